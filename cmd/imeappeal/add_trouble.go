package main

import (
	"context"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/paper"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// trouble is what a person should know of a new file before it is missed: that
// it cannot stand in a packet, that its words cannot be read, that it is in the
// case already in another form, or is not the paper that it was given as.
type trouble struct {
	unusable string              // why it cannot be bound, in words
	locked   bool                // a password that was given opens it
	mute     string              // why it gave no words
	partly   []review.UnreadPage // pages of it that gave none, or not all of theirs, and why
	same     string              // id of a document that seems to be the same paper
	readAs   appeal.DocumentKind
}

// troubleOf looks at one file that was put in, or was there already. given is
// the kind that the person said it has.
func (a *app) troubleOf(ctx context.Context, look *lookout, r casefile.Added, given appeal.DocumentKind) trouble {
	d := r.Document
	if r.Outcome != casefile.WasAdded && r.Outcome != casefile.WasThere {
		return trouble{}
	}
	var t trouble
	t.unusable, t.locked = a.unusable(ctx, look.file, d)
	if r.Outcome == casefile.WasThere {
		if given != "" {
			t.readAs = otherThan(given, kindRead(look.describe(look.file.Path(d))))
		}
		return t
	}
	if t.unusable == "" {
		t.mute = look.mute[d.File]
		t.partly = unreadAmong(look.partly[d.File])
	}
	t.same = look.sameAs(d)
	t.readAs = otherThan(given, kindRead(look.read[d.File]))
	return t
}

// kindRead gives the kind that a paper is of by its own text, "" where it does not
// say.
func kindRead(read paper.Description) appeal.DocumentKind {
	p, _ := read.Get("kind")
	kind, _ := p.Value.(appeal.DocumentKind)
	return kind
}

// otherThan gives the kind that a paper is of where it was given as another and
// one of the two is the report or the denial: deadlines and findings rest on
// those.
func otherThan(given, is appeal.DocumentKind) appeal.DocumentKind {
	pillar := func(k appeal.DocumentKind) bool { return k == appeal.ReportKind || k == appeal.DenialKind }
	if given == "" || is == "" || given == is || !pillar(given) && !pillar(is) {
		return ""
	}
	return is
}

// unusable opens a document as the packet will, and says in words why it cannot
// be bound; "" if it can. locked says that it took a password.
func (a *app) unusable(ctx context.Context, f *casefile.File, d appeal.Document) (reason string, locked bool) {
	w := &binding{
		file: f, options: buildOptions{Passwords: readPasswords(a.flags.passwords, &f.Case)}, built: &built{words: a.words, Info: map[string]bind.Info{}},
		pictures: map[string][]byte{}, passwords: map[string]string{}, mended: map[string]bind.NoteKind{},
	}
	_, err := w.count(d)
	if err != nil && mends(err) {
		_, err = w.mend(ctx, d, err)
	}
	if err == nil || ctx.Err() != nil {
		return "", w.passwords[d.ID] != ""
	}
	return w.reason(err), false
}

// sameAs gives the document that has the same words as a new one, "" for none.
// Papers of different days are not the same, however alike they are.
func (l *lookout) sameAs(d appeal.Document) string {
	mine := l.prints[d.File]
	for _, other := range l.file.Case.Documents {
		if other.ID == d.ID {
			break // those behind it are compared with this one
		}
		if other.File == "" || !d.Date.IsZero() && !other.Date.IsZero() && d.Date != other.Date {
			continue
		}
		if mine.Same(l.printOf(other)) {
			return other.ID
		}
	}
	return ""
}

// printOf takes the print of a document that is in the case: from its text, or
// from what is kept of its recognition.
func (l *lookout) printOf(d appeal.Document) paper.Print {
	if p, ok := l.prints[d.File]; ok {
		return p
	}
	pages, err := l.keptWords(l.file.Path(d))
	if err != nil {
		pages = nil
	}
	l.prints[d.File] = paper.PrintOf(pages)
	return l.prints[d.File]
}

// printsOf takes the prints of documents that may be there twice: those with no
// day of their own, or with the day of another.
func (l *lookout) printsOf(documents []appeal.Document) map[string]paper.Print {
	prints := map[string]paper.Print{}
	for i, d := range documents {
		if d.File == "" || !slices.ContainsFunc(slices.Delete(slices.Clone(documents), i, i+1), func(o appeal.Document) bool {
			return o.File != "" && (d.Date.IsZero() || o.Date.IsZero() || d.Date == o.Date)
		}) {
			continue
		}
		prints[d.ID] = l.printOf(d)
	}
	return prints
}

// unreadAmong names pages and why they gave no words.
func unreadAmong(pages []report.RawPage) (unread []review.UnreadPage) {
	for _, p := range pages {
		unread = append(unread, review.UnreadPage{Page: p.Number, Reason: p.Unread})
	}
	return unread
}

// problems are a file's troubles in words.
func (t trouble) problems(w words, d appeal.Document, given appeal.DocumentKind) []appeal.Problem {
	var out []appeal.Problem
	add := func(id string, args map[string]string) {
		args["id"] = d.ID
		out = append(out, appeal.Problem{Where: d.File, ID: id, Args: args, Level: appeal.LevelWarning})
	}
	if t.unusable != "" {
		add("add.unusable", map[string]string{"reason": t.unusable})
	}
	if t.locked {
		add("add.locked", map[string]string{})
	}
	if t.mute != "" {
		add("add.mute", map[string]string{"reason": w.unread(t.mute)})
	}
	if len(t.partly) > 0 {
		add("add.partly", map[string]string{"pages": w.unreadPages(t.partly)})
	}
	if t.same != "" {
		add("add.same-paper", map[string]string{"other": t.same})
	}
	if t.readAs != "" {
		add("add.other-kind", map[string]string{"kind": string(t.readAs), "given": string(given)})
	}
	return out
}

// putInPlace makes a new file the file of a document that is in the case
// already; what else is said of that document stays, and so does its old file.
func putInPlace(f *casefile.File, results []casefile.Added, id string) error {
	at := func(id string) int {
		return slices.IndexFunc(f.Case.Documents, func(d appeal.Document) bool { return d.ID == id })
	}
	i := at(id)
	switch {
	case i < 0:
		return noDocument(&f.Case, id)
	case len(results) != 1 || results[0].Problem != nil:
		return nil // said with the others
	case results[0].Document.ID == id:
		return usage("add.replace-same", results[0].From, "id", id)
	case results[0].Outcome != casefile.WasAdded:
		return usage("add.replace-there", results[0].From, "id", results[0].Document.ID, "old", id)
	}
	if err := f.Set(indexed("documents", i)+".file", results[0].Document.File); err != nil {
		return err
	}
	open := without(slices.Clone(f.Case.Documents[i].Proposed), openPages)
	if slices.Contains(results[0].Document.Proposed, openPages) { // this copy is not whole either
		open = append(open, openPages)
	}
	if !slices.Equal(open, f.Case.Documents[i].Proposed) {
		if err := f.Set(indexed("documents", i)+".proposed", open); err != nil {
			return err
		}
	}
	if err := f.Remove(indexed("documents", at(results[0].Document.ID))); err != nil {
		return err
	}
	results[0].Document, results[0].Guessed = f.Case.Documents[i], false
	return nil
}
