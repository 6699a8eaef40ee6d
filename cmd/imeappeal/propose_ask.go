package main

import (
	"context"
	"errors"
	"maps"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/paper"
)

// The answers to a proposal.
const (
	takeIt   = "yes"
	leaveOut = "no"
	changeIt = "change"
)

// askDenial asks about each thing that a denial letter says and that the case
// lacks or has otherwise; each answer is saved at once. "quit" leaves the rest, and
// is errStop.
func (a *app) askDenial(ctx context.Context, id string, letter paper.Denial, open []offer) error {
	k := a.asker()
	a.sayDenial(id, letter, nil, 0)
	reasons := map[int]string{} // by the offer's place, so that "back" can change one
	for i := 0; i < len(open); i++ {
		answer, v, err := a.askOffer(ctx, k, open[i])
		switch {
		case err != nil:
			return err
		case v == leave:
			if answer.Key != "" && answer.Value != nil { // typed, and not yet said to be whole
				if err := a.saveAnswer(ctx, answer); err != nil {
					return err
				}
			}
			k.say(a.words.say("paper.left", "command", a.inCase("confirm "+id)))
			return errStop
		case v == goBack:
			i = max(i-2, -1)
			continue
		}
		if open[i].Key == "denial.reasons" {
			delete(reasons, i)
			if text, ok := answer.Value.(string); ok && v == answered {
				reasons[i] = text
			}
			answer, v = intake.Answer{Key: "denial.reasons", Value: textsInOrder(reasons)}, answered
		}
		if v != answered {
			continue
		}
		if err := a.saveAnswer(ctx, answer); err != nil {
			return err
		}
	}
	return nil
}

// textsInOrder gives the texts in the order of their places.
func textsInOrder(texts map[int]string) []string {
	var out []string
	for _, i := range slices.Sorted(maps.Keys(texts)) {
		out = append(out, texts[i])
	}
	return out
}

func (a *app) saveAnswer(ctx context.Context, answer intake.Answer) error {
	return a.patiently(ctx, func() error {
		return a.change(func(f *casefile.File) error { return putAnswer(f, answer) })
	})
}

// askOffer asks about one proposal. A verb other than answered says that nothing
// is to be written.
func (a *app) askOffer(ctx context.Context, k *asker, o offer) (intake.Answer, verb, error) {
	q, _ := intake.Find(o.Key)
	place := a.checkWords(o.Found)
	if o.Key == "denial.reasons" { // the value is the quote
		if place = o.Ref.String(); o.Recognized {
			place = a.words.say("paper.where.picture-place", "place", place)
		}
	}
	title := a.words.say("paper.ask", "field", a.fieldWords(o.Key), "value", valueWords(o.Value), "where", place) + a.passedWords(o.Passed)
	if o.differs {
		title += "\n" + a.words.say("paper.differs", "now", o.now)
	}
	r, err := k.ask(ctx, a.yesNoChange(title+"\n"+a.words.say("paper.take")))
	if err != nil || r.verb != answered {
		return intake.Answer{}, r.verb, err
	}
	switch {
	case r.text == leaveOut:
		return intake.Answer{}, skipOver, nil
	case r.text == takeIt:
		return intake.Answer{Key: o.Key, Value: o.Value}, answered, nil
	case o.Key == "denial.reasons":
		r, err := k.fact(ctx, prompt{title: a.words.say("paper.reason"), now: valueWords(o.Value), form: single, bare: true})
		if err != nil || r.verb != answered {
			return intake.Answer{}, r.verb, err
		}
		return intake.Answer{Key: o.Key, Value: r.text}, answered, nil
	}
	f, err := a.openQuietly()
	if err != nil {
		return intake.Answer{}, "", err
	}
	today, err := a.today(&f.Case)
	if err != nil {
		return intake.Answer{}, "", err
	}
	return k.question(ctx, &f.Case, intake.Ask{Question: q, Key: o.Key}, valueWords(o.Value), today)
}

func (a *app) yesNoChange(title string) prompt {
	return prompt{title: title, form: pick, bare: true, help: a.words.say("paper.ask.help"), options: []option{
		{takeIt, a.words.say("ask.yes")}, {leaveOut, a.words.say("ask.no")}, {changeIt, a.words.say("paper.change")},
	}}
}

// fact asks for a fact in words: no file, and no "no" that was meant for the
// question before.
func (k *asker) fact(ctx context.Context, p prompt) (reply, error) {
	for {
		r, err := k.ask(ctx, p)
		if err != nil || r.verb != answered || p.form == pick || !intake.SaysNone(r.text) && !intake.NamesFile(r.text) {
			return r, err
		}
		k.say(k.words.say("ask.no-fact", "text", r.text))
	}
}

