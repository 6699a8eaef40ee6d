package main

import (
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/paper"
	"imeappeal/appeal/report"
)

// stranger is a paper of a case that seems to be about somebody else.
type stranger struct{ file, name string }

// strangers looks for papers of other people in a case: a row that names the
// wrong folder must not send one person's records with another's appeal.
func strangers(c *appeal.Case, read papers) []stranger {
	reader := paper.Reader{Country: c.Claim.Country, Claimant: c.Claimant.Name}
	var out []stranger
	for _, d := range c.Documents {
		text := read.documents[d.ID]
		if d.Kind == appeal.ReportKind && text == nil {
			text = read.report
		}
		if about := personIn(reader, text); about != "" {
			out = append(out, stranger{d.File, about})
		}
	}
	return out
}

func personIn(reader paper.Reader, text *report.Report) string {
	if text == nil || reader.Claimant == "" {
		return ""
	}
	if p := reader.Person(text); p != nil {
		return strings.TrimRight(oneLine(p.Text), " ,;:")
	}
	return ""
}
