package ocr

import (
	"context"
	"math"

	"imeappeal/appeal/pdf"
)

// A page recognized with less trust than this is tried upside down as well,
// and taken that way if it is trusted clearly more.
const (
	doubtful = 70
	clearly  = 8
)

// readPicture recognizes one picture: the words on the page turned and levelled
// for reading.
func readPicture(ctx context.Context, e engine, p pdf.Picture, width, height float64) (cachedPage, error) {
	s := prepare(sheetOf(p))
	words, err := e.recognize(ctx, s)
	if err == nil && onEnd(words) { // both engines read such a page, and tell its lines as columns
		s = s.turned(1)
		words, err = e.recognize(ctx, s)
	}
	if err != nil {
		return cachedPage{}, err
	}
	if t := trust(words); t < doubtful {
		over := s.turned(2)
		again, err := e.recognize(ctx, over)
		if ctx.Err() != nil {
			return cachedPage{}, ctx.Err()
		}
		if err == nil && len(again) > 0 && trust(again) > t+clearly {
			s, words = over, again
		}
	}
	mend(words)
	out := cachedPage{Width: width, Height: height, Turn: s.quarters()}
	m := turning(out.Turn, width, height)
	if out.Turn%2 == 1 {
		out.Width, out.Height = height, width
	}
	to := m.after(s.toPage)
	out.Lean = math.Atan2(to[1], to[0])
	out.Words = placedWords(s, levelling(out.Lean, out.Width, out.Height).after(m), words)
	out.Blank = len(out.Words) == 0 && s.blank()
	return out, nil
}

// levelling turns a page about its middle so that lines which go down to the
// right by an angle are level.
func levelling(angle, width, height float64) affine {
	sin, cos := math.Sincos(-angle)
	x, y := width/2, height/2
	return affine{cos, sin, -sin, cos, x - x*cos + y*sin, y - x*sin - y*cos}
}

// onEnd reports whether words stand on end: most of the longer ones are higher
// than they are wide.
func onEnd(words []found) bool {
	high, all := 0, 0
	for _, w := range words {
		if len(w.Text) < 5 || !w.kept() {
			continue
		}
		all++
		if w.Box[3]-w.Box[1] > w.Box[2]-w.Box[0] {
			high++
		}
	}
	return all >= 5 && high*2 > all
}

// quarters is by how many quarters clockwise the sheet was turned against the
// page as displayed.
func (s *sheet) quarters() int {
	// The sheet's x axis on the page: to the right, up, to the left, down.
	a := math.Atan2(-s.toPage[1], s.toPage[0])
	return (int(math.Round(a/(math.Pi/2))) + 4) % 4
}

// turning maps the page as displayed to the page turned clockwise.
func turning(quarters int, width, height float64) affine {
	switch quarters {
	case 1:
		return affine{0, 1, -1, 0, height, 0}
	case 2:
		return affine{-1, 0, 0, -1, width, height}
	case 3:
		return affine{0, -1, 1, 0, 0, width}
	}
	return affine{1, 0, 0, 1, 0, 0}
}

func round(x float64) float64 { return math.Round(x*100) / 100 }
