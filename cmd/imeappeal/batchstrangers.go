package main

import (
	"strings"

	"imeappeal/appeal"
)

// stranger is a paper of a case that seems to be about somebody else.
type stranger struct {
	file, name string
	born       bool // it has the claimant's name and another date of birth
	slip       bool // and that may be a slip
}

// strangers looks for papers of other people in a case: a row that names the
// wrong folder must not send one person's records with another's appeal.
func strangers(c *appeal.Case, read papers, today appeal.Day) []stranger {
	reader := readerOf(c, today)
	var out []stranger
	for _, d := range c.Documents {
		text := read.documents[d.ID]
		if d.Kind == appeal.ReportKind && text == nil {
			text = read.report
		}
		if text == nil || reader.Claimant == "" {
			continue
		}
		person, namesake := reader.About(text)
		slip := namesake != nil && reader.Slip(namesake)
		switch {
		case person != nil:
			out = append(out, stranger{file: d.File, name: strings.TrimRight(oneLine(person.Text), " ,;:")})
		case namesake != nil && d.Kind != appeal.ReportKind:
			out = append(out, stranger{file: d.File, born: true, slip: slip})
		case namesake != nil && !slip: // a slip in the report is a point of the review
			out = append(out, stranger{file: d.File, born: true, slip: true})
		}
	}
	return out
}
