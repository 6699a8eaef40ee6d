package bind

import (
	"context"
	"fmt"
	"slices"

	"imeappeal/appeal/pdf"
)

// The page of a fax, 8.5 by 11 inches at the dots that fine mode sends.
const (
	faxDots  = 200
	faxWide  = 1700
	faxHigh  = 2200
	inkBelow = 0.76 // of the lightness of the paper around: what is darker is ink
)

// Fax writes a finished packet, or a part of one, as a fax machine will show
// it: each page letter size, black or white dots, upright. What the sender looks
// at is then what arrives. page is called after each.
func Fax(ctx context.Context, w *pdf.Worker, path string, page func(done, of int)) ([]byte, error) {
	var pages []PicturePage
	for n := 1; ; n++ {
		d, err := w.DrawWithin(ctx, path, n, faxWide, faxHigh)
		if err != nil {
			return nil, err
		}
		if d.Pages > mostDrawn {
			return nil, fmt.Errorf("%w: %d pages to draw", pdf.ErrTooMuch, d.Pages)
		}
		pages = append(pages, faxPage(d))
		if page != nil {
			page(n, d.Pages)
		}
		if n == d.Pages {
			return Pictures(pages), nil
		}
	}
}

// faxPage puts a drawing on a white page and makes it black and white.
func faxPage(d pdf.Drawing) PicturePage {
	g := lightness(d)
	if g.width > g.height { // a machine takes paper upright
		g = g.turned()
	}
	sheet := tones{faxWide, faxHigh, slices.Repeat([]byte{255}, faxWide*faxHigh)}
	left := (faxWide - g.width) / 2
	for y := range min(g.height, faxHigh) {
		copy(sheet.pix[y*faxWide+left:], g.pix[y*g.width:(y+1)*g.width])
	}
	return PicturePage{
		Across: faxWide * 72.0 / faxDots, Down: faxHigh * 72.0 / faxDots, Width: faxWide, Height: faxHigh,
		Filter: "FlateDecode", Bits: 1, Grey: true, Data: deflated(sheet.dots()),
	}
}

// tones is a picture of one byte a pixel, 0 black.
type tones struct {
	width, height int
	pix           []byte
}

// lightness takes the colours from a drawing (ITU-R BT.601).
func lightness(d pdf.Drawing) tones {
	if d.Grey {
		return tones{d.Width, d.Height, d.Pix}
	}
	t := tones{d.Width, d.Height, make([]byte, d.Width*d.Height)}
	for i := range t.pix {
		r, g, b := int(d.Pix[3*i]), int(d.Pix[3*i+1]), int(d.Pix[3*i+2])
		t.pix[i] = byte((299*r + 587*g + 114*b) / 1000)
	}
	return t
}

// turned is the picture turned a quarter to the left.
func (t tones) turned() tones {
	out := tones{t.height, t.width, make([]byte, len(t.pix))}
	for y := range t.height {
		for x := range t.width {
			out.pix[(t.width-1-x)*t.height+y] = t.pix[y*t.width+x]
		}
	}
	return out
}

// tile is the side of the squares in which writing is told from photographs.
const tile = 16

// square says how one tile is made black and white.
type square struct {
	low, high byte // darkest and lightest of it and its neighbours, but for a few
	photo     bool // tones in between prevail: dots must stand for them
}

// dots gives one bit a pixel, 1 white, rows filled to bytes. Writing gets a
// threshold that goes by the paper around it, so that grey print stays and a
// grey ground goes; photographs are dithered (Floyd and Steinberg).
func (t tones) dots() []byte {
	across := (t.width + tile - 1) / tile
	squares := t.squares()
	row := (t.width + 7) / 8
	out := make([]byte, row*t.height)
	here, below := make([]int, t.width+2), make([]int, t.width+2) // error carried, with a margin
	for y := range t.height {
		for x := range t.width {
			s := squares[y/tile*across+x/tile]
			v := int(t.pix[y*t.width+x])
			white := v >= s.threshold()
			if s.photo {
				v += here[x+1] / 16
				rest := v
				if white = v >= 128; white {
					rest = v - 255
				}
				here[x+2] += 7 * rest
				below[x] += 3 * rest
				below[x+1] += 5 * rest
				below[x+2] += rest
			}
			if white {
				out[y*row+x/8] |= 0x80 >> (x % 8)
			}
		}
		here, below = below, here
		clear(below)
	}
	return out
}

// threshold is the lightness from which on a pixel of writing is paper.
func (s square) threshold() int {
	if s.high < 90 { // a dark ground without light writing on it
		return 256
	}
	return int(float64(s.high) * inkBelow)
}

// squares looks at every tile together with its neighbours.
func (t tones) squares() []square {
	across, down := (t.width+tile-1)/tile, (t.height+tile-1)/tile
	counts := make([][256]uint16, across*down)
	for y := range t.height {
		for x := range t.width {
			counts[y/tile*across+x/tile][t.pix[y*t.width+x]]++
		}
	}
	out := make([]square, across*down)
	for i := range out {
		out[i] = squareOf(sum(counts, i, across, down))
	}
	photo := make([]bool, len(out))
	for i := range out { // one tile alone is no photograph, and a hole in one is part of it
		n, all := 0, 0
		around(i, across, down, func(j int) {
			all++
			if out[j].photo {
				n++
			}
		})
		photo[i] = 2*n > all
	}
	for i := range out {
		out[i].photo = photo[i]
	}
	return out
}

// around calls f for a tile and its neighbours.
func around(i, across, down int, f func(j int)) {
	x0, y0 := i%across, i/across
	for y := max(0, y0-1); y <= min(down-1, y0+1); y++ {
		for x := max(0, x0-1); x <= min(across-1, x0+1); x++ {
			f(y*across + x)
		}
	}
}

func sum(counts [][256]uint16, i, across, down int) *[256]int {
	var all [256]int
	around(i, across, down, func(j int) {
		for v, n := range counts[j] {
			all[v] += int(n)
		}
	})
	return &all
}

// squareOf judges by how often each lightness occurs: writing is dark and
// light with little between, a photograph is mostly between.
func squareOf(counts *[256]int) square {
	total := 0
	for _, n := range counts {
		total += n
	}
	s := square{low: 255}
	for v, seen := 0, 0; v < 256; v++ {
		if counts[v] == 0 {
			continue
		}
		if seen <= total/50 {
			s.low = byte(v)
		}
		if seen <= total-total/20 {
			s.high = byte(v)
		}
		seen += counts[v]
	}
	low, high := int(s.low), int(s.high)
	between := 0
	for v := low + (high-low)/4; v <= high-(high-low)/4; v++ {
		between += counts[v]
	}
	switch {
	case high-low >= 50:
		s.photo = 10*between > 4*total
	default: // even: white stays white, black black, a tone of a picture becomes dots
		s.photo = high < 190 && high > 30
	}
	return s
}
