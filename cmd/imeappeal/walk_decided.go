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
// not grant all of an appeal becomes the denial that the next step is about.
func (w *walk) decided(id, came string, received appeal.Day) error {
	return w.decidedBy(id, came, law.Decision{Received: received})
}

// decidedBy is decided for a decision of which some is known from the log.
func (w *walk) decidedBy(id, came string, d law.Decision) error {
	var err error
	if d.Document == "" {
		if d.Document, err = w.putIn("walk.decided.file", appeal.DenialKind); err != nil {
			return err
		}
	}
	refused := id == "appeal" && came != "won"
	printed := confirmedDate(&w.f.Case, d.Document, d.Received)
	if refused && printed.IsZero() {
		if printed, err = w.printedDay(d.Received); err != nil {
			return err
		}
	}
	err = w.save(func(f *casefile.File) error {
		for _, what := range []string{answersTo[id][0], outcomes[id+" "+came]} {
			if slices.ContainsFunc(f.Case.Log, func(e appeal.LogEntry) bool { return e.Date == d.Received && plainWord(e.What) == plainWord(what) }) {
				continue
			}
			if err := f.Append("log", appeal.LogEntry{Date: d.Received, What: what, Document: d.Document}); err != nil {
				return err
			}
		}
		if !refused {
			return nil
		}
		return putDecision(f, appeal.Denial{Date: printed, Received: d.Received, Document: d.Document, Final: d.Final})
	})
	if err != nil {
		return err
	}
	received := d.Received
	w.k.say(w.words.say("sent.saved", "what", outcomes[id+" "+came], "day", received.LongWeekday()))
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
	return w.decidedBy("appeal", came, d)
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
			return err
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
