package typeset

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/packet"
)

// Packet sets the letter, arranges the packet and sets its own pages until
// page numbers and pages agree. It gives the plan with its links, the page
// sets by name, and the places of the letter whose target is not in the packet.
func Packet(in packet.Input, opt Options) (packet.Plan, map[string]Set, []packet.Spot, error) {
	if in.Supplement == nil {
		in.Letter.Blocks = lawLinked(in.Letter.Blocks, in.Authorities)
	}
	own, err := letterPages(in.Letter, opt)
	if err != nil {
		return packet.Plan{}, nil, nil, err
	}
	in.Anchors, in.Spots = own.anchors, own.spots
	var drawn map[string]*document
	plan, err := packet.Settle(in, func(p packet.Plan) (map[string]int, error) {
		drawn = sheets(p, opt)
		n := map[string]int{packet.LetterSet: len(own.pages)}
		for name, d := range drawn {
			n[name] = len(d.pages)
		}
		return n, nil
	})
	if err != nil {
		return plan, nil, nil, err
	}
	drawn[packet.LetterSet] = own
	sets, err := finished(plan, drawn, opt)
	if err != nil {
		return plan, nil, nil, err
	}
	spots := map[string][]packet.Spot{}
	for name, set := range sets {
		spots[name] = set.Spots
		if name == packet.LawSet {
			plan.Names(name, set.Anchors)
		}
	}
	var dead []packet.Spot
	plan.Links, dead = plan.Resolve(spots)
	return plan, sets, dead, plan.Validate()
}

// Sheets sets every page of a plan that is ours but the letter, by set: cover,
// index, table of findings, a set for each tab or slip sheet.
func Sheets(p packet.Plan, opt Options) (map[string]Set, error) {
	return finished(p, sheets(p, opt), opt)
}

// sheets draws the pages; how many there are is known then, and the slow part,
// the PDF with its fonts, waits until the plan is settled.
func sheets(p packet.Plan, opt Options) map[string]*document {
	opt = opt.filled()
	drawn := map[string]*document{}
	for _, part := range p.Parts {
		switch part.Kind {
		case packet.CoverPart:
			drawn[part.Set] = cover(p, opt)
		case packet.BlankPart:
			drawn[part.Set] = blankSide(p, opt)
		case packet.IndexPart:
			drawn[part.Set] = index(p, opt)
		case packet.ChronologyPart:
			drawn[part.Set] = chronology(p, opt)
		case packet.LawPart:
			drawn[part.Set] = authorities(p, opt)
		case packet.ProofPart:
			drawn[part.Set] = deliveries(p, opt)
		case packet.FindingPart:
			drawn[part.Set] = findings(p, opt)
		case packet.TabPart, packet.SlipPart:
			if x, ok := p.Exhibit(part.Document); ok {
				drawn[part.Set] = tab(p, x, opt)
			}
		}
	}
	return drawn
}

// finished makes one PDF of all of them, in the order of their names, and says
// where in it each begins.
func finished(p packet.Plan, drawn map[string]*document, opt Options) (map[string]Set, error) {
	names := slices.Sorted(maps.Keys(drawn))
	var docs []*document
	for _, name := range names {
		docs = append(docs, drawn[name])
	}
	made, err := combined(p.Title, p.Date, opt.filled().Paper, docs)
	if err != nil {
		return nil, err
	}
	sets := map[string]Set{}
	for i, name := range names {
		sets[name] = made[i]
	}
	return sets, nil
}

// sheet draws blocks as pages of the packet: marked and with the reference
// below, without a number of their own; the packet's numbers are stamped later.
func sheet(name string, p packet.Plan, opt Options, rows func(*setter) []row) *document {
	s := newSetter(opt)
	d := newDocument(name, p.Title, p.Date, opt.Paper)
	d.place(paginate(rows(s), opt.bodyHeight()),
		func(pg *page) { pg.marksOf(s, p.Draft, p.Fictional) },
		func(pg *page) { pg.foot(s, p.Reference, "") })
	d.missing = s.missing
	return d
}

