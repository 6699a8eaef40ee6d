package letter_test

import (
	"strings"
	"testing"

	"imeappeal/appeal/letter"
)

// TestExternalReviewBeforeTheFinalDenial: a request without a final denial is
// drafted with a warning.
func TestExternalReviewBeforeTheFinalDenial(t *testing.T) {
	t.Parallel()
	for _, final := range []bool{false, true} {
		data := cervical(t)
		c := *data.Case
		c.Denial.Final = final
		data.Case = &c
		data = withLaw(t, data)
		if _, warned := problem(compose(t, "external-review", data), "letter.appeal-first"); warned == final {
			t.Errorf("final denial %v: warned %v", final, warned)
		}
	}
}

// TestAFinalDenialIsNoFirstLevel: what is sent against a final decision is not
// called the first appeal.
func TestAFinalDenialIsNoFirstLevel(t *testing.T) {
	t.Parallel()
	for _, final := range []bool{false, true} {
		data := cervical(t)
		c := *data.Case
		c.Denial.Final = final
		data.Case = &c
		data = withLaw(t, data)
		if strings.Contains(letter.Text(compose(t, "appeal", data)), "First-level") == final {
			t.Errorf("final denial %v: the heading is wrong", final)
		}
	}
}
