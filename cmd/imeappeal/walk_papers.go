package main

import (
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
)

// askPapers asks for one file or for several, and puts them into the case. A
// document that is there already may be named by its id.
func (w *walk) askPapers(q intake.Ask) error {
	p := w.k.promptFor(q, valueAt(&w.f.Case, q.Key))
	for {
		r, err := w.k.ask(w.ctx, p)
		switch {
		case err != nil:
			return err
		case r.verb == unknown:
			return w.keep(intake.Answer{Key: q.Key, Unknown: true})
		case r.verb != answered:
			return w.leaveQuestion(r.verb, q.Key)
		}
		if _, ok := w.f.Case.Document(r.text); ok && q.Kind == intake.Paper {
			return w.keep(intake.Answer{Key: q.Key, Value: r.text})
		}
		in, err := w.addPapers(q, droppedPaths(r.text, fileExists))
		if err != nil {
			return err
		}
		if in {
			w.trail = append(without(w.trail, q.Key), q.Key)
			w.told.Last = q.Key
			return w.told.save()
		}
	}
}

// addPapers puts files in; in is false when none of them could be.
func (w *walk) addPapers(q intake.Ask, paths []string) (in bool, err error) {
	kind := kindAsked(q.ID)
	if q.Kind == intake.Paper && len(paths) > 1 {
		w.k.say(w.words.say("walk.one-file"))
		return false, nil
	}
	var results []casefile.Added
	err = w.save(func(f *casefile.File) error {
		results, err = casefile.Add(f, casefile.AddOptions{Kind: kind, Note: w.words.say("add.note")}, paths...)
		if err != nil || q.Kind != intake.Paper {
			return err
		}
		for _, r := range results {
			if r.Outcome == casefile.WasAdded || r.Outcome == casefile.WasThere {
				return putAnswer(f, intake.Answer{Key: q.Key, Value: r.Document.ID})
			}
		}
		return nil
	})
	if err != nil {
		return false, err
	}
	for _, r := range results {
		switch {
		case r.Problem != nil:
			w.k.say(r.From)
			w.k.sayProblem(*r.Problem)
		case r.Outcome != casefile.Ignored:
			w.k.say(w.words.say("walk.added", "file", r.From))
		}
	}
	return slices.ContainsFunc(results, func(r casefile.Added) bool { return r.Problem == nil && r.Outcome != casefile.Ignored }), nil
}

// kindAsked is the kind that the answer to a question must have, "" for any.
func kindAsked(id string) appeal.DocumentKind {
	switch id {
	case "exam.report":
		return appeal.ReportKind
	case "denial.document":
		return appeal.DenialKind
	}
	return ""
}
