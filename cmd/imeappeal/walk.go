package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
)

// walk is one sitting of the guided walk. The case is read anew after every
// answer and never held while the person thinks.
type walk struct {
	*app
	ctx   context.Context
	k     *asker
	f     *casefile.File
	today appeal.Day
	told  *progress
	law   *law.Law // both tables are loaded once a sitting
	tests *clinic.Tables
	again *intake.Ask // to be asked next, out of turn
	steps int         // how many answers back the question at hand is
	fresh bool        // the case was begun in this sitting
	noDay bool        // it was said that no last day can be counted
	dated bool        // the date of the letter was asked once more

	lawAsked bool // which law of a country it is was asked

	halfway bool // an entry of the log was begun and left
}

// errStop ends the sitting because the person wants to; errBack goes to the
// question before.
var (
	errStop = errors.New("stopped by the person")
	errBack = errors.New("back to the question before")
)

func (a *app) walkCommand() *cobra.Command {
	answers := map[string]*string{}
	cmd := a.command("walk", "walk", func(cmd *cobra.Command, _ []string) error {
		given := map[string]string{}
		for _, q := range intake.Questions() {
			if q.Flag != "" && cmd.Flags().Changed(q.Flag) {
				given[q.ID] = *answers[q.ID]
			}
		}
		return a.walk(cmd.Context(), given)
	})
	for _, q := range intake.Questions() {
		if q.Flag != "" {
			answers[q.ID] = cmd.Flags().String(q.Flag, "", a.words.say("ask."+q.ID))
		}
	}
	return cmd
}

// walk goes through the parts in order, from where the person stopped.
func (a *app) walk(ctx context.Context, given map[string]string) error {
	w, err := a.beginWalk(ctx, given)
	if err != nil || w == nil {
		return err
	}
	err = w.parts()
	if errors.Is(err, errStop) {
		w.farewell()
		return nil
	}
	return err
}

// beginWalk opens the case, or begins one where there is none; flags are
// answers. Where nothing may be asked it names what is open.
func (a *app) beginWalk(ctx context.Context, given map[string]string) (*walk, error) {
	w := &walk{app: a, ctx: ctx}
	_, err := casefile.Find(a.flags.caseDir)
	switch {
	case errors.Is(err, casefile.ErrNoCase) && !a.mayAsk() && len(given) == 0:
		return nil, fail("walk.none", "").because(err)
	case errors.Is(err, casefile.ErrNoCase):
		w.fresh = true
		if a.mayAsk() {
			a.greet()
		}
		if err := a.newCase(ctx, a.flags.caseDir, given); err != nil {
			return nil, err
		}
		if dir, err := filepath.Abs(a.flags.caseDir); err == nil && a.mayAsk() {
			a.asker().say(a.words.say("walk.kept-in", "dir", dir))
		}
	case err != nil:
		return nil, err
	default:
		if err := a.giveAnswers(given); err != nil {
			return nil, err
		}
	}
	if err := w.reload(); err != nil {
		return nil, err
	}
	if !a.mayAsk() {
		return nil, w.nameOpen()
	}
	if w.told, err = loadProgress(w.f); err != nil {
		return nil, err
	}
	if len(w.told.Trail) == 0 {
		w.told.Trail = answeredSoFar(&w.f.Case)
	}
	w.k, a.walking = a.asker(), true
	return w, w.tables()
}

// tools are the app's, with the tables that this sitting has read.
func (w *walk) tools() (*tools, error) {
	if err := w.tables(); err != nil {
		return nil, err
	}
	reader, err := w.newReader()
	if err != nil {
		return nil, err
	}
	return &tools{laws: w.law, clinic: w.tests, reader: reader, words: w.words}, nil
}

// tables reads the tables of law and medicine, once a sitting.
func (w *walk) tables() (err error) {
	if w.law == nil {
		if w.law, err = w.laws(); err != nil {
			return err
		}
	}
	if w.tests == nil {
		w.tests, err = clinic.Load()
	}
	return err
}

// giveAnswers puts the answers of flags into the case, all or none.
func (a *app) giveAnswers(given map[string]string) error {
	if len(given) == 0 {
		return nil
	}
	return a.change(func(f *casefile.File) error {
		today, err := a.today(&f.Case)
		if err != nil {
			return err
		}
		var problems []appeal.Problem
		for _, q := range intake.Questions() {
			text, ok := given[q.ID]
			if !ok {
				continue
			}
			if q.Kind == intake.Paper {
				continue // a file is put in only where the other answers are sound
			}
			answer, p := intake.Read(&f.Case, q.ID, text, today)
			if p != nil {
				p.Where = "--" + q.Flag
				problems = append(problems, *p)
				continue
			}
			if err := putAnswer(f, answer); err != nil {
				return err
			}
		}
		if len(problems) > 0 {
			return &failure{exit: exitUsage, many: problems}
		}
		return a.givePapers(f, given)
	})
}

