package report

import (
	"strings"
	"unicode"
)

// header reports whether a grid's first row names its columns: all columns
// filled, no figures beyond the first cell, and unlike what stands below.
func (p *parser) header(g grid) bool {
	if len(g.rows) < 2 || len(g.rows[0].cells) < len(g.lefts) {
		return false
	}
	first := g.rows[0]
	for _, c := range first.cells {
		if strings.ContainsAny(c, "0123456789") && !columnName(c) || strings.HasSuffix(c, ":") || strings.HasSuffix(c, ".") && len(c) > 12 {
			return false
		}
	}
	bold := p.lines[first.lines[0]].bold && !p.lines[g.rows[1].lines[0]].bold
	figures, same := 0, 0
	for _, r := range g.rows[1:] {
		for k, c := range r.cells {
			if k > 0 && strings.ContainsAny(c, "0123456789") {
				figures++
			}
			if k < len(first.cells) && c == first.cells[k] {
				same++
			}
		}
	}
	return same == 0 && (bold || figures*2 >= len(g.rows)-1 || knownColumns(first.cells))
}

// columnName lets a header cell hold a figure: "Trial 1", "L5".
func columnName(s string) bool {
	f := strings.Fields(s)
	return len(f) > 0 && unicode.IsLetter([]rune(f[0])[0]) && len(f) <= 3
}

var columnWords = wordSet("right left normal measured observed date provider motion muscle level site item test finding result results record records document description pages " +
	"source author side value reference range movement joint nerve reflex category score hand trial medication dose frequency diagnosis code comment remarks pain")

// knownColumns reports whether most cells are words that head columns.
func knownColumns(cells []string) bool {
	n := 0
	for _, c := range cells {
		if f := strings.Fields(strings.ToLower(c)); len(f) > 0 && (columnWords[f[0]] || columnWords[f[len(f)-1]]) {
			n++
		}
	}
	return n*2 > len(cells)
}
