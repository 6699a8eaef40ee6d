package review

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

func TestTopGrounds(t *testing.T) {
	f := func(id string, k appeal.Kind, c appeal.Confidence, against ...string) appeal.Finding {
		return appeal.Finding{ID: id, Kind: k, Confidence: c, Ref: appeal.Ref{Page: 1, Line: 1}, Against: against}
	}
	fs := []appeal.Finding{
		f("lang", appeal.LoadedLanguage, appeal.High), f("low", appeal.FactualError, appeal.Low), f("drop", appeal.TestNotPerformed, appeal.High),
		f("ex1", appeal.ContradictsExam, appeal.High), f("ex2", appeal.ContradictsExam, appeal.High, "a", "b"), f("ex3", appeal.ContradictsExam, appeal.High, "a"),
		f("kept", appeal.LoadedLanguage, appeal.Low), f("med", appeal.FactualError, appeal.Medium),
	}
	c := &appeal.Case{Review: []appeal.Decision{{Finding: "drop", Keep: "drop"}, {Finding: "kept", Keep: "keep"}}}
	got := ""
	for _, g := range topGrounds(c, fs) {
		got += g.ID + " "
	}
	if want := "kept ex2 ex3 lang med "; got != want {
		t.Errorf("grounds %q, want %q", got, want)
	}
}

func TestScore(t *testing.T) {
	in := secondReading(t)
	res := Run(in)
	s := Score(in, res)
	if points := res.Points(in.Case); s.Findings != len(points) || s.Findings+s.ToCheck != len(res.Findings) || s.High+s.Medium+s.Low != s.Findings {
		t.Errorf("%d findings, %d+%d+%d by confidence, want %d", s.Findings, s.High, s.Medium, s.Low, len(res.Points(in.Case)))
	}
	if s.Exam.Noted != 20 || s.Exam.Report != 60 || s.Exam.Page != 1 {
		t.Errorf("minutes %+v, want 20 noted and 60 on page 1", s.Exam)
	}
	if s.Records.Held != len(res.Records) {
		t.Errorf("records %+v, want %d held", s.Records, len(res.Records))
	}
	if len(s.Grounds) > 5 || len(s.Grounds) == 0 || s.Grounds[0].Rank != 1 {
		t.Errorf("grounds %+v", s.Grounds)
	}
}

func TestStatedMinutes(t *testing.T) {
	for text, want := range map[string]int{
		"The examination lasted 45 minutes.":                                         45,
		"I spent an hour and a half with the claimant for this evaluation.":          90,
		"The interview began at 9:05 and ended at 9:35.":                             30,
		"Two hours were spent on review of the records.":                             0,
		"She can sit for 20 minutes.":                                                0,
		"The drive to the examination took 40 minutes.":                              0,
		"I spent 25 minutes face to face, exclusive of 3 hours of record review.":    25,
		"The examination was conducted by me on March 3, 2025, in the usual manner.": 0,
	} {
		in := secondReading(t)
		in.Case.Exam.Notes = appeal.ExamNotes{}
		in.Report = report.FromText("INTRODUCTION\n\n" + text + "\n")
		if got := Score(in, Run(in)).Exam.Report; got != want {
			t.Errorf("%q states %d minutes, want %d", text, got, want)
		}
	}
}

// TestSentenceToCheckIsNoGround: a sentence that nobody faulted is not among the
// grounds to begin with, kept or not.
func TestSentenceToCheckIsNoGround(t *testing.T) {
	check := appeal.Finding{ID: worthRule + "-1", Rule: worthRule, Kind: appeal.ContradictsExam, Confidence: appeal.High}
	point := appeal.Finding{ID: "sex-1", Rule: "sex", Kind: appeal.FactualError, Confidence: appeal.Low}
	c := &appeal.Case{Review: []appeal.Decision{{Finding: check.ID, Keep: "keep"}}}
	if got := topGrounds(c, []appeal.Finding{check, point}); len(got) != 1 || got[0].ID != point.ID {
		t.Errorf("grounds are %v, want the point alone", got)
	}
}
