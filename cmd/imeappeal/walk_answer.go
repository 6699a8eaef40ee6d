package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
)

// testList is asked in a way of its own: from the reference list, one by one.
const testList = "exam.notes.tests"

// questions asks what is open in a part.
func (w *walk) questions(p part) error {
	for {
		q, more, ok := w.pending(p)
		if !ok {
			return nil
		}
		var err error
		switch {
		case more != "":
			err = w.askMore(more)
		case q.List() == testList && strings.HasSuffix(q.Key, "[0].name"):
			err = w.examTests(q)
		case q.Kind == intake.Paper || q.Kind == intake.Papers:
			err = w.askPapers(q)
		default:
			err = w.askOne(q)
		}
		if errors.Is(err, errBack) {
			if !w.goBack() && q.ID != "" {
				w.again = &q
			}
			continue
		}
		if err != nil {
			return err
		}
		w.steps = 0 // what follows is the next open question
	}
}

// pending gives the next question of a part, or the list of which another
// element may be wanted.
func (w *walk) pending(p part) (q intake.Ask, more string, ok bool) {
	if w.again != nil {
		q, w.again = *w.again, nil
		return q, "", true
	}
	if w.statedAnew() {
		q, _ := intake.Find(statedKey)
		return intake.Ask{Question: q, Key: statedKey}, "", true
	}
	open := w.open(p)
	seen := map[string]bool{}
	for _, q := range intake.Questions() {
		list := q.List()
		if !p.holds(q) || list != "" && seen[list] {
			continue
		}
		seen[list] = true
		for _, a := range open {
			if a.ID == q.ID || list != "" && a.List() == list {
				return a, "", true
			}
		}
		if list != "" && w.length(list) > 0 && !slices.Contains(w.told.Closed, list) {
			return intake.Ask{}, list, true
		}
	}
	return intake.Ask{}, "", false
}

// open gives the open questions of a part that were not passed over. Of the
// tests only name and "was it done" are asked: the rest would be too much.
func (w *walk) open(p part) []intake.Ask {
	var out []intake.Ask
	for _, a := range intake.Missing(&w.f.Case) {
		if !p.holds(a.Question) || slices.Contains(w.told.Skipped, a.Key) || a.List() == testList && a.Weight == intake.Extra || a.Key == statedKey && underAppeal(&w.f.Case) {
			continue
		}
		out = append(out, a)
	}
	return out
}

func (w *walk) anyOpen(p part) bool { return len(w.open(p)) > 0 }

// length counts the elements of a list of the case.
func (w *walk) length(list string) int {
	var n int
	key := intake.More(&w.f.Case, list).Key
	if _, err := fmt.Sscanf(strings.TrimPrefix(key, list), "[%d]", &n); err != nil {
		return 0
	}
	return n
}

// askOne asks one question and saves its answer.
func (w *walk) askOne(q intake.Ask) error { return w.askFrom(q, valueAt(&w.f.Case, q.Key)) }

// askFrom is askOne with what is shown as the answer so far.
func (w *walk) askFrom(q intake.Ask, now string) error {
	for ; ; now = valueAt(&w.f.Case, q.Key) {
		a, done, err := w.k.question(w.ctx, &w.f.Case, q, now, w.today)
		if err != nil {
			return err
		}
		if a.Key != "" && (done == leave || done == goBack) {
			w.told.Doubt = a.Key // kept as typed, and asked about again
			fresh := !slices.Contains(w.told.Trail, a.Key)
			if err := w.keep(a); err != nil || done == leave {
				return errors.Join(err, errStop)
			}
			if fresh {
				w.steps++ // back leads to the answer before this one
			}
			return errBack
		}
		if done != answered {
			return w.leaveQuestion(done, q.Key)
		}
		again, err := w.odd(a)
		if err != nil {
			return err
		}
		if !again {
			return w.keep(a)
		}
	}
}

