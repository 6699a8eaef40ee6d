package packet

import (
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// Event is one row of the chronology: a document of the packet by its date, or
// a gap between records. Nothing in it is anybody's summary: a fact is quoted
// from the record, and where the record has no conclusion in text, the row has
// only its title.
type Event struct {
	Date        appeal.Day
	Printed     bool   // the day stands in the document's own text
	Title       string // of the document
	Author      string
	Fact        string // the record's own words, "" if none
	FactPage    int    // page of the document that Fact stands on
	Document    string
	Label       string
	Visit       bool // one of several that the document holds
	VisitPage   int  // page of the document that the visit begins on
	Scanned     bool // the day was read from a picture of the page
	FactScanned bool // Fact was read from a picture of the page
	Contested   bool // the examiner's report: the letter answers it
	Gap         int  // for a gap: days from the record before to Date; Document is ""
	Since       appeal.Day
	Unsure      bool // for a gap: the papers may hold a record of these days all the same
}

// chronology makes the rows in the order of their dates, the undated last.
// The documents that decide the claim are its frame; only medical records are
// quoted, and only between them is a gap a gap.
func (in Input) chronology(p *Plan) []Event {
	var rows []Event
	medical, unread := map[string]bool{}, false
	var begun []appeal.Day // days that a line of a medical record begins with
	for _, x := range p.Exhibits {
		d, _ := in.Case.Document(x.Document)
		if x.Missing != "" {
			continue
		}
		text := in.Texts[d.ID]
		row := Event{Date: d.Date, Printed: bears(text, d.Date), Title: x.Title, Author: d.Author, Document: d.ID, Label: x.Label, Contested: d.ID == in.Case.Exam.Report}
		if medical[d.ID] = isMedical(in.Case, d); medical[d.ID] {
			fact, at := conclusion(text)
			if sum, ok := in.Sums[d.ID]; fact == "" && ok && text != nil && sure(text, sum) {
				fact, at = sum.Text, sum.Ref
				row.FactScanned = !printedText(text, at.Page)
			}
			row.Fact, row.FactPage = fact, at.Page
			unread = unread || text != nil && len(text.Pages) > 1 && len(text.Unseen()) > 0
			begun = append(begun, entryDays(text)...)
		}
		visits := in.visitRows(row, text)
		if len(visits) == 0 || !slices.ContainsFunc(visits, func(v Event) bool { return v.Date == d.Date }) && !d.Date.IsZero() {
			rows = append(rows, row)
		}
		rows = append(rows, visits...)
	}
	rows = append(in.ownDays(p), rows...)
	slices.SortStableFunc(rows, func(a, b Event) int { return byDay(a.Date, b.Date) })
	return withGaps(rows, medical, func(from, to appeal.Day) bool {
		return unread || slices.ContainsFunc(begun, func(d appeal.Day) bool { return d.After(from) && d.Before(to) })
	})
}

// sure reports that recognition, where the sentence was recognized, had no doubt
// of any word of it.
func sure(r *report.Report, s report.Sentence) bool {
	return len(r.DoubtfulIn(s.Page, s.Text))+len(r.UnsureIn(s.Page, s.Text)) == 0
}

// ownDays gives the days of the case that may be no document's own: of the
// injury and of the examination, whose report is often dated later.
func (in Input) ownDays(p *Plan) []Event {
	var rows []Event
	c := in.Case
	if d := c.Claim.DateOfInjury; !d.IsZero() {
		printed := slices.ContainsFunc(p.Exhibits, func(x Exhibit) bool { return bears(in.Texts[x.Document], d) })
		rows = append(rows, Event{Date: d, Printed: printed, Title: "Injury"})
	}
	x, ok := p.Exhibit(c.Exam.Report)
	doc, _ := c.Document(c.Exam.Report)
	if d := c.Exam.Date; ok && x.Missing == "" && !d.IsZero() && d != doc.Date {
		rows = append(rows, Event{Date: d, Printed: bears(in.Texts[x.Document], d), Title: "Examination", Author: c.Exam.Examiner.Name, Document: x.Document, Label: x.Label})
	}
	return rows
}

// isMedical reports a record of treatment, test or function that is not the
// examiner's own.
func isMedical(c *appeal.Case, d appeal.Document) bool {
	if kindGroup(c, d) == examination {
		return false
	}
	switch d.Kind {
	case appeal.Imaging, appeal.OfficeNote, appeal.TestResult, appeal.Therapy, appeal.Surgical, appeal.Functional:
		return true
	}
	g := kindGroup(c, d)
	return g == rebuttals || g == specialists || g == treatment
}
