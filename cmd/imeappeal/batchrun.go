package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"imeappeal/appeal/batch"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/ocr"
	"imeappeal/appeal/packet"
)

// makeRun is one run of `batch make`: the tools that all rows share, one reading
// process a worker, and what was said so far.
type makeRun struct {
	*app
	options makeOptions
	only    map[int]bool
	total   int
	start   time.Time
	tools   []*tools
	dropped sync.Mutex // one row's warnings at a time
	done    int        // rows
	skipped int
	bar     bool
	day     *dayCount
}

// newMakeRun loads law, tables and words once; only the reading process is each
// worker's own.
func (a *app) newMakeRun(m *batch.Maker, o makeOptions) (*makeRun, error) {
	shared, err := a.tools()
	if err != nil {
		return nil, err
	}
	run := &makeRun{app: a, options: o, only: m.Only, start: a.now()}
	if run.total, err = m.Total(); err != nil {
		return nil, err
	}
	if run.day, err = a.newDayCount(); err != nil {
		return nil, err
	}
	run.bar = a.watched() && !a.flags.json && !a.flags.accessible
	for range m.Workers {
		own := *shared
		o, err := a.readerOptions()
		if err != nil {
			return nil, err
		}
		o.Workers = 1 // the cases run side by side already
		own.reader = ocr.NewReader(o)
		run.tools = append(run.tools, &own)
	}
	shared.close()
	return run, nil
}

func (run *makeRun) close() {
	for _, t := range run.tools {
		t.close()
	}
}

func (run *makeRun) wanted(row int) bool { return run.only == nil || run.only[row] }

// build makes packet and letters in one case folder.
func (run *makeRun) build(ctx context.Context, worker int, dir string, j batch.Job) (batch.Outcome, error) {
	f, err := casefile.Open(dir)
	if err != nil {
		return batch.Outcome{}, err
	}
	day, err := run.today(nil)
	if err != nil {
		return batch.Outcome{}, err
	}
	accept := run.options.accept
	if j.Accept != "" {
		accept = j.Accept
	}
	letters := run.options.letters
	if len(j.Letters) > 0 {
		letters = j.Letters
	}
	o := buildOptions{Day: day, Final: run.options.final, Accept: acceptance(accept), Bates: packet.Bates{}, Letters: letters, Alone: run.options.noPacket, Lenient: true, Avoid: j.Kept}
	if doc, err := reportDocument(f); err == nil && !j.HasReport() {
		j.Report = f.Path(doc) // no name said so, the paper itself does
	}
	t := run.tools[worker]
	defer clear(t.kept)
	var made built
	if j.HasReport() && !run.options.noPacket {
		made, err = t.build(ctx, f, o)
	} else {
		made, err = t.lettersOnly(ctx, f, o)
	}
	if err != nil {
		return batch.Outcome{}, err
	}
	run.dropped.Lock()
	run.sayDropped(made.Papers.dropped)
	run.dropped.Unlock()
	seen := run.lookOver(ctx, t, f, made, j)
	if seen.refused != nil {
		return batch.Outcome{}, seen.refused
	}
	out := run.outcome(made, dir, j)
	out.Look = seen.look
	return out, nil
}

// look reads what the papers of a row say of themselves, with the reader that
// builds the row next: a paper's pages are read once.
func (run *makeRun) look(ctx context.Context, worker int) batch.Look {
	t := run.tools[worker]
	if t.kept == nil {
		t.kept = map[string]*keptPaper{}
	}
	clear(t.kept)
	l := newLookout(ctx, t.reader)
	l.kept, l.given = t.kept, t.passwords
	l.who.Today, _ = run.today(nil) // a day that is none stopped the run before
	look := batch.Look{Note: run.words.say("add.note"), Told: func(f *casefile.File, path string) casefile.Told {
		l.at(f)
		return l.told(path)
	}}
	if run.options.acceptPapers {
		look.Note = ""
	}
	return look
}

// lettersOnly makes the letters of a case that has no report yet, or of which no
// packet is wanted: the request for the claim file asks for the report.
func (t *tools) lettersOnly(ctx context.Context, f *casefile.File, o buildOptions) (built, error) {
	b := built{Case: &f.Case, Day: o.Day, words: t.words}
	if err := t.groundLetters(ctx, f, &b, o); err != nil {
		return b, err
	}
	if len(o.Letters) == 0 {
		o.Letters = []string{"claims-file"}
	}
	if err := t.besides(f, &b, o, t.letterData(b, o)); err != nil {
		return b, err
	}
	if len(b.Letters) == 0 {
		return b, b.Refused[0].why
	}
	usual := o.Day.String()
	if o.Alone {
		usual += "-letters" // a packet of that day stays
	}
	folder, err := outFolder(f.Dir, usual, nil, f.Case.Log, o.Avoid...)
	if err != nil {
		return b, err
	}
	b.Folder, b.Other = folder, filepath.Base(folder) != usual
	return b, t.writeLetters(f, &b, nil)
}

