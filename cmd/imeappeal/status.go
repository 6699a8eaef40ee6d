package main

import (
	"context"
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
)

// status is what the program says without a command: in a case folder where the
// case stands and the one next thing; elsewhere a welcome.
func (a *app) status(ctx context.Context) error {
	f, err := a.openCase()
	if errors.Is(err, casefile.ErrNoCase) {
		return a.welcome(ctx)
	}
	if err != nil {
		return err
	}
	today, err := a.today(&f.Case)
	if err != nil {
		return err
	}
	laws, err := a.laws()
	if err != nil {
		return err
	}
	clocks, unknown := laws.Deadlines(&f.Case, today)
	external := laws.ExternalReview(&f.Case)
	steps, appealed := stepsOf(f, external), appealOf(&f.Case)
	waits := openTurns(&f.Case, clocks, today)
	if a.flags.json {
		return a.printJSON(statusJSON(f, today, clocks, steps, appealed, waits))
	}
	a.indented(0, a.words.say("status.head", "name", f.Case.Claimant.Name, "day", today.LongWeekday()))
	if d, ok := nearest(clocks, today); ok {
		a.indented(0, a.deadlineHeadline(d, today))
		for _, line := range slices.Concat(a.besides(d, clocks, today), a.farOff(d, today), a.whatIsLeft(d)) {
			a.indented(2, line)
		}
	} else {
		a.indented(0, a.noDeadline(&f.Case, unknown))
	}
	a.sayProblems(a.letterDays(ctx, f, laws, today))
	a.printf("\n")
	for i, s := range steps {
		a.printf("%s\n", a.stepLine(fmt.Sprintf("%d. %s", i+1, a.words.say("status.step."+s.name)), a.stepState(s)))
	}
	if appealed.state != "open" {
		a.printf("%s\n", a.stepLine("   "+a.words.say("status.step.appeal"), a.stepState(appealed)))
	}
	a.printf("\n")
	a.indented(0, a.nextThing(f, steps, appealed, waits))
	if appealed.state == "open" && len(intake.Missing(&f.Case)) > 0 {
		a.indented(0, a.words.say("status.walk", "command", a.walkAgain()))
	}
	return nil
}

// walkAgain is the command that asks on, in the language that was asked for.
func (a *app) walkAgain() string {
	way := a.inCase("walk")
	if a.flags.lang != "" {
		way += " --lang " + shellWord(a.flags.lang)
	}
	return way
}

// stepLine sets a step and its state side by side, one below the other where
// the window is narrow.
func (a *app) stepLine(step, state string) string {
	if a.width() < 72 {
		return wrap(step, a.width(), "") + "\n" + wrap(state, a.width(), "     ")
	}
	return fmt.Sprintf("%-45s %s", step, state)
}

// nextThing is the one thing to do now: what is overdue, then the first step
// that is open, then the packet, then what is waited for.
func (a *app) nextThing(f *casefile.File, steps []stepDone, appealed stepDone, waits []turn) string {
	c := &f.Case
	for _, t := range waits {
		if !t.due {
			continue
		}
		id := "status.overdue"
		if t.letter != "" {
			id = "status.overdue.letter"
		}
		return a.words.say(id, "letter", a.words.say("walk.letter."+t.id), "day", t.since.Long(), "n", fmt.Sprint(t.days), "command", "imeappeal letter "+t.letter+toOne(c, t.to))
	}
	switch appealed.state {
	case "won":
		return a.words.say("status.next.won")
	case "waiting":
		if came := lastLogged(c, "new evidence received"); !came.IsZero() && lastLogged(c, law.SentWord("new-evidence-reply")).Before(came) {
			return a.words.say("status.next.reply", "day", came.Long())
		}
		return a.words.say("status.next.wait", "day", appealed.since.Long())
	}
	outside := steps[len(steps)-1].state
	if refused := appealed.state == "lost" || appealed.state == "partly"; refused && c.Denial.Final && (outside == "none" || outside == "lost" || outside == "partly") {
		return a.words.say("status.next.over")
	}
	if outside == "waiting" {
		return a.words.say("status.next.wait-outside", "day", steps[len(steps)-1].since.Long())
	}
	for _, s := range steps {
		switch s.state {
		case "written":
			return a.words.say("status.send", "step", a.words.say("status.step."+s.name))
		case "open", "started":
			if _, err := reportDocument(f); err != nil && s.name == "review" {
				return a.words.say("status.next.papers")
			}
			return a.words.say("status.next." + s.name)
		}
	}
	return a.words.say("status.next.packet")
}

// toOne is the option that names the physician, where there are several.
func toOne(c *appeal.Case, to string) string {
	if to == "" || len(c.Treating()) < 2 {
		return ""
	}
	return " --to " + shellWord(to)
}

