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
		kind := func(n Number) bool { return n.Kind == p.Kind }
		for _, text := range p.Hits {
			if len(p.in("", text)) == 0 || !slices.ContainsFunc(sensitiveNumbers("", text, "all", nil), kind) {
				t.Errorf("%s is not found in %q", p.Kind, text)
			}
		}
		for _, text := range p.Misses {
			if got := p.in("", text); len(got) > 0 {
				t.Errorf("%s is found in %q: %q", p.Kind, text, got)
			}
		}
	}
}

// Page and line are named; the claim's own number is not a secret.
func TestSensitiveLines(t *testing.T) {
	c := &appeal.Case{Claim: appeal.Claim{ClaimNumber: "457-55-5462"}}
	texts := map[string]*report.Report{"note": page(report.OCR, "Office note", "SSN: 219-09-9999", "Claim 457-55-5462")}
	got := SensitiveLines(c, []Exhibit{{Document: "note"}, {Document: "scan"}}, texts)
	if len(got) != 1 || got[0] != (Sensitive{Document: "note", Kind: "ssn", Page: 1, Line: 2}) {
		t.Errorf("found %+v", got)
	}
}

// A label may end the line before its number; what nobody sees on a page is
// found too, and a number that is shown on its page is not named twice.
func TestSensitiveIn(t *testing.T) {
	r := page(report.Text, "Social Security Number", "457-55-5462 born 1970", "Patient since", "457555462", "Account no.", "0034 5567 8812")
	r.Pages[0].Unseen = []report.Unseen{
		{Text: "SSN 457 55 5462", Why: report.Outside}, {Text: "SSN:", Why: report.Layer}, {Text: "219099999", Why: report.Layer},
	}
	var got []string
	for _, n := range SensitiveIn(&appeal.Case{}, r, "all") {
		got = append(got, n.Kind+" "+n.Text+" "+string(n.Hidden))
	}
	want := []string{"ssn 457-55-5462 ", "account 0034 5567 8812 ", "ssn 219099999 layer"}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// How many digits a number holds at least is read off its expression, and no line
// that could hold it is passed over for want of them.
func TestLeastDigits(t *testing.T) {
	for pattern, want := range map[string]int{
		`12(\d{3}-\d{2})`: 5, `(?:no\.? )?(a1b22)`: 3, `((?:\d[ -]?){6,17}\d)`: 7, `(\d{4}|\d{3}-?\d{3})`: 4,
		`([A-Z0-9]{4}\d)`: 1, `(\d?x+)`: 0, `(\d+x*)`: 1, `(\w\W(\d))`: 1, `\d`: 0, `(`: 0, `()`: 0,
	} {
		if got := leastDigits(pattern); got != want {
			t.Errorf("%s: %d, want %d", pattern, got, want)
		}
	}
	for _, p := range sensitivePatterns() {
		if p.digits < 2 {
			t.Errorf("%s holds only %d digits for sure", p.Pattern, p.digits)
		}
		for _, text := range slices.Concat(p.Hits, p.Misses) {
			if have := digitCount(text); have < p.digits && len(p.in("", text)) > 0 {
				t.Errorf("%s: %q is passed over for its %d digits", p.Kind, text, have)
			}
		}
	}
}
