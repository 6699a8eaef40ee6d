package typeset

import (
	"fmt"

	"imeappeal/appeal/letter"
)

// Letter sets a letter. Every page carries its reference and its number; a
// draft and a fictional case are marked at the head of every page, in words,
// outside the text.
func Letter(l letter.Letter, opt Options) (Set, error) {
	d, err := letterPages(l, opt)
	if err != nil {
		return Set{}, err
	}
	return d.finish()
}

func letterPages(l letter.Letter, opt Options) (*document, error) {
	opt = opt.filled()
	s := newSetter(opt)
	d := newDocument("letter "+l.ID, l.Title, l.Date, opt.Paper)
	rows := s.blocks(l.Blocks)
	if l.Letterhead && opt.Letterhead != "" {
		picture, err := s.picture(opt.Letterhead)
		if err != nil {
			return nil, fmt.Errorf("letter %s: %w", l.ID, err)
		}
		rows = append([]row{picture}, rows...)
	}
	pages := paginate(rows, opt.bodyHeight())
	d.place(pages,
		func(pg *page) { pg.marksOf(s, l.Draft, l.Fictional) },
		func(pg *page) { pg.foot(s, l.Reference, fmt.Sprintf("Page %d of %d", pg.number, len(pages))) })
	d.missing = s.missing
	return d, nil
}

func newSetter(opt Options) *setter {
	return &setter{size: opt.Size, width: opt.Paper.Width - 2*margin}
}

func (o Options) bodyHeight() float64 { return o.Paper.Height - 2*margin }

// footSize is the size of what stands in the margins.
const footSize = 9

// foot prints the reference and the page below the text.
func (pg *page) foot(s *setter, reference, number string) {
	text := s.text(oneLine(reference), roman)
	if text != "" && number != "" {
		text += " · "
	}
	text += number
	width := faces()[roman].width(text, footSize)
	pg.text(text, roman, max(0, (s.width-width)/2), pg.doc.paper.Height-2*margin+18, footSize)
}

// The words that mark a page.
const (
	draftMark     = "DRAFT – NOT SENT"
	fictionalMark = "FICTIONAL – invented case, for demonstration only"
)

// marksOf prints the marks in a frame above the text, in the face that every
// page has anyway.
func (pg *page) marksOf(s *setter, draft, fictional bool) {
	var texts []string
	if draft {
		texts = append(texts, draftMark)
	}
	if fictional {
		texts = append(texts, fictionalMark)
	}
	const top, size, pad = -36.0, 10.0, 6.0
	x := 0.0
	for _, text := range texts {
		width := faces()[roman].width(text, size)
		pg.box(x, top, width+2*pad, size*1.7, 0.9)
		pg.text(text, roman, x+pad, top+size*0.22, size)
		x += width + 3*pad
	}
}
