package law

import (
	"fmt"

	"imeappeal/appeal"
)

// fromState takes the number from the state's table where one governs: the
// window of a State external review, the limit of a workers' compensation
// dispute or of a suit for auto benefits. It reports whether it did.
func (b *board) fromState(row Clock, m moment) bool {
	switch {
	case row.Step == "external-review-request-state":
		return b.stateReview(row, m)
	case row.Step == "appeal-or-dispute-denial" && b.r.ID == string(appeal.WorkersComp):
		return b.compensation(row, m)
	case row.Step == "appeal-or-dispute-denial" && b.r.ID == string(appeal.AutoNoFault):
		return b.autoDispute(row, m)
	case row.Step == "lawsuit-or-hearing" && b.r.ID == string(appeal.AutoNoFault):
		return b.autoSuit(row, m)
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
		b.unknown = append(b.unknown, Unknown{row.Step, fmt.Sprintf("%s: the law gives no number (%s). Check your denial notice.", s.Name, x.Window.From) + b.askNotice(row, m)})
		return true
	}
	if !m.known() {
		return false
	}
	if x.rule().from == "printed" && m.unprinted() {
		b.needsPrinted(row, m, fmt.Sprintf("%s: %s.", s.Name, windowWords(x.Window)))
		return true
	}
	if x.Window.AlsoSaid.shorter() && m.unprinted() {
		b.needsPrinted(row, m, x.conflict(s.Name))
		return true
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
	d.alsoSaid(x.Window.AlsoSaid, m)
	b.fourMonths(&d, m)
	d.state(m.stated, m.printed, "US")
	b.known = append(b.known, d)
	return true
}

// fourMonths shows, beside a window that is shorter, the least that the federal rule asks
// of a State's process: who is past the shorter day still has a point to raise. Windows
// of 120 days or so are as good as four months.
func (b *board) fourMonths(d *Deadline, m moment) {
	id := map[appeal.ClaimKind]string{appeal.IndividualHealth: "acai-state-4mo", appeal.ERISAHealth: "acag-state-4mo"}[appeal.ClaimKind(b.r.ID)]
	a, ok := b.law.Authority(id)
	start := m.received
	if start.IsZero() {
		start = m.printed
	}
	if !ok || start.IsZero() {
		return
	}
	floor := add("US", start, 4, "months", false)
	if floor.Before(d.Conservative.AddDays(20)) {
		return
	}
	d.Arithmetic = append(d.Arithmetic, fmt.Sprintf("Sources conflict: the federal rule asks of a State's process for at least four months after receipt (%s), which would be %s. The safe day is the earlier one.", a.Citation, floor.LongWeekday()))
	d.Late = append([]string{fmt.Sprintf("Until %s, ask all the same and name the federal rule, which asks of a State's process for at least four months after receipt (%s).", floor.LongWeekday(), a.Citation)}, d.Late...)
}

// alsoSaid shows a shorter period that other pages give: a conflict is shown as
// one, and the safe day is the earlier.
func (d *Deadline) alsoSaid(span *Span, m moment) {
	start, _ := safeStart(m)
	if !span.shorter() || start.IsZero() {
		return
	}
	shorter := LastBusinessDay("US", add("US", start, *span.Amount, unitOf(span.Unit), false))
	line := fmt.Sprintf("Sources conflict: some say %s, which would be %s.", lengthWords(*span.Amount, span.Unit), shorter.LongWeekday())
	if shorter.Before(d.Conservative) {
		d.Conservative = shorter
		line += " It is the safe day; the rule as read gives until the later one."
	}
	d.Arithmetic = append(d.Arithmetic, line)
}

// shorter reports that there is such a period to keep within.
func (s *Span) shorter() bool { return s != nil && s.Amount != nil }

// conflict says which two periods the sources give.
func (x StateReview) conflict(state string) string {
	return fmt.Sprintf("%s: %s. Sources conflict: some say %s, and the safe day keeps within that.", state, windowWords(x.Window), lengthWords(*x.Window.AlsoSaid.Amount, x.Window.AlsoSaid.Unit))
}

func (x StateReview) rule() rule {
	return rule{
		country: "US", amount: *x.Window.Amount, unit: unitOf(x.Window.Unit), from: x.Window.Start, two: true,
		or: x.Window.Or, orLonger: x.Window.OrLonger,
	}
}