// stepState says done, waiting since when, or not started.
func (a *app) stepState(s stepDone) string {
	return a.words.say("status.state."+s.state, "day", s.since.Long())
}

// noDeadline says why no day can be given: what the law's first open clock
// needs, else that the date on the denial is missing.
func (a *app) noDeadline(c *appeal.Case, unknown []law.Unknown) string {
	if !c.Denial.Date.IsZero() && len(unknown) > 0 {
		if strings.HasSuffix(unknown[0].Needs, law.OwnDays) {
			return a.words.say("status.no-deadline-notice", "step", a.stepName(unknown[0].Step))
		}
		return a.words.say("status.no-deadline-yet", "step", a.stepName(unknown[0].Step), "needs", a.words.framed(unknown[0].Needs))
	}
	return a.words.say("status.no-deadline")
}

// nearest is the claimant's next day that has not passed; if all have passed,
// the last of them.
func nearest(clocks []law.Deadline, today appeal.Day) (law.Deadline, bool) {
	var best law.Deadline
	for _, d := range clocks {
		if d.Who != "claimant" || d.Conservative.IsZero() {
			continue
		}
		past, bestPast := d.Conservative.Before(today), best.Conservative.Before(today)
		switch {
		case best.Conservative.IsZero(), bestPast && !past:
			best = d
		case past == bestPast && d.Conservative.Before(best.Conservative) != past:
			best = d
		}
	}
	return best, !best.Conservative.IsZero()
}

// stepDone is one of the six steps and how far it is: open, started (decisions
// are there; only a reading of the report could say that they are all), written
// (a letter lies there that the log does not call sent), waiting (asked, nothing
// came back yet), done; declined and agrees for a physician who will not or
// cannot help; later, none and depends for external review before the final denial, where the
// law gives none and where it hangs on the kind of claim; won, partly and lost for what was decided.
type stepDone struct {
	name  string
	state string
	since appeal.Day
}

// stepsOf reads from the case and its folder how far the six steps are.
func stepsOf(f *casefile.File, external law.External) []stepDone {
	c := &f.Case
	steps := []stepDone{{name: "review"}, {name: "rebuttal"}, {name: "counter-ime"}, {name: "examiner"}, {name: "claims-file"}, {name: "external-review"}}
	for i := range steps {
		s := &steps[i]
		s.state = "open"
		switch s.name {
		case "review":
			switch {
			case reviewFinished(f):
				s.state = "done"
			case len(c.Review) > 0:
				s.state = "started"
			}
		case "examiner":
			if len(c.Background) > 0 {
				s.state = "done"
			}
		default:
			if s.state, s.since = asked(c, s.name); s.name == "rebuttal" {
				s.waitFor(c)
			}
			switch {
			case s.state != "open":
			case s.name == "external-review" && !external.Given && c.Claim.Country != "" && c.Claim.Country != "US":
				s.state = "abroad"
			case s.name == "external-review" && !external.Given && (c.Claim.Kind == appeal.UnknownKind || c.Claim.Kind == appeal.OtherKind):
				s.state = "depends" // on a law that the tables do not know yet, or do not hold
			case s.name == "external-review" && !external.Given:
				s.state = "none"
			case s.name == "external-review" && external.AppealFirst:
				s.state = "later"
			case written(f.Dir, s.name):
				s.state = "written"
			}
		}
	}
	return steps
}

// appealOf reads from the log how far the appeal is: open, waiting, won. One
// that was lost is the denial of the next step; "partly" and "lost" are said
// until the next appeal goes out.
func appealOf(c *appeal.Case) stepDone {
	s := stepDone{name: "appeal", state: "open"}
	for _, e := range c.Log {
		switch plainWord(e.What) {
		case "appeal sent", "second appeal sent", "expedited appeal sent":
			s.state, s.since = "waiting", e.Date
		case "appeal granted":
			s.state, s.since = "won", e.Date
		case "appeal granted in part":
			s.state, s.since = "partly", e.Date
		case "appeal denied":
			s.state, s.since = "lost", e.Date
		case "appeal decision received", "final denial received", "final response received", "final position letter received":
			if s.state == "waiting" {
				s.state, s.since = "decided", e.Date
			}
		}
	}
	return s
}

// reviewFinished reports that the log says so, or that the letter of appeal,
// which takes what was decided, has gone out.
func reviewFinished(f *casefile.File) bool {
	return slices.ContainsFunc(f.Case.Log, func(e appeal.LogEntry) bool {
		return logIs(e, "review", "finished") || logIs(e, "review", "done") || logIs(e, "appeal", "sent")
	})
}

