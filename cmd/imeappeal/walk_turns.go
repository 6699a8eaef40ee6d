package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
)

// sendable are the letters of which the walk asks whether they were sent.
var sendable = []string{
	"claims-file", "plan-documents", "second-demand", "rebuttal-request", "rebuttal-followup", "counter-ime",
	"appeal", "new-evidence-reply", "late-decision", "regulator-complaint", "external-review",
	"expedited-appeal", "expedited-external-review",
}

// answerChoices are what may have come back for a letter; "no" is nothing yet.
var answerChoices = map[string][]string{
	"claims-file":      {"no", "all", "holes", "refused"},
	"second-demand":    {"no", "all"},
	"plan-documents":   {"no", "all"},
	"rebuttal-request": {"no", "wrote", "declined", "agrees"},
	"counter-ime":      {"no", "report", "declined"},
	"appeal":           {"no", "new-evidence", "more-time", "won", "partly", "lost"},
	"external-review":  {"no", "won", "partly", "lost"},
}

// followUps asks, in a later sitting, about what was under way: letters that
// were made and not sent, and answers that were waited for.
func (w *walk) followUps() error {
	if err := w.openDecision(); err != nil && !errors.Is(err, errBack) {
		return err
	}
	before := w.turns()
	for _, id := range sendable {
		if err := w.askSent(id); err != nil && !errors.Is(err, errBack) {
			return err
		}
	}
	for _, t := range w.turns() {
		justSent := !slices.ContainsFunc(before, func(b turn) bool { return b.id == t.id && b.to == t.to })
		if justSent || t.since == w.today {
			continue
		}
		if err := w.askAnswer(t); err != nil && !errors.Is(err, errBack) {
			return err
		}
	}
	return nil
}

// turns gives what is waited for now.
func (w *walk) turns() []turn {
	clocks, _ := w.law.Deadlines(&w.f.Case, w.today)
	return openTurns(&w.f.Case, clocks, w.today)
}

// askAnswer asks what came back for a letter and does what follows from it.
func (w *walk) askAnswer(t turn) error {
	p := prompt{title: w.words.say("walk.answered", "letter", w.letterTo(t.id, t.to), "day", t.since.Long()), help: w.words.say("walk.answered.help"), form: pick, bare: true}
	for _, id := range answerChoices[t.id] {
		p.options = append(p.options, option{id, w.words.say("walk.answer." + t.id + "." + id)})
	}
	r, err := w.k.ask(w.ctx, p)
	switch {
	case err != nil || r.verb == leave:
		return errors.Join(err, stopIf(r.verb))
	case r.verb != answered || r.text == "no":
		return w.askAgain(t)
	}
	err = w.entering(func() error { return w.cameBack(t, r.text) })
	if errors.Is(err, errBack) {
		return w.askAnswer(t)
	}
	return err
}

// entering does what asks several things about one entry of the log, and remembers
// that it was left before the entry stood there: then it is not saved. Back leads
// out of it only so long.
func (w *walk) entering(do func() error) error {
	n := len(w.f.Case.Log)
	err := do()
	begun := len(w.f.Case.Log) == n
	if errors.Is(err, errBack) && !begun {
		return nil
	}
	w.halfway = errors.Is(err, errStop) && begun
	return err
}

// theDay asks on what day something came or went. Without a day nothing can be
// noted; that is said, and ok is false.
func (w *walk) theDay(id string, sent appeal.Day) (day appeal.Day, ok bool, err error) {
	day, v, err := w.askDaySince(id, sent)
	switch {
	case err != nil || v == leave:
		return day, false, errors.Join(err, stopIf(v))
	case v == goBack:
		return day, false, errBack
	case v != answered:
		w.k.say(w.words.say("walk.answered.no-day"))
		return day, false, nil
	}
	return day, true, nil
}

