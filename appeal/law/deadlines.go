package law

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// Deadlines counts every clock whose event the case knows: the claimant's
// first, by their safe day, then those of the other side. What cannot be
// counted is in the second list, with what it needs.
func (l *Law) Deadlines(c *appeal.Case, asOf appeal.Day) ([]Deadline, []Unknown) {
	r := l.For(c)
	b := &board{law: l, c: c, r: r, at: moments(c), stage: stageOf(c), asOf: asOf}
	if r.Country == "US" {
		b.federal()
	} else {
		b.abroad()
	}
	for i := range b.known {
		b.known[i].finish(asOf, b.country())
	}
	slices.SortStableFunc(b.known, func(x, y Deadline) int {
		if (x.Who == "claimant") != (y.Who == "claimant") {
			if x.Who == "claimant" {
				return -1
			}
			return 1
		}
		return x.Conservative.Compare(y.Conservative)
	})
	return b.known, b.unknown
}

// board collects the clocks of one case.
type board struct {
	law     *Law
	c       *appeal.Case
	r       Regime
	stage   stage
	asOf    appeal.Day
	at      map[string]moment
	known   []Deadline
	unknown []Unknown
}

func (b *board) country() string { return b.r.Country }

// federal goes through the rows of the claim's regime and those for any.
func (b *board) federal() {
	if !b.stage.denied {
		b.noDates()
	}
	for _, row := range b.law.Clocks {
		if row.Regime == b.r.ID || row.Regime == "any" {
			b.row(row)
		}
	}
	if b.stage.lonely && b.r.Levels > 0 {
		b.lonelyFinal()
	}
	if m := b.at["any-denial"]; !m.stated.IsZero() {
		b.statedOnly(m)
	}
}

// noDates says what the first clock needs when the case has no denial yet.
func (b *board) noDates() {
	step := "appeal-or-dispute-denial"
	if b.r.Levels > 0 {
		step = "internal-appeal"
	}
	b.unknown = append(b.unknown, Unknown{step, "The date printed on the denial notice (denial.date), and the day on which you received it (denial.received)."})
}

// row counts one row of the table, or says why it cannot be counted.
func (b *board) row(row Clock) {
	if row.Only == "union" && b.c.Claim.Plan.Sponsor != "union" {
		return
	}
	m, happened := b.at[row.Event]
	if !happened {
		b.notYet(row)
		return
	}
	if b.closed(row) {
		return
	}
	if b.fromState(row, m) {
		return
	}
	if row.Amount == nil {
		b.noNumber(row, m)
		return
	}
	if !m.known() {
		b.unknown = append(b.unknown, Unknown{row.Step, "The date printed on the notice (denial.date), and the day on which you received it (denial.received)."})
		return
	}
	b.known = append(b.known, b.count(row, m))
}

// notYet explains the one clock that people look for too early: external
// review runs from the final denial.
func (b *board) notYet(row Clock) {
	if row.Event != "final-denial" || !b.stage.denied || b.closed(row) {
		return
	}
	needs := "Appeal first: external review runs from the final denial. When it comes, note it in the log (final denial received)."
	b.unknown = append(b.unknown, Unknown{row.Step, needs})
}

// closed reports whether a gate of the row is shut for this case. A gate that
// is open lets the row through: the person sees the date, with the caution.
func (b *board) closed(row Clock) bool {
	f := b.r.facts
	if row.Coverage == "non-grandfathered" && f.grandfathered != nil && *f.grandfathered {
		return true
	}
	if row.Process != "" && f.process != "unclear" && f.process != row.Process {
		return true
	}
	a, ok := b.law.Authority(row.Authority)
	return ok && len(a.Filed) > 0 && !touches(a.Filed, f.filing, b.r.Circuit)
}

// noNumber is a row for which the law gives no number of days.
func (b *board) noNumber(row Clock, m moment) {
	if row.Claimants() && !m.stated.IsZero() && row.Event != "any-denial" {
		b.known = append(b.known, b.notice(row, m))
		return
	}
	if row.Step == "appeal-or-dispute-denial" && !m.stated.IsZero() {
		b.known = append(b.known, b.notice(row, m))
		return
	}
	b.unknown = append(b.unknown, Unknown{row.Step, row.Needs})
}

