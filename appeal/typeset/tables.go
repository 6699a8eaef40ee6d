package typeset

import "imeappeal/appeal/letter"

// table sets rows that are not divided between pages, below a head that every
// page repeats. A table whose head is empty is a list of facts (a reference
// block): no rules. A row of one cell goes through all columns: a heading
// within the table.
func (s *setter) table(b letter.Block) []row {
	t := grid{setter: s, size: s.size * tableSize, pad: s.size * 0.28, ruled: !blank(b.Header)}
	t.columns = s.columnWidths(b, t.size, t.gap())
	var head []row
	if t.ruled {
		head = t.rows(boldCells(b.Header))
		for i, h := range head {
			last := i == len(head)-1
			head[i].keep = true
			head[i].draw = func(pg *page, top float64) {
				h.draw(pg, top)
				if last {
					pg.rule(0, top+h.height, s.width, top+h.height, 1)
				}
			}
		}
	}
	all := append([]row(nil), head...)
	for i, cells := range b.Rows {
		rows := t.rows(cells)
		if i < len(b.RowIDs) && len(rows) > 0 {
			rows[0].anchor = b.RowIDs[i]
		}
		for i := range rows {
			rows[i].head = head
		}
		if len(cells) == 1 && len(t.columns) > 1 {
			rows[len(rows)-1].keep = true
		}
		all = append(all, rows...)
	}
	if len(all) > 0 {
		all[0].space = s.size * afterBlock
	}
	return all
}

func blank(cells []letter.Runs) bool {
	for _, c := range cells {
		if c.PlainText() != "" {
			return false
		}
	}
	return true
}

func boldCells(cells []letter.Runs) []letter.Runs {
	out := make([]letter.Runs, len(cells))
	for i, c := range cells {
		out[i] = bolder(c)
	}
	return out
}

// grid is a table being set.
type grid struct {
	*setter
	size    float64
	pad     float64 // above and below the text of a cell
	ruled   bool
	columns []float64 // widths, gaps included
}

// gap is the space between the text of two columns.
func (t grid) gap() float64 { return t.size * 0.9 }

// rows sets one row of cells: one piece, or, where it is more than half a
// page, pieces of some lines each, since it must be divided somewhere.
func (t grid) rows(cells []letter.Runs) []row {
	const most = 24
	var texts [][]textLine
	lines := 1
	for i := range t.columns {
		width := t.columns[i] - t.gap()
		var runs letter.Runs
		if i < len(cells) {
			runs = cells[i]
		}
		if len(cells) == 1 {
			width = t.width
			runs = bolder(runs)
		}
		texts = append(texts, wrap(t.spans(runs), t.size, width))
		lines = max(lines, len(texts[i]))
		if len(cells) == 1 {
			break
		}
	}
	var out []row
	for from := 0; from < lines; from += most {
		to := min(from+most, lines)
		out = append(out, t.piece(texts, from, to, from == 0, to == lines))
	}
	return out
}

// piece is the lines from to to of a row's cells.
func (t grid) piece(texts [][]textLine, from, to int, first, last bool) row {
	above, below := 0.0, 0.0
	if first {
		above = t.pad
	}
	if last {
		below = t.pad
	}
	step := t.size * lineHeight
	height := above + float64(to-from)*step + below
	if !t.ruled {
		height -= t.pad
	}
	return row{height: height, draw: func(pg *page, top float64) {
		x := 0.0
		for i, text := range texts {
			for n := from; n < min(to, len(text)); n++ {
				pg.line(text[n], x, top+above+float64(n-from)*step, t.size)
			}
			x += t.columns[i]
		}
		if t.ruled && last {
			pg.rule(0, top+height, t.width, top+height, 0.4)
		}
	}}
}

// columnWidths shares the width among the columns: by the shares that the
// block gives, else by what the cells hold. No column is narrower than its
// longest word while others have room.
func (s *setter) columnWidths(b letter.Block, size, gap float64) []float64 {
	n := len(b.Header)
	for _, r := range b.Rows {
		n = max(n, len(r))
	}
	most, least := make([]float64, n), make([]float64, n)
	for _, cells := range append([][]letter.Runs{boldCells(b.Header)}, b.Rows...) {
		if len(cells) == 1 && n > 1 {
			continue
		}
		for i, c := range cells {
			m, l := naturalWidths(s.measured(c), size)
			most[i], least[i] = max(most[i], m+gap), max(least[i], l+gap)
		}
	}
	total := 0.0
	for _, m := range most {
		total += m
	}
	if len(b.Widths) == n {
		copy(most, b.Widths)
	} else if total <= s.width {
		if blank(b.Header) && n > 0 { // facts: the last column takes what is left
			most[n-1] += s.width - total
		}
	} else {
		// A column twice as long needs more lines, not twice the width; a short
		// one (a date, a page) is not broken.
		for i := range most {
			most[i] = min(most[i], s.width*0.62)
			if most[i] < s.width*0.31 {
				least[i] = most[i]
			}
		}
	}
	return shared(most, least, s.width)
}

// shared scales wishes to fill the width, then gives the columns that came
// out narrower than their longest word what they need from the others.
func shared(wish, least []float64, width float64) []float64 {
	n := len(wish)
	out := make([]float64, n)
	fixed := make([]bool, n)
	for range n + 1 {
		free, sum := width, 0.0
		for i := range wish {
			if fixed[i] {
				free -= out[i]
			} else {
				sum += wish[i]
			}
		}
		again := false
		for i := range wish {
			if fixed[i] {
				continue
			}
			out[i] = free / float64(n)
			if sum > 0 {
				out[i] = free * wish[i] / sum
			}
			if out[i] < least[i] && least[i] < width/float64(n)*1.6 {
				out[i], fixed[i], again = least[i], true, true
			}
		}
		if !again {
			break
		}
	}
	return out
}

// measured makes runs printable without counting what is missing twice.
func (s *setter) measured(runs letter.Runs) []span {
	scratch := printable{}
	return scratch.spans(runs)
}
