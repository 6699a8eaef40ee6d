package main

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/ocr"
	"imeappeal/appeal/paper"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

// lookout reads papers as they come in, to propose what they are: with the
// reader that everything uses and the case's cache, the first pages of a
// picture only.
type lookout struct {
	ctx    context.Context
	file   *casefile.File
	reader *ocr.Reader
	who    paper.Reader
	read   map[string]paper.Description // by the document's file
	prints map[string]paper.Print       // likewise
	mute   map[string]string            // why a file gave no words at all, likewise
	partly map[string][]report.RawPage  // pages of a file that gave none though it gave some, likewise
	gaps   map[string]fileGaps          // what of it seems not to be there, likewise

	given  []string              // passwords of locked papers
	kept   map[string]*keptPaper // for who reads the same papers next; nil: nobody
	enough func()                // ends the recognition of the file at hand: what is kept must do
	over   func()                // takes the count of its pages away; nil: nobody counts
}

// A picture's first pages say what it is; with the engine inside this program,
// which is slow, one must do. Pages with a text layer cost next to nothing, but a
// chart of a thousand pages says no more of itself than its first and last. A
// denial letter has few pages: what follows are enclosures.
const (
	firstPages   = 3
	firstBuiltIn = 1
	firstText    = 6
	lastText     = 2
	letterPages  = 15
	countable    = 60
)

// lookout makes a lookout for the case that --case names. Close it after use.
func (a *app) lookout(ctx context.Context) (*lookout, error) {
	o, err := a.readerOptions()
	if err != nil {
		return nil, err
	}
	l := newLookout(ctx, nil)
	l.given = a.flags.passwords
	say, over := a.sayRecognition()
	l.over = over
	o.Watch = func(e ocr.Event) {
		if l.enough != nil {
			l.enough()
			return
		}
		say(e)
	}
	l.reader = ocr.NewReader(o)
	today, err := a.today(nil)
	l.who.Today = today
	return l, err
}

func newLookout(ctx context.Context, reader *ocr.Reader) *lookout {
	return &lookout{ctx: ctx, reader: reader, read: map[string]paper.Description{}, prints: map[string]paper.Print{}, mute: map[string]string{}, partly: map[string][]report.RawPage{}, gaps: map[string]fileGaps{}}
}

func (l *lookout) close() { l.reader.Close() }

// at names the case whose papers are read.
func (l *lookout) at(f *casefile.File) {
	l.file = f
	l.who = readerOf(&f.Case, l.who.Today)
	if f.Case.Fictional && !f.Case.DemoDay.IsZero() {
		l.who.Today = f.Case.DemoDay
	}
}

// told is what a file says of itself, for its entry in the case.
func (l *lookout) told(path string) casefile.Told {
	d := l.describe(path)
	var told casefile.Told
	told.Gaps = l.gaps[l.place(path)].Any()
	for _, p := range d.Proposals {
		switch v := p.Value.(type) {
		case appeal.DocumentKind:
			told.Kind = v
		case appeal.Day:
			told.Date = v
		case string:
			if p.Key == "author" {
				told.Author = v
			} else {
				told.Title = v
			}
		}
	}
	return told
}

// describe reads the first pages of a file. One that cannot be read says
// nothing.
func (l *lookout) describe(path string) paper.Description {
	pages, err := l.words(l.ctx, path, firstPages, firstBuiltIn)
	l.took(path, pages, err)
	if err != nil || len(pages) == 0 {
		return paper.Description{}
	}
	n, all := len(pages), pages
	whole := len(pages) <= firstText+lastText && !slices.ContainsFunc(pages, unread)
	if i := slices.IndexFunc(pages, unread); i >= firstBuiltIn {
		pages = pages[:i]
	} else if len(pages) > firstText+lastText {
		pages = slices.Concat(pages[:firstText], pages[len(pages)-lastText:])
	}
	rep := report.Parse(pages)
	l.tookGaps(path, all, rep)
	d := l.who.Describe(rep, whole)
	if k := l.kept[path]; k != nil && len(pages) == n {
		k.parsed = rep
	}
	if rel := l.place(path); rel != "" {
		l.read[rel] = d
	}
	return d
}

