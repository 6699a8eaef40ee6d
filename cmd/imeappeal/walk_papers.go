package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
)

// askPapers asks for one file or for several, and puts them into the case. Of
// the documents that are there already one is chosen from a list.
func (w *walk) askPapers(q intake.Ask) error {
	for {
		r, err := w.whichPaper(q)
		switch {
		case err != nil:
			return err
		case r.verb == unknown:
			return w.keep(intake.Answer{Key: q.Key, Unknown: true})
		case r.verb != answered:
			return w.leaveQuestion(r.verb, q.Key)
		}
		if d, ok := namedPaper(w.f, r.text); ok && q.Kind == intake.Paper {
			return w.keepPaper(q, d)
		}
		in, err := w.addPapers(q, droppedPaths(r.text, fileExists))
		if err != nil {
			return err
		}
		if in {
			w.told.answered(q.Key)
			w.told.Last = q.Key
			return w.told.save()
		}
	}
}

// anotherFile is the choice of a file that is not in the case yet.
const anotherFile = "another-file"

// whichPaper asks for a file, with the documents of the case as choices where
// one of them may be meant. An id, a file's name and a path are taken as well.
func (w *walk) whichPaper(q intake.Ask) (reply, error) {
	line := w.k.promptFor(q, valueAt(&w.f.Case, q.Key))
	list := line
	list.form, list.free = pick, true
	for _, d := range w.f.Case.Documents {
		other := d.ID == w.f.Case.Exam.Report && q.ID != "exam.report" || d.ID == w.f.Case.Denial.Document && q.ID != "denial.document"
		if d.File != "" && !other {
			list.options = append(list.options, option{d.ID, w.words.say("walk.paper", "id", d.ID, "title", d.Title, "file", d.File)})
		}
	}
	if q.Kind != intake.Paper || len(list.options) == 0 {
		return w.k.ask(w.ctx, line)
	}
	list.options = append(list.options, option{anotherFile, w.words.say("walk.paper.another")})
	for {
		r, err := w.k.ask(w.ctx, list)
		if err != nil || r.text != anotherFile {
			return r, err
		}
		line.title = w.words.say("walk.paper.which")
		if r, err = w.k.ask(w.ctx, line); err != nil || r.verb != goBack {
			return r, err
		}
	}
}

// keepPaper makes a document of the case the answer. One without a kind gets
// the one that was asked for.
func (w *walk) keepPaper(q intake.Ask, d appeal.Document) error {
	if p := otherPillar(&w.f.Case, q.ID, d); p != nil {
		w.k.sayProblem(*p)
		return w.askPapers(q)
	}
	if kind := kindAsked(q.ID); d.Kind == "" && kind != "" {
		i := slices.IndexFunc(w.f.Case.Documents, func(x appeal.Document) bool { return x.ID == d.ID })
		if err := w.save(func(f *casefile.File) error { return f.Set(indexed("documents", i)+".kind", string(kind)) }); err != nil {
			return err
		}
	}
	w.k.say(w.words.say("walk.paper.taken", "id", d.ID, "file", d.File))
	return w.keep(intake.Answer{Key: q.Key, Value: d.ID})
}

// namedPaper finds a document by its id, its file, or a path that leads to its
// file.
func namedPaper(f *casefile.File, text string) (appeal.Document, bool) {
	if d, ok := intake.FindPaper(&f.Case, unquoted(text)); ok {
		return d, true
	}
	given, err := os.Stat(homed(unquoted(text)))
	if err != nil {
		return appeal.Document{}, false
	}
	for _, d := range f.Case.Documents {
		if info, err := os.Stat(f.Path(d)); d.File != "" && err == nil && os.SameFile(given, info) {
			return d, true
		}
	}
	return appeal.Document{}, false
}

// paperGiven reads the document that a flag names, and puts a file into the case
// that is not in it yet.
func (a *app) paperGiven(f *casefile.File, q intake.Question, text string) (intake.Answer, *appeal.Problem, error) {
	if d, ok := namedPaper(f, text); ok {
		return intake.Answer{Key: q.ID, Value: d.ID}, otherPillar(&f.Case, q.ID, d), nil
	}
	path := homed(unquoted(text))
	if !fileExists(path) {
		answer, p := intake.Read(&f.Case, q.ID, text, appeal.Day{})
		return answer, p, nil
	}
	results, err := casefile.Add(f, casefile.AddOptions{Kind: kindAsked(q.ID)}, path)
	if err != nil {
		return intake.Answer{}, nil, err
	}
	if len(results) != 1 || results[0].Document.ID == "" {
		for _, r := range results {
			if r.Problem != nil {
				return intake.Answer{}, r.Problem, nil
			}
		}
		return intake.Answer{}, &appeal.Problem{ID: "intake.no-document", Args: map[string]string{"value": text}, Level: appeal.LevelError}, nil
	}
	return intake.Answer{Key: q.ID, Value: results[0].Document.ID}, otherPillar(&f.Case, q.ID, results[0].Document), nil
}

