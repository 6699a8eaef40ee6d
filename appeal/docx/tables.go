package docx

import (
	"fmt"
	"strings"

	"imeappeal/appeal/letter"
)

// table writes rows that are not divided between pages, below a head that
// every page repeats. A table whose head is empty is a list of facts: no rules.
// A row of one cell goes through all columns: a heading within the table.
//
// The paragraph after it is empty: Word would join two tables that touch, and
// wants one at the end of a letter.
func (d *document) table(b letter.Block, keep bool) {
	if d.newPage {
		d.paragraph(look{style: "AfterTable", keep: true}, nil)
	}
	t := grid{document: d, columns: d.columns(b), ruled: !blank(b.Header)}
	style, tblLook := "FactTable", `w:val="0600" w:firstRow="0"`
	if t.ruled {
		style, tblLook = "LetterTable", `w:val="0620" w:firstRow="1"`
	}
	fmt.Fprintf(&d.out, `<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`+
		`<w:tblLook %s w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`, style, sum(t.columns), tblLook)
	for _, c := range t.columns {
		fmt.Fprintf(&d.out, `<w:gridCol w:w="%d"/>`, c)
	}
	d.out.WriteString(`</w:tblGrid>`)
	if t.ruled {
		t.row(b.Header, true, true)
	}
	for i, cells := range b.Rows {
		t.row(cells, false, keep && i == len(b.Rows)-1)
	}
	if !t.ruled && len(b.Rows) == 0 {
		t.row(nil, false, keep)
	}
	d.out.WriteString(`</w:tbl>`)
	d.paragraph(look{style: "AfterTable", keep: keep}, nil)
}

// grid is a table being written.
type grid struct {
	*document
	columns []int
	ruled   bool
}

// row writes a row. One that is more than about half a page must be divided
// somewhere, so it may.
func (t grid) row(cells []letter.Runs, header, keep bool) {
	const mostLines = 24
	spans := len(cells) == 1 && len(t.columns) > 1 && !header
	t.out.WriteString(`<w:tr>`)
	var props string
	if t.tallest(cells) <= mostLines {
		props = `<w:cantSplit/>`
	}
	if props != "" && header {
		props += `<w:tblHeader/>`
	}
	if props != "" {
		t.out.WriteString(`<w:trPr>` + props + `</w:trPr>`)
	}
	for i, width := range t.columns {
		var runs letter.Runs
		if i < len(cells) {
			runs = cells[i]
		}
		span := ""
		if spans {
			width, span, runs = sum(t.columns), fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, len(t.columns)), bolder(runs)
		}
		fmt.Fprintf(&t.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, width, span)
		t.paragraph(look{style: "TableText", keep: keep || spans}, runs)
		t.out.WriteString(`</w:tc>`)
		if spans {
			break
		}
	}
	t.out.WriteString(`</w:tr>`)
}

// tallest guesses how many lines the row's longest cell takes.
func (t grid) tallest(cells []letter.Runs) int {
	most := 1
	for i, c := range cells {
		if width := t.columns[i]; len(cells) > 1 && width > 0 {
			words := c.PlainText()
			most = max(most, 1+strings.Count(words, "\n")+t.measure(words)/width)
		}
	}
	if len(cells) == 1 {
		most = 1 + t.measure(cells[0].PlainText())/max(sum(t.columns), 1)
	}
	return most
}

// mostColumns is how many columns Word takes; it does not open a file with more.
const mostColumns = 63

func columnCount(b letter.Block) int {
	n := len(b.Header)
	for _, row := range b.Rows {
		n = max(n, len(row))
	}
	return n
}

// columns shares the width by the shares that the block gives, else equally.
// A column that is narrower than its longest word gets what it needs from the
// others, while it is not more than its part by far.
func (d *document) columns(b letter.Block) []int {
	n := columnCount(b)
	share, need := make([]float64, n), make([]float64, n)
	for i := range share {
		share[i] = 1
		if len(b.Widths) == n && b.Widths[i] >= 1e-6 && b.Widths[i] <= 1e6 {
			share[i] = b.Widths[i]
		}
	}
	for _, cells := range append([][]letter.Runs{b.Header}, b.Rows...) {
		if len(cells) == 1 && n > 1 {
			continue
		}
		for i, c := range cells {
			for _, word := range strings.Fields(c.PlainText()) {
				need[i] = max(need[i], 1.15*float64(d.measure(word))+float64(d.em(1)))
			}
		}
	}
	return divided(float64(d.width()), share, need)
}

// divided shares a width in whole twips. Needs are met one at a time and leave
// a fifth of what is free to the others, so that the row never gets wider.
func divided(width float64, share, need []float64) []int {
	n := len(share)
	fixed, out := make([]bool, n), make([]int, n)
	free := width
	part := func(i int) float64 {
		total := 0.0
		for k, s := range share {
			if !fixed[k] {
				total += s
			}
		}
		return free * share[i] / total
	}
	for again := true; again; {
		again = false
		for i := range share {
			if !fixed[i] && part(i) < need[i] && need[i] < 1.6*width/float64(n) && need[i] < 0.8*free {
				fixed[i], out[i], again = true, int(need[i]), true
				free -= need[i]
			}
		}
	}
	for i := range share {
		if !fixed[i] {
			out[i] = int(part(i))
		}
	}
	out[n-1] += int(width) - sum(out)
	return out
}

func sum(parts []int) int {
	total := 0
	for _, p := range parts {
		total += p
	}
	return total
}

func blank(cells []letter.Runs) bool {
	for _, c := range cells {
		if c.PlainText() != "" {
			return false
		}
	}
	return true
}

func bolder(runs letter.Runs) letter.Runs {
	out := make(letter.Runs, len(runs))
	for i, r := range runs {
		r.Bold = true
		out[i] = r
	}
	return out
}
