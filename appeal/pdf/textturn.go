package pdf

import (
	"slices"

	"imeappeal/appeal/report"
)

// way tells by how many quarters clockwise a glyph must be turned to stand
// upright; ok is false where it leans, or is written downwards as Japanese is.
func (g placedGlyph) way() (quarters int, ok bool) {
	const straight = 0.9
	switch {
	case g.column:
		return 0, false
	case g.dx > straight:
		return 0, true
	case g.dy < -straight:
		return 1, true
	case g.dx < -straight:
		return 2, true
	case g.dy > straight:
		return 3, true
	}
	return 0, false
}

// lies gives the way in which a page's text lies: upright unless nearly all of
// it lies in one other way. A note along the margin does not turn a page.
func (w *wordBuilder) lies() int {
	const nearlyAll, enough = 0.85, 40 // characters
	for quarters, n := range w.ways {
		if n >= enough && float64(n) >= nearlyAll*float64(w.total) {
			return quarters
		}
	}
	return 0
}

// turned gives the page as its text stands upright.
func (p TextPage) turned() report.RawPage {
	out := p.RawPage
	if p.Lies == 0 {
		return out
	}
	out.Turn = p.Lies
	if out.Words = slices.Clone(out.Words); p.Lies%2 != 0 {
		out.Width, out.Height = p.Height, p.Width
	}
	for i, w := range out.Words {
		out.Words[i].Box = quartered(w.Box, p.Lies, p.Width, p.Height)
	}
	return out
}

// quartered gives a box of a page of that size on the page turned clockwise.
func quartered(b report.Box, quarters int, width, height float64) report.Box {
	switch quarters {
	case 1:
		b = report.Box{height - b[3], b[0], height - b[1], b[2]}
	case 2:
		b = report.Box{width - b[2], height - b[3], width - b[0], height - b[1]}
	case 3:
		b = report.Box{b[1], width - b[2], b[3], width - b[0]}
	}
	for k := range b {
		b[k] = round2(b[k])
	}
	return b
}
