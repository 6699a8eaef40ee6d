package law

import (
	"fmt"
	"strings"
)

// abroad counts the clocks of a country's regime.
func (b *board) abroad() {
	cr, _, ok := b.law.CountryRegime(b.r.ID)
	if !b.stage.denied {
		b.unknown = append(b.unknown, Unknown{b.firstStep(), "The date printed on the decision (denial.date), and the day on which you received it (denial.received)."})
	}
	if m, sent := b.at["appeal-sent"]; sent && cr.Complaint {
		if _, said := b.at["complaint-sent"]; !said {
			b.at["complaint-sent"] = m
		}
	}
	for _, s := range cr.Steps {
		b.countryStep(cr, s)
	}
	if !ok && b.stage.denied && b.at["any-denial"].stated.IsZero() {
		b.unknown = append(b.unknown, Unknown{"appeal-or-dispute-denial", b.noLawHere() + OwnDays})
	}
	if m := b.at["any-denial"]; !m.stated.IsZero() {
		b.statedOnly(m)
	}
}

// noLawHere says why no law of the country can be named: none was read, or it is
// not known which.
func (b *board) noLawHere() string {
	ct, read := b.law.Country(b.r.Country)
	switch {
	case !read:
		return "No law of this country was read."
	case unsaid(b.c.Claim.Kind):
		return "Which law of this country governs depends on the kind of claim (claim.kind), which the case does not say."
	}
	var names []string
	for _, cr := range ct.Regimes {
		names = append(names, cr.Name)
	}
	return fmt.Sprintf("No law of this country was read for the kind of claim that the case names (%s). It was read for: %s.", b.c.Claim.Kind, strings.Join(names, "; "))
}

func (b *board) firstStep() string {
	if len(b.r.Steps) > 1 {
		return b.r.Steps[0].Name
	}
	return "appeal-or-dispute-denial"
}

func (b *board) countryStep(cr CountryRegime, s CountryStep) {
	name := fmt.Sprintf("%s/%d", cr.Whole(), s.N)
	for i, ck := range s.Clocks {
		m, happened := b.at[ck.Event]
		if !happened {
			if b.stage.denied {
				b.notYetAbroad(name, i, s, ck)
			}
			continue
		}
		if !m.known() {
			b.unknown = append(b.unknown, Unknown{name, "The date printed on the decision (denial.date), and the day on which you received it (denial.received)."})
			continue
		}
		if ck.Who == "claimant" && ck.From == "printed" && m.unprinted() {
			b.needsPrinted(Clock{Regime: cr.ID, Step: name, Who: "claimant", Event: ck.Event, Counts: "received", If: ck.If}, m, s.rule(s.YouMust))
			break // the step's other clocks run from the same paper
		}
		b.known = append(b.known, b.countryClock(name, i, s, ck, m))
	}
	if len(s.Clocks) == 0 && s.YouMust != "" && b.stage.denied {
		needs := s.words()
		if !s.Seen && b.at["any-denial"].stated.IsZero() {
			needs += OwnDays
		}
		b.unknown = append(b.unknown, Unknown{name, needs})
	}
}

// AlreadyFinal comes, with a day, at the end of the needs of a clock that runs from
// the final decision: the one in hand may be it.
const AlreadyFinal = " If the decision in the case already is the final one (denial.final), its safe day is "

// notYetAbroad says of a clock whose event has not come what the rule gives,
// what starts it, and for the claimant the day that would count if the decision
// in hand were already the final one.
func (b *board) notYetAbroad(name string, i int, s CountryStep, ck CountryClock) {
	switch {
	case ck.Event == "final-denial":
		needs := s.rule(s.YouMust) + " It runs from the final decision or response. When that comes, note it: imeappeal sent \"final response received\" --date DATE."
		if m := b.at["any-denial"]; ck.Who == "claimant" && !m.printed.IsZero() {
			d := b.countryClock(name, i, s, ck, moment{printed: m.printed, received: m.received})
			if ck.If == "" {
				needs += AlreadyFinal + d.Conservative.LongWeekday() + "."
			}
		}
		b.unknown = append(b.unknown, Unknown{name, needs})
	case ck.Event == "complaint-sent" && i == 0:
		b.unknown = append(b.unknown, Unknown{name, s.words() + " Once it is sent, note it, and the other side's time is counted: imeappeal sent \"complaint sent\"."})
	}
}

func (b *board) countryClock(name string, i int, s CountryStep, ck CountryClock, m moment) Deadline {
	ru := rule{country: b.r.Country, amount: ck.Amount, unit: ck.Unit, from: ck.From, two: true}
	id := name
	if i > 0 {
		id = fmt.Sprintf("%s#%d", name, i+1)
	}
	d := Deadline{
		ID: id, Step: name, Who: ck.Who, Event: m.words, EventDate: m.start(), Counts: "received", If: ck.If,
		Caution: "Check the notice: it may give another day.",
	}
	text := s.YouMust
	var n counted
	if ck.Who == "claimant" {
		n = ru.claimant(m)
	} else {
		text, d.Counts = s.InsurerMust, "sent"
		d.Letter = ck.Letter
		n = ru.other(m)
		if ck.Over != "" && !b.asOf.IsZero() && n.conservative.Before(b.asOf) {
			d.Caution = ck.Over
		}
	}
	d.Rule = s.rule(text)
	d.Conservative, d.Outer, d.Arithmetic = n.conservative, n.outer, n.lines
	if len(s.NotSeenParts) > 0 {
		d.Caution += " Not read, check: " + strings.Join(s.NotSeenParts, "; ") + "."
	}
	if ck.Who == "claimant" {
		d.state(m.stated, m.printed, b.r.Country)
	}
	return d
}

// rule gives a step's limit with its source.
func (s CountryStep) rule(limit string) string {
	limit = s.limits(limit)
	return fmt.Sprintf("%s: %s. %s%s.", s.What, limit, s.Citation, s.bySecondary())
}

// bySecondary says, after a citation, that it was read with somebody who writes about
// it.
func (s CountryStep) bySecondary() string {
	if !s.Secondary {
		return ""
	}
	return " (secondary source)"
}
