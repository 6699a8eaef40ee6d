// Package paper reads what a paper says of itself and of the case: from a denial
// letter its printed date, numbers, reasons, time to appeal and addresses; from
// any document its kind, date, author and title. All of it is proposed, with
// page, line and the words it was read from; nothing is written here. What can
// be read in two ways is a Doubt and is not proposed: silence costs a question,
// a wrong date costs an appeal. How papers word things is data (data/*.yaml).
package paper

import (
	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// Reader says what is known before a paper is read.
type Reader struct {
	Today    appeal.Day // no paper is dated later
	Country  string     // of the claim; decides how 3/4/2026 is read. "" is US
	Claimant string     // whose papers they should be
	Born     appeal.Day // the claimant, zero where that is not known
	// Given is the kind that a person says the papers have, "" where nobody does.
	Given appeal.DocumentKind
}

// Found is one place of a paper and what it was read as.
type Found struct {
	Ref   appeal.Ref
	Quote string // the line or sentence, as printed
	Text  string // the value in the paper's own words
	// Recognized says that the page is a picture: a digit or letter may be wrong.
	Recognized bool
}

// Proposal is a fact that a paper states. Several proposals of one Key are the
// elements of a list, in their order.
type Proposal struct {
	Key   string // of the case: "denial.date"; for a document "date"; see the constants for facts without a key
	Value any    // appeal.Day, string or []string
	Found
	// Why names the rule that chose this place: a message id of the program's words.
	Why string
	// Passed are other values that stand in the paper and were not taken.
	Passed []Found
}

// Facts of a denial letter for which the case has no key. They are shown, and
// compared with the case, but not written.
const (
	TermFact      = "term"      // the time to appeal
	SignatoryFact = "signatory" // who signed
)

// Doubt is a fact that the paper gives in more than one way, or not so that it
// can be told. Nothing is proposed for its Key.
type Doubt struct {
	Key   string
	Why   string // a message id: "two-values", "two-readings", "wrong-weekday", "no-such-day", "ahead"
	Found []Found
}

// Denial is what a denial letter says.
type Denial struct {
	Proposals []Proposal
	Doubts    []Doubt
	Term      *Term  // the time to appeal, nil where none was found or several differ
	Person    *Found // a name that the letter is about and that is not the claimant's
	Namesake  *Found // a date of birth that is not the claimant's
	Report    *Found // what says that it is the examiner's report and no letter
}

// Get gives the first proposal for a key.
func (d Denial) Get(key string) (Proposal, bool) { return first(d.Proposals, key) }

// Description is what a document says of itself: proposals for kind, date,
// author and title.
type Description struct {
	Proposals []Proposal
	Doubts    []Doubt
	Person    *Found // a name that the paper is about and that is not the claimant's
	Namesake  *Found // a date of birth that is not the claimant's
}

// Get gives the proposal for "kind", "date", "author" or "title".
func (d Description) Get(key string) (Proposal, bool) { return first(d.Proposals, key) }

func first(all []Proposal, key string) (Proposal, bool) {
	for _, p := range all {
		if p.Key == key {
			return p, true
		}
	}
	return Proposal{}, false
}

// sheet is a paper on its way through the reading.
type sheet struct {
	Reader
	lines     []line
	sentences []report.Sentence
	order     order
	listed    []Span             // where it lists the papers of others
	dates     map[string][]dated // by text: several rules look at each line
}

// mark says of each place whether its page was recognized.
func mark(rep *report.Report, proposals []Proposal, doubts []Doubt, more ...*Found) {
	pictures := map[int]bool{}
	for _, p := range rep.Pages {
		pictures[p.Number] = p.Source == report.OCR
	}
	set := func(f *Found) { f.Recognized = pictures[f.Ref.Page] }
	for i := range proposals {
		set(&proposals[i].Found)
		for k := range proposals[i].Passed {
			set(&proposals[i].Passed[k])
		}
	}
	for i := range doubts {
		for k := range doubts[i].Found {
			set(&doubts[i].Found[k])
		}
	}
	for _, f := range more {
		if f != nil {
			set(f)
		}
	}
}

func (r Reader) sheet(rep *report.Report) *sheet {
	s := &sheet{Reader: r, lines: linesOf(rep), sentences: whole(rep.Sentences)}
	s.order = s.orderOf()
	s.listed = s.recordLists(rep)
	return s
}
