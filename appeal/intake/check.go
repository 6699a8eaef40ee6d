package intake

import (
	"slices"
	"strings"

	"imeappeal/appeal"
)

// Check says what is missing in a case, with the letters that wait for it, and
// what looks odd in it. Where is the key of the case. The order is that of the
// interview, then of the case file.
func Check(c *appeal.Case, asOf appeal.Day) []appeal.Problem {
	k := &checker{c: c, asOf: asOf}
	k.missing()
	k.days()
	k.denial()
	k.exam()
	k.claimant()
	k.numbers()
	k.lists()
	k.documents()
	return k.found
}

type checker struct {
	c     *appeal.Case
	asOf  appeal.Day
	found []appeal.Problem
}

func (k *checker) add(level appeal.Level, where, id string, pairs ...string) {
	args := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i]] = pairs[i+1]
	}
	k.found = append(k.found, appeal.Problem{Where: where, ID: id, Args: args, Level: level})
}

func (k *checker) warn(where, id string, pairs ...string) {
	k.add(appeal.LevelWarning, where, id, pairs...)
}

// missing names what a letter waits for, also where the person does not know it:
// the letter has the gap all the same.
func (k *checker) missing() {
	all := *k.c
	all.NotKnown = nil
	for _, a := range Missing(&all) {
		if a.Weight == Extra || a.ID == "claim.country" || a.ID == "denial.deadline_stated" {
			continue
		}
		k.add(appeal.LevelMissing, a.Key, "missing."+a.ID, "key", a.Key)
	}
}

// days looks at every date by itself: none but the stated deadline lies ahead.
func (k *checker) days() {
	for _, d := range datesOf(k.c) {
		if d.day.After(k.asOf) && d.key != "denial.deadline_stated" && !strings.HasSuffix(d.key, ".deadline_stated") {
			k.warn(d.key, "odd.future", "date", d.day.Long())
		}
	}
}

func (k *checker) denial() {
	d := k.c.Denial
	k.received("denial", d)
	for i, e := range k.c.EarlierDenials {
		k.received(at("earlier_denials[]", i), e)
		if both(e.Date, d.Date) && e.Date.After(d.Date) {
			k.warn(at("earlier_denials[].date", i), "odd.earlier-denial-later", "date", e.Date.Long(), "denial", d.Date.Long())
		}
	}
	if both(d.DeadlineStated, d.Date) && !d.DeadlineStated.After(d.Date) {
		k.warn("denial.deadline_stated", "odd.deadline-before-denial", "date", d.DeadlineStated.Long())
	}
	if both(d.DeadlineStated, d.Received) && d.DeadlineStated.After(d.Date) && d.DeadlineStated.Before(d.Received) {
		k.warn("denial.deadline_stated", "odd.deadline-before-receipt", "date", d.DeadlineStated.Long(), "received", d.Received.Long())
	}
	if _, _, ok := k.c.Claim.FiledIn.Days(); !ok && k.c.Claim.FiledIn != "" {
		k.warn("claim.filed_in", "odd.month", "value", string(k.c.Claim.FiledIn))
	}
	if both(k.c.Claim.Filed, d.Date) && k.c.Claim.Filed.After(d.Date) {
		k.warn("claim.filed", "odd.filed-after-denial", "date", k.c.Claim.Filed.Long(), "denial", d.Date.Long())
	}
	began, key := k.c.Claim.DateOfInjury, "claim.date_of_injury"
	if began.IsZero() {
		began, key = k.c.Claim.OnsetDate, "claim.onset_date"
	}
	if both(began, k.c.Claim.Filed) && began.After(k.c.Claim.Filed) {
		k.warn("claim.filed", "odd.filed-before-injury", "date", k.c.Claim.Filed.Long(), "injury", began.Long())
	}
	if both(began, d.Date) && began.After(d.Date) {
		k.warn(key, "odd.injury-after-denial", "date", began.Long(), "denial", d.Date.Long())
	}
}

// lateMail is how many days a letter may take before the date of receipt is
// worth a second look: proof of it may be asked for.
const lateMail = 15

