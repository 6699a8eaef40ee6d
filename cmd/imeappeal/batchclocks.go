package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/batch"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
)

// clockRow is one clock of one case, or why the case has none.
type clockRow struct {
	row          int // 0: not in the sheet any more
	id, claimant string
	clock        law.Deadline // without a day where none can be counted
	whyNot       string
	state        batch.State // of the case in an output folder
}

// newClockRow keeps what a list of many cases says of a clock; how it was counted
// would fill the memory.
func newClockRow(row int, id, claimant string, d law.Deadline) clockRow {
	d.Arithmetic, d.Late, d.Caution, d.Event, d.SendWhy = nil, nil, "", "", ""
	return clockRow{row: row, id: id, claimant: claimant, clock: d}
}

func (c clockRow) counted() bool { return !c.clock.Conservative.IsZero() }

// rowClocks gives the clocks of a row, or one entry that says why there is none.
func (a *app) rowClocks(c batch.Checked) (out []clockRow) {
	for _, d := range c.Clocks {
		out = append(out, newClockRow(c.Row, c.ID, c.Case.Claimant.Name, d))
	}
	if len(out) > 0 {
		return out
	}
	why := needs(c.WhyNot)
	if columns := c.Doubtful(); len(columns) > 0 {
		why = a.words.say("batch.why.row", "columns", strings.Join(columns, ", "))
	}
	return []clockRow{a.uncounted(c.Row, c.ID, c.Case.Claimant.Name, why)}
}

func (a *app) uncounted(row int, id, claimant, why string) clockRow {
	if why == "" {
		why = a.words.say("batch.why.nothing")
	}
	return clockRow{row: row, id: id, claimant: claimant, whyNot: oneLine(why)}
}

// needs says what the claimant's next clock waits for, and which later one waits
// only for the day of the accident.
func needs(unknown []law.Unknown) string {
	if len(unknown) == 0 {
		return ""
	}
	why := unknown[0].Needs
	for _, u := range unknown[1:] {
		if u.WaitsForInjury() {
			why += " " + u.Needs
		}
	}
	return why
}

// sheetClocks counts from the rows of a sheet that are asked for; nil: all.
func (a *app) sheetClocks(ctx context.Context, path string, o sheetOptions, asked map[string]bool, yield func(batch.Checked, []clockRow)) error {
	r, err := a.reading(path, o)
	if err != nil {
		return err
	}
	if err := refuse(headingsAgain(r.Sheet, o)); err != nil {
		return err
	}
	laws, err := a.laws()
	if err != nil {
		return err
	}
	check := &batch.Checker{Reading: r, Law: laws, Workers: workers(0)}
	return check.Each(ctx, func(c batch.Checked) error {
		if asked == nil || asked[strings.ToLower(c.ID)] {
			yield(c, a.rowClocks(c))
		}
		return nil
	})
}

