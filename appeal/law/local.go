package law

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
)

// fromState takes the number from the state's table where one governs: the
// window of a State external review, the limit of a workers' compensation
// dispute. It reports whether it did.
func (b *board) fromState(row Clock, m moment) bool {
	switch {
	case row.Step == "external-review-request-state":
		return b.stateReview(row, m)
	case row.Step == "appeal-or-dispute-denial" && b.r.ID == string(appeal.WorkersComp):
		return b.compensation(row, m)
	}
	return false
}

// stateReview counts the state's own window. Where only the notice can say
// which process applies, the federal minimum stands in the table's own row.
func (b *board) stateReview(row Clock, m moment) bool {
	s, ok := b.law.State(b.r.State)
	if !ok || s.ExternalReview.Route != "state" {
		return false
	}
	x := s.ExternalReview
	if x.Window.Amount == nil {
		b.unknown = append(b.unknown, Unknown{row.Step, fmt.Sprintf("%s: the law gives no number (%s). Check your denial notice.", s.Name, x.Window.From)})
		return true
	}
	if !m.known() {
		return false
	}
	n := x.rule().claimant(m)
	d := Deadline{
		ID: row.ID(), Step: row.Step, Who: row.Who, Event: m.words, EventDate: m.start(),
		Conservative: n.conservative, Outer: n.outer, Counts: row.Counts, Authority: row.Authority, State: s.Code,
		Rule:       fmt.Sprintf("%s: %s. %s.", s.Name, windowWords(x.Window), x.Statute),
		Arithmetic: n.lines, Caution: row.Caution, Late: row.Late,
	}
	if !x.WindowPrimary {
		d.Rule = fmt.Sprintf("%s: said to be %s (secondary source): your notice controls. %s.", s.Name, windowWords(x.Window), x.Statute)
	}
	b.cautions(&d, row, m)
	if x.Note != "" {
		d.Caution += " " + x.Note
	}
	d.state(m.stated, m.printed, "US")
	b.known = append(b.known, d)
	return true
}

func (x StateReview) rule() rule {
	return rule{
		country: "US", amount: *x.Window.Amount, unit: unitOf(x.Window.Unit), from: x.Window.Start, two: true,
		or: x.Window.Or, orLonger: x.Window.OrLonger,
	}
}

// compensation counts the limit of a workers' compensation dispute where it was
// read in primary text and starts with the notice or the injury; else it says
// what is known.
func (b *board) compensation(row Clock, m moment) bool {
	s, ok := b.law.State(b.r.State)
	if !ok {
		return false
	}
	w := s.WCDispute
	ru, start, countable := w.rule(m, b.c.Claim.DateOfInjury)
	if !countable {
		b.unknown = append(b.unknown, Unknown{row.Step, w.words(s.Name)})
		if !m.stated.IsZero() {
			b.known = append(b.known, b.notice(row, m))
		}
		return true
	}
	n := ru.claimant(start)
	if w.Limit.Start == "injury" && n.conservative.Before(b.asOf) {
		// the rules that run from the injury also run from a later payment, which the case does not know
		b.unknown = append(b.unknown, Unknown{row.Step, w.passed(s.Name)})
		if !m.stated.IsZero() {
			b.known = append(b.known, b.notice(row, m))
		}
		return true
	}
	d := Deadline{
		ID: row.ID(), Step: row.Step, Who: row.Who, Event: start.words, EventDate: start.start(),
		Conservative: n.conservative, Outer: n.outer, Counts: row.Counts, State: s.Code,
		Rule:       fmt.Sprintf("%s: %s from %s. %s.", s.Name, w.Limit.words(), w.Limit.From, w.Statute),
		Arithmetic: n.lines, Late: row.Late,
		Caution: strings.TrimSpace(fmt.Sprintf("Before: %s. Check your denial notice: it may name another step with a shorter time. %s", w.Forum, w.Note)),
	}
	d.state(m.stated, m.printed, "US")
	b.known = append(b.known, d)
	return true
}

// rule gives the typed limit, the event from which it runs, and whether it can
// be counted as law.
func (w WCDispute) rule(m moment, injury appeal.Day) (rule, moment, bool) {
	if w.LimitSource != "primary" || w.Limit.Amount == nil || !w.Seen {
		return rule{}, m, false
	}
	ru := rule{country: "US", amount: *w.Limit.Amount, unit: unitOf(w.Limit.Unit)}
	switch w.Limit.Start {
	case "notice-received":
		ru.from, ru.two = "receipt", true
	case "notice-mailed", "notice-filed":
		ru.from = "printed"
	case "injury":
		ru.from = "event"
		m = moment{day: injury, words: "the injury"}
	default:
		return rule{}, m, false
	}
	return ru, m, m.known()
}

// words says what is known of the limit without a date.
func (w WCDispute) words(state string) string {
	const notice = "Your notice controls: enter its last day as denial.deadline_stated."
	switch {
	case w.Limit.Amount == nil || !w.Seen:
		return fmt.Sprintf("%s: the number of days was not read. Disputes go to: %s. %s", state, w.Forum, notice)
	case w.LimitSource == "primary":
		return fmt.Sprintf("%s: %s from %s (%s). It does not start with the denial notice, so it cannot be counted here. Disputes go to: %s. %s", state, w.Limit.words(), w.Limit.From, w.Statute, w.Forum, notice)
	case w.LimitSource == "superseded":
		return fmt.Sprintf("%s: the text that was read is no longer in force. Disputes go to: %s. %s", state, w.Forum, notice)
	}
	return fmt.Sprintf("%s: said to be %s from %s (secondary source). Disputes go to: %s. %s", state, w.Limit.words(), w.Limit.From, w.Forum, notice)
}

// passed says that the limit from the injury is over, and that another may run.
func (w WCDispute) passed(state string) string {
	return fmt.Sprintf("%s: %s from %s (%s). Counted from the injury that has passed; where benefits were paid it may run from a later day, and the denial notice may name another step. Disputes go to: %s. Ask the agency or a lawyer now, and enter the notice's own last day as denial.deadline_stated.", state, w.Limit.words(), w.Limit.From, w.Statute, w.Forum)
}

// words says the length: 60 days, 1 year.
func (l WCLimit) words() string { return lengthWords(*l.Amount, l.Unit) }

// lengthWords says a length of time: 60 days, 1 year.
func lengthWords(n int, unit string) string {
	unit = strings.ReplaceAll(unit, "-", " ")
	if n == 1 {
		unit = strings.TrimSuffix(unit, "s")
	}
	return fmt.Sprintf("%d %s", n, unit)
}

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
		b.unknown = append(b.unknown, Unknown{"appeal-or-dispute-denial", "No law of this country was read. The last day stands in the notice: enter it as denial.deadline_stated."})
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
		b.known = append(b.known, b.countryClock(name, i, s, ck, m))
	}
	if len(s.Clocks) == 0 && s.YouMust != "" && b.stage.denied {
		b.unknown = append(b.unknown, Unknown{name, s.words()})
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
	d.Rule = fmt.Sprintf("%s: %s. %s.", s.What, text, s.Citation)
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