// keep saves an answer and says the deadline if it can be counted now.
func (w *walk) keep(a intake.Answer) error {
	err := w.save(func(f *casefile.File) error { return errors.Join(w.leaveLaw(f, a), putAnswer(f, a)) })
	if err != nil {
		return err
	}
	key := intake.WithoutAbout(a.Key)
	w.told.answered(key)
	w.told.Last, w.told.Skipped = key, without(w.told.Skipped, key)
	if err := w.told.save(); err != nil {
		return err
	}
	if key == "claim.country" || key == "claim.kind" {
		if err := w.whichLaw(); err != nil {
			return err
		}
	}
	return w.showDeadlineAfter(a.Key)
}

// showDeadlineAfter says the deadline when an answer moved it, and always after
// a day of receipt: who gave it wants to know what hangs on it, also where it
// changes nothing. A day that no longer holds is taken back.
func (w *walk) showDeadlineAfter(key string) error {
	if err := w.takeBack(); err != nil {
		return err
	}
	if key == "denial.received" && !slices.Contains(w.f.Case.NotKnown, key) {
		w.told.Deadline = ""
	}
	err := w.showDeadline(false)
	if key == "denial.received" {
		err = errors.Join(err, w.sayNoDay())
	}
	return err
}

// sayNoDay says once a sitting why no last day can be counted, and where to look
// for it: silence would pass for "there is no hurry".
func (w *walk) sayNoDay() error {
	if w.dated && !w.f.Case.Denial.Date.IsZero() {
		w.noDay = false // what was said on coming back was about the missing date
	}
	return w.saysNoDay(true)
}

// saysNoDay is sayNoDay; coming back, what was found is not read out again.
func (w *walk) saysNoDay(whole bool) error {
	clocks, unknown := w.law.Deadlines(&w.f.Case, w.today)
	if _, ok := nearest(clocks, w.today); ok || w.noDay {
		return nil
	}
	w.noDay = true
	w.k.say("")
	switch {
	case w.f.Case.Denial.Date.IsZero() && w.f.Case.Denial.Received.IsZero():
		w.k.say(w.words.say("walk.no-day.no-date"))
	case len(unknown) > 0:
		w.sayWhyNoDay(unknown[0], whole)
		w.sayIfFinal(unknown)
	}
	return nil
}

// sayIfFinal names the day that runs where the letter in hand is the last word of the
// insurer: abroad the next step counts from it.
func (w *walk) sayIfFinal(unknown []law.Unknown) {
	for _, u := range unknown {
		if _, day, ok := strings.Cut(u.Needs, law.AlreadyFinal); ok {
			w.k.say(w.words.say("walk.no-day.if-final", "step", w.stepName(u.Step), "day", strings.TrimSuffix(day, ".")))
		}
	}
}

// sayWhyNoDay says first what the person can do, where only the letter's own day
// counts; what was found comes after it, for who wants to know or is asked for help.
func (w *walk) sayWhyNoDay(u law.Unknown, whole bool) {
	needs, notice := strings.CutSuffix(u.Needs, law.OwnDays)
	if !notice {
		step, needs := w.stepName(u.Step), w.words.framed(needs)
		if strings.HasPrefix(needs, step) { // they name it themselves
			step, needs = strings.TrimSuffix(needs, "."), ""
		}
		w.sayEnglish(w.k.say)
		w.k.say(strings.TrimSpace(w.words.say("walk.no-day", "step", step, "needs", needs)))
		return
	}
	w.k.say(strings.TrimSpace(w.words.say("walk.no-day", "step", w.stepName(u.Step), "needs", "")))
	w.k.say(w.words.say("walk.no-day.notice"))
	if !whole && needs != "" {
		w.k.say(w.words.say("walk.no-day.where", "command", w.command("deadlines")))
	} else if needs != "" {
		id := "walk.no-day.found"
		if strings.Contains(needs, "secondary") {
			id = "walk.no-day.found.secondary"
		}
		w.k.say(w.words.say(id))
		w.sayEnglish(w.k.say)
		w.k.say("  " + w.words.framed(needs))
	}
}