// askAgain drafts the letter that asks again, once it is time.
func (w *walk) askAgain(t turn) error {
	switch {
	case !t.due:
		w.k.say(w.words.plural("walk.still-waiting", t.days))
		return nil
	case t.letter == "":
		w.k.say(w.words.plural("walk.overdue", t.days))
		return nil
	}
	if _, made := w.told.Made[madeKey(t.letter, t.to)]; made {
		return nil // it lies there and was asked about a moment ago
	}
	w.k.say(w.words.plural("walk.overdue."+t.letter, t.days))
	switch t.letter {
	case "rebuttal-followup":
		return w.toDoctors(t.letter, t.to)
	case "second-demand":
		return w.writeItems(t.letter, "", everyItem)
	}
	return w.writeLetter(t.letter, "")
}

// cameBack notes what came, on its day, and goes on from there.
func (w *walk) cameBack(t turn, came string) error {
	if t.id == "claims-file" && came == "refused" {
		w.k.say(w.words.say("walk.refused"))
		return w.writeItems("second-demand", "", everyItem)
	}
	if outcomes[t.id+" "+came] != "" {
		return w.decided(t, came)
	}
	day, ok, err := w.theDay("walk.answered.when", t.since)
	if err != nil || !ok {
		return err
	}
	e := appeal.LogEntry{Date: day, What: answersTo[t.id][0], To: t.to}
	paper, kind := false, appeal.LetterKind
	switch t.id + " " + came {
	case "rebuttal-request wrote", "counter-ime report":
		paper = true
	case "rebuttal-request declined":
		e.What = rebuttalDeclined
	case "rebuttal-request agrees":
		e.What = rebuttalAgrees
	case "counter-ime declined":
		e.What = counterDeclined
	case "appeal new-evidence":
		e.What, paper, kind = "new evidence received", true, "" // a report or a letter: it says so itself
	case "appeal more-time":
		e.What, paper = "extension notice received", true
	}
	if paper {
		if e.Document, err = w.putIn("walk.answered.file", kind); err != nil {
			return err
		}
	}
	if came == "new-evidence" {
		var v verb
		from := confirmedDate(&w.f.Case, e.Document, e.Date)
		if from.IsZero() {
			from = e.Date
		}
		if e.Until, v, err = w.askDayAhead("walk.answered.until", from); err != nil || v == leave {
			return errors.Join(err, stopIf(v))
		}
	}
	if err := w.logEntry(e); err != nil {
		return err
	}
	if t.id == "claims-file" || t.id == "second-demand" {
		if err := w.reportCame(); err != nil {
			return err
		}
	}
	return w.afterAnswer(t, came)
}

// reportCame asks for the report of the examination where the case has none: it is
// what the claim file was asked for first.
func (w *walk) reportCame() error {
	if _, err := reportDocument(w.f); err == nil {
		return nil
	}
	_, err := w.putIn("walk.answered.report", appeal.ReportKind)
	return err
}

// logEntry writes an entry of the log and says the day that it moves.
func (w *walk) logEntry(e appeal.LogEntry) error {
	if err := w.save(func(f *casefile.File) error { return f.Append("log", e) }); err != nil {
		return err
	}
	w.k.say(w.words.say("sent.saved", "what", e.What, "day", e.Date.LongWeekday()))
	return w.showDeadline(false)
}

// afterAnswer offers what an answer makes useful.
func (w *walk) afterAnswer(t turn, came string) error {
	switch t.id + " " + came {
	case "claims-file holes":
		return w.missingItems()
	case "rebuttal-request wrote":
		w.k.say(w.words.say("walk.answer.wrote"))
		return w.toDoctors("rebuttal-thanks", t.to)
	case "rebuttal-request declined":
		w.k.say(w.words.say("walk.answer.declined"))
		return w.toDoctors("rebuttal-declined", t.to)
	case "rebuttal-request agrees":
		w.k.say(w.words.say("walk.answer.agrees"))
		return w.toDoctors("rebuttal-agrees", t.to)
	case "counter-ime report":
		w.k.say(w.words.say("walk.answer.report"))
	case "counter-ime declined":
		w.k.say(w.words.say("walk.answer.other-specialist", "command", w.command("letter counter-ime")))
	case "appeal new-evidence":
		w.k.say(w.words.say("walk.answer.new-evidence"))
		return w.writeLetter("new-evidence-reply", "")
	case "appeal more-time":
		w.k.say(w.words.say("walk.answer.more-time", "command", w.command("deadlines")))
	}
	return nil
}

