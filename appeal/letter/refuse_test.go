package letter_test

import (
	"errors"
	"strings"
	"testing"

	"imeappeal/appeal/letter"
)

// TestNoFinalLetterWithImpossibleDays: a decision cannot come before the day
// printed on it; a draft may hold both until somebody looks.
func TestNoFinalLetterWithImpossibleDays(t *testing.T) {
	t.Parallel()
	for id, data := range sampleCases(t) {
		c := *data.Case
		if c.Denial.Date.IsZero() {
			continue
		}
		c.Denial.Received = c.Denial.Date.AddDays(-11)
		data.Case, data.Final = &c, true
		data = withLaw(t, data)
		_, err := letter.Compose("claims-file", data)
		var no *letter.RefusedError
		if !errors.As(err, &no) || !strings.Contains(no.Reason, "one of the two is wrong") || !strings.Contains(no.Reason, c.Denial.Date.Long()) {
			t.Errorf("%s, final: %v", id, err)
		}
		data.Final = false
		if _, err := letter.Compose("claims-file", data); err != nil {
			t.Errorf("%s, draft: %v", id, err)
		}
	}
}
