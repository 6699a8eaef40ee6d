package paper

import (
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

// TestMisreadInsurer proposes no insurer's name of which recognition was not sure, or
// that the letter spells in two ways.
func TestMisreadInsurer(t *testing.T) {
	letter := func(top, below string, sure float64) *report.Report {
		var words []report.Word
		for i, l := range strings.Split(top+"|P.O. Box 100, Columbus, OH 43004||March 3, 2026||Dear Ms. Lopez:||"+below, "|") {
			x, y := 72.0, 72+14*float64(i)
			for w := range strings.FieldsSeq(l) {
				words = append(words, report.Word{Text: w, Confidence: 95, Box: report.Box{x, y, x + 6*float64(len(w)), y + 10}})
				if i == 0 && strings.HasPrefix(w, "Tr") {
					words[len(words)-1].Confidence = sure
				}
				x += 6*float64(len(w)) + 4
			}
		}
		return report.Parse([]report.RawPage{{Number: 1, Width: 612, Height: 792, Source: report.OCR, Words: words}})
	}
	for _, tt := range []struct {
		name, top, below string
		sure             float64
		want, why        string
	}{
		{"read well", "Tri-Rivers Mutual Insurance", "We have denied your claim.", 95, "Tri-Rivers Mutual Insurance", ""},
		{"spelled alike below", "Tri-Rivers Mutual Insurance", "Tri-Rivers Mutual Insurance has denied your claim.", 95, "Tri-Rivers Mutual Insurance", ""},
		{"another company below", "Tri-Rivers Mutual Insurance", "Sent to Stone-Bridge Mutual Insurance too.", 95, "Tri-Rivers Mutual Insurance", ""},
		{"spelled otherwise below", "Trl-Rivers Mutual Insurance", "Tri-Rivers Mutual Insurance has denied your claim.", 95, "", "two-values"},
		{"a word that is not sure", "Trl-Rivers Mutual Insurance", "We have denied your claim.", 40, "", "unsure-letters"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := Reader{Today: testDay, Claimant: "Maria Lopez"}.sheet(letter(tt.top, tt.below, tt.sure))
			p, d := s.insurer()
			got, why := "", ""
			if p != nil {
				got = p.Value.(string)
			}
			if d != nil {
				why = d.Why
			}
			if got != tt.want || why != tt.why {
				t.Errorf("%q %q, want %q %q", got, why, tt.want, tt.why)
			}
		})
	}
}
