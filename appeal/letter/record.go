package letter

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
)

// logEntry is an entry of the case's log as a letter speaks of it.
type logEntry struct {
	c   *composer
	e   appeal.LogEntry
	key string
}

// logged finds the last entry that says what: "claims-file request sent"; nil
// where the log has none.
func (c *composer) logged(what string) *logEntry {
	var found *logEntry
	decided := c.data.Case.Denial.Date
	for i, e := range c.data.Case.Log {
		if strings.HasPrefix(what, "appeal ") && e.Date.Before(decided) {
			continue // the decision in hand is the answer to that appeal
		}
		if to := clean(c.data.To); e.To != "" && to != "" && !strings.EqualFold(clean(e.To), to) {
			continue // it went to another physician
		}
		if (isLogged(e.What, what) || what == "appeal sent" && c.isComplaint() && isLogged(e.What, "complaint sent")) && (found == nil || !e.Date.Before(found.e.Date)) {
			found = &logEntry{c, e, fmt.Sprintf("log[%d]", i)}
		}
	}
	return found
}

// isLogged reports that an entry is of the kind; a second or an urgent appeal is
// an appeal.
func isLogged(entry, what string) bool {
	entry = logWords(entry)
	if what == "appeal sent" {
		entry = strings.TrimPrefix(strings.TrimPrefix(entry, "second "), "expedited ")
	}
	return entry == logWords(what)
}

// logWords makes two ways of writing an entry one: hyphens, case, an article
// before and the way of sending after do not matter.
func logWords(s string) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(s), "-", " ")), " ")
	s, _, _ = strings.Cut(s, " by ")
	s, _, _ = strings.Cut(s, " via ")
	for _, lead := range []string{"the ", "my ", "our "} {
		s = strings.TrimPrefix(s, lead)
	}
	return s
}

// logday prints the day of an entry, or the gap.
func (c *composer) logday(what string) string {
	if e := c.logged(what); e != nil {
		return e.Day()
	}
	return c.gap("log." + strings.ReplaceAll(what, " ", "-"))
}

// Day prints the day of the entry.
func (e *logEntry) Day() string { return e.c.put(fromCase(e.e.Date.Long(), e.key+".date")) }

// Channel prints how it was sent, "" if the log does not say.
func (e *logEntry) Channel() string {
	return e.c.put(computed(strings.ReplaceAll(clean(e.e.Channel), "-", " "), "words of a channel", e.key+".channel"))
}

// Confirmation prints the tracking or confirmation number.
func (e *logEntry) Confirmation() string {
	return e.c.put(fromCase(e.e.Confirmation, e.key+".confirmation"))
}

// Pages prints how many pages were sent.
func (e *logEntry) Pages() string {
	if e.e.Pages == 0 {
		return ""
	}
	return e.c.put(fromCase(itoa(e.e.Pages), e.key+".pages"))
}

// Paper is the document that the entry names, nil if it names none.
func (e *logEntry) Paper() *paper {
	d, ok := e.c.data.Case.Document(e.e.Document)
	if !ok {
		return nil
	}
	p := e.c.paper(d)
	return &p
}

// Days is how many days before the letter's date it was.
func (e *logEntry) Days() int {
	if e.c.data.Date.IsZero() || e.c.data.Date.Before(e.e.Date) {
		return 0
	}
	return e.e.Date.DaysUntil(e.c.data.Date)
}

// Ago prints that number.
func (e *logEntry) Ago() string {
	n := e.Days()
	return e.c.put(computed(itoa(n)+" "+plural(n, "day", "days"), "days between dates", e.key+".date"))
}

// waited is the other side's clock for deciding an appeal.
type waited struct {
	c   *composer
	due law.Deadline // the latest of those that may apply
	all []law.Deadline
}

// waiting gives the clock for the decision on the appeal; nil where the law
// gives none that can be counted. Of several that may apply, the latest.
func (c *composer) waiting() *waited {
	var w *waited
	for _, d := range c.data.Deadlines {
		if d.Who == "claimant" || !strings.HasPrefix(d.Step, "decide-appeal") && d.Letter == "" || strings.Contains(d.Step, "urgent") || d.Conservative.IsZero() {
			continue
		}
		if w == nil {
			w = &waited{c: c, due: d}
		}
		w.all = append(w.all, d)
		if d.Conservative.After(w.due.Conservative) {
			w.due = d
		}
	}
	return w
}

// Due prints the day on which the decision was due, Extended the last day with
// every extension that the rule lets the other side take, "" if it has none.
func (w *waited) Due() string { return w.c.clockDay(w.due, w.due.Conservative) }

