package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/batch"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
)

func (a *app) batchDeadlinesCommand() *cobra.Command {
	var o sheetOptions
	var calendar string
	var force bool
	cmd := a.command("batch deadlines", "deadlines SHEET|FOLDER…", func(cmd *cobra.Command, args []string) error {
		return a.batchDeadlines(cmd.Context(), args, o, calendar, force)
	})
	cmd.Args = sheetOrFolders
	a.sheetFlags(cmd, &o)
	cmd.Flags().BoolVar(&o.csv, "csv", false, a.words.say("flag.csv.help"))
	cmd.Flags().StringVar(&calendar, "ics", "", a.words.say("flag.ics.help"))
	cmd.Flags().BoolVar(&force, "force", false, a.words.say("flag.force.help"))
	return cmd
}

// batchDeadlines lists the claimants' clocks of all cases, the most pressing
// first, and names the cases in which none can be counted.
func (a *app) batchDeadlines(ctx context.Context, paths []string, o sheetOptions, calendar string, force bool) error {
	today, err := a.today(nil)
	if err != nil {
		return err
	}
	var clocks []clockRow
	var without []string
	if isFolder(paths[0]) {
		clocks, without, err = a.folderClocks(paths, today)
	} else {
		clocks, without, err = a.sheetClocks(ctx, paths[0], o)
	}
	if err != nil {
		return err
	}
	sortClocks(clocks)
	if calendar != "" {
		if err := writable(calendar, force); err != nil {
			return err
		}
		if err := writeFile(calendar, []byte(a.batchCalendar(clocks, today))); err != nil {
			return err
		}
	}
	if err := a.printClocks(clocks, today, o.csv); err != nil {
		return err
	}
	for _, name := range without {
		a.note("batch.no-clock", "case", oneLine(name))
	}
	if len(without) > 0 {
		return quiet(exitPartly)
	}
	return nil
}

func (a *app) printClocks(clocks []clockRow, today appeal.Day, asCSV bool) error {
	switch {
	case a.flags.json:
		for _, c := range clocks {
			if err := a.printLine(clockJSON(c, today)); err != nil {
				return err
			}
		}
	case asCSV:
		out := batch.NewCSV(a.out)
		out.Row("days_left", "safe_day", "last_day", "step", "case_id", "claimant", "row", "condition", "rule")
		for _, c := range clocks {
			out.Row(fmt.Sprint(today.DaysUntil(c.clock.Conservative)), c.clock.Conservative.String(), c.clock.Outer.String(),
				a.stepName(c.clock.Step), oneLine(c.id), oneLine(c.claimant), fmt.Sprint(c.row), c.clock.If, c.clock.Rule)
		}
		return out.Close()
	default:
		for _, c := range clocks {
			a.printf("%s\n", oneLine(a.clockLine(c, today)))
		}
		a.tell("not-advice")
	}
	return nil
}

// sheetClocks counts from the rows of a sheet.
func (a *app) sheetClocks(ctx context.Context, path string, o sheetOptions) (clocks []clockRow, without []string, err error) {
	r, err := a.reading(path, o)
	if err != nil {
		return nil, nil, err
	}
	if err := refuseSheet(r.Sheet); err != nil {
		return nil, nil, err
	}
	laws, err := a.laws()
	if err != nil {
		return nil, nil, err
	}
	check := &batch.Checker{Reading: r, Law: laws, Workers: workers(0)}
	err = check.Each(ctx, func(c batch.Checked) error {
		for _, d := range c.Clocks {
			clocks = append(clocks, newClockRow(c.Row, c.ID, c.Case.Claimant.Name, d))
		}
		if len(c.Clocks) == 0 {
			without = append(without, fmt.Sprintf("row %d, %s", c.Row, c.ID))
		}
		return nil
	})
	return clocks, without, err
}

