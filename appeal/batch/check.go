package batch

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
)

// Checked is a row with everything that is known before it is built.
type Checked struct {
	Job
	Pages  int
	Clocks []law.Deadline // the claimant's, that have a day
	WhyNot []law.Unknown  // what the others need
}

// Ready reports that nothing keeps the row from being built.
func (c Checked) Ready() bool { return !HasError(c.Problems) }

// Checker reads rows on several workers and hands them on in order.
type Checker struct {
	*Reading
	Law     *law.Law
	Workers int
	// Count gives the pages of a paper, or says in words why it cannot be bound.
	// nil: papers are not opened.
	Count func(path string) (pages int, reason string)
	// Whose looks into an IME report: differs says that it does not name the
	// claimant; other is whom it names instead, if that can be told. nil: reports
	// are not opened.
	Whose func(path, claimant string) (other string, differs bool)
	// Letter holds a case against its denial letter's own text. Nil: letters are not
	// opened.
	Letter func(path string, c *appeal.Case) []appeal.Problem
	// Foresee says what the row's letters will lack, by the keys of the case. Nil:
	// nothing is foreseen.
	Foresee func(c *appeal.Case, letters []string, hasReport bool) []appeal.Problem
}

// Each checks all rows. Problems of the sheet itself are the Sheet's.
func (k *Checker) Each(ctx context.Context, yield func(Checked) error) error {
	return inOrder(ctx, k.Workers, k.Sheet.Each, k.check, yield)
}

func (k *Checker) check(row Row) (out Checked) {
	defer func() {
		if r := recover(); r != nil {
			out = Checked{Job: Job{Row: row.Number, Problems: []Problem{problem(row.Number, "", "", "batch.panic", appeal.LevelError, "cause", fmt.Sprint(r))}}}
		}
	}()
	out.Job = k.Job(row)
	c := out.seen()
	for _, p := range intake.Check(c, k.Today) {
		if placed := out.placed(p); out.worth(placed) {
			out.add(placed)
		}
	}
	if k.Law != nil {
		k.lawAbroad(&out)
	}
	if k.Law != nil && !out.doubtful() {
		var clocks []law.Deadline
		clocks, out.WhyNot = k.Law.Deadlines(c, k.Today)
		for _, d := range clocks {
			if d.Who == "claimant" && !d.Conservative.IsZero() {
				out.Clocks = append(out.Clocks, d)
			}
		}
		out.injury()
	}
	if k.Foresee != nil {
		k.foresee(&out, c)
	}
	if k.Count != nil {
		k.count(&out)
	}
	if k.Whose != nil {
		k.whose(&out)
	}
	if k.Letter != nil {
		if path := out.denialPath(); path != "" {
			doubtful := out.doubtful()
			for _, p := range k.Letter(path, c) {
				if !doubtful || !strings.HasSuffix(p.ID, ".term-not-counted") { // nothing was counted
					out.add(out.placed(p))
				}
			}
		}
	}
	return out
}

// injury asks for the day of the accident where a clock runs from it. The interview
// does without it where the day of falling ill is given; such a clock does not.
func (c *Checked) injury() {
	placed := c.placed(appeal.Problem{Where: "claim.date_of_injury", ID: "missing.claim.date_of_injury", Level: appeal.LevelMissing})
	known := func(p Problem) bool { return p.Column == placed.Column }
	if slices.ContainsFunc(c.WhyNot, law.Unknown.WaitsForInjury) && !slices.ContainsFunc(c.Problems, known) {
		c.add(placed)
	}
}

// doubtful reports an error in a cell on which a deadline may hang. A day counted
// from what is left would look as safe as any other.
func (j *Job) doubtful() bool { return len(j.Doubtful()) > 0 }

// Doubtful gives the columns that keep the row's deadlines from being counted.
func (j *Job) Doubtful() (columns []string) {
	for _, c := range j.cells {
		if c.kind != intake.Date && c.kind != intake.Choice && c.key != "claim.state" && c.key != "claim.country" {
			continue
		}
		if slices.ContainsFunc(j.Problems, func(p Problem) bool { return p.Column == c.heading && p.Level == appeal.LevelError }) {
			columns = append(columns, c.heading)
		}
	}
	return columns
}

// seen is the case as it will stand once its papers are in.
func (j *Job) seen() *appeal.Case {
	c := j.Case
	c.Documents = append([]appeal.Document(nil), c.Documents...)
	for i, p := range j.Papers {
		d := appeal.Document{ID: fmt.Sprintf("paper-%d", i), Title: p.Name, Kind: p.Kind, File: p.Name}
		c.Documents = append(c.Documents, d)
		if p.Path == j.Report {
			c.Exam.Report = d.ID
		}
		if p.Path == j.Denial {
			c.Denial.Document = d.ID
		}
	}
	return &c
}