// givePapers puts the documents that flags name into their places.
func (a *app) givePapers(f *casefile.File, given map[string]string) error {
	for _, q := range intake.Questions() {
		text, ok := given[q.ID]
		if !ok || q.Kind != intake.Paper {
			continue
		}
		answer, p, err := a.paperGiven(f, q, text)
		if p != nil {
			p.Where = "--" + q.Flag
			return &failure{exit: exitUsage, many: []appeal.Problem{*p}}
		}
		if err == nil {
			err = putAnswer(f, answer)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// reload reads the case as it stands on the disk.
func (w *walk) reload() error {
	dir, err := casefile.Find(w.flags.caseDir)
	if err != nil {
		return err
	}
	if w.f, err = casefile.Open(dir); err != nil {
		return err
	}
	w.today, err = w.app.today(&w.f.Case)
	return err
}

// part is one stretch of the walk: questions, then what they make possible.
type part struct {
	id    string
	holds func(intake.Question) bool
	end   func(*walk) error
}

// walkParts are the stretches in their order: the deadline and the first paper
// come before the six steps, since time runs.
func walkParts() []part {
	early := earlyQuestions()
	first := func(q intake.Question) bool { return slices.Contains(early, q.ID) }
	step := func(n int) func(intake.Question) bool {
		return func(q intake.Question) bool { return q.Step == n && !first(q) && q.ID != "documents" }
	}
	return []part{
		{"start", func(q intake.Question) bool { return q.Step == 0 }, (*walk).sayNoDay},
		{"request", first, (*walk).endRequest},
		{"exam", func(intake.Question) bool { return false }, (*walk).endExam},
		{"review", func(q intake.Question) bool { return step(1)(q) || q.ID == "documents" }, (*walk).endReview},
		{"rebuttal", step(2), (*walk).endRebuttal},
		{"counter-ime", step(3), (*walk).endCounter},
		{"examiner", step(4), (*walk).endExaminer},
		{"claims-file", step(5), (*walk).endClaimsFile},
		{"external-review", step(6), (*walk).endExternal},
		{"packet", func(intake.Question) bool { return false }, (*walk).endPacket},
	}
}

// earlyQuestions are those that the first paper needs: of step 5, but before
// step 1 in the interview.
func earlyQuestions() []string {
	var out []string
	for _, q := range intake.Questions() {
		if q.Step == 1 {
			break
		}
		if q.Step == 5 {
			out = append(out, q.ID)
		}
	}
	return out
}

// parts goes through them all.
func (w *walk) parts() error {
	if w.won() {
		w.k.say(w.words.say("walk.back", "name", w.f.Case.Claimant.Name, "day", w.today.LongWeekday()))
		w.k.say(w.words.say("status.next.won"))
		return nil
	}
	if err := w.recap(); err != nil {
		return err
	}
	if w.won() {
		return nil // nothing is left to ask for
	}
	if err := w.lookAtLetter(); err != nil {
		return err
	}
	if q, ok := intake.Find(w.told.Doubt); ok {
		w.again, w.told.Doubt = &intake.Ask{Question: q, Key: w.told.Doubt}, ""
	}
	w.reopen()
	w.dayAnew()
	for _, p := range walkParts() {
		if slices.Contains(w.told.Done, p.id) && !w.anyOpen(p) {
			continue
		}
		if p.id == "packet" && w.appealsOver() {
			w.k.say("")
			w.k.say(w.words.say("walk.packet.over", "command", w.command("packet")))
			continue
		}
		if err := w.part(p); err != nil {
			return err
		}
	}
	return w.finish()
}

// won reports that the log has a decision that gives all, about this denial.
func (w *walk) won() bool {
	return slices.ContainsFunc(w.f.Case.Log, func(e appeal.LogEntry) bool {
		return !e.Date.Before(w.f.Case.Denial.Date) && (plainWord(e.What) == plainWord(outcomes["appeal won"]) || plainWord(e.What) == plainWord(outcomes["external-review won"]))
	})
}

// appealsOver reports that no appeal to the insurer or the plan is left, for which
// the packet is made.
func (w *walk) appealsOver() bool {
	_, given := w.law.For(&w.f.Case).Step("internal-appeal")
	return given && w.f.Case.Denial.Final
}

// reopen goes through parts once more in a later sitting, until the appeal is
// out: the report, once it is there and while a point of it waits for a decision,
// and the packet, while no final one was made.
func (w *walk) reopen() {
	if underAppeal(&w.f.Case) {
		return
	}
	if _, err := reportDocument(w.f); err == nil && !w.told.Reviewed {
		w.told.Done = without(w.told.Done, "review")
	}
	if !w.told.Bound {
		w.told.Done = without(w.told.Done, "packet")
	}
	if len(w.law.LawsOf(w.f.Case.Claim.Country, w.law.For(&w.f.Case).ID)) > 0 && !slices.Contains(w.told.Closed, whichLawDone) {
		w.told.Done = without(w.told.Done, "start")
	}
}

// dayAnew asks once more a sitting for the date of the letter where an earlier
// sitting did not know it: without it no deadline counts, and a letter is found.
func (w *walk) dayAnew() {
	q, ok := intake.Find("denial.date")
	if !ok || w.again != nil || !slices.Contains(w.told.Done, "start") || underAppeal(&w.f.Case) || !slices.Contains(w.f.Case.NotKnown, "denial.date") {
		return
	}
	w.again, w.dated = &intake.Ask{Question: q, Key: "denial.date"}, true
	w.told.Done = without(w.told.Done, "start")
}

// part says why it matters and how long it takes, asks, and ends with what it
// makes.
func (w *walk) part(p part) error {
	if w.words.has("walk."+p.id+".head") && !(p.id == "start" && underAppeal(&w.f.Case) && !w.anyOpen(p)) { // no time to appeal runs any more
		w.k.say("")
		w.k.say(w.words.say("walk." + p.id + ".head"))
		w.k.say(w.words.say("walk." + p.id + ".why"))
	}
	for {
		var err error
		if p.id == "start" && !w.lawAsked {
			err = w.whichLaw()
		}
		if err == nil {
			err = w.questions(p)
		}
		if err == nil && p.end != nil && !slices.Contains(w.told.Done, p.id) {
			err = p.end(w)
		}
		if errors.Is(err, errBack) {
			w.goBack()
			continue
		}
		if err != nil {
			return err
		}
		w.told.Done = with(w.told.Done, p.id)
		return w.told.save()
	}
}

// recap says where things stand when a person comes back.
func (w *walk) recap() error {
	if w.fresh || w.told.Last == "" && len(w.told.Done) == 0 && len(w.f.Case.Log) == 0 {
		w.k.say(w.words.say("walk.begin"))
		return nil
	}
	w.k.say(w.words.say("walk.back", "name", w.f.Case.Claimant.Name, "day", w.today.LongWeekday()))
	if q, ok := intake.Find(w.told.Last); ok {
		w.k.say(w.words.say("walk.last", "question", w.words.say("ask."+q.ID)))
	}
	if err := errors.Join(w.takeBack(), w.showDeadline(true), w.saysNoDay(false)); err != nil {
		return err
	}
	if err := w.lookAgain(); err != nil {
		return err
	}
	if err := w.afterExam(); err != nil {
		return err
	}
	if err := w.followUps(); err != nil {
		return err
	}
	return w.unknownAnew()
}

// unknownAnew offers, on coming back, the questions of letters that an earlier
// sitting did not know. The date of the denial is asked in any case; no letter waits
// for the day on which it came.
func (w *walk) unknownAnew() error {
	unknown := slices.DeleteFunc(intake.Unknown(&w.f.Case), func(a intake.Ask) bool { return a.Key == "denial.date" || a.Key == "denial.received" })
	if len(unknown) == 0 || underAppeal(&w.f.Case) {
		return nil
	}
	w.k.say("")
	w.k.say(w.words.say("walk.unknown.head"))
	for _, a := range unknown {
		w.k.say("  - " + w.words.say("ask."+a.ID))
	}
	yes, v, err := w.k.yes(w.ctx, w.words.say("walk.unknown"), w.words.say("walk.unknown.help"))
	switch {
	case err != nil:
		return err
	case v == leave:
		return errStop
	case !yes:
		return nil
	}
	return w.save(func(f *casefile.File) error {
		for _, a := range unknown {
			if at := slices.Index(f.Case.NotKnown, a.Key); at >= 0 {
				if err := f.Remove(indexed("not_known", at)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// farewell says that everything is kept and how to come back.
func (w *walk) farewell() {
	w.k.say("")
	if w.halfway {
		w.k.say(w.words.say("walk.farewell.halfway"))
	} else {
		w.k.say(w.words.say("walk.farewell"))
	}
	fmt.Fprintln(w.k.out, "  "+printable(w.wayBack())) // whole, to be copied
}

// wayBack is the command that goes on with this case from any folder, in the same
// language and the same way of asking.
func (w *walk) wayBack() string {
	way := "imeappeal walk -C " + shellWord(w.f.Dir)
	if dir, err := filepath.Abs(w.f.Dir); err == nil {
		way = "imeappeal walk -C " + shellWord(dir)
	}
	if w.flags.lang != "" {
		way += " --lang " + shellWord(w.flags.lang)
	}
	if w.flags.accessible {
		way += " --accessible"
	}
	return way
}

// command gives the command line that does a thing in this case.
func (w *walk) command(verb string) string { return w.inCase(verb) }
