package letter_test

import (
	"regexp"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// TestNoFormOfAddress: where nobody said Ms. or Mr., the letters of a
// representative name the claimant whole where it is asked who it is, and say
// "my client" or "the claimant" after that, with they in the plural.
func TestNoFormOfAddress(t *testing.T) {
	t.Parallel()
	wrong := regexp.MustCompile(`(?i:\bthey (is|has|was|does|takes|works)\b)|[.:] (my client|the claimant)\b|\bmy client (have|are|do)\b`)
	for role, want := range map[string]string{"attorney": "my client", "relative": "the claimant"} {
		for _, id := range []string{"appeal", "claims-file", "counter-ime", "late-decision", "second-demand", "regulator-complaint", "new-evidence-reply"} {
			data := lumbar(t)
			data.Case.Claimant.Sex = ""
			data.Case.Representative = &appeal.Representative{Name: "Lena Fischer", Role: role, Address: []string{"200 Main Street", "Dayton, OH 45402"}}
			text := letter.Text(compose(t, id, data))
			for line := range strings.SplitSeq(text, "\n") {
				if n := strings.Count(line, "Denise M. Harbaugh"); n > 1 {
					t.Errorf("%s, %s: the full name %d times: %s", role, id, n, line)
				}
				if m := wrong.FindString(line); m != "" {
					t.Errorf("%s, %s: %q in %s", role, id, m, line)
				}
			}
			if !strings.Contains(strings.ToLower(text), want) {
				t.Errorf("%s, %s: never %q", role, id, want)
			}
		}
	}
}
