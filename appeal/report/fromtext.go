package report

import "strings"

// Measures of the typed pages that FromText makes.
const (
	textCols   = 100
	charWidth  = 6.0
	lineHeight = 12.0
	textMargin = 36.0
)

// FromText gives the Report of a plain text, form feeds between its pages, as
// Parse reads it from typed pages of 100 columns: a longer line is wrapped, a
// blank line is space, three spaces or more stand between cells.
func FromText(s string) *Report { return Parse(TextPages(s)) }

// TextPages gives the pages that FromText parses.
func TextPages(s string) []RawPage {
	var out []RawPage
	s = strings.TrimSuffix(strings.ReplaceAll(s, "\r\n", "\n"), "\f")
	for i, page := range strings.Split(s, "\f") {
		rows := typed(page)
		out = append(out, RawPage{
			Number: i + 1, Source: Text, Words: typeset(rows),
			Width:  2*textMargin + textCols*charWidth,
			Height: max(792, 2*textMargin+lineHeight*float64(len(rows))),
		})
	}
	for i := range out { // one size of paper
		for _, p := range out {
			out[i].Height = max(out[i].Height, p.Height)
		}
	}
	return out
}

// typed wraps the lines of a page at the right margin. What stands after the
// last gap of the page is its foot when it repeats; a page's text is pushed to
// the paper's foot there by Parse's own rule, not here.
func typed(page string) []string {
	var rows []string
	for _, l := range strings.Split(strings.Trim(page, "\n"), "\n") {
		l = strings.TrimRight(strings.ReplaceAll(l, "\t", "    "), " ")
		for {
			runes := []rune(l)
			if len(runes) <= textCols {
				break
			}
			cut := textCols
			for cut > textCols/2 && runes[cut] != ' ' {
				cut--
			}
			if runes[cut] != ' ' {
				cut = textCols
			}
			rows = append(rows, strings.TrimRight(string(runes[:cut]), " "))
			l = strings.TrimLeft(string(runes[cut:]), " ")
		}
		rows = append(rows, l)
	}
	return rows
}

// typeset places the words of typed rows on the page. Each word stands at its
// column; in rows with wide gaps cells are moved to common tab stops.
func typeset(rows []string) []Word {
	var out []Word
	stops := tabStops(rows)
	for r, row := range rows {
		col := 0
		runes := []rune(row)
		for i := 0; i < len(runes); {
			if runes[i] == ' ' {
				i++
				continue
			}
			j := i
			for j < len(runes) && runes[j] != ' ' {
				j++
			}
			gap := i
			for gap > 0 && runes[gap-1] == ' ' {
				gap--
			}
			at := col + i - gap
			if i-gap >= 3 && gap > 0 && stops[r] != nil {
				at, stops[r] = max(stops[r][0], col+3), stops[r][1:]
			}
			y := textMargin + lineHeight*float64(r)
			x := textMargin + charWidth*float64(at)
			out = append(out, Word{
				Text: string(runes[i:j]), Size: 10,
				Box: Box{x, y, x + charWidth*float64(j-i), y + 10},
			})
			col = at + j - i
			i = j
		}
	}
	return out
}

// tabStops gives, for each row with cells (three spaces or more apart), the
// columns where its cells after the first one stand: neighbouring rows with
// cells share them, as a typist's tabs would.
func tabStops(rows []string) [][]int {
	out := make([][]int, len(rows))
	for first := 0; first < len(rows); {
		last := first
		var widths []int
		for last < len(rows) && strings.Contains(strings.TrimLeft(rows[last], " "), "   ") {
			for k, c := range gapCells(rows[last]) {
				if k == len(widths) {
					widths = append(widths, 0)
				}
				widths[k] = max(widths[k], len([]rune(c)))
			}
			last++
		}
		for r := first; r < last; r++ {
			at := 0
			for k := range gapCells(rows[r]) {
				if k > 0 {
					out[r] = append(out[r], at)
				}
				at += widths[k] + 3
			}
		}
		first = max(last, first+1)
	}
	return out
}

func gapCells(row string) []string {
	var out []string
	for _, c := range strings.Split(row, "   ") {
		if c = strings.TrimSpace(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}
