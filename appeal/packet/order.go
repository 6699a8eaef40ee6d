package packet

import (
	"cmp"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/review"
)

// group is a heading of the index. Their order is the order in which a
// reviewer asks: what was decided, under which words, on whose report; what
// answers it; the records; then the rest.
type group int

const (
	denials group = iota
	plans
	examination
	rebuttals
	specialists
	objective
	treatment
	function
	statements
	notListed
	correspondence
	otherPapers
)

var groupTitles = [...]string{
	denials:        "Denial and notices",
	plans:          "Plan and policy",
	examination:    "Independent medical examination",
	rebuttals:      "Treating physician’s rebuttal",
	specialists:    "Independent specialist chosen by the claimant",
	objective:      "Objective tests",
	treatment:      "Treatment records",
	function:       "Function and work",
	statements:     "Statements and notes of the examination",
	notListed:      "Records not listed in the examiner’s report",
	correspondence: "Correspondence and file requests",
	otherPapers:    "Other papers",
}

// Labels gives every document that has a file its exhibit letter, and the
// documents in exhibit order. Each document is an exhibit of its own: a cite
// "Exhibit F, p. 2" then names one paper and a page that is printed on it; the
// groups are headings in the index. A letter stays with its document even when
// the file turns out to be unusable, so that the cites of the letter hold.
//
// Records is the review's list of what the examiner's report names; nil when
// there was no review, and then nothing counts as not listed.
func Labels(c *appeal.Case, records []review.Record) (labels map[string]string, order []string) {
	labels = map[string]string{}
	for i, d := range inOrder(c, records) {
		labels[d.ID] = Label(i + 1)
		order = append(order, d.ID)
	}
	return labels, order
}

// Label counts A, B … Z, AA, AB … from 1.
func Label(i int) string {
	s := ""
	for ; i > 0; i = (i - 1) / 26 {
		s = string(rune('A'+(i-1)%26)) + s
	}
	return s
}

// placed is a document with what its place in the packet depends on.
type placed struct {
	appeal.Document
	group  group
	lead   int        // the report itself comes before papers about the examiner
	source appeal.Day // the first date of its provider, within the treatment records
	at     int        // place in the case file
}

// inOrder sorts the documents that have a file: by group, within the group by
// date (undated last), the treatment records by provider, the newest provider last.
func inOrder(c *appeal.Case, records []review.Record) []placed {
	var docs []placed
	for i, d := range c.Documents {
		if d.File == "" {
			continue
		}
		p := placed{Document: d, group: groupOf(c, d, records), at: i}
		if p.group == examination && d.ID != c.Exam.Report {
			p.lead = 1
		}
		docs = append(docs, p)
	}
	for i := range docs {
		if docs[i].group == treatment {
			docs[i].source = firstDate(docs, docs[i].Author)
		}
	}
	slices.SortStableFunc(docs, func(a, b placed) int {
		return cmp.Or(
			cmp.Compare(a.group, b.group),
			cmp.Compare(a.lead, b.lead),
			byDay(a.source, b.source),
			byDay(a.Date, b.Date),
			cmp.Compare(a.at, b.at),
		)
	})
	return docs
}

// firstDate gives the earliest date of a treatment record by that author.
func firstDate(docs []placed, author string) appeal.Day {
	var first appeal.Day
	for _, d := range docs {
		same := d.Author == author || samePerson(d.Author, author)
		if d.group == treatment && same && !d.Date.IsZero() && (first.IsZero() || d.Date.Before(first)) {
			first = d.Date
		}
	}
	return first
}

// byDay compares days; a day that is not known comes last.
func byDay(a, b appeal.Day) int {
	switch {
	case a == b:
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Compare(b)
}

// groupOf finds the heading that a document stands under.
func groupOf(c *appeal.Case, d appeal.Document, records []review.Record) group {
	g := kindGroup(c, d)
	if (g == objective || g == treatment || g == function) && omitted(c, d, records) {
		return notListed
	}
	return g
}

// kindGroup sorts a document by what it is and who wrote it.
func kindGroup(c *appeal.Case, d appeal.Document) group {
	switch {
	case d.Kind == appeal.DenialKind || d.ID == c.Denial.Document:
		return denials
	case slices.ContainsFunc(c.EarlierDenials, func(e appeal.Denial) bool { return e.Document == d.ID }):
		return denials
	case d.ID == c.Exam.Report || slices.ContainsFunc(c.Background, func(b appeal.Background) bool { return b.Document == d.ID }):
		return examination
	}
	switch d.Kind {
	case appeal.PlanPaper:
		return plans
	case appeal.Imaging, appeal.TestResult:
		return objective
	case appeal.OfficeNote, appeal.Therapy, appeal.Surgical:
		return treatment
	case appeal.Functional:
		return function
	case appeal.Statement, appeal.NotesKind:
		return statements
	case appeal.ReportKind, appeal.LetterKind:
		return opinionGroup(c, d)
	}
	return otherPapers
}

// opinionGroup sorts a report or a letter by its author. A treating
// physician's is a rebuttal only when it is later than the examination.
func opinionGroup(c *appeal.Case, d appeal.Document) group {
	if samePerson(d.Author, c.Exam.Examiner.Name) {
		return examination
	}
	for _, p := range c.Physicians {
		if !samePerson(d.Author, p.Name) {
			continue
		}
		switch {
		case p.Role == "independent":
			return specialists
		case !c.Exam.Date.IsZero() && d.Date.After(c.Exam.Date):
			return rebuttals
		}
		return treatment
	}
	if d.Kind == appeal.LetterKind {
		return correspondence
	}
	return otherPapers
}

// omitted reports that no entry of the examiner's list can be meant for a record that
// existed when the examiner wrote. A later one could not have been listed.
func omitted(c *appeal.Case, d appeal.Document, records []review.Record) bool {
	if !c.Exam.Date.IsZero() && d.Date.After(c.Exam.Date) {
		return false
	}
	return slices.ContainsFunc(records, func(r review.Record) bool { return r.Document == d.ID && !r.Reviewed && r.Perhaps == "" })
}

// LabelNumber counts an exhibit letter from 1: A is 1, AA is 27, "" is 0.
func LabelNumber(label string) int {
	n := 0
	for _, r := range label {
		n = n*26 + int(r-'A') + 1
	}
	return n
}
