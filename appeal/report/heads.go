package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// headRows is how many rows at the top and at the bottom of a page may belong
// to the running head and foot.
const headRows = 5

// edge is a row near the top or bottom of a page.
type edge struct {
	row    []Word
	key    string // the text with its numbers masked
	text   string
	y      float64 // share of the page's height
	repeat bool
}

// runningHeads takes running heads and feet out of the pages' words: rows at
// the edge of a page that other pages repeat at the same height, numbers aside,
// and page numbers. What it takes is given as lines, top and bottom apart.
func runningHeads(raw []RawPage, pages [][]Word, known func(string) bool) (heads, feet [][]line) {
	heads, feet = make([][]line, len(pages)), make([][]line, len(pages))
	rows := make([][][]Word, len(pages))
	tops, bottoms := make([][]edge, len(pages)), make([][]edge, len(pages))
	for i, words := range pages {
		rows[i] = rowsOf(words)
		n := len(rows[i])
		for k := 0; k < min(headRows, n); k++ {
			tops[i] = append(tops[i], edgeOf(rows[i][k], raw[i].Height))
			bottoms[i] = append(bottoms[i], edgeOf(rows[i][n-1-k], raw[i].Height))
		}
	}
	markRepeats(tops, known)
	markRepeats(bottoms, known)
	for i := range pages {
		n := len(rows[i])
		top := peel(tops[i], i+1, func(e edge) bool { return e.y < 0.25 })
		bottom := min(peel(bottoms[i], i+1, func(e edge) bool { return e.y > 0.75 }), n-top)
		for _, r := range rows[i][:top] {
			l := newLine(i, r)
			l.role = Header
			heads[i] = append(heads[i], l)
		}
		for _, r := range rows[i][n-bottom:] {
			l := newLine(i, r)
			l.role = Footer
			feet[i] = append(feet[i], l)
		}
		pages[i] = flatten(rows[i][top : n-bottom])
	}
	return heads, feet
}

func edgeOf(row []Word, height float64) edge {
	text := textOf(row)
	y := around(row).middle()
	if height > 0 {
		y /= height
	}
	return edge{row: row, text: text, key: maskNumbers(text), y: y}
}

// maskNumbers lowers the case and replaces each run of figures by one mark.
func maskNumbers(s string) string {
	var b strings.Builder
	last := ' '
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsDigit(r):
			r = '#'
		case !unicode.IsLetter(r):
			r = ' '
		}
		if r != last || unicode.IsLetter(r) {
			b.WriteRune(r)
		}
		last = r
	}
	return strings.TrimSpace(b.String())
}

// markRepeats marks the rows that another page shows at the same height. A row
// that reads like a section's heading must be on most pages to count. In a file of
// thousands of pages the nearest ones tell.
func markRepeats(pages [][]edge, known func(string) bool) {
	for i := range pages {
		from := max(0, i-nearPages)
		near := pages[from:min(len(pages), i+nearPages+1)]
		for a := range pages[i] {
			e := &pages[i][a]
			short := letters(e.key) < 3 // the wrapped end of a running head: a date, a number
			seen, heading := 0, false
			for j := range near {
				if from+j == i || !hasTwin(near[j], *e) {
					continue
				}
				if seen++; seen == 1 {
					heading = !short && known(e.text)
				}
				if seen > 1 && !heading {
					break // more of them change nothing
				}
			}
			if short {
				e.repeat = seen > 1 || seen > 0 && len(pages) < 4
				continue
			}
			e.repeat = seen > 0 && (seen+1 > len(near)/2 && seen > 1 || !heading)
		}
	}
}

// nearPages is how far to either side a page's rows are looked for.
const nearPages = 150

func hasTwin(rows []edge, e edge) bool {
	for _, o := range rows {
		if math.Abs(o.y-e.y) >= 0.025 {
			continue
		}
		if o.text == e.text || letters(e.key) >= 3 && (o.key == e.key || alike(o.key, e.key)) {
			return true
		}
	}
	return false
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// alike reports whether two masked rows differ by no more than a recognition
// error or two: they share four fifths of their letter pairs.
func alike(a, b string) bool {
	if len(a) < 12 || len(b) < 12 || len(a) > 2*len(b) || len(b) > 2*len(a) {
		return false
	}
	var bytes [256]int
	for i := 0; i < len(a); i++ {
		bytes[a[i]]++
	}
	apart := len(a)
	for i := 0; i < len(b); i++ {
		if bytes[b[i]]--; bytes[b[i]] >= 0 {
			apart--
		}
	}
	if apart*4 > len(a) { // other letters: no need to look at the pairs
		return false
	}
	pairs := map[string]int{}
	for i := 0; i+2 <= len(a); i++ {
		pairs[a[i:i+2]]++
	}
	shared := 0
	for i := 0; i+2 <= len(b); i++ {
		if pairs[b[i:i+2]] > 0 {
			pairs[b[i:i+2]]--
			shared++
		}
	}
	return float64(2*shared) >= 0.8*float64(len(a)+len(b)-2)
}

var (
	pageForm = regexp.MustCompile(`(?i)\bpage:?\s+\d+\s*(of|/)\s*\d+\b|\bp(g|age)?\.?\s*\d+\s*$|^\W*page\W+\d+\b`)
	// As recognition may read it: "Page lof 6", "2o0f6".
	blurredForm = regexp.MustCompile(`(?i)^\W*(?:page)?\W*[\dlio]{1,3}\s*[o0]{1,2}\s?f\s*[\dlio]{1,3}\W*$`)
	bareNumber  = regexp.MustCompile(`^\W{0,3}(\d{1,3})\W{0,3}$|^\W{0,3}(\d{1,3})\s*(?:of|/)\s*\d{1,3}\W{0,3}$`)
)

// peel counts the rows from the edge of the page inward that are running heads.
func peel(rows []edge, page int, zone func(edge) bool) int {
	n := 0
	for k, e := range rows {
		if !zone(e) && !(k == 0 && isPageNumber(e.text, page)) {
			break
		}
		if !e.repeat && !isPageNumber(e.text, page) {
			break
		}
		n = k + 1
	}
	return n
}

// isPageNumber reports whether a row says no more than the page's number: the
// words for it, or the figure itself.
func isPageNumber(text string, page int) bool {
	if len(strings.Fields(text)) <= 12 && pageForm.MatchString(text) && !strings.HasSuffix(text, ".") {
		return true
	}
	if blurredForm.MatchString(text) {
		return true
	}
	m := bareNumber.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	n, _ := strconv.Atoi(m[1] + m[2])
	return n == page || m[2] != ""
}
