package docx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/docx"
	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// part is a file of the written file.
type part struct{ name, data string }

func written(t testing.TB, l letter.Letter, opts docx.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := docx.Write(&out, l, opts); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// partsOf unpacks a file, in the order in which its parts are stored.
func partsOf(t testing.TB, file []byte) []part {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var all []part
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		all = append(all, part{f.Name, string(data)})
	}
	return all
}

func partNamed(t testing.TB, parts []part, name string) string {
	t.Helper()
	for _, p := range parts {
		if p.name == name {
			return p.data
		}
	}
	t.Fatalf("no part %s", name)
	return ""
}

// draft reads a letter that was composed from the sample case 01.
func draft(t testing.TB, id string) letter.Letter {
	t.Helper()
	md, err := os.ReadFile(filepath.Join("testdata", id+".md"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := letter.FromMarkdown(string(md), letter.Letter{
		ID: id, Title: "Letter " + id, Recipient: "Tri-Rivers Mutual Life Insurance Company", Reference: "Claim No. LTD-4471-20863",
		Date: appeal.Day{Year: 2025, Month: 11, Date: 10}, Draft: true, Fictional: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// composed composes every letter of a case folder, as the program does.
func composed(t *testing.T, dir string) []letter.Letter {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "case.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var c appeal.Case
	if err := yaml.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	data := letter.Data{Case: &c, Documents: map[string]*report.Report{}, Labels: map[string]string{}, Date: appeal.Day{Year: 2025, Month: 11, Date: 10}}
	for i, d := range c.Documents {
		data.Labels[d.ID] = string(rune('A' + i%26))
		file, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(d.File)))
		if err != nil || !strings.HasSuffix(d.File, ".pdf") {
			continue
		}
		if pages, err := pdf.WordsInProcess(file); err == nil {
			data.Documents[d.ID] = report.Parse(pages)
		}
	}
	data.Report = data.Documents[c.Exam.Report]
	tables, err := clinic.Load()
	if err != nil {
		t.Fatal(err)
	}
	found := review.Run(review.Input{Case: &c, Report: data.Report, Documents: data.Documents, Clinic: tables})
	data.Findings, data.Records, data.Admissions = found.Findings, found.Records, found.Admissions
	if data.Law, err = law.Load(); err != nil {
		t.Fatal(err)
	}
	data.Regime = data.Law.For(&c)
	data.Deadlines, _ = data.Law.Deadlines(&c, data.Date)
	list, err := letter.List(nil)
	if err != nil {
		t.Fatal(err)
	}
	var all []letter.Letter
	for _, info := range list {
		if l, err := letter.Compose(info.ID, data); err == nil { // some are refused for this claim
			all = append(all, l)
		}
	}
	return all
}

// everything is a letter with a block of each kind and each way to link.
func everything() letter.Letter {
	plain := func(s string) letter.Runs { return letter.Runs{{Text: s}} }
	items := func(texts ...string) []letter.Runs {
		var out []letter.Runs
		for _, s := range texts {
			out = append(out, plain(s))
		}
		return out
	}
	return letter.Letter{
		ID: "everything", Title: "All blocks & marks", Reference: "Claim No. <7>", Date: appeal.Day{Year: 2026, Month: 3, Date: 2}, Draft: true, Fictional: true,
		Blocks: []letter.Block{
			{Kind: letter.Address, Items: items("Zoë Müller-Núñez", "1 Main Street", "Łódź, OH 45324")},
			{Kind: letter.Paragraph, Runs: plain("March 2, 2026")},
			{Kind: letter.HeadingB, Level: 1, ID: "top", Runs: plain("A heading")},
			{Kind: letter.Paragraph, Runs: letter.Runs{
				{Text: "Words that are "},
				{Text: "bold", Bold: true},
				{Text: ", "},
				{Text: "italic", Italic: true},
				{Text: " and "},
				{Text: "both", Bold: true, Italic: true},
				{Text: "; see "},
				{Text: "below", Link: &letter.Target{Anchor: "facts-1"}},
				{Text: ", "},
				{Text: "nowhere", Link: &letter.Target{Anchor: "none"}},
				{Text: " and "},
				{Text: "Exhibit B, p. 3", Link: &letter.Target{Document: "denial", Page: 3}},
				{Text: "."},
			}},
			{Kind: letter.Quote, Runs: plain("“≤ ½ of 24 in. → 20 in.”")},
			{Kind: letter.Paragraph, Runs: plain("It follows:")},
			{Kind: letter.Numbered, Start: 1, Items: items("one", "two", "three")},
			{Kind: letter.BulletB, Items: items("bullet", "another")},
			{Kind: letter.Numbered, Start: 4, Items: items("four", "five")},
			{Kind: letter.Numbered, Start: 99, Items: items("ninety-nine", "a hundred")},
			{Kind: letter.Numbered, Start: 40000, Items: items("more than Word counts")},
			{Kind: letter.HeadingB, Level: 2, Runs: plain("Tables")},
			{Kind: letter.TableB, ID: "facts-1", Header: items("", ""), Rows: [][]letter.Runs{items("Plan", "A plan"), items("Number", "17")}},
			{Kind: letter.TableB, ID: "facts_1", Header: items("Date", "Event"), Widths: []float64{0.2, 0.8}, Rows: [][]letter.Runs{items("A heading within"), items("March 7, 2024", "Injury"), items("short row", "", "one cell too many"), items()}},
			{Kind: letter.PageBreak},
			{Kind: letter.TableB, Header: items("Alone"), Rows: [][]letter.Runs{items("on a new page")}},
			{Kind: letter.Rule},
			{Kind: letter.PageBreak},
			{Kind: letter.HeadingB, Level: 3, ID: "9 – form", Runs: plain("A form")},
			{Kind: letter.Fields, Items: items("Name", "A label that is so long that there is no room for a line to write on behind it, so it stands below")},
			{Kind: letter.Checks, Items: items("I agree", "I disagree")},
			{Kind: letter.Lines, Level: 3},
			{Kind: letter.Paragraph, Runs: letter.Runs{{Text: "To the "}, {Text: "top", Link: &letter.Target{Anchor: "top"}}, {Text: ", the "}, {Text: "second table", Link: &letter.Target{Anchor: "facts_1"}}, {Text: "."}}},
			{Kind: letter.Signature, Items: items("Sincerely,", "Zoë Müller-Núñez", "Attorney for nobody")},
			{Kind: letter.PageBreak},
		},
	}
}
