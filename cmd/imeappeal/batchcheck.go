package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/batch"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/typeset"
)

func (a *app) batchCheckCommand() *cobra.Command {
	var o sheetOptions
	cmd := a.command("batch check", "check SHEET", func(cmd *cobra.Command, args []string) error {
		return a.batchCheck(cmd.Context(), args[0], o)
	})
	cmd.Args = exactly("SHEET")
	a.sheetFlags(cmd, &o)
	cmd.Flags().BoolVar(&o.csv, "csv", false, a.words.say("flag.csv.help"))
	cmd.Flags().StringSliceVar(&o.letters, "letters", nil, a.words.say("flag.letters.help"))
	return cmd
}

// urgentDays is how near a deadline must be to stand on top.
const urgentDays = 7

// checkRun gathers what a check found, and shows it in one of three forms.
type checkRun struct {
	*app
	today    appeal.Day
	show     func(row batch.Checked, p batch.Problem)
	problems []batch.Problem   // for the table, those that it says one by one
	kinds    map[string]*alike // by kindOf
	urgent   []clockRow
	rows     int
	bad      int
	misread  bool // the headings are wrong, so no row is ready
	heldBack int  // problems that are said once they are right
	warned   int
	pages    int
	notes    int // errors and warnings
	missing  map[string][]int
}

// batchCheck reads every row, says everything that is wrong, and writes nothing.
func (a *app) batchCheck(ctx context.Context, path string, o sheetOptions) error {
	r, err := a.reading(path, o)
	if err != nil {
		return emptyFound(err)
	}
	if err := knownLetters(r, o.letters); err != nil {
		return err
	}
	laws, err := a.laws()
	if err != nil {
		return err
	}
	names, err := a.newNameReaders(ctx, workers(0))
	if err != nil {
		return err
	}
	defer names.close()
	defer collectLess(workers(0))()
	run := &checkRun{app: a, today: r.Today, missing: map[string][]int{}, kinds: map[string]*alike{}}
	finish := run.form(o.csv)
	for _, p := range slices.Concat(r.Sheet.Problems, r.Dates(), r.Strays(), noRows(r)) {
		run.take(batch.Checked{}, p)
	}
	denials := &denialReaders{app: a, names: names, laws: laws, today: r.Today, read: map[letterKey]*heldLetter{}}
	check := &batch.Checker{Reading: r, Law: laws, Workers: workers(0), Count: a.countPages, Whose: names.whose, Letter: denials.problems}
	check.Foresee = foresight{laws: laws, asked: o.letters, today: r.Today, known: &sync.Map{}}.problems
	if batch.HasError(r.Sheet.Problems) {
		check.Count, check.Whose, check.Letter, check.Foresee = nil, nil, nil, nil // first the headings; then it is worth opening files
		run.misread = true
	}
	if err := check.Each(ctx, run.row); err != nil {
		return sheetError(path, err)
	}
	if run.heldBack > 0 {
		p := batch.Problem{Problem: appeal.Problem{ID: "batch.until-headed", Level: appeal.LevelWarning, Args: map[string]string{"n": fmt.Sprint(run.heldBack)}}}
		run.take(batch.Checked{}, p)
	}
	if err := finish(r.Sheet); err != nil {
		return err
	}
	if run.notes > 0 || len(run.urgent) > 0 {
		return quiet(exitFound)
	}
	return nil
}

// noRows is the problem of a sheet that has nothing to make.
func noRows(r *batch.Reading) []batch.Problem {
	if r.Survey.Rows > 0 {
		return nil
	}
	return []batch.Problem{{Problem: appeal.Problem{ID: "batch.no-rows", Level: appeal.LevelError}}}
}

// emptyFound makes an empty file what a check finds, not what stops it.
func emptyFound(err error) error {
	var f *failure
	if errors.As(err, &f) && f.id == "batch.not-text.empty" {
		f.exit = exitFound
	}
	return err
}

func (c *checkRun) row(row batch.Checked) error {
	c.rows++
	c.pages += row.Pages
	if !row.Ready() || c.misread {
		c.bad++
	} else if slices.ContainsFunc(row.Problems, func(p batch.Problem) bool { return p.Level == appeal.LevelWarning }) {
		c.warned++
	}
	for _, d := range row.Clocks {
		if c.today.DaysUntil(d.Conservative) <= urgentDays {
			c.urgent = append(c.urgent, newClockRow(row.Row, row.ID, row.Case.Claimant.Name, d))
		}
	}
	for _, p := range row.Problems {
		c.take(row, p)
	}
	return nil
}

