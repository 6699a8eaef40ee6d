package letter_test

import (
	"os"
	"path/filepath"
	"strings"
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

func laws(t testing.TB) *law.Law {
	t.Helper()
	l, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

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
	tables, err := clinic.Load()
	if err != nil {
		t.Fatal(err)
	}
	found := review.Run(review.Input{Case: &c, Report: papers[c.Exam.Report], Documents: papers, Clinic: tables})
	data := withLaw(t, letter.Data{Case: &c, Report: papers[c.Exam.Report], Documents: papers, Records: found.Records, Admissions: found.Admissions, Date: date})
	for _, f := range found.Findings {
		if f.Confidence == appeal.High {
			data.Findings = append(data.Findings, f)
		}
	}
	return data
}

// withLaw adds what the law tables say about the case.
func withLaw(t testing.TB, data letter.Data) letter.Data {
	t.Helper()
	l := laws(t)
	data.Law, data.Regime = l, l.For(data.Case)
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
