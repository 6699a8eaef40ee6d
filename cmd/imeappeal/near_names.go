package main

import (
	"context"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/paper"
)

// nearNames says where two papers or the case spell the examiner's name nearly
// alike: a fax changes a letter, and a letter with the wrong name finds nobody.
// One of the two is confirmed or the person is asked; never are both taken
// without a word. letterName is what a denial letter says, "" for nothing.
func nearNames(f *casefile.File, letterName string) []appeal.Problem {
	var out []appeal.Problem
	c := &f.Case
	known, id := c.Exam.Examiner.Name, "paper.near-name"
	if known != "" && paper.NearName(letterName, known) {
		out = append(out, appeal.Problem{Where: "exam.examiner.name", ID: "paper.near-name.letter", Level: appeal.LevelWarning, Args: map[string]string{
			"letter": letterName, "case": known,
		}})
	}
	if known == "" {
		known, id = letterName, "paper.near-name.both"
	}
	for _, d := range c.Documents {
		if d.Kind != appeal.ReportKind || d.ID != c.Exam.Report || !paper.NearName(d.Author, known) {
			continue
		}
		out = append(out, appeal.Problem{Where: d.ID, ID: id, Level: appeal.LevelWarning, Args: map[string]string{
			"id": d.ID, "file": d.File, "author": d.Author, "name": known,
		}})
	}
	return out
}

// sayNearNames compares the names after papers came in that may hold one. An
// author who was taken with --accept waits for the person's word again where
// another paper spells the name otherwise.
func (a *app) sayNearNames(ctx context.Context, look *lookout, results []casefile.Added, accept bool) error {
	if !slices.ContainsFunc(results, func(r casefile.Added) bool { return r.Document.Kind == appeal.ReportKind || isDenial(r) }) {
		return nil
	}
	f, err := a.reopened(look)
	if err != nil {
		return err
	}
	name := ""
	if d, ok := f.Case.Document(f.Case.Denial.Document); ok && d.File != "" {
		if letter, err := look.letter(ctx, d); err == nil {
			name = examinerIn(letter)
		}
	}
	problems := nearNames(f, name)
	a.sayProblems(problems)
	for _, p := range problems {
		id := p.Args["id"]
		if !accept || id == "" || !slices.ContainsFunc(results, func(r casefile.Added) bool { return r.Document.ID == id && r.Outcome == casefile.WasAdded }) {
			continue
		}
		err := a.editPaper(ctx, id, func(f *casefile.File, key string) error {
			d, _ := f.Case.Document(id)
			return f.Set(key+".proposed", with(slices.Clone(d.Proposed), "author"))
		})
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// nearAuthor reports that the report of the case names its author nearly, and not
// quite, as a denial letter names the examiner.
func nearAuthor(c *appeal.Case, name string) bool {
	d, ok := c.Document(c.Exam.Report)
	return ok && paper.NearName(d.Author, name)
}

// examinerIn is the examiner whom a denial letter names, "" for none.
func examinerIn(letter paper.Denial) string {
	p, _ := letter.Get("exam.examiner.name")
	name, _ := p.Value.(string)
	return name
}
