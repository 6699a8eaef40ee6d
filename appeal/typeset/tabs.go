package typeset

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal/letter"
	"imeappeal/appeal/packet"
)

// tab draws one tab sheet, or the slip sheet of an exhibit that is not
// available: the letter large, what the exhibit is, where it
// stands, and which findings it supports. It stays with one face: a packet has
// many of these, each with its own font.
func tab(p packet.Plan, x packet.Exhibit, opt Options) *document {
	return sheet("tab sheet "+x.Label, p, opt, func(s *setter) []row { return s.tab(p, x) })
}

func (s *setter) tab(p packet.Plan, x packet.Exhibit) []row {
	rows := []row{{height: s.size * 7, keep: true, draw: func(*page, float64) {}}} // a third down the page
	rows = append(rows, s.centred("EXHIBIT", s.size*1.6, 0)...)
	rows = append(rows, s.centred(x.Label, s.size*6, 0)...)
	rows = append(rows, s.centred(x.Title, s.size*1.5, s.size)...)
	if x.Author != "" {
		rows = append(rows, s.centred(x.Author, s.size*1.1, s.size*0.4)...)
	}
	if !x.Date.IsZero() {
		rows = append(rows, s.centred(x.Date.Long(), s.size*1.1, s.size*0.4)...)
	}
	if x.Missing != "" {
		rows = append(rows, s.centred("Not available when this packet was made", s.size*1.1, s.size*1.5)...)
	}
	rows = append(rows, s.centred(pagesOf(x), s.size, s.size*1.2)...)
	rows = append(rows, s.blocks(supported(p, x))...)
	if on := letterPagesOf(p, letter.Target{Document: x.Document}); len(on) > 0 {
		lead := letter.Runs{{Text: "The letter cites this exhibit on "}}
		rows = append(rows, s.blocks([]letter.Block{{Kind: letter.Paragraph, Runs: append(lead, on...)}})...)
	}
	if p.IndexPage > 0 {
		rows = append(rows, s.blocks([]letter.Block{{
			Kind: letter.Paragraph,
			Runs: linked(fmt.Sprintf("Back to the index, page %d", p.IndexPage), letter.Target{Anchor: packet.IndexSet}),
		}})...)
	}
	return rows
}

func pagesOf(x packet.Exhibit) string {
	pages := "Page " + fmt.Sprint(x.First)
	if x.Last > x.First {
		pages = fmt.Sprintf("Pages %d to %d", x.First, x.Last)
	}
	return pages + " of this packet, " + batesSpan(x)
}

// supported lists the findings that an exhibit supports, each leading to where
// the letter makes it.
func supported(p packet.Plan, x packet.Exhibit) []letter.Block {
	if len(x.Supports) == 0 {
		return nil
	}
	list := letter.Block{Kind: letter.BulletB}
	for _, f := range p.Findings {
		if !slices.ContainsFunc(append([]string{f.ID}, f.Also...), func(id string) bool { return slices.Contains(x.Supports, id) }) {
			continue
		}
		text := fmt.Sprintf("Finding %d", f.Number)
		item := runs(text)
		if f.LetterPage > 0 {
			item = linked(fmt.Sprintf("%s, page %d", text, f.LetterPage), letter.Target{Anchor: f.Anchor})
		}
		if about := about(f); about != "" {
			item = append(item, letter.Run{Text: ": " + about})
		}
		list.Items = append(list.Items, item)
	}
	lead := "What this exhibit supports:"
	if x.Missing != "" {
		lead = "The letter refers to this exhibit for:"
	}
	return []letter.Block{{Kind: letter.Paragraph, Runs: runs(lead)}, list}
}

// about says in a line what a finding is about.
func about(f packet.FindingRow) string {
	const most = 140
	text := oneLine(f.Subject)
	if text == "" && f.Quote != "" {
		text = "“" + oneLine(f.Quote) + "”"
	}
	if r := []rune(text); len(r) > most {
		cut := string(r[:most])
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			cut = cut[:i]
		}
		text = cut + " …"
	}
	return text
}

// centred sets text in the middle of the page.
func (s *setter) centred(text string, size, space float64) []row {
	var rows []row
	for _, line := range wrap(plainSpans(&s.printable, text, roman), size, s.width) {
		rows = append(rows, row{height: size * lineHeight, keep: true, draw: func(pg *page, top float64) {
			pg.line(line, (s.width-line.width)/2, top, size)
		}})
	}
	rows[0].space = space
	return rows
}
