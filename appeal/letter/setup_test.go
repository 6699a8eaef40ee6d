package letter_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

func day(t testing.TB, s string) appeal.Day {
	t.Helper()
	d, err := appeal.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The tables are read once for all tests; nothing writes into them.
var (
	lawTables    = sync.OnceValues(func() (*law.Law, error) { return law.Load() })
	clinicTables = sync.OnceValues(func() (*clinic.Tables, error) { return clinic.Load() })
)

func laws(t testing.TB) *law.Law {
	t.Helper()
	l, err := lawTables()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// papersOf reads the papers of a case folder, once for all tests.
func papersOf(t testing.TB, dir string, c *appeal.Case) (map[string]*report.Report, review.Result) {
	t.Helper()
	tables, err := clinicTables()
	if err != nil {
		t.Fatal(err)
	}
	once, _ := folders.LoadOrStore(dir, sync.OnceValue(func() folder {
		papers := map[string]*report.Report{}
		for _, d := range c.Documents {
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(d.File)))
			if err != nil || !strings.HasSuffix(d.File, ".pdf") {
				continue
			}
			if pages, err := pdf.WordsInProcess(data); err == nil {
				if r := report.Parse(pages); len(r.Sentences) > 0 {
					papers[d.ID] = r
				}
			}
		}
		return folder{papers, review.Run(review.Input{Case: c, Report: papers[c.Exam.Report], Documents: papers, Clinic: tables})}
	}))
	read := once.(func() folder)()
	return maps.Clone(read.papers), read.found
}

type folder struct {
	papers map[string]*report.Report
	found  review.Result
}

var folders sync.Map // by case folder: func() folder

// fromFolder reads a case folder as the program does: the case, the words of
// its papers, the review, the law.
func fromFolder(t testing.TB, dir string, date appeal.Day) letter.Data {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "case.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var c appeal.Case
	if err := yaml.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	papers, found := papersOf(t, dir, &c)
	data := withLaw(t, letter.Data{Case: &c, Report: papers[c.Exam.Report], Documents: papers, Records: found.Records, Admissions: found.Admissions, Date: date})
	for _, f := range found.Findings {
		if f.Confidence == appeal.High {
			data.Findings = append(data.Findings, f)
		}
	}
	return data
}

// aboutByTables tells what a text is about as the program does.
func aboutByTables(t testing.TB) func(string) review.Matter {
	t.Helper()
	tables, err := clinicTables()
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) review.Matter { return review.About(tables, text) }
}

// withLaw adds what the law tables and the clinical ones say about the case.
func withLaw(t testing.TB, data letter.Data) letter.Data {
	t.Helper()
	l := laws(t)
	data.Law, data.Regime, data.About = l, l.For(data.Case), aboutByTables(t)
	data.Deadlines, _ = l.Deadlines(data.Case, data.Date)
	return data
}

// inPacket gives every document its exhibit letter.
func inPacket(data letter.Data) letter.Data {
	data.Labels = map[string]string{}
	for i, d := range data.Case.Documents {
		data.Labels[d.ID] = string(rune('A' + i%26))
	}
	return data
}

func compose(t testing.TB, id string, data letter.Data) letter.Letter {
	t.Helper()
	l, err := letter.Compose(id, data)
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	return l
}