// written reports that a letter of a step lies in letters/ or out/.
func written(dir, step string) bool {
	name := step
	if step == "rebuttal" {
		name = "rebuttal-request"
	}
	folders := []string{filepath.Join(dir, "letters")}
	days, _ := os.ReadDir(filepath.Join(dir, "out"))
	for _, d := range days {
		folders = append(folders, filepath.Join(dir, "out", d.Name()))
	}
	for _, folder := range folders {
		entries, _ := os.ReadDir(folder)
		for _, e := range entries {
			if !e.IsDir() && strings.HasPrefix(e.Name(), name) {
				return true
			}
		}
	}
	return false
}

// waitFor keeps the step waiting while one of several physicians has not answered.
func (s *stepDone) waitFor(c *appeal.Case) {
	for _, t := range openTurns(c, nil, appeal.Day{Year: 9999, Month: 1, Date: 1}) {
		if t.id == "rebuttal-request" && (s.state != "waiting" || t.since.Before(s.since)) {
			s.state, s.since = "waiting", t.since
		}
	}
	if came := lastLogged(c, answersTo["rebuttal-request"][0]); !came.IsZero() && (s.state == "declined" || s.state == "agrees") {
		s.state, s.since = "done", came // one wrote, whatever another did
	}
}

// asked reads from the log whether a step's letter went out and an answer came.
// A reminder or a thank-you does not begin the waiting anew.
func asked(c *appeal.Case, step string) (string, appeal.Day) {
	state, since := "open", appeal.Day{}
	for _, e := range c.Log {
		what := plainWord(e.What)
		switch {
		case step == "rebuttal" && what == rebuttalDeclined, what == plainWord(counterDeclined) && step == "counter-ime":
			state, since = "declined", e.Date
		case step == "rebuttal" && what == rebuttalAgrees:
			state, since = "agrees", e.Date
		case step == "external-review" && what == "external review granted":
			state, since = "won", e.Date
		case step == "external-review" && what == "external review granted in part":
			state, since = "partly", e.Date
		case step == "external-review" && what == "external review denied":
			state, since = "lost", e.Date
		case step == "rebuttal" && (strings.Contains(what, "followup") || strings.Contains(what, "thanks") || strings.Contains(what, "declined") || strings.Contains(what, "agrees")):
		case step == "claims-file" && what == "second demand sent":
			state, since = "waiting", e.Date
		case step == "claims-file" && what == "missing papers received":
			state, since = "done", e.Date
		case logIs(e, step, "sent"):
			state, since = "waiting", e.Date
		case logIs(e, step, "received"):
			state, since = "done", e.Date
		}
	}
	return state, since
}

type statusDocument struct {
	Kind    string      `json:"kind"`
	Version int         `json:"version"`
	Name    string      `json:"claimant"`
	AsOf    isoOrNull   `json:"as_of"`
	Next    *nextJSON   `json:"next_deadline"`
	Steps   []stepsJSON `json:"steps"`
	Appeal  stepsJSON   `json:"appeal"`
	Waiting []waitJSON  `json:"waiting"`
}

// waitJSON is a letter without an answer; ask_again names the letter to write
// once it is time.
type waitJSON struct {
	Letter   string    `json:"letter"`
	To       string    `json:"to,omitempty"`
	Since    isoOrNull `json:"since"`
	Days     int       `json:"days"`
	Due      bool      `json:"due"`
	AskAgain string    `json:"ask_again"`
}

type nextJSON struct {
	Step string    `json:"step"`
	Day  isoOrNull `json:"conservative"`
	Left int       `json:"days_left"`
}

type stepsJSON struct {
	Step  string    `json:"step"`
	State string    `json:"state"`
	Since isoOrNull `json:"since"`
}

func statusJSON(f *casefile.File, today appeal.Day, clocks []law.Deadline, steps []stepDone, appealed stepDone, waits []turn) statusDocument {
	doc := statusDocument{Kind: "status", Version: 1, Name: f.Case.Claimant.Name, AsOf: isoOrNull(today), Waiting: []waitJSON{}}
	if d, ok := nearest(clocks, today); ok {
		doc.Next = &nextJSON{d.Step, isoOrNull(d.Conservative), today.DaysUntil(d.Conservative)}
	}
	for _, s := range steps {
		doc.Steps = append(doc.Steps, stepsJSON{s.name, s.state, isoOrNull(s.since)})
	}
	doc.Appeal = stepsJSON{appealed.name, appealed.state, isoOrNull(appealed.since)}
	for _, t := range waits {
		doc.Waiting = append(doc.Waiting, waitJSON{t.id, t.to, isoOrNull(t.since), t.days, t.due, t.letter})
	}
	return doc
}
