package letter

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
)

// examFacts are what is known of the examination itself.
type examFacts struct{ c *composer }

func (c *composer) exam() examFacts { return examFacts{c} }

// Ahead reports that the day of the examination is not known to be past.
func (e examFacts) Ahead() bool {
	day := e.c.data.Case.Exam.Date
	return day.IsZero() || !day.Before(e.c.data.Date)
}

// HasTimes reports that the claimant noted when it began and ended.
func (e examFacts) HasTimes() bool { return e.minutes() > 0 }

func (e examFacts) minutes() int {
	n := e.c.data.Case.Exam.Notes
	from, err1 := time.Parse("15:04", strings.TrimSpace(n.Started))
	to, err2 := time.Parse("15:04", strings.TrimSpace(n.Ended))
	if err1 != nil || err2 != nil || !to.After(from) {
		return 0
	}
	return int(to.Sub(from).Minutes())
}

// Minutes prints how long it took by the notes: "18 minutes".
func (e examFacts) Minutes() string {
	n := e.minutes()
	return e.c.put(computed(itoa(n)+" "+plural(n, "minute", "minutes"), "difference of times", "exam.notes.started", "exam.notes.ended"))
}

// Started and Ended print the noted times as a clock is read.
func (e examFacts) Started() string {
	return e.clock(e.c.data.Case.Exam.Notes.Started, "exam.notes.started")
}

// Ended prints the noted end.
func (e examFacts) Ended() string { return e.clock(e.c.data.Case.Exam.Notes.Ended, "exam.notes.ended") }

func (e examFacts) clock(s, key string) string {
	t, err := time.Parse("15:04", strings.TrimSpace(s))
	if err != nil {
		return e.c.put(fromCase(s, key))
	}
	return e.c.put(computed(strings.Replace(strings.Replace(t.Format("3:04 PM"), "AM", "a.m.", 1), "PM", "p.m.", 1), "time of day", key))
}

// Duration is the point about the length of the examination, nil if none.
func (e examFacts) Duration() *point {
	for i, p := range e.c.points {
		if p.f.Kind == appeal.ContradictsExam && p.HasQuote() && slices.ContainsFunc(p.f.Against, func(a string) bool {
			return strings.HasPrefix(a, "exam.notes.started") || strings.HasPrefix(a, "exam.notes.ended")
		}) {
			return &e.c.points[i]
		}
	}
	return nil
}

// Scope is the report's own words about which records it lists, nil if no
// finding is about them.
func (e examFacts) Scope() *point {
	for i, p := range e.c.points {
		if p.f.Kind == appeal.ScopeOfRecords && p.HasQuote() {
			return &e.c.points[i]
		}
	}
	return nil
}

// Saw prints what the witness saw or did, as the notes list it.
func (e examFacts) Saw() string { return e.c.quotedFacts("exam.notes.witness.saw") }

// clock is a deadline as a letter speaks of it.
type clock struct {
	c *composer
	d law.Deadline
}

func (k *clock) run(day appeal.Day) string {
	if day.IsZero() {
		return ""
	}
	return k.c.put(Run{Text: day.Long(), Source: Source{Kind: FromLaw, Key: k.d.ID, Inputs: k.d.Arithmetic}})
}

// last is the last day that the rule or the notice gives: a notice may give
// more than the rule, and no letter calls late what it still allows.
func (k *clock) last() appeal.Day {
	day := k.d.Conservative
	if k.d.Outer.After(day) {
		day = k.d.Outer
	}
	if k.d.Stated.After(day) {
		day = k.d.Stated
	}
	return day
}

// Safe prints the earliest day that any reading of the rule gives, Outer the
// rule's own last day, Stated the day that the notice names.
func (k *clock) Safe() string { return k.run(k.d.Conservative) }

// Outer prints the rule's own last day, "" if only one day is safe.
func (k *clock) Outer() string {
	if k.d.Outer == k.d.Conservative {
		return ""
	}
	return k.run(k.d.Outer)
}

// Stated prints the day that the notice names.
func (k *clock) Stated() string { return k.run(k.d.Stated) }

// InStated reports that the letter is dated on or before the notice's own day.
func (k *clock) InStated() bool {
	return !k.c.data.Date.IsZero() && !k.c.data.Date.After(k.d.Stated)
}

// InSafe reports that the letter is dated on or before the safe day.
func (k *clock) InSafe() bool {
	return !k.c.data.Date.IsZero() && !k.c.data.Date.After(k.d.Conservative)
}

// InOuter reports that the letter is dated on or before the rule's last day.
func (k *clock) InOuter() bool {
	return !k.c.data.Date.IsZero() && !k.d.Outer.IsZero() && !k.c.data.Date.After(k.d.Outer)
}

