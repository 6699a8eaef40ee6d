package letter_test

import (
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
)

// TestExternalRoute: beside the letter stands where the request goes, and what
// was not found is said as not found.
func TestExternalRoute(t *testing.T) {
	t.Parallel()
	said := func(edit func(*appeal.Case)) appeal.Problem {
		data := infusion(t)
		c := *data.Case
		edit(&c)
		data.Case = &c
		l := compose(t, "external-review", withLaw(t, data))
		i := slices.IndexFunc(l.Problems, func(p appeal.Problem) bool { return strings.HasPrefix(p.ID, "letter.external-") })
		if i < 0 {
			t.Fatalf("nothing said: %+v", l.Problems)
		}
		return l.Problems[i]
	}
	ca := said(func(*appeal.Case) {})
	if ca.ID != "letter.external-state" || !strings.Contains(ca.Args["form"], "dmhc.ca.gov") || ca.Args["state"] != "California" {
		t.Errorf("California: %+v", ca)
	}
	if p := said(func(c *appeal.Case) { c.Claim.Kind, c.Claim.Funding = appeal.ERISAHealth, "self-funded" }); p.ID != "letter.external-federal" {
		t.Errorf("self-funded: %+v", p)
	}
	if p := said(func(c *appeal.Case) { c.Claim.State = "" }); p.ID != "letter.external-unclear" {
		t.Errorf("no state: %+v", p)
	}
	for _, state := range laws(t).List("states") {
		p := said(func(c *appeal.Case) { c.Claim.State = state })
		for _, key := range []string{"to", "fee", "window", "form"} {
			if p.Args[key] == "" {
				t.Errorf("%s: nothing said of %s: %+v", state, key, p)
			}
		}
	}
}