// cover draws the first sheet: what this is, for whom, how much of it there is.
func cover(p packet.Plan, opt Options) *document {
	facts := [][]letter.Runs{
		{runs("Pages"), runs(fmt.Sprint(p.Pages))},
		{runs("Exhibits"), runs(fmt.Sprint(len(p.Exhibits)))},
		{runs("Bates numbers"), runs(p.Bates.Number(1) + " to " + p.Bates.Number(p.Pages))},
	}
	if !p.Date.IsZero() {
		facts = append([][]letter.Runs{{runs("Date"), runs(p.Date.Long())}}, facts...)
	}
	facts = append(addressed(p.Delivery), facts...)
	for _, part := range p.Parts {
		if part.Set != "" && part.Kind != packet.CoverPart && part.Kind != packet.TabPart && part.Kind != packet.BlankPart {
			facts = append(facts, []letter.Runs{linked(part.Title, letter.Target{Anchor: part.ID}), runs(fmt.Sprintf("page %d", part.First))})
		}
	}
	blocks := []letter.Block{
		{Kind: letter.HeadingB, Level: 1, Runs: runs(p.Title)},
		{Kind: letter.Paragraph, Runs: boldRuns(p.Reference)},
		{Kind: letter.TableB, Rows: facts},
	}
	if p.Delivery.Certified {
		blocks = append(blocks, letter.Block{Kind: letter.Fields, Items: cells("Article number (PS Form 3800)")})
	}
	return sheet("cover", p, opt, func(s *setter) []row { return s.blocks(blocks) })
}

// addressed says to whom a packet goes, and how.
func addressed(d packet.Delivery) [][]letter.Runs {
	var rows [][]letter.Runs
	if len(d.To) > 0 {
		rows = append(rows, cells("To", strings.Join(d.To, "\n")))
	}
	if d.Fax != "" {
		rows = append(rows, cells("By fax to", d.Fax))
	}
	if d.Certified {
		rows = append(rows, cells("By", "Certified mail, return receipt requested"))
	}
	return rows
}

// blankSide draws the back of a sheet that nothing stands on.
func blankSide(p packet.Plan, opt Options) *document {
	return sheet("blank", p, opt, func(s *setter) []row {
		return s.blocks([]letter.Block{{Kind: letter.Paragraph, Runs: runs("This page is blank so that the next begins on a right-hand page.")}})
	})
}

// index draws the index: a row for each exhibit, under the headings of the
// groups, each leading to its tab sheet and its first page; then what is not
// in the packet.
func index(p packet.Plan, opt Options) *document {
	t := letter.Block{Kind: letter.TableB, Header: cells("", "Exhibit", "Date", "Pages", "Bates numbers")}
	if len(p.Volumes) > 0 {
		t.Header = append(t.Header, runs("Part"))
	}
	for i, x := range p.Exhibits {
		if i == 0 || x.Group != p.Exhibits[i-1].Group {
			t.Rows = append(t.Rows, cells(x.Group))
		}
		row := indexRow(x)
		if len(p.Volumes) > 0 {
			row = append(row, runs(span2(p.PartOf(x.Tab), p.PartOf(x.Last), "%d")))
		}
		t.Rows = append(t.Rows, row)
	}
	blocks := []letter.Block{{Kind: letter.HeadingB, Level: 1, Runs: runs(indexTitle(p))}}
	if p.Supplement {
		blocks = append(blocks, letter.Block{
			Kind: letter.Paragraph,
			Runs: runs(p.Title + ". Exhibit letters and Bates numbers go on where the packet that was sent ended."),
		})
	}
	if len(p.Exhibits) > 0 {
		blocks = append(blocks, t)
	}
	return sheet("index", p, opt, func(s *setter) []row { return s.blocks(append(blocks, notEnclosed(p)...)) })
}

func indexTitle(p packet.Plan) string {
	for _, part := range p.Parts {
		if part.Kind == packet.IndexPart {
			return part.Title
		}
	}
	return "Index of exhibits"
}

// indexRow is one exhibit in the index.
func indexRow(x packet.Exhibit) []letter.Runs {
	tab := letter.Target{Document: x.Document}
	what := linked(x.Title, tab)
	if x.Author != "" {
		what = append(what, letter.Run{Text: ", " + x.Author})
	}
	if x.Missing != "" {
		what = append(what, letter.Run{Text: " (not available)"})
	}
	label := linked(x.Label, tab)
	label[0].Bold = true
	return []letter.Runs{label, what, runs(dateOf(x.Date)), linked(span2(x.First, x.Last, "%d"), letter.Target{Document: x.Document, Page: 1}), runs(batesSpan(x))}
}

