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
	for _, s := range cr.Steps {
		b.countryStep(cr, s)
	}
	if !ok && b.stage.denied && b.at["any-denial"].stated.IsZero() {
		b.unknown = append(b.unknown, Unknown{"appeal-or-dispute-denial", "No law of this country was read." + OwnDays})
	}
	if m := b.at["any-denial"]; !m.stated.IsZero() {
		b.statedOnly(m)
	}
}

func (b *board) firstStep() string {
	if len(b.r.Steps) > 1 {
		return b.r.Steps[0].Name
	}
	return "appeal-or-dispute-denial"
}

func (b *board) countryStep(cr CountryRegime, s CountryStep) {
	name := fmt.Sprintf("%s/%d", cr.ID, s.N)
	for i, ck := range s.Clocks {
		m, happened := b.at[ck.Event]
		if !happened {
			if ck.Event == "final-denial" && b.stage.denied {
				b.unknown = append(b.unknown, Unknown{name, "Runs from the final decision or response: mark the denial as final (denial.final) or note it in the log (final denial received)."})
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
		n = ru.other(m)
	}
	d.Rule = s.rule(text)
	d.Conservative, d.Outer, d.Arithmetic = n.conservative, n.outer, n.lines
	if ck.If != "" {
		d.Caution = "This one holds if " + ck.If + ". " + d.Caution
	}
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
	return fmt.Sprintf("%s: %s. %s.", s.What, limit, s.Citation)
}
