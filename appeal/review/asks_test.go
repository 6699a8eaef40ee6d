package review

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// TestAsksTable: each row finds the answers that leave out what it speaks of,
// and no others.
func TestAsksTable(t *testing.T) {
	for _, row := range asksTable().Rows {
		for want, list := range map[bool][]string{true: row.Hits, false: row.Misses} {
			for _, x := range list {
				asked, said, _ := strings.Cut(clinic.Fold(x), " | ")
				if got := row.leaves(asked, said); got != want {
					t.Errorf("%s: %q leaves it out: %v, want %v", row.What, x, got, want)
				}
			}
		}
	}
}

// TestListsThatAskAndAnswer: questions and answers are told by the marks that
// they share, where no heading and no question mark says so.
func TestListsThatAskAndAnswer(t *testing.T) {
	c := tables(t)
	for _, x := range []struct{ name, text, want string }{
		{"brackets", "The plan asked me:\n\n(1) whether the condition is chronic, and by which criteria;\n\n(2) whether the drug is necessary, and for how long.\n\nHISTORY\n\nShe has headaches.\n\nRESPONSES\n\n(1) The diagnosis is episodic migraine.\n\n(2) Yes, for six months.\n", "The diagnosis is episodic migraine."},
		{"letters", "The carrier wishes to know:\n\nA. The diagnosis.\n\nB. When the worker may return.\n\nHISTORY\n\nHe fell.\n\nOPINION\n\nA. Lumbar strain.\n\nB. The worker may return.\n", "The worker may return."},
		{"letter and figure", "Please address the following.\n\nA1. State the diagnosis.\n\nA2. Is improvement expected, and when?\n\nHISTORY\n\nShe fell.\n\nOPINION\n\nA1. Lumbar strain.\n\nA2. Improvement is likely.\n", "Improvement is likely."},
		{"bullets with a label", "Your sheet asks me to cover two points.\n\n• Point 1. Current diagnoses.\n\n• Point 2. Is the lupus active? Use a recognized activity index.\n\nHISTORY\n\nShe has rashes.\n\nDISCUSSION\n\nShe is well.\n\n• Point 1. Lupus, in remission.\n\n• Point 2. Not active.\n", "Not active."},
		{"labels in one paragraph", "HISTORY\n\nThe plan requires a reply to these items. Item 1. Is it confirmed? Item 2. Is there progression? State the measurements relied on.\n\nDISCUSSION\n\nHe is young.\n\nItem 1. It is not confirmed.\n\nItem 2. There is no progression.\n", "There is no progression."},
		{"nothing asked", "I saw these papers:\n\n(1) a letter;\n\n(2) a chart.\n\nHISTORY\n\nShe fell.\n\nOPINION\n\n(1) Lumbar strain.\n\n(2) Improvement is likely.\n", ""},
		{"answered", "The carrier asks:\n\n(1) whether the condition is chronic, and by which criteria;\n\n(2) when he may return.\n\nHISTORY\n\nHe fell.\n\nOPINION\n\n(1) It is chronic, by the criteria of the college.\n\n(2) On May 1, 2026.\n", ""},
	} {
		var got []string
		for _, f := range unanswered(Read(Input{Case: sample(), Report: report.FromText(x.text), Clinic: c})) {
			if f.Confidence != appeal.Low {
				got = append(got, f.Quote)
			}
		}
		if joined := strings.Join(got, " | "); x.want == "" && joined != "" || !strings.Contains(joined, x.want) || len(got) > 1 {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}