// everyItem asks for all items of the first request.
var everyItem = []string{"all"}

// missingItems asks which papers the file lacks, by the numbers of the first
// request, and asks for them again.
func (w *walk) missingItems() error {
	for {
		r, err := w.k.ask(w.ctx, prompt{title: w.words.say("walk.items"), help: w.words.say("walk.items.help"), form: single})
		switch {
		case err != nil:
			return err
		case r.verb == leave:
			return errStop
		case r.verb == unknown:
			return w.writeItems("second-demand", "", everyItem)
		case r.verb != answered:
			return nil
		}
		items := strings.FieldsFunc(r.text, func(c rune) bool { return c == ',' || c == ';' || c == ' ' || c == '.' })
		have, err := w.itemNumbers()
		if err != nil {
			return w.sayTrouble(err)
		}
		wrong := slices.IndexFunc(items, func(s string) bool { return !slices.Contains(have, strings.ToUpper(s)) })
		if len(items) > 0 && wrong < 0 {
			return w.writeItems("second-demand", "", items)
		}
		w.k.say(w.words.say("walk.items.wrong", "have", strings.Join(have, ", ")))
	}
}

// toDoctors writes a letter to the treating physician; where there are several,
// and the turn names none, it asks to which one.
func (w *walk) toDoctors(id, to string) error {
	doctors := w.f.Case.Treating()
	if slices.ContainsFunc(doctors, func(d appeal.Physician) bool { return d.Name == to }) {
		return w.writeLetter(id, to)
	}
	if len(doctors) == 0 {
		return w.writeLetter(id, "")
	}
	name := doctors[0].Name
	if len(doctors) > 1 {
		p := prompt{title: w.words.say("walk.which-doctor"), form: pick, bare: true}
		for i, d := range doctors {
			p.options = append(p.options, option{fmt.Sprintf("doctor-%d", i), d.Name})
		}
		r, err := w.k.ask(w.ctx, p)
		if err != nil || r.verb == leave {
			return errors.Join(err, stopIf(r.verb))
		}
		if r.verb != answered {
			return nil
		}
		for i, d := range doctors {
			if r.text == fmt.Sprintf("doctor-%d", i) {
				name = d.Name
			}
		}
	}
	return w.writeLetter(id, name)
}

// putIn asks for the file of a paper that came and puts it into the case, "" where
// there is none. It is of the kind given; of none given, of the kind that it reads as.
func (w *walk) putIn(question string, kind appeal.DocumentKind) (string, error) {
	for {
		r, err := w.k.ask(w.ctx, prompt{title: w.words.say(question), help: w.words.say(question + ".help"), form: single})
		switch {
		case err != nil:
			return "", err
		case r.verb == leave:
			return "", errStop
		case r.verb == goBack:
			return "", errBack
		case r.verb != answered || intake.SaysNone(r.text):
			return "", nil
		}
		if d, ok := namedPaper(w.f, r.text); ok {
			return d.ID, nil
		}
		added, err := w.addFiles("", casefile.AddOptions{Kind: kind}, droppedPaths(r.text, fileExists), nil)
		if err != nil {
			return "", err
		}
		for _, a := range added {
			if a.Document.ID != "" && a.Problem == nil {
				return a.Document.ID, nil
			}
		}
	}
}

// sentSince reports that the log has the sending of a letter since the day on
// which it was made.
func (w *walk) sentSince(id, to string) bool {
	last := loggedFor(&w.f.Case, law.SentWord(id), to)
	return !last.IsZero() && !last.Before(w.told.MadeOn[madeKey(id, to)])
}
