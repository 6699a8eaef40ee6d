package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal/batch"
)

func (a *app) batchMergeCommand() *cobra.Command {
	var o sheetOptions
	var out string
	var force bool
	cmd := a.command("batch merge", "merge SHEET FOLDER…", func(_ *cobra.Command, args []string) error {
		return a.batchMerge(args[0], args[1:], o, out, force)
	})
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 {
			return missing(cmd, "FOLDER")
		}
		return atLeastOne("SHEET")(cmd, args)
	}
	cmd.Flags().StringVar(&o.columns, "columns", "", a.words.say("flag.columns.help"))
	cmd.Flags().StringVar(&o.dateOrder, "dates", "", a.words.say("flag.dates.help"))
	cmd.Flags().StringVarP(&out, "output", "o", "", a.words.say("flag.merge-output.help"))
	cmd.Flags().BoolVar(&force, "force", false, a.words.say("flag.force.help"))
	return cmd
}

// mergeRun holds several output folders against one sheet.
type mergeRun struct {
	*app
	folders []string
	tally   map[batch.State]int
	trouble map[batch.Trouble]int
	rows    int
	summary *summary // nil: none is asked for
	day     *dayCount
}

// batchMerge joins what the shards of a sheet made, and says what is missing,
// doubled or not what the sheet says now. The cases stay where they are.
func (a *app) batchMerge(path string, outs []string, o sheetOptions, out string, force bool) error {
	for _, out := range outs {
		if source, known, err := batch.SourceOf(out); err == nil && known && o.kept == nil {
			o.kept = source.Mapping // a firm's headings need not be said again
		}
	}
	sheet, err := a.sheet(path, o)
	if err != nil {
		return err
	}
	if err := refuseSheet(sheet); err != nil {
		return err
	}
	if out != "" {
		if err := writable(out, force); err != nil {
			return err
		}
	}
	day, err := a.newDayCount()
	if err != nil {
		return err
	}
	run := &mergeRun{app: a, day: day, folders: outs, tally: map[batch.State]int{}, trouble: map[batch.Trouble]int{}}
	if err := run.write(sheet, out); err != nil {
		var foreign *batch.ForeignError
		if errors.As(err, &foreign) {
			return fail("batch.no-batch", foreign.Path).because(err)
		}
		return sheetError(path, err)
	}
	return run.finish(out)
}

// write goes through the rows, with a summary or without.
func (run *mergeRun) write(sheet *batch.Sheet, out string) error {
	if out == "" {
		return batch.Merge(sheet, run.folders, run.row)
	}
	return writeWhole(out, func(w io.Writer) error {
		summary := run.newSummary(w, "trouble")
		run.summary = &summary
		err := batch.Merge(sheet, run.folders, run.row)
		return errors.Join(err, summary.Close())
	})
}

func (run *mergeRun) row(m batch.Merged) error {
	m.Result = run.day.current(m.Result)
	run.rows++
	run.tally[m.State]++
	said := ""
	if m.Trouble != "" {
		run.trouble[m.Trouble]++
		said = run.said(m)
	}
	if m.Out != "" {
		m.Folder = filepath.Join(m.Out, m.Folder)
	}
	if run.summary != nil {
		run.summary.row(m.Result, said)
	}
	switch {
	case run.flags.json:
		doc := resultJSON(run.app, m.Result)
		doc["trouble"], doc["what"] = m.Trouble, said
		return run.printLine(doc)
	case said != "":
		run.printf("%s\n", oneLine(said))
	case m.State != batch.Made:
		run.printf("%s\n", oneLine(run.resultLine(m.Result)))
	}
	return nil
}

// said puts the trouble of a row into words.
func (run *mergeRun) said(m batch.Merged) string {
	id := "batch.merge." + string(m.Trouble)
	if m.Trouble == batch.Missing && m.Part.N > 0 {
		id = "batch.merge.missing-part"
	}
	return run.words.say(id, "row", fmt.Sprint(m.Row), "case", m.Case, "folder", filepath.Join(m.Out, m.Folder), "part", m.Part.String(), "places", strings.Join(m.Places, ", "))
}

func (run *mergeRun) finish(out string) error {
	found := 0
	for _, n := range run.trouble {
		found += n
	}
	if run.flags.json {
		doc := tallyJSON("batch-merge", run.tally, run.rows)
		doc["folders"], doc["summary"], doc["trouble"] = run.folders, out, found
		for _, t := range []batch.Trouble{batch.Missing, batch.Doubled, batch.Changed, batch.Altered, batch.Foreign, batch.Differently} {
			doc[string(t)] = run.trouble[t]
		}
		if err := run.printLine(doc); err != nil {
			return err
		}
	} else {
		run.tell("batch.tally", tallyPairs(run.tally)...)
		if found == 0 {
			run.tell("batch.merge.once", "rows", run.words.plural("batch.merge.rows", run.rows), "folders", run.words.plural("batch.merge.folders", len(run.folders)))
		} else {
			run.tell("batch.merge.found", "n", fmt.Sprint(found))
		}
		if out != "" {
			run.tell("batch.summary-file", "file", out)
		}
	}
	switch {
	case found > 0:
		return quiet(exitFound)
	case run.tally[batch.Made] < run.rows:
		return quiet(exitPartly)
	}
	return nil
}
