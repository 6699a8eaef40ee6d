package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
)

// offerLetter asks whether a letter shall be written now, and writes it.
func (w *walk) offerLetter(id, to string) error {
	_, err := w.offered(id, to)
	return err
}

// offered is offerLetter that tells whether it was wanted.
func (w *walk) offered(id, to string) (bool, error) {
	yes, v, err := w.k.yes(w.ctx, w.words.say("walk.write."+id, "to", to), w.words.say("walk.write.help"))
	switch {
	case err != nil:
		return false, err
	case v == leave:
		return false, errStop
	case v == goBack:
		return false, errBack
	case !yes:
		w.k.say(w.words.say("walk.write.later", "command", w.command("letter "+id)))
		return false, nil
	}
	return true, w.writeLetter(id, to)
}

// writeLetter composes a letter, final if nothing is missing, else a draft with
// its gaps named, and writes it as a PDF into letters/. A letter that the law
// does not give is no error here: what there is instead is said.
func (w *walk) writeLetter(id, to string) error {
	return w.write(id, to, func(f *casefile.File) (draft, error) { return w.composed(f, id, to, nil) })
}

// writeItems is writeLetter for a letter that asks for items of the first
// request again.
func (w *walk) writeItems(id, to string, items []string) error {
	return w.write(id, to, func(f *casefile.File) (draft, error) { return w.composed(f, id, to, items) })
}

func (w *walk) write(id, to string, compose func(*casefile.File) (draft, error)) error {
	var d draft
	var file string
	err := w.patiently(w.ctx, func() (err error) {
		f, unlock, err := w.holdCase()
		if err != nil {
			return err
		}
		defer unlock()
		if d, err = compose(f); err != nil {
			return err
		}
		if err := d.save(f, false); err != nil {
			return err
		}
		file, err = w.putPDF(f, d)
		return err
	})
	var refused *letter.RefusedError
	if errors.As(err, &refused) {
		w.k.say(sentence(w.words.framed(refused.Reason)))
		w.sayInstead(refused.Alternatives)
		return nil
	}
	if err != nil {
		return w.sayTrouble(err)
	}
	old := w.told.Made[madeKey(id, to)]
	w.told.made(id, to, file, w.today)
	state := "final"
	if d.Draft {
		state = "draft"
		if len(d.Gaps) == 0 {
			state = "draft-open" // why was said above
		}
	}
	w.k.say(w.words.say("walk.wrote."+state, "file", filepath.Join(w.f.Dir, file)))
	for _, g := range d.Gaps {
		w.k.say("  - " + w.gap(g))
	}
	if old != "" && old != file {
		w.k.say(w.words.say("walk.wrote.instead", "old", old))
	}
	return w.told.save()
}

// gap words a fact that a letter lacks as the interview asks for it.
func (w *walk) gap(g letter.Gap) string {
	if id := "walk.gap." + g.Key; w.words.has(id) {
		return w.words.say(id)
	}
	if q, ok := intake.Find(g.Key); ok {
		return w.words.say("ask." + q.ID)
	}
	return g.Question
}

// composed makes the letter as `imeappeal letter` does: final if nothing keeps
// it from being so, else a draft.
func (w *walk) composed(f *casefile.File, id, to string, items []string) (draft, error) {
	t, err := w.tools()
	if err != nil {
		return draft{}, err
	}
	defer t.close()
	told := false
	make := func(final bool) (draft, error) {
		o := buildOptions{Day: w.today, Final: final}
		b := built{Case: &f.Case, Day: o.Day, words: w.words}
		if err := t.groundLetters(w.ctx, f, &b, o); err != nil {
			return draft{}, err
		}
		if !told {
			told = true
			w.sayDropped(b.Papers.dropped)
		}
		data := t.letterData(b, o)
		data.To, data.Items = to, items
		if slices.Equal(items, everyItem) {
			if data.Items, err = itemNumbers(id, data); err != nil {
				return draft{}, err
			}
		}
		d, err := t.compose(f, id, data)
		if err == nil && final {
			return d, errors.Join(t.factLock(d.Letter, data), t.refuse(d))
		}
		return d, errors.Join(err, d.conflict())
	}
	d, err := make(true)
	var gaps *letter.GapsError
	var loose *failure
	unsure := errors.As(err, &loose) && (loose.id == "letter.unsourced" || loose.id == "draft.cut" || slices.ContainsFunc(loose.many, func(p appeal.Problem) bool { return p.ID == "confirm.needed" }))
	if errors.As(err, &gaps) || unsure {
		for _, p := range loose.open() {
			w.k.sayProblem(p)
		}
		return make(false)
	}
	return d, err
}