// notEnclosed lists the exhibits whose letter stays empty, so that nobody looks
// for them. Why a file could not be used, and what to do about it, is for the
// sender; a paper that never had a file has no exhibit letter to explain.
func notEnclosed(p packet.Plan) []letter.Block {
	t := letter.Block{Kind: letter.TableB, Header: cells("Exhibit", "Document"), Widths: []float64{15, 85}}
	for _, l := range p.LeftOut {
		if l.Label != "" && l.Slip == 0 {
			t.Rows = append(t.Rows, cells(l.Label, l.Title))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []letter.Block{
		{Kind: letter.HeadingB, Level: 2, Runs: runs("Not in this packet")},
		{Kind: letter.Paragraph, Runs: runs("Not available when this packet was made. The other exhibits keep their letters.")},
		t,
	}
}

// findings draws the table that puts each point beside the page of the report
// and the exhibits that answer it.
func findings(p packet.Plan, opt Options) *document {
	t := letter.Block{Kind: letter.TableB, Header: cells("", "The report", "What the letter sets against it", "Exhibits", "Letter"), Widths: []float64{4, 34, 36, 15, 8}}
	for _, f := range p.Findings {
		at := fmt.Sprintf("Page %d, line %d", f.Ref.Page, f.Ref.Line)
		report := runs(at)
		if f.ReportPage > 0 {
			report = linked(at, letter.Target{Document: f.Report, Page: f.Ref.Page})
		}
		if len(f.Cells) > 1 {
			report = append(report, letter.Run{Text: ": " + oneLine(f.Cells[0]+" ("+strings.Join(f.Cells[1:], "; ")+")")})
		} else if f.Quote != "" {
			report = append(report, letter.Run{Text: ": “" + oneLine(f.Quote) + "”"})
		} else if f.Subject != "" {
			report = append(report, letter.Run{Text: ": " + oneLine(f.Subject)})
		}
		argued := letter.Runs(nil)
		if f.LetterPage > 0 {
			argued = linked(fmt.Sprintf("p. %d", f.LetterPage), letter.Target{Anchor: f.Anchor})
		}
		answer := f.Answer
		if answer == nil {
			answer = runs(oneLine(f.Why))
		}
		t.Rows = append(t.Rows, []letter.Runs{runs(fmt.Sprint(f.Number)), report, answer, cited(f.Exhibits), argued})
	}
	return sheet("table of findings", p, opt, func(s *setter) []row {
		return s.blocks([]letter.Block{{Kind: letter.HeadingB, Level: 1, Runs: runs("Table of findings")}, t})
	})
}

// cited lists exhibits with their pages: "F, p. 2 (31)" would be two numbers
// for one page, so the exhibit's own page is what the link stands on.
func cited(exhibits []packet.Cite) letter.Runs {
	var out letter.Runs
	for i, c := range exhibits {
		text := c.Label
		if c.Page > 0 {
			text += fmt.Sprintf(", p. %d", c.Page)
		}
		if i > 0 {
			out = append(out, letter.Run{Text: "\n"})
		}
		if c.Packet > 0 {
			out = append(out, linked(text, letter.Target{Document: c.Document, Page: c.Page})...)
		} else {
			out = append(out, letter.Run{Text: text})
		}
	}
	return out
}

func cells(texts ...string) []letter.Runs {
	var out []letter.Runs
	for _, t := range texts {
		out = append(out, runs(t))
	}
	return out
}

// dateOf gives the short American form; an index has no room for the long one.
func dateOf(d appeal.Day) string {
	if d.IsZero() {
		return "undated"
	}
	return fmt.Sprintf("%02d/%02d/%d", int(d.Month), d.Date, d.Year)
}

// span2 gives "31–38", or "31" where both are one.
func span2(first, last int, format string) string {
	a, b := fmt.Sprintf(format, first), fmt.Sprintf(format, last)
	if a == b {
		return a
	}
	return a + "–" + b
}

// batesSpan gives "RIVERA-000031 to 000038".
func batesSpan(x packet.Exhibit) string {
	if x.BatesFirst == x.BatesLast {
		return x.BatesFirst
	}
	last := x.BatesLast
	if i := strings.LastIndex(last, "-"); i >= 0 {
		last = last[i+1:]
	}
	return x.BatesFirst + " to " + last
}
