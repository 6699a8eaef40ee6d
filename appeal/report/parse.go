package report

import (
	"math"

	"imeappeal/appeal"
)

// Parse builds a Report from the pages' words. It takes any input: what it
// cannot place stays a line of text.
//
// Lines are numbered as a reader with a finger would: on pleading paper by the
// number printed beside the line (the nearest one where a line has none), on
// every other page from 1, all lines counted, running head and foot included,
// from top to bottom and, on a page in columns, column by column.
func Parse(pages []RawPage) *Report {
	p := &parser{raw: append([]RawPage(nil), pages...), rep: &Report{}}
	p.readPages()
	p.markNotes()
	p.markTables()
	p.markHeadings()
	p.blocks = p.paragraphs()
	p.assemble()
	p.linkQuestions()
	p.turnBack()
	for _, raw := range pages {
		p.rep.File = raw.File
	}
	return p.rep
}

// parser carries what the steps of Parse share.
type parser struct {
	raw       []RawPage
	rep       *Report
	lines     []line
	size      float64 // of the body's type, points
	pitch     float64 // from one line of the body to the next, points
	heads     map[int]heading
	plain     map[int]SectionKind // lines that head in the body's own type
	small     bool                // no capitals in the whole report
	interview bool                // questions head its sections
	grids     []grid
	gridOf    map[int]int // line → index into grids
	blocks    []block
	compose   joiner
	ranIn     bool // the section at hand began with a run-in heading
}

// readPages makes the lines of every page, in reading order.
func (p *parser) readPages() {
	words := make([][]Word, len(p.raw))
	for i, raw := range p.raw {
		words[i] = levelCells(cleanWords(raw.Words))
		p.rep.Pages = append(p.rep.Pages, pageOf(raw, i, words[i]))
		p.raw[i].Height = p.rep.Pages[i].Height
	}
	plainBold(words)
	margins := pleading(words)
	isHeading := func(s string) bool { _, ok := KindOf(s); return ok }
	heads, feet := runningHeads(p.raw, words, isHeading)
	gutters := usualGutters(words)
	for i := range p.raw {
		all := heads[i]
		for c, col := range columnsOf(words[i], gutters) {
			for _, row := range col.rows {
				l := newLine(i, row)
				l.left, l.right, l.beside, l.col = col.left, col.right, col.beside, c
				all = append(all, l)
			}
		}
		all = append(all, feet[i]...)
		for k := range all {
			all[k].number = k + 1
			if n := margins[i].at(all[k].box.middle()); n > 0 {
				all[k].number = n
			}
		}
		p.lines = append(p.lines, all...)
	}
	p.measure()
	var texts []string
	for _, l := range p.lines {
		texts = append(texts, l.text)
	}
	p.compose = newJoiner(texts)
}

// pageOf describes a page; a page without a number gets its place in the file,
// a page without a size the extent of its words.
func pageOf(raw RawPage, i int, words []Word) Page {
	out := Page{Number: raw.Number, Width: raw.Width, Height: raw.Height, Source: raw.Source, Unread: raw.Unread, Instead: raw.Instead, Engine: raw.Engine, Unseen: raw.Unseen}
	if out.Number <= 0 {
		out.Number = i + 1
	}
	if out.Unread != "" && len(words) == 0 {
		out.Source = Nowhere
	}
	b := around(words)
	if !(out.Width > 0 && out.Width < 1e6) {
		out.Width = math.Max(0, b[2])
	}
	if !(out.Height > 0 && out.Height < 1e6) {
		out.Height = math.Max(0, b[3])
	}
	return out
}

// measure finds the size and the line pitch of the body, and the right edge
// that full lines of each column reach.
func (p *parser) measure() {
	var sizes, steps []float64
	for i, l := range p.lines {
		if l.role != Body {
			continue
		}
		for range l.words {
			sizes = append(sizes, l.size)
		}
		if i > 0 && p.sameColumn(i-1, i) {
			steps = append(steps, l.box.middle()-p.lines[i-1].box.middle())
		}
	}
	p.size, p.pitch = median(sizes), usualStep(steps)
	if len(steps) < 15 { // too few lines to tell double spacing from paragraphs
		p.pitch = math.Min(p.pitch, 1.6*p.size)
	}
	p.evenEdges()
}

// usualStep gives the smallest step between lines that at least a fifth of
// them show: the pitch of running text, not the space between paragraphs.
func usualStep(steps []float64) float64 {
	sorted := sortedCopy(steps)
	for i, s := range sorted {
		j := i
		for j < len(sorted) && sorted[j] <= 1.1*s {
			j++
		}
		if s > 1 && (j-i)*5 >= len(sorted) {
			return sorted[(i+j)/2]
		}
	}
	return median(steps)
}

// evenEdges sets each column's right edge to where its long lines end, so that
// one wide table row does not make every line look short.
func (p *parser) evenEdges() {
	var wide []float64
	for first := 0; first < len(p.lines); {
		last := first
		var ends []float64
		for last < len(p.lines) && p.lines[last].page == p.lines[first].page && p.lines[last].col == p.lines[first].col {
			l := p.lines[last]
			if l.role == Body && len(l.cells) == 1 && len(l.words) >= 6 {
				ends = append(ends, l.box[2])
			}
			last++
		}
		edge := percentile(ends, 0.85)
		whole := !p.lines[first].beside
		if len(ends) >= 6 && whole {
			wide = append(wide, edge)
		}
		if len(ends) < 6 && whole && len(wide) > 0 {
			edge = median(wide)
		}
		for k := first; k < last; k++ {
			if p.lines[k].role == Body && edge > 0 {
				p.lines[k].right = edge
			}
		}
		first = last
	}
}

func percentile(values []float64, share float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := sortedCopy(values)
	return sorted[min(len(sorted)-1, int(share*float64(len(sorted))))]
}

func (p *parser) sameColumn(i, j int) bool {
	a, b := p.lines[i], p.lines[j]
	return a.page == b.page && a.col == b.col && (a.role == Header) == (b.role == Header) && (a.role == Footer) == (b.role == Footer)
}

// step gives the distance from the line above in the same column, in line
// pitches; a large number where there is none.
func (p *parser) step(i int) float64 {
	if i <= 0 || p.pitch <= 0 || !p.sameColumn(i-1, i) {
		return 9
	}
	return (p.lines[i].box.middle() - p.lines[i-1].box.middle()) / p.pitch
}

func (p *parser) ref(i int) appeal.Ref {
	return appeal.Ref{Page: p.rep.Pages[p.lines[i].page].Number, Line: p.lines[i].number}
}