// unlessStopped takes the person's wish to stop for the end of a command that only
// asks about papers.
func unlessStopped(err error) error {
	if errors.Is(err, errStop) {
		return nil
	}
	return err
}

func (a *app) openQuietly() (*casefile.File, error) {
	dir, err := a.findCase()
	if err != nil {
		return nil, err
	}
	return casefile.Open(dir)
}

// confirmPapers asks, document by document, whether what was read in it is
// right; "back" asks about the one before again, and "quit" leaves the rest as it
// is, and is errStop.
func (a *app) confirmPapers(ctx context.Context, look *lookout, ids []string) error {
	k := a.asker()
	open := map[string][]string{} // what waited of each document when it was asked about
	for at := 0; at < len(ids); at++ {
		for {
			f, err := a.reopened(look)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(f.Case.Documents, func(d appeal.Document) bool { return d.ID == ids[at] })
			if i < 0 || len(f.Case.Documents[i].Proposed) == 0 {
				break
			}
			if open[ids[at]] == nil {
				open[ids[at]] = f.Case.Documents[i].Proposed
			}
			again, v, err := a.confirmPaper(ctx, k, look, f.Case.Documents[i])
			if err != nil {
				return err
			}
			if v == leave {
				k.say(a.words.say("paper.left", "command", a.inCase("confirm")))
				return errStop
			}
			if v == goBack && !again {
				if at, err = a.openAgain(ctx, ids, at, open); err != nil {
					return err
				}
				continue
			}
			if !again {
				break
			}
		}
	}
	return nil
}

// openAgain lets what was confirmed of the last document before wait again, and
// gives its place; of the first there is none.
func (a *app) openAgain(ctx context.Context, ids []string, at int, open map[string][]string) (int, error) {
	for i := at - 1; i >= 0; i-- {
		if waited := open[ids[i]]; waited != nil {
			return i, a.editPaper(ctx, ids[i], func(f *casefile.File, key string) error { return f.Set(key+".proposed", waited) })
		}
	}
	return at, nil
}

// confirmPaper asks about one document; again says that a field was changed and
// the rest is still open.
func (a *app) confirmPaper(ctx context.Context, k *asker, look *lookout, d appeal.Document) (again bool, v verb, err error) {
	fields := without(slices.Clone(d.Proposed), openPages)
	if len(fields) == 0 {
		return a.confirmWhole(ctx, k, look, d)
	}
	read := look.read[d.File]
	title := ""
	var shown []paper.Proposal
	for _, field := range fields {
		line := a.words.say("paper.guess", "field", a.fieldWords(field), "value", a.shownField(d, field))
		if p, ok := read.Get(field); ok && valueWords(p.Value) == fieldOf(d, field) {
			line = a.words.say("paper.field", "field", a.fieldWords(field), "value", a.shownField(d, field),
				"why", a.words.say("paper.why."+p.Why), "where", a.whereWords(p.Found)) + a.passedWords(p.Passed)
			shown = append(shown, p)
		}
		title += "\n  " + line
	}
	if fromPicture(shown, nil, nil) {
		title += "\n  " + a.words.say("paper.picture")
	}
	title = a.readWords(look, d, len(shown) > 0) + title + "\n" + a.words.say("paper.right")
	r, err := k.ask(ctx, a.yesNoChange(title))
	switch {
	case err != nil || r.verb != answered:
		return false, r.verb, err
	case r.text == takeIt && len(fields) < len(d.Proposed):
		return true, answered, a.editPaper(ctx, d.ID, func(f *casefile.File, key string) error { return f.Set(key+".proposed", []string{openPages}) })
	case r.text == takeIt:
		return false, answered, a.editPaper(ctx, d.ID, func(f *casefile.File, key string) error { return f.Remove(key + ".proposed") })
	case r.text == leaveOut:
		k.say(a.words.say("paper.stays", "command", a.inCase("confirm "+d.ID)))
		return false, answered, nil
	}
	return a.changePaper(ctx, k, d)
}

// readWords heads what waits of a document: that it was read in it, or that it
// was not, and why nothing could be.
func (a *app) readWords(look *lookout, d appeal.Document, read bool) string {
	id, reason := "paper.confirm", look.mute[d.File]
	switch {
	case read:
	case reason != "":
		id = "paper.confirm.mute"
	default:
		id = "paper.confirm.guess"
	}
	return a.words.say(id, "id", d.ID, "file", d.File, "reason", a.words.unread(reason))
}

