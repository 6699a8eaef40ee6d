package main

import (
	"context"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
	"imeappeal/appeal/paper"
	"imeappeal/appeal/report"
)

// paperProblems says where the case differs from its denial letter's own text,
// which fields of documents nobody has confirmed, and which papers are there
// twice. A letter that cannot be read says nothing here.
func (a *app) paperProblems(ctx context.Context, f *casefile.File, laws *law.Law, today appeal.Day) []appeal.Problem {
	var out []appeal.Problem
	for _, d := range f.Case.Documents {
		if slices.Contains(d.Proposed, openPages) {
			out = append(out, appeal.Problem{Where: d.ID, ID: "gaps.needed", Level: appeal.LevelWarning, Args: map[string]string{"id": d.ID}})
		}
		if fields := without(slices.Clone(d.Proposed), openPages); len(fields) > 0 {
			out = append(out, appeal.Problem{Where: d.ID, ID: "check.unconfirmed", Level: appeal.LevelWarning, Args: map[string]string{
				"id": d.ID, "fields": strings.Join(fields, ", "),
			}})
		}
	}
	look, err := a.lookout(ctx)
	if err != nil {
		return out // said where papers are read
	}
	defer look.close()
	look.at(f)
	var letter paper.Denial
	doc, ok := f.Case.Document(f.Case.Denial.Document)
	if ok && doc.File != "" {
		letter, err = look.letter(ctx, doc)
	}
	out = append(out, samePapers(f.Case.Documents, look.printsOf(f.Case.Documents))...) // the letter's pages are known by now
	out = append(out, nearNames(f, examinerIn(letter))...)
	out = append(out, a.reportDay(look, f)...)
	if !ok || doc.File == "" || err != nil {
		return out
	}
	return append(out, a.letterProblems(letter, &f.Case, doc.ID, laws, today)...)
}

// reportDay says where the case dates the examiner's report otherwise than the
// report does. Of a scan it looks at what was recognized before.
func (a *app) reportDay(look *lookout, f *casefile.File) []appeal.Problem {
	d, ok := f.Case.Document(f.Case.Exam.Report)
	if !ok || d.File == "" || d.Date.IsZero() || slices.Contains(d.Proposed, "date") {
		return nil
	}
	pages, err := look.keptWords(f.Path(d))
	if err != nil {
		return nil // said where the report is read
	}
	reader := look.who
	reader.Given = appeal.ReportKind
	said, ok := reader.Describe(report.Parse(pages), !slices.ContainsFunc(pages, unread)).Get("date")
	day, _ := said.Value.(appeal.Day)
	if !ok || day == d.Date {
		return nil
	}
	return []appeal.Problem{{Where: d.ID, ID: "check.report-dated", Level: appeal.LevelWarning, Args: map[string]string{
		"case": d.Date.LongWeekday(), "report": day.LongWeekday(), "where": a.whereWords(said.Found), "id": d.ID,
	}}}
}

