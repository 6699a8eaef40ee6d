package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/batch"
	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
)

// sheetOptions say how a sheet is read; every command that takes one has them.
type sheetOptions struct {
	columns, root, dateOrder string
	size                     int // MB
	csv                      bool
	letters                  []string
	kept                     *batch.Mapping // where columns names no file that is there
}

func (a *app) batchCommand() *cobra.Command {
	cmd := a.command("batch", "batch", func(cmd *cobra.Command, _ []string) error {
		cmd.SetOut(a.err)
		return errors.Join(cmd.Help(), quiet(exitUsage))
	})
	cmd.AddCommand(a.batchTemplateCommand(), a.batchCheckCommand(), a.batchMakeCommand(),
		a.batchDeadlinesCommand(), a.batchStatusCommand(), a.batchMergeCommand(), a.batchExaminersCommand())
	return cmd
}

// sheetFlags are the flags of every command that reads a sheet.
func (a *app) sheetFlags(cmd *cobra.Command, o *sheetOptions) {
	f := cmd.Flags()
	f.StringVar(&o.columns, "columns", "", a.words.say("flag.columns.help"))
	f.StringVar(&o.root, "root", "", a.words.say("flag.root.help"))
	f.StringVar(&o.dateOrder, "dates", "", a.words.say("flag.dates.help"))
	f.IntVar(&o.size, "sheet-size", 0, a.words.say("flag.sheet-size.help"))
}

func (a *app) batchTemplateCommand() *cobra.Command {
	cmd := a.command("batch template", "template FILE", func(_ *cobra.Command, args []string) error {
		return a.batchTemplate(args[0])
	})
	cmd.Args = exactly("FILE")
	return cmd
}

// batchTemplate writes a sheet to fill in, never over a file.
func (a *app) batchTemplate(path string) error {
	write := batch.TemplateCSV
	switch ending := strings.ToLower(filepath.Ext(path)); ending {
	case ".csv":
	case ".xlsx":
		write = batch.TemplateXLSX
	default:
		return usage("batch.template-ending", path, "ending", ending)
	}
	if err := writable(path, false); err != nil {
		return err
	}
	laws, err := a.laws()
	if err != nil {
		return err
	}
	help := func(column, key string) string {
		text := a.columnHelp(column, key)
		if key == "claim.kind" {
			text += " " + a.words.say("batch.kinds-abroad", "kinds", strings.Join(kindsAbroad(laws), ", "))
		}
		return text
	}
	err = writeWhole(path, func(w io.Writer) error { return write(w, help) })
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.printLine(map[string]any{"kind": "batch-template", "version": 1, "file": path})
	}
	a.tell("batch.template-made"+strings.ToLower(filepath.Ext(path)), "file", path)
	return nil
}

