package main

import (
	"strings"
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
	if got := appendDoubtful(nil, "", r, appeal.Ref{Page: 4}, said); len(got) != 1 || got[0].ID != "ocr.doubtful-page" {
		t.Errorf("a quotation whose line is not known: %+v", got)
	}
	r.Lines[0].Unsure = []string{"rlght"}
	l.Blocks = append(l.Blocks, letter.Block{Runs: letter.Runs{quote("Arm 310 cm rlght and 30.5 cm left.", 4)}})
	if got := unsureLetter(l, c, papers{report: r}); len(got) != 1 || got[0].Args["places"] != "ime p. 4, l. 12 (rlght)" {
		t.Errorf("%+v", got)
	}
	catalogue, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	draft := letter.Draft(l, (&tools{words: catalogue}).doubtNote(letter.Data{Case: c, Report: r}))
	if strings.Count(draft, "<!-- Read from a picture: compare with ime, p. 4, l. 12, above all: 310") != 2 || !strings.Contains(draft, "310, rlght.") {
		t.Errorf("%s", draft)
	}
	if back, err := letter.FromMarkdown(draft, l); err != nil || len(back.Blocks) != len(l.Blocks) || strings.Contains(letter.Markdown(back), "picture") {
		t.Errorf("%v, %s", err, letter.Markdown(back))
	}
	f := []appeal.Finding{{Ref: appeal.Ref{Page: 4, Line: 12}, Quote: said}, {Ref: appeal.Ref{Page: 6, Line: 2}, Quote: "Claim 310 was filed."}}
	if got := doubtfulFindings(r, f); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}
