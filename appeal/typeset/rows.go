package typeset

// row is what stands on a page as one piece: a line of text with what belongs
// to it, a table row, a ruled line.
type row struct {
	space   float64 // above it; not at the top of a page
	height  float64
	keep    bool // on one page with the next row
	newPage bool // begins a page
	anchor  string
	signed  bool  // by hand, below it
	head    []row // of the table that it belongs to, repeated when the table goes on on a new page
	draw    func(pg *page, top float64)
}

// set is a row at its place.
type setRow struct {
	row
	top float64
}

// paginate fills pages of the given height from rows. Rows that keep together
// go to the next page together, unless they are more than a page.
func paginate(rows []row, height float64) [][]setRow {
	pages := [][]setRow{nil}
	used := 0.0
	put := func(r row) {
		last := len(pages) - 1
		if len(pages[last]) > 0 {
			used += r.space
		}
		pages[last] = append(pages[last], setRow{r, used})
		used += r.height
	}
	turn := func() { pages, used = append(pages, nil), 0 }
	for len(rows) > 0 {
		n := together(rows)
		empty := len(pages[len(pages)-1]) == 0
		if rows[0].newPage && !empty {
			turn()
			empty = true
		}
		need := extent(rows[:n])
		if !empty && used+rows[0].space+need > height && (need <= height || used+rows[0].space+rows[0].height > height) {
			turn()
			for _, h := range rows[0].head {
				put(h)
			}
		}
		// A group that is more than a page goes on row by row.
		for i, r := range rows[:n] {
			if i > 0 && used+r.space+r.height > height {
				turn()
				for _, h := range r.head {
					put(h)
				}
			}
			put(r)
		}
		rows = rows[n:]
	}
	return pages
}

// together counts the rows from the first on that one page should hold.
func together(rows []row) int {
	n := 1
	for n < len(rows) && rows[n-1].keep && !rows[n].newPage {
		n++
	}
	return n
}

// extent is the height of rows without the space above the first.
func extent(rows []row) float64 {
	h := 0.0
	for i, r := range rows {
		h += r.height
		if i > 0 {
			h += r.space
		}
	}
	return h
}

// keepLines lets no page end with the first line of a paragraph or begin with
// its last: at least two lines stand together on each side.
func keepLines(rows []row) {
	n := len(rows)
	if n < 2 {
		return
	}
	rows[0].keep = true
	rows[n-2].keep = true
}

// keepAll keeps rows on one page with each other.
func keepAll(rows []row) {
	for i := range len(rows) - 1 {
		rows[i].keep = true
	}
}
