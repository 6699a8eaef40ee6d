package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
)

// Maker makes a case folder of every row in an output folder.
type Maker struct {
	*Reading
	Out      string
	Workers  int
	Settings string // what else a result hangs on: program version, letters, --final
	Redo     bool   // also what is finished
	SkipBad  bool
	Only     map[int]bool // rows; nil: all
	Source   Source
	Shard    Shard
	Law      *law.Law // counts the deadline of a row that could not be made; nil: nobody asks
	// Build makes letters and packet in a case folder. worker counts from 0 and
	// is never used twice at a time.
	Build func(ctx context.Context, worker int, dir string, j Job) (Outcome, error)
	// Look gives a worker's way to read what the papers of a row say of themselves;
	// nil: their names alone tell.
	Look func(ctx context.Context, worker int) Look
	// Words says an error in a sentence without the case's text.
	Words func(error) string
	// Done hears of every row, one at a time, in the order in which they are
	// finished. Nothing of a row is kept in memory afterwards.
	Done func(Result)
}

// Result is what became of one row.
type Result struct {
	Record
	Claimant string
	Skipped  bool   // was finished already
	Sent     bool   // with Skipped: worked on since, and left alone because it was sent
	Gone     bool   // not in the sheet any more; Row is 0
	Other    *Other // from Status: what it was called earlier, or is now; nil: nothing
	Out      string // the output folder, from Status and Merge
	Shard    Shard  // that the output folder was asked for
}

// BadRowsError says how many rows keep a run from starting.
type BadRowsError struct{ Rows []int }

func (e *BadRowsError) Error() string { return fmt.Sprintf("%d rows have errors", len(e.Rows)) }

// ForeignError says that the output folder holds something else.
type ForeignError struct{ Path string }

func (e *ForeignError) Error() string { return e.Path + ": not made by a batch" }

// ErrOccupied says that a folder of the case's name was not made by this batch.
var ErrOccupied = errors.New("a folder of that name was not made by this batch")

