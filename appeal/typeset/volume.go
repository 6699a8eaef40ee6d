package typeset

import (
	"fmt"

	"imeappeal/appeal/letter"
	"imeappeal/appeal/packet"
)

// VolumeCover sets the cover of one part of a packet that was divided: which
// pages it holds, and where the exhibits of the whole packet are.
func VolumeCover(p packet.Plan, all []packet.Volume, v packet.Volume, opt Options) (Set, error) {
	facts := addressed(p.Delivery)
	if !p.Date.IsZero() {
		facts = append(facts, cells("Date", p.Date.Long()))
	}
	facts = append(facts, cells("This file", v.String()+", and this cover"),
		cells("Bates numbers", p.Bates.Number(v.First)+" to "+p.Bates.Number(v.Last)))
	t := letter.Block{Kind: letter.TableB, Header: cells("Part", "Pages", "What it holds")}
	for _, o := range all {
		name := fmt.Sprint(o.Number)
		if o.Number == v.Number {
			name += " (this file)"
		}
		t.Rows = append(t.Rows, cells(name, span2(o.First, o.Last, "%d"), held(p, o)))
	}
	blocks := []letter.Block{
		{Kind: letter.HeadingB, Level: 1, Runs: runs(p.Title)},
		{Kind: letter.Paragraph, Runs: boldRuns(v.String())},
		{Kind: letter.TableB, Rows: facts},
		{Kind: letter.Paragraph, Runs: runs("Page and Bates numbers are those of the whole packet.")},
		t,
	}
	if p.Reference != "" {
		blocks = append(blocks[:2], append([]letter.Block{{Kind: letter.Paragraph, Runs: runs(p.Reference)}}, blocks[2:]...)...)
	}
	d := sheet("cover of part", p, opt.filled(), func(s *setter) []row { return s.blocks(blocks) })
	if len(d.pages) > 1 { // hundreds of parts: the list would be a packet of its own
		t.Rows = t.Rows[:0]
		blocks[len(blocks)-1] = letter.Block{Kind: letter.Paragraph, Runs: runs("It holds: " + held(p, v))}
		d = sheet("cover of part", p, opt.filled(), func(s *setter) []row { return s.blocks(blocks) })
	}
	return d.finish()
}

// held names what stands in a part: our own parts by title, exhibits by letter.
func held(p packet.Plan, v packet.Volume) string {
	text := ""
	add := func(s string) {
		if text != "" {
			text += ", "
		}
		text += s
	}
	for _, part := range p.Parts {
		if part.Kind != packet.BlankPart && part.Kind != packet.TabPart && part.Kind != packet.SlipPart && part.Kind != packet.ExhibitPart && part.First <= v.Last && part.Last() >= v.First {
			add(part.Title)
		}
	}
	within := v.Within(&p)
	switch len(within) {
	case 0:
	case 1:
		add("exhibit " + within[0].Label)
	default:
		add("exhibits " + within[0].Label + " to " + within[len(within)-1].Label)
	}
	return text
}
