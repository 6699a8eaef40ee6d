package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal/batch"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/examiner"
	"imeappeal/appeal/ocr"
	"imeappeal/appeal/report"
)

func (a *app) batchStatusCommand() *cobra.Command {
	cmd := a.command("batch status", "status FOLDER…", func(_ *cobra.Command, args []string) error { return a.batchStatus(args) })
	cmd.Args = atLeastOne("FOLDER")
	return cmd
}

// batchCases gives the cases of output folders, folder by folder.
func (a *app) batchCases(outs []string, yield func(batch.Result) error) error {
	for _, out := range outs {
		err := batch.Status(out, yield)
		var foreign *batch.ForeignError
		if errors.As(err, &foreign) {
			if _, err := os.Stat(out); err != nil {
				return err
			}
			return fail("batch.no-batch", out).because(err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// batchStatus says of every case of output folders what became of it, and whether
// its sheet says something else since.
func (a *app) batchStatus(outs []string) error {
	day, err := a.newDayCount()
	if err != nil {
		return err
	}
	tally, rows, changed, gone := map[batch.State]int{}, 0, 0, 0
	for _, out := range outs {
		changes := a.changes(out)
		err := a.batchCases([]string{out}, func(r batch.Result) error {
			r = day.current(r)
			since := changes[strings.ToLower(r.Case)]
			if since == "" && r.Reworked() {
				since = batch.FolderChanged
			}
			if r.Gone {
				gone++
				since = batch.RowGone
			} else {
				tally[r.State]++
				rows++
			}
			if since != "" && !r.Gone {
				changed++
			}
			if a.flags.json {
				doc := resultJSON(a, r)
				doc["changed_since"] = since
				return a.printLine(doc)
			}
			line := a.resultLine(r)
			if since != "" && !r.Gone {
				line = strings.TrimSuffix(line, ".") + "." + a.words.say("batch.changed."+string(since))
			}
			a.printf("%s\n", oneLine(line))
			return nil
		})
		if err != nil {
			return err
		}
	}
	if a.flags.json {
		doc := tallyJSON("batch-status", tally, rows)
		doc["changed_since"], doc["not_in_sheet"] = changed, gone
		return a.printLine(doc)
	}
	a.tell("batch.tally", tallyPairs(tally)...)
	if changed > 0 {
		a.tell("batch.changed.some", "n", fmt.Sprint(changed))
	}
	a.sayGone(gone)
	return nil
}

// changes holds an output folder against the sheet that it was made from. Where
// that cannot be had, nothing is known of changes, and that is said.
func (a *app) changes(out string) map[string]batch.Change {
	source, known, err := batch.SourceOf(out)
	if !known && err == nil {
		return nil // an older folder, or none
	}
	var shard batch.Shard
	_ = batch.Status(out, func(r batch.Result) error { shard = r.Shard; return io.EOF })
	var r *batch.Reading
	if err == nil {
		r, err = a.reading(source.Sheet, optionsOf(source))
	}
	if err == nil && batch.HasError(r.Sheet.Problems) {
		err = errors.New("other headings")
	}
	if err != nil {
		a.note("batch.sheet-gone", "folder", out, "sheet", source.Sheet)
		return nil
	}
	changes, fresh, err := r.Since(out, shard)
	if err != nil {
		a.note("batch.sheet-gone", "folder", out, "sheet", source.Sheet)
		return nil
	}
	if fresh > 0 {
		a.note("batch.fresh", "n", fmt.Sprint(fresh), "sheet", source.Sheet, "folder", out)
	}
	return changes
}

func tallyJSON(kind string, tally map[batch.State]int, rows int) map[string]any {
	return map[string]any{
		"kind": kind, "version": 1, "rows": rows, "made": tally[batch.Made], "partly": tally[batch.Partly],
		"failed": tally[batch.Failed], "waiting": tally[batch.Waiting],
	}
}

func tallyPairs(tally map[batch.State]int) []string {
	var pairs []string
	for _, s := range []batch.State{batch.Made, batch.Partly, batch.Failed, batch.Waiting} {
		pairs = append(pairs, string(s), fmt.Sprint(tally[s]))
	}
	return pairs
}

func (a *app) batchExaminersCommand() *cobra.Command {
	cmd := a.command("batch examiners", "examiners FOLDER…", func(cmd *cobra.Command, args []string) error {
		return a.batchExaminers(cmd.Context(), args)
	})
	cmd.Args = atLeastOne("FOLDER")
	return cmd
}

// batchExaminers lists the examiners whom several cases share, with the
// sentences that their reports have in common.
func (a *app) batchExaminers(ctx context.Context, outs []string) error {
	groups := map[string][]*casefile.File{}
	names := map[string]string{}
	var unread []unreadCase
	err := a.batchCases(outs, func(r batch.Result) error {
		if r.State != batch.Made && r.State != batch.Partly {
			return nil // status says what became of it
		}
		f, err := casefile.Open(filepath.Join(r.Out, r.Folder))
		if err != nil {
			unread = append(unread, unreadCase{r.Case, err})
			return nil
		}
		for _, name := range examinersOf(f) {
			key := examinerKey(name)
			groups[key] = append(groups[key], f)
			if len(name) > len(names[key]) {
				names[key] = name // the fullest form that some case has
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	reader, err := a.newReader()
	if err != nil {
		return err
	}
	defer reader.Close()
	shared := 0
	for _, key := range sortedKeys(groups) {
		if len(groups[key]) < 2 {
			continue
		}
		shared++
		missing, err := a.sharedExaminer(ctx, reader, names[key], groups[key])
		if err != nil {
			return err
		}
		for _, u := range missing { // a case may stand under two names
			if !slices.ContainsFunc(unread, func(o unreadCase) bool { return o.name == u.name }) {
				unread = append(unread, u)
			}
		}
	}
	if shared == 0 && !a.flags.json {
		a.tell("batch.no-shared-examiner")
	}
	for _, u := range unread {
		a.note("batch.examiners-unread", "case", u.name, "reason", a.batchReason(u.why))
		if a.flags.json {
			err := a.printLine(map[string]any{"kind": "batch-unread", "version": 1, "case_id": u.name, "reason": a.batchReason(u.why)})
			if err != nil {
				return err
			}
		}
	}
	if len(unread) > 0 {
		return quiet(exitPartly)
	}
	return nil
}

// unreadCase is a case that could not be compared.
type unreadCase struct {
	name string
	why  error
}

// examinersOf gives who examined: whom the case names, and who its report says wrote
// it where that is somebody else. A sheet's column is filled in by hand, and a case
// must not be missing from the list of the one who wrote its report.
func examinersOf(f *casefile.File) (names []string) {
	if name := f.Case.Exam.Examiner.Name; examinerKey(name) != "" {
		names = append(names, name)
	}
	d, err := reportDocument(f)
	if err != nil || examinerKey(d.Author) == "" {
		return names
	}
	if len(names) == 0 || examinerKey(names[0]) != examinerKey(d.Author) {
		names = append(names, d.Author)
	}
	return names
}

// sharedExaminer compares the reports of one examiner.
func (a *app) sharedExaminer(ctx context.Context, reader *ocr.Reader, name string, files []*casefile.File) (unread []unreadCase, err error) {
	var papers []examiner.Paper
	var ids []string
	var same [][2]string // cases that have one report
	var apart []examinersApart
	first := map[string]string{}
	for _, f := range files {
		id := filepath.Base(f.Dir)
		ids = append(ids, id)
		if both := examinersOf(f); len(both) == 2 && !sameExaminer(both[0], both[1]) {
			apart = append(apart, examinersApart{id, both[0], both[1]})
		}
		text, err := readReport(ctx, caseReader{Reader: reader, file: f, secrets: readPasswords(a.flags.passwords, &f.Case)}, f)
		if ctx.Err() != nil {
			return unread, ctx.Err()
		}
		if err != nil {
			unread = append(unread, unreadCase{id, err})
			continue
		}
		if other := first[textSum(text)]; other != "" {
			same = append(same, [2]string{id, other})
			continue // its sentences are not said twice
		}
		first[textSum(text)] = id
		people := []string{f.Case.Claimant.Name, f.Case.Exam.Examiner.Name, name, f.Case.Claim.Insurer.Name}
		for _, p := range f.Case.Physicians {
			people = append(people, p.Name)
		}
		papers = append(papers, examiner.Paper{Name: id, Text: text, Names: people})
	}
	found := examiner.Compare(papers)
	if a.flags.json {
		return unread, a.printLine(map[string]any{
			"kind": "batch-examiner", "version": 1, "examiner": name, "cases": ids, "shared": compareJSON(found).Shared, "same_report": orEmpty(same), "named_otherwise": orEmpty(apart),
		})
	}
	a.printf("%s\n", a.words.say("batch.examiner", "name", oneLine(name), "n", fmt.Sprint(len(files)), "cases", strings.Join(ids, ", ")))
	for _, x := range apart {
		a.indented(2, a.words.say("batch.examiners-apart", "case", x.Case, "named", oneLine(x.Named), "author", oneLine(x.Author)))
	}
	for len(same) > 0 {
		other, cases := same[0][1], []string(nil)
		same = slices.DeleteFunc(same, func(s [2]string) bool {
			if s[1] == other {
				cases = append(cases, s[0])
			}
			return s[1] == other
		})
		a.indented(2, a.words.plural("batch.same-report", len(cases), "cases", strings.Join(cases, ", "), "other", other))
	}
	a.printf("  %s\n", a.words.plural("examiner.shared", len(found)))
	for _, s := range found {
		for _, p := range s.Places {
			a.indented(4, p.Report+", "+p.Ref.String()+": “"+p.Quote+"”")
		}
		a.printf("\n")
	}
	return unread, nil
}

// examinersApart is a case that names another examiner than its report.
type examinersApart struct {
	Case   string `json:"case_id"`
	Named  string `json:"case_names"`
	Author string `json:"report_by"`
}

// sameExaminer reports that two names can be one person's: one has the surname
// alone, or an initial for the given name.
func sameExaminer(x, y string) bool {
	a, b := strings.Fields(examinerKey(x)), strings.Fields(examinerKey(y))
	if len(a) == 0 || len(b) == 0 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	short := len(a) == 1 || len(b) == 1 || len(a[0]) == 1 || len(b[0]) == 1
	return slices.Equal(a, b) || short && (len(a) == 1 || len(b) == 1 || a[0][0] == b[0][0])
}

// textSum tells reports apart by their words, however they are spaced.
func textSum(r *report.Report) string {
	h := sha256.New()
	for _, l := range r.Lines {
		for _, word := range strings.Fields(l.Text) {
			h.Write([]byte(word + " "))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// examinerKey makes names comparable: degrees, titles, dots, case and middle
// initials do not count, nor which name stands first. Two people of one surname
// stay two.
func examinerKey(name string) string {
	head, rest, _ := strings.Cut(name, ",")
	parts := nameParts(head)
	if given := nameParts(rest); len(given) > 0 && len(parts) == 1 {
		parts = append(given, parts...)
	}
	if len(parts) > 2 {
		middle := slices.DeleteFunc(slices.Clone(parts[1:len(parts)-1]), func(p string) bool { return len(p) == 1 })
		parts = slices.Concat(parts[:1], middle, parts[len(parts)-1:])
	}
	return strings.Join(parts, " ")
}

func nameParts(text string) []string {
	var parts []string
	for _, part := range strings.Fields(strings.ToLower(strings.NewReplacer(".", "", ",", " ").Replace(text))) {
		switch part {
		case "dr", "md", "do", "dc", "phd", "psyd", "mph", "msc", "facs", "dpm", "pt", "dpt", "jr", "sr", "ii", "iii":
		default:
			parts = append(parts, part)
		}
	}
	return parts
}
