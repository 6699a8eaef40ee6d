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
	height := 0.0 // one size of paper
	for _, p := range out {
		height = max(height, p.Height)
	}
	for i := range out {
		out[i].Height = height
	}
	lowerFeet(out)
	return out
}

// lowerFeet moves the last row of each page to the foot of the paper where it
// names the page or other pages end alike, as the page that the text was
// taken from had it.
func lowerFeet(pages []RawPage) {
	count := map[string]int{}
	last := make([][]Word, len(pages))
	for i, p := range pages {
		if rows := rowsOf(p.Words); len(rows) > 1 {
			last[i] = rows[len(rows)-1]
			count[maskNumbers(textOf(last[i]))]++
		}
	}
	for i, p := range pages {
		if last[i] == nil || count[maskNumbers(textOf(last[i]))] < 2 && !isPageNumber(textOf(last[i]), i+1) {
			continue
		}
		y := last[i][0].Box[1]
		for k := range p.Words {
			if p.Words[k].Box[1] == y {
				p.Words[k].Box[1] = p.Height - textMargin
				p.Words[k].Box[3] = p.Height - textMargin + 10
			}
		}
	}
}

// typed wraps the lines of a page at the right margin.
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
		if tabbed(rows[first:last]) {
			first = last
			continue
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

// tabbed reports whether rows already stand in columns: most cells of each
// begin where a cell of the row above does.
func tabbed(rows []string) bool {
	shared, cells := 0, 0
	var above map[int]bool
	for _, row := range rows {
		starts := map[int]bool{}
		runes := []rune(row)
		for i := 3; i < len(runes); i++ {
			if runes[i] != ' ' && strings.TrimSpace(string(runes[i-3:i])) == "" && strings.TrimSpace(string(runes[:i])) != "" {
				starts[i] = true
				if above != nil {
					cells++
					if above[i] {
						shared++
					}
				}
			}
		}
		above = starts
	}
	return cells > 0 && shared*3 >= cells*2
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