// Rehearse reads every row and fails if one has an error, before anything is
// written.
func (m *Maker) Rehearse(ctx context.Context) error {
	if m.SkipBad {
		return nil
	}
	bad := &BadRowsError{}
	check := &Checker{Reading: m.Reading, Workers: m.Workers}
	err := check.Each(ctx, func(c Checked) error {
		if m.takes(c.Row, c.ID) && !c.Ready() {
			bad.Rows = append(bad.Rows, c.Row)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(bad.Rows) > 0 {
		return bad
	}
	return nil
}

func (m *Maker) takes(row int, id string) bool {
	return (m.Only == nil || m.Only[row]) && m.Shard.Has(id)
}

// Total counts the rows that a run is asked for.
func (m *Maker) Total() (n int, err error) {
	err = m.Sheet.Each(func(row Row) error {
		if m.takes(row.Number, caseID(row)) {
			n++
		}
		return nil
	})
	return n, err
}

// Run makes the rows. One row's failure never stops another's. What became of
// them is told to Done, and Status gives it afterwards.
func (m *Maker) Run(ctx context.Context) error {
	if err := m.Rehearse(ctx); err != nil {
		return err
	}
	if err := claim(m.Out); err != nil {
		return err
	}
	unlock, err := casefile.LockFolder(m.Out)
	if err != nil {
		return err
	}
	return errors.Join(m.locked(ctx), unlock())
}

// claim takes an output folder that is new, empty, or a batch's own.
func claim(out string) error {
	entries, err := os.ReadDir(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return os.MkdirAll(out, 0o700)
	case err != nil:
		return err
	}
	for _, e := range entries {
		if e.Name() == journalName || e.Name() == ".imeappeal" {
			return nil
		}
	}
	if len(entries) > 0 {
		return &ForeignError{out}
	}
	return nil
}

func (m *Maker) locked(ctx context.Context) (err error) {
	if err := recoverFolder(m.Out); err != nil {
		return err
	}
	j, err := openJournal(m.Out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.close()) }()
	if err := m.list(j.accounts); err != nil {
		return err
	}
	var mu sync.Mutex
	var ids atomic.Int64
	idle := make(chan int, max(1, m.Workers))
	for range max(1, m.Workers) {
		idle <- int(ids.Add(1)) - 1
	}
	work := func(row Row) struct{} {
		worker := <-idle
		defer func() { idle <- worker }()
		m.row(ctx, worker, row, j, &mu)
		return struct{}{}
	}
	err = inOrder(ctx, m.Workers, m.Sheet.Each, work, func(struct{}) error { return nil })
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// row takes one row from the sheet to its folder, if it is asked for.
func (m *Maker) row(ctx context.Context, worker int, row Row, j *journal, mu *sync.Mutex) {
	if ctx.Err() != nil {
		return
	}
	job, problems := m.understood(row)
	if !m.takes(job.Row, job.ID) {
		return
	}
	r := &Result{Record: Record{Case: job.ID, Folder: job.Folder, Row: job.Row, Asked: m.asked(row)}, Claimant: job.Case.Claimant.Name}
	write := func(record Record) error {
		mu.Lock()
		defer mu.Unlock()
		return j.write(record)
	}
	mu.Lock()
	last, known, err := j.of(job.ID)
	_, wasBad := j.bad[rowOf{job.Row, oneCase(job.ID)}]
	mu.Unlock()
	if known && last.Folder != "" { // the id may be written otherwise now: C-1, c-1
		job.Folder, r.Folder = last.Folder, last.Folder
	}
	switch {
	case err != nil:
		r.State, r.Reason = Failed, m.Words(err)
	case HasError(problems):
		r.State, r.Reason, r.Wrong = Failed, ReasonRow, withoutValues(problems)
		m.clock(job, r)
		err = write(r.Record)
	default:
		m.make(ctx, worker, job, r, last, known, write)
		if r.Skipped && wasBad { // the row is sound again, and its case was there all the time
			err = write(r.Record)
		}
	}
	if err != nil {
		r.Reason = m.Words(err)
	}
	mu.Lock()
	defer mu.Unlock()
	if m.Done != nil {
		m.Done(*r)
	}
}

// clock notes the next deadline of a row that was not made: it runs all the same.
func (m *Maker) clock(job Job, r *Result) {
	if m.Law == nil || job.doubtful() {
		return
	}
	c := Checked{}
	clocks, _ := m.Law.Deadlines(job.seen(), m.Today)
	for _, d := range clocks {
		if d.Who == "claimant" && !d.Conservative.IsZero() {
			c.Clocks = append(c.Clocks, d)
		}
	}
	if step, day := NextDeadline(c, m.Today); !day.IsZero() {
		r.Outcome.Step, r.Outcome.Deadline = step, day.String()
	}
}

// withoutValues leaves of a row's errors what may stand in a log.
func withoutValues(problems []Problem) []appeal.Problem {
	var out []appeal.Problem
	for _, p := range problems {
		if p.Level == appeal.LevelError {
			told := p.WithoutValue()
			told.Where = p.Column
			out = append(out, told)
		}
	}
	return out
}

// ReasonRow stands in the journal for a row whose own problems stop it.
const ReasonRow = "row"

// understood is Checker's check without its letters and clocks, fenced the same.
func (m *Maker) understood(row Row) (Job, []Problem) {
	check := &Checker{Reading: m.Reading}
	c := check.check(row)
	return c.Job, c.Problems
}

// make builds one sound row, unless it is finished and nobody has worked on it
// since.
func (m *Maker) make(ctx context.Context, worker int, job Job, r *Result, last Record, known bool, write func(Record) error) {
	var err error
	job.sums = map[string]string{}
	r.Input, r.Papers, err = m.inputs(job)
	var now standing
	if err == nil && known {
		now, err = stands(filepath.Join(m.Out, last.Folder), last)
	}
	finished := known && last.Input == r.Input && last.built() && now.last && now.whole && !m.Redo
	if err == nil && finished && (!now.worked || now.sent) {
		row, asked := r.Row, r.Asked
		r.Record, r.Skipped, r.Sent = last, true, now.sent && now.worked
		r.Row, r.Asked = row, asked
		return
	}
	if err == nil && anotherPerson(now.Said, job.says()) {
		err = &TakenError{last.Folder}
	}
	if err == nil {
		r.Standing = now.Standing
		job.Kept, job.Sent = now.foreign, now.sent
		err = m.staged(ctx, worker, job, r, now, write)
		r.Outcome.Anew = r.Outcome.Anew || finished
	}
	switch {
	case err != nil && ctx.Err() != nil:
		r.State, r.Outcome, r.Standing = Waiting, Outcome{}, now.Standing
	case err != nil:
		// An earlier build that stands there stays described: the next run goes on from it.
		r.State, r.Reason, r.Outcome = Failed, m.Words(err), Outcome{}
		r.Standing, r.Before = now.Standing, nil
		m.clock(job, r)
		if err := write(r.Record); err != nil {
			r.Reason = m.Words(err)
		}
	}
}

// staged builds the case beside its place and moves it there whole. The journal
// knows what is to stand there before it does, and what stood there: a kill
// between the two leaves a row that is made again from what there is.
func (m *Maker) staged(ctx context.Context, worker int, job Job, r *Result, now standing, write func(Record) error) error {
	p := place{out: m.Out, name: job.Folder}
	sum, err := p.stage(now.YAML != "")
	if err != nil {
		return err
	}
	defer p.clear()
	var look Look
	if m.Look != nil {
		look = m.Look(ctx, worker)
	}
	merged, err := fill(p.work(), &job, now, look)
	if err != nil {
		return err
	}
	if r.Outcome, err = m.fenced(ctx, worker, p.work(), job); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	r.State, r.Reason = Made, ""
	if len(r.Outcome.LeftOut) > 0 {
		r.State = Partly
	}
	r.Outcome.Kept, r.Outcome.Stays, r.Outcome.Anew = merged.kept, job.Stays, now.last && now.worked
	if r.Standing, err = standingOf(p.work()); err != nil {
		return err
	}
	r.Said, r.Put, r.Touched = merged.said, merged.put, merged.touched
	if r.Before = nil; now.Sum != "" || now.YAML != "" {
		r.Before = &now.Standing
	}
	if err := write(r.Record); err != nil {
		return err
	}
	return p.settle(sum)
}

// PanicError is a fault of ours that one row brought out.
type PanicError struct {
	Value string
	Stack string
}

func (e *PanicError) Error() string { return "a fault in the program: " + e.Value }

func (m *Maker) fenced(ctx context.Context, worker int, dir string, job Job) (o Outcome, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{fmt.Sprintf("%T", v), string(debug.Stack())}
		}
	}()
	return m.Build(ctx, worker, dir, job)
}

// NextDeadline gives the claimant's next safe day that has not passed, else the
// first that has.
func NextDeadline(c Checked, today appeal.Day) (step string, day appeal.Day) {
	for _, d := range c.Clocks {
		if day.IsZero() || day.Before(today) && !d.Conservative.Before(today) {
			step, day = d.Step, d.Conservative
		}
	}
	return step, day
}
