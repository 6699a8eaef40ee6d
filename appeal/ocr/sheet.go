package ocr

import (
	"math"

	"imeappeal/appeal/pdf"
)

// sheet is a page's picture on its way to recognition: grey, 0 black, with
// toPage from its pixels to points on the page.
type sheet struct {
	w, h    int
	pix     []byte
	bilevel bool
	toPage  affine
}

// affine is a transformation [a b c d e f] as PDF writes it.
type affine [6]float64

// after gives the transformation that applies m first, then n.
func (n affine) after(m affine) affine {
	return affine{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (n affine) apply(x, y float64) (float64, float64) {
	return n[0]*x + n[2]*y + n[4], n[1]*x + n[3]*y + n[5]
}

func sheetOf(p pdf.Picture) *sheet {
	return &sheet{w: p.Width, h: p.Height, pix: p.Pix, bilevel: p.Bilevel, toPage: p.Place}
}

// dots gives the resolution across and down, in pixels an inch.
func (s *sheet) dots() (across, down float64) {
	return 72 / math.Hypot(s.toPage[0], s.toPage[1]), 72 / math.Hypot(s.toPage[2], s.toPage[3])
}

// at is the grey at a place between pixels; outside is white.
func (s *sheet) at(x, y float64) byte {
	x, y = x-0.5, y-0.5
	fx, fy := math.Floor(x), math.Floor(y)
	ix, iy := int(fx), int(fy)
	dx, dy := x-fx, y-fy
	a, b := s.pixel(ix, iy), s.pixel(ix+1, iy)
	c, d := s.pixel(ix, iy+1), s.pixel(ix+1, iy+1)
	return byte((a*(1-dx)+b*dx)*(1-dy) + (c*(1-dx)+d*dx)*dy + 0.5)
}

func (s *sheet) pixel(x, y int) float64 {
	if x < 0 || y < 0 || x >= s.w || y >= s.h {
		return 255
	}
	return float64(s.pix[y*s.w+x])
}

// turned gives the sheet turned clockwise by that many quarters.
func (s *sheet) turned(quarters int) *sheet {
	quarters = (quarters%4 + 4) % 4
	if quarters == 0 {
		return s
	}
	w, h := float64(s.w), float64(s.h)
	out := &sheet{w: s.w, h: s.h, pix: make([]byte, len(s.pix)), bilevel: s.bilevel}
	var m affine // new pixels to old ones
	switch quarters {
	case 1:
		out.w, out.h, m = s.h, s.w, affine{0, -1, 1, 0, 0, h}
	case 2:
		m = affine{-1, 0, 0, -1, w, h}
	case 3:
		out.w, out.h, m = s.h, s.w, affine{0, 1, -1, 0, w, 0}
	}
	out.toPage = s.toPage.after(m)
	for y := range out.h {
		for x := range out.w {
			ox, oy := m.apply(float64(x)+0.5, float64(y)+0.5)
			out.pix[y*out.w+x] = s.pix[int(oy)*s.w+int(ox)]
		}
	}
	return out
}
