package law

import (
	"strings"
	"testing"

	"imeappeal/appeal"
)

// TestOverdueDecisionSaysWhatNow: where the other side's day has passed, and not
// before, the clock says what can be done; one that holds only for some claims says
// for which.
func TestOverdueDecisionSaysWhatNow(t *testing.T) {
	l := load(t)
	for _, tt := range []struct {
		kind  appeal.ClaimKind
		asOf  appeal.Day
		first string // how the first line begins; "" for none
	}{
		{appeal.ERISADisability, ymd(2026, 3, 20), ""},
		{appeal.ERISADisability, ymd(2026, 3, 21), "Unless a notice of extension came"},
		{appeal.ERISAHealth, ymd(2026, 9, 1), "If the treatment"},
		{appeal.IndividualHealth, ymd(2026, 9, 1), "If "},
	} {
		c := &appeal.Case{
			Claim:  appeal.Claim{Kind: tt.kind, State: "OH"},
			Denial: appeal.Denial{Date: ymd(2026, 1, 5), Received: ymd(2026, 1, 8)},
			Log:    []appeal.LogEntry{{Date: ymd(2026, 2, 3), What: "appeal sent"}},
		}
		clocks, _ := l.Deadlines(c, tt.asOf)
		found := false
		for _, d := range clocks {
			if !strings.HasPrefix(d.Step, "decide-appeal") {
				continue
			}
			found = true
			switch {
			case tt.first == "" && len(d.Late) > 0:
				t.Errorf("%s on %v: %q, and its day has not passed", d.ID, tt.asOf, d.Late)
			case tt.first != "" && (len(d.Late) < 2 || !strings.HasPrefix(d.Late[0], tt.first) || !strings.Contains(d.Late[0], "late-decision")):
				t.Errorf("%s on %v: %q", d.ID, tt.asOf, d.Late)
			}
		}
		if !found {
			t.Errorf("%s: no clock for the decision", tt.kind)
		}
	}
}

// TestSecondarySourceIsSaid: a limit abroad that was read with somebody who writes
// about the law is said to be so.
func TestSecondarySourceIsSaid(t *testing.T) {
	l := load(t)
	for _, country := range l.Countries() {
		for _, r := range country.Regimes {
			for _, s := range r.Steps {
				if s.Secondary && !strings.Contains(s.rule("60 days"), "secondary source") || s.Secondary && !strings.Contains(s.words(), "secondary source") {
					t.Errorf("%s/%d: %s", r.ID, s.N, s.rule("60 days"))
				}
				for _, of := range []string{"mondaq", "greenslips", "blogspot", "clicklaw", "mddus", "lexology", "allianz"} {
					if strings.HasPrefix(s.Source, of) && !s.Secondary && s.Seen {
						t.Errorf("%s/%d rests on %s, and is not marked", r.ID, s.N, s.Source)
					}
				}
			}
		}
	}
}
