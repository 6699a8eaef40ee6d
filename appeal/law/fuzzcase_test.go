package law

import "imeappeal/appeal"

// anyCase is a case from arbitrary text; a date that is none is left out.
func anyCase(kind, state, sponsor, printed, received, stated, what string, final bool) *appeal.Case {
	date := func(s string) appeal.Day {
		d, err := appeal.ParseDay(s)
		if err != nil {
			return appeal.Day{}
		}
		return d
	}
	c := kindCase(appeal.ClaimKind(kind), state)
	c.Claim.Plan.Sponsor = sponsor
	c.Denial = appeal.Denial{Date: date(printed), Received: date(received), DeadlineStated: date(stated), Final: final}
	c.Log = []appeal.LogEntry{{Date: date(received), What: what}, {Date: date(stated), What: what}}
	return c
}
