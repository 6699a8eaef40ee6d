package main

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// TestPutDecision: the decision on an appeal takes the place of the denial, twice
// in a row, and where nothing was known of the denial before.
func TestPutDecision(t *testing.T) {
	day := func(s string) appeal.Day {
		d, err := appeal.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, first := range []appeal.Denial{
		{},
		{Date: day("2026-01-05"), Reasons: []string{"no objective findings"}, DeadlineStated: day("2026-07-04")},
	} {
		f, err := casefile.Create(t.TempDir(), appeal.Case{
			Claimant: appeal.Claimant{Name: "Ann Lee"}, Claim: appeal.Claim{Kind: appeal.ERISAHealth}, Denial: first,
			NotKnown: []string{"denial.received", "claim.filed", "denial.document"},
		})
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		if len(first.Reasons) > 0 {
			want = 1
		}
		for i, d := range []string{"2026-03-01", "2026-06-01"} {
			if err := putDecision(f, appeal.Denial{Date: day(d), Received: day(d)}); err != nil {
				t.Fatal(err)
			}
			if err := f.Save(); err != nil {
				t.Fatal(err)
			}
			c := f.Case
			if c.Denial.Date != day(d) || !c.Denial.DeadlineStated.IsZero() || len(c.Denial.Reasons) > 0 || len(c.EarlierDenials) != want+i {
				t.Errorf("after decision %d: %+v, earlier %+v", i+1, c.Denial, c.EarlierDenials)
			}
			if len(c.NotKnown) != 1 || c.NotKnown[0] != "claim.filed" {
				t.Errorf("not known: %v", c.NotKnown)
			}
		}
	}
}