// worth leaves out what is no problem of a sheet: what would only be nice to
// have, documents' details, and a cell that has an error already.
func (j *Job) worth(p Problem) bool {
	if strings.HasPrefix(p.Where, "documents") {
		return false
	}
	if p.Level != appeal.LevelMissing {
		return true
	}
	q, ok := intake.Find(p.Where)
	broken := slices.ContainsFunc(j.Problems, func(o Problem) bool { return o.Column == p.Column && o.Level == appeal.LevelError })
	return ok && q.Weight == intake.Needed && q.List() == "" && !broken
}

// placed names the sheet's own column in a problem of the case.
func (j *Job) placed(p appeal.Problem) Problem {
	out := Problem{Row: j.Row, Column: p.Where, Problem: p}
	for _, c := range j.cells {
		if c.own == "" && (p.Where == c.key || strings.HasPrefix(p.Where, c.key+"[")) {
			out.Column, out.Value = c.heading, shown(tidy(c.text))
			break
		}
	}
	if out.Column == p.Where {
		out.Column = cmp.Or(columnFor(p.Where), p.Where)
	}
	return out
}

// count opens the row's papers. One that cannot be bound is left out of the
// packet by name; without its report a packet cannot be.
func (k *Checker) count(out *Checked) {
	for _, p := range out.Papers {
		pages, reason := k.Count(p.Path)
		out.Pages += pages
		if reason == "" {
			continue
		}
		level := appeal.LevelWarning
		if p.Path == out.Report {
			level = appeal.LevelError
		}
		out.add(problem(out.Row, ownFolder, p.Name, "batch.paper", level, "reason", reason))
	}
	if out.Base == "" {
		return
	}
	for _, d := range out.Case.Documents {
		if d.File == "" {
			continue
		}
		pages, reason := k.Count(filepath.Join(out.Base, filepath.FromSlash(d.File)))
		out.Pages += pages
		if reason != "" {
			out.add(problem(out.Row, ownCase, d.File, "batch.paper", appeal.LevelWarning, "reason", reason))
		}
	}
}

// whose warns of another person's report among the row's papers.
func (k *Checker) whose(out *Checked) {
	path, name := out.reportPath(), out.Case.Claimant.Name
	if path == "" || name == "" {
		return
	}
	other, differs := k.Whose(path, name)
	if !differs {
		return
	}
	id := "batch.person-not-named"
	if other != "" {
		id = "batch.other-person"
	}
	out.add(problem(out.Row, ownReport, filepath.Base(path), id, appeal.LevelWarning, "name", shown(name), "other", shown(other)))
}

// reportPath is where the IME report lies, "" where there is none.
func (j *Job) reportPath() string { return j.paperPath(j.Report, j.Case.Exam.Report) }

// denialPath is where the denial letter lies, "" where there is none.
func (j *Job) denialPath() string { return j.paperPath(j.Denial, j.Case.Denial.Document) }

// paperPath is the file that the row itself gives, else that of a document of the
// case that the row completes.
func (j *Job) paperPath(given, document string) string {
	if given != "" || j.Base == "" {
		return given
	}
	if d, ok := j.Case.Document(document); ok && d.File != "" {
		return filepath.Join(j.Base, filepath.FromSlash(d.File))
	}
	return ""
}

// inOrder runs work on several goroutines and yields the results in the order
// of the rows. Only a few rows are in memory at a time.
func inOrder[A, B any](ctx context.Context, workers int, each func(func(A) error) error, work func(A) B, yield func(B) error) error {
	workers = max(1, workers)
	type slot struct {
		in  A
		out chan B
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	todo, order := make(chan slot), make(chan slot, workers*4)
	for range workers {
		go func() {
			for s := range todo {
				s.out <- work(s.in)
			}
		}()
	}
	var readErr error
	go func() {
		defer close(order)
		defer close(todo)
		readErr = each(func(a A) error {
			s := slot{a, make(chan B, 1)}
			select {
			case order <- s:
			case <-ctx.Done():
				return ctx.Err()
			}
			select {
			case todo <- s:
				return nil
			case <-ctx.Done():
				close(s.out)
				return ctx.Err()
			}
		})
	}()
	for s := range order {
		b, ok := <-s.out
		if !ok {
			continue
		}
		if err := yield(b); err != nil {
			cancel()
			for range order {
			}
			return err
		}
	}
	return readErr
}
