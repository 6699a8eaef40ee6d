package main

import (
	"fmt"
	"strings"

	"imeappeal/appeal/review"
)

// printScorecard writes the review at a glance, the grounds to begin with last.
func (a *app) printScorecard(s review.Scorecard) {
	if s.Findings == 0 {
		return
	}
	a.indented(0, a.words.say("score.confidence", "high", fmt.Sprint(s.High), "medium", fmt.Sprint(s.Medium), "low", fmt.Sprint(s.Low),
		"kept", fmt.Sprint(s.Kept), "dropped", fmt.Sprint(s.Dropped)))
	if s.ToCheck > 0 {
		a.indented(0, a.words.plural("score.checks", s.ToCheck))
	}
	var kinds []string
	for _, k := range s.ByKind {
		kinds = append(kinds, fmt.Sprintf("%s %d", a.words.say("kind."+string(k.Kind)), k.Total()))
	}
	a.indented(0, a.words.say("score.kinds", "kinds", strings.Join(kinds, ", ")))
	a.indented(0, a.examMinutes(s.Exam))
	a.printf("\n%s\n", wrap(a.words.say("score.grounds", "n", fmt.Sprint(len(s.Grounds))), a.width(), ""))
	for _, g := range s.Grounds {
		quote := g.Why
		if g.Quote != "" {
			quote = "“" + g.Quote + "”"
		}
		a.indented(2, fmt.Sprintf("%d. p. %d, l. %d, %s: %s", g.Rank, g.Page, g.Line, a.words.say("kind."+string(g.Kind)), quote))
	}
}

// examMinutes says how long the examination was by the notes and by the report.
func (a *app) examMinutes(m review.ExamMinutes) string {
	known := func(n int) string {
		if n == 0 {
			return a.words.say("score.not-known")
		}
		return a.words.plural("score.minutes", n)
	}
	return a.words.say("score.exam", "noted", known(m.Noted), "report", known(m.Report))
}
