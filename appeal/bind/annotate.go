package bind

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// Mark is one numbered point on a page: the boxes to highlight (as displayed,
// origin in the upper left corner) and what a reader of the margin note sees.
type Mark struct {
	Page   int // page of the bound file, from 1
	Boxes  []packet.Box
	Number int
	Margin float64 // free at the right edge of the page, in points
	Label  string  // beside the number in the margin, as many of its words as have room
	Text   string  // the whole note, in the annotation's own text
}

// WriteMarked binds the plan's parts as Write does, with marks on its pages:
// each a highlight over its boxes and a numbered note in the margin. They are
// annotations with a look of their own: every viewer and printer shows them
// alike, and the page's own content stays as it was.
func WriteMarked(ctx context.Context, w io.Writer, plan packet.Plan, marks []Mark, open Open) (res Result, err error) {
	if err := checkPlan(plan); err != nil {
		return Result{}, err
	}
	for _, m := range marks {
		if m.Page < 1 || m.Page > plan.Pages {
			return Result{}, fmt.Errorf("mark %d: page %d of %d", m.Number, m.Page, plan.Pages)
		}
	}
	files, err := readStructure(ctx, plan, open)
	if err != nil {
		return Result{}, err
	}
	b := newBinder(w, plan)
	b.marks = marks
	defer func() {
		if stop := b.out.close(); err == nil {
			err = stop
		}
		if err != nil {
			res = Result{}
		}
	}()
	if err := b.parts(ctx, files, open, Options{}); err != nil {
		return Result{}, err
	}
	return b.finish()
}

// The look of marks, in points.
const (
	noteSize   = 7.0
	noteHeight = 10.0
	noteEdge   = 3.0 // from the edge of the page, and from its text
	notePad    = 3.0 // left and right of the note's words
)

// markAnnotations writes the marks of the page at work.
func (c *carrier) markAnnotations(page int32, s strip) []int32 {
	var here []Mark
	for _, m := range c.marks {
		if m.Page == c.page0 && len(m.Boxes) > 0 {
			here = append(here, m)
		}
	}
	if len(here) == 0 {
		return nil
	}
	slices.SortStableFunc(here, func(a, b Mark) int { return int(a.Boxes[0][1]*100) - int(b.Boxes[0][1]*100) })
	var own []int32
	for _, m := range here {
		own = append(own, c.highlight(page, s, m))
	}
	free := 0.0 // below the notes so far, from the top of the page
	for _, m := range here {
		top := math.Max(m.Boxes[0][1], free)
		top = math.Min(top, s.shown()-s.height-noteHeight)
		own = append(own, c.marginNote(page, s, m, top))
		free = top + noteHeight + 1
	}
	return own
}

// highlight paints the boxes of a mark so that the words stay readable.
func (c *carrier) highlight(page int32, s strip, m Mark) int32 {
	h := s.shown()
	var content, quads []byte
	var all pdf.Rect
	for i, b := range m.Boxes {
		r := s.rect(b[0]-1, h-b[3]-1, b[2]+1, h-b[1]+1)
		if i == 0 {
			all = r
		}
		all = pdf.Rect{math.Min(all[0], r[0]), math.Min(all[1], r[1]), math.Max(all[2], r[2]), math.Max(all[3], r[3])}
		content = fmt.Appendf(content, "%s %s %s %s re f\n", num(r[0]), num(r[1]), num(r.Width()), num(r.Height()))
		quads = fmt.Appendf(quads, "%s %s %s %s %s %s %s %s ", num(r[0]), num(r[3]), num(r[2]), num(r[3]), num(r[0]), num(r[1]), num(r[2]), num(r[1]))
	}
	look, n := c.number(), c.number()
	dict := fmt.Sprintf("/Type/XObject/Subtype/Form/BBox%s/Group<</S/Transparency>>/Resources<</ExtGState<</M<</BM/Multiply>>>>>>", rectString(all))
	c.stream(look, dict, append([]byte("/M gs 1 0.93 0.45 rg\n"), content...))
	c.begin(n)
	c.printf("<</Type/Annot/Subtype/Highlight/Rect%s/QuadPoints[%s]/C[1 0.93 0.45]/F %d/P %d 0 R/Contents", rectString(all), quads[:len(quads)-1], flagPrint|flagReadOnly|flagLocked|flagFrozen, page)
	c.buf = pdf.AppendText(c.buf, m.Text)
	c.printf("/AP<</N %d 0 R>>>>", look)
	c.end()
	return n
}

// noteWords gives the number and as many words of the label as the margin has
// room for.
func noteWords(m Mark) (text []byte, wide float64) {
	words := strings.Fields(m.Label)
	for n := len(words); ; n-- {
		text, _ = winAnsi(strings.Join(append([]string{fmt.Sprint(m.Number)}, words[:n]...), " "))
		wide = width(text)*noteSize*1.12 + 2*notePad
		if n == 0 || wide+2*noteEdge <= m.Margin {
			return text, wide
		}
	}
}

// marginNote writes the number at the right edge of the page.
func (c *carrier) marginNote(page int32, s strip, m Mark, top float64) int32 {
	b, w := noteWords(m)
	x := s.width - noteEdge - w
	y := s.shown() - top - noteHeight
	r := s.rect(x, y, x+w, y+noteHeight)
	content := fmt.Appendf(nil, "q %s cm 1 0.97 0.80 rg 0.45 0.30 0 RG 0.6 w %s %s %s %s re B 0 g BT %s %s Tf %s %s Td ",
		matrixString(s.matrix()), num(x+.3), num(y+.3), num(w-.6), num(noteHeight-.6), c.boldKey, num(noteSize), num(x+notePad), num(y+2.8))
	content = append(pdf.AppendLiteral(content, b), " Tj ET Q"...)
	look, n := c.number(), c.number()
	dict := fmt.Sprintf("/Type/XObject/Subtype/Form/BBox%s/Resources<</Font<<%s %d 0 R>>>>", rectString(r), c.boldKey, c.bold)
	c.stream(look, dict, content)
	c.begin(n)
	c.printf("<</Type/Annot/Subtype/Stamp/Rect%s/F %d/P %d 0 R/Contents", rectString(r), flagPrint|flagReadOnly|flagLocked|flagFrozen, page)
	c.buf = pdf.AppendText(c.buf, m.Text)
	c.printf("/AP<</N %d 0 R>>>>", look)
	c.end()
	return n
}
