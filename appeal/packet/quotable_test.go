package packet

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// Every kind finds its hits and leaves its misses, and says what is made of it.
func TestQuotableData(t *testing.T) {
	for _, k := range quotableKinds() {
		if k.Why == "" || k.Answer == "" || len(k.Hits) == 0 || len(k.Misses) == 0 {
			t.Errorf("%s: a reason, an answer, hits and misses are needed", k.ID)
		}
		for _, s := range k.Hits {
			if !k.says(report.Fold(s)) {
				t.Errorf("%s does not find %q", k.ID, s)
			}
		}
		for _, s := range k.Misses {
			if k.says(report.Fold(s)) {
				t.Errorf("%s finds %q", k.ID, s)
			}
		}
	}
}

// Only the claimant's own records are looked through, and the place is named.
func TestQuotableLines(t *testing.T) {
	c := &appeal.Case{
		Denial: appeal.Denial{Document: "denial"}, Exam: appeal.Exam{Report: "report"},
		Documents: []appeal.Document{
			{ID: "note", Kind: appeal.OfficeNote, File: "n"}, {ID: "denial", Kind: appeal.DenialKind, File: "d"}, {ID: "report", Kind: appeal.ReportKind, File: "r"},
		},
	}
	text := &report.Report{Sentences: []report.Sentence{
		{Ref: appeal.Ref{Page: 1, Line: 3}, Text: "Back pain is unchanged."},
		{Ref: appeal.Ref{Page: 2, Line: 7}, Text: "The patient is doing well and  missed three appointments."},
	}}
	var exhibits []Exhibit
	texts := map[string]*report.Report{}
	for _, d := range c.Documents {
		exhibits = append(exhibits, Exhibit{Document: d.ID})
		texts[d.ID] = text
	}
	got := QuotableLines(c, exhibits, texts)
	if len(got) != 2 {
		t.Fatalf("%d lines, want 2: %v", len(got), got)
	}
	for i, kind := range []string{"missed", "improvement"} {
		q := got[i]
		if q.Document != "note" || q.Kind != kind || q.Page != 2 || q.Line != 7 || q.Quote != "The patient is doing well and missed three appointments." {
			t.Errorf("%+v, want %s on page 2, line 7 of the note", q, kind)
		}
	}
}
