package letter_test

import (
	"strings"
	"testing"

	"imeappeal/appeal/letter"
)

// TestReviewerReadsWhatStandsAgainst: a request for external review says of each
// passage what the papers have, and not only that they say otherwise.
func TestReviewerReadsWhatStandsAgainst(t *testing.T) {
	t.Parallel()
	text := letter.Text(compose(t, "external-review", cervical(t)))
	if want := "records that this sign was not tested. On Hoffmann sign (right) it says: “she did not touch my fingers.”"; !strings.Contains(text, want) {
		t.Errorf("want %q in\n%s", want, text)
	}
}
