package ocr

import (
	"math/rand/v2"
	"testing"
)

// TestBlank tells the back of a sheet from one with a word in handwriting.
func TestBlank(t *testing.T) {
	const w, h = 1700, 2200 // a letter page at 200 dots an inch
	page := func(paper byte, draw func(set func(x, y int, v byte))) *sheet {
		s := &sheet{w: w, h: h, pix: make([]byte, w*h), toPage: affine{0.36, 0, 0, 0.36, 0, 0}}
		r := rand.New(rand.NewPCG(3, 4))
		for i := range s.pix {
			s.pix[i] = paper - byte(r.IntN(9))
		}
		if draw != nil {
			draw(func(x, y int, v byte) { s.pix[y*w+x] = v })
		}
		return s
	}
	// stroke is a line as a pen of half a millimetre draws it.
	stroke := func(ink byte) func(set func(x, y int, v byte)) {
		return func(set func(x, y int, v byte)) {
			for i := range 300 {
				for d := range 4 {
					set(400+i, 900+i%40+d, ink)
				}
			}
		}
	}
	for _, tt := range []struct {
		name  string
		sheet *sheet
		want  bool
	}{
		{"white paper", page(255, nil), true},
		{"grey paper", page(196, nil), true},
		{"a black edge of the scanner", page(250, func(set func(x, y int, v byte)) {
			for y := range h {
				for x := range 20 {
					set(x, y, 0)
				}
			}
		}), true},
		{"what shows through from the other side", page(250, stroke(225)), true},
		{"a few specks", page(250, func(set func(x, y int, v byte)) {
			for i := range 20 {
				set(100+70*i, 120+90*i, 0)
				set(101+70*i, 120+90*i, 0)
			}
		}), true},
		{"a word in ink", page(250, stroke(40)), false},
		{"a word in pencil", page(250, stroke(160)), false},
		{"a dark photograph", page(60, nil), false},
	} {
		if got := tt.sheet.blank(); got != tt.want {
			t.Errorf("%s: blank is %v", tt.name, got)
		}
	}
}
