package law

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Check examines the tables as a whole: every id resolves, every gate is one
// that the package knows, every number has a worked example and the program
// agrees with it. It reports every problem, each with file and row.
func (l *Law) Check() error {
	k := &checker{law: l, regimes: map[string]bool{"any": true}}
	for _, r := range l.Regimes() {
		if k.regimes[r.ID] {
			k.problem("regimes.yaml", r.ID, "the id stands twice")
		}
		k.regimes[r.ID] = true
	}
	k.authorities()
	k.clocks()
	k.steps()
	k.states()
	k.countries()
	return errors.Join(k.problems...)
}

type checker struct {
	law      *Law
	regimes  map[string]bool
	problems []error
}

func (k *checker) problem(file, row, format string, args ...any) {
	k.problems = append(k.problems, fmt.Errorf("%s: %s: %s", file, row, fmt.Sprintf(format, args...)))
}

// oneOf reports a value that is not among those allowed.
func (k *checker) oneOf(file, row, field, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		k.problem(file, row, "%s is %q, not one of %s", field, value, strings.Join(allowed, ", "))
	}
}

// resolves reports an authority id that the tables do not have.
func (k *checker) resolves(file, row, field, id string) {
	if _, ok := k.law.Authority(id); !ok {
		k.problem(file, row, "%s names authority %q, which is not in authorities.yaml", field, id)
	}
}

func (k *checker) authorities() {
	const file = "authorities.yaml"
	seen := map[string]bool{}
	for _, a := range k.law.Authorities {
		row := a.ID
		if a.ID == "" {
			row = a.Citation
			k.problem(file, row, "id is missing")
		}
		if seen[a.ID] {
			k.problem(file, row, "the id stands twice")
		}
		seen[a.ID] = true
		if a.Citation == "" || a.Proposition == "" {
			k.problem(file, row, "citation and proposition must be there")
		}
		if a.Seen && a.Source == "" {
			k.problem(file, row, "seen is true but no source is named")
		}
		if a.Checked.IsZero() {
			k.problem(file, row, "the day on which it was checked is missing")
		}
		for _, r := range a.Regimes {
			if !k.regimes[r] {
				k.problem(file, row, "regimes names %q, which is no regime", r)
			}
		}
		k.oneOf(file, row, "letter", a.Letter, "", "user", "never")
		k.oneOf(file, row, "coverage", a.Coverage, "", "non-grandfathered")
		k.oneOf(file, row, "process", a.Process, "", "federal", "state")
		for _, u := range a.Uses {
			k.oneOf(file, row, "uses", u, UseAccessRequest, UseAuthorization, UsePart2Consent, UsePlanDocuments, UseIgnoredEvidence, UseVocational)
		}
		for _, id := range a.With {
			k.resolves(file, row, "with", id)
		}
		for _, b := range a.Through {
			k.resolves(file, row, "through", b.Authority)
			if !slices.Contains(a.Regimes, b.Regime) {
				k.problem(file, row, "through is for %q, which is not among its regimes", b.Regime)
			}
		}
		for _, f := range a.Filed {
			if !f.From.IsZero() && !f.Until.IsZero() && f.Until.Before(f.From.Day) {
				k.problem(file, row, "filed ends before it begins")
			}
		}
	}
}

// events lists what can start a clock.
func events() []string {
	out := []string{"denial", "denial-on-review", "final-denial", "any-denial"}
	for _, w := range LogWords() {
		if w.Event != "" {
			out = append(out, w.Event)
		}
	}
	return out
}

func (k *checker) clocks() {
	const file = "deadlines.yaml"
	seen := map[string]bool{}
	for _, c := range k.law.Clocks {
		row := c.ID()
		if seen[row] {
			k.problem(file, row, "the step stands twice")
		}
		seen[row] = true
		if !k.regimes[c.Regime] {
			k.problem(file, row, "regime is not in regimes.yaml")
		}
		k.oneOf(file, row, "who", c.Who, "claimant", "plan", "insurer", "iro", "provider")
		k.oneOf(file, row, "event", c.Event, events()...)
		k.oneOf(file, row, "from", c.From, "receipt", "printed", "event")
		k.oneOf(file, row, "counts", c.Counts, "received", "sent")
		k.oneOf(file, row, "dates", c.Dates, "two", "one", "none")
		k.oneOf(file, row, "roll", c.Roll, "", "federal-next-business-day")
		k.oneOf(file, row, "month_end", c.MonthEnd, "", "last-day", "first-of-next")
		k.oneOf(file, row, "process", c.Process, "", "federal", "state")
		k.oneOf(file, row, "coverage", c.Coverage, "", "non-grandfathered")
		k.oneOf(file, row, "only", c.Only, "", "union")
		if c.Authority != "" {
			k.resolves(file, row, "authority", c.Authority)
		}
		for _, id := range c.Also {
			k.resolves(file, row, "also", id)
		}
		k.number(file, row, c)
	}
}

// number checks that a row either has a number, read in its source and proved
// by examples, or says that there is none and what is needed instead.
func (k *checker) number(file, row string, c Clock) {
	if c.Amount == nil {
		if c.Dates != "none" || c.Unit != "" {
			k.problem(file, row, "amount is null, so dates must be none and unit null")
		}
		if c.Needs == "" {
			k.problem(file, row, "amount is null, so needs must say what the person can do")
		}
		return
	}
	if !knownUnit(c.Unit) || *c.Amount <= 0 || c.Dates == "none" {
		k.problem(file, row, "a number needs an amount above 0, a unit and dates")
		return
	}
	if a, ok := k.law.Authority(c.Authority); !ok || !a.Seen {
		k.problem(file, row, "its authority was not read, so it may give no number")
	}
	if len(c.Examples) == 0 {
		k.problem(file, row, "no worked example")
	}
	for i, e := range c.Examples {
		k.example(file, fmt.Sprintf("%s: example %d", row, i+1), e, k.law.work(c, e))
	}
}

// example compares a worked example with what the program counts.
func (k *checker) example(file, row string, e Example, got counted) {
	if got.conservative != e.Conservative.Day || got.outer != e.Outer.Day {
		k.problem(file, row, "says %s and %s, the program counts %s and %s", dash(e.Conservative.String()), dash(e.Outer.String()), dash(got.conservative.String()), dash(got.outer.String()))
	}
}

func dash(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// work counts a row for a worked example.
func (l *Law) work(c Clock, e Example) counted {
	b := &board{law: l, r: Regime{ID: c.Regime, Country: "US"}}
	d := b.count(c, e.moment())
	return counted{d.Conservative, d.Outer, d.Arithmetic}
}

func (e Example) moment() moment {
	return moment{printed: e.Given.Printed.Day, received: e.Given.Received.Day, day: e.Given.Event.Day, stated: e.Given.Stated.Day}
}

func (k *checker) steps() {
	for _, r := range k.law.regimes {
		for _, s := range r.Steps {
			if s.Why == "" {
				k.problem("regimes.yaml", r.ID, "step %s has no why", s.Name)
			}
			for _, id := range s.Authorities {
				k.resolves("regimes.yaml", r.ID, "step "+s.Name, id)
				a, _ := k.law.Authority(id)
				if !slices.Contains(a.Regimes, r.ID) && !slices.Contains(a.Regimes, "any") {
					k.problem("regimes.yaml", r.ID, "step %s names authority %s, which is not for this regime", s.Name, id)
				}
			}
		}
	}
}
