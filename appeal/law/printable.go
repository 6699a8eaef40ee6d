package law

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
)

// Printable says whether a letter under r may cite the authority, and if not,
// why. A letter names the uses that it serves (UseAccessRequest …); without one,
// authorities that are limited to a use are refused. Where the case leaves a
// gate open, only what holds on both sides of it is printable.
func (l *Law) Printable(id string, r Regime, uses ...string) (bool, string) {
	a, ok := l.Authority(id)
	switch {
	case !ok:
		return false, "not in the tables"
	case !a.Seen:
		return false, "its text was not read"
	case a.Letter == "user" || a.Letter == "never":
		return false, "not for letters: " + a.LetterWhy
	case r.Country != "US":
		return false, "law of the United States"
	}
	if ok, why := listed(a, r, uses); !ok {
		return false, why
	}
	if len(a.Filed) > 0 && !covers(a.Filed, r.facts.filing, r.Circuit) {
		if touches(a.Filed, r.facts.filing, r.Circuit) {
			return false, "depends on the day on which the claim was filed, which is not known"
		}
		return false, "not for a claim filed on that day"
	}
	if a.bridged(r.ID) && l.Through(id, r) == "" {
		return false, "reached only through another rule, and which one depends on the day on which the claim was filed, which is not known"
	}
	if ok, why := l.coverage(a, r); !ok {
		return false, why
	}
	if a.Process != "" && a.Process != r.facts.process {
		return false, fmt.Sprintf("belongs to the %s external review process", a.Process)
	}
	if a.OnlyInCircuit && a.Circuit != r.Circuit {
		return false, fmt.Sprintf("only in the %s Circuit; courts elsewhere decided otherwise", a.Circuit)
	}
	return true, ""
}

// listed is the gate of regimes and uses.
func listed(a Authority, r Regime, uses []string) (bool, string) {
	serves := len(a.Uses) == 0
	for _, u := range uses {
		serves = serves || contains(a.Uses, u)
	}
	if contains(a.Regimes, "any") {
		if len(a.Uses) > 0 && serves {
			return true, ""
		}
		if len(a.Uses) == 0 {
			return false, "a row for any regime is no licence"
		}
		return false, "a row for any regime is no licence: only for " + strings.Join(a.Uses, ", ")
	}
	if !contains(a.Regimes, r.ID) || !r.CanCite {
		return false, "not law for " + r.ID
	}
	if !serves {
		return false, "only for " + strings.Join(a.Uses, ", ")
	}
	return true, ""
}

// coverage is the gate of grandfathered health coverage. An individual policy
// reaches the ERISA claims rule only through a rule with that gate.
func (l *Law) coverage(a Authority, r Regime) (bool, string) {
	gated := a.Coverage == "non-grandfathered"
	for _, b := range a.Through {
		via, ok := l.Authority(b.Authority)
		gated = gated || ok && b.Regime == r.ID && via.Coverage == "non-grandfathered"
	}
	switch g := r.facts.grandfathered; {
	case !gated:
		return true, ""
	case g == nil:
		return false, "not for grandfathered coverage, and whether this is is not known"
	case *g:
		return false, "not for grandfathered coverage"
	}
	return true, ""
}

// WaitsForCoverage reports that a letter under r could cite the authority, were
// it known that the coverage is not grandfathered.
func (l *Law) WaitsForCoverage(id string, r Regime, uses ...string) bool {
	if r.facts.grandfathered != nil {
		return false
	}
	if ok, _ := l.Printable(id, r, uses...); ok {
		return false
	}
	r.facts.grandfathered = new(bool)
	ok, _ := l.Printable(id, r, uses...)
	return ok
}

// Through names the authority through which r reaches a rule that was written
// for others, so that a letter cites both; "" where r reaches it directly, or
// where the case does not settle which one it is.
func (l *Law) Through(id string, r Regime) string {
	a, _ := l.Authority(id)
	for _, b := range a.Through {
		if b.Regime == r.ID && (len(b.Filed) == 0 || covers(b.Filed, r.facts.filing, r.Circuit)) {
			return b.Authority
		}
	}
	return ""
}

// Binding reports whether the courts of r's state must follow the case;
// elsewhere a letter may call it persuasive only. The Supreme Court and what is
// no court decision bind everywhere.
func (l *Law) Binding(id string, r Regime) bool {
	a, ok := l.Authority(id)
	if !ok {
		return false
	}
	if a.Circuit != "" {
		return a.Circuit == r.Circuit
	}
	return !strings.Contains(a.Citation, "(D.") && !strings.Contains(a.Citation, " D. ")
}

// Citable lists what a letter under r may cite, in the order of the table.
func (l *Law) Citable(r Regime, uses ...string) []string {
	var out []string
	for _, a := range l.Authorities {
		if ok, _ := l.Printable(a.ID, r, uses...); ok {
			out = append(out, a.ID)
		}
	}
	return out
}

// Adverse lists the authorities that speak against the claimant and that the
// person, and a lawyer, should see.
func (l *Law) Adverse(r Regime) []Authority {
	var out []Authority
	for _, a := range l.Authorities {
		if a.Adverse && contains(a.Regimes, r.ID) {
			out = append(out, a)
		}
	}
	return out
}

// grandfathered reports a plan that is known to be grandfathered.
func grandfathered(c *appeal.Case) bool {
	g := c.Claim.Plan.Grandfathered
	return g != nil && *g
}
