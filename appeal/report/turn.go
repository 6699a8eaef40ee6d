package report

import "math"

// turnBack puts the boxes of pages that were turned or levelled for reading
// where they are on the page as displayed.
func (p *parser) turnBack() {
	turned := map[int]func(Box) Box{}
	for i, raw := range p.raw {
		page := &p.rep.Pages[i]
		k := (raw.Turn%4 + 4) % 4
		page.Turn = k
		if k == 0 && raw.Lean == 0 {
			continue
		}
		raw.Width, raw.Height = page.Width, page.Height
		if k%2 == 1 {
			page.Width, page.Height = page.Height, page.Width
		}
		turned[page.Number] = raw.Displayed
	}
	if len(turned) == 0 {
		return
	}
	for i := range p.rep.Lines {
		if back := turned[p.rep.Lines[i].Page]; back != nil {
			p.rep.Lines[i].Box = back(p.rep.Lines[i].Box)
		}
	}
	for i := range p.rep.Sentences {
		for k, b := range p.rep.Sentences[i].Boxes {
			if back := turned[b.Page]; back != nil {
				p.rep.Sentences[i].Boxes[k].Box = back(b.Box)
			}
		}
	}
}

// Displayed gives a box of the page's words where it is on the page as displayed.
func (p RawPage) Displayed(b Box) Box {
	k, width, height := (p.Turn%4+4)%4, p.Width, p.Height
	b = b.leaning(p.Lean, [2]float64{width / 2, height / 2})
	if k%2 == 1 {
		width, height = height, width
	}
	return b.unturned(k, width, height)
}

// leaning gives the box around a box of a levelled page where that leans again.
func (b Box) leaning(angle float64, middle [2]float64) Box {
	if !(math.Abs(angle) > 1e-6 && math.Abs(angle) < math.Pi/4) {
		return b
	}
	sin, cos := math.Sincos(angle)
	out := Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, c := range [4][2]float64{{b[0], b[1]}, {b[2], b[1]}, {b[2], b[3]}, {b[0], b[3]}} {
		x, y := c[0]-middle[0], c[1]-middle[1]
		x, y = middle[0]+x*cos-y*sin, middle[1]+x*sin+y*cos
		out = out.union(Box{x, y, x, y})
	}
	return out
}

// unturned gives a box of a page that was turned clockwise by k quarters on the
// page as displayed, which is width by height.
func (b Box) unturned(k int, width, height float64) Box {
	switch k {
	case 1:
		return Box{b[1], height - b[2], b[3], height - b[0]}
	case 2:
		return Box{width - b[2], height - b[3], width - b[0], height - b[1]}
	case 3:
		return Box{width - b[3], b[0], width - b[1], b[2]}
	}
	return b
}
