package packet

import (
	"slices"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// The data file's own examples.
func TestSensitiveExamples(t *testing.T) {
	for _, p := range sensitivePatterns() {
		if len(p.Hits) == 0 || len(p.Misses) == 0 {
			t.Errorf("%s: no examples", p.Pattern)
		}
		for _, text := range p.Hits {
			if !slices.Contains(sensitiveKinds(text, nil), p.Kind) {
				t.Errorf("%s is not found in %q", p.Kind, text)
			}
		}
		for _, text := range p.Misses {
			if got := sensitiveKinds(text, nil); slices.Contains(got, p.Kind) {
				t.Errorf("%s is found in %q", p.Kind, text)
			}
		}
	}
}

// Page and line are named; the claim's own number is not a secret.
func TestSensitiveLines(t *testing.T) {
	c := &appeal.Case{Claim: appeal.Claim{ClaimNumber: "457-55-5462"}}
	texts := map[string]*report.Report{"note": page(report.OCR, "Office note", "SSN: 219-09-9999", "Claim 457-55-5462")}
	got := SensitiveLines(c, []Exhibit{{Document: "note"}, {Document: "scan"}}, texts)
	if len(got) != 1 || got[0] != (Sensitive{"note", "ssn", 1, 2}) {
		t.Errorf("found %+v", got)
	}
}