// Before prints the day that is n days before the safe one, "" if the letter
// is dated later than that; where the time is long, the day so many days after
// the letter: nobody keeps a request in mind for a year.
func (k *clock) Before(n int, after ...int) string {
	day, inputs := k.d.Conservative.AddDays(-n), []string{k.d.ID, itoa(n)}
	if k.c.data.Date.IsZero() || !k.c.data.Date.Before(day) {
		return ""
	}
	for _, m := range after {
		if soon := k.c.data.Date.AddDays(m); soon.Before(day) {
			day, inputs = soon, append(inputs, "at most "+itoa(m)+" days after the letter")
		}
	}
	for day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
		day = day.AddDays(-1)
	}
	return k.c.put(computed(day.LongWeekday(), "days before a deadline", inputs...))
}

// event is one line of the claim's history.
type event struct {
	Key     string // which words present it
	Date    string
	Exhibit string
	What    string // the person or the paper that the words name
	day     appeal.Day
}

// history lists what happened to the claim, in order of dates.
func (c *composer) history() []event {
	var out []event
	cs := c.data.Case
	add := func(day appeal.Day, words, key, document string) {
		if !day.IsZero() {
			out = append(out, event{Key: words, day: day, Date: c.put(fromCase(day.Long(), key)), Exhibit: c.labelOf(document)})
		}
	}
	add(cs.Claim.DateOfInjury, "injury", "claim.date_of_injury", "")
	add(cs.Claim.OnsetDate, "onset", "claim.onset_date", "")
	add(cs.Claim.Filed, "filed", "claim.filed", "")
	for i, d := range cs.EarlierDenials {
		add(d.Date, "earlier-denial", "earlier_denials["+itoa(i)+"].date", d.Document)
		add(d.Received, "earlier-received", "earlier_denials["+itoa(i)+"].received", "")
	}
	for i, e := range cs.Log {
		if words := c.toldInHistory(e); words != "" {
			add(e.Date, words, fmt.Sprintf("log[%d].date", i), e.Document)
		}
	}
	if c.info.ID == "appeal" {
		out = append(out, c.careEvents()...)
	}
	add(cs.Exam.Date, "exam", "exam.date", "")
	if d, ok := cs.Document(cs.Exam.Report); ok && d.Date != cs.Exam.Date {
		add(d.Date, c.datedAs(), c.documentKey(d.ID)+".date", d.ID)
	}
	add(cs.Denial.Date, "denial", "denial.date", cs.Denial.Document)
	add(cs.Denial.Received, "received", "denial.received", "")
	slices.SortStableFunc(out, func(a, b event) int { return a.day.Compare(b.day) })
	return out
}

// careEvents are the care that began with the claim and the operations: what those
// who decide must know of its course before the examination.
func (c *composer) careEvents() []event {
	var out []event
	cs := c.data.Case
	from := cs.Claim.DateOfInjury
	if from.IsZero() {
		from = cs.Claim.OnsetDate
	}
	for _, d := range c.treating() {
		if d.p.Role == "treating" && !from.IsZero() && !d.p.Since.Before(from) && (cs.Exam.Date.IsZero() || d.p.Since.Before(cs.Exam.Date)) {
			out = append(out, event{Key: "care", day: d.p.Since, Date: d.Since(), What: d.Name()})
		}
	}
	for _, doc := range cs.Documents {
		if p := c.paper(doc); doc.Kind == appeal.Surgical && !doc.Date.IsZero() && (from.IsZero() || !doc.Date.Before(from)) {
			out = append(out, event{Key: "operation", day: doc.Date, Date: p.Date(), What: p.Title(), Exhibit: c.labelOf(doc.ID)})
		}
	}
	return out
}

// toldInHistory names the words for an entry of the log that belongs to the
// course of the claim between its two sides, "" for any other. What went out
// about the decision in hand is told where the letter speaks of it, except the
// claim file in the appeal itself.
func (c *composer) toldInHistory(e appeal.LogEntry) string {
	answered := e.Date.Before(c.data.Case.Denial.Date)
	for _, known := range []string{"appeal sent", "appeal received by the plan", "extension notice received", "new evidence received"} {
		if answered && isLogged(e.What, known) {
			return strings.ReplaceAll(known, " ", "-")
		}
	}
	for _, known := range []string{"claims-file request sent", "claims file received"} {
		if (answered || c.info.ID == "appeal") && isLogged(e.What, known) {
			return strings.ReplaceAll(known, " ", "-")
		}
	}
	return ""
}

func (c *composer) labelOf(document string) string {
	if c.data.Labels[document] == "" {
		return ""
	}
	return c.exhibit(document, 0)
}
