package review

import (
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

// TestAdmissions: what the examiner tells in the claimant's favor is one; a
// heading, a label, an empty line of a form, a definition, and what somebody
// else says are none.
func TestAdmissions(t *testing.T) {
	c := tables(t)
	for _, x := range []struct{ section, text, hit string }{
		{"EXAMINATION", "She was cooperative and gave good effort.", "cooperative"},
		{"EXAMINATION", "Triceps   C7   4/5   5/5", "4/5"},
		{"DISCUSSION", "The claimant is limited to lifting 10 pounds.", "limited to"},
		{"DISCUSSION", "Permanent restrictions: no lifting over 20 pounds.", "lifting"},
		{"DISCUSSION", "The tear is causally related to the accident.", "causally"},
		{"", "Claim type: Temporary total disability\nRE: Partial disability, Ruth Okafor-Lind", ""},
		{"DISCUSSION", "Permanent restrictions: none", ""},
		{"DISCUSSION", "Permanent Impairment and Restrictions\n\nI shall return to this.", ""},
		{"DISCUSSION", "DIAGNOSES THAT ARE CAUSALLY RELATED TO THE ACCIDENT:\n\nI find no such diagnosis.", ""},
		{"DISCUSSION", "[ ] Moderate partial disability\n[X] No disability", ""},
		{"DISCUSSION", "The plan defines partial disability as a loss of twenty percent.", ""},
		{"HISTORY", "She believes that the tear was caused by the accident.", ""},
		{"RECORDS REVIEWED", "Dr. Voll writes that the tear was caused by the accident.", ""},
		{"EXAMINATION", "Weakness of the right arm: none", ""},
		{"EXAMINATION", "Waddell signs were positive, 4/5.", ""},
		{"QUESTIONS", "1. Is the treatment reasonable and necessary?", ""},
	} {
		res := Run(Input{Case: sample(), Report: report.FromText("INDEPENDENT MEDICAL EXAMINATION\n\n" + x.section + "\n\n" + x.text + "\n"), Clinic: c})
		var got []string
		for _, f := range res.Admissions {
			got = append(got, f.Quote)
		}
		if all := strings.Join(got, " | "); (x.hit == "") != (all == "") || !strings.Contains(all, x.hit) {
			t.Errorf("%s %q: admissions %q, want %q", x.section, x.text, all, x.hit)
		}
	}
}
