package letter_test

import (
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// TestOnlyPhysiciansAreCalledSo: a therapist or a psychologist among those who
// treat changes the heading.
func TestOnlyPhysiciansAreCalledSo(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, specialty string
		physician       bool
	}{
		{"Ana Lee, M.D.", "neurology", true},
		{"Ana Lee, M.D., Ph.D.", "neurology", true},
		{"Ana Lee", "neurology", true},
		{"Sam Roe, PT", "", false},
		{"Sam Roe, DPT", "", false},
		{"Sam Roe, Ph.D.", "neuropsychology", false},
		{"Sam Roe", "clinical psychologist", false},
		{"Sam Roe", "physical therapy", false},
	} {
		data := lumbar(t)
		c := *data.Case
		c.Physicians = []appeal.Physician{{Name: test.name, Specialty: test.specialty, Role: "treating"}}
		data.Case = &c
		text := letter.Text(compose(t, "appeal", data))
		if got := strings.Contains(text, "The physicians who know this case"); got != test.physician {
			t.Errorf("%s, %s: called a physician: %v", test.name, test.specialty, got)
		}
	}
}

// TestSocialSecurity: the appeal asks for the discussion where the denial
// speaks of a determination and the law of the claim asks for one.
func TestSocialSecurity(t *testing.T) {
	t.Parallel()
	const said = "Your decision says: “You also told us that you have been awarded Social Security disability benefits.”"
	for filed, want := range map[string]bool{"2024-06-03": true, "2016-05-02": false} {
		data := lumbar(t)
		c := *data.Case
		c.Claim.Filed, c.Claim.OnsetDate, c.Claim.DateOfInjury = day(t, filed), appeal.Day{}, appeal.Day{}
		data.Case = &c
		data = withLaw(t, data)
		l := compose(t, "appeal", data)
		if got := strings.Contains(letter.Text(l), said) && slices.Contains(l.Cited, "reg503-j-6"); got != want {
			t.Errorf("filed %s: asks to discuss it: %v, want %v", filed, got, want)
		}
	}
}
