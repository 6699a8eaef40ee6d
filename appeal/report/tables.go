package report

import (
	"math"
	"strings"
	"unicode"
)

// grid is a table while it is being found: rows of lines and the places where
// its columns begin.
type grid struct {
	rows  []gridRow
	lefts []float64 // where the columns begin, from the row with most cells
}

// gridRow is a row of a grid; a cell that wraps gives it more than one line.
type gridRow struct {
	lines []int
	cells []string
	lefts []float64
}

// markTables finds the runs of lines whose cells stand in columns and marks
// their lines as rows.
func (p *parser) markTables() {
	p.gridOf = map[int]int{}
	for i := 0; i < len(p.lines); {
		g, next := p.gridFrom(i)
		p.recutRows(g)
		if len(g.rows) == 0 || !p.isTable(g) {
			i++
			continue
		}
		p.keepGrid(g)
		i = next
	}
}

func (p *parser) keepGrid(g grid) {
	at := len(p.grids)
	if at > 0 && p.continues(p.grids[at-1], g) {
		at--
		p.grids[at].rows = append(p.grids[at].rows, g.rows...)
	} else {
		p.grids = append(p.grids, g)
	}
	for _, r := range g.rows {
		for _, k := range r.lines {
			p.gridOf[k] = at
			p.lines[k].role = Row
		}
	}
}

// gridFrom collects the rows that begin at line i; next is the line after them.
func (p *parser) gridFrom(i int) (g grid, next int) {
	if !p.rowLike(i) {
		return g, i + 1
	}
	g.rows = []gridRow{p.rowOf(i)}
	g.lefts = g.rows[0].lefts
	for next = i + 1; next < len(p.lines); next++ {
		l := p.lines[next]
		if l.role != Body || !p.sameColumn(next-1, next) || p.step(next) > 3.2 {
			break
		}
		last := &g.rows[len(g.rows)-1]
		number, above := l.rowNumber(), p.lines[next-1].rowNumber()
		switch {
		case number > 0 && number == above:
			last.merge(next, p.rowOf(next), p.size)
		case p.rowLike(next) && aligned(g.lefts, p.rowOf(next).lefts, p.size):
			row := p.rowOf(next)
			if number == above && p.wraps(*last, row, g.lefts, next) {
				last.merge(next, row, p.size)
			} else {
				g.rows = append(g.rows, row)
			}
			if len(row.lefts) > len(g.lefts) {
				g.lefts = row.lefts
			}
		case len(l.cells) == 1 && p.recut(g, next):
			g.rows = append(g.rows, p.rowOf(next))
		case len(l.cells) == 1 && number == above && p.cellBelow(g, *last, next):
			last.merge(next, p.rowOf(next), p.size)
		default:
			return g, next
		}
	}
	return g, next
}

// rowLike reports whether a line has cells as a table row has: two or more,
// none of them a long run of prose.
func (p *parser) rowLike(i int) bool {
	l := p.lines[i]
	if l.role != Body || len(l.cells) < 2 || len(l.cells) > 14 {
		return false
	}
	return true
}

func (p *parser) rowOf(i int) gridRow {
	r := gridRow{lines: []int{i}}
	for _, c := range p.lines[i].cells {
		r.cells = append(r.cells, c.text)
		r.lefts = append(r.lefts, c.box[0])
	}
	return r
}

// aligned reports whether two rows share a column beyond the first one.
func aligned(a, b []float64, em float64) bool {
	tolerance := math.Max(3, 0.7*em)
	shared := 0
	for _, x := range b {
		for k, y := range a {
			if k > 0 && math.Abs(x-y) <= tolerance {
				shared++
				break
			}
		}
	}
	return shared > 0 && shared*2 >= min(len(a), len(b))-1
}

// recut divides a line at the table's columns where its first cell is so long
// that no wide gap is left: "Date of disability: 11/15/2022" among such lines.
func (p *parser) recut(g grid, i int) bool {
	l := &p.lines[i]
	var cells []cell
	first := 0
	for _, x := range g.lefts[1:] {
		for k := first + 1; k < len(l.words); k++ {
			if math.Abs(l.words[k].Box[0]-x) <= 1.5 {
				cells = append(cells, l.cellAt(first, k))
				first = k
				break
			}
		}
	}
	cells = append(cells, l.cellAt(first, len(l.words)))
	label := strings.HasSuffix(cells[0].text, ":") && strings.HasSuffix(g.rows[0].cells[0], ":")
	if len(cells) != len(g.lefts) || len(cells) < 3 && !label {
		return false
	}
	l.cells = cells
	return true
}

