package typeset

import (
	"fmt"
	"strings"

	"imeappeal/appeal/letter"
)

// setter makes rows of blocks.
type setter struct {
	printable
	size  float64 // of the text
	width float64 // of the column of text
}

// Sizes and spaces, in units of the text size.
const (
	lineHeight   = 1.28
	afterBlock   = 0.65 // between paragraphs
	itemIndent   = 1.7
	quoteIndent  = 2.2
	tableSize    = 0.91
	boxSize      = 0.8 // a box to tick
	ruleSpace    = 2.1 // between lines to write on
	signingSpace = 3.2
)

var headingSizes = [...]float64{1.35, 1.15, 1}

// blocks sets blocks one below the other.
func (s *setter) blocks(blocks []letter.Block) []row {
	var all []row
	breakNext := false
	for i, b := range blocks {
		if b.Kind == letter.PageBreak {
			breakNext = true
			continue
		}
		rows := s.block(b, i == 0)
		if len(rows) == 0 {
			continue
		}
		if b.ID != "" {
			rows[0].anchor = b.ID
		}
		rows[0].newPage = rows[0].newPage || breakNext
		breakNext = false
		if i+1 < len(blocks) && staysWith(b, blocks[i+1]) {
			rows[len(rows)-1].keep = true
		}
		all = append(all, rows...)
	}
	return all
}

// staysWith reports that a block's end belongs on the page of the next one: a
// quotation and the answer to it, a colon and what it announces, the words above
// a table and its first row, a question, the boxes that answer it and the lines
// that explain the answer, the last words of a letter and the signature below
// them.
func staysWith(b, next letter.Block) bool {
	switch {
	case next.Kind == letter.PageBreak || next.Kind == letter.HeadingB:
		return false
	case b.Kind == letter.Quote:
		return next.Kind == letter.Paragraph
	case b.Kind == letter.Checks:
		return next.Kind == letter.Signature || next.Kind == letter.Paragraph && len(b.Items) <= 4 && strings.HasSuffix(next.Runs.PlainText(), ":")
	case b.Kind == letter.Paragraph && (next.Kind == letter.Checks || next.Kind == letter.Lines || next.Kind == letter.TableB):
		return true
	case b.Kind != letter.Paragraph && b.Kind != letter.Address:
		return next.Kind == letter.Signature
	}
	return next.Kind == letter.Signature || strings.HasSuffix(b.Runs.PlainText(), ":")
}

func (s *setter) block(b letter.Block, first bool) []row {
	switch b.Kind {
	case letter.HeadingB:
		return s.heading(b)
	case letter.Quote:
		return s.quote(b)
	case letter.BulletB:
		return s.items(b.Items, func(int) string { return "•" })
	case letter.Numbered:
		return s.items(b.Items, func(i int) string { return fmt.Sprintf("%d.", max(b.Start, 1)+i) })
	case letter.TableB:
		return s.table(b)
	case letter.Address:
		if first {
			return s.letterhead(b.Items)
		}
		return s.address(b.Items)
	case letter.Signature:
		return s.signature(b)
	case letter.Fields:
		return s.fields(b.Items)
	case letter.Checks:
		return s.checks(b.Items)
	case letter.Lines:
		return s.ruled(b.Level)
	case letter.Rule:
		return []row{s.rule(afterBlock)}
	}
	return s.paragraph(b.Runs, 0, s.size)
}

// paragraph sets text from indent to the right margin.
func (s *setter) paragraph(runs letter.Runs, indent, size float64) []row {
	rows := s.textRows(s.spans(runs), indent, size, s.width-indent)
	rows[0].space = s.size * afterBlock
	keepLines(rows)
	return rows
}

// textRows sets text as one row a line, without space between.
func (s *setter) textRows(spans []span, indent, size, width float64) []row {
	return lineRows(wrap(spans, size, width), indent, size)
}

func lineRows(lines []textLine, indent, size float64) []row {
	var rows []row
	for _, line := range lines {
		rows = append(rows, row{height: size * lineHeight, draw: func(pg *page, top float64) {
			pg.line(line, indent, top, size)
		}})
	}
	return rows
}

