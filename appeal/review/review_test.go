package review

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

func tables(t testing.TB) *clinic.Tables {
	t.Helper()
	c, err := clinic.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestRunOfNothing(t *testing.T) {
	got := Run(Input{Case: &appeal.Case{}, Report: report.FromText(""), Clinic: tables(t)})
	if len(got.Findings)+len(got.Admissions)+len(got.Records) != 0 {
		t.Errorf("an empty report has findings: %+v", got)
	}
}

func TestRuleIDsAreSingle(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || r.Check == nil || r.Title == "" || r.Kind == "" {
			t.Errorf("rule %q is there twice or lacks a part", r.ID)
		}
		seen[r.ID] = true
	}
}
