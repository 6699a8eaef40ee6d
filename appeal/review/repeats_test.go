package review

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"imeappeal/appeal"
)

func at(f appeal.Finding, page, line int) appeal.Finding {
	f.Page, f.Line = page, line
	return f
}

// TestSettleSaysAThingOnce: a clause and its sentence against one proof, two
// sentences of a line against one note, and two places set against each other are
// one point; what stands elsewhere, or against other proof, is a point of its own.
func TestSettleSaysAThingOnce(t *testing.T) {
	edema := appeal.Finding{Rule: "refuted", Kind: appeal.FactualError, Quote: "There was no edema, and no asymmetry.", Why: "a", Confidence: appeal.Medium, Against: []string{"document:log"}}
	clause := appeal.Finding{Rule: "well-or-not", Kind: appeal.FactualError, Quote: "There was no edema,", Why: "b", Confidence: appeal.High, Against: []string{"document:log"}}
	other := clause
	other.Against = []string{"document:note"}
	arm := appeal.Finding{Rule: "test-not-performed", Kind: appeal.TestNotPerformed, Quote: "Arm 5/5", Why: "noted", Confidence: appeal.High, Against: []string{"exam.notes.tests[1]"}}
	leg := arm
	leg.Quote = "Leg 5/5"
	here := appeal.Finding{Rule: "facet", Kind: appeal.InternalContradiction, Quote: "No change is expected.", Against: []string{"report#p3,l9"}}
	there := appeal.Finding{Rule: "facet", Kind: appeal.InternalContradiction, Quote: "A good chance.", Against: []string{"report#p2,l4"}}
	for _, c := range []struct {
		name string
		in   []appeal.Finding
		want int
		why  string
	}{
		{"a clause of a sentence", []appeal.Finding{at(edema, 1, 3), at(clause, 1, 3)}, 1, "b"},
		{"against other proof", []appeal.Finding{at(edema, 1, 3), at(other, 1, 3)}, 2, ""},
		{"two on one line", []appeal.Finding{at(arm, 5, 18), at(leg, 5, 18)}, 1, "noted So too “Leg 5/5” (p. 5, l. 18)."},
		{"another line", []appeal.Finding{at(arm, 5, 18), at(leg, 5, 19)}, 2, ""},
		{"set against each other", []appeal.Finding{at(here, 2, 4), at(there, 3, 9)}, 1, ""},
	} {
		got := settle(c.in)
		if len(got) != c.want || c.why != "" && got[0].Why != c.why {
			t.Errorf("%s: %d findings, want %d: %v", c.name, len(got), c.want, got)
		}
	}
}

// TestAmountsCountWhatTheyCount: a number goes with its own unit and noun.
func TestAmountsCountWhatTheyCount(t *testing.T) {
	for text, want := range map[string]string{
		"the pulse rose from 64 to 101 in ten minutes": "", // no 101 minutes
		"he has two or three attacks a month":          "2eventmonth",
		"he stood for 11, 10 and 12 minutes":           "10minute",
		"a change in speed of 6 miles an hour":         "6milehour",
		"she works fourteen shifts a month":            "14shiftmonth",
		"it comes twice, or three times a week":        "13eventmonth",
	} {
		var got []string
		for _, a := range amountsIn(text) {
			got = append(got, fmt.Sprint(math.Round(a.lo), a.unit, a.per))
		}
		if want == "" && got != nil || want != "" && !slices.Contains(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