// heading stays with what follows it.
func (s *setter) heading(b letter.Block) []row {
	level := min(max(b.Level, 1), 3)
	size := s.size * headingSizes[level-1]
	runs := make(letter.Runs, len(b.Runs))
	for i, r := range b.Runs {
		r.Bold, r.Italic = true, r.Italic || level == 3
		runs[i] = r
	}
	rows := lineRows(balanced(s.spans(runs), size, s.width), 0, size)
	rows[0].space = s.size * [...]float64{1.5, 1.2, 0.9}[level-1]
	for i := range rows {
		rows[i].keep = true
	}
	return rows
}

// quote is set off from both margins, with a bar at its left side that does
// not rely on colour.
func (s *setter) quote(b letter.Block) []row {
	indent := s.size * quoteIndent
	rows := s.textRows(s.spans(b.Runs), indent, s.size, s.width-2*indent)
	for i, r := range rows {
		rows[i].draw = func(pg *page, top float64) {
			pg.rule(indent-s.size*0.7, top, indent-s.size*0.7, top+r.height, 1.1)
			r.draw(pg, top)
		}
	}
	rows[0].space = s.size * afterBlock
	keepLines(rows)
	return rows
}

// items sets a list: the mark hangs left of the text.
func (s *setter) items(items []letter.Runs, mark func(int) string) []row {
	indent := s.size * itemIndent
	if last := faces()[roman].width(mark(len(items)-1)+" ", s.size) + s.size*0.4; last > indent {
		indent = last
	}
	var all []row
	for i, item := range items {
		rows := s.paragraph(item, indent, s.size)
		if i > 0 {
			rows[0].space = s.size * 0.3
		}
		text, draw := mark(i), rows[0].draw
		x := indent - faces()[roman].width(text+" ", s.size)
		rows[0].draw = func(pg *page, top float64) {
			pg.text(text, roman, x, top, s.size)
			draw(pg, top)
		}
		all = append(all, rows...)
	}
	return all
}

// address keeps its lines, and stays on one page.
func (s *setter) address(items []letter.Runs) []row {
	var all []row
	for _, item := range items {
		all = append(all, s.textRows(s.spans(item), 0, s.size, s.width)...)
	}
	if len(all) > 0 {
		all[0].space = s.size
		keepAll(all)
	}
	return all
}

// letterhead is an address that begins the letter: the sender's.
func (s *setter) letterhead(items []letter.Runs) []row {
	var all []row
	for i, item := range items {
		size := s.size * 0.95
		if i == 0 {
			size = s.size * 1.3
			item = bolder(item)
		}
		all = append(all, s.textRows(s.spans(item), 0, size, s.width)...)
	}
	all = append(all, s.rule(0.35))
	keepAll(all)
	return all
}

func bolder(runs letter.Runs) letter.Runs {
	out := make(letter.Runs, len(runs))
	for i, r := range runs {
		r.Bold = true
		out[i] = r
	}
	return out
}

// signature keeps the closing words, the line to sign on and what stands
// below it on one page.
func (s *setter) signature(b letter.Block) []row {
	items := b.Items
	if len(b.Runs) > 0 {
		items = append([]letter.Runs{b.Runs}, items...)
	}
	if len(items) == 0 {
		items = []letter.Runs{nil}
	}
	all := s.textRows(s.spans(items[0]), 0, s.size, s.width)
	all[0].space = s.size * 1.2
	line := s.writingLine(0, min(s.width, s.size*22), s.size*signingSpace)
	line.signed = true
	all = append(all, line)
	for _, item := range items[1:] {
		all = append(all, s.textRows(s.spans(item), 0, s.size, s.width)...)
	}
	keepAll(all)
	return all
}

func (s *setter) rule(space float64) row {
	return row{space: s.size * space, height: s.size * 0.3, draw: func(pg *page, top float64) {
		pg.rule(0, top, s.width, top, 0.8)
	}}
}