// recutRows divides the rows in which cells stand so near to each other that no
// wide gap is left, where the other rows show the columns: the longest label of a
// narrow table, and its header.
func (p *parser) recutRows(g grid) {
	for n, r := range g.rows {
		if len(r.lines) > 1 || len(r.cells) == len(g.lefts) || len(g.lefts) < 3 {
			continue
		}
		l := &p.lines[r.lines[0]]
		if cells := l.cellsAt(g.lefts, n == 0); len(cells) == len(g.lefts) {
			l.cells = cells
			g.rows[n] = p.rowOf(r.lines[0])
		}
	}
}

// cellsAt divides a line at the columns, none where a word crosses from one into
// the next, or a cell does not begin with its column; those of a header may stand
// in its middle.
func (l line) cellsAt(lefts []float64, header bool) (cells []cell) {
	first, column := 0, 0
	for i, w := range l.words {
		at := 0
		for k, x := range lefts {
			if w.Box[0] >= x-1.5 {
				at = k
			}
		}
		switch {
		case at+1 < len(lefts) && w.Box[2] > lefts[at+1]:
			return nil
		case i == 0 || at == column:
		case at != column+1 || !header && w.Box[0] > lefts[at]+1.5:
			return nil
		default:
			cells = append(cells, l.cellAt(first, i))
			first = i
		}
		column = at
	}
	return append(cells, l.cellAt(first, len(l.words)))
}

func (l line) cellAt(first, last int) cell {
	return cell{first: first, last: last, box: around(l.words[first:last]), text: textOf(l.words[first:last])}
}

// wraps reports whether a row goes on with cells of the row above: its first
// column is empty and the lines stand close.
func (p *parser) wraps(last, row gridRow, lefts []float64, i int) bool {
	if p.step(i) > 1.25 || len(lefts) < 2 {
		return false
	}
	return row.lefts[0] > (lefts[0]+lefts[1])/2 && len(row.cells) < len(last.cells)
}

// cellBelow reports whether a line with one cell belongs to the row above: it
// stands below one of its cells, and reads on.
func (p *parser) cellBelow(g grid, last gridRow, i int) bool {
	l := p.lines[i]
	if len(g.lefts) < 2 || p.step(i) > 1.3 {
		return false
	}
	tolerance := math.Max(3, 0.7*p.size)
	for k, x := range g.lefts {
		if math.Abs(l.box[0]-x) > tolerance {
			continue
		}
		if k > 0 {
			return true
		}
		first := []rune(l.text)[0]
		return l.box[2] < g.lefts[1] && (unicode.IsLower(first) || first == '(' || endsInHyphen(last.cells[0])) && len(g.rows) > 1
	}
	return false
}

// merge joins a wrapped line to the row, cell by cell.
func (r *gridRow) merge(i int, below gridRow, em float64) {
	r.lines = append(r.lines, i)
	for k, text := range below.cells {
		at := 0
		for c, x := range r.lefts {
			if below.lefts[k] >= x-math.Max(3, 0.7*em) {
				at = c
			}
		}
		switch {
		case len(r.cells[at]) > 1 && strings.HasSuffix(r.cells[at], "-"):
			r.cells[at] += text
		default:
			r.cells[at] += " " + text
		}
	}
}

// isTable reports whether a grid is one: two rows or more, or a single row
// that goes on with the table of the page before.
func (p *parser) isTable(g grid) bool {
	if len(p.grids) > 0 && p.continues(p.grids[len(p.grids)-1], g) {
		return true
	}
	if len(g.rows) < 2 {
		return false
	}
	words, cells := 0, 0
	for _, r := range g.rows {
		cells += len(r.cells)
		for _, c := range r.cells {
			words += len(strings.Fields(c))
		}
	}
	return words <= 14*cells
}

// continues reports whether g is the rest of a table that the page's end cut:
// nothing but running heads, feet and notes stands between, and columns agree.
func (p *parser) continues(before, g grid) bool {
	lastRow := before.rows[len(before.rows)-1]
	last, first := lastRow.lines[len(lastRow.lines)-1], g.rows[0].lines[0]
	if p.lines[first].page != p.lines[last].page+1 {
		return false
	}
	for k := last + 1; k < first; k++ {
		if r := p.lines[k].role; r != Header && r != Footer && r != Note {
			return false
		}
	}
	return aligned(before.lefts, g.lefts, p.size)
}