// folderClocks counts from the cases of an output folder, with what was changed
// and sent in them since. What was not made runs all the same: it is counted from
// its row in the sheet.
func (a *app) folderClocks(ctx context.Context, outs []string, today appeal.Day) (clocks []clockRow, err error) {
	laws, err := a.laws()
	if err != nil {
		return nil, err
	}
	for _, out := range outs {
		rows, err := a.unmadeClocks(ctx, out)
		if err != nil {
			return nil, err
		}
		err = a.batchCases([]string{out}, func(r batch.Result) error {
			own := a.caseClocks(r, laws, today)
			if r.State != batch.Made && r.State != batch.Partly {
				own = a.unmade(r, rows[strings.ToLower(r.Case)], own)
			}
			for _, c := range own {
				c.row, c.state = r.Row, r.State
				clocks = append(clocks, c)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return clocks, nil
}

// headingsAgain gives the problems of a sheet's headings. Where no mapping was given,
// it says first that the one of the other commands is needed here too.
func headingsAgain(s *batch.Sheet, o sheetOptions) []batch.Problem {
	if o.columns != "" || o.kept != nil || !batch.HasError(s.Problems) {
		return s.Problems
	}
	again := batch.Problem{Problem: appeal.Problem{Where: filepath.Base(s.Path), ID: "batch.columns-again", Level: appeal.LevelError}}
	return append([]batch.Problem{again}, s.Problems...)
}

// unmadeClocks counts for the cases of a folder that were not made, by case id in
// lower case. Where the sheet cannot be had there are none.
func (a *app) unmadeClocks(ctx context.Context, out string) (map[string][]clockRow, error) {
	asked, rows := map[string]bool{}, map[string][]clockRow{}
	err := a.batchCases([]string{out}, func(r batch.Result) error {
		if r.State != batch.Made && r.State != batch.Partly {
			asked[strings.ToLower(r.Case)] = true
		}
		return nil
	})
	if err != nil || len(asked) == 0 {
		return rows, err
	}
	source, known, err := batch.SourceOf(out)
	if err == nil && known {
		err = a.sheetClocks(ctx, source.Sheet, optionsOf(source), asked, func(c batch.Checked, found []clockRow) {
			id := strings.ToLower(c.ID)
			rows[id] = append(rows[id], found...)
		})
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil || !known {
		a.note("batch.clocks-no-sheet", "folder", out, "sheet", source.Sheet)
	}
	return rows, nil
}

// caseClocks counts from a case's folder; none where there is no case.
func (a *app) caseClocks(r batch.Result, laws *law.Law, today appeal.Day) (out []clockRow) {
	if r.YAML == "" {
		return nil
	}
	f, err := casefile.Open(filepath.Join(r.Out, r.Folder))
	if err != nil {
		return []clockRow{a.uncounted(r.Row, r.Case, r.Claimant, a.words.say("batch.why.folder", "folder", r.Folder))}
	}
	all, unknown := laws.Deadlines(&f.Case, today)
	for _, d := range claimantClocks(all) {
		out = append(out, newClockRow(r.Row, r.Case, f.Case.Claimant.Name, d))
	}
	if len(out) == 0 {
		return []clockRow{a.uncounted(r.Row, r.Case, f.Case.Claimant.Name, needs(unknown))}
	}
	return out
}

// unmade chooses for a case that was not made, or not made anew: what its row says
// comes first, what the folder of an earlier run says where that is earlier or the
// row says nothing, then what the run noted.
func (a *app) unmade(r batch.Result, row, folder []clockRow) []clockRow {
	if mine := slices.DeleteFunc(slices.Clone(row), func(c clockRow) bool { return c.row != r.Row }); len(mine) > 0 {
		row = mine // another row may have the same id
	}
	counted := func(all []clockRow) bool { return len(all) > 0 && all[0].counted() }
	switch {
	case counted(row):
		for i := range row {
			for _, f := range folder {
				if f.counted() && f.clock.ID == row[i].clock.ID && f.clock.Conservative.Before(row[i].clock.Conservative) {
					row[i].clock = f.clock
				}
			}
		}
		return row
	case counted(folder):
		return folder
	}
	if day, err := appeal.ParseDay(r.Outcome.Deadline); err == nil && r.Outcome.Deadline != "" {
		return []clockRow{{row: r.Row, id: r.Case, claimant: r.Claimant, clock: law.Deadline{Step: r.Outcome.Step, ID: r.Outcome.Step, Conservative: day}}}
	}
	if len(row) > 0 {
		return row[:1]
	}
	if len(folder) > 0 {
		return folder
	}
	return []clockRow{a.uncounted(r.Row, r.Case, r.Claimant, a.words.say("batch.why.sheet"))}
}

// dayCount brings what a run noted of a case's days up to today: days pass, and
// people change dates in its folder.
type dayCount struct {
	*app
	laws  *law.Law
	today appeal.Day
}

func (a *app) newDayCount() (*dayCount, error) {
	today, err := a.today(nil)
	if err != nil {
		return nil, err
	}
	laws, err := a.laws()
	return &dayCount{a, laws, today}, err
}

// current counts the next day of a made case anew, from its folder, and says
// which have passed since the run said so. Of a case that cannot be read, and of
// a row that was not made, what the run noted stays.
func (d *dayCount) current(r batch.Result) batch.Result {
	passed := func(step string, day appeal.Day) {
		said := oneLine(d.words.say("batch.look.passed", "step", d.stepName(step), "day", day.Long()))
		if day.Before(d.today) && !slices.Contains(r.Outcome.Look, said) {
			r.Outcome.Look = append([]string{said}, r.Outcome.Look...)
		}
	}
	f, err := casefile.Open(filepath.Join(r.Out, r.Folder))
	if err != nil || r.State != batch.Made && r.State != batch.Partly {
		if day, err := appeal.ParseDay(r.Outcome.Deadline); err == nil {
			passed(r.Outcome.Step, day)
		}
		return r
	}
	all, _ := d.laws.Deadlines(&f.Case, d.today)
	clocks := claimantClocks(all)
	step, next := batch.NextDeadline(batch.Checked{Clocks: clocks}, d.today)
	r.Outcome.Step, r.Outcome.Deadline = step, next.String()
	for _, c := range slices.Backward(clocks) {
		passed(c.Step, c.Conservative)
	}
	return r
}

// optionsOf reads a sheet as it was read then.
func optionsOf(s batch.Source) sheetOptions {
	return sheetOptions{columns: s.Columns, root: s.Root, dateOrder: s.Dates, size: s.MB, kept: s.Mapping}
}
