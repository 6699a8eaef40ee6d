package letter_test

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/review"
)

// TestARecordPerhapsListed: a record that an entry of the examiner's list may be
// meant for is not said to be left out, until a person keeps the point.
func TestARecordPerhapsListed(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		perhaps, decision string
		want              bool
	}{
		{"", "", true},
		{"MRI, March 2025", "", false},
		{"MRI, March 2025", "keep", true},
		{"", "drop", false},
	} {
		data := cervical(t)
		c := *data.Case
		data.Case = &c
		data.Found, data.Findings = data.Findings[:1], data.Findings[1:]
		data.Records = []review.Record{{Document: "note", Reviewed: true}, {Document: "mri", Perhaps: tt.perhaps}}
		if tt.decision != "" {
			c.Review = append(c.Review, appeal.Decision{Finding: "g1", Keep: tt.decision})
		}
		text := letter.Text(compose(t, "appeal", data))
		if got := strings.Contains(text, "not listed in the report"); got != tt.want {
			t.Errorf("%+v: said to be left out: %v\n%.1500s", tt, got, text)
		}
	}
}
