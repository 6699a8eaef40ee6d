package main

import "imeappeal/appeal"

// choice is which findings go into a letter, and which of them no person has
// decided.
type choice struct {
	in         []appeal.Finding
	unreviewed []string
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

// choose takes what the person kept, never what was dropped, and of the
// undecided what accept allows.
func choose(c *appeal.Case, findings []appeal.Finding, accept acceptance, final bool) choice {
	if accept == "" && !final && len(c.Review) == 0 {
		accept = "high"
	}
	var out choice
	for _, f := range findings {
		decision, decided := c.Decided(f.ID)
		switch {
		case decided && decision.Keep == "keep":
			if decision.Wording != "" {
				f.Wording = decision.Wording
			}
			out.in = append(out.in, f)
		case decided:
		case accept != "" && accept != "none" && f.Confidence.AtLeast(appeal.Confidence(accept)):
			out.in = append(out.in, f)
			out.unreviewed = append(out.unreviewed, f.ID)
		}
	}
	return out
}
