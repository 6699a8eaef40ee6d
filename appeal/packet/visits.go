package packet

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// Visit is one of the visits in a document that holds several.
type Visit struct {
	Date   appeal.Day
	Text   string // the day as the document prints it
	Author string
	Others []string              // whom else its note names
	Page   int                   // of the document, where its day stands
	Entry  bool                  // it begins with its day and has no head of its own
	Within func(appeal.Ref) bool // reports the places of the document that belong to it
}

// visitRows makes a row of each visit in a medical record, from the row of the
// whole record. A visit whose note names nobody is of the record's author, where
// no other is named in it.
func (in Input) visitRows(whole Event, r *report.Report) []Event {
	visits := in.Visits[whole.Document]
	d, _ := in.Case.Document(whole.Document)
	if r == nil || !isMedical(in.Case, d) {
		return nil
	}
	other := func(name string) bool { return name != "" && !samePerson(name, d.Author) }
	others := slices.ContainsFunc(visits, func(v Visit) bool { return other(v.Author) })
	var rows []Event
	for _, v := range visits {
		if v.Date.IsZero() {
			continue
		}
		row := whole
		row.Date, row.Printed, row.Visit, row.VisitPage, row.FactPage = v.Date, true, true, v.Page, v.Page
		row.Scanned = !printedText(r, v.Page)
		if v.Author != "" || others || slices.ContainsFunc(v.Others, other) {
			row.Author = v.Author
		}
		fact, at := concluded(r, slices.Concat(rules().Cues, rules().Visits), v.Within)
		if fact == "" && v.Entry {
			fact, at = v.opening(r)
		}
		row.Fact, row.FactScanned = fact, false
		if fact != "" {
			row.FactPage = at.Page
		}
		rows = append(rows, row)
	}
	return rows
}

// opening gives the first words of a note that begins with its day.
func (v Visit) opening(r *report.Report) (fact string, at appeal.Ref) {
	for i, s := range r.Sentences {
		if !v.Within(s.Ref) || !printedText(r, s.Page) {
			continue
		}
		_, fact, found := strings.Cut(s.Text, v.Text)
		if !found {
			return "", appeal.Ref{}
		}
		fact = strings.TrimLeft(fact, " :;,.-\u2013\u2014\t")
		for _, next := range r.Sentences[i+1:] {
			if len(strings.Fields(fact)) >= 5 || !v.Within(next.Ref) || next.Page != s.Page {
				break
			}
			fact = strings.TrimSpace(fact + " " + next.Text)
		}
		if n := len(strings.Fields(fact)); n < 2 || n > mostFactWords {
			return "", appeal.Ref{}
		}
		return fact, s.Ref
	}
	return "", appeal.Ref{}
}