// Extended prints that last day.
func (w *waited) Extended() string {
	if !w.due.Outer.After(w.due.Conservative) {
		return ""
	}
	return w.c.clockDay(w.due, w.due.Outer)
}

// Many reports that more than one rule may apply. Which one does, the case does
// not say: whether care was given yet, how many appeals the plan has. A letter
// that names the latest alone would concede it.
func (w *waited) Many() bool { return len(w.all) > 1 }

// Each gives the rules that may apply, the shortest time first.
func (w *waited) Each() []*waited {
	var out []*waited
	for _, d := range w.all {
		out = append(out, &waited{c: w.c, due: d})
	}
	slices.SortStableFunc(out, func(a, b *waited) int { return a.due.Conservative.Compare(b.due.Conservative) })
	return out
}

// If says when the rule is the right one.
func (w *waited) If() string {
	if w.due.If == "" {
		return ""
	}
	return w.c.put(fixed(w.due.If))
}

// Passed reports that the first due day is over, PassedAll that no other rule
// and no extension can help.
func (w *waited) Passed() bool {
	return slices.ContainsFunc(w.all, func(d law.Deadline) bool { return w.c.data.Date.After(d.Conservative) })
}

// PassedAll reports that the last day with every extension is over too.
func (w *waited) PassedAll() bool {
	return w.c.data.Date.After(w.due.Conservative) && (w.due.Outer.IsZero() || w.c.data.Date.After(w.due.Outer))
}

// Cite prints, abroad, what the rule gives the other side.
func (w *waited) Cite() string {
	cr, _ := abroad(w.c.data)
	return w.c.foreign(cr, w.due.Letter)
}

// Authority is the id of the rule.
func (w *waited) Authority() string { return w.due.Authority }

func (c *composer) clockDay(d law.Deadline, day appeal.Day) string {
	return c.put(Run{Text: day.Long(), Source: Source{Kind: FromLaw, Key: d.ID, Inputs: d.Arithmetic}})
}

// demand is an item of the claims-file request that is asked for again.
type demand struct{ No, Text string }

// demands gives the items of the claims-file request that Data.Items names,
// in its own words and under its own numbers.
func (c *composer) demands() ([]demand, error) {
	if len(c.data.Items) == 0 {
		return nil, nil
	}
	asked := c.data
	asked.Final, asked.Items = false, nil
	first, err := Compose("claims-file", asked)
	if err != nil {
		return nil, err
	}
	items, order := map[string]Runs{}, []string{}
	section := ""
	for _, b := range first.Blocks {
		if text := b.Runs.PlainText(); b.Kind == HeadingB && len(text) > 2 && text[1] == '.' {
			section = text[:1]
		}
		for i, item := range b.Items {
			if b.Kind == Numbered && section != "" {
				no := section + itoa(b.Start+i)
				items[no], order = item, append(order, no)
			}
		}
	}
	var out []demand
	for _, no := range order {
		if slices.ContainsFunc(c.data.Items, func(s string) bool { return strings.EqualFold(strings.TrimSpace(s), no) }) {
			out = append(out, demand{No: c.put(computed(no, "number in the first request", "claims-file")), Text: c.again(items[no])})
		}
	}
	for _, s := range c.data.Items {
		if items[strings.ToUpper(strings.TrimSpace(s))] == nil {
			return nil, &UnknownItemError{Item: s, Have: order}
		}
	}
	return out, nil
}

// again keeps runs of another letter and counts what they cite.
func (c *composer) again(runs Runs) string {
	for _, r := range runs {
		if r.Source.Kind == FromLaw && !slices.Contains(c.cited, r.Source.Key) {
			c.cited = append(c.cited, r.Source.Key)
		}
	}
	return c.put(runs...)
}

// newReport is the paper that came as new evidence: what the log names, else
// the report of the case where it is younger than the decision.
func (c *composer) newReport() *paper {
	if e := c.logged("new evidence received"); e != nil && e.Paper() != nil {
		return e.Paper()
	}
	d, ok := c.data.Case.Document(c.data.Case.Exam.Report)
	if !ok || c.data.Case.Denial.Date.IsZero() || !d.Date.After(c.data.Case.Denial.Date) {
		return nil
	}
	p := c.paper(d)
	return &p
}

// Reviewed reports that the findings at hand are about this paper.
func (p *paper) Reviewed() bool { return p.doc.ID == p.c.data.Case.Exam.Report }