func (c *checkRun) take(row batch.Checked, p batch.Problem) {
	if c.misread && p.Row > 0 && untilHeaded(p) {
		c.heldBack++
		return
	}
	if p.Level == appeal.LevelMissing {
		line := p.Column
		if waiting := p.Args["letters"]; waiting != "" {
			line = c.words.say("batch.missing-for", "column", line, "letters", waiting)
		}
		c.missing[line] = append(c.missing[line], p.Row)
	} else {
		c.notes++
	}
	c.show(row, p)
}

// untilHeaded reports a problem that may come of a heading which is not
// understood: what it stands above seems not to be given.
func untilHeaded(p batch.Problem) bool {
	return p.Level == appeal.LevelMissing || p.ID == "batch.path-missing" || p.ID == "batch.no-report"
}

// form chooses how problems are shown: one JSON document a line, CSV, or a table
// at the end.
func (c *checkRun) form(asCSV bool) (finish func(*batch.Sheet) error) {
	switch {
	case c.flags.json:
		c.show = func(row batch.Checked, p batch.Problem) {
			c.printLine(map[string]any{
				"kind": "batch-problem", "version": 1, "row": p.Row, "case_id": row.ID, "column": p.Column, "value": p.Value,
				"level": p.Level, "id": p.ID, "what": c.words.what(p.Problem), "fix": c.words.fix(p.Problem), "proposal": p.Proposal,
			})
		}
		return c.finishJSON
	case asCSV:
		out := batch.NewCSV(c.out)
		out.Row("row", "case_id", "column", "value", "level", "what", "fix", "proposal", "id")
		c.show = func(row batch.Checked, p batch.Problem) {
			out.Row(fmt.Sprint(p.Row), row.ID, p.Column, p.Value, string(p.Level), c.words.what(p.Problem), c.words.fix(p.Problem), p.Proposal, p.ID)
		}
		return func(*batch.Sheet) error { return out.Close() }
	}
	c.show = func(_ batch.Checked, p batch.Problem) { c.keep(p) }
	return c.finishTable
}

func (c *checkRun) finishJSON(s *batch.Sheet) error {
	c.sortUrgent()
	for _, u := range c.urgent {
		c.printLine(clockJSON(u, c.today))
	}
	return c.printLine(map[string]any{
		"kind": "batch-check", "version": 1, "sheet": s.Path, "encoding": s.Encoding, "as_of": c.today.String(),
		"rows": c.rows, "ready": c.rows - c.bad, "bad": c.bad, "with_warnings": c.warned, "pages": c.pages, "urgent": len(c.urgent),
	})
}

// sortUrgent puts what can still be kept first, the nearest day on top, then what
// has passed, the latest on top: for those a late appeal may still be heard.
func (c *checkRun) sortUrgent() {
	sortClocks(c.urgent)
	passed := slices.IndexFunc(c.urgent, func(u clockRow) bool { return !u.clock.Conservative.Before(c.today) })
	if passed < 0 {
		passed = len(c.urgent)
	}
	slices.Reverse(c.urgent[:passed])
	c.urgent = slices.Concat(c.urgent[passed:], c.urgent[:passed])
}

func (c *checkRun) urgentHead(u clockRow) string {
	if u.clock.Conservative.Before(c.today) {
		return "batch.passed"
	}
	return "batch.urgent"
}

