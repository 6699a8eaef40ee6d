package review

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestQuestionQuotedWhole: a question is quoted as it was asked, never in
// shreds, and what may be said in other words is not called missing.
func TestQuestionQuotedWhole(t *testing.T) {
	c := tables(t)
	long := "Having regard to the records that are enclosed, to the history that you take, to the studies that were made and to the duties of the occupation as the employer sets them out in the description that is enclosed with this letter, and to the requirements of the policy, the definitions that it contains and the period for which it pays, please give your diagnosis. "
	for _, x := range []struct{ questions, answers, why string }{
		{"1. What is the diagnosis?\n2. Which limits apply to lifting, climbing in and out of the vehicle, and squatting?", "1. Lumbar strain.\n2. He may lift fifty pounds.", "Question 2 asks: “Which limits apply to lifting, climbing in and out of the vehicle, and squatting?” The answer may leave a part of it open."},
		{"1. What is the diagnosis?\n2. Can she do (a) lifting, (b) household work, and (c) driving?", "1. Lumbar strain.\n2. She may lift fifty pounds and drive.", "Question 2 asks: “Can she do (a) lifting, (b) household work, and (c) driving?” The answer may leave part (b) of it open."},
		{"1. What is the diagnosis?\n2. " + long + "Is household help needed?", "1. Lumbar strain.\n2. I diagnose a strain, and the duties in the description, the studies, the history, the policy, its definitions, requirements and period, and the records are as stated.", "Question 2 asks: “Is household help needed?” The answer may leave a part of it open."},
		{"1. What is the diagnosis?\n2. Is household help, or transportation, needed?", "1. Lumbar strain.\n2. The prognosis is good.", "Question 2 asks: “Is household help, or transportation, needed?” The answer does not speak of it."},
		{"1. What is the diagnosis?\n2. Is household help needed?", "1. Lumbar strain.\n2. No comment.", "Question 2 is put aside, not answered: “Is household help needed?”"},
	} {
		res := Run(Input{Case: sample(), Report: report.FromText("QUESTIONS\n\n" + x.questions + "\n\nANSWERS TO QUESTIONS\n\n" + x.answers + "\n"), Clinic: c})
		var got []string
		for _, f := range res.Findings {
			if f.Kind == appeal.QuestionUnanswered {
				got = append(got, f.Why)
			}
		}
		if strings.Join(got, " | ") != x.why {
			t.Errorf("%q, answered %q: %q, want %q", x.questions, x.answers, got, x.why)
		}
	}
}
