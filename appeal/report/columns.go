package report

import (
	"math"
	"sort"
	"unicode"
)

// column is a part of a page whose rows are read from top to bottom before
// the next part begins.
type column struct {
	rows        [][]Word
	left, right float64
	beside      bool // another column stands beside it
}

// columnsOf divides a page's words into columns in reading order. A page is
// cut at a gutter only where text flows on both sides of it: cells that stand
// side by side in a table are read along the row. At a usual gutter, one
// that other pages of the report have, less is asked.
func columnsOf(words []Word, usual []float64) []column { return cutColumns(words, usual, 0) }

// usualGutters gives the places where two pages or more are cut for most of
// their height.
func usualGutters(pages [][]Word) []float64 {
	var all, out []float64
	for _, words := range pages {
		rows := rowsOf(words)
		if b, ok := gutterBand(rows, nil); ok && (b.last-b.first)*2 > len(rows) {
			all = append(all, b.x)
		}
	}
	for i, x := range all {
		for _, y := range all[:i] {
			if abs(x-y) < 8 {
				out = append(out, x)
				break
			}
		}
	}
	return out
}

func cutColumns(words []Word, usual []float64, depth int) []column {
	if len(words) == 0 {
		return nil
	}
	rows := rowsOf(words)
	if depth > 0 {
		usual = nil
	}
	band, ok := gutterBand(rows, usual)
	if !ok || depth > 3 {
		b := around(words)
		return []column{{rows: rows, left: b[0], right: b[2]}}
	}
	var out []column
	if above := flatten(rows[:band.first]); len(above) > 0 {
		out = append(out, cutColumns(above, usual, depth+1)...)
	}
	left, right := divide(flatten(rows[band.first:band.last]), band.x)
	for _, half := range [][]Word{left, right} {
		for _, c := range cutColumns(half, usual, depth+1) {
			c.beside = true
			out = append(out, c)
		}
	}
	return append(out, cutColumns(flatten(rows[band.last:]), usual, depth+1)...)
}

func flatten(rows [][]Word) []Word {
	var out []Word
	for _, r := range rows {
		out = append(out, r...)
	}
	return out
}

func divide(words []Word, x float64) (left, right []Word) {
	for _, w := range words {
		if w.Box[0] < x && !overhangs(w, x, w.typeSize()) {
			left = append(left, w)
		} else {
			right = append(right, w)
		}
	}
	return left, right
}

// band is a run of rows [first, last) that leave a gutter free left of x.
type band struct {
	first, last int
	x           float64
}

// gutterBand finds the largest band of rows whose text flows in two columns.
func gutterBand(rows [][]Word, usual []float64) (band, bool) {
	var best band
	for _, x := range append(gutterCandidates(rows), usual...) {
		known := false
		for _, u := range usual {
			known = known || abs(u-x) < 8
		}
		for first := 0; first < len(rows); {
			last := first
			for last < len(rows) && !crosses(rows[last], x) {
				last++
			}
			if last-first >= 3 {
				if b, ok := trim(rows, band{first, last, x}); ok && b.last-b.first > best.last-best.first && flowsBelowHead(rows[b.first:b.last], x, known) {
					best = b
				}
			}
			first = last + 1
		}
	}
	return best, best.last > best.first
}

// gutterCandidates gives the places where at least three rows begin a new part.
func gutterCandidates(rows [][]Word) []float64 {
	var starts []float64
	left, right := math.MaxFloat64, -math.MaxFloat64
	var heights []float64
	for _, r := range rows {
		for _, c := range cellsOf(r) {
			starts = append(starts, c.box[0])
		}
		left, right = math.Min(left, r[0].Box[0]), math.Max(right, r[len(r)-1].Box[2])
		heights = append(heights, r[0].typeSize())
	}
	sort.Float64s(starts)
	em := median(heights)
	var out []float64
	for i := 0; i < len(starts); {
		j := i
		for j < len(starts) && starts[j]-starts[i] <= 0.5*em {
			j++
		}
		x := starts[i]
		if j-i >= 3 && x > left+0.2*(right-left) && x < right-0.15*(right-left) {
			out = append(out, x-0.25*em)
		}
		i = j
	}
	return out
}

// crosses reports whether a run of words stands across x.
func crosses(row []Word, x float64) bool {
	var sizes []float64
	for _, w := range row {
		sizes = append(sizes, w.typeSize())
	}
	em := 1.1 * median(sizes)
	for i, w := range row {
		if isScratch(w, em) {
			continue
		}
		if w.Box[0] < x && w.Box[2] > x {
			if overhangs(w, x, em) && (i == 0 || w.Box[0]-row[i-1].Box[2] > 0.9*em) {
				continue
			}
			return true
		}
		if i > 0 && row[i-1].Box[2] <= x && w.Box[0] >= x && w.Box[0]-row[i-1].Box[2] < 0.9*w.typeSize() {
			return true
		}
	}
	return false
}

// overhangs reports whether a word stands right of x but for its first
// letters, as a bullet, an outdented number or a smudge before a word does.
func overhangs(w Word, x, em float64) bool {
	return w.Box[2] > x && x-w.Box[0] < 1.2*em && x-w.Box[0] < 0.5*w.Box.width()
}

// isScratch reports whether a word is a line or a scratch on the paper that
// recognition took for text: no letter in it, or far too wide for its letters.
func isScratch(w Word, em float64) bool {
	n := 0
	for _, r := range w.Text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n == 0 || w.Box.width() > float64(n+2)*em
}

// trim cuts a band to the rows that have text right of x, and what continues
// the left column without a gap below the right one's end.
func trim(rows [][]Word, b band) (band, bool) {
	isRight := func(i int) bool { return rows[i][len(rows[i])-1].Box[0] >= b.x }
	isLeft := func(i int) bool { return rows[i][0].Box[0] < b.x }
	for b.first < b.last && !isRight(b.first) {
		b.first++
	}
	end := b.last
	for b.last > b.first && !isRight(b.last-1) {
		b.last--
	}
	if b.first >= b.last {
		return b, false
	}
	// A left column that sits half a line higher than the right one.
	if i := b.first - 1; i >= 0 && !isLeft(b.first) && !crosses(rows[i], b.x) &&
		around(rows[i])[3] > around(rows[b.first])[1]+0.2 {
		b.first = i
	}
	var pitches []float64
	prev := math.NaN()
	for i := b.first; i < b.last; i++ {
		if isLeft(i) {
			y := rows[i][0].Box.middle()
			if !math.IsNaN(prev) {
				pitches = append(pitches, y-prev)
			}
			prev = y
		}
	}
	pitch := median(pitches)
	reach := 1.35
	if end == len(rows) && end-b.last < b.last-b.first {
		reach = 2.6 // nothing below stands across the gutter: the left column just goes on
	}
	for b.last < end && pitch > 0 && rows[b.last][0].Box.middle()-prev < reach*pitch {
		prev = rows[b.last][0].Box.middle()
		b.last++
	}
	return b, true
}