// confirmWhole asks whether a paper that seems not to be whole is all that there
// is. It is a question of its own: who says that kind and date are right did not
// say that.
func (a *app) confirmWhole(ctx context.Context, k *asker, look *lookout, d appeal.Document) (again bool, v verb, err error) {
	title := a.words.say("gaps.ask", "id", d.ID, "file", d.File)
	g := look.gaps[d.File]
	for _, p := range gapProblems(d, g.Gaps, g.pages) {
		title += "\n  " + a.words.what(p)
	}
	title += "\n" + a.words.say("gaps.all")
	r, err := k.ask(ctx, prompt{title: title, form: pick, bare: true, help: a.words.say("gaps.all.help"), options: []option{
		{leaveOut, a.words.say("gaps.all.no")}, {takeIt, a.words.say("gaps.all.yes")},
	}})
	switch {
	case err != nil || r.verb != answered:
		return false, r.verb, err
	case r.text == takeIt:
		return false, answered, a.editPaper(ctx, d.ID, func(f *casefile.File, key string) error { return f.Remove(key + ".proposed") })
	}
	k.say(a.words.say("gaps.replace", "id", d.ID))
	return false, answered, nil
}

// changePaper asks which field is otherwise, and what it is.
func (a *app) changePaper(ctx context.Context, k *asker, d appeal.Document) (again bool, v verb, err error) {
	which := prompt{title: a.words.say("paper.which"), form: pick, bare: true}
	for _, field := range without(slices.Clone(d.Proposed), openPages) {
		which.options = append(which.options, option{field, a.words.say("paper.value", "field", a.fieldWords(field), "value", fieldOf(d, field))})
	}
	r, err := k.ask(ctx, which)
	if err != nil || r.verb != answered {
		return true, r.verb, err
	}
	field := r.text
	ask := prompt{title: a.words.say("paper.new", "field", a.fieldWords(field)), now: fieldOf(d, field), form: single, bare: true}
	if field == "kind" {
		ask.form = pick
		for _, kind := range appeal.Choices("documents[].kind") {
			ask.options = append(ask.options, option{kind, a.words.say("paper.kind." + kind)})
		}
	}
	for {
		r, err := k.fact(ctx, ask)
		if err != nil || r.verb != answered {
			return true, r.verb, err
		}
		value, p := a.paperField(field, r.text)
		if p != nil {
			k.sayProblem(*p)
			continue
		}
		return true, answered, a.editPaper(ctx, d.ID, func(f *casefile.File, key string) error {
			if err := f.Set(key+"."+field, value); err != nil {
				return err
			}
			return f.Set(key+".proposed", without(slices.Clone(d.Proposed), field))
		})
	}
}

// paperField reads what a person typed for a document's field.
func (a *app) paperField(field, text string) (any, *appeal.Problem) {
	if field != "date" {
		return text, nil
	}
	today, err := a.today(nil)
	if err != nil {
		return nil, &appeal.Problem{ID: "flag.as-of", Level: appeal.LevelError}
	}
	days := appeal.ReadDay(text, today)
	switch len(days) {
	case 1:
		return days[0], nil
	case 0:
		return nil, &appeal.Problem{ID: "intake.date", Args: map[string]string{"value": text}, Level: appeal.LevelError}
	}
	return nil, &appeal.Problem{ID: "intake.date-two", Level: appeal.LevelError, Args: map[string]string{
		"value": text, "first": days[0].String(), "second": days[1].String(), "first_long": days[0].Long(), "second_long": days[1].Long(),
	}}
}

// editPaper changes the entry of a document; key is its place.
func (a *app) editPaper(ctx context.Context, id string, edit func(f *casefile.File, key string) error) error {
	return a.patiently(ctx, func() error {
		return a.change(func(f *casefile.File) error {
			i := slices.IndexFunc(f.Case.Documents, func(d appeal.Document) bool { return d.ID == id })
			if i < 0 {
				return nil // taken out by hand meanwhile
			}
			return edit(f, indexed("documents", i))
		})
	})
}

// fieldOf gives a document's field as a person reads it.
func (a *app) shownField(d appeal.Document, field string) string {
	if id := "paper.kind." + string(d.Kind); field == "kind" && a.words.has(id) {
		return a.words.say(id)
	}
	return fieldOf(d, field)
}

func fieldOf(d appeal.Document, field string) string {
	switch field {
	case "kind":
		return string(d.Kind)
	case "date":
		return valueWords(d.Date)
	case "author":
		return d.Author
	}
	return d.Title
}
