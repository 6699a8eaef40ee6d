package packet

import (
	"fmt"
	"slices"
)

// Volume is one part of a packet that was divided for a channel: a cover, then
// pages of the whole packet under their own numbers.
type Volume struct {
	Number, Of  int
	First, Last int // pages of the whole packet
	Total       int // pages of the whole packet in all
}

// String gives "Part 2 of 5: pages 51-100 of 212".
func (v Volume) String() string {
	if v.First == v.Last {
		return fmt.Sprintf("Part %d of %d: page %d of %d", v.Number, v.Of, v.First, v.Total)
	}
	return fmt.Sprintf("Part %d of %d: pages %d-%d of %d", v.Number, v.Of, v.First, v.Last, v.Total)
}

// VolumeSet is the set of a volume's cover.
const VolumeSet = "volume"

// Part plans one volume of the packet: the cover and the pages v.First to
// v.Last, taken from the finished packet itself, with numbers, stamps and
// Bates numbers as they are. Bookmarks to other parts are left out.
func (p *Plan) Part(v Volume) Plan {
	pages := v.Last - v.First + 1
	out := Plan{
		Title: fmt.Sprintf("%s, part %d of %d", p.Title, v.Number, v.Of), Date: p.Date, Pages: pages + 1,
		Reference: p.Reference, Fictional: p.Fictional, Draft: p.Draft, Bates: p.Bates, Volume: &v,
		Parts: []Part{
			{ID: VolumeSet, Kind: CoverPart, Title: v.String(), Set: VolumeSet, From: 1, First: 1, Pages: 1},
			{ID: "packet", Kind: ExhibitPart, Title: p.Title, File: "packet.pdf", From: v.First, First: 2, Pages: pages, Stamped: true},
		},
		Bookmarks: slices.Concat([]Bookmark{{Title: v.String(), Page: 1}}, v.continued(p), v.bookmarks(p.Bookmarks)),
	}
	out.Bates.Start += v.First - 2 // page 2 of the file is page First of the packet
	return out
}

// continued names what the volume begins in the middle of: its own bookmark stands
// in the volume before.
func (v Volume) continued(p *Plan) []Bookmark {
	title := ""
	for _, part := range p.Parts {
		if part.First < v.First && v.First < part.First+part.Pages {
			title = part.Title
		}
	}
	for _, x := range p.Exhibits {
		if x.Tab < v.First && v.First <= x.Last {
			title = x.Label + "  " + x.Title
		}
	}
	if title == "" {
		return nil
	}
	return []Bookmark{{Title: paged(title+", continued", v.First), Page: 2}}
}

// bookmarks gives those that lead into the volume. The group that an exhibit
// stands under comes along with it.
func (v Volume) bookmarks(all []Bookmark) []Bookmark {
	var out []Bookmark
	for _, b := range all {
		kids := v.bookmarks(b.Kids)
		here := b.Page >= v.First && b.Page <= v.Last
		if !here && len(kids) == 0 {
			continue
		}
		page := b.Page - v.First + 2
		if !here {
			page = kids[0].Page
		}
		out = append(out, Bookmark{Title: b.Title, Page: page, Open: b.Open, Kids: kids})
	}
	return out
}

// PartOf gives the number of the part that a page will stand in, 0 for a
// packet that is not divided.
func (p *Plan) PartOf(page int) int {
	for _, v := range p.Volumes {
		if page >= v.First && page <= v.Last {
			return v.Number
		}
	}
	return 0
}

// Within gives the exhibits of which pages stand in the volume.
func (v Volume) Within(p *Plan) []Exhibit {
	var out []Exhibit
	for _, x := range p.Exhibits {
		if x.Tab <= v.Last && x.Last >= v.First {
			out = append(out, x)
		}
	}
	return out
}
