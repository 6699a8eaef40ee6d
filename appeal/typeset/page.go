package typeset

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"imeappeal/appeal"
	"imeappeal/appeal/packet"
)

// margin is one inch on every side.
const margin = 72

// document is pages being drawn. Its fonts are embedded in the end, when it is
// known which characters are used.
type document struct {
	name    string // for errors: "letter appeal"
	title   string
	date    appeal.Day
	missing []Missing
	paper   Paper
	pages   []*page
	spots   []packet.Spot
	anchors map[string]int
	signed  []int // pages with a line to sign
	used    [styles]map[rune]bool
}

// page is one page; x and top are measured from the corner of its text.
type page struct {
	doc      *document
	number   int
	content  bytes.Buffer
	pictures []picture
}

func newDocument(name, title string, date appeal.Day, paper Paper) *document {
	return &document{name: name, title: title, date: date, paper: paper, anchors: map[string]int{}}
}

func (d *document) newPage() *page {
	pg := &page{doc: d, number: len(d.pages) + 1}
	pg.content.WriteString("2 J\n") // lines end a little beyond their ends, so that corners close
	d.pages = append(d.pages, pg)
	return pg
}

// ascent places the baseline within a line of text.
const ascent = 0.98

// text puts text on the line whose top is given.
func (pg *page) text(s string, st style, x, top, size float64) {
	if s == "" {
		return
	}
	used := pg.doc.used[st]
	if used == nil {
		used = map[rune]bool{}
		pg.doc.used[st] = used
	}
	fmt.Fprintf(&pg.content, "BT /F%d %s Tf %s %s Td <", st+1, short(size), short(margin+x), short(pg.up(top+size*ascent)))
	for _, r := range s {
		if faces()[st].has(r) {
			used[r] = true
			fmt.Fprintf(&pg.content, "%04X", r)
		}
	}
	pg.content.WriteString("> Tj ET\n")
}

// up measures from the foot of the page, as PDF does.
func (pg *page) up(top float64) float64 { return pg.doc.paper.Height - margin - top }

// short writes a length to a hundredth of a point.
func short(x float64) string { return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64) }

// line puts a line of text; what leads somewhere is underlined and recorded.
// Underlining alone marks it: a fax has no blue.
func (pg *page) line(l textLine, x, top, size float64) {
	for _, part := range l.parts {
		pg.text(part.text, part.style, x+part.x, top, size)
		if part.link == nil {
			continue
		}
		base := top + size*(ascent+0.13)
		pg.rule(x+part.x, base, x+part.x+part.width, base, size*0.045)
		box := packet.Box{margin + x + part.x, margin + top, margin + x + part.x + part.width, margin + top + size*lineHeight}
		for i := range box {
			box[i] = math.Round(box[i]*100) / 100
		}
		pg.doc.spots = append(pg.doc.spots, packet.Spot{Page: pg.number, Box: box, Target: *part.link})
	}
}

// rule draws a straight line.
func (pg *page) rule(x0, y0, x1, y1, thick float64) {
	fmt.Fprintf(&pg.content, "%s w %s %s m %s %s l S\n", short(thick), short(margin+x0), short(pg.up(y0)), short(margin+x1), short(pg.up(y1)))
}

// box draws an empty rectangle.
func (pg *page) box(x, y, w, h, thick float64) {
	fmt.Fprintf(&pg.content, "%s w %s %s %s %s re S\n", short(thick), short(margin+x), short(pg.up(y+h)), short(w), short(h))
}

// picture puts a picture into a box.
func (pg *page) picture(p picture, x, top, w, h float64) {
	pg.pictures = append(pg.pictures, p)
	fmt.Fprintf(&pg.content, "q %s 0 0 %s %s %s cm /P%d Do Q\n", short(w), short(h), short(margin+x), short(pg.up(top+h)), len(pg.pictures))
}

// place draws set rows on pages. The text comes in the order in which a
// program that reads the page aloud should say it: what stands above the rows,
// the rows, what stands below.
func (d *document) place(pages [][]setRow, above, below func(*page)) {
	for _, rows := range pages {
		pg := d.newPage()
		above(pg)
		for _, r := range rows {
			if r.anchor != "" {
				d.anchors[r.anchor] = pg.number
			}
			if r.signed {
				d.signed = append(d.signed, pg.number)
			}
			r.draw(pg, r.top)
		}
		below(pg)
	}
}

// finish makes the PDF. A panic becomes an error that names what was being set.
func (d *document) finish() (set Set, err error) {
	defer func() {
		if p := recover(); p != nil {
			set, err = Set{}, fmt.Errorf("%s: setting its pages: %v", d.name, p)
		}
	}()
	pdf, err := d.pdf()
	if err != nil {
		return Set{}, fmt.Errorf("%s: setting its pages: %w", d.name, err)
	}
	return Set{PDF: pdf, Pages: len(d.pages), Spots: slices.Clip(d.spots), Anchors: maps.Clone(d.anchors), Signed: slices.Clip(d.signed), Missing: d.missing}, nil
}
