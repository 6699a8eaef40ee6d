package main

import (
	"imeappeal/appeal"
	"imeappeal/appeal/review"
)

// choice is which findings and which admissions go into a letter.
type choice struct {
	in, admissions []appeal.Finding
}

// acceptance says which undecided findings go in: "none", "high" or "medium".
// "" is the default: none in a final letter; in a draft of a case in which
// nothing is decided yet, the high ones, so that the draft shows something.
type acceptance string

func parseAcceptance(s string) (acceptance, error) {
	switch s {
	case "", "none", "high", "medium":
		return acceptance(s), nil
	}
	return "", usage("flag.accept", "--accept", "value", s)
}

// chooseFrom says what of a review goes into a letter.
func chooseFrom(c *appeal.Case, found review.Result, accept acceptance, final bool) choice {
	return choice{choose(c, found.Findings, accept, final), choose(c, found.Admissions, accept, final)}
}

// choose takes what the person kept, never what was dropped, and of the
// undecided what accept allows. Admissions are held to the same.
func choose(c *appeal.Case, findings []appeal.Finding, accept acceptance, final bool) []appeal.Finding {
	if accept == "" && !final && len(c.Review) == 0 {
		accept = "high"
	}
	var in []appeal.Finding
	for _, f := range findings {
		decision, decided := c.Decided(f.ID)
		switch {
		case decided && decision.Keep == "keep":
			if decision.Wording != "" {
				f.Wording = decision.Wording
			}
			in = append(in, f)
		case decided:
		case accept != "" && accept != "none" && f.Confidence.AtLeast(appeal.Confidence(accept)):
			in = append(in, f)
		}
	}
	return in
}
