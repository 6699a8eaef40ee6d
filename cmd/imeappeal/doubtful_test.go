package main

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
)

// TestDoubtfulQuotes warns once of a figure in a letter's quotation that
// recognition was not sure of, and not of the same figure elsewhere.
func TestDoubtfulQuotes(t *testing.T) {
	const said = "Arm 310 cm right and 30.5 cm left."
	r := &report.Report{Lines: []report.Line{
		{Ref: appeal.Ref{Page: 4, Line: 12}, Text: said, Doubtful: []string{"310"}},
		{Ref: appeal.Ref{Page: 6, Line: 2}, Text: "Claim 310 was filed."},
	}}
	c := &appeal.Case{Exam: appeal.Exam{Report: "ime"}}
	quote := func(text string, page int) letter.Run {
		return letter.Run{Text: text, Source: letter.Source{Kind: letter.FromDocument, Key: "ime", Page: page, Line: 12}}
	}
	l := letter.Letter{Blocks: []letter.Block{{Runs: letter.Runs{
		quote(said, 4), quote(said, 4), quote("Claim 310 was filed.", 6),
		{Text: said, Source: letter.Source{Kind: letter.FromDocument, Key: "another", Page: 4}},
	}}}}
	got := doubtfulQuotes(l, c, papers{report: r})
	if len(got) != 1 || got[0].Args["words"] != "310" || got[0].Args["page"] != "4" {
		t.Errorf("%+v", got)
	}
	f := []appeal.Finding{{Ref: appeal.Ref{Page: 4, Line: 12}, Quote: said}, {Ref: appeal.Ref{Page: 6, Line: 2}, Quote: "Claim 310 was filed."}}
	if got := doubtfulFindings(r, f); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}
