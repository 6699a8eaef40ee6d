package law

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
)

// compensation counts the limit of a workers' compensation dispute where the
// State has a row.
func (b *board) compensation(row Clock, m moment) bool {
	s, ok := b.law.State(b.r.State)
	if ok {
		b.dispute(row, m, s, s.WCDispute)
	}
	return ok
}

// dispute counts a State's limit where it was read in primary text and starts with
// the notice or the injury; else it says what is known.
func (b *board) dispute(row Clock, m moment, s State, w WCDispute) {
	ru, start, countable := w.rule(m, b.c.Claim.DateOfInjury)
	if !countable {
		b.unknown = append(b.unknown, Unknown{row.Step, w.words(s.Name) + b.askNotice(row, m)})
		if !m.stated.IsZero() {
			b.known = append(b.known, b.notice(row, m))
		}
		return
	}
	if ru.from == "printed" && start.unprinted() {
		b.needsPrinted(row, start, fmt.Sprintf("%s: %s from %s (%s). Disputes go to: %s. %s", s.Name, w.Limit.words(), w.Limit.From, w.Statute, w.Forum, w.Note))
		return
	}
	n := ru.claimant(start)
	if w.Limit.fromInjury() && n.conservative.Before(b.asOf) {
		// the rules that run from the injury also run from a later payment, which the case does not know
		b.unknown = append(b.unknown, Unknown{row.Step, w.passed(s.Name) + b.askNotice(row, m)})
		if !m.stated.IsZero() {
			b.known = append(b.known, b.notice(row, m))
		}
		return
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
}

// autoDispute names where an auto denial is disputed in the State; no time of that
// step was read in any State.
func (b *board) autoDispute(row Clock, m moment) bool {
	s, ok := b.law.State(b.r.State)
	if !ok {
		return false
	}
	where := fmt.Sprintf("%s: no time to dispute a denial of auto benefits was read.", s.Name)
	if a := s.AutoDispute; a != nil && a.Seen {
		where = strings.TrimSpace(fmt.Sprintf("%s Disputes go to: %s (%s). Your notice controls. %s", where, a.Forum, a.Statute, a.Note))
	}
	row.Needs = where + " " + row.Needs
	b.noNumber(row, m)
	return true
}

// autoSuit counts the State's time to sue for auto benefits where it was read.
func (b *board) autoSuit(row Clock, m moment) bool {
	s, ok := b.law.State(b.r.State)
	if !ok || s.AutoDispute == nil || s.AutoDispute.Suit == nil {
		return false
	}
	m.stated = appeal.Day{} // the notice's own day is that of its dispute
	b.dispute(row, m, s, *s.AutoDispute.Suit)
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
	case "injury", "accident":
		ru.from = "event"
		m = moment{day: injury, words: "the " + w.Limit.Start}
	default:
		return rule{}, m, false
	}
	return ru, m, m.known()
}

// words says what is known of the limit without a date, and the row's own
// warning: the states whose limit cannot be counted here have the worst traps.
func (w WCDispute) words(state string) string {
	return strings.TrimSpace(w.known(state) + " " + w.Note)
}

func (w WCDispute) known(state string) string {
	const notice = "Your notice controls."
	switch {
	case w.Limit.Amount == nil || !w.Seen:
		return fmt.Sprintf("%s: the number of days was not read. Disputes go to: %s. %s", state, w.Forum, notice)
	case w.LimitSource == "primary" && w.Limit.fromInjury():
		return fmt.Sprintf("%s: %s from %s (%s). It counts from the day of the %s, which the case does not have: put it in %s. Disputes go to: %s. %s", state, w.Limit.words(), w.Limit.From, w.Statute, w.Limit.Start, waitsForInjury, w.Forum, notice)
	case w.LimitSource == "primary":
		return fmt.Sprintf("%s: %s from %s (%s). It does not start with an insurer's notice, so it is not counted here: if you hold the paper from which it runs, count from the day printed on it. Disputes go to: %s. %s", state, w.Limit.words(), w.Limit.From, w.Statute, w.Forum, notice)
	case w.LimitSource == "superseded":
		return fmt.Sprintf("%s: the text that was read is no longer in force. Disputes go to: %s. %s", state, w.Forum, notice)
	}
	return fmt.Sprintf("%s: said to be %s from %s (secondary source). Disputes go to: %s. %s", state, w.Limit.words(), w.Limit.From, w.Forum, notice)
}

// passed says that the limit from the injury is over, and that another may run.
func (w WCDispute) passed(state string) string {
	return fmt.Sprintf("%s: %s from %s (%s). Counted from the %s that has passed; where benefits were paid it may run from a later day, and the denial notice may name another step. Disputes go to: %s. Ask the agency or a lawyer now. %s", state, w.Limit.words(), w.Limit.From, w.Statute, w.Limit.Start, w.Forum, w.Note)
}

// fromInjury reports a limit of which the day of the injury is the safe start.
func (l WCLimit) fromInjury() bool { return l.Start == "injury" || l.Start == "accident" }

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