func (k *checker) received(key string, d appeal.Denial) {
	if !both(d.Date, d.Received) {
		return
	}
	switch days := d.Date.DaysUntil(d.Received); {
	case days < 0:
		k.add(appeal.LevelError, key+".received", "odd.received-early", "received", d.Received.Long(), "date", d.Date.Long())
	case days > lateMail:
		k.warn(key+".received", "odd.received-late", "received", d.Received.Long(), "date", d.Date.Long())
	}
}

func (k *checker) exam() {
	e := k.c.Exam
	report, named := k.c.Document(e.Report)
	if named && both(e.Date, report.Date) && e.Date.After(report.Date) {
		k.warn("exam.date", "odd.exam-after-report", "date", e.Date.Long(), "report", report.Date.Long())
	}
	if both(e.Date, k.c.Denial.Date) && e.Date.After(k.c.Denial.Date) {
		k.warn("exam.date", "odd.exam-after-denial", "date", e.Date.Long(), "denial", k.c.Denial.Date.Long())
	}
	if start, end := e.Notes.Started, e.Notes.Ended; start != "" && end != "" && end <= start {
		k.warn("exam.notes.ended", "odd.ended-before-started", "started", start, "ended", end)
	}
	if named && report.Kind != "" && report.Kind != appeal.ReportKind {
		k.warn("exam.report", "odd.report-kind", "id", report.ID, "kind", string(report.Kind))
	}
	if born := k.c.Claimant.DateOfBirth; both(born, e.Date) && born.After(e.Date) {
		k.warn("claimant.date_of_birth", "odd.born-after-exam", "date", born.Long(), "exam", e.Date.Long())
	}
}

func (k *checker) claimant() {
	born := k.c.Claimant.DateOfBirth
	if born.IsZero() || born.After(k.asOf) {
		return // a birth that lies ahead is named among the days
	}
	if born.Age(k.asOf) > 110 {
		k.warn("claimant.date_of_birth", "odd.age", "date", born.Long())
	}
	if since := k.c.Claim.DateOfInjury; !since.IsZero() && born.After(since) {
		k.warn("claimant.date_of_birth", "odd.born-after-injury", "date", born.Long(), "injury", since.Long())
	}
}

// lists looks at physicians and diagnoses: is anyone treating, is the side of a
// sided diagnosis said.
func (k *checker) lists() {
	if len(k.c.Physicians) > 0 && len(k.c.Treating()) == 0 {
		k.add(appeal.LevelMissing, "physicians", "missing.treating")
	}
	for i, d := range k.c.Diagnoses {
		if d.Side == "" && sided(d) && !slices.Contains(k.c.NotKnown, at("diagnoses[].side", i)) {
			k.warn(at("diagnoses[].side", i), "odd.side", "name", d.Name)
		}
	}
	for i, m := range k.c.Measurements {
		if m.Value != "" && !strings.ContainsAny(m.Value, "0123456789") {
			k.warn(at("measurements[].value", i), "odd.value", "value", m.Value, "what", m.What)
		}
	}
}

func (k *checker) documents() {
	if id := k.c.Exam.Report; id != "" && id == k.c.Denial.Document {
		k.warn("denial.document", "odd.report-is-denial", "id", id)
	}
	for i, d := range k.c.Documents {
		if d.File == "" {
			k.add(appeal.LevelMissing, at("documents[].file", i), "missing.documents[].file", "id", d.ID)
		}
		if d.Kind == "" {
			k.add(appeal.LevelMissing, at("documents[].kind", i), "missing.documents[].kind", "id", d.ID)
		}
		if d.Date.IsZero() {
			k.add(appeal.LevelMissing, at("documents[].date", i), "missing.documents[].date", "id", d.ID)
		}
		for j := range i {
			if other := k.c.Documents[j]; d.File != "" && d.File == other.File {
				k.warn(at("documents[].file", i), "odd.file-twice", "id", d.ID, "other", other.ID)
			}
		}
	}
}

func both(a, b appeal.Day) bool { return !a.IsZero() && !b.IsZero() }
