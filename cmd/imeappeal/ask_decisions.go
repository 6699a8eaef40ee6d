package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// contextLines is how many lines of the report stand before and after the
// place of a finding.
const contextLines = 2

// restLater leaves this finding and all after it undecided.
const restLater verb = "rest"

// askDecisions asks about each finding and admission that nobody has decided:
// keep or drop.
// Each decision is saved before the next is asked; errStop says that the person
// wants to stop.
func (a *app) askDecisions(ctx context.Context, f *casefile.File, r *report.Report, found review.Result) error {
	open := undecided(&f.Case, found)
	return a.decideEach(ctx, r, open, a.words.plural("decide.start", len(open)), a.words.say("decide.help"))
}

// askChecks asks likewise about the sentences to check by hand.
func (a *app) askChecks(ctx context.Context, f *casefile.File, r *report.Report, found review.Result) error {
	open := unchecked(&f.Case, found)
	return a.decideEach(ctx, r, open, a.words.plural("check.start", len(open)), a.words.say("check.help"))
}

// decideEach asks whether to begin, and then about one finding after another.
func (a *app) decideEach(ctx context.Context, r *report.Report, open []appeal.Finding, start, help string) error {
	if len(open) == 0 {
		return nil
	}
	k := a.asker()
	begin, v, err := k.yes(ctx, start, help)
	switch {
	case err != nil:
		return err
	case v == leave:
		return errStop
	case !begin:
		return nil
	}
	for i := 0; i < len(open); {
		k.say("")
		k.say(a.words.say("decide.head", "n", fmt.Sprint(i+1), "of", fmt.Sprint(len(open))))
		a.showFinding(k, r, open[i])
		d, done, err := a.askDecision(ctx, k, open[i])
		if err != nil {
			return err
		}
		switch done {
		case leave:
			k.say(a.words.plural("decide.left", len(open)-i))
			return errStop
		case goBack:
			i = max(0, i-1)
			continue
		case restLater:
			k.say(a.words.plural("decide.left", len(open)-i))
			return nil
		case answered:
			if err := a.patiently(ctx, func() error {
				return a.change(func(f *casefile.File) error { return setDecision(f, d) })
			}); err != nil {
				return err
			}
		}
		i++
	}
	k.say(a.words.say("decide.end"))
	return nil
}

// undecided gives the findings without a decision, then the admissions.
func undecided(c *appeal.Case, found review.Result) []appeal.Finding {
	return withoutDecision(c, slices.Concat(found.Points(c), found.Admissions))
}

// unchecked gives the sentences to check by hand without a decision. They may
// stay so: nothing is wrong with them that is known.
func unchecked(c *appeal.Case, found review.Result) []appeal.Finding {
	return withoutDecision(c, found.Checks(c))
}

func withoutDecision(c *appeal.Case, findings []appeal.Finding) []appeal.Finding {
	return slices.DeleteFunc(findings, func(f appeal.Finding) bool {
		_, done := c.Decided(f.ID)
		return done
	})
}

// showFinding shows the report's lines with the quoted ones marked, then what
// there is to say about them.
func (a *app) showFinding(k *asker, r *report.Report, f appeal.Finding) {
	sure := a.words.say("confidence." + string(f.Confidence))
	if review.ToCheck(f) {
		k.say(f.Ref.String() + ": " + sure) // of no kind: no rule found a fault
	} else {
		k.say(a.words.say("decide.where", "place", f.Ref.String(), "kind", a.words.say("kind."+string(f.Kind)), "confidence", sure))
	}
	if r != nil {
		for _, l := range r.Context(f.Ref, contextLines) {
			mark := "   "
			if f.Quote != "" && quoted(l, f) {
				mark = ">> "
			}
			fmt.Fprintln(k.out, wrap(oneLine(l.Text), k.width, "  "+mark))
		}
	}
	if f.Quote != "" {
		k.say(a.words.say("decide.quote", "quote", f.Quote))
	}
	k.say(a.words.say("decide.why", "why", f.Why))
	if len(f.Against) > 0 {
		k.say(a.words.say("decide.against", "places", strings.Join(a.placesInWords(f.Against), "; ")))
	}
}

// placesInWords names the places that stand against the report as the person knows
// them: a question that was answered, a paper, the notes. Each is named once.
func (a *app) placesInWords(places []string) []string {
	var out []string
	for _, place := range places {
		name := place
		q, asked := intake.Find(place)
		switch id, paper := strings.CutPrefix(place, "document:"); {
		case paper:
			id, page, at := strings.Cut(id, "#p")
			page, _, _ = strings.Cut(page, ",l") // a paper is known by its pages
			name = a.words.say("decide.paper", "id", id)
			if at {
				name = a.words.say("decide.paper-page", "id", id, "page", page)
			}
		case strings.HasPrefix(place, "exam.notes"):
			name = a.words.say("decide.notes")
		case strings.HasPrefix(place, "clinic:"):
			name = a.words.say("decide.table")
		case strings.HasPrefix(place, "report#p"):
			page, line, _ := strings.Cut(strings.TrimPrefix(place, "report#p"), ",l")
			name = a.words.say("decide.report", "page", page, "line", line)
		case a.words.has("decide.list." + listOf(place)):
			name = a.words.say("decide.list." + listOf(place))
		case asked:
			name = a.words.say("decide.answer", "question", a.words.say("ask."+q.ID))
		}
		out = with(out, name)
	}
	return out
}

// listOf is the list that a key of the case points into.
func listOf(key string) string {
	list, _, _ := strings.Cut(key, "[")
	return list
}

// quoted reports that a line holds a part of the quotation: it stands at the
// finding's place, or right after it and inside the quote.
func quoted(l report.Line, f appeal.Finding) bool {
	return l.Ref == f.Ref || l.Page == f.Page && l.Line > f.Line && len(l.Text) > 12 &&
		strings.Contains(report.Fold(f.Quote), report.Fold(l.Text))
}

// askDecision asks about one finding. Own words or a note are part of the
// decision; "later" leaves it open.
func (a *app) askDecision(ctx context.Context, k *asker, f appeal.Finding) (appeal.Decision, verb, error) {
	d := appeal.Decision{Finding: f.ID}
	for {
		p := prompt{title: a.words.say("decide.ask"), help: a.words.say("decide.help"), form: pick, bare: true}
		for _, id := range []string{"keep", "drop", "reword", "note", "later", "rest"} {
			if id == "reword" && f.Kind == appeal.Admission {
				continue // the letter only quotes it
			}
			p.options = append(p.options, option{id, a.words.say("decide." + id)})
		}
		if d.Note != "" {
			p.now = d.Note
		}
		r, err := k.ask(ctx, p)
		switch {
		case err != nil:
			return d, "", err
		case r.verb != answered:
			return d, r.verb, nil
		case r.text == "rest":
			return d, restLater, nil
		case r.text == "later":
			return d, skipOver, nil
		case r.text == "keep" || r.text == "drop":
			d.Keep = r.text
			return d, answered, nil
		}
		p = prompt{title: a.words.say("decide." + r.text + ".ask"), form: single}
		if r.text == "reword" {
			p.now = f.Wording
		}
		own, err := k.ask(ctx, p)
		switch {
		case err != nil:
			return d, "", err
		case own.verb == leave:
			return d, leave, nil
		case own.verb == answered && r.text == "note":
			d.Note = own.text
		case own.verb == answered:
			d.Keep, d.Wording = "keep", own.text
			return d, answered, nil
		}
	}
}
