package main

import (
	"errors"
	"fmt"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
)

// endExam asks whether an examination by the insurer's doctor still lies ahead,
// and prepares for it: this state's rules, a sheet to read, a form for the notes.
// Where the report of one is there already, that is what the denial rests on.
func (w *walk) endExam() error {
	if _, err := reportDocument(w.f); err == nil {
		return nil
	}
	yes, v, err := w.k.yes(w.ctx, w.words.say("walk.exam.ahead"), w.words.say("walk.exam.ahead.help"))
	switch {
	case err != nil || v == leave:
		return errors.Join(err, stopIf(v))
	case v == goBack:
		return errBack
	case !yes:
		return nil
	}
	day, v, err := w.askDayAhead("walk.exam.when", appeal.Day{})
	if err != nil || v == leave {
		return errors.Join(err, stopIf(v))
	}
	w.told.Exam = day // before the next question, where the person may stop
	if err := w.told.save(); err != nil {
		return err
	}
	doctor, err := w.askOptional("walk.exam.doctor")
	if err != nil {
		return err
	}
	w.showRights()
	for _, id := range []string{"ime-preparation", "ime-notes"} {
		err := w.write(id, "", func(f *casefile.File) (draft, error) {
			ahead := *f // the letters speak of this examination, not of an earlier one
			ahead.Case.Exam = appeal.Exam{Date: day, Examiner: appeal.Examiner{Name: doctor}}
			return w.composed(&ahead, id, "", nil)
		})
		if err != nil {
			return err
		}
	}
	w.k.say(w.words.say("walk.exam.after", "command", w.command("walk")))
	return nil
}

// askDayAhead asks for a day from today on; not knowing it is fine. A time such as 20
// days is counted from a day, where one is given, and read back.
func (w *walk) askDayAhead(id string, from appeal.Day) (appeal.Day, verb, error) {
	for {
		r, err := w.k.ask(w.ctx, prompt{title: w.words.say(id), help: w.words.say(id + ".help"), form: single})
		if err != nil || r.verb != answered {
			return appeal.Day{}, r.verb, err
		}
		if end, ok := intake.SpanEnd(r.text, from); ok && !from.IsZero() && !end.Before(w.today) {
			right, v, err := w.k.yes(w.ctx, w.words.say("walk.span", "from", from.Long(), "value", r.text, "day", end.LongWeekday()))
			if err != nil || v == leave || right {
				return end, v, err
			}
			continue
		}
		var ahead []appeal.Day
		for _, d := range intake.ParseDay(r.text, w.today) {
			if !d.Before(w.today) {
				ahead = append(ahead, d)
			}
		}
		if len(ahead) == 2 {
			iso, v, err := w.k.whichDay(w.ctx, map[string]string{
				"value": r.text, "first": ahead[0].String(), "second": ahead[1].String(), "first_long": ahead[0].Long(), "second_long": ahead[1].Long(),
			})
			if err != nil || v == leave {
				return appeal.Day{}, v, err
			}
			if v != answered {
				continue
			}
			ahead = intake.ParseDay(iso, w.today)
		}
		if len(ahead) == 1 {
			w.k.say(w.words.say("ask.noted-day", "day", ahead[0].LongWeekday()))
			return ahead[0], answered, nil
		}
		w.k.say(w.words.say("walk.exam.not-ahead"))
	}
}

// showRights says what the tables have on recording, company and the report for
// this claim, and "not known" where they have nothing.
func (w *walk) showRights() {
	s, _ := w.law.State(w.f.Case.Claim.State)
	for i, line := range examRights(w.words, w.f.Case.Claim.Kind, s) {
		if i == 0 {
			w.k.say("")
			w.k.say(line)
			continue
		}
		w.k.say("  " + line)
	}
}

// examRights words the state's rules about an examination. Those that were read
// are about workers' compensation, and about auto insurance where the row says
// so; for another kind of claim they are not known.
func examRights(say words, kind appeal.ClaimKind, s law.State) []string {
	where := s.Name
	if where == "" {
		where = say.say("walk.rights.nowhere")
	}
	head := say.say("walk.rights.head", "state", where)
	rule := func(text string) string {
		if text = strings.TrimSpace(text); kind != appeal.WorkersComp || !s.IME.Seen || text == "" || strings.HasPrefix(strings.ToLower(text), "unknown") || strings.EqualFold(text, "none found") {
			return say.say("walk.rights.not-known")
		}
		return text
	}
	lines := []string{
		head,
		say.say("walk.rights.recording", "what", rule(s.IME.ClaimantMayRecord)),
		say.say("walk.rights.observer", "what", rule(s.IME.ObserverAllowed)),
		say.say("walk.rights.report", "what", rule(s.IME.CopyOfReport)),
	}
	if auto := s.IME.AutoNoFault; kind == appeal.AutoNoFault && auto != nil && auto.Seen {
		lines = append(lines, say.say("walk.rights.auto", "what", auto.Rule))
	}
	if kind == appeal.WorkersComp && s.IME.Seen && s.IME.Statute != "" {
		lines = append(lines, say.say("walk.rights.source", "statute", s.IME.Statute, "day", s.Checked.Long()))
	}
	return append(lines, say.say("walk.rights.ask"))
}

// afterExam reminds of an examination that was ahead in an earlier sitting: how
// long it is, or that the notes are to be written now.
func (w *walk) afterExam() error {
	day := w.told.Exam
	switch {
	case day.IsZero():
		return nil
	case day == w.today: // it may still be ahead
		w.k.say(w.words.say("walk.exam.today", "day", day.LongWeekday()))
		return nil
	case day.After(w.today):
		w.k.say(w.words.plural("walk.exam.in", w.today.DaysUntil(day), "day", day.LongWeekday()))
		return nil
	}
	w.k.say(w.words.say("walk.exam.was", "day", day.LongWeekday()))
	w.told.Exam = appeal.Day{}
	if w.f.Case.Exam.Date.IsZero() {
		q, _ := intake.Find("exam.date")
		if err := w.save(func(f *casefile.File) error {
			return putAnswer(f, intake.Answer{Key: q.ID, Value: day})
		}); err != nil {
			return err
		}
	} else {
		w.k.say(w.words.say("walk.exam.second", "file", fmt.Sprintf("letters/%s.pdf", "ime-notes")))
	}
	return w.told.save()
}
