package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

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
	if isFolder(paths[0]) {
		clocks, err = a.folderClocks(ctx, paths, today)
	} else {
		err = a.sheetClocks(ctx, paths[0], o, nil, func(_ batch.Checked, found []clockRow) { clocks = append(clocks, found...) })
	}
	if err != nil {
		return err
	}
	sortClocks(clocks)
	first := slices.IndexFunc(clocks, clockRow.counted)
	if first < 0 {
		first = len(clocks)
	}
	counted, without := clocks[first:], clocks[:first] // a zero day sorts first
	clocks = slices.Concat(counted, without)
	if calendar != "" {
		if err := writable(calendar, force); err != nil {
			return err
		}
		over, err := a.foldersOver(paths, today)
		if err != nil {
			return err
		}
		if err := writeFile(calendar, []byte(a.batchCalendar(counted, over, len(without), today))); err != nil {
			return err
		}
		a.note("batch.ics-file", "file", calendar, "n", fmt.Sprint(len(counted)), "without", fmt.Sprint(len(without)))
	}
	if err := a.printClocks(clocks, today, o.csv); err != nil {
		return err
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
		out.Row("days_left", "safe_day", "last_day", "step", "case_id", "claimant", "row", "condition", "rule", "why_not", "state")
		for _, c := range clocks {
			days, step := "", ""
			if c.counted() {
				days, step = fmt.Sprint(today.DaysUntil(c.clock.Conservative)), a.stepName(c.clock.Step)
			}
			out.Row(days, c.clock.Conservative.String(), c.clock.Outer.String(), step, oneLine(c.id), oneLine(c.claimant),
				rowWord(c.row), c.clock.If, c.clock.Rule, c.whyNot, a.clockState(c))
		}
		return out.Close()
	default:
		for _, c := range clocks {
			if c.counted() {
				a.printf("%s\n", oneLine(a.clockLine(c, today)))
			} else {
				a.printf("%s\n", oneLine(a.words.say("batch.no-clock", "case", c.id, "where", a.clockWhere(c), "why", c.whyNot)))
			}
		}
		a.tell("not-advice")
	}
	return nil
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
	id := "batch.clock"
	if c.claimant == "" {
		id = "batch.clock-nameless"
	}
	line := a.words.say(id, "left", a.daysLeft(today, c.clock.Conservative), "day", c.clock.Conservative.LongWeekday(),
		"step", a.stepName(c.clock.Step), "claimant", c.claimant, "id", c.id, "where", a.clockWhere(c))
	if c.clock.If != "" {
		line += " " + a.words.say("deadlines.if", "if", a.words.framed(c.clock.If))
	}
	return line
}

// clockWhere says where the case stands in the sheet, and that it was not made.
func (a *app) clockWhere(c clockRow) string {
	where := a.words.say("batch.where.row", "row", fmt.Sprint(c.row))
	if c.row == 0 {
		where = a.words.say("batch.where.gone")
	}
	if c.state == batch.Failed || c.state == batch.Waiting {
		where += ", " + a.words.say("batch.where."+string(c.state))
	}
	return where
}

// clockState is what became of the case, for a table.
func (a *app) clockState(c clockRow) string {
	if c.row == 0 {
		return a.words.say("batch.where.gone")
	}
	return string(c.state)
}

func clockJSON(c clockRow, today appeal.Day) map[string]any {
	var days any
	if c.counted() {
		days = today.DaysUntil(c.clock.Conservative)
	}
	return map[string]any{
		"kind": "batch-deadline", "version": 1, "row": rowOrNull(c.row), "in_sheet": c.row > 0, "state": c.state, "why_not": c.whyNot, "case_id": c.id, "claimant": c.claimant, "id": c.clock.ID, "step": c.clock.Step,
		"conservative": isoOrNull(c.clock.Conservative), "outer": isoOrNull(c.clock.Outer), "days_left": days,
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
// calendars are shared. What was done in a case's folder is in it as cancelled.
func (a *app) batchCalendar(clocks, over []clockRow, without int, today appeal.Day) string {
	cal := ics.NewCalendarFor("imeappeal")
	if without > 0 {
		cal.SetXWRCalDesc(a.words.plural("batch.ics-without", without))
	}
	cal.SetMethod(ics.MethodPublish)
	stamp := a.editionOf(today)
	entry := func(c clockRow) calendarEntry {
		named := &appeal.Case{Claimant: appeal.Claimant{Name: c.claimant}, Claim: appeal.Claim{ClaimNumber: c.id}}
		return calendarEntry{
			UID: calendarUID(named, c.clock), Day: c.clock.Conservative, Turn: calendarTurn(stamp),
			Text: a.words.say("batch.ics", "step", a.stepName(c.clock.Step), "id", c.id),
		}
	}
	run := map[string]bool{}
	for _, c := range clocks {
		n := entry(c)
		run[n.UID] = true
		e := n.event(cal, stamp)
		e.SetDescription(strings.Join(append(a.holdsIf(c.clock), c.clock.Rule), "\n"))
		remind(e, n.Day, today, n.Text)
	}
	for _, c := range over {
		n := entry(c)
		if run[n.UID] {
			continue
		}
		n.Text, n.Over = a.words.say("ics.over", "text", n.Text), true
		n.Turn++ // the same minute may have made the entry that this one takes back
		n.event(cal, stamp).SetDescription(a.words.say("ics.over.description"))
	}
	return cal.Serialize()
}

// foldersOver gives the claimants' clocks of the cases in output folders that ran
// once and run no more; none for a sheet, whose rows tell of nothing sent.
func (a *app) foldersOver(paths []string, today appeal.Day) (over []clockRow, err error) {
	if !isFolder(paths[0]) {
		return nil, nil
	}
	laws, err := a.laws()
	if err != nil {
		return nil, err
	}
	err = a.batchCases(paths, func(r batch.Result) error {
		if r.YAML == "" {
			return nil
		}
		f, err := casefile.Open(filepath.Join(r.Out, r.Folder))
		if err != nil {
			return nil // its clocks are said to be uncounted
		}
		for _, d := range claimantClocks(laws.Over(&f.Case, today)) {
			over = append(over, newClockRow(r.Row, r.Case, f.Case.Claimant.Name, d))
		}
		return nil
	})
	return over, err
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
