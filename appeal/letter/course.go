package letter

import (
	"fmt"
	"regexp"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// courseRow is one line of the examination's own timeline; What names the words.
type courseRow struct {
	What string // records, began, done, not-done, ended, length, claimed, witness, report, addendum
	Says string
	From string // where it stands; "" is the claimant's account
}

// Course lists what is known of the examination in the order in which it went,
// by the claimant's account and by the report.
func (e examFacts) Course() []courseRow {
	var out []courseRow
	row := func(what, says, from string) {
		if says != "" {
			out = append(out, courseRow{what, says, from})
		}
	}
	n := e.c.data.Case.Exam.Notes
	row("records", e.c.quotedFacts("exam.notes.records_seen"), "")
	if clean(n.Started) != "" {
		row("began", e.Started(), "")
	}
	row("done", e.tests(true), "")
	row("not-done", e.tests(false), "")
	if clean(n.Ended) != "" {
		row("ended", e.Ended(), "")
	}
	if e.HasTimes() {
		row("length", e.Minutes(), "")
	}
	if p := e.Duration(); p != nil {
		row("claimed", e.c.put(fixed("“"))+p.Quote()+e.c.put(fixed("”")), p.Place())
	}
	row("witness", e.witness(), "")
	if len(out) == 0 {
		return nil // the report's date alone is no course
	}
	row(e.c.datedAs(), e.reportDay(), e.c.exhibit(e.c.data.Case.Exam.Report, 0))
	return out
}

// tests prints the tests that the claimant remembers as done, or as not done.
func (e examFacts) tests(done bool) string {
	var items [][]Run
	for i, t := range e.c.data.Case.Exam.Notes.Tests {
		key := fmt.Sprintf("exam.notes.tests[%d]", i)
		if name := fromCase(t.Name, key+".name"); t.Performed != nil && *t.Performed == done && name.Text != "" {
			items = append(items, []Run{name, sideRun(t.Side, t.Name, key)})
		}
	}
	return e.c.put(series(items)...)
}

// witness prints who came along, and what the account says of it.
func (e examFacts) witness() string {
	w := e.c.data.Case.Exam.Notes.Witness
	if w == nil || clean(w.Name) == "" {
		return ""
	}
	runs := []Run{fromCase(w.Name, "exam.notes.witness.name")}
	if clean(w.Relationship) != "" {
		runs = append(runs, fixed(" ("), fromCase(w.Relationship, "exam.notes.witness.relationship"), fixed(")"))
	}
	out := e.c.put(runs...)
	if saw := e.Saw(); saw != "" {
		out += e.c.put(fixed(": ")) + saw
	}
	return out
}

// reportDay prints the report's date, with the days since the examination.
func (e examFacts) reportDay() string {
	d, ok := e.c.data.Case.Document(e.c.data.Case.Exam.Report)
	if !ok || d.Date.IsZero() {
		return ""
	}
	runs := []Run{fromCase(d.Date.Long(), e.c.documentKey(d.ID)+".date")}
	if on := e.c.data.Case.Exam.Date; !on.IsZero() && on.Before(d.Date) && e.c.datedAs() == "report" {
		n := on.DaysUntil(d.Date)
		runs = append(runs, fixed(", "), computed(itoa(n)+" "+plural(n, "day", "days"), "days between dates", "exam.date", e.c.documentKey(d.ID)+".date"), fixed(" after the examination"))
	}
	return e.c.put(runs...)
}

// datedAs names the words for the report's date: a report with an addendum whose
// day the case gives is not dated that day itself, unless it says so before the
// addendum begins.
func (c *composer) datedAs() string {
	rep := c.data.Report
	d, ok := c.data.Case.Document(c.data.Case.Exam.Report)
	if rep == nil || !ok || d.Date.IsZero() {
		return "report"
	}
	added := slices.IndexFunc(rep.Sections, func(s report.Section) bool { return s.Kind == report.Addendum })
	if added < 0 {
		return "report"
	}
	numbers := fmt.Sprintf(`0?%d[/.-]0?%d[/.-](?:%d|%02d)\b`, d.Date.Month, d.Date.Date, d.Date.Year, d.Date.Year%100)
	printed := regexp.MustCompile(regexp.QuoteMeta(d.Date.Long()) + `|\b` + numbers)
	for _, l := range rep.Lines {
		if l.Section >= added {
			break
		}
		if printed.MatchString(l.Text) {
			return "report"
		}
	}
	return "addendum"
}

// Notes prints the exhibit that holds the claimant's account, "" if none does.
func (e examFacts) Notes() string {
	for _, d := range e.c.data.Case.Documents {
		if d.Kind == appeal.NotesKind && e.c.data.Labels[d.ID] != "" {
			return e.c.exhibit(d.ID, 0)
		}
	}
	return ""
}