// count turns a row and its event into a Deadline.
func (b *board) count(row Clock, m moment) Deadline {
	ru := rule{
		country: "US", amount: *row.Amount, unit: row.Unit, from: row.From, two: row.Dates == "two",
		firstOfNext: row.MonthEnd == "first-of-next", roll: row.Roll != "", extensions: row.Extensions,
	}
	var n counted
	if row.Claimants() {
		n = ru.claimant(m)
	} else {
		n = ru.other(m)
	}
	d := Deadline{
		ID: row.ID(), Step: row.Step, Who: row.Who, Event: m.words, EventDate: m.start(),
		Conservative: n.conservative, Outer: n.outer, Counts: row.Counts, Authority: row.Authority,
		Rule: b.sentence(row), Arithmetic: n.lines, Caution: row.Caution, If: row.If, Late: row.Late,
	}
	b.cautions(&d, row, m)
	if row.Claimants() && isDenial(row.Event) {
		d.state(m.stated, m.printed, "US")
	}
	if row.Step == "decide-appeal" {
		b.tolling(&d)
	}
	return d
}

// start is the day that a calendar shows for the event.
func (m moment) start() appeal.Day {
	switch {
	case !m.printed.IsZero():
		return m.printed
	case !m.received.IsZero():
		return m.received
	case !m.arrived.IsZero():
		return m.arrived
	}
	return m.day
}

func isDenial(event string) bool {
	switch event {
	case "denial", "denial-on-review", "final-denial", "any-denial":
		return true
	}
	return false
}

// sentence gives the rule with its pinpoint, in the words of the table.
func (b *board) sentence(row Clock) string {
	a, ok := b.law.Authority(row.Authority)
	if !ok {
		return row.Note
	}
	cite := a.Citation
	if via, ok := b.law.Authority(b.law.Through(a.ID, b.r)); ok {
		cite += ", made applicable by " + via.Citation
	}
	return fmt.Sprintf("%s %s.", a.Proposition, cite)
}

// cautions adds what the gates leave open, and what puts the event in doubt.
func (b *board) cautions(d *Deadline, row Clock, m moment) {
	say := func(s string) {
		if s != "" && !strings.Contains(d.Caution, s) {
			d.Caution = strings.TrimSpace(d.Caution + " " + s)
		}
	}
	if row.If != "" {
		say("This one holds if " + row.If + ".")
	}
	say(m.doubt)
	if row.Process != "" && b.r.facts.process == "unclear" {
		say("Whether the federal or the State process is yours, the denial notice says.")
	}
	if row.Coverage != "" && b.r.facts.grandfathered == nil {
		say("Only if the coverage is not grandfathered; a grandfathered plan must say so in its summary of benefits.")
	}
	a, _ := b.law.Authority(row.Authority)
	if len(a.Filed) > 0 && !covers(a.Filed, b.r.facts.filing, b.r.Circuit) {
		say("Depends on the day on which the claim was first filed, which is not known (claim.filed).")
	}
	if s, ok := b.law.State(b.r.State); ok && row.Step == "external-review-request-federal" && s.ExternalReview.Route != "state" && s.ExternalReview.Note != "" {
		say(s.ExternalReview.Note)
	}
	if row.Caution == "" && row.Claimants() {
		say(row.Note)
	}
}

// tolling says how an extension notice changes the time to decide: the clock
// stands still from the day the notice was sent until the claimant answers
// (29 C.F.R. § 2560.503-1(i)(4)).
func (b *board) tolling(d *Deadline) {
	var asked, answered appeal.Day
	for _, e := range b.log() {
		switch logWord(e.What) {
		case "extension notice received":
			if asked = e.Date; e.Document != "" {
				if doc, ok := b.c.Document(e.Document); ok && !doc.Date.IsZero() {
					asked = doc.Date
				}
			}
		case "information sent":
			answered = e.Date
		}
	}
	if asked.IsZero() || asked.Before(d.EventDate) {
		return
	}
	if answered.IsZero() || answered.Before(asked) {
		d.Arithmetic = append(d.Arithmetic, fmt.Sprintf("Extension notice of %s: if it asks you for information, the clock stands still until you answer.", asked.LongWeekday()))
		return
	}
	n := asked.DaysUntil(answered)
	d.Outer = d.Outer.AddDays(n)
	d.Arithmetic = append(d.Arithmetic, fmt.Sprintf("The clock stood still from %s to %s, %d days, if the notice asked you for information: %s", asked.LongWeekday(), answered.LongWeekday(), n, d.Outer.LongWeekday()))
}

// lonelyFinal warns when the only recorded denial is marked final: if it was in
// fact the first one, the appeal is still open.
func (b *board) lonelyFinal() {
	row, ok := b.law.Clock(b.r.ID + "/internal-appeal")
	m := b.at["any-denial"]
	if !ok || !m.known() {
		return
	}
	d := b.count(row, m)
	b.unknown = append(b.unknown, Unknown{row.Step, fmt.Sprintf("The denial is marked final (denial.final), but no earlier denial or appeal is recorded. If it was the first decision, the appeal would be due by %s.", d.Conservative.LongWeekday())})
}

// log gives the case's log; a worked example has none.
func (b *board) log() []appeal.LogEntry {
	if b.c == nil {
		return nil
	}
	return b.c.Log
}
