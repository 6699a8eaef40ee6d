package letter_test

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// TestPassageOnce: a sentence that two rules fault is put to the specialist once, and
// the field of the examiner is named once for an opinion outside it.
func TestPassageOnce(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	var twin appeal.Finding
	for _, f := range data.Findings {
		if f.ID == "f14" {
			twin = f
		}
	}
	own := data.Case.Exam.Examiner.Specialty
	twin.ID, twin.Kind, twin.Rule = "f99", appeal.OutsideSpecialty, "outside-specialty"
	twin.Wording = "This is an opinion in psychiatry; the examiner’s specialty is given as " + own + "."
	for i, f := range data.Findings {
		if f.ID == "f14" {
			data.Findings[i] = twin
		}
	}
	again := twin
	again.ID, again.Kind, again.Rule, again.Wording = "f98", appeal.UnsupportedConclusion, "bare-opinion", "The report gives no finding or source for this statement."
	data.Findings = append(data.Findings, again)
	for _, id := range []string{"f99", "f98"} {
		data.Case.Review = append(data.Case.Review, appeal.Decision{Finding: id, Keep: "keep"})
	}
	engaged, err := letter.Compose("counter-ime", data)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(letter.Markdown(engaged), "principal barriers to her recovery"); n != 1 {
		t.Errorf("the passage is put %d times", n)
	}
	argued, err := letter.Compose("appeal", data)
	if err != nil {
		t.Fatal(err)
	}
	if text := letter.Markdown(argued); strings.Contains(text, "The examiner's specialty is") || !strings.Contains(text, "specialty is given as "+own) {
		t.Error("the specialty is not named once")
	}
}
