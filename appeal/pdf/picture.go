package pdf

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"
)

// ErrNoPicture says that a page's pictures cannot be decoded, or that there is
// none on it.
var ErrNoPicture = errors.New("no picture that can be decoded")

// maxPixels bounds one picture: a letter page at 1,200 dpi is 135 million.
const maxPixels = 140 << 20

// enoughDots is the resolution, in dots an inch, beyond which recognition
// gains nothing; finer pictures are halved until they are below twice that.
const enoughDots = 300

// Picture is a page as a picture: grey, one byte a pixel, 0 black, row by row
// from the top left of the page as displayed.
type Picture struct {
	Width, Height int
	Pix           []byte
	Bilevel       bool       // black and white only, as a fax is
	Place         [6]float64 // maps pixels to points on the page as displayed
}

// Dots gives the resolution across and down, in pixels an inch.
func (p *Picture) Dots() (across, down float64) {
	return 72 / math.Hypot(p.Place[0], p.Place[1]), 72 / math.Hypot(p.Place[2], p.Place[3])
}

// Picture gives a page of a file as a picture; pages count from 1. A scan comes
// as it was scanned, anything else is drawn by PDFium. The error is an *UnreadableError or wraps ErrNoPicture.
func (w *Worker) Picture(ctx context.Context, path string, page int) (Picture, error) {
	r, err := w.read(ctx, childRequest{Path: path, Password: w.opts.Password, Picture: page, Compiled: w.opts.Compiled})
	switch {
	case err != nil:
		return Picture{}, err
	case r.picture == nil && r.reason != "":
		return Picture{}, fmt.Errorf("%s, page %d: %w", path, page, &UnreadableError{Reason: r.reason})
	case r.picture == nil:
		return Picture{}, fmt.Errorf("%s, page %d: %w", path, page, ErrNoPicture)
	}
	return *r.picture, nil
}

// stall is how much of the time may pass before the count of pages is known, and
// between one page of words and the next.
func (o Options) stall(req childRequest) time.Duration {
	if req.Count {
		return min(o.Time/3, 5*time.Second)
	}
	return o.Time / 3
}

// grey is a picture without a place.
type grey struct {
	width, height int
	pix           []byte
	bilevel       bool
	see           []byte // of a mask: 0 where what is below shows
}

func newGrey(width, height int) (*grey, error) {
	if width <= 0 || height <= 0 || width > maxPixels/height {
		return nil, fmt.Errorf("%w: %d by %d pixels", ErrNoPicture, width, height)
	}
	return &grey{width: width, height: height, pix: make([]byte, width*height)}, nil
}

// placedPicture puts a picture onto the page; m maps the unit square, in which
// PDF shows every picture, to the page as displayed.
func placedPicture(g *grey, m matrix) *Picture {
	unit := matrix{1 / float64(g.width), 0, 0, -1 / float64(g.height), 0, 1}
	p := &Picture{Width: g.width, Height: g.height, Pix: g.pix, Bilevel: g.bilevel, Place: unit.times(m)}
	p.face()
	for p.Width > 2 && p.Height > 2 {
		if across, down := p.Dots(); min(across, down) < 2*enoughDots {
			break
		}
		p.halve()
	}
	return p
}

// face turns and mirrors the pixels so that rows run to the right and down on
// the page as displayed: pages scanned sideways carry a /Rotate.
func (p *Picture) face() {
	m := matrix(p.Place)
	if math.Abs(m[1])+math.Abs(m[2]) > math.Abs(m[0])+math.Abs(m[3]) {
		out := make([]byte, len(p.Pix))
		for y := range p.Height {
			for x := range p.Width {
				out[x*p.Height+y] = p.Pix[y*p.Width+x]
			}
		}
		p.Pix, p.Width, p.Height = out, p.Height, p.Width
		m = matrix{0, 1, 1, 0, 0, 0}.times(m)
	}
	if m[0] < 0 {
		for y := range p.Height {
			reverse(p.Pix[y*p.Width : (y+1)*p.Width])
		}
		m = matrix{-1, 0, 0, 1, float64(p.Width), 0}.times(m)
	}
	if m[3] < 0 {
		for y := range p.Height / 2 {
			a, b := p.Pix[y*p.Width:(y+1)*p.Width], p.Pix[(p.Height-1-y)*p.Width:(p.Height-y)*p.Width]
			for x := range a {
				a[x], b[x] = b[x], a[x]
			}
		}
		m = matrix{1, 0, 0, -1, 0, float64(p.Height)}.times(m)
	}
	p.Place = m
}

func reverse(b []byte) {
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
}

// halve makes one pixel of four.
func (p *Picture) halve() {
	w, h := p.Width/2, p.Height/2
	for y := range h {
		a, b := p.Pix[2*y*p.Width:], p.Pix[(2*y+1)*p.Width:]
		for x := range w {
			p.Pix[y*w+x] = byte((int(a[2*x]) + int(a[2*x+1]) + int(b[2*x]) + int(b[2*x+1]) + 2) / 4)
		}
	}
	p.Pix, p.Width, p.Height, p.Bilevel = p.Pix[:w*h], w, h, false
	p.Place = matrix{2, 0, 0, 2, 0, 0}.times(matrix(p.Place))
}