// letterProblems says where a case differs from what its denial letter says.
func (a *app) letterProblems(letter paper.Denial, c *appeal.Case, id string, laws *law.Law, today appeal.Day) []appeal.Problem {
	var out []appeal.Problem
	if letter.Report != nil {
		out = append(out, appeal.Problem{Where: "denial.document", ID: "check.letter-is-report", Level: appeal.LevelWarning, Args: map[string]string{
			"where": a.whereWords(*letter.Report), "id": id,
		}})
	}
	for _, d := range letter.Differences(c) {
		out = append(out, appeal.Problem{Where: d.Key, ID: "check.letter-differs", Level: appeal.LevelWarning, Args: map[string]string{
			"case": d.Case, "letter": valueWords(d.Value), "where": a.whereWords(d.Found), "id": id,
		}})
	}
	for _, x := range letter.Doubts {
		if x.Key == "denial.date" && x.Why == "two-values" {
			out = append(out, appeal.Problem{Where: x.Key, ID: "check.letter-two-dates", Level: appeal.LevelWarning, Args: map[string]string{
				"first": x.Found[0].Text, "second": x.Found[1].Text, "id": id,
			}})
		}
	}
	if letter.Person != nil {
		out = append(out, appeal.Problem{Where: "denial.document", ID: "paper.other-person", Level: appeal.LevelWarning, Args: map[string]string{
			"name": letter.Person.Text, "claimant": c.Claimant.Name, "where": a.whereWords(*letter.Person), "id": id,
		}})
	}
	if letter.Namesake != nil {
		out = append(out, a.otherBirth("denial.document", c, id, *letter.Namesake))
	}
	clock, counted := appealClock(laws, c, today)
	for _, p := range letter.Lacking(c) {
		day, _ := p.Value.(appeal.Day)
		if letter.Person != nil || p.Key == "denial.deadline_stated" && underAppeal(c) || p.Key == "denial.deadline_stated" && counted && !clock.Conservative.After(day) {
			continue // another's, or no earlier than what is counted
		}
		out = append(out, appeal.Problem{Where: p.Key, ID: "check.letter-gives", Level: appeal.LevelWarning, Args: map[string]string{
			"letter": valueWords(p.Value), "where": a.whereWords(p.Found), "id": id,
		}})
	}
	printed := c.Denial.Date
	if p, ok := letter.Get("denial.date"); ok && printed.IsZero() {
		printed, _ = p.Value.(appeal.Day)
	}
	end, ok := letter.Ends(printed)
	if !ok || underAppeal(c) {
		return out
	}
	args := map[string]string{"term": letter.Term.String(), "end": end.LongWeekday(), "where": a.whereWords(letter.Term.Found), "id": id}
	stated := c.Denial.DeadlineStated
	latest := end
	if last, ok := letter.Term.After(c.Denial.Received); ok && last.After(latest) {
		latest = last
	}
	switch {
	case stated.After(latest):
		args["case"] = stated.LongWeekday()
		out = append(out, appeal.Problem{Where: "denial.deadline_stated", ID: "check.stated-too-late", Level: appeal.LevelWarning, Args: args})
	case stated.IsZero() && !counted:
		out = append(out, appeal.Problem{Where: "denial.deadline_stated", ID: "check.term-not-counted", Level: appeal.LevelWarning, Args: args})
	case stated.IsZero() && clock.Conservative.After(end):
		args["law"] = clock.Conservative.LongWeekday()
		out = append(out, appeal.Problem{Where: "denial.deadline_stated", ID: "check.term-shorter", Level: appeal.LevelWarning, Args: args})
	}
	return out
}

// underAppeal reports that an appeal against the denial went out: its time to appeal
// is met then, and needs no day.
func underAppeal(c *appeal.Case) bool {
	return slices.ContainsFunc(c.Log, func(e appeal.LogEntry) bool {
		return slices.Contains([]string{"appeal sent", "second appeal sent", "expedited appeal sent", "external review request sent"}, plainWord(e.What)) &&
			!e.Date.Before(c.Denial.Date)
	})
}

// letterDays says where the denial letter's own days speak against those that
// are counted, or where it alone has them. Who asks for the deadline must not
// have to ask `check` too.
func (a *app) letterDays(ctx context.Context, f *casefile.File, laws *law.Law, today appeal.Day) []appeal.Problem {
	doc, ok := f.Case.Document(f.Case.Denial.Document)
	if !ok || doc.File == "" {
		return nil
	}
	letter, err := a.readDenial(ctx, f, doc)
	if err != nil {
		return nil // that it cannot be read is said by `check`
	}
	days := []string{"denial.date", "denial.received", "denial.deadline_stated"}
	return slices.DeleteFunc(a.letterProblems(letter, &f.Case, doc.ID, laws, today), func(p appeal.Problem) bool {
		return !slices.Contains(days, p.Where)
	})
}

// appealClock finds the claimant's own next clock that runs from the denial, or
// that ran from it until the appeal was sent.
func appealClock(laws *law.Law, c *appeal.Case, today appeal.Day) (law.Deadline, bool) {
	clocks, _ := laws.Deadlines(c, today)
	clocks = append(clocks, laws.Over(c, today)...)
	var best law.Deadline
	found := false
	for _, d := range clocks {
		if d.Who != "claimant" || d.EventDate != c.Denial.Date && d.EventDate != c.Denial.Received || d.Conservative.IsZero() {
			continue
		}
		if !found || d.Conservative.Before(best.Conservative) {
			best, found = d, true
		}
	}
	return best, found
}
