package packet

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// Input is all that an arrangement depends on.
type Input struct {
	Case        *appeal.Case
	Supplement  *Supplement // nil: the whole packet
	Letter      letter.Letter
	Anchors     map[string]int // named places of the letter → its page, as typeset gives them
	Spots       []Spot         // places of the letter to click, as typeset gives them
	Pages       map[string]int // document id → pages, for each document that can be used
	OwnPages    map[string]int // set (letter, index, findings, cover, tab-A) → pages; 1 where none is given
	LeftOut     []LeftOut      // documents that cannot be used, and why
	Records     []review.Record
	Findings    []appeal.Finding // those that the letter makes
	Bates       Bates            // zero: BatesFor(Case)
	Date        appeal.Day
	Channel     *Channel                   // how it goes out; nil: one file, no cover
	Volumes     []Volume                   // into which parts it will be divided, once that is known
	Texts       map[string]*report.Report  // documents as read, by id; nil: no chronology
	Visits      map[string][]Visit         // of documents that hold several, by document id
	Sums        map[string]report.Sentence // what sums up a record, where it has no conclusion under a heading, by document id
	Authorities []Authority                // what the letter cites
	Turns       map[string]map[int]int     // document id → its page → quarters clockwise that make it upright
	Outside     map[string][]int           // document id → its pages that hold text beyond their visible part
	Slips       bool                       // a slip sheet stands where a document that is left out would
}

// NoFile is the reason of a document that the case names without a file.
const NoFile = "the case names no file for it"

// NotCounted is the reason of a document whose pages nobody could count.
const NotCounted = "its pages could not be counted"

// Arrange lays the packet out: cover if wanted, letter, index, chronology,
// table of findings, then for each exhibit its tab sheet and its pages, then
// the law that the letter cites and what was sent and received. The printed page
// number is the page of the PDF. Every document of the case is an exhibit or
// is in LeftOut with a reason.
//
// How many pages the index takes depends on the plan that it prints: arrange,
// set the pages, arrange again with their counts, until they agree; Settle
// does that.
func Arrange(in Input) (Plan, error) {
	if err := in.check(); err != nil {
		return Plan{}, err
	}
	p := Plan{
		Title:     title(in),
		Date:      in.Date,
		Bates:     in.Bates.filled(in.Case),
		Reference: in.Letter.Reference,
		Fictional: in.Case.Fictional || in.Letter.Fictional,
		Draft:     in.Letter.Draft,
		Volumes:   in.Volumes,
		Delivery:  in.delivery(),
		anchors:   map[string]int{},
	}
	docs := in.documents()
	in.front(&p, len(docs) > 0)
	if in.Supplement != nil {
		p.Title, p.Supplement = "Supplement to: "+p.Title, true
		in.Findings, in.Texts, in.Authorities, in.Anchors = nil, nil, nil, nil
	}
	in.leaveOut(&p, docs)
	in.exhibits(&p, docs)
	if in.Supplement == nil {
		in.appendices(&p)
	}
	if in.Texts != nil {
		p.Chronology = in.chronology(&p)
	}
	p.Findings = findingRows(in, &p)
	for i := range p.Exhibits {
		p.Exhibits[i].Supports = supports(in.Findings, p.Exhibits[i].Document)
	}
	p.Bookmarks = bookmarks(&p)
	return p, p.Validate()
}

// Settle arranges until the page counts hold. Set makes our own pages for a
// plan and gives their counts by set; the letter does not depend on the plan's
// numbers and a tab sheet hardly, so two rounds are the rule and a third covers the index
// that grows by a page because its own growth added a digit.
func Settle(in Input, set func(Plan) (map[string]int, error)) (Plan, error) {
	const rounds = 3
	own := maps.Clone(in.OwnPages)
	if own == nil {
		own = map[string]int{}
	}
	in.OwnPages = own
	for range rounds {
		p, err := Arrange(in)
		if err != nil {
			return p, err
		}
		got, err := set(p)
		if err != nil {
			return p, err
		}
		changed := false
		for id, n := range got {
			if in.own(id) != n {
				own[id], changed = n, true
			}
		}
		if !changed {
			return p, nil
		}
	}
	return Plan{}, fmt.Errorf("the packet's own pages keep changing in number after %d rounds: %v", rounds, own)
}

// check finds the inputs that contradict each other.
func (in Input) check() error {
	if in.Case == nil {
		return errors.New("a packet needs a case")
	}
	var errs []error
	seen := map[string]bool{}
	for _, d := range in.Case.Documents {
		if d.ID == "" {
			errs = append(errs, fmt.Errorf("document %q has no id", d.Title))
		} else if seen[d.ID] {
			errs = append(errs, fmt.Errorf("document %s: two documents have this id", d.ID))
		}
		seen[d.ID] = true
		if n, ok := in.Pages[d.ID]; ok && n < 1 {
			errs = append(errs, fmt.Errorf("document %s: %d pages", d.ID, n))
		}
	}
	for _, l := range in.LeftOut {
		if _, ok := in.Pages[l.Document]; ok {
			errs = append(errs, fmt.Errorf("document %s: both counted and left out", l.Document))
		}
		if l.Reason == "" {
			errs = append(errs, fmt.Errorf("document %s: left out without a reason", l.Document))
		}
	}
	for id, n := range in.OwnPages {
		if n < 1 {
			errs = append(errs, fmt.Errorf("%s: %d pages", id, n))
		}
	}
	return errors.Join(errs...)
}

// own gives the pages of one of our own sets.
func (in Input) own(id string) int { return max(1, in.OwnPages[id]) }