// takeBack says of the day that was shown last that it does not hold any more,
// where the law that governs is now known to be another.
func (w *walk) takeBack() error {
	regime := w.law.For(&w.f.Case).ID
	clocks, _ := w.law.Deadlines(&w.f.Case, w.today)
	shown, err := appeal.ParseDay(w.told.Deadline)
	held := slices.ContainsFunc(clocks, func(d law.Deadline) bool { return d.Who == "claimant" && d.Conservative == shown })
	if err != nil || w.told.Regime == "" || w.told.Regime == regime || held {
		return nil
	}
	w.k.say("")
	w.k.say(w.words.say("walk.day-gone", "day", shown.LongWeekday(), "regime", w.words.framed(w.law.For(&w.f.Case).Name)))
	w.told.Deadline, w.told.Regime, w.noDay = "", regime, false
	return errors.Join(w.sayNoDay(), w.told.save())
}

// leaveQuestion does what the words back, skip and quit ask for.
func (w *walk) leaveQuestion(v verb, key string) error {
	switch v {
	case leave:
		return errStop
	case goBack:
		return errBack
	}
	if valueAt(&w.f.Case, key) != "" { // asked once more, after back
		w.k.say(w.words.say("walk.stays"))
		return nil
	}
	w.told.Skipped = with(w.told.Skipped, key)
	w.k.say(w.words.say("walk.skipped"))
	return w.told.save()
}

// answeredSoFar gives the questions that a case answers, in their order: of one
// that was begun with options, or by a program that kept no trail.
func answeredSoFar(c *appeal.Case) []string {
	var out []string
	for _, q := range intake.Questions() {
		if q.List() == "" && q.Kind != intake.YesNo && q.Kind != intake.Papers && valueAt(c, q.ID) != "" {
			out = append(out, q.ID)
		}
	}
	return out
}

// goBack asks the newest answer again, and with each further back the one before.
// At the first one it says so, and false.
func (w *walk) goBack() bool {
	if w.steps >= len(w.told.Trail) {
		w.k.say(w.words.say("walk.first"))
		return false
	}
	w.steps++
	key := w.told.Trail[len(w.told.Trail)-w.steps]
	if q, ok := intake.Find(key); ok {
		w.again = &intake.Ask{Question: q, Key: key}
		return true
	}
	w.again = new(intake.More(&w.f.Case, key)) // the whole list was "I don't know"
	return true
}

// askMore asks whether a list goes on.
func (w *walk) askMore(list string) error {
	yes, v, err := w.k.yes(w.ctx, w.words.say("ask."+list+".more"))
	switch {
	case err != nil:
		return err
	case v == leave:
		return errStop
	case v == goBack:
		return errBack
	case yes:
		w.again = new(intake.More(&w.f.Case, list))
		return nil
	}
	w.told.Closed = with(w.told.Closed, list)
	return w.told.save()
}

// putAnswer writes an answer, or "I don't know", into the case file.
func putAnswer(f *casefile.File, a intake.Answer) error {
	at := slices.Index(f.Case.NotKnown, intake.WithoutAbout(a.Key))
	if a.Unknown {
		if at >= 0 {
			return nil
		}
		return f.Append("not_known", a.Key)
	}
	if at >= 0 {
		if err := f.Remove(indexed("not_known", at)); err != nil {
			return err
		}
	}
	if intake.SayAbout(&f.Case, a.Key) != "" {
		if err := f.Remove(intake.AboutKey(a.Key)); err != nil {
			return err
		}
	}
	return f.Set(a.Key, a.Value)
}

// save makes one change and reads the case again.
func (w *walk) save(edit func(*casefile.File) error) error {
	if err := w.patiently(w.ctx, func() error { return w.change(edit) }); err != nil {
		return err
	}
	return w.reload()
}