// kindsAbroad gives the kinds of claim of the countries whose law was read.
func kindsAbroad(laws *law.Law) (ids []string) {
	for _, c := range laws.Countries() {
		for _, r := range laws.LawsOf(c.Code, "") {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// columnHelp explains a column of a sheet.
func (a *app) columnHelp(column, key string) string {
	for _, id := range []string{"batch.column." + column, "ask." + key} {
		if a.words.has(id) {
			return a.words.say(id)
		}
	}
	return ""
}

// sheet opens a sheet, with a firm's own headings.
func (a *app) sheet(path string, o sheetOptions) (*batch.Sheet, error) {
	m, err := o.mapping()
	if err != nil {
		return nil, err
	}
	if o.dateOrder != "" {
		if o.dateOrder != "mdy" && o.dateOrder != "dmy" {
			return nil, usage("batch.date-order", "--dates", "value", o.dateOrder)
		}
		m.DateOrder = o.dateOrder
	}
	if o.size < 0 || o.size > 1<<20 {
		return nil, usage("batch.sheet-size", "--sheet-size", "value", fmt.Sprint(o.size))
	}
	m.MaxBytes = int64(o.size) << 20
	sheet, err := batch.Open(path, m)
	if err != nil {
		return nil, sheetError(path, err)
	}
	return sheet, nil
}

// mapping gives a firm's own headings: those of the file, else those that an
// output folder remembers.
func (o sheetOptions) mapping() (batch.Mapping, error) {
	if o.columns != "" {
		m, err := batch.ReadMapping(o.columns)
		if err == nil || !errors.Is(err, fs.ErrNotExist) || o.kept == nil {
			if err != nil {
				err = fail("batch.mapping", o.columns).because(err)
			}
			return m, err
		}
	}
	if o.kept != nil {
		return *o.kept, nil
	}
	return batch.Mapping{}, nil
}

// reading opens a sheet and learns from the whole of it what single rows do not
// tell. The sheet's own problems are the caller's to show.
func (a *app) reading(path string, o sheetOptions) (*batch.Reading, error) {
	sheet, err := a.sheet(path, o)
	if err != nil {
		return nil, err
	}
	today, err := a.today(nil)
	if err != nil {
		return nil, err
	}
	root := o.root
	if root == "" {
		root = sheet.Folder()
	}
	folder, err := batch.OpenFolder(root)
	if err != nil {
		return nil, err
	}
	survey, err := sheet.Survey()
	if err != nil {
		return nil, sheetError(path, err)
	}
	infos, err := letter.List(nil)
	if err != nil {
		return nil, err
	}
	var letters []string
	for _, info := range infos {
		letters = append(letters, info.ID)
	}
	return &batch.Reading{Sheet: sheet, Survey: survey, Folder: folder, Today: today, Letters: letters}, nil
}

// sheetError says why a file cannot be read as a sheet.
func sheetError(path string, err error) error {
	var kind *batch.NotTextError
	var unclosed *batch.UnclosedError
	var wide *batch.WideError
	var large *batch.LargeError
	switch {
	case errors.As(err, &kind):
		return fail("batch.not-text."+kind.Kind, path).because(err)
	case errors.As(err, &unclosed):
		return fail("batch.unclosed", path, "row", fmt.Sprint(unclosed.Row)).because(err)
	case errors.As(err, &large) && large.Part != "":
		return fail("batch.large-part", path, "part", large.Part, "limit", fmt.Sprint(large.Limit>>20)).because(err)
	case errors.As(err, &large):
		return fail("batch.large", path, "size", fmt.Sprint(large.Size>>20), "limit", fmt.Sprint(large.Limit>>20)).because(err)
	case errors.As(err, &wide):
		return fail("batch.wide", path, "row", fmt.Sprint(wide.Row)).because(err)
	}
	return err
}

// refuseSheet gives the problems of the headings: without right columns no row
// is read rightly.
func refuseSheet(s *batch.Sheet) error {
	return refuse(s.Problems)
}

// refuse stops at errors that concern the whole sheet.
func refuse(problems []batch.Problem) error {
	if !batch.HasError(problems) {
		return nil
	}
	f := &failure{exit: exitUsage}
	for _, p := range problems {
		f.many = append(f.many, p.Problem)
	}
	return f
}

// workers is how many rows are worked on at a time.
func workers(asked int) int {
	if asked > 0 {
		return min(asked, 64)
	}
	return max(1, runtime.NumCPU())
}

// isFolder tells an output folder from a sheet.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// batchReason says why a row failed, without a word of the case: it goes into
// logs.
func (a *app) batchReason(err error) string {
	var panicked *batch.PanicError
	var paper *batch.PaperError
	switch {
	case errors.As(err, &panicked):
		return a.words.say("batch.reason.panic", "value", panicked.Value)
	case errors.As(err, &paper):
		return paper.Name + ": " + a.words.what(paper.Problem)
	case errors.Is(err, batch.ErrOccupied):
		return a.words.say("batch.reason.occupied")
	}
	if said := a.folderReason(err); said != "" {
		return said
	}
	f := a.understand(err)
	if id := "batch.reason." + f.id; a.words.has(id) {
		return a.words.say(id, f.pairs...)
	}
	said := []string{}
	if f.id != "" {
		said = append(said, a.words.say(f.id+".what", f.pairs...))
	}
	for _, p := range f.many {
		if p.Level == appeal.LevelError {
			said = append(said, p.Where+": "+a.words.what(p))
		}
	}
	return oneLine(strings.Join(said, "; "))
}