// finishTable prints what must not wait first, then errors, warnings, and what
// is not given.
func (c *checkRun) finishTable(s *batch.Sheet) error {
	if s.Encoding == batch.Windows1252 || s.Encoding == batch.MSDOS || s.Encoding == batch.Macintosh {
		c.tell("batch.encoding", "encoding", string(s.Encoding))
	}
	c.sortUrgent()
	said, below := "", 0
	for i, u := range c.urgent {
		if head := c.urgentHead(u); head != said {
			c.tell(head)
			said, below = head, 0
		}
		if below++; below <= mostClocks {
			c.printf("  %s\n", oneLine(c.clockLine(u, c.today)))
		}
		if last := i+1 == len(c.urgent) || c.urgentHead(c.urgent[i+1]) != said; last && below > mostClocks {
			c.indented(2, c.words.say("batch.clocks-more", "n", fmt.Sprint(below-mostClocks)))
		}
	}
	for _, level := range []appeal.Level{appeal.LevelError, appeal.LevelWarning} {
		c.table(level)
	}
	if len(c.missing) > 0 {
		c.tell("batch.missing")
		for _, column := range sortedKeys(c.missing) {
			c.indented(2, "- "+column+": "+rowList(c.missing[column]))
		}
	}
	c.tell("batch.summary", "ready", fmt.Sprint(c.rows-c.bad), "bad", fmt.Sprint(c.bad), "pages", fmt.Sprint(c.pages))
	return nil
}

// eachItsOwn reports a warning that says something else of each row: what a letter
// says, whose it is, or which other row has the same.
func eachItsOwn(p batch.Problem) bool {
	switch strings.TrimPrefix(strings.TrimPrefix(p.ID, "batch."), "check.") {
	case "letter-differs", "letter-gives", "letter-is-report", "letter-two-dates", "stated-too-late", "term-shorter", "term-not-counted", "other-person", "person-not-named", "paper.other-person", "paper.other-birth",
		"claimant-twice", "folder-twice":
		return true
	}
	return false
}

// oneAnswer reports an error that one answer for the whole sheet settles.
func oneAnswer(p batch.Problem) bool {
	return p.ID == "batch.date-turned" || p.ID == "batch.date-two" || p.ID == "batch.date-mixed" || p.ID == "batch.date-against"
}

func (c *checkRun) problem(p batch.Problem, rows []int) {
	where := c.words.say("batch.where.sheet")
	if p.Row == 0 && p.Column == "" {
		where = c.words.say("batch.where.whole")
	}
	if p.Row > 0 {
		where = rowList(rows)
	}
	if p.Column != "" {
		where += ", " + p.Column
	}
	what := c.words.what(p.Problem)
	if p.Value != "" && len(rows) == 1 && !strings.Contains(what, p.Value) {
		where += " “" + p.Value + "”"
	}
	c.indented(2, "- "+oneLine(where+": "+what))
	if fix := c.words.fix(p.Problem); fix != "" {
		c.indented(4, oneLine(fix))
	}
	if p.Proposal != "" && len(rows) == 1 {
		c.indented(4, oneLine(c.words.say("batch.proposal", "proposal", p.Proposal)))
	}
	if len(rows) > 3 && p.Value != "" {
		c.indented(4, c.words.say("batch.example", "row", fmt.Sprint(p.Row), "value", oneLine(p.Value)))
	}
}

// rowList names rows, each once: the first few, and how many more.
func rowList(rows []int) string {
	rows = slices.Compact(slices.Clone(rows))
	const most = 12
	word := "row "
	if len(rows) > 1 {
		word = "rows "
	}
	var list []string
	for i, r := range rows {
		if i == most {
			return word + strings.Join(list, ", ") + fmt.Sprintf(" and %d more", len(rows)-most)
		}
		list = append(list, fmt.Sprint(r))
	}
	return word + strings.Join(list, ", ")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// countPages opens a paper as the packet will, and says in words why it cannot
// be bound.
func (a *app) countPages(path string) (pages int, reason string) {
	words := &binding{built: &built{words: a.words}}
	f, err := os.Open(path)
	if err != nil {
		return 0, words.reason(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, words.reason(err)
	}
	switch typ := casefile.TypeOf(f, info.Size()); typ {
	case casefile.PDF, casefile.Unknown:
		probed, err := bind.Probe(f, info.Size(), "")
		if err != nil {
			return 0, words.reason(err)
		}
		return probed.Pages, ""
	case casefile.JPEG, casefile.PNG:
		return 1, ""
	case casefile.TIFF, casefile.GIF:
		raw, err := io.ReadAll(f)
		if err != nil {
			return 0, words.reason(err)
		}
		set, err := typeset.ImagePage("", raw, typeset.Options{})
		if err != nil {
			return 0, words.reason(err)
		}
		return set.Pages, ""
	default:
		return 0, words.reason(unusable(typ))
	}
}
