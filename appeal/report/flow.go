package report

import (
	"strings"
	"unicode"
)

// side is what a band shows on one side of its gutter.
type side struct {
	width   float64
	words   float64 // median words a row
	full    float64 // share of rows that nearly fill the width
	wrapped float64 // share of rows that go on with what the row above left open
	markers int     // rows that start with a list marker
	parts   float64 // share of rows divided into cells
}

// tallBand is the rows from which on a band says more by its height than by its
// sentences: few tables have so many rows that nothing crosses.
const tallBand = 16

// flowsBelowHead reports whether text runs down both sides of x, over the whole
// band or below a head: an address, names and numbers set in one of two columns
// wrap and fill nothing, and must not hide that there is text below them.
func flowsBelowHead(rows [][]Word, x float64, known bool) bool {
	if flows(rows, x, known) {
		return true
	}
	if len(rows) < tallBand {
		return false
	}
	ls, rs, both := sides(rows, x)
	few, many := min(len(ls), len(rs)), max(len(ls), len(rs))
	if few < tallBand/2 || 3*few < 2*many {
		return false
	}
	l, r := measure(ls), measure(rs)
	if l.words < 3 || r.words < 3 || l.parts > 0.5 || r.parts > 0.5 {
		return false
	}
	if len(rows) >= tallBand+4 && 2*both < few {
		return true // each side keeps lines of its own; the cells of a table share their rows
	}
	if l.words >= 4 && r.words >= 4 && min(l.width, r.width) >= 0.8*max(l.width, r.width) && (l.runsOn() || r.runsOn()) {
		return true
	}
	head := len(rows) / 3
	return flows(rows[head:], x, false)
}

// runsOn reports whether a side is prose or a list beyond doubt.
func (s side) runsOn() bool { return s.wrapped >= 0.5 && s.full >= 0.7 || s.markers >= 5 }

// sides divides rows at x, and counts those that have words on both sides.
func sides(rows [][]Word, x float64) (ls, rs [][]Word, both int) {
	for _, r := range rows {
		l, rt := divide(r, x)
		if len(l) > 0 {
			ls = append(ls, l)
		}
		if len(rt) > 0 {
			rs = append(rs, rt)
		}
		if len(l) > 0 && len(rt) > 0 {
			both++
		}
	}
	return ls, rs, both
}

// flows reports whether text runs down both sides of x, as against along the
// rows; at a known gutter it is enough that both sides have some.
func flows(rows [][]Word, x float64, known bool) bool {
	ls, rs, both := sides(rows, x)
	if len(ls) < 3 || len(rs) < 3 {
		return false
	}
	l, r := measure(ls), measure(rs)
	if known && len(rows) >= 6 {
		return true
	}
	if l.markers >= 2 && r.markers >= 2 {
		return true
	}
	// A table's first column never runs on as prose does.
	if l.words >= 5 && l.full >= 0.5 && l.wrapped >= 0.5 && len(ls) >= 6 && len(rs)*2 >= len(ls) &&
		r.words >= 2 && r.width >= 0.5*l.width {
		return true
	}
	if l.words < 3 || r.words < 3 || l.parts > 0.6 && r.parts > 0.6 {
		return false
	}
	aligned := float64(both) / float64(min(len(ls), len(rs)))
	wrapped := l.wrapped >= 0.25 && r.wrapped >= 0.25
	filled := l.full >= 0.5 && r.full >= 0.5
	if aligned < 0.5 {
		return filled || wrapped
	}
	return wrapped && (filled || l.full >= 0.35 && r.full >= 0.35 && len(rows) >= 8)
}

func measure(rows [][]Word) side {
	b := around(flatten(rows))
	s := side{width: b.width()}
	var counts []float64
	full, wrapped, parts := 0, 0, 0
	for i, r := range rows {
		counts = append(counts, float64(len(r)))
		if around(r).width() >= 0.8*b.width() {
			full++
		}
		if len(cellsOf(r)) > 1 {
			parts++
		}
		if isMarker(r[0].Text) && len(r) > 1 {
			s.markers++
		}
		if i > 0 && goesOn(rows[i-1], r) {
			wrapped++
		}
	}
	n := float64(len(rows))
	s.words, s.full, s.wrapped, s.parts = median(counts), float64(full)/n, float64(wrapped)/n, float64(parts)/n
	return s
}

// goesOn reports whether a row reads as the continuation of the row above.
func goesOn(above, row []Word) bool {
	last := above[len(above)-1].Text
	first := []rune(row[0].Text)[0]
	if strings.HasSuffix(last, "-") && len(last) > 1 {
		return true
	}
	return unicode.IsLower(first) && !strings.HasSuffix(last, ".")
}
