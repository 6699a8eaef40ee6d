package typeset

import (
	"fmt"
	"slices"

	"imeappeal/appeal/letter"
	"imeappeal/appeal/packet"
)

// authorities draws the law appendix; each row leads back to the pages of the
// letter that cite it.
func authorities(p packet.Plan, opt Options) *document {
	t := letter.Block{Kind: letter.TableB, Header: cells("Authority", "What it says", "Text read on", "Letter"), Widths: []float64{27, 47, 14, 12}}
	for _, a := range p.Authorities {
		row := cells(oneLine(a.Citation), oneLine(a.Proposition), dateOf(a.Checked))
		t.Rows = append(t.Rows, append(row, letterPagesOf(p, letter.Target{Anchor: a.Anchor()})))
		t.RowIDs = append(t.RowIDs, a.Anchor())
	}
	return sheet("law", p, opt, func(s *setter) []row {
		return s.blocks([]letter.Block{{Kind: letter.HeadingB, Level: 1, Runs: runs("Law that the letter cites")}, t})
	})
}

// letterPagesOf lists the pages of the letter that cite something, each a link.
func letterPagesOf(p packet.Plan, t letter.Target) letter.Runs {
	var out letter.Runs
	for i, page := range p.InLetter(t) {
		text := fmt.Sprint(page)
		if i == 0 {
			text = "p. " + text
		} else {
			out = append(out, letter.Run{Text: ", "})
		}
		out = append(out, linked(text, letter.Target{Anchor: packet.LetterPage(page - p.LetterFirst() + 1)})...)
	}
	return out
}

// lawLinked gives the letter's blocks with its citations of law as links to
// their rows in the appendix. The letter itself stays as it is.
func lawLinked(blocks []letter.Block, all []packet.Authority) []letter.Block {
	at := map[string]string{}
	for _, a := range all {
		at[a.ID] = a.Anchor()
	}
	link := func(rs letter.Runs) letter.Runs {
		out := slices.Clone(rs)
		for i, r := range out {
			if anchor := at[r.Source.Key]; anchor != "" && r.Source.Kind == letter.FromLaw && r.Link == nil {
				out[i].Link = &letter.Target{Anchor: anchor}
			}
		}
		return out
	}
	each := func(list []letter.Runs) []letter.Runs {
		out := slices.Clone(list)
		for i := range out {
			out[i] = link(out[i])
		}
		return out
	}
	out := slices.Clone(blocks)
	for i, b := range out {
		out[i].Runs, out[i].Items, out[i].Rows = link(b.Runs), each(b.Items), slices.Clone(b.Rows)
		for k := range out[i].Rows {
			out[i].Rows[k] = each(out[i].Rows[k])
		}
	}
	return out
}
