package packet

import (
	"slices"

	"imeappeal/appeal/letter"
)

// Place gives the packet page that a target leads to; ok is false when the
// packet has no such page.
func (p *Plan) Place(t letter.Target) (page int, ok bool) {
	if t.Document != "" {
		x, found := p.Exhibit(t.Document)
		if !found {
			return 0, false
		}
		page = p.page(x, t.Page)
		return page, page > 0
	}
	page, ok = p.anchors[t.Anchor]
	return page, ok
}

// Resolve turns the spots of our own page sets, by set, into links between
// packet pages, in page order. A spot whose target is not in the packet (a
// document that was left out, a page that it does not have) is given back with
// its page in the packet: its words stand in the letter as text, and the
// preflight names it.
func (p *Plan) Resolve(spots map[string][]Spot) (links []Link, dead []Spot) {
	for _, part := range p.Parts {
		for _, s := range spots[part.Set] {
			if part.Set == "" || s.Page < part.From || s.Page >= part.From+part.Pages {
				continue
			}
			at := part.First + s.Page - part.From
			if to, ok := p.Place(s.Target); ok {
				links = append(links, Link{Page: at, Box: s.Box, To: to})
			} else {
				dead = append(dead, Spot{Page: at, Box: s.Box, Target: s.Target})
			}
		}
	}
	slices.SortStableFunc(links, func(a, b Link) int { return a.Page - b.Page })
	return links, dead
}
