package letter

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestSentenceMeant: of several sentences on a line the letter quotes the one
// that the finding means.
func TestSentenceMeant(t *testing.T) {
	t.Parallel()
	r := report.FromText("EXAMINATION\n\nIntact to light touch. There was sway on Romberg testing. Reflexes were 2+.\n")
	i, ok := r.Find(1, "sway")
	if !ok {
		t.Fatal("no sentence")
	}
	ref := r.Sentences[i].Ref
	for _, x := range []struct {
		said []string
		want string
	}{{[]string{"There was sway on Romberg testing."}, "sway"}, {nil, "light touch"}, {[]string{"not in the report"}, "light touch"}} {
		if s, _ := sentenceMeant(r, appeal.Ref{Page: ref.Page, Line: ref.Line}, x.said); !strings.Contains(s.Text, x.want) {
			t.Errorf("%q gives %q, want %q", x.said, s.Text, x.want)
		}
	}
}
