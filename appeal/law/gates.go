package law

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
)

// closed reports whether a gate of the row is shut for this case. A gate that
// is open lets the row through: the person sees the date, with the caution.
func (b *board) closed(row Clock) bool {
	f := b.r.facts
	if row.Coverage == "non-grandfathered" && f.grandfathered != nil && *f.grandfathered {
		return true
	}
	if strings.HasSuffix(row.Step, "-one-level") && b.stage.second {
		return true // the appeal that is waited for is the second
	}
	if row.Process != "" && f.process != "unclear" && f.process != row.Process {
		return true
	}
	a, ok := b.law.Authority(row.Authority)
	return ok && len(a.Filed) > 0 && !touches(a.Filed, f.filing, b.r.Circuit)
}

// sentence gives the rule with its pinpoint, in the words of the table.
func (b *board) sentence(row Clock) string {
	a, ok := b.law.Authority(row.Authority)
	if !ok {
		return row.Note
	}
	cite := a.Citation
	if a.bridged(b.r.ID) && b.law.Through(a.ID, b.r) == "" {
		return fmt.Sprintf("%s Which paragraph gives it depends on the day on which the claim was first filed (claim.filed), so none is cited here.", a.Proposition)
	}
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
// (29 C.F.R. § 2560.503-1(f)(4) for the claim, (i)(4) for the appeal). One that
// came after the time without an extension is said to be late, perhaps.
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
	if asked.After(d.Conservative) {
		d.Arithmetic = append(d.Arithmetic, fmt.Sprintf("Extension notice of %s: if it was sent after %s, it came too late to extend the time.", asked.LongWeekday(), d.Conservative.LongWeekday()))
	}
	if answered.IsZero() || answered.Before(asked) {
		d.Arithmetic = append(d.Arithmetic, fmt.Sprintf("Extension notice of %s: if it asks you for information, the clock stands still until you answer.", asked.LongWeekday()))
		return
	}
	n := asked.DaysUntil(answered)
	d.Outer = d.Outer.AddDays(n)
	d.Arithmetic = append(d.Arithmetic, fmt.Sprintf("The clock stood still from %s to %s, %d days, if the notice asked you for information: %s", asked.LongWeekday(), answered.LongWeekday(), n, d.Outer.LongWeekday()))
}

// log gives the case's log; a worked example has none.
func (b *board) log() []appeal.LogEntry {
	if b.c == nil {
		return nil
	}
	return b.c.Log
}
