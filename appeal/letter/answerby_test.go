package letter_test

import (
	"strings"
	"testing"

	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
)

// TestAnswerBySoon: a physician is asked for an answer well before the claimant's
// last day, and where that is a year away, within weeks of the letter.
func TestAnswerBySoon(t *testing.T) {
	t.Parallel()
	for last, want := range map[string]string{
		"2027-11-03": "by Thursday, December 25, 2025",
		"2026-01-16": "by Wednesday, December 17, 2025",
	} {
		data := lumbar(t)
		data.Deadlines = []law.Deadline{{ID: "a", Step: "internal-appeal", Who: "claimant", Conservative: day(t, last), Outer: day(t, last)}}
		if got := letter.Text(compose(t, "rebuttal-request", data)); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in %s", last, want, got)
		}
	}
}

// TestReasonsThatAreSentences: a reason as the notice words it, with commas and a
// full stop, stands apart from the next one within a sentence.
func TestReasonsThatAreSentences(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	data.Case.Denial.Reasons = []string{"You can sit, stand, and walk.", "No findings; none at all.", "not disabled"}
	want := "gives these reasons: You can sit, stand, and walk; No findings; none at all; not disabled."
	if got := letter.Text(compose(t, "regulator-complaint", data)); !strings.Contains(got, want) {
		t.Errorf("no %q in %s", want, got)
	}
}
