package law

import (
	"slices"

	"imeappeal/appeal"
)

// Over gives the clocks that ran on an earlier day of the case and run no more,
// each as it was last counted: what they asked for was done, or a later decision
// took their place. A calendar that holds them must let them go.
func (l *Law) Over(c *appeal.Case, asOf appeal.Day) []Deadline {
	seen := map[string]bool{}
	now, _ := l.Deadlines(c, asOf)
	for _, d := range now {
		seen[d.ID] = true
	}
	var out []Deadline
	for _, before := range slices.Backward(earlier(c)) {
		clocks, _ := l.Deadlines(&before, asOf)
		for _, d := range clocks {
			if !seen[d.ID] && !d.Conservative.IsZero() {
				seen[d.ID] = true
				out = append(out, d)
			}
		}
	}
	return out
}

// earlier gives the case as it stood before each entry of its log and before
// each decision after the first, the oldest first.
func earlier(c *appeal.Case) []appeal.Case {
	log := slices.Clone(c.Log)
	slices.SortStableFunc(log, func(x, y appeal.LogEntry) int { return x.Date.Compare(y.Date) })
	denials := append(slices.Clone(c.EarlierDenials), c.Denial)
	var out []appeal.Case
	for i := range denials {
		for n := 0; n <= len(log); n++ {
			if i+1 < len(denials) && n > 0 && decidedOn(denials[i+1]).Before(log[n-1].Date) {
				break
			}
			before := *c
			before.Denial, before.EarlierDenials, before.Log = denials[i], denials[:i], log[:n]
			out = append(out, before)
		}
	}
	return out
}

// decidedOn is the day by which a decision stands among the others.
func decidedOn(d appeal.Denial) appeal.Day {
	if d.Date.IsZero() {
		return d.Received
	}
	return d.Date
}
