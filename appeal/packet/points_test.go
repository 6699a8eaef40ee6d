package packet

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
)

// The table of findings counts and answers as the letter does, points that it
// makes together included; what it cannot tell it leaves to the finding.
func TestRowsSayWhatTheLetterSays(t *testing.T) {
	bold := func(s string) letter.Run { return letter.Run{Text: s, Bold: true} }
	plain := func(s string) letter.Runs { return letter.Runs{{Text: s}} }
	l := letter.Letter{Blocks: []letter.Block{
		{Kind: letter.Paragraph, ID: "finding-a", Runs: letter.Runs{bold("1. How I came."), {Text: " Of this the report says:"}}},
		{Kind: letter.Paragraph, ID: "finding-e"},
		{Kind: letter.Quote, ID: "finding-b", Runs: plain("“She drove herself.” (report p. 4, l. 32)")},
		{Kind: letter.Quote, Runs: plain("“She came alone.” (report p. 4, l. 33)")},
		{Kind: letter.Paragraph, Runs: plain("My account of that day says: “drove me there.”")},
		{Kind: letter.Paragraph, Runs: plain("Why it matters.")},
		{Kind: letter.Paragraph, ID: "finding-c", Runs: letter.Runs{bold("2. Bone scan."), {Text: " "}, {Text: "(not yet confirmed)", Italic: true}, {Text: " The report does not list it."}}},
		{Kind: letter.Paragraph, ID: "finding-d", Runs: plain("A firm’s own frame.")},
	}}
	in := Input{Case: &appeal.Case{}, Letter: l, Findings: []appeal.Finding{
		{ID: "a", Why: "Noted by the witness", Quote: "She drove herself.", Against: []string{"document:x"}}, {ID: "b", Why: "again"}, {ID: "c", Why: "not listed"}, {ID: "d", Why: "its own why"}, {ID: "e", Why: "and once more"},
	}}
	rows := findingRows(in, &Plan{anchors: map[string]int{}})
	if len(rows) != 3 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, want := range []string{"My account of that day says: “drove me there.”", "The report does not list it.", ""} {
		if got := rows[i].Answer.PlainText(); got != want {
			t.Errorf("row %d: %q, want %q", i, got, want)
		}
	}
	if rows[0].Number != 1 || rows[1].Number != 2 || rows[0].Quote != "She drove herself." || len(rows[0].Also) != 2 {
		t.Errorf("rows %+v", rows)
	}
}

// A row of figures says nothing without the heads of its columns.
func TestRowOfATable(t *testing.T) {
	at := appeal.Ref{Page: 3, Line: 7}
	r := &report.Report{Tables: []report.Table{
		{Header: []string{"", "Right", "Left"}, Rows: []report.TableRow{{Ref: at, Cells: []string{"Strength, arm", "5/5", "4/5"}}}},
		{Header: []string{"Test", ""}, Rows: []report.TableRow{{Ref: appeal.Ref{Page: 4, Line: 1}, Cells: []string{"Spurling", "negative"}}}},
	}}
	for _, c := range []struct {
		quote string
		at    appeal.Ref
		want  string
	}{
		{"Strength, arm 5/5 4/5", at, "Strength, arm|Right: 5/5|Left: 4/5"},
		{"Strength, arm", at, ""},
		{"Strength, arm 5/5 4/5", appeal.Ref{Page: 3, Line: 8}, ""},
		{"Spurling negative", appeal.Ref{Page: 4, Line: 1}, ""},
	} {
		if got := strings.Join(tableRow(r, c.at, c.quote), "|"); got != c.want {
			t.Errorf("%q at %v: %q, want %q", c.quote, c.at, got, c.want)
		}
	}
}