// itemNumbers are those of the request for the claim file.
func itemNumbers(id string, data letter.Data) ([]string, error) {
	data.Items = []string{"?"}
	var unknown *letter.UnknownItemError
	_, err := letter.Compose(id, data)
	if errors.As(err, &unknown) {
		return unknown.Have, nil
	}
	return nil, err
}

// itemNumbers are those that this case's request has.
func (w *walk) itemNumbers() ([]string, error) {
	data, err := w.dataOf(&w.f.Case, letterOptions{}, stationery{})
	if err != nil {
		return nil, err
	}
	return itemNumbers("second-demand", data)
}

// putPDF puts the letter as a PDF beside its draft. What is there is never
// replaced: the same content is left alone, another gets a number. It gives the
// path in the case.
func (w *walk) putPDF(f *casefile.File, d draft) (string, error) {
	b, err := w.rendered(d.Letter, ".pdf")
	if err != nil {
		return "", err
	}
	dir, err := f.Letters()
	if err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		file := d.name + ".pdf"
		if n > 1 {
			file = fmt.Sprintf("%s-%d.pdf", d.name, n)
		}
		path := filepath.Join(dir, file)
		old, err := os.ReadFile(path)
		switch {
		case errors.Is(err, os.ErrNotExist):
			return "letters/" + file, writeFile(path, b)
		case err != nil:
			return "", err
		case bytes.Equal(old, b):
			return "letters/" + file, nil
		}
	}
}

// sayTrouble says what kept a step from being done; the walk goes on. Only what
// concerns the whole run is given back.
func (w *walk) sayTrouble(err error) error {
	if w.ctx.Err() != nil || errors.Is(err, errNoAnswer) || errors.Is(err, errInterrupted) {
		return err
	}
	w.k.say(w.words.say("walk.trouble"))
	w.explain(err)
	return nil
}

