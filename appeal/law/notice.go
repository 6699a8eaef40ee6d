package law

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// notice is a Deadline that rests on the notice's own date alone.
func (b *board) notice(row Clock, m moment) Deadline {
	d := Deadline{
		ID: row.ID(), Step: row.Step, Who: row.Who, Event: m.words, EventDate: m.start(), Counts: row.Counts,
		Rule:    "The notice's own date. No rule of law was read that gives one.",
		Caution: row.Needs, Late: row.Late, If: row.If,
	}
	d.state(m.stated, m.printed, b.country())
	return d
}

// state brings in the date that the notice itself gives: it wins when it is
// earlier than the counted one, and is shown when it is later.
func (d *Deadline) state(stated, printed appeal.Day, country string) {
	if stated.IsZero() {
		return
	}
	d.Stated = stated
	if !printed.IsZero() && stated.Before(printed) {
		d.Arithmetic = append(d.Arithmetic, fmt.Sprintf("The notice's own date, %s, lies before the notice itself; check it. It is not used.", stated.LongWeekday()))
		return
	}
	if !d.Conservative.IsZero() && !stated.Before(d.Conservative) {
		if stated != d.Conservative {
			d.Arithmetic = append(d.Arithmetic, fmt.Sprintf("The notice itself gives %s, which is later. Keep the earlier day.", stated.LongWeekday()))
		}
		return
	}
	d.Arithmetic = append(d.Arithmetic, fmt.Sprintf("The notice itself gives %s. It is the earliest, so it is the one to keep.", stated.LongWeekday()))
	d.counted = d.Conservative
	d.Conservative = safeDay(country, stated, d.EventDate, &d.Arithmetic)
	if d.Outer.IsZero() && d.Authority == "" {
		d.Outer = stated
	}
}

// noticeNames ends the needs of a step where the notice's own day may be that of an
// earlier step.
const noticeNames = " The notice names %s. Look there which step that day is for."

// statedOnly makes sure that a date in the notice is never lost: where no clock
// took it up, it stands by itself.
func (b *board) statedOnly(m moment) {
	for _, d := range b.known {
		if d.Stated == m.stated {
			return
		}
	}
	step := "appeal-or-dispute-denial"
	switch {
	case b.r.Levels > 0 && b.stage.final:
		step = "lawsuit"
	case b.r.Levels > 0 && b.stage.onReview:
		step = "second-internal-appeal"
	case b.r.Levels > 0:
		step = "internal-appeal"
	case b.country() != "US" && len(b.r.Steps) > 1:
		step = b.r.Steps[0].Name
	}
	row, _ := b.law.Clock(b.r.ID + "/" + step)
	if row.Step == "" {
		row = Clock{Regime: b.r.ID, Step: step, Who: "claimant", Counts: "received"}
	}
	if b.stage.appealed && !b.stage.final {
		return // it was met: the appeal is on its way
	}
	if b.stage.reviewed { // it may have been the day for what was asked; it is not the lawsuit's
		for i, u := range b.unknown {
			if u.Step == step {
				b.unknown[i].Needs = u.Needs + fmt.Sprintf(noticeNames, m.stated.LongWeekday())
			}
		}
		return
	}
	b.unknown = slices.DeleteFunc(b.unknown, func(u Unknown) bool { return u.Step == step })
	b.known = append(b.known, b.notice(row, m))
}

// finish adds when to send, and what may be tried when it is late.
func (d *Deadline) finish(asOf appeal.Day, country string) {
	late := d.Late
	d.Late = nil
	if d.Conservative.IsZero() {
		return
	}
	n := d.Passed(asOf)
	if n > 0 {
		d.Late = slices.Clone(late) // of the other side's day: what its lateness opens
		if d.Who == "claimant" {
			d.Late = append(lateWords(*d, asOf, n), late...)
		}
		if d.If != "" && len(d.Late) > 0 {
			d.Late[0] = "If " + d.If + ": " + d.Late[0]
		}
	}
	if n > 0 || d.Who != "claimant" || strings.HasPrefix(d.Step, "lawsuit") {
		return // a lawsuit is filed, not mailed
	}
	fax := LastBusinessDay(country, d.Conservative.AddDays(-1))
	mail := LastBusinessDay(country, d.Conservative.AddDays(-7))
	if fax.After(d.EventDate) {
		d.FaxBy = fax
	}
	if mail.After(d.EventDate) {
		d.MailBy = mail
	}
	d.SendWhy = "It counts when it is received. Mail needs about a week, with a receipt; a fax or upload one business day before leaves time to send again."
	if d.MailBy.IsZero() || d.MailBy.Before(asOf) && !asOf.IsZero() {
		d.MailBy = appeal.Day{}
		d.SendWhy = "It counts when it is received, and ordinary mail may no longer arrive in time: fax it, upload it, or use overnight delivery with a receipt."
	}
	if !asOf.IsZero() && d.FaxBy.Before(asOf) || d.FaxBy.IsZero() {
		d.FaxBy = d.Conservative // the last moment: today, or the safe day itself
	}
}

// lateWords says how late it is, without a promise and without blame.
func lateWords(d Deadline, asOf appeal.Day, n int) []string {
	last := "the rule's own last day"
	if d.Outer == d.Stated {
		last = "the last day that your notice gives"
	}
	if !d.Outer.IsZero() && !d.Outer.Before(asOf) {
		left := asOf.DaysUntil(d.Outer)
		return []string{fmt.Sprintf("The safe day passed %s ago, but %s, %s, has not (%s left). Send it today, by a way that is received today, and keep the proof.", days(n), last, d.Outer.LongWeekday(), days(left))}
	}
	if d.Stated.After(d.Conservative) && !d.Stated.Before(asOf) {
		return []string{fmt.Sprintf("The safe day passed %s ago, but your notice itself gives until %s (%s left). Send it today, by a way that is received today, and keep the notice: it shows that day.", days(n), d.Stated.LongWeekday(), days(asOf.DaysUntil(d.Stated)))}
	}
	if d.Outer.IsZero() && !d.counted.IsZero() && !d.counted.Before(asOf) {
		return []string{fmt.Sprintf("The day that your notice gives passed %s ago, but the rule, counted from the day printed on the notice, gives until %s (%s left). Send it today, by a way that is received today, and keep the proof.", days(d.Stated.DaysUntil(asOf)), d.counted.LongWeekday(), days(asOf.DaysUntil(d.counted)))}
	}
	if d.Outer.IsZero() {
		return []string{fmt.Sprintf("The safe day passed %s ago. It may or may not be too late; what counts is the day on which you received the notice and what the notice says.", days(n))}
	}
	return []string{fmt.Sprintf("The safe day passed %s ago and %s %s ago. It is late, but not always lost.", days(n), last, days(d.Outer.DaysUntil(asOf)))}
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}
