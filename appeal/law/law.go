// Package law holds what the law says for each kind of claim: authorities,
// deadlines, regimes, states and countries, as YAML files that a lawyer could
// correct without reading Go, and the calendar arithmetic over them. Only what
// was read in its source may be printed as law.
package law

import "imeappeal/appeal"

// Authority is one statute, regulation or case.
type Authority struct {
	ID          string     `yaml:"id"`
	Citation    string     `yaml:"citation"`
	Title       string     `yaml:"title"`
	Regimes     []string   `yaml:"regimes"` // empty: background only, never printed in a letter
	Topic       string     `yaml:"topic"`
	Proposition string     `yaml:"proposition"`
	Quote       string     `yaml:"quote"`
	Source      string     `yaml:"source"`
	Seen        bool       `yaml:"seen"` // the text was read; false is never printed as law
	Caution     string     `yaml:"caution"`
	Checked     appeal.Day `yaml:"checked,omitempty"` // the day it was last compared with its source
}

// Step is one station on the way that a regime gives or does not give.
type Step struct {
	Name        string // internal-appeal, external-review, court …
	Exists      bool
	Why         string   // in words for the claimant: what it is, or why there is none and what there is instead
	Authorities []string // ids
}

// Question is something the law must know to decide, and does not.
type Question struct {
	Key string // the case key that answers it, such as claim.filed
	Why string // what hangs on it
}

// Regime is the law that governs one claim.
type Regime struct {
	ID        string // erisa-disability, workers-comp, gb-private …
	Name      string
	State     string
	Levels    int // internal appeals known to be given; 0 if the notice decides
	Steps     []Step
	Questions []Question
	Cautions  []string // to the user, never for a letter
	CanCite   bool     // false: no authority was read for this regime, letters cite nothing
}

// Deadline is one clock with its arithmetic. A zero day is "cannot be computed".
type Deadline struct {
	ID           string // stable: regime/step or country regime/step, with the event
	Step         string // the name in the table
	Who          string // claimant, plan, insurer, iro, provider
	Event        string // what starts it, in words
	EventDate    appeal.Day
	Conservative appeal.Day // counted from the date printed on the notice, no roll-forward, last business day before
	Outer        appeal.Day // the rule's own last day; zero where only one date is safe
	Stated       appeal.Day // the notice's own date, when it gives one
	Counts       string     // sent, received
	Authority    string     // id, "" where the rule is the notice's own
	Rule         string     // the rule in a sentence, with its pinpoint
	Arithmetic   []string   // one line per step
	Caution      string
	MailBy       appeal.Day
	FaxBy        appeal.Day
}

// Unknown is a clock that cannot be computed yet, and what it needs.
type Unknown struct {
	Step  string
	Needs string
}