// askSent asks whether a letter was sent, to each of those for whom it was made,
// when and how, and notes it in the log.
func (w *walk) askSent(id string) error {
	for _, to := range w.told.unsent(id) {
		if err := w.askSentTo(id, to); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) askSentTo(id, to string) error {
	file := w.told.Made[madeKey(id, to)]
	if w.sentSince(id, to) {
		return nil
	}
	yes, v, err := w.k.yes(w.ctx, w.words.say("walk.sent", "letter", w.letterTo(id, to)), w.words.say("walk.sent.help"))
	switch {
	case err != nil:
		return err
	case v == leave:
		return errStop
	case v == goBack:
		return errBack
	case !yes:
		return nil
	}
	err = w.entering(func() error { return w.noteSent(id, to, file) })
	if errors.Is(err, errBack) {
		return w.askSentTo(id, to)
	}
	return err
}

// noteSent asks when and how a letter went out, and notes it; what was given when
// the person stops is noted too.
func (w *walk) noteSent(id, to, file string) error {
	day, ok, err := w.theDay("walk.sent.when", appeal.Day{})
	if err != nil || !ok {
		return err
	}
	entry := appeal.LogEntry{What: law.SentWord(id), Date: day, To: to}
	channel, stop := w.askChannel()
	if entry.Channel = channel; stop == nil {
		entry.Confirmation, stop = w.askOptional("walk.sent.number")
	}
	if stop != nil && !errors.Is(stop, errStop) {
		return stop
	}
	if sum, _, err := hashFile(filepath.Join(w.f.Dir, filepath.FromSlash(file))); err == nil {
		entry.SHA256 = sum
	}
	if err := w.logEntry(entry); err != nil {
		return err
	}
	delete(w.told.Made, madeKey(id, to))
	return errors.Join(w.told.save(), stop)
}

// letterTo names a letter, and the physician where it is for one of several.
func (w *walk) letterTo(id, to string) string {
	if to == "" || len(w.f.Case.Treating()) < 2 {
		return w.words.say("walk.letter." + id)
	}
	return w.words.say("walk.letter-to", "letter", w.words.say("walk.letter."+id), "to", to)
}

func (w *walk) sentAlready(id string) bool {
	return !lastLogged(&w.f.Case, law.SentWord(id)).IsZero()
}

// askDay asks for a day that is not a key of the case: when something happened.
func (w *walk) askDay(id string) (appeal.Day, verb, error) {
	return w.askDaySince(id, appeal.Day{})
}

// askDaySince is askDay for what came after a letter was sent; of two readings of a
// date the one before that day is none.
func (w *walk) askDaySince(id string, sent appeal.Day) (appeal.Day, verb, error) {
	for {
		r, err := w.k.ask(w.ctx, prompt{title: w.words.say(id), help: w.words.say("walk.day.help"), form: single})
		if err != nil || r.verb != answered {
			return appeal.Day{}, r.verb, err
		}
		days := intake.ParseDay(r.text, w.today)
		if last, ok := intake.LastSuchDay(r.text, w.today); ok {
			right, v, err := w.k.yes(w.ctx, w.words.say("ask.no-year", "day", last.LongWeekday()))
			if err != nil || v == leave {
				return appeal.Day{}, v, err
			}
			if !right {
				continue
			}
			days = []appeal.Day{last}
		}
		if len(days) == 2 && days[1].After(w.today) {
			days = days[:1]
		}
		if len(days) == 2 && days[0].Before(sent) != days[1].Before(sent) {
			days = slices.DeleteFunc(days, func(d appeal.Day) bool { return d.Before(sent) })
		}
		if len(days) == 2 {
			iso, v, err := w.k.whichDay(w.ctx, map[string]string{
				"value": r.text, "first": days[0].String(), "second": days[1].String(), "first_long": days[0].Long(), "second_long": days[1].Long(),
			})
			if err != nil || v == leave {
				return appeal.Day{}, v, err
			}
			if v != answered {
				continue
			}
			days = intake.ParseDay(iso, w.today)
		}
		switch {
		case len(days) == 0:
			w.k.sayProblem(*intake.NotADay(r.text, w.today))
		case days[0].Before(sent):
			w.k.say(w.words.say("walk.answered.early", "day", days[0].Long(), "sent", sent.Long()))
		case days[0].After(w.today):
			w.k.sayProblem(appeal.Problem{ID: "intake.date-ahead", Args: map[string]string{"date": days[0].Long()}})
		default:
			w.k.say(w.words.say("ask.noted-day", "day", days[0].LongWeekday()))
			return days[0], answered, nil
		}
	}
}

// askChannel asks how something was sent; not knowing is fine.
func (w *walk) askChannel() (string, error) {
	p := prompt{title: w.words.say("walk.sent.how"), help: w.words.say("walk.sent.how.help"), form: pick}
	for _, id := range []string{"certified-mail", "mail", "fax", "portal", "e-mail", "in-person"} {
		p.options = append(p.options, option{id, w.words.say("walk.channel." + id)})
	}
	r, err := w.k.ask(w.ctx, p)
	if r.verb == leave {
		return "", errStop
	}
	return r.text, err
}

// askOptional asks for a line that may be left out.
func (w *walk) askOptional(id string) (string, error) {
	p := prompt{title: w.words.say(id), help: w.words.say(id + ".help"), form: single}
	r, err := w.k.ask(w.ctx, p)
	for err == nil && r.verb == answered && intake.NamesFile(r.text) {
		w.k.say(w.words.say("ask.no-fact", "text", r.text))
		r, err = w.k.ask(w.ctx, p)
	}
	switch {
	case err != nil:
		return "", err
	case r.verb == leave:
		return "", errStop
	case r.verb != answered || strings.EqualFold(r.text, "none") || strings.EqualFold(r.text, "no"):
		return "", nil
	}
	return r.text, nil
}

// open are the problems that keep a letter from being final and that a person
// can settle: papers that nobody has confirmed.
func (f *failure) open() []appeal.Problem {
	if f == nil || f.id == "letter.unsourced" {
		return nil
	}
	return f.many
}