// place is a file's place in the case, as a document names it.
func (l *lookout) place(path string) string {
	rel, err := filepath.Rel(l.file.Dir, path)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

// took keeps what tells papers apart, and why a file gave no words.
func (l *lookout) took(path string, pages []report.RawPage, err error) {
	rel := l.place(path)
	l.prints[rel] = paper.PrintOf(pages)
	var unreadable *pdf.UnreadableError
	switch {
	case errors.As(err, &unreadable):
		l.mute[rel] = unreadable.Reason
	case err == nil && len(pages) > 0 && !slices.ContainsFunc(pages, func(p report.RawPage) bool { return !broken(p) && p.Unread != pdf.UnreadEmpty }):
		l.mute[rel] = pages[0].Unread
	case err == nil:
		for _, p := range pages {
			if p.Unread == pdf.UnreadGarbled && l.reader.Recognizes() {
				continue // not among the first pages: recognized when its words are asked for
			}
			if broken(p) || p.Unread == pdf.UnreadPartly {
				l.partly[rel] = append(l.partly[rel], report.RawPage{Number: p.Number, Unread: p.Unread})
			}
		}
	}
}

// tookGaps keeps what of a paper seems not to be there. Of rep, which is of its
// first and last pages alone, the numbers cannot be counted; in a chart of
// hundreds of pages they are those of many papers.
func (l *lookout) tookGaps(path string, pages []report.RawPage, rep *report.Report) {
	rel := l.place(path)
	if rel == "" {
		return
	}
	switch {
	case len(pages) > countable:
		rep = &report.Report{File: pages[0].File}
	case len(pages) > len(rep.Pages):
		rep = report.Parse(pages)
	}
	l.gaps[rel] = fileGaps{rep.Gaps(), len(pages)}
}

// fileGaps is what of a file seems not to be there, and how many pages are.
type fileGaps struct {
	report.Gaps
	pages int
}

// broken reports that a page gave no words though it should have some: a
// photograph has none, and a blank page.
func broken(p report.RawPage) bool {
	return slices.Contains([]string{pdf.UnreadDamaged, pdf.UnreadCut, pdf.UnreadGarbled, pdf.UnreadSlow, pdf.UnreadBig, pdf.UnreadEncrypted, ocr.UnreadFailed}, p.Unread)
}

func unread(p report.RawPage) bool { return p.Unread != "" }

// words reads a file; of pages that are pictures the first ones only, for the
// cache keeps them and the rest can wait. Where somebody reads the same papers
// next, they are read whole.
func (l *lookout) words(ctx context.Context, path string, first, slow int) ([]report.RawPage, error) {
	r := caseReader{Reader: l.reader, file: l.file, kept: l.kept, secrets: readPasswords(l.given, &l.file.Case)}
	if l.kept == nil {
		r.first, r.slow = first, slow
	}
	pages, err := r.Words(ctx, path)
	if l.over != nil {
		l.over()
	}
	return pages, err
}

// keptWords reads a file without recognizing anything anew.
func (l *lookout) keptWords(path string) ([]report.RawPage, error) {
	some, enough := context.WithCancel(l.ctx)
	defer enough()
	l.enough = enough
	defer func() { l.enough = nil }()
	pages, err := caseReader{Reader: l.reader, file: l.file, kept: l.kept, secrets: readPasswords(l.given, &l.file.Case)}.Words(some, path)
	if some.Err() != nil && l.ctx.Err() == nil {
		err = nil
	}
	return pages, err
}

// letter reads a denial letter of the case.
func (l *lookout) letter(ctx context.Context, d appeal.Document) (paper.Denial, error) {
	pages, err := l.words(ctx, l.file.Path(d), letterPages, letterPages)
	if err != nil {
		return paper.Denial{}, err
	}
	return l.who.Denial(report.Parse(pages[:min(len(pages), letterPages)])), nil
}
