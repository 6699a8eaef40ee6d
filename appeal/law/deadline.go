package law

import (
	"strings"

	"imeappeal/appeal"
)

// Deadline is one clock with its arithmetic. A zero day is "cannot be computed".
//
// For a clock of the claimant, Conservative is the safe day: counted from the
// date printed on the notice, no roll-forward, the last business day on or
// before; Outer is the rule's own last day. For a clock of the other side,
// Conservative is the day on which it is due and Outer the last day with every
// extension that the rule lets it take.
type Deadline struct {
	ID           string // stable: regime/step, with #n where a step has several
	Step         string // the name in the table
	Who          string // claimant, plan, insurer, iro, provider
	Event        string // what starts it, in words
	EventDate    appeal.Day
	Conservative appeal.Day
	Outer        appeal.Day // zero where only one date is safe or the event's day is not known
	Stated       appeal.Day // the notice's own date, when it gives one
	Counts       string     // sent, received
	Authority    string     // id, "" where the rule is the notice's own
	Rule         string     // the rule in a sentence, with its pinpoint
	Arithmetic   []string   // one line per step
	Caution      string
	MailBy       appeal.Day
	FaxBy        appeal.Day
	SendWhy      string   // the reason for MailBy and FaxBy
	State        string   // the state whose table gives the number
	If           string   // when it is the right clock
	Letter       string   // abroad: what the rule gives the other side, as a letter says it
	Perhaps      bool     // the case itself speaks against it: people are shown it, no letter relies on it
	Late         []string // when the safe day has passed: what may still be tried

	counted appeal.Day // by the rule, from the printed date, where the notice gives an earlier day
}

// Unknown is a clock that cannot be computed yet, and what it needs.
type Unknown struct {
	Step  string
	Needs string
}

// waitsForInjury stands in what a clock needs that runs from the accident or injury.
const waitsForInjury = "(claim.date_of_injury)"

// WaitsForInjury reports a clock that could be counted if the case had the day of
// the accident or injury.
func (u Unknown) WaitsForInjury() bool { return strings.Contains(u.Needs, waitsForInjury) }

// Passed says how many days ago the safe day was, seen from asOf; 0 if it has
// not passed.
func (d Deadline) Passed(asOf appeal.Day) int {
	if d.Conservative.IsZero() || !d.Conservative.Before(asOf) {
		return 0
	}
	return d.Conservative.DaysUntil(asOf)
}
