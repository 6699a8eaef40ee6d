package paper

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// FuzzRead reads any text as a letter and as a document: nothing panics, every
// proposal has a place and a value, and no day lies ahead.
func FuzzRead(f *testing.F) {
	for _, c := range letterCases(f) {
		f.Add(c.Text)
	}
	for _, c := range paperCases(f, "documents.yaml") {
		f.Add(c.Text)
	}
	f.Add("Claim:\f   \n Fax:   \n,,, OH 45206\nRe: and 12 and 13")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 6000 {
			return
		}
		r := Reader{Today: testDay, Claimant: "Ann Lee"}
		rep := report.FromText(text)
		all := append(r.Denial(rep).Proposals, r.Describe(rep, true).Proposals...)
		for _, p := range all {
			if p.Ref.Page < 1 || p.Ref.Line < 1 || strings.TrimSpace(p.Quote) == "" || p.Why == "" {
				t.Errorf("%s: %v has no place, words or reason", p.Key, p)
			}
			switch v := p.Value.(type) {
			case appeal.Day:
				if v.IsZero() || v.After(testDay) && p.Key != "denial.deadline_stated" && p.Key != "exam.date" && p.Key != "claim.date_of_injury" {
					t.Errorf("%s: %v", p.Key, v)
				}
			case string:
				if strings.TrimSpace(v) == "" {
					t.Errorf("%s: an empty text", p.Key)
				}
			case []string:
				if len(v) == 0 {
					t.Errorf("%s: an empty list", p.Key)
				}
			}
		}
	})
}
