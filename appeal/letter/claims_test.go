package letter

import (
	"strings"
	"testing"

	"imeappeal/appeal"
)

func TestForbiddenClaims(t *testing.T) {
	t.Parallel()
	rows, err := forbiddenClaims(nil)
	if err != nil || len(rows) < 4 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	for _, row := range rows {
		for _, s := range row.Hits {
			if !row.re.MatchString(s) {
				t.Errorf("%s does not find %q", row.ID, s)
			}
		}
		for _, s := range row.Misses {
			if m := row.re.FindString(s); m != "" {
				t.Errorf("%s finds %q in %q", row.ID, m, s)
			}
		}
	}
}

// TestNoAcknowledgmentForLaw: law that the table does not have and claims that
// no letter may make stay listed after the person vouched for the paragraph.
func TestNoAcknowledgmentForLaw(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"See 29 U.S.C. § 9999.":                   "29 U.S.C. § 9999",
		"Under 42 CFR 405.1 you owe it.":          "42 CFR 405.1",
		"Smith v. Jones decides this.":            "Smith v. Jones",
		"You will surely succeed? I will succeed": "will surely succeed",
		"He lied.":                    "lied",
		"The report says: “He lied.”": "",
	} {
		l := Letter{ID: "appeal", Blocks: []Block{{Kind: Paragraph, Runs: Runs{{Text: text, Source: Source{Kind: Typed}}}}}}
		data := Data{Case: &appeal.Case{Acknowledged: []appeal.Acknowledgment{{SHA256: Sum(text)}}}}
		got := Check(l, data)
		if want == "" {
			if len(got) > 0 {
				t.Errorf("%q: %+v", text, got)
			}
			continue
		}
		if len(got) == 0 || !strings.Contains(got[0].Fact, want) || !got[0].Final() {
			t.Errorf("%q: %+v, want %q", text, got, want)
		}
	}
}
