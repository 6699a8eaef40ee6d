package pdf

// coverage tells how much of a page pictures cover, on a grid: scans come in
// one piece, in strips, or in layers one over the other.
type coverage struct {
	width, height float64
	cells         [coverCells][coverCells]bool
	pictures      int
}

const coverCells = 40

// add notes a picture, which fills the unit square under m.
func (c *coverage) add(m matrix) {
	c.pictures++
	if !finite(m) || c.width <= 0 || c.height <= 0 {
		return
	}
	b := boxAround(m, 0, 0, 1, 1)
	x0, x1 := cellSpan(b[0]/c.width, b[2]/c.width)
	y0, y1 := cellSpan(b[1]/c.height, b[3]/c.height)
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			c.cells[y][x] = true
		}
	}
}

// cellSpan gives the cells whose centres lie between two shares of the page.
func cellSpan(from, to float64) (int, int) {
	cell := func(v float64) int { return int(min(coverCells, max(0, v*coverCells+0.5))) }
	return cell(from), cell(to)
}

// share is how much of the page is covered, 0 to 1.
func (c *coverage) share() float64 {
	n := 0
	for _, row := range c.cells {
		for _, on := range row {
			if on {
				n++
			}
		}
	}
	return float64(n) / (coverCells * coverCells)
}
