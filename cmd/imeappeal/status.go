package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
)

// status is what the program says without a command: in a case folder where the
// case stands and the one next thing; elsewhere a welcome.
func (a *app) status() error {
	f, err := a.openCase()
	if errors.Is(err, casefile.ErrNoCase) {
		return a.welcome()
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
	if a.flags.json {
		return a.printJSON(statusJSON(f, today, clocks))
	}
	a.tell("status.head", "name", f.Case.Claimant.Name, "day", today.LongWeekday())
	if d, ok := nearest(clocks, today); ok {
		a.indented(0, a.deadlineHeadline(d, today))
	} else {
		a.indented(0, a.noDeadline(&f.Case, unknown))
	}
	a.printf("\n")
	steps := stepsOf(f)
	for i, s := range steps {
		a.printf("%d. %-42s %s\n", i+1, a.words.say("status.step."+s.name), a.stepState(s))
	}
	for _, s := range steps {
		if s.state == "open" || s.state == "started" || s.state == "written" {
			id := "status.next." + s.name
			if s.state == "written" {
				id = "status.send"
			}
			a.printf("\n%s\n", wrap(a.words.say(id, "step", a.words.say("status.step."+s.name)), a.width(), ""))
			return nil
		}
	}
	a.printf("\n%s\n", wrap(a.words.say("status.next.packet"), a.width(), ""))
	return nil
}

// stepState says done, waiting since when, or not started.
func (a *app) stepState(s stepDone) string {
	return a.words.say("status.state."+s.state, "day", s.since.Long())
}

// noDeadline says why no day can be given: what the law's first open clock
// needs, else that the date on the denial is missing.
func (a *app) noDeadline(c *appeal.Case, unknown []law.Unknown) string {
	if !c.Denial.Date.IsZero() && len(unknown) > 0 {
		return a.words.say("status.no-deadline-yet", "step", a.stepName(unknown[0].Step), "needs", unknown[0].Needs)
	}
	return a.words.say("status.no-deadline")
}

// welcome greets in plain words where there is no case.
func (a *app) welcome() error {
	if a.flags.json {
		return a.printJSON(map[string]any{"kind": "welcome", "version": 1})
	}
	a.tell("welcome")
	return nil
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
// came back yet), done.
type stepDone struct {
	name  string
	state string
	since appeal.Day
}

// stepsOf reads from the case and its folder how far the six steps are.
func stepsOf(f *casefile.File) []stepDone {
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
			s.state, s.since = asked(c, s.name)
			if s.state == "open" && written(f.Dir, s.name) {
				s.state = "written"
			}
		}
	}
	return steps
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

// asked reads from the log whether a step's letter went out and an answer came.
func asked(c *appeal.Case, step string) (string, appeal.Day) {
	state, since := "open", appeal.Day{}
	for _, e := range c.Log {
		switch {
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

func statusJSON(f *casefile.File, today appeal.Day, clocks []law.Deadline) statusDocument {
	doc := statusDocument{Kind: "status", Version: 1, Name: f.Case.Claimant.Name, AsOf: isoOrNull(today)}
	if d, ok := nearest(clocks, today); ok {
		doc.Next = &nextJSON{d.Step, isoOrNull(d.Conservative), today.DaysUntil(d.Conservative)}
	}
	for _, s := range stepsOf(f) {
		doc.Steps = append(doc.Steps, stepsJSON{s.name, s.state, isoOrNull(s.since)})
	}
	return doc
}
