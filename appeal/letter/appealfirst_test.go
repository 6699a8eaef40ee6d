package letter_test

import "testing"

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
