package review

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestSaysOtherwise: what merely sounds like a medicine denied, like hours of the
// visit or like a source of long ago, beside what is one.
func TestSaysOtherwise(t *testing.T) {
	c := tables(t)
	for _, x := range []struct{ head, line, rule string }{
		{"HISTORY", "She takes no prescription medication.", "medication"},
		{"HISTORY", "No opioids have been prescribed.", "medication"},
		{"HISTORY", "She requires no opioids and has no pain.", "medication"},
		{"MEDICATIONS", "No medications were changed at this visit.", ""},
		{"HISTORY", "No medicine helps her.", ""},
		{"HISTORY", "She has no prescription drug coverage at present.", ""},
		{"HISTORY", "There was no opioid use disorder.", ""},
		{"HISTORY", "She has no steroid-induced changes.", ""},
		{"HISTORY", "She takes no immunosuppressants.", ""},
		{"OPENING", "We began shortly after nine and finished toward half past ten.", "exam-duration"},
		{"DISCUSSION", "I saw her from ten until noon.", "exam-duration"},
		{"EXAMINATION", "On examination strength improved from three to five.", ""},
		{"HISTORY", "Pain ranged from three to eight.", ""},
		{"HISTORY", "She went from two to six.", ""},
		{"DISCUSSION", "I rely on the 2006 practice parameters.", "dated-standard"},
		{"DISCUSSION", "Based on the 2010 MRI report, the condition is pre-existing.", ""},
		{"DISCUSSION", "According to the police report of 2010, she was the driver.", ""},
	} {
		cs := &appeal.Case{Medications: []appeal.Medication{{Name: "Tylenol", Dose: "500 mg"}, {Name: "erenumab", Dose: "70 mg monthly"}, {Name: "oxycodone", Dose: "5 mg"}, {Name: "prednisone", Dose: "5 mg"}}}
		cs.Claimant.Name, cs.Exam.Date = "Ana Ruiz", day("2025-06-01")
		cs.Exam.Notes.Started, cs.Exam.Notes.Ended = "10:00", "10:25"
		got := ""
		for _, f := range Run(Input{Case: cs, Clinic: c, Report: report.FromText(x.head + "\n\n" + x.line + "\n\nSIGNATURE\n\nSigned, A. Examiner, M.D.")}).Findings {
			if f.Rule == "medication" || f.Rule == "exam-duration" || f.Rule == "dated-standard" {
				got = f.Rule
			}
		}
		if got != x.rule {
			t.Errorf("%s: rule %q, want %q", x.line, got, x.rule)
		}
	}
}
