package main

import (
	"errors"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
)

// What the log says of a decision beside that it came.
var outcomes = map[string]string{
	"appeal won": "appeal granted", "appeal partly": "appeal granted in part", "appeal lost": "appeal denied",
	"external-review won": "external review granted", "external-review partly": "external review granted in part", "external-review lost": "external review denied",
}

// decided notes the decision on an appeal or on external review. One that does
// not grant all of an appeal becomes the denial that the next step is about. Who
// does not know when it came may know the date on it, and that will do.
func (w *walk) decided(t turn, came string) error {
	day, v, err := w.askDaySince("walk.answered.when", t.since)
	switch {
	case err != nil || v == leave:
		return errors.Join(err, stopIf(v))
	case v == goBack:
		return errBack
	case v == answered:
		return w.decidedBy(t.id, came, law.Decision{Received: day}, appeal.Day{})
	}
	printed, err := w.printedDay(w.today)
	if err != nil {
		return err
	}
	if printed.IsZero() {
		w.k.say(w.words.say("walk.answered.no-day"))
		return nil
	}
	return w.decidedBy(t.id, came, law.Decision{Received: printed}, printed)
}

// decidedBy is decided for a decision of which some is known from the log. only is
// the date printed on it, where that is the one day known. Who stops in between has
// the decision in the log, and is asked for the rest another time.
func (w *walk) decidedBy(id, came string, d law.Decision, only appeal.Day) error {
	refused := id == "appeal" && came != "won"
	new := appeal.Denial{Date: only, Final: d.Final}
	if only.IsZero() {
		new.Received = d.Received
	}
	var stop error
	if d.Document == "" {
		d.Document, stop = w.putIn("walk.decided.file", appeal.DenialKind)
	}
	if new.Date.IsZero() {
		new.Date = confirmedDate(&w.f.Case, d.Document, d.Received)
	}
	if stop == nil && refused && new.Date.IsZero() {
		new.Date, stop = w.printedDay(d.Received)
	}
	if stop != nil && !errors.Is(stop, errStop) {
		return stop
	}
	new.Document = d.Document
	err := w.save(func(f *casefile.File) error {
		if err := logDecision(f, id, came, d); err != nil || !refused || stop != nil {
			return err
		}
		if err := putDecision(f, new); err != nil || new.Received == d.Received {
			return err
		}
		return putAnswer(f, intake.Answer{Key: "denial.received", Unknown: true})
	})
	if err != nil || stop != nil {
		return errors.Join(err, stop)
	}
	w.k.say(w.words.say("sent.saved", "what", outcomes[id+" "+came], "day", d.Received.LongWeekday()))
	w.k.say(w.words.say("walk.decided." + id + "." + came))
	switch {
	case id == "external-review" && came != "won":
		w.sayInstead(w.law.For(&w.f.Case).Instead)
		return nil
	case came == "won" || id != "appeal":
		return nil
	}
	return w.nextLevel()
}

// logDecision notes that a decision came and what it says, each once.
func logDecision(f *casefile.File, id, came string, d law.Decision) error {
	for _, what := range []string{answersTo[id][0], outcomes[id+" "+came]} {
		if slices.ContainsFunc(f.Case.Log, func(e appeal.LogEntry) bool { return e.Date == d.Received && plainWord(e.What) == plainWord(what) }) {
			continue
		}
		if err := f.Append("log", appeal.LogEntry{Date: d.Received, What: what, Document: d.Document}); err != nil {
			return err
		}
	}
	return nil
}

// openDecision asks about a decision on the appeal that the log tells of and
// the case does not hold yet.
func (w *walk) openDecision() error {
	d, ok := law.ToEnter(&w.f.Case)
	if !ok {
		return nil
	}
	came := d.Came
	if came == "" {
		p := prompt{title: w.words.say("walk.decided.open", "day", d.Received.Long()), help: w.words.say("walk.answered.help"), form: pick, bare: true}
		for _, id := range []string{"won", "partly", "lost"} {
			p.options = append(p.options, option{id, w.words.say("walk.answer.appeal." + id)})
		}
		r, err := w.k.ask(w.ctx, p)
		switch {
		case err != nil || r.verb == leave:
			return errors.Join(err, stopIf(r.verb))
		case r.verb != answered:
			return nil
		}
		came = r.text
	}
	return w.decidedBy("appeal", came, d, appeal.Day{})
}

// confirmedDate is a notice's date, the zero Day where it has none, nobody has
// confirmed it, or it lies after the day on which the notice came.
func confirmedDate(c *appeal.Case, id string, received appeal.Day) appeal.Day {
	d, ok := c.Document(id)
	if !ok || slices.Contains(d.Proposed, "date") || d.Date.After(received) {
		return appeal.Day{}
	}
	return d.Date
}

// printedDay asks for the date on the decision; the zero Day when it is not
// known.
func (w *walk) printedDay(received appeal.Day) (appeal.Day, error) {
	for {
		day, v, err := w.askDay("walk.decided.printed")
		switch {
		case err != nil:
			return day, err
		case v == leave:
			return day, errStop
		case v == goBack:
			return day, errBack
		case v != answered:
			return appeal.Day{}, nil
		case !day.After(received):
			return day, nil
		}
		w.k.sayProblem(appeal.Problem{ID: "odd.received-early", Args: map[string]string{"received": received.Long(), "date": day.Long()}})
	}
}

// putDecision makes a decision on an appeal the denial of the case, and keeps
// the denial before it among the earlier ones.
func putDecision(f *casefile.File, d appeal.Denial) error {
	if old := f.Case.Denial; !old.Date.IsZero() || !old.Received.IsZero() || old.Document != "" || len(old.Reasons) > 0 {
		if err := f.Append("earlier_denials", old); err != nil {
			return err
		}
	}
	for i := len(f.Case.NotKnown) - 1; i >= 0; i-- {
		if strings.HasPrefix(f.Case.NotKnown[i], "denial.") {
			if err := f.Remove(indexed("not_known", i)); err != nil {
				return err
			}
		}
	}
	return f.Set("denial", d)
}

// nextLevel asks whether the decision is the last one, says the new day, and
// goes back to the parts of the walk that are open again.
func (w *walk) nextLevel() error {
	w.told.Done = slices.DeleteFunc(w.told.Done, func(id string) bool {
		return id == "external-review" || id == "packet"
	})
	w.told.Deadline = ""
	if err := w.told.save(); err != nil {
		return err
	}
	if q, ok := intake.Find("denial.final"); ok {
		if err := w.askFrom(intake.Ask{Question: q, Key: q.ID}, ""); err != nil { // of the new letter nothing is known yet
			w.told.Doubt = q.ID // asked first in the next sitting
			return errors.Join(err, w.told.save())
		}
	}
	if err := w.showDeadline(false); err != nil {
		return err
	}
	external := w.law.ExternalReview(&w.f.Case)
	if external.Given {
		w.k.say(w.words.say("walk.decided.external"))
		return nil // step 6 comes again below and offers the request
	}
	w.k.say(w.words.say("walk.decided.no-external"))
	w.sayInstead(external.Alternatives)
	return nil
}

// sayInstead lists what there is where a step is not given.
func (w *walk) sayInstead(all []string) {
	for _, s := range w.words.framedAll(all) {
		w.k.say("  - " + s)
	}
}
