package law

import (
	"testing"
	"time"

	"imeappeal/appeal"
)

func day(t testing.TB, s string) appeal.Day {
	t.Helper()
	d, err := appeal.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func ymd(y, m, d int) appeal.Day { return appeal.Day{Year: y, Month: time.Month(m), Date: d} }

// disabilityCase is an employer's disability plan, claim filed under today's rules.
func disabilityCase() *appeal.Case {
	c := &appeal.Case{}
	c.Claim = appeal.Claim{Kind: appeal.ERISADisability, State: "OH", Filed: ymd(2024, 3, 7)}
	c.Claim.Plan.Sponsor = "private"
	c.Denial = appeal.Denial{Date: ymd(2025, 7, 21), Received: ymd(2025, 7, 25)}
	return c
}

// healthCase is an insured, non-grandfathered employer health plan.
func healthCase() *appeal.Case {
	no := false
	c := &appeal.Case{}
	c.Claim = appeal.Claim{Kind: appeal.ERISAHealth, State: "OH", Funding: "insured"}
	c.Claim.Plan = appeal.Plan{Sponsor: "private", Grandfathered: &no}
	c.Denial = appeal.Denial{Date: ymd(2025, 7, 21), Received: ymd(2025, 7, 25)}
	return c
}

func kindCase(kind appeal.ClaimKind, state string) *appeal.Case {
	c := &appeal.Case{}
	c.Claim = appeal.Claim{Kind: kind, State: state}
	c.Denial = appeal.Denial{Date: ymd(2025, 7, 21), Received: ymd(2025, 7, 25)}
	return c
}

func find(clocks []Deadline, step string) (Deadline, bool) {
	for _, d := range clocks {
		if d.Step == step {
			return d, true
		}
	}
	return Deadline{}, false
}

func needs(unknown []Unknown, step string) string {
	for _, u := range unknown {
		if u.Step == step {
			return u.Needs
		}
	}
	return ""
}
