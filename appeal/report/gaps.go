package report

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Gaps says what of a paper seems not to be there. The zero Gaps is nothing.
type Gaps struct {
	Cut     bool  `json:"cut"`                // the file's end is missing
	Rebuilt bool  `json:"rebuilt"`            // the file's list of pages was made anew
	Lost    int   `json:"lost"`               // pages that the file counts itself and that are not there
	Of      int   `json:"printed_of"`         // the M of "Page N of M", where some of them are not there
	Lacking []int `json:"printed_but_absent"` // the numbers that no page bears
}

// Any reports whether something seems to be missing. A list of pages that was
// made anew and has as many as the file counts is whole.
func (g Gaps) Any() bool { return g.Cut || g.Lost > 0 || len(g.Lacking) > 0 }

// Gaps compares what was read with what the file counts and with the numbers
// printed on its pages.
func (r *Report) Gaps() Gaps {
	of, lacking := r.lacking()
	return Gaps{Cut: r.File.Cut, Rebuilt: r.File.Rebuilt, Lost: r.File.Lost, Of: of, Lacking: append([]int{}, lacking...)}
}

// printedOf is "Page 3 of 7", as a foot or a head has it.
var printedOf = regexp.MustCompile(`(?i)\bp(?:age|g|\.)?\.?\s*(?:no\.?\s*)?(\d{1,3})\s*(?:of|/)\s*(\d{1,3})\b`)

// atEdge is how many lines at the top and at the bottom of a page may hold its
// number, footWords how many words such a line may have.
const (
	atEdge    = 3
	footWords = 16
)

// printed is a page of the file that bears a number of so many.
type printed struct{ place, number int }

// lacking gives the numbers of "Page N of M" that no page bears: those that are
// passed over between two pages, or for which there is no page before the first
// or behind the last. A page whose number cannot be read is given the number that
// its place asks for. A fax bears its own numbers beside those of the report: one
// count that is whole is enough.
func (r *Report) lacking() (of int, numbers []int) {
	counts := map[int][]printed{}
	var order []int
	for at, lines := range r.edges() {
		for m, n := range numbersOn(lines) {
			if counts[m] == nil {
				order = append(order, m)
			}
			counts[m] = append(counts[m], printed{at, n})
		}
	}
	slices.Sort(order)
	best, read := 0, len(r.Pages)-len(r.Unread())
	for _, m := range order {
		marks := counts[m]
		missing, ok := absent(marks, m, len(r.Pages))
		switch {
		case !ok || len(marks)*2 < read: // of a part of what is bound together here
			continue
		case len(missing) == 0:
			return 0, nil
		case len(marks) > best:
			best, of, numbers = len(marks), m, missing
		}
	}
	if len(numbers) == 0 {
		return 0, nil
	}
	return of, numbers
}

// edges gives the lines at the top and the bottom of each page, in order.
func (r *Report) edges() [][]string {
	out := make([][]string, len(r.Pages))
	at := map[int]int{}
	for i, p := range r.Pages {
		at[p.Number] = i
	}
	for _, l := range r.Lines {
		if i, ok := at[l.Page]; ok {
			out[i] = append(out[i], l.Text)
		}
	}
	for i, lines := range out {
		if len(lines) > 2*atEdge {
			out[i] = slices.Concat(lines[:atEdge], lines[len(lines)-atEdge:])
		}
	}
	return out
}

// numbersOn gives the numbers printed on a page, by what they are said to be of.
func numbersOn(lines []string) map[int]int {
	out := map[int]int{}
	for _, text := range lines {
		if len(strings.Fields(text)) > footWords || endsSentence(text) {
			continue
		}
		for _, m := range printedOf.FindAllStringSubmatch(text, -1) {
			n, _ := strconv.Atoi(m[1])
			of, _ := strconv.Atoi(m[2])
			if n >= 1 && n <= of {
				out[of] = n
			}
		}
	}
	return out
}

// absent gives the numbers of m that no page of the file can bear. It is not ok
// where the numbers do not rise with the pages: they count something else.
func absent(marks []printed, m, pages int) (missing []int, ok bool) {
	gap := func(from, to, room int) { // numbers from to to, for which there are room pages
		for n := from + room; n <= to; n++ {
			missing = append(missing, n)
		}
	}
	first, last := marks[0], marks[len(marks)-1]
	gap(1, first.number-1, first.place)
	for i := 1; i < len(marks); i++ {
		a, b := marks[i-1], marks[i]
		if b.number <= a.number || b.number-a.number < b.place-a.place {
			return nil, false
		}
		gap(a.number+1, b.number-1, b.place-a.place-1)
	}
	gap(last.number+1, m, pages-1-last.place)
	return missing, true
}
