package bind

import (
	"bytes"
	"compress/zlib"
	"io"
	"testing"

	"imeappeal/appeal/pdf"
)

// painted makes a grey drawing.
func painted(width, height int, tone func(x, y int) byte) pdf.Drawing {
	d := pdf.Drawing{Pages: 1, Width: width, Height: height, Grey: true, Pix: make([]byte, width*height)}
	for y := range height {
		for x := range width {
			d.Pix[y*width+x] = tone(x, y)
		}
	}
	return d
}

// dark gives how much of a rectangle is black after all, of 100.
func dark(t *testing.T, p PicturePage, x0, y0, x1, y1 int) int {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	bits, err := io.ReadAll(r)
	row := (p.Width + 7) / 8
	if err != nil || len(bits) != row*p.Height {
		t.Fatalf("%d bytes of picture, want %d: %v", len(bits), row*p.Height, err)
	}
	black := 0
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			if bits[y*row+x/8]&(0x80>>(x%8)) == 0 {
				black++
			}
		}
	}
	return 100 * black / ((x1 - x0) * (y1 - y0))
}

// Strokes stay on white, on grey and reversed; grounds go; tones become as many
// dots as they are dark; what lies across is turned.
func TestFaxPage(t *testing.T) {
	lines := func(ink, paper byte) func(x, y int) byte {
		return func(x, y int) byte {
			if y%30 < 3 { // a fifteenth of an inch apart
				return ink
			}
			return paper
		}
	}
	for _, tt := range []struct {
		name     string
		tone     func(x, y int) byte
		from, to int
	}{
		{"black print", lines(0, 255), 9, 11},
		{"grey print", lines(170, 255), 9, 11},
		{"print on a grey ground", lines(60, 200), 9, 11},
		{"white print on black", lines(255, 10), 88, 91},
		{"paper", func(int, int) byte { return 255 }, 0, 0},
		{"a yellowed page", func(x, y int) byte { return byte(215 + (x*7+y*3)%9) }, 0, 0},
		{"a quarter dark", func(x, y int) byte { return byte(160 + (x*31+y*17)%60) }, 18, 32},
		{"a black bar", func(int, int) byte { return 8 }, 100, 100},
	} {
		p := faxPage(painted(faxWide, faxHigh, tt.tone))
		if p.Bits != 1 || p.Across != 612 || p.Down != 792 {
			t.Fatalf("%s: %d bits, %v by %v points", tt.name, p.Bits, p.Across, p.Down)
		}
		if got := dark(t, p, 300, 300, 1200, 1200); got < tt.from || got > tt.to {
			t.Errorf("%s: %d %% black, want %d to %d", tt.name, got, tt.from, tt.to)
		}
	}
	photo := faxPage(painted(faxWide, faxHigh, func(x, _ int) byte { return byte(x * 255 / faxWide) }))
	for _, x := range []int{425, 850, 1190} {
		want := 100 - 100*x/faxWide
		if got := dark(t, photo, x-60, 500, x+60, 1500); got < want-8 || got > want+8 {
			t.Errorf("a photograph's tone at %d: %d %% black, want about %d", x, got, want)
		}
	}
	across := faxPage(painted(2200, 1700, func(x, _ int) byte {
		if x > 2000 {
			return 0
		}
		return 255
	}))
	if top := dark(t, across, 0, 0, 1700, 150); top != 100 {
		t.Errorf("the right edge of a page that lies across is %d %% black at the top", top)
	}
	small := faxPage(painted(400, 300, func(int, int) byte { return 0 }))
	if in, out := dark(t, small, 750, 50, 900, 300), dark(t, small, 0, 500, 1700, 2200); in != 100 || out != 0 {
		t.Errorf("a small page is %d %% black, beside it %d %%", in, out)
	}
}
