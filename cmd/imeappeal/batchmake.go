package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/batch"
	"imeappeal/appeal/casefile"
)

// makeOptions are the flags of `batch make`.
type makeOptions struct {
	sheet               sheetOptions
	out, accept, shard  string
	only, letters       []string
	skipBad, final, all bool
	acceptPapers        bool
	noPacket            bool
	jobs                int
}

func (a *app) batchMakeCommand() *cobra.Command {
	var o makeOptions
	cmd := a.command("batch make", "make SHEET -o FOLDER", func(cmd *cobra.Command, args []string) error {
		return a.batchMake(cmd.Context(), args[0], o)
	})
	cmd.Args = exactly("SHEET")
	a.sheetFlags(cmd, &o.sheet)
	f := cmd.Flags()
	f.StringVarP(&o.out, "output", "o", "", a.words.say("flag.batch-output.help"))
	f.BoolVar(&o.skipBad, "skip-bad", false, a.words.say("flag.skip-bad.help"))
	f.StringSliceVar(&o.only, "only", nil, a.words.say("flag.only.help"))
	f.StringSliceVar(&o.letters, "letters", nil, a.words.say("flag.letters.help"))
	f.BoolVar(&o.noPacket, "no-packet", false, a.words.say("flag.no-packet.help"))
	f.StringVar(&o.accept, "accept", "none", a.words.say("flag.accept.help"))
	f.BoolVar(&o.acceptPapers, "accept-papers", false, a.words.say("flag.accept-papers.help"))
	f.BoolVar(&o.final, "final", false, a.words.say("flag.final.help"))
	f.BoolVar(&o.all, "redo", false, a.words.say("flag.redo.help"))
	f.IntVar(&o.jobs, "jobs", 0, a.words.say("flag.jobs.help"))
	f.StringVar(&o.shard, "shard", "", a.words.say("flag.shard.help"))
	return cmd
}

// batchMake builds a case of every row that can be built. One row's failure
// stops no other; a run that was stopped goes on where it was.
func (a *app) batchMake(ctx context.Context, path string, o makeOptions) error {
	if o.out == "" {
		return usage("batch.no-output", "--output")
	}
	if _, err := parseAcceptance(o.accept); err != nil {
		return err
	}
	m, err := a.maker(path, o)
	if err != nil {
		return err
	}
	if m.Law, err = a.laws(); err != nil {
		return err
	}
	run, err := a.newMakeRun(m, o)
	if err != nil {
		return err
	}
	defer run.close()
	defer collectLess(m.Workers)()
	m.Build, m.Look, m.Done, m.Words = run.build, run.look, run.hear, a.batchReason
	err = m.Run(ctx)
	run.endBar()
	var bad *batch.BadRowsError
	var foreign *batch.ForeignError
	var other *batch.OtherShardError
	var locked *casefile.LockedError
	switch {
	case errors.As(err, &locked):
		return fail("batch.locked", o.out, "holder", locked.Holder, "since", locked.Since.Format("January 2, 2006, 15:04")).because(err)
	case errors.As(err, &other):
		return fail("batch.other-shard", o.out, "has", a.partName(other.Has), "asked", a.partName(other.Asked)).because(err)
	case errors.As(err, &bad):
		f := fail("batch.bad-rows", path, "n", fmt.Sprint(len(bad.Rows)), "rows", rowList(bad.Rows), "sheet", path).because(err)
		for _, p := range m.Dates() {
			if p.Level == appeal.LevelError {
				f.many = append(f.many, p.Problem) // one answer may settle them all
			}
		}
		return f
	case errors.As(err, &foreign):
		return fail("batch.foreign", foreign.Path).because(err)
	case err != nil && ctx.Err() == nil:
		return sheetError(path, err)
	}
	return errors.Join(run.finish(o.out), ctx.Err())
}

// collectLess has the garbage collected less often: each packet leaves much of it
// and little that lives, and that takes a quarter off the processor time. A soft
// limit keeps the memory the same however many rows there are.
func collectLess(workers int) (restore func()) {
	percent := debug.SetGCPercent(400)
	limit := debug.SetMemoryLimit(-1)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(int64(max(2, workers)) * 64 << 20)
	}
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// maker reads the sheet and says which of its rows are to be made.
func (a *app) maker(path string, o makeOptions) (*batch.Maker, error) {
	r, err := a.reading(path, o.sheet)
	if err != nil {
		return nil, err
	}
	if err := refuseSheet(r.Sheet); err != nil {
		return nil, err
	}
	if err := refuse(r.Strays()); err != nil {
		return nil, err
	}
	if none := noRows(r); none != nil {
		return nil, fail(none[0].ID, path)
	}
	if err := knownLetters(r, o.letters); err != nil {
		return nil, err
	}
	only, err := rowNumbers(o.only)
	if err != nil {
		return nil, err
	}
	if err := inSheet(r.Sheet, o.only); err != nil {
		return nil, err
	}
	shard, err := shardOf(o.shard)
	if err != nil {
		return nil, err
	}
	source := batch.Source{Sheet: path, Columns: o.sheet.columns, Root: o.sheet.root, Dates: o.sheet.dateOrder, MB: o.sheet.size}
	if o.sheet.columns != "" {
		m, err := o.sheet.mapping()
		if err != nil {
			return nil, err
		}
		source.Mapping = &m
	}
	settings := fmt.Sprintf("%s final=%t accept=%s letters=%s laws=%s papers=%t", version(), o.final, o.accept, strings.Join(o.letters, ","), a.flags.laws, o.acceptPapers)
	if o.noPacket {
		settings += " packet=false"
	}
	return &batch.Maker{
		Reading: r, Out: o.out, Workers: workers(o.jobs), Redo: o.all, SkipBad: o.skipBad, Only: only, Shard: shard,
		Source:   source,
		Settings: settings,
	}, nil
}

