package typeset

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"imeappeal/appeal"
	"imeappeal/appeal/packet"
)

// margin is one inch on every side.
const margin = 72

// document is pages being drawn. Everything is recorded first and given to
// gofpdf in the end, when it is known which faces are used.
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
	used    [styles]bool
}

// page is one page; x and top are measured from the corner of its text.
type page struct {
	doc    *document
	number int
	marks  []func(*gofpdf.Fpdf)
}

func newDocument(name, title string, date appeal.Day, paper Paper) *document {
	return &document{name: name, title: title, date: date, paper: paper, anchors: map[string]int{}}
}

func (d *document) newPage() *page {
	pg := &page{doc: d, number: len(d.pages) + 1}
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
	pg.doc.used[st] = true
	pg.marks = append(pg.marks, func(f *gofpdf.Fpdf) {
		f.SetFont(family, st.code(), size)
		f.Text(margin+x, margin+top+size*ascent, s)
	})
}

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
	pg.marks = append(pg.marks, func(f *gofpdf.Fpdf) {
		f.SetLineWidth(thick)
		f.Line(margin+x0, margin+y0, margin+x1, margin+y1)
	})
}

// box draws an empty rectangle.
func (pg *page) box(x, y, w, h, thick float64) {
	pg.marks = append(pg.marks, func(f *gofpdf.Fpdf) {
		f.SetLineWidth(thick)
		f.Rect(margin+x, margin+y, w, h, "D")
	})
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

// finish makes the PDF.
func (d *document) finish() (Set, error) {
	sets, err := combined(d.title, d.date, d.paper, []*document{d})
	if err != nil {
		return Set{}, err
	}
	return sets[0], nil
}

// combined makes one PDF of several documents on one paper, in their order:
// gofpdf reads each face anew for every PDF, and the PDF embeds it once. A panic
// in gofpdf becomes an error that names what was being set.
func combined(title string, date appeal.Day, paper Paper, docs []*document) (sets []Set, err error) {
	at := title
	defer func() {
		if p := recover(); p != nil {
			sets, err = nil, fmt.Errorf("%s: setting its pages: %v", at, p)
		}
	}()
	f := newPDF(paper, title, date)
	for st := range styles {
		if slices.ContainsFunc(docs, func(d *document) bool { return d.used[st] }) {
			f.AddUTF8FontFromBytes(family, st.code(), fontBytes(st))
		}
	}
	first := 1
	for _, d := range docs {
		at = d.name
		for _, pg := range d.pages {
			f.AddPage()
			for _, mark := range pg.marks {
				mark(f)
			}
		}
		sets = append(sets, Set{First: first, Pages: len(d.pages), Spots: slices.Clip(d.spots), Anchors: maps.Clone(d.anchors), Signed: slices.Clip(d.signed), Missing: d.missing})
		first += len(d.pages)
	}
	pdf, err := written(f)
	if err != nil {
		return nil, fmt.Errorf("%s: setting its pages: %w", at, err)
	}
	for i := range sets {
		sets[i].PDF = pdf
	}
	return sets, nil
}

// newPDF is an empty document whose bytes depend on nothing but its input.
func newPDF(paper Paper, title string, date appeal.Day) *gofpdf.Fpdf {
	f := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: paper.Width, Ht: paper.Height}})
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCatalogSort(true)
	f.SetCreationDate(instant(date))
	f.SetModificationDate(instant(date))
	f.SetProducer("", false)
	f.SetTitle(property(title), true)
	return f
}

// property makes a text fit for the document's properties: one line, and of
// the characters that gofpdf can write there.
func property(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF || r == '\uFFFD' {
			return '□'
		}
		return r
	}, oneLine(strings.ToValidUTF8(s, "□")))
}

// written gives the bytes of a document. gofpdf writes a tree of embedded
// files even when there are none, and cannot say the language: the one takes
// the place of the other, at the same length, so that every offset holds.
func written(f *gofpdf.Fpdf) ([]byte, error) {
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		return nil, err
	}
	pdf := out.Bytes()
	noFiles := []byte("/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>")
	if i := bytes.LastIndex(pdf, noFiles); i >= 0 {
		copy(pdf[i:], fmt.Sprintf("%-*s", len(noFiles), "/Lang (en-US)"))
	}
	return pdf, nil
}
