package typeset_test

import (
	"slices"
	"testing"

	"imeappeal/appeal/letter"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/typeset"
)

// A citation of law in the letter leads to its row in the appendix, the row back
// to the letter's page, and a tab sheet back to each page that cites its exhibit.
func TestLawAndTabsLeadBothWays(t *testing.T) {
	in := samplePacket(t, 3, 2)
	in.Authorities = []packet.Authority{{ID: "law-one", Citation: "Law one", Proposition: "It says this."}}
	in.Letter.Blocks = append(in.Letter.Blocks, letter.Block{Kind: letter.Paragraph, Runs: letter.Runs{
		{Text: "See "}, {Text: "Law one", Source: letter.Source{Kind: letter.FromLaw, Key: "law-one"}}, {Text: "."},
	}})
	before := in.Letter.Blocks[len(in.Letter.Blocks)-1].Runs[1]
	plan, sets, dead, err := typeset.Packet(in, typeset.Options{})
	if err != nil || len(dead) > 0 {
		t.Fatalf("%v, %d spots lead nowhere", err, len(dead))
	}
	if before.Link != nil || in.Letter.Blocks[len(in.Letter.Blocks)-1].Runs[1].Link != nil {
		t.Error("the letter itself was changed")
	}
	leads := func(from, to packet.PartKind) bool {
		in := func(kind packet.PartKind, page int) bool {
			return slices.ContainsFunc(plan.Parts, func(p packet.Part) bool { return p.Kind == kind && page >= p.First && page <= p.Last() })
		}
		return slices.ContainsFunc(plan.Links, func(l packet.Link) bool { return in(from, l.Page) && in(to, l.To) })
	}
	for _, way := range [][2]packet.PartKind{{packet.LetterPart, packet.LawPart}, {packet.LawPart, packet.LetterPart}, {packet.TabPart, packet.LetterPart}} {
		if !leads(way[0], way[1]) {
			t.Errorf("nothing leads from %s to %s", way[0], way[1])
		}
	}
	for _, x := range plan.Exhibits {
		cited := plan.InLetter(letter.Target{Document: x.Document})
		if spots := sets["tab-"+x.Label].Spots; len(spots) < len(cited)+1 {
			t.Errorf("tab %s: %d links, the letter cites it on %v", x.Label, len(spots), cited)
		}
	}
}
