package report

import (
	"math"
	"sort"
	"strconv"
)

// margin is the column of line numbers printed on a page of pleading paper.
type margin struct {
	ys      []float64
	numbers []int
}

// pleading takes the line numbers of pleading paper out of the pages' words and
// gives each page's margin; a page without them has none. A page is taken for
// pleading paper when figures that rise by one stand left of all its text, at
// even steps or, as a word processor sets them, one beside every line; a short last page counts when the pages before it are.
func pleading(pages [][]Word) []margin {
	out := make([]margin, len(pages))
	xs := []float64{}
	for i, words := range pages {
		if m, drop := marginOf(words, 8, math.NaN()); m != nil {
			out[i], pages[i] = *m, without(words, drop)
			xs = append(xs, words[drop[0]].Box[2])
		}
	}
	if len(xs) == 0 {
		return out
	}
	for i, words := range pages {
		if out[i].ys == nil {
			if m, drop := marginOf(words, 2, median(xs)); m != nil {
				out[i], pages[i] = *m, without(words, drop)
			}
		}
	}
	return out
}

// marginOf finds the margin of a page: at least least figures; when x is a
// number, only figures that end there.
func marginOf(words []Word, least int, x float64) (*margin, []int) {
	var found []int
	for i, w := range words {
		n, err := strconv.Atoi(w.Text)
		if err == nil && n >= 1 && n <= 60 && len(w.Text) <= 2 && (math.IsNaN(x) || math.Abs(w.Box[2]-x) < 8) {
			found = append(found, i)
		}
	}
	if len(found) < least {
		return nil, nil
	}
	// The figures share their right, left or middle edge: take the leftmost group.
	sort.SliceStable(found, func(a, b int) bool { return words[found[a]].Box[0] < words[found[b]].Box[0] })
	edge := words[found[0]].Box[0]
	var column []int
	for _, i := range found {
		if words[i].Box[0] < edge+1.4*words[i].typeSize() {
			column = append(column, i)
		}
	}
	sort.SliceStable(column, func(a, b int) bool { return words[column[a]].Box.middle() < words[column[b]].Box.middle() })
	column = rising(words, column)
	if len(column) < least || !standsApart(words, column) || !evenly(words, column) && !besideEveryLine(words, column) {
		return nil, nil
	}
	m := &margin{}
	for _, i := range column {
		n, _ := strconv.Atoi(words[i].Text)
		m.ys = append(m.ys, words[i].Box.middle())
		m.numbers = append(m.numbers, n)
	}
	return m, column
}

// rising keeps the longest run of figures that grow by one or, where
// recognition lost some, by a few.
func rising(words []Word, column []int) []int {
	length := make([]int, len(column))
	from := make([]int, len(column))
	best := -1
	for i := range column {
		length[i], from[i] = 1, -1
		n, _ := strconv.Atoi(words[column[i]].Text)
		for j := max(0, i-6); j < i; j++ {
			before, _ := strconv.Atoi(words[column[j]].Text)
			if before < n && n-before <= 4 && length[j]+1 > length[i] {
				length[i], from[i] = length[j]+1, j
			}
		}
		if best < 0 || length[i] > length[best] {
			best = i
		}
	}
	var out []int
	for i := best; i >= 0; i = from[i] {
		out = append([]int{column[i]}, out...)
	}
	return out
}

// standsApart reports whether hardly any other word reaches into the column.
func standsApart(words []Word, column []int) bool {
	var edges []float64
	in := map[int]bool{}
	for _, i := range column {
		edges = append(edges, words[i].Box[2])
		in[i] = true
	}
	edge := median(edges)
	top, bottom := words[column[0]].Box[1], words[column[len(column)-1]].Box[3]
	strange, near := 0, 0
	for i, w := range words {
		if in[i] || w.Box[1] < top-2 || w.Box[3] > bottom+2 {
			continue
		}
		near++
		if w.Box[0] < edge+0.3*w.typeSize() {
			strange++
		}
	}
	return near > 0 && strange <= len(column)/6 || near == 0
}

// evenly reports whether the figures stand at one step a line.
func evenly(words []Word, column []int) bool {
	var steps []float64
	for k := 1; k < len(column); k++ {
		a, _ := strconv.Atoi(words[column[k-1]].Text)
		b, _ := strconv.Atoi(words[column[k]].Text)
		steps = append(steps, (words[column[k]].Box.middle()-words[column[k-1]].Box.middle())/float64(b-a))
	}
	step := median(steps)
	even := 0
	for _, s := range steps {
		if math.Abs(s-step) < 0.25*step {
			even++
		}
	}
	return step > 0 && even*5 >= len(steps)*4
}

// besideEveryLine reports whether nearly every line between the first and the
// last figure has a figure beside it: paragraphs may stand apart then.
func besideEveryLine(words []Word, column []int) bool {
	in := map[int]bool{}
	for _, i := range column {
		in[i] = true
	}
	top, bottom := words[column[0]].Box[1], words[column[len(column)-1]].Box[3]
	var rest []Word
	for i, w := range words {
		if !in[i] && w.Box[1] >= top-2 && w.Box[3] <= bottom+2 {
			rest = append(rest, w)
		}
	}
	rows, beside := rowsOf(rest), 0
	for _, row := range rows {
		y := around(row).middle()
		for _, i := range column {
			if math.Abs(words[i].Box.middle()-y) < 0.4*words[i].typeSize() {
				beside++
				break
			}
		}
	}
	return len(rows) >= 8 && beside*10 >= len(rows)*9 && len(column)*10 <= len(rows)*11
}

func without(words []Word, drop []int) []Word {
	gone := map[int]bool{}
	for _, i := range drop {
		gone[i] = true
	}
	var out []Word
	for i, w := range words {
		if !gone[i] {
			out = append(out, w)
		}
	}
	return out
}

// at gives the printed number nearest to a height on the page, 0 without a margin.
func (m margin) at(y float64) int {
	best, dist := 0, math.MaxFloat64
	for i, v := range m.ys {
		if d := math.Abs(v - y); d < dist {
			best, dist = m.numbers[i], d
		}
	}
	return best
}