// folderClocks counts from the cases of an output folder, with what was changed
// and sent in them since.
func (a *app) folderClocks(outs []string, today appeal.Day) (clocks []clockRow, without []string, err error) {
	laws, err := a.laws()
	if err != nil {
		return nil, nil, err
	}
	err = a.batchCases(outs, func(r batch.Result) error {
		found := false
		if r.State == batch.Made || r.State == batch.Partly {
			f, err := casefile.Open(filepath.Join(r.Out, r.Folder))
			if err == nil {
				all, _ := laws.Deadlines(&f.Case, today)
				for _, d := range claimantClocks(all) {
					found = true
					clocks = append(clocks, newClockRow(r.Row, r.Case, f.Case.Claimant.Name, d))
				}
			}
		}
		if !found {
			without = append(without, r.Case)
		}
		return nil
	})
	return clocks, without, err
}

// sheetOrFolders takes one sheet, or any number of output folders.
func sheetOrFolders(cmd *cobra.Command, args []string) error {
	if err := atLeastOne("SHEET or FOLDER")(cmd, args); err != nil || len(args) == 1 {
		return err
	}
	for _, path := range args {
		if !isFolder(path) {
			return usage("usage.too-many", args[1], "name", cmd.CommandPath())
		}
	}
	return nil
}

func sortClocks(clocks []clockRow) {
	slices.SortStableFunc(clocks, func(x, y clockRow) int {
		return cmp.Or(x.clock.Conservative.Compare(y.clock.Conservative), x.row-y.row)
	})
}

// clockLine is one clock on one line.
func (a *app) clockLine(c clockRow, today appeal.Day) string {
	line := a.words.say("batch.clock", "left", a.daysLeft(today, c.clock.Conservative), "day", c.clock.Conservative.LongWeekday(),
		"step", a.stepName(c.clock.Step), "claimant", c.claimant, "id", c.id, "row", fmt.Sprint(c.row))
	if c.clock.If != "" {
		line += " " + a.words.say("deadlines.if", "if", c.clock.If)
	}
	return line
}

func clockJSON(c clockRow, today appeal.Day) map[string]any {
	return map[string]any{
		"kind": "batch-deadline", "version": 1, "row": c.row, "case_id": c.id, "claimant": c.claimant, "id": c.clock.ID, "step": c.clock.Step,
		"conservative": isoOrNull(c.clock.Conservative), "outer": isoOrNull(c.clock.Outer), "days_left": today.DaysUntil(c.clock.Conservative),
		"condition": c.clock.If, "rule": c.clock.Rule,
	}
}

// printLine writes one JSON document on one line.
func (a *app) printLine(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := a.out.Write(printableJSON(b.Bytes()))
	return err
}

// batchCalendar is one calendar for all cases. It names them by case id only:
// calendars are shared.
func (a *app) batchCalendar(clocks []clockRow, today appeal.Day) string {
	cal := ics.NewCalendarFor("imeappeal")
	cal.SetMethod(ics.MethodPublish)
	noon := func(d appeal.Day) time.Time { return time.Date(d.Year, d.Month, d.Date, 0, 0, 0, 0, time.UTC) }
	for _, c := range clocks {
		named := &appeal.Case{Claimant: appeal.Claimant{Name: c.claimant}, Claim: appeal.Claim{ClaimNumber: c.id}}
		e := cal.AddEvent(calendarUID(named, c.clock))
		e.SetDtStampTime(noon(today))
		e.SetModifiedAt(noon(today))
		e.SetSequence(calendarTurn(today))
		e.SetAllDayStartAt(noon(c.clock.Conservative))
		e.SetAllDayEndAt(noon(c.clock.Conservative.AddDays(1)))
		e.SetSummary(a.words.say("batch.ics", "step", a.stepName(c.clock.Step), "id", c.id))
		e.SetDescription(c.clock.Rule)
		remind(e, a.words.say("batch.ics", "step", a.stepName(c.clock.Step), "id", c.id))
	}
	return cal.Serialize()
}

// claimantClocks leaves those that the claimant must keep and that have a day.
func claimantClocks(all []law.Deadline) []law.Deadline {
	var out []law.Deadline
	for _, d := range all {
		if d.Who == "claimant" && !d.Conservative.IsZero() {
			out = append(out, d)
		}
	}
	return out
}