// front adds the parts before the exhibits.
func (in Input) front(p *Plan, index bool) {
	if in.Channel != nil && in.Channel.Cover {
		p.add(Part{ID: CoverSet, Kind: CoverPart, Title: "Cover", Set: CoverSet, Pages: in.own(CoverSet)})
	}
	if in.Supplement != nil {
		p.IndexPage = p.add(Part{ID: IndexSet, Kind: IndexPart, Title: "Index of exhibits, addendum", Set: IndexSet, Pages: in.own(IndexSet)})
		return
	}
	p.blank()
	first := p.add(Part{ID: LetterSet, Kind: LetterPart, Title: in.Letter.Title, Set: LetterSet, Pages: in.own(LetterSet)})
	for anchor, page := range in.Anchors {
		p.anchors[anchor] = first + page - 1
	}
	for page := range in.own(LetterSet) {
		p.anchors[LetterPage(page+1)] = first + page
	}
	p.citations(in.Spots, first)
	if index {
		p.IndexPage = p.add(Part{ID: IndexSet, Kind: IndexPart, Title: "Index of exhibits", Set: IndexSet, Pages: in.own(IndexSet)})
	}
	if index && in.Texts != nil {
		p.add(Part{ID: ChronologySet, Kind: ChronologyPart, Title: "Chronology", Set: ChronologySet, Pages: in.own(ChronologySet)})
	}
	if len(in.Findings) > 0 {
		p.add(Part{ID: FindingsSet, Kind: FindingPart, Title: "Table of findings", Set: FindingsSet, Pages: in.own(FindingsSet)})
	}
}

// exhibits adds tab sheet and pages of each document that can be used.
func (in Input) exhibits(p *Plan, docs []placed) {
	for i, d := range docs {
		pages, ok := in.Pages[d.ID]
		x := Exhibit{Label: in.label(i), Document: d.ID, Title: docTitle(d.Document), Date: d.Date, Author: d.Author, Group: groupTitles[d.group]}
		if !ok {
			if in.Slips {
				in.slip(p, x)
			}
			continue
		}
		p.blank()
		tab := "tab-" + x.Label
		x.Tab = p.add(Part{ID: tab, Kind: TabPart, Title: "Exhibit " + x.Label, Document: d.ID, Set: tab, Pages: in.own(tab)})
		x.First = p.add(Part{ID: d.ID, Kind: ExhibitPart, Title: x.Title, Document: d.ID, File: d.File, Pages: pages, Turns: in.Turns[d.ID], Outside: in.Outside[d.ID]})
		x.Last = p.Pages
		x.BatesFirst, x.BatesLast = p.Bates.Number(x.First), p.Bates.Number(x.Last)
		p.Exhibits = append(p.Exhibits, x)
	}
}

// slip adds the sheet that stands where a document would, so that every
// letter keeps its meaning and every cite of it still leads somewhere.
func (in Input) slip(p *Plan, x Exhibit) {
	i := slices.IndexFunc(p.LeftOut, func(l LeftOut) bool { return l.Document == x.Document })
	p.blank()
	set := "slip-" + x.Label
	x.Tab = p.add(Part{ID: set, Kind: SlipPart, Title: "Exhibit " + x.Label, Document: x.Document, Set: set, Pages: in.own(set)})
	x.First, x.Last, x.Missing = x.Tab, p.Pages, p.LeftOut[i].Reason
	x.BatesFirst, x.BatesLast = p.Bates.Number(x.First), p.Bates.Number(x.Last)
	p.LeftOut[i].Slip = x.Tab
	p.Exhibits = append(p.Exhibits, x)
}

// leaveOut names every document that is not in the packet, in the order of
// the exhibits, then those without a file.
func (in Input) leaveOut(p *Plan, docs []placed) {
	reasons := map[string]string{}
	for _, l := range in.LeftOut {
		reasons[l.Document] = l.Reason
	}
	out := func(d appeal.Document, label, usual string) {
		reason, given := reasons[d.ID]
		if !given {
			reason = usual
		}
		delete(reasons, d.ID)
		p.LeftOut = append(p.LeftOut, LeftOut{Document: d.ID, File: d.File, Reason: reason, Label: label, Title: docTitle(d)})
	}
	for i, d := range docs {
		if _, ok := in.Pages[d.ID]; !ok {
			out(d.Document, in.label(i), NotCounted)
		}
	}
	for _, d := range in.Case.Documents {
		if d.File == "" && in.wants(d.ID) {
			out(d, "", NoFile)
		}
	}
	for _, l := range in.LeftOut { // files that are no document of the case
		if _, still := reasons[l.Document]; still && in.wants(l.Document) {
			p.LeftOut = append(p.LeftOut, l)
		}
	}
}

// add puts a part at the end and gives its first packet page.
func (p *Plan) add(part Part) int {
	if part.From == 0 {
		part.From = 1
	}
	part.First = p.Pages + 1
	p.Parts = append(p.Parts, part)
	p.Pages += part.Pages
	if part.Set != "" {
		p.anchors[part.ID] = part.First
	}
	return part.First
}

// title names the packet in the PDF's properties.
func title(in Input) string {
	t := in.Letter.Title
	if t == "" {
		t = "Appeal"
	}
	if name := in.Case.Claimant.Name; name != "" {
		t += ", " + name
	}
	return t
}

// docTitle gives a document's title, or its id where it has none.
func docTitle(d appeal.Document) string {
	if d.Title != "" {
		return d.Title
	}
	return d.ID
}
