package letter

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// A case may give the addendum's day as the report's: the letter must not say
// that the report itself is of that day.
func TestReportWithAnAddendumIsNotOfItsDay(t *testing.T) {
	whole := func(first string) *report.Report {
		return &report.Report{
			Sections: []report.Section{{Kind: report.History}, {Kind: report.Addendum, Title: "ADDENDUM"}},
			Lines:    []report.Line{{Text: first, Section: -1}, {Text: "HISTORY", Section: 0}, {Text: "ADDENDUM", Section: 1}, {Text: "May 20, 2025", Section: 1}},
		}
	}
	plain := whole("April 22, 2025")
	plain.Sections = plain.Sections[:1]
	for _, tt := range []struct {
		name string
		rep  *report.Report
		want string
	}{
		{"the addendum's day", whole("April 22, 2025"), "addendum"},
		{"the report's own day", whole("Report of May 20, 2025"), "report"},
		{"the same in numbers", whole("Date: 05/20/2025"), "report"},
		{"another day in numbers", whole("Date: 04/20/2025, file 5/20/20251"), "addendum"},
		{"no addendum", plain, "report"},
		{"not read", nil, "report"},
	} {
		c := &appeal.Case{Documents: []appeal.Document{{ID: "ime", Date: appeal.Day{Year: 2025, Month: 5, Date: 20}}}}
		c.Exam.Report = "ime"
		got := (&composer{data: Data{Case: c, Report: tt.rep}}).datedAs()
		if got != tt.want {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
}
