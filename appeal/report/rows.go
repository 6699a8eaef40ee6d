package report

import (
	"math"
	"regexp"
	"sort"
	"strings"
)

// line is a Line while the report is being built.
type line struct {
	page        int // index into the pages
	words       []Word
	cells       []cell // parts that wide gaps divide; at least one
	box         Box
	left, right float64 // the edges of the column of text it stands in
	beside      bool    // another column stands beside that one
	col         int     // the column's number on the page, counted in reading order
	size        float64 // points
	sized       bool    // by the reader, not by the height of the boxes
	bold        bool
	lettered    bool // begins with a letter of a list, not with an initial
	role        Role
	number      int // as cited
	text        string
}

// cell is a part of a line, words[first:last].
type cell struct {
	first, last int
	box         Box
	text        string
}

// rowsOf groups words by baseline, top to bottom, each row from left to right.
// A word joins a row when the middle of the smaller one lies within the other.
func rowsOf(words []Word) [][]Word {
	sorted := append([]Word(nil), words...)
	sort.SliceStable(sorted, func(i, j int) bool {
		return sorted[i].Box.middle() < sorted[j].Box.middle()
	})
	var rows [][]Word
	var mids []float64
	for _, w := range sorted {
		if i := rowFor(w, rows, mids); i >= 0 {
			rows[i] = append(rows[i], w)
			if w.typeSize() > 0.9*rows[i][0].typeSize() { // superscripts do not pull the row along
				n := float64(len(rows[i]))
				mids[i] += (w.Box.middle() - mids[i]) / n
			}
			continue
		}
		rows = append(rows, []Word{w})
		mids = append(mids, w.Box.middle())
	}
	for _, row := range rows {
		sort.SliceStable(row, func(i, j int) bool { return row[i].Box[0] < row[j].Box[0] })
	}
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return mids[order[i]] < mids[order[j]] })
	out := make([][]Word, len(rows))
	for i, k := range order {
		out[i] = rows[k]
	}
	return out
}

// rowFor gives the row that a word belongs to, -1 for none. Only the last rows
// can be near: words come from top to bottom.
func rowFor(w Word, rows [][]Word, mids []float64) int {
	best, bestDist := -1, math.MaxFloat64
	for i := len(rows) - 1; i >= 0 && i >= len(rows)-6; i-- {
		d := math.Abs(w.Box.middle() - mids[i])
		reach := 0.35 * math.Max(w.Box.height(), rows[i][0].Box.height())
		if small := math.Min(w.Box.height(), rows[i][0].Box.height()); small > 0 {
			reach = math.Min(reach, 0.75*small)
		}
		if d <= reach && d < bestDist {
			best, bestDist = i, d
		}
	}
	return best
}

// newLine makes a line of a row's words.
func newLine(page int, words []Word) line {
	words = raiseMarks(loosenMarker(words))
	l := line{page: page, words: words, box: around(words), role: Body}
	var sizes []float64
	bold := 0
	l.sized = true
	for _, w := range words {
		l.sized = l.sized && w.Size > 0
		sizes = append(sizes, w.typeSize())
		if w.Bold {
			bold++
		}
	}
	l.size = median(sizes)
	l.bold = bold > 0 && bold >= len(words)
	l.cells = cellsOf(words)
	l.text = textOf(words)
	return l
}

var gluedMarker = regexp.MustCompile(`^([•●▪◦■□➢✓]|[-–—*])(\p{Lu}\p{Ll}.*|[•●▪◦■□➢✓].*)$`)

// loosenMarker parts a bullet from the word that a reader joined it to.
func loosenMarker(words []Word) []Word {
	m := gluedMarker.FindStringSubmatch(words[0].Text)
	if m == nil {
		return words
	}
	mark, rest := words[0], words[0]
	mark.Text, rest.Text = m[1], m[2]
	mark.Box[2] = mark.Box[0] + mark.Box.width()/float64(len([]rune(words[0].Text))+1)
	rest.Box[0] = mark.Box[2] + mark.Box[2] - mark.Box[0]
	return append([]Word{mark, rest}, words[1:]...)
}

// superscripts are the raised figures of footnote marks as characters.
var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// raiseMarks joins a small raised figure (a footnote mark) to the word before
// it, or after it at the start of a line, as a superscript character.
func raiseMarks(words []Word) []Word {
	var out []Word
	lead := ""
	for i, w := range words {
		if isMark(words, i) {
			mark := superscripts.Replace(w.Text)
			if len(out) > 0 {
				last := &out[len(out)-1]
				last.Text += mark
				last.Box = last.Box.union(w.Box)
			} else {
				lead = mark
			}
			continue
		}
		if lead != "" {
			w.Text, lead = lead+w.Text, ""
			w.Box = w.Box.union(words[i-1].Box)
		}
		out = append(out, w)
	}
	if lead != "" {
		return words
	}
	return out
}

func isMark(words []Word, i int) bool {
	w := words[i]
	if len(w.Text) > 2 || strings.Trim(w.Text, "0123456789") != "" || len(words) == 1 {
		return false
	}
	near := words[max(i-1, 0)]
	if i == 0 {
		near = words[1]
	}
	if i > 0 && w.Box[0]-near.Box[2] > 0.4*near.Box.height() {
		return false
	}
	if w.Size == 0 || near.Size == 0 { // boxes of recognised words hug the letters
		return w.Box.height() < 0.65*near.Box.height() && w.Box[3] < near.Box[3]-0.3*near.Box.height() &&
			(i == 0 || w.Box[0]-near.Box[2] < 0.15*near.Box.height())
	}
	return w.typeSize() < 0.82*near.typeSize() && w.Box[3] < near.Box[3]-0.08*near.Box.height()
}

// cellsOf divides a row where the gap is much wider than its spaces. A gap
// after a list marker divides nothing.
func cellsOf(words []Word) []cell {
	var out []cell
	first := 0
	wide := wideGap(words)
	for i := 1; i <= len(words); i++ {
		if i < len(words) && !words[i].opensCell(words[i-1]) && (words[i].Box[0]-words[i-1].Box[2] < wide || i == 1 && isMarker(words[0].Text)) {
			continue
		}
		out = append(out, line{words: words}.cellAt(first, i))
		first = i
	}
	return out
}

func wideGap(words []Word) float64 {
	var gaps, heights []float64
	for i, w := range words {
		heights = append(heights, w.typeSize())
		if i > 0 {
			gaps = append(gaps, math.Max(0, w.Box[0]-words[i-1].Box[2]))
		}
	}
	em := median(heights)
	sort.Float64s(gaps)
	space := 0.3 * em
	if len(gaps) >= 6 { // enough spaces to tell justified text from cells
		space = math.Max(space, gaps[len(gaps)/4])
	}
	return math.Max(1.15*em, 2.2*space)
}

// textOf joins words with single spaces.
func textOf(words []Word) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.Text
	}
	return strings.Join(parts, " ")
}
