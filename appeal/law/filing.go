package law

import "imeappeal/appeal"

// filing is the span of days on which the claim may have been first filed, both
// ends included; a zero end is open. The disability rules of 29 C.F.R.
// § 2560.503-1 come in three sets by that day ((p)(3)-(4)).
type filing struct {
	from, until appeal.Day
	odd         bool // claim.filed contradicts the other dates of the case
}

// The days on which the disability rules change.
func windowFrom() appeal.Day { return appeal.Day{Year: 2017, Month: 1, Date: 18} }
func afterFrom() appeal.Day  { return appeal.Day{Year: 2018, Month: 4, Date: 2} }

// filingOf says when the claim was filed as far as the case settles it: a claim
// cannot be filed before the injury or the onset, nor after its denial. A day
// that contradicts these is not used. One before the injury leaves the span from
// the injury to the denial; one after the denial leaves the end open, since
// either of the two may be the wrong one.
func filingOf(c *appeal.Case) filing {
	var f filing
	for _, d := range []appeal.Day{c.Claim.DateOfInjury, c.Claim.OnsetDate} {
		if !d.IsZero() && (f.from.IsZero() || d.After(f.from)) {
			f.from = d
		}
	}
	for _, d := range append([]appeal.Denial{c.Denial}, c.EarlierDenials...) {
		day := d.Date
		if day.IsZero() {
			day = d.Received
		}
		if !day.IsZero() && (f.until.IsZero() || day.Before(f.until)) {
			f.until = day
		}
	}
	if !f.from.IsZero() && !f.until.IsZero() && f.until.Before(f.from) {
		return filing{odd: true}
	}
	filed := c.Claim.Filed
	if filed.IsZero() {
		return f.within(c.Claim.FiledIn)
	}
	if !f.from.IsZero() && filed.Before(f.from) {
		f.odd = true
		return f
	}
	if !f.until.IsZero() && filed.After(f.until) {
		return filing{from: f.from, odd: true}
	}
	return filing{from: filed, until: filed}
}

// within narrows the span to a month or a year; one that contradicts it is not used.
func (f filing) within(m appeal.Month) filing {
	first, last, ok := m.Days()
	if !ok {
		return f
	}
	if p, ok := f.and(filing{from: first, until: last}); ok {
		return p
	}
	f.odd = true
	return f
}

// windows splits the span where the rules change, so that each part lies in
// one set of rules.
func (f filing) windows() []filing {
	var out []filing
	for _, w := range []filing{
		{until: windowFrom().AddDays(-1)},
		{from: windowFrom(), until: afterFrom().AddDays(-1)},
		{from: afterFrom()},
	} {
		if p, ok := f.and(w); ok {
			out = append(out, p)
		}
	}
	return out
}

// and gives the days that both spans hold.
func (f filing) and(w filing) (filing, bool) {
	out := f
	if out.from.IsZero() || !w.from.IsZero() && w.from.After(out.from) {
		out.from = w.from
	}
	if out.until.IsZero() || !w.until.IsZero() && w.until.Before(out.until) {
		out.until = w.until
	}
	if !out.from.IsZero() && !out.until.IsZero() && out.until.Before(out.from) {
		return filing{}, false
	}
	return out, true
}

// settled reports whether only one set of rules is possible.
func (f filing) settled() bool { return len(f.windows()) == 1 }
