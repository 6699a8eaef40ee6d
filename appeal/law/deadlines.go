package law

import (
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
	b.decisionToEnter()
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
	b.perhapsERISA()
	b.grandfathered()
	if m := b.at["any-denial"]; !m.stated.IsZero() {
		b.statedOnly(m)
	}
}

// grandfathered says of the first appeal of grandfathered individual coverage
// that no rule that was read gives its day: the federal appeal rules, and the
// ERISA rule that they bring in, do not reach it (45 C.F.R. § 147.136(a)(1)(ii)).
func (b *board) grandfathered() {
	row, ok := b.law.Clock(b.r.ID + "/internal-appeal")
	m, first := b.at["denial"]
	if b.stage.lonely {
		m, first = b.at["any-denial"]
	}
	if !ok || !first || row.Coverage == "" || !b.closed(row) {
		return
	}
	b.unknown = append([]Unknown{{row.Step, outsideAppealRules + b.askNotice(row, m)}}, b.unknown...)
}

const outsideAppealRules = "No day is counted, since the federal appeal rules do not reach grandfathered coverage. State law or the policy may give an appeal."

// perhapsERISA names the ERISA day for a private disability policy that an
// employer or a union sponsors: if in doubt, that day should be kept too (29
// C.F.R. § 2510.3-1(j)).
func (b *board) perhapsERISA() {
	sponsor := b.c.Claim.Plan.Sponsor
	m := b.at["any-denial"]
	if b.r.ID != string(appeal.PrivateDisability) || sponsor != "private" && sponsor != "union" || !m.known() {
		return
	}
	row, ok := b.law.Clock(string(appeal.ERISADisability) + "/internal-appeal")
	if !ok {
		return
	}
	d := b.count(row, moment{printed: m.printed, received: m.received})
	d.If, d.Perhaps = "ERISA governs the claim after all", true
	d.Caution = "The case calls this a policy that you bought yourself, yet names an employer or a union as sponsor, so ERISA may govern after all (claim.kind erisa-disability). Keep this day too. " + d.Caution
	b.known = append(b.known, d)
}

// noDates says what the first clock needs when the case has no denial yet.
func (b *board) noDates() {
	step := "appeal-or-dispute-denial"
	if b.r.Levels > 0 {
		step = "internal-appeal"
	}
	b.unknown = append(b.unknown, Unknown{step, "The date printed on the denial notice (denial.date), the day on which you received it (denial.received), and the last day that it gives, if it gives one (denial.deadline_stated)."})
}

// row counts one row of the table, or says why it cannot be counted.
func (b *board) row(row Clock) {
	if row.Only == "union" && b.c.Claim.Plan.Sponsor != "union" {
		return
	}
	if row.Event == "final-denial" && b.stage.reviewed {
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
	if row.Claimants() && row.From == "printed" && m.unprinted() {
		b.needsPrinted(row, m, b.sentence(row))
		return
	}
	if s, ok := b.law.State(b.r.State); ok && row.Step == "external-review-request-federal" && s.ExternalReview.Route == "federal" && s.ExternalReview.Window.AlsoSaid.shorter() && m.unprinted() {
		b.needsPrinted(row, m, s.ExternalReview.conflict(s.Name))
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
	b.unknown = append(b.unknown, Unknown{row.Step, row.Needs + b.askNotice(row, m)})
}

// OwnDays ends the needs of a clock for which no law gives a number: it asks for the notice's own time limit, where no law gives one.
const OwnDays = " Look in the notice for its own time limit. If it gives a day, enter that day as denial.deadline_stated. If it gives a number of days, count them from the date printed on the notice and enter the last of them."

// askNotice gives OwnDays for a step whose last day the notice may state, and
// nothing where the case has that day or where it would be another step's.
func (b *board) askNotice(row Clock, m moment) string {
	switch {
	case !row.Claimants() || !isDenial(row.Event) || m.doubt != "" || !b.at["any-denial"].stated.IsZero():
		return ""
	case row.Event == "any-denial" && row.Step != "appeal-or-dispute-denial":
		return ""
	}
	return OwnDays
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
	if s, ok := b.law.State(b.r.State); ok && row.Step == "external-review-request-federal" && s.ExternalReview.Route == "federal" {
		d.alsoSaid(s.ExternalReview.Window.AlsoSaid, m)
	}
	if row.Claimants() && isDenial(row.Event) {
		d.state(m.stated, m.printed, "US")
	}
	if row.Step == "decide-appeal" || strings.HasPrefix(row.Step, "initial-decision") && len(row.Extensions) > 0 {
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

// lonelyFinal counts the first appeal where the only recorded denial is marked
// final: if it was in fact the first decision, that appeal is still open. A date
// of the notice itself is taken up where it is the earlier; a later one may be
// that of a lawsuit.
func (b *board) lonelyFinal() {
	row, ok := b.law.Clock(b.r.ID + "/internal-appeal")
	m := b.at["any-denial"]
	if !ok || !m.known() || b.closed(row) {
		return
	}
	stated := m.stated
	m.stated = appeal.Day{}
	d := b.count(row, m)
	if !stated.IsZero() && stated.Before(d.Conservative) {
		d.state(stated, m.printed, b.country())
	}
	d.If, d.Perhaps = "it was the first decision on the claim", true
	d.Caution = "The case marks this denial as final (denial.final), but records no earlier denial and no appeal. If it was the first decision, keep this day. If it was the last one, record the earlier denial or the appeal, and this day goes. " + d.Caution
	b.known = append(b.known, d)
}
