package main

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// Only notes are read for visits: a report or a study tells of other days.
func TestVisitsInNotes(t *testing.T) {
	text := report.FromText("Date of Service: 03/04/2025\nPain down the left leg since the accident in January of this year.\n\fDate of Service: 04/08/2025\nShe still cannot sit for more than twenty minutes at a time.\n")
	c := &appeal.Case{Documents: []appeal.Document{{ID: "chart", Kind: appeal.OfficeNote}, {ID: "ime", Kind: appeal.ReportKind}, {ID: "picture", Kind: appeal.Therapy}}}
	got := visitsIn(map[string]*report.Report{"chart": text, "ime": text}, c, appeal.Day{Year: 2025, Month: 12, Date: 1})
	if len(got) != 1 || len(got["chart"]) != 2 || !got["chart"][1].Within(appeal.Ref{Page: 2, Line: 2}) || got["chart"][0].Within(appeal.Ref{Page: 2, Line: 2}) {
		t.Errorf("visits: %+v", got)
	}
}