// addPapers puts files in; in is false when none of them could be.
func (w *walk) addPapers(q intake.Ask, paths []string) (in bool, err error) {
	if q.Kind == intake.Paper && len(paths) > 1 {
		w.k.say(w.words.say("walk.one-file"))
		return false, nil
	}
	var wrong *appeal.Problem
	results, err := w.addFiles(casefile.AddOptions{Kind: kindAsked(q.ID)}, paths, func(f *casefile.File, results []casefile.Added) error {
		if q.Kind != intake.Paper {
			return nil
		}
		for _, r := range results {
			if p := otherPillar(&f.Case, q.ID, r.Document); p != nil {
				wrong = p
				return nil
			}
			if r.Outcome == casefile.WasAdded || r.Outcome == casefile.WasThere {
				return putAnswer(f, intake.Answer{Key: q.Key, Value: r.Document.ID})
			}
		}
		return nil
	})
	if wrong != nil {
		w.k.sayProblem(*wrong)
		return false, err
	}
	return slices.ContainsFunc(results, func(r casefile.Added) bool { return r.Problem == nil && r.Outcome != casefile.Ignored }), err
}

// addFiles puts files into the case and says of each what became of it; then
// may change the case in the same breath.
func (w *walk) addFiles(o casefile.AddOptions, paths []string, then func(*casefile.File, []casefile.Added) error) (results []casefile.Added, err error) {
	if paths, err = w.outside(paths); err != nil || len(paths) == 0 {
		return nil, err
	}
	look, err := w.lookout(w.ctx)
	if err != nil {
		return nil, err
	}
	defer look.close()
	o.Note, o.Look = w.words.say("add.note"), look.told
	err = w.save(func(f *casefile.File) error {
		look.at(f)
		results, err = casefile.Add(f, o, paths...)
		if err != nil {
			return err
		}
		for _, r := range results {
			if d, ok := f.Case.Document(r.Document.ID); ok && r.Outcome == casefile.WasAdded {
				if err := nameInPlace(f, d); err != nil {
					return err
				}
			}
		}
		if then == nil {
			return nil
		}
		return then(f, results)
	})
	if err != nil {
		return nil, err
	}
	for _, r := range results {
		switch {
		case r.Problem != nil:
			w.k.say(r.From)
			w.k.sayProblem(*r.Problem)
		case r.Outcome != casefile.Ignored:
			w.k.say(w.words.say("walk.added", "file", r.From))
			for _, p := range w.troubleOf(w.ctx, look, r, o.Kind).problems(r.Document, o.Kind) {
				w.k.sayProblem(p)
			}
		}
	}
	return results, w.lookAtRead(look, results)
}

// outside leaves out the case's own folder, which people drag in too, and its own
// files: they are no papers. Its documents are taken in, as they may lie there
// without an entry.
func (w *walk) outside(paths []string) (out []string, err error) {
	own, err := os.Stat(w.f.Dir)
	if err != nil {
		return nil, err
	}
	notes, err := os.Stat(filepath.Join(w.f.Dir, casefile.Name))
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err == nil && os.SameFile(info, own):
			w.k.say(w.words.say("walk.own-folder"))
			if documents, err := w.f.Documents(); err == nil && holdsFiles(documents) {
				out = append(out, documents)
			}
		case err == nil && os.SameFile(info, notes):
			w.k.say(w.words.say("walk.own-file"))
		default:
			out = append(out, path)
		}
	}
	return out, nil
}

func holdsFiles(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && len(entries) > 0
}

// lookAtRead goes through what was read in new papers: who made them and when,
// and what a denial letter says that the case lacks. Nothing final rests on what
// nobody has confirmed; the person may do it later.
func (w *walk) lookAtRead(look *lookout, results []casefile.Added) error {
	var ids []string
	var denial string
	for _, r := range results {
		d, ok := w.f.Case.Document(r.Document.ID)
		if !ok || r.Outcome != casefile.WasAdded {
			continue
		}
		w.sayOtherPerson(w.f.Case.Claimant.Name, d, look.read[d.File])
		if len(d.Proposed) > 0 {
			ids = append(ids, d.ID)
		}
		if d.Kind == appeal.DenialKind {
			denial = d.ID
		}
	}
	if len(ids) > 0 {
		yes, v, err := w.k.yes(w.ctx, w.words.plural("walk.read", len(ids)), w.words.say("walk.read.help"))
		switch {
		case err != nil || v == leave:
			return errors.Join(err, stopIf(v))
		case !yes:
			w.k.say(w.words.say("paper.left", "command", w.inCase("confirm")))
		default:
			if err := w.confirmPapers(w.ctx, look, ids); err != nil {
				return err
			}
		}
	}
	if denial != "" {
		if _, err := w.denialProposals(w.ctx, look, denial, false); err != nil {
			return err
		}
	}
	return w.reload()
}

// otherPillar says that a paper given as the report is the denial letter of the
// case already, or the other way about.
func otherPillar(c *appeal.Case, key string, d appeal.Document) *appeal.Problem {
	other := map[string]string{"exam.report": c.Denial.Document, "denial.document": c.Exam.Report}[key]
	if other == "" || other != d.ID {
		return nil
	}
	return &appeal.Problem{Where: d.File, ID: "odd.report-is-denial", Args: map[string]string{"id": d.ID}, Level: appeal.LevelError}
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
