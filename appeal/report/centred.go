package report

import (
	"math"
	"strings"
)

// patch is words that follow one another in the file and stand as a block: the
// lines of one cell of a table, or a paragraph.
type patch struct {
	first, last int // words[first:last]
	box         Box
	top, bottom float64 // the middles of its first and last line
	em          float64
}

// levelCells lifts the cells of a table's row that stand centred beside a taller
// one, as browsers print them, to that one's first line. Without it the lines of the
// tall cell would be read between those of the others: "Flexion 60" of a row whose
// 60 is what is normal. Words come cell by cell in the file, which tells the cells.
func levelCells(words []Word) []Word {
	patches := patchesOf(words)
	row := 0
	for i := 0; i < len(patches); {
		j := i + 1
		for j < len(patches) && beside(patches[j-1], patches[j]) {
			j++
		}
		if top := topOf(patches[i:j]); top < math.Inf(1) && !numbersLines(words, patches[i:j]) {
			row++
			for n, c := range patches[i:j] {
				for k := c.first; k < c.last; k++ {
					w := &words[k]
					w.row, w.cell, w.lift = row, n, c.top-top
					w.Box[1], w.Box[3] = w.Box[1]-w.lift, w.Box[3]-w.lift
				}
			}
		}
		i = j
	}
	return words
}

// patchesOf finds the patches. A wide gap on a line, and a line that does not stand
// right below, begin another.
func patchesOf(words []Word) (out []patch) {
	for i, w := range words {
		em, mid := w.typeSize(), w.Box.middle()
		if n := len(out) - 1; n >= 0 && w.Size > 0 {
			p, before := &out[n], words[i-1].Box
			onLine := math.Abs(mid-p.bottom) < 0.3*em && w.Box[0] > before[2]-0.3*em && w.Box[0] < before[2]+0.6*em
			down := mid - p.bottom
			below := down > 0.7*em && down < 1.9*em && w.Box[0] < p.box[2] && w.Box[2] > p.box[0]
			if onLine || below {
				p.last, p.box = i+1, p.box.union(w.Box)
				if below {
					p.bottom = mid
				}
				continue
			}
		}
		out = append(out, patch{first: i, last: i + 1, box: w.Box, top: mid, bottom: mid, em: em})
	}
	return out
}

// beside reports that a patch stands to the right of another and is centred as it is.
func beside(a, b patch) bool {
	return b.box[0] > a.box[2] && math.Abs((a.top+a.bottom)-(b.top+b.bottom)) < 0.4*math.Min(a.em, b.em)
}

// topOf gives the first line of the tallest of several patches, infinity where none
// begins lower than another: then they are read as they stand.
func topOf(cells []patch) float64 {
	top, low := math.Inf(1), math.Inf(-1)
	for _, c := range cells {
		top, low = math.Min(top, c.top), math.Max(low, c.top)
	}
	if low-top < 0.4*cells[0].em {
		return math.Inf(1)
	}
	return top
}

// numbersLines reports that a patch is the numbers in the margin of a pleading.
func numbersLines(words []Word, cells []patch) bool {
	for _, c := range cells {
		figures := 0
		for _, w := range words[c.first:c.last] {
			if strings.Trim(w.Text, "0123456789") == "" {
				figures++
			}
		}
		if figures > 8 && figures == c.last-c.first {
			return true
		}
	}
	return false
}

// opensCell reports that another cell of such a row was before.
func (w Word) opensCell(before Word) bool {
	return w.row > 0 && w.row == before.row && w.cell != before.cell
}

// place is where the word stands on the page.
func (w Word) place() Box { return Box{w.Box[0], w.Box[1] + w.lift, w.Box[2], w.Box[3] + w.lift} }

// places is the box around words where they stand on the page.
func places(words []Word) Box {
	b := Box{}
	for i, w := range words {
		if b = b.union(w.place()); i == 0 {
			b = w.place()
		}
	}
	return b
}

// rowNumber gives the row of such a table that a line is of, 0 for none.
func (l line) rowNumber() int {
	for _, w := range l.words {
		if w.row != l.words[0].row {
			return 0
		}
	}
	return l.words[0].row
}
