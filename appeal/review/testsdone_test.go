package review

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestSaturation: more oxygen under the same load than was noted.
func TestSaturation(t *testing.T) {
	const noted = "92 sitting, 86 after i walked the hallway"
	for _, tt := range []struct {
		said string
		want bool
	}{
		{"saturation stayed at 96 percent when she walked the corridor", true},
		{"oxygen saturation was 97% at rest", true},
		{"pulse oximetry on room air, 91% seated and 95% on the stairs", true},
		{"saturation was 93 percent at rest and 87 percent on walking", false},
		{"saturation was 92 percent at rest", false},
		{"the pulse was 96 when she walked the corridor", false},
		{"oxygen saturation was 93% on room air with a pulse of 98", false},
		{"saturation was 93 on room air with a heart rate of 98", false},
		{"saturation was 92% and the pulse rose to 98", false},
		{"oxygen saturation fell to 86% after she walked 100 feet", false},
		{"saturation was 97 on room air, blood pressure 100/68", true},
	} {
		if got := saturation(tt.said, noted); got != tt.want {
			t.Errorf("saturation(%q) = %v, want %v", tt.said, got, tt.want)
		}
	}
}

// TestResultsOfTheDay: a movement is of the joint named before it, and a table
// that is dated before the examination reports no test of the examination.
func TestResultsOfTheDay(t *testing.T) {
	c := sample()
	c.Exam.Notes.Tests = []appeal.ExamTest{
		{Name: "breathing test (blowing into a machine)", Performed: no()},
		{Name: "knee bending", Side: "left", Performed: yes(), Remark: "got to about 95 degrees"},
	}
	for _, tt := range []struct {
		rule, text string
		want       bool
	}{
		{"test-not-performed", "Spirometry, 03/04/2025   Measured   Percent of predicted\nFVC   2.04 L   61\nFEV1   1.66 L   63\nTLC   3.31 L   66", true},
		{"test-not-performed", "Spirometry, 07/22/2024   Measured   Percent of predicted\nFVC   2.04 L   61\nFEV1   1.66 L   63\nTLC   3.31 L   66", false},
		{"exam-values", "The left knee lacked five degrees of extension. Flexion was carried to 130 degrees without complaint.", true},
		{"exam-values", "The left knee lacked five degrees of extension. Flexion was carried to 100 degrees.", false},
		{"exam-values", "The left hip was examined. Flexion was carried to 130 degrees without complaint.", false},
		{"exam-values", "The right knee was examined. On the right flexion was carried to 130 degrees.", false},
	} {
		rep := report.FromText("PHYSICAL EXAMINATION\n\n" + tt.text + "\n")
		found := false
		for _, f := range Run(Input{Case: c, Report: rep, Clinic: tables(t)}).Findings {
			found = found || f.Rule == tt.rule
		}
		if found != tt.want {
			t.Errorf("%s on %q: %v, want %v", tt.rule, tt.text, found, tt.want)
		}
	}
}

// TestAgeOfAWorker: "this 54-year-old roofer" is the claimant; a son is not.
func TestAgeOfAWorker(t *testing.T) {
	for text, want := range map[string]bool{
		"This 54-year-old roofer, who is right-handed, fell.": true,
		"This 44-year-old roofer, who is right-handed, fell.": false,
		"A 30-year-old son lives at home.":                    false,
		"The 20-year-old truck was sold.":                     false,
	} {
		rep := report.FromText("HISTORY\n\n" + text + "\n")
		found := false
		for _, f := range Run(Input{Case: sample(), Report: rep, Clinic: tables(t)}).Findings {
			found = found || f.Rule == "age"
		}
		if found != want {
			t.Errorf("%q: %v, want %v", text, found, want)
		}
	}
}