func (run *makeRun) outcome(made built, dir string, j batch.Job) batch.Outcome {
	o := batch.Outcome{SHA256: made.SHA256, Exhibits: len(made.Plan.Exhibits), Unreviewed: made.Letter.Unreviewed}
	o.Findings, o.Undecided = len(made.Letter.Findings), len(undecided(made.Case, made.Review))-len(o.Unreviewed)
	if made.Packet != "" {
		if rel, err := filepath.Rel(dir, made.Packet); err == nil {
			o.Packet = filepath.ToSlash(rel)
		}
		o.Pages = made.Plan.Preflight().Pages
	}
	for _, l := range made.Letters {
		o.Letters = append(o.Letters, l.ID)
	}
	if !j.HasReport() && !run.options.noPacket {
		o.LeftOut = append(o.LeftOut, run.words.say("batch.reason.no-report"))
	}
	for _, out := range made.Plan.LeftOut {
		name := out.File
		if name == "" {
			name = out.Document
		}
		o.LeftOut = append(o.LeftOut, name+": "+out.Reason)
	}
	o.LeftOut = append(o.LeftOut, lostContent(run.words, made)...)
	for _, r := range made.Refused {
		o.LeftOut = append(o.LeftOut, r.id+": "+run.batchReason(r.why))
	}
	for _, d := range made.Case.Documents {
		if len(d.Proposed) > 0 {
			o.Proposed = append(o.Proposed, d.ID+": "+strings.Join(d.Proposed, ", "))
		}
	}
	step, day := batch.NextDeadline(batch.Checked{Clocks: claimantClocks(made.Clocks)}, made.Day)
	if !day.IsZero() {
		o.Step, o.Deadline = step, day.String()
	}
	return o
}

// hear is told of each row as it is finished.
func (run *makeRun) hear(r batch.Result) {
	run.done++
	if r.Skipped {
		run.skipped++
		r.Out = run.options.out
		r = run.day.current(r)
	}
	switch {
	case run.flags.json:
		_ = run.printLine(resultJSON(run.app, r))
	case run.bar:
		if r.State == batch.Failed {
			fmt.Fprintf(run.err, "\r\x1b[K%s\n", oneLine(run.resultLine(r)))
		}
		run.drawBar()
	default:
		fmt.Fprintln(run.err, oneLine(run.resultLine(r)))
	}
}

// drawBar shows how far the run is, how fast, and how long it will take.
func (run *makeRun) drawBar() {
	const width = 24
	n := run.done
	filled := width * n / max(1, run.total)
	rate, left := "", ""
	if spent := run.now().Sub(run.start).Seconds(); spent > 1 && n > run.skipped {
		perSecond := float64(n-run.skipped) / spent
		rate = run.words.say("batch.rate", "rate", fmt.Sprintf("%.1f", perSecond))
		left = run.words.say("batch.left", "time", time.Duration(float64(run.total-n)/perSecond*float64(time.Second)).Round(time.Second).String())
	}
	fmt.Fprintf(run.err, "\r[%s%s] %d/%d %s %s\x1b[K", strings.Repeat("#", min(width, filled)), strings.Repeat(".", max(0, width-filled)), n, run.total, rate, left)
}

func (run *makeRun) endBar() {
	if run.bar {
		fmt.Fprintln(run.err)
	}
}

// resultLine is one row's result in words, without a word of its case but the id
// and the folder.
func (a *app) resultLine(r batch.Result) string {
	id := "batch.result." + string(r.State)
	if r.Skipped {
		id = "batch.result.skipped"
	}
	if r.Gone {
		id += "-gone"
	}
	line := a.words.say(id, "row", fmt.Sprint(r.Row), "case", r.Case, "folder", r.Folder, "pages", fmt.Sprint(r.Outcome.Pages),
		"left", strings.Join(r.Outcome.LeftOut, "; "), "reason", a.reasonOf(r), "findings", a.findingCounts(r.Outcome))
	if r.Sent {
		line = strings.TrimSuffix(line, ".") + ". " + a.words.say("batch.sent-kept")
	}
	if look := a.lookAt(r); len(look) > 0 && !r.Skipped {
		line = strings.TrimSuffix(line, ".") + ". " + a.words.say("batch.look", "what", strings.Join(look, "; "))
	}
	return line
}

// findingCounts says how many findings are in the letter, how many of those no
// person reviewed, and how many nobody decided and are left out.
func (a *app) findingCounts(o batch.Outcome) string {
	return a.words.say("batch.findings", "in", fmt.Sprint(o.Findings), "unreviewed", fmt.Sprint(len(o.Unreviewed)), "out", fmt.Sprint(max(0, o.Undecided)))
}

// reasonOf says why a row was not made, without the values of its cells.
func (a *app) reasonOf(r batch.Result) string {
	if r.Reason != batch.ReasonRow {
		return r.Reason
	}
	var said []string
	for _, p := range r.Wrong {
		said = append(said, strings.TrimPrefix(p.Where+": "+a.words.what(p), ": "))
	}
	if len(said) == 0 {
		return a.words.say("batch.reason.row")
	}
	return strings.Join(said, "; ")
}

func resultJSON(a *app, r batch.Result) map[string]any {
	o := r.Outcome
	return map[string]any{
		"kind": "batch-case", "version": 1, "row": rowOrNull(r.Row), "case_id": r.Case, "folder": r.Folder, "state": r.State, "skipped": r.Skipped,
		"packet": o.Packet, "pages": o.Pages, "exhibits": o.Exhibits, "sha256": o.SHA256, "letters": orEmpty(o.Letters), "left_out": orEmpty(o.LeftOut), "look_at": orEmpty(a.lookAt(r)), "in_sheet": !r.Gone, "made_anew": o.Anew, "kept": orEmpty(o.Kept), "sent": r.Sent, "proposed": orEmpty(o.Proposed),
		"unreviewed": orEmpty(o.Unreviewed), "findings": o.Findings, "undecided_left_out": max(0, o.Undecided), "next_deadline": o.Deadline, "deadline_step": o.Step, "reason": a.reasonOf(r),
	}
}