// patiently does what needs the lock; while another run holds it, it waits a little and
// then asks, so that an answer is not lost.
func (a *app) patiently(ctx context.Context, do func() error) error {
	for try := 1; ; try++ {
		err := do()
		var locked *casefile.LockedError
		if !errors.As(err, &locked) {
			return err
		}
		if try%20 == 0 {
			yes, v, askErr := a.asker().yes(ctx, a.words.say("walk.locked"))
			if askErr != nil || v == leave || !yes && v == answered {
				return errors.Join(askErr, err)
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// odd says what looks odd about an answer and asks whether it is right.
func (w *walk) odd(a intake.Answer) (again bool, err error) {
	if a.Unknown {
		return false, nil
	}
	trial, problems := casefile.Decode(w.f.Text())
	if len(problems) > 0 && trial.Claimant.Name == "" {
		return false, nil
	}
	before := oddAt(&trial, a.Key, w.today)
	a.Put(&trial)
	for _, p := range oddAt(&trial, a.Key, w.today) {
		if slices.ContainsFunc(before, func(b appeal.Problem) bool { return b.ID == p.ID }) {
			continue
		}
		w.k.sayProblem(p)
		right, v, err := w.k.yes(w.ctx, w.words.say("walk.right"))
		if err != nil || v == leave {
			return false, errors.Join(err, stopIf(v))
		}
		switch {
		case v == skipOver: // it is not known whether it is right: kept, and asked about again
			w.told.Doubt = a.Key
			w.k.say(w.words.say("walk.right.doubt"))
		case !right:
			return true, nil
		}
	}
	return false, nil
}

func oddAt(c *appeal.Case, key string, today appeal.Day) []appeal.Problem {
	var out []appeal.Problem
	for _, p := range intake.Check(c, today) {
		if strings.HasPrefix(p.ID, "odd.") && (p.Where == key || strings.HasPrefix(p.Where, key+"[")) && p.ID != "odd.side" {
			out = append(out, p)
		}
	}
	return out
}

// showDeadline says the nearest deadline with its arithmetic, when it is new.
func (w *walk) showDeadline(always bool) error {
	clocks, _ := w.law.Deadlines(&w.f.Case, w.today)
	d, ok := nearest(clocks, w.today)
	if !ok || !always && w.told.Deadline == d.Conservative.String() {
		return nil
	}
	regime := w.law.For(&w.f.Case)
	w.told.Deadline, w.told.Regime = d.Conservative.String(), regime.ID
	w.k.say("")
	w.k.say(w.deadlineHeadline(d, w.today))
	far := w.farOff(d, w.today)
	for _, line := range append(w.besides(d, clocks, w.today), far...) {
		w.k.say(line)
	}
	if !always {
		for _, line := range w.words.framedAll(d.Arithmetic) {
			w.k.say("  " + line)
		}
	}
	if text := w.sending(d); text != "" && len(far) == 0 {
		w.k.say("  " + text)
	}
	w.saySoon(d)
	if slices.ContainsFunc(regime.Questions, func(q law.Question) bool { return q.Key == "claim.plan.sponsor" }) {
		w.k.say("  " + w.words.say("walk.day-if-private"))
	}
	if !always {
		w.sayEnglish(w.k.say)
		w.k.say("  " + w.words.say("not-advice"))
	}
	return w.told.save()
}

// soon is how many days are so few that they are to be spoken of.
const soon = 14

// saySoon says what to do first where little time is left, and what may still be
// tried where the safe day has passed.
func (w *walk) saySoon(d law.Deadline) {
	if left := w.today.DaysUntil(d.Conservative); left >= 0 && left <= soon {
		text := w.words.say("walk.soon")
		if letter.Refused("extension-request", letter.Data{Case: &w.f.Case, Law: w.law, Regime: w.law.For(&w.f.Case), Date: w.today}) == nil {
			text += " " + w.words.say("walk.soon.more-time", "command", w.command("letter extension-request"))
		}
		w.k.say(text)
	}
	for _, line := range w.whatIsLeft(d) {
		w.k.say("  " + line)
	}
}

// notKnown stands for the answer "I don't know".
const notKnown = "??"

// valueAt gives what the case says at a key, in words, "" for nothing yet.
func valueAt(c *appeal.Case, key string) string {
	if slices.Contains(c.NotKnown, key) {
		return notKnown
	}
	if text := intake.SayAbout(c, key); text != "" && intake.Say(c, key) == "" {
		return text
	}
	return intake.Say(c, key)
}
