package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/review"
)

// mostGiven is the largest file of findings that is read, in bytes.
const mostGiven = 16 << 20

// readerFlags are those of `review` that serve another reader of the report.
type readerFlags struct {
	worksheet, from, reader string
	redact, force           bool
}

func (r *readerFlags) add(a *app, cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&r.worksheet, "worksheet", "", a.words.say("flag.worksheet.help"))
	f.BoolVar(&r.redact, "redact", false, a.words.say("flag.redact.help"))
	f.StringVar(&r.from, "import", "", a.words.say("flag.import.help"))
	f.StringVar(&r.reader, "reader", "", a.words.say("flag.reader.help"))
}

// check names a flag that makes no sense without another one.
func (r *readerFlags) check() error {
	switch ext := strings.ToLower(filepath.Ext(r.worksheet)); {
	case r.worksheet != "" && ext != ".md" && ext != ".json":
		return usage("worksheet.ending", r.worksheet)
	case r.redact && r.worksheet == "":
		return usage("worksheet.redact-alone", "--redact")
	case r.from != "" && strings.TrimSpace(r.reader) == "":
		return usage("import.reader", "--reader")
	case r.reader != "" && r.from == "":
		return usage("import.reader-alone", "--reader")
	}
	return nil
}

// writeWorksheet writes what another reader needs, redacted if wanted; the key
// to the redaction stays in the case's own folder.
func (a *app) writeWorksheet(ctx context.Context, o readerFlags) error {
	if err := writable(o.worksheet, o.force); err != nil {
		return err
	}
	f, unlock, err := a.holdCase()
	if err != nil {
		return err
	}
	defer unlock()
	in, result, err := a.reviewInput(ctx, f)
	if err != nil {
		return err
	}
	sheet, err := review.NewWorksheet(in, result)
	if err != nil {
		return err
	}
	if o.redact {
		key, err := loadKey(f)
		if err != nil {
			return err
		}
		sheet, key = sheet.Redact(in, key)
		if err := saveKey(f, key); err != nil {
			return err
		}
	}
	write := sheet.Markdown
	if strings.EqualFold(filepath.Ext(o.worksheet), ".json") {
		write = sheet.JSON
	}
	b, err := write()
	if err != nil {
		return err
	}
	if err := writeFile(o.worksheet, b); err != nil {
		return err
	}
	a.tell("worksheet.written", "file", o.worksheet)
	if o.redact {
		a.tell("worksheet.redacted")
	} else {
		a.tell("worksheet.open")
	}
	return unreadCode(result)
}

// reviewInput reviews the case and gives what the review looked at.
func (a *app) reviewInput(ctx context.Context, f *casefile.File) (review.Input, review.Result, error) {
	t, err := a.tools()
	if err != nil {
		return review.Input{}, review.Result{}, err
	}
	defer t.close()
	p, result, err := t.reviewedReport(ctx, f)
	if err != nil {
		return review.Input{}, result, err
	}
	a.sayProblems(p.warnings)
	a.sayDropped(p.dropped)
	return review.Input{Case: &f.Case, Report: p.report, Documents: p.documents, Clinic: t.clinic}, result, nil
}

// sayDropped names imported findings that the report no longer bears out.
func (a *app) sayDropped(dropped []review.Refused) {
	for _, r := range dropped {
		a.sayWarning(r.Problem.Where, a.words.say("import.dropped", "reason", a.words.what(r.Problem)))
	}
}

const keyName = "redaction.json"

// loadKey reads what the tokens of earlier worksheets stand for; a key that
// cannot be read is an error, since a new one would give tokens other meanings.
func loadKey(f *casefile.File) (review.Key, error) {
	dir, err := f.Cache()
	if err != nil {
		return nil, err
	}
	text, err := readText(filepath.Join(dir, keyName))
	if err != nil || text == "" {
		return review.Key{}, err
	}
	key := review.Key{}
	if err := json.Unmarshal([]byte(text), &key); err != nil {
		return nil, fail("worksheet.key", filepath.Join(dir, keyName)).because(err)
	}
	return key, nil
}

func saveKey(f *casefile.File, key review.Key) error {
	dir, err := f.Cache()
	if err != nil {
		return err
	}
	b, err := json.MarshalIndent(key, "", " ")
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, keyName), append(b, '\n'))
}

// importFindings takes the findings of another reader: the grounded ones into
// case.yaml, the others named with the reason.
func (a *app) importFindings(ctx context.Context, o readerFlags) error {
	b, err := readGiven(o.from)
	if err != nil {
		return err
	}
	given, refused, err := review.ReadGiven(b)
	if err != nil {
		return fail("import.nothing", o.from).because(err)
	}
	f, unlock, err := a.holdCase()
	if err != nil {
		return err
	}
	defer unlock()
	key, err := loadKey(f)
	if err != nil {
		return err
	}
	for i := range given {
		given[i] = key.Restore(given[i])
	}
	in, _, err := a.reviewInput(ctx, f)
	if err != nil {
		return err
	}
	day, err := a.today(&f.Case)
	if err != nil {
		return err
	}
	accepted, no := review.Ground(in, given, strings.Join(strings.Fields(o.reader), " "), day)
	refused = append(refused, no...)
	for _, one := range accepted {
		if err := f.Append("imported", one); err != nil {
			return err
		}
	}
	if err := f.Save(); err != nil {
		return err
	}
	return a.sayImport(o, len(given), accepted, refused)
}

// readGiven reads a file of findings, "-" for standard input.
func readGiven(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() || info.Size() > mostGiven {
		return nil, fail("import.file", path)
	}
	return os.ReadFile(path)
}

// importDocument is what `review --import --json` prints.
type importDocument struct {
	Kind     string            `json:"kind"`
	Version  int               `json:"version"`
	Reader   string            `json:"reader"`
	Given    int               `json:"given"`
	Accepted int               `json:"accepted"`
	Refused  []refusedDocument `json:"refused"`
}

type refusedDocument struct {
	Number int    `json:"n"`
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

// sayImport tells what became of each finding; refused ones make exit 3.
func (a *app) sayImport(o readerFlags, given int, accepted []appeal.Imported, refused []review.Refused) error {
	if a.flags.json {
		doc := importDocument{"import", 1, o.reader, given, len(accepted), []refusedDocument{}}
		for _, r := range refused {
			doc.Refused = append(doc.Refused, refusedDocument{r.Number, r.Problem.ID, a.words.what(r.Problem)})
		}
		if err := a.printJSON(doc); err != nil {
			return err
		}
	} else {
		a.tell("import.done", "n", fmt.Sprint(len(accepted)), "given", fmt.Sprint(given), "reader", o.reader)
		for _, r := range refused {
			a.indented(2, a.words.say("import.refused", "n", fmt.Sprint(r.Number), "reason", a.words.what(r.Problem)))
		}
	}
	if len(refused) > 0 {
		return quiet(exitPartly)
	}
	return nil
}