// knownLetters refuses a letter of --letters that there is not.
func knownLetters(r *batch.Reading, asked []string) error {
	for _, id := range asked {
		if !slices.Contains(r.Letters, id) {
			return usage("letter.unknown", "--letters", "id", id, "have", strings.Join(r.Letters, ", "))
		}
	}
	return nil
}

func shardOf(text string) (batch.Shard, error) {
	if text != "" {
		s, err := batch.ParseShard(text)
		if err != nil {
			return s, usage("batch.shard", "--shard", "value", text)
		}
		return s, nil
	}
	s, _, err := batch.ShardFrom(os.Getenv)
	if err != nil {
		return s, usage("batch.shard", "", "value", err.Error())
	}
	return s, nil
}

func (a *app) partName(s batch.Shard) string {
	if s == (batch.Shard{}) {
		return a.words.say("batch.whole")
	}
	return a.words.say("batch.part", "part", s.String())
}

// rowNumbers reads 3,5-9.
func rowNumbers(list []string) (map[int]bool, error) {
	if len(list) == 0 {
		return nil, nil
	}
	rows := map[int]bool{}
	for _, text := range list {
		a, b, ok := rowRange(text)
		if !ok {
			return nil, usage("batch.only", "--only", "value", text)
		}
		for r := a; r <= b; r++ {
			rows[r] = true
		}
	}
	return rows, nil
}

func rowRange(text string) (first, last int, ok bool) {
	from, to, ranged := strings.Cut(strings.TrimSpace(text), "-")
	if !ranged {
		to = from
	}
	a, err1 := strconv.Atoi(strings.TrimSpace(from))
	b, err2 := strconv.Atoi(strings.TrimSpace(to))
	return a, b, err1 == nil && err2 == nil && a >= 2 && b >= a && b <= 1<<21
}

// inSheet refuses rows that the sheet does not have: who asks for them means
// others. A range must hold at least one.
func inSheet(s *batch.Sheet, asked []string) error {
	found := make([]bool, len(asked))
	first, last := 0, 0
	err := s.Each(func(row batch.Row) error {
		first, last = cmp.Or(first, row.Number), row.Number
		for i, text := range asked {
			a, b, _ := rowRange(text)
			found[i] = found[i] || row.Number >= a && row.Number <= b
		}
		return nil
	})
	if i := slices.Index(found, false); err == nil && i >= 0 {
		return usage("batch.no-such-row", "--only", "value", asked[i], "first", fmt.Sprint(first), "last", fmt.Sprint(last))
	}
	return err
}

// finish writes the summary and says how it went.
func (run *makeRun) finish(out string) error {
	tally, rows, look, gone := map[batch.State]int{}, 0, 0, 0
	path := filepath.Join(out, batch.SummaryName)
	err := writeWhole(path, func(w io.Writer) error {
		summary := run.newSummary(w)
		err := batch.Status(out, func(r batch.Result) error {
			r = run.day.current(r)
			switch {
			case r.Gone:
				gone++
			case run.wanted(r.Row):
				tally[r.State]++
				look += min(1, len(run.lookAt(r)))
			}
			if !r.Gone {
				rows++
			}
			summary.row(r)
			return nil
		})
		return errors.Join(err, summary.Close())
	})
	if err != nil {
		return err
	}
	if run.flags.json {
		doc := tallyJSON("batch-make", tally, rows)
		doc["summary"], doc["skipped"], doc["to_look_at"], doc["not_in_sheet"] = path, run.skipped, look, gone
		if err := run.printLine(doc); err != nil {
			return err
		}
	} else {
		run.tell("batch.tally", tallyPairs(tally)...)
		if run.skipped > 0 {
			run.tell("batch.skipped", "n", fmt.Sprint(run.skipped))
		}
		if look > 0 {
			run.tell("batch.look-some", "rows", run.words.plural("batch.merge.rows", look))
		}
		run.sayGone(gone)
		run.tell("batch.summary-file", "file", path)
	}
	if tally[batch.Failed]+tally[batch.Partly]+tally[batch.Waiting] > 0 {
		return quiet(exitPartly)
	}
	return nil
}
