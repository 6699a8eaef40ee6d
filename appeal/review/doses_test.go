package review

import (
	"slices"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestRhythmOfTheDoseAlone: how often something else happens, told in the same
// sentence, is no other rhythm of the medicine.
func TestRhythmOfTheDoseAlone(t *testing.T) {
	c := appeal.Case{
		Claimant:    appeal.Claimant{Name: "Ann Doe", Sex: "female"},
		Exam:        appeal.Exam{Date: day("2026-02-10"), Report: "ime"},
		Medications: []appeal.Medication{{Name: "sertraline", Dose: "50 mg every day"}},
	}
	for say, want := range map[string]bool{
		"She takes sertraline 50 mg every week.":                          true,
		"She takes sertraline 50 mg now and then.":                        true,
		"She takes sertraline 50 mg every other day and rests.":           true,
		"She takes sertraline 50 mg daily and sees a therapist weekly.":   false,
		"She takes sertraline 50 mg daily and occasional ibuprofen.":      false,
		"She takes sertraline 50 mg daily with only occasional headache.": false,
	} {
		res := Run(Input{Case: &c, Clinic: tables(t), Report: report.FromText("Current medications\n\n" + say + "\n")})
		got := slices.ContainsFunc(res.Findings, func(f appeal.Finding) bool { return f.Subject == "Sertraline" })
		if got != want {
			t.Errorf("%q: %v, want %v: %v", say, got, want, res.Findings)
		}
	}
}
