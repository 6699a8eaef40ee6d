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

// sayNearNames compares the names after papers came in that may hold one.
func (a *app) sayNearNames(ctx context.Context, look *lookout, results []casefile.Added) error {
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
	a.sayProblems(nearNames(f, name))
	return ctx.Err()
}

// examinerIn is the examiner whom a denial letter names, "" for none.
func examinerIn(letter paper.Denial) string {
	p, _ := letter.Get("exam.examiner.name")
	name, _ := p.Value.(string)
	return name
}
