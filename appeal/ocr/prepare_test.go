package ocr

import (
	"math"
	"math/rand/v2"
	"testing"
)

const degree = math.Pi / 180

func TestSkew(t *testing.T) {
	plain := rendered(t, 100, sampleLines)
	for _, angle := range []float64{-4.5, -2, -0.4, 0, 0.7, 3} {
		leaning := plain.resampled(100, -angle*degree)
		if got := skew(leaning) / degree; math.Abs(got-angle) > 0.25 {
			t.Errorf("skew of a sheet that leans %.1f°: %.2f°", angle, got)
		}
		if got := skew(leaning.resampled(100, skew(leaning))) / degree; math.Abs(got) > 0.15 {
			t.Errorf("skew after levelling %.1f°: %.2f°", angle, got)
		}
	}
}

func TestSideways(t *testing.T) {
	plain := rendered(t, 100, sampleLines)
	for k := range 4 {
		if got, want := sideways(plain.turned(k)), k%2 == 1; got != want {
			t.Errorf("sideways after %d quarters: %v", k, got)
		}
	}
}

// TestSidewaysPleading has two rules down the page, as pleading paper has, on a
// scan that leans a little.
func TestSidewaysPleading(t *testing.T) {
	s := rendered(t, 100, sampleLines)
	for y := range s.h {
		for _, x := range []int{60, 61, 64, 65, s.w - 40} {
			s.pix[y*s.w+x] = 0
		}
	}
	for _, angle := range []float64{0, 1, -2} {
		leaning := s.resampled(100, angle*degree)
		if sideways(leaning) || !sideways(leaning.turned(1)) {
			t.Errorf("at %v° the rules are taken for lines of text", angle)
		}
	}
}

// TestTurned holds that a pixel's place on the page survives each turn.
func TestTurned(t *testing.T) {
	s := &sheet{w: 3, h: 2, pix: []byte{1, 2, 3, 4, 5, 6}, toPage: affine{10, 0, 0, 20, 5, 7}}
	for k := range 4 {
		turned := s.turned(k)
		if got := turned.quarters(); got != k {
			t.Errorf("%d quarters are told as %d", k, got)
		}
		for i, v := range turned.pix {
			x, y := turned.toPage.apply(float64(i%turned.w)+0.5, float64(i/turned.w)+0.5)
			j := int((y-7)/20)*s.w + int((x-5)/10)
			if s.pix[j] != v {
				t.Errorf("%d quarters: pixel %d came from %d", k, i, j)
			}
		}
	}
}

func TestSpecks(t *testing.T) {
	s := rendered(t, 200, sampleLines)
	clean := withoutSpecks(s)
	r := rand.New(rand.NewPCG(1, 2))
	noisy := &sheet{w: s.w, h: s.h, pix: append([]byte(nil), s.pix...), toPage: s.toPage}
	for range len(s.pix) / 100 {
		noisy.pix[r.IntN(len(s.pix))] = byte(r.IntN(2) * 255)
	}
	got := withoutSpecks(noisy)
	wrong := 0
	for i := range got.pix {
		if math.Abs(float64(got.pix[i])-float64(clean.pix[i])) > 100 {
			wrong++
		}
	}
	if wrong*2000 > len(s.pix) {
		t.Errorf("%d of %d pixels are wrong after specks were taken out", wrong, len(s.pix))
	}
}

func TestDust(t *testing.T) {
	s := &sheet{w: 9, h: 9, pix: make([]byte, 81), bilevel: true, toPage: affine{0.36, 0, 0, 0.36, 0, 0}}
	for i := range s.pix {
		s.pix[i] = 255
	}
	for _, i := range []int{10, 11, 50, 51, 52, 59, 60} { // two pixels, and five
		s.pix[i] = 0
	}
	s.dropDust()
	if s.pix[10] != 255 || s.pix[11] != 255 || s.pix[50] != 0 || s.pix[60] != 0 {
		t.Error("spots of two pixels should go, of five stay")
	}
}

// TestSoftened keeps flat ink flat, to the edges, and makes a step a slope.
func TestSoftened(t *testing.T) {
	s := &sheet{w: 12, h: 2, pix: make([]byte, 24), toPage: affine{1, 0, 0, 1, 0, 0}}
	for i := range s.pix {
		if i%12 >= 6 {
			s.pix[i] = 255
		}
	}
	got := s.softened().pix
	if got[0] != 0 || got[2] != 0 || got[9] != 255 || got[23] != 255 {
		t.Errorf("flat parts changed: %v", got)
	}
	for i := 3; i < 9; i++ {
		if got[i] <= got[i-1] {
			t.Errorf("no slope at %d: %v", i, got[:12])
		}
	}
}

// TestSquare makes square pixels of a fax of 204 by 98 dots.
func TestSquare(t *testing.T) {
	s := rendered(t, 204, sampleLines)
	coarse := &sheet{w: s.w, h: s.h / 2, pix: s.averaged(1, 2).pix, toPage: s.averaged(1, 2).toPage}
	across, down := prepare(coarse).dots()
	if math.Abs(across-coarseDots) > 1 || math.Abs(down-coarseDots) > 1 {
		t.Errorf("%.1f by %.1f dots after preparation", across, down)
	}
}

// TestPoster bounds the pixels of a page that is large, or long, by its own word.
func TestPoster(t *testing.T) {
	for _, place := range []affine{{14.4, 0, 0, 14.4, 0, 0}, {0.01, 0, 0, 144, 0, 0}, {1e-4, 0, 0, 1e-4, 0, 0}} {
		s := rendered(t, 100, sampleLines)
		s.toPage = place
		if p := prepare(s); p.w*p.h > mostPixels*5/4 || p.w > mostSide+1 || p.h > mostSide+1 || p.w < 1 || p.h < 1 {
			t.Errorf("%v: %d by %d pixels", place, p.w, p.h)
		}
	}
}

// TestEvenLight takes a shadow off a photograph.
func TestEvenLight(t *testing.T) {
	s := rendered(t, 150, sampleLines)
	for i, v := range s.pix {
		s.pix[i] = byte(float64(v) * (0.4 + 0.6*float64(i%s.w)/float64(s.w)))
	}
	out := evenLight(s)
	for _, x := range []int{20, s.w / 2, s.w - 20} {
		if v := out.pix[20*s.w+x]; v < 235 {
			t.Errorf("paper at %d is %d after the shadow was taken off", x, v)
		}
	}
}
