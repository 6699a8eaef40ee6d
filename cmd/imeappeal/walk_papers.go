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
		case r.verb == unknown, r.verb == answered && intake.SaysNone(r.text):
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
			return w.showDeadlineAfter(q.Key)
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
	results, err := w.addFiles(q.Key, casefile.AddOptions{Kind: kindAsked(q.ID)}, paths, func(f *casefile.File, results []casefile.Added) error {
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
	if q.Kind == intake.Paper && valueAt(&w.f.Case, q.Key) == "" {
		return false, err // it was another paper than the one asked for
	}
	return slices.ContainsFunc(results, func(r casefile.Added) bool { return r.Problem == nil && r.Outcome != casefile.Ignored }), err
}

// addFiles puts files into the case and says of each what became of it; then
// may change the case in the same breath. key is the question that they answer,
// "" for none.
func (w *walk) addFiles(key string, o casefile.AddOptions, paths []string, then func(*casefile.File, []casefile.Added) error) (results []casefile.Added, err error) {
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
	if err := w.rememberAdded(key, results); err != nil {
		return nil, err
	}
	for _, r := range results {
		switch {
		case r.Problem != nil:
			w.k.say(r.From)
			w.k.sayProblem(*r.Problem)
		case r.Outcome != casefile.Ignored:
			w.k.say(w.words.say("walk.added", "file", r.From))
			t := w.troubleOf(w.ctx, look, r, o.Kind)
			for _, p := range t.problems(w.words, r.Document, o.Kind) {
				w.k.sayProblem(p)
			}
			if r.Outcome == casefile.WasAdded && t.readAs != "" {
				if err := w.otherKind(r.Document.ID, t.readAs); err != nil {
					return nil, err
				}
			}
		}
	}
	return results, w.lookAtRead(look)
}

// rememberAdded keeps, before anything more is asked, which answer was given and
// which papers are to be looked at: the window may be closed in the middle of it.
func (w *walk) rememberAdded(key string, results []casefile.Added) error {
	in := false
	for _, r := range results {
		in = in || r.Problem == nil && r.Outcome != casefile.Ignored
		if d, ok := w.f.Case.Document(r.Document.ID); ok && r.Outcome == casefile.WasAdded && (len(d.Proposed) > 0 || d.Kind == appeal.DenialKind) {
			w.told.Unread = with(w.told.Unread, d.ID)
		}
	}
	if in && (key == "documents" || key != "" && valueAt(&w.f.Case, key) != "") {
		w.told.answered(key)
		w.told.Last = key
	}
	return w.told.save()
}

// otherKind asks whether a paper that reads like the denial letter, or the report,
// or neither, is to be kept as that, and not as what it was given as: days and
// findings are taken from those two.
func (w *walk) otherKind(id string, is appeal.DocumentKind) error {
	yes, v, err := w.k.yes(w.ctx, w.words.say("walk.other-kind", "id", id, "kind", w.words.say("paper.kind."+string(is))), w.words.say("walk.other-kind.help"))
	if err != nil || v == leave {
		return errors.Join(err, stopIf(v))
	}
	if !yes {
		return nil
	}
	w.told.Last = map[appeal.DocumentKind]string{appeal.ReportKind: "exam.report", appeal.DenialKind: "denial.document"}[is]
	if err := w.told.save(); err != nil {
		return err
	}
	return w.save(func(f *casefile.File) error {
		i := slices.IndexFunc(f.Case.Documents, func(d appeal.Document) bool { return d.ID == id })
		if i < 0 {
			return nil
		}
		for key, now := range map[string]string{"exam.report": f.Case.Exam.Report, "denial.document": f.Case.Denial.Document} {
			if now == id {
				if err := f.Remove(key); err != nil {
					return err
				}
			}
		}
		if err := f.Set(indexed("documents", i)+".kind", string(is)); err != nil {
			return err
		}
		return nameInPlace(f, f.Case.Documents[i])
	})
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

// lookAtRead goes through what was read in papers that nobody has looked at: who
// made them and when, and what a denial letter says that the case lacks. Nothing
// final rests on what nobody has confirmed; the person may do it later.
func (w *walk) lookAtRead(look *lookout) error {
	var ids []string
	for _, id := range w.told.Unread {
		d, ok := w.f.Case.Document(id)
		if !ok {
			continue
		}
		w.sayOtherPerson(&w.f.Case, d, look.read[d.File])
		g := look.gaps[d.File]
		w.sayProblems(gapProblems(d, g.Gaps, g.pages))
		if len(d.Proposed) > 0 {
			ids = append(ids, d.ID)
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
	for _, id := range slices.Clone(w.told.Unread) {
		if isDenialOf(w.f, id) {
			if _, err := w.denialProposals(w.ctx, look, id, false); err != nil {
				return err
			}
			w.told.Looked = with(w.told.Looked, id)
		}
	}
	w.told.Unread = nil
	return errors.Join(w.told.save(), w.reload())
}

// lookAgain goes on with papers of an earlier sitting that was left while they
// were looked at.
func (w *walk) lookAgain() error {
	w.told.Unread = slices.DeleteFunc(w.told.Unread, func(id string) bool {
		_, ok := w.f.Case.Document(id)
		return !ok
	})
	if len(w.told.Unread) == 0 {
		return nil
	}
	w.k.say("")
	w.k.say(w.words.say("walk.look-again"))
	look, err := w.lookout(w.ctx)
	if err != nil {
		return err
	}
	defer look.close()
	look.at(w.f)
	for _, id := range w.told.Unread {
		d, _ := w.f.Case.Document(id)
		look.describe(w.f.Path(d))
	}
	if err := w.lookAtRead(look); err != nil {
		return err
	}
	return w.showDeadline(false)
}

// lookAtLetter goes through what was read in a denial letter that was put in outside of
// the walk: what it says is shown and asked with yes or no, and not asked anew.
func (w *walk) lookAtLetter() error {
	if underAppeal(&w.f.Case) {
		return nil
	}
	now := w.f.Case.Denial.Document
	for _, d := range w.f.Case.Documents {
		if d.Kind != appeal.DenialKind || d.File == "" || slices.Contains(w.told.Looked, d.ID) {
			continue
		}
		if d.ID != now && (now != "" || len(w.f.Case.EarlierDenials) > 0) {
			continue // of an earlier decision: its days and reasons are not those of the one in hand
		}
		if err := w.lookAtOneLetter(d); err != nil {
			return err
		}
		w.told.Looked = with(w.told.Looked, d.ID)
		if err := w.told.save(); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) lookAtOneLetter(d appeal.Document) error {
	look, err := w.lookout(w.ctx)
	if err != nil {
		return err
	}
	defer look.close()
	look.at(w.f)
	letter, err := look.letter(w.ctx, d)
	if err != nil {
		return w.ctx.Err() // that it cannot be read is said where it is needed
	}
	open, _ := offers(&w.f.Case, letter)
	open = slices.DeleteFunc(open, func(o offer) bool { return o.differs }) // `check` names those
	if len(open) == 0 || letter.Person != nil {
		return nil
	}
	w.k.say("")
	w.k.say(w.words.say("walk.look-letter"))
	if err := w.askDenial(w.ctx, d.ID, letter, open); err != nil {
		return err
	}
	if err := w.reload(); err != nil {
		return err
	}
	return w.showDeadline(false)
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
