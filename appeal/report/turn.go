package report

// turnBack puts the boxes of pages that were turned for reading where they are
// on the page as displayed.
func (p *parser) turnBack() {
	turned := map[int]func(Box) Box{}
	for i, raw := range p.raw {
		page := &p.rep.Pages[i]
		k := (raw.Turn%4 + 4) % 4
		if k == 0 {
			continue
		}
		if k%2 == 1 {
			page.Width, page.Height = page.Height, page.Width
		}
		turned[page.Number] = func(b Box) Box { return b.unturned(k, page.Width, page.Height) }
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
