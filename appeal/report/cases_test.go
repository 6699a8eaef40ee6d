package report_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

// cases gives the case folders to measure: the one in testdata and, where
// IMEAPPEAL_CASES names a folder, those in it.
func cases(t testing.TB) []string {
	t.Helper()
	folder := os.Getenv("IMEAPPEAL_CASES")
	if folder == "" {
		t.Log("IMEAPPEAL_CASES is not set: only the case in testdata is measured")
		folder = "../../testdata/cases"
	}
	found, err := filepath.Glob(filepath.Join(folder, "*", "report.pdf"))
	if err != nil || len(found) == 0 {
		t.Skipf("no report.pdf below %s", folder)
	}
	return found
}

// read gives a digital report's pages; ok is false for one that needs
// character recognition.
func read(t testing.TB, file string) ([]report.RawPage, bool) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := pdf.WordsInProcess(data)
	if err != nil {
		t.Logf("%s: %v", file, err)
		return nil, false
	}
	for _, p := range pages {
		if len(p.Words) > 0 {
			return pages, true
		}
	}
	return nil, false
}

// TestAgainstText measures what Parse makes of digital reports against the
// text that they were printed from.
func TestAgainstText(t *testing.T) {
	for _, file := range cases(t) {
		name := filepath.Base(filepath.Dir(file))
		pages, ok := read(t, file)
		if !ok {
			t.Logf("%s: no text layer, not measured here", name)
			continue
		}
		want, err := os.ReadFile(filepath.Join(filepath.Dir(file), "report.txt"))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		rep := report.Parse(pages)
		f1, order := score(rep, string(want))
		t.Logf("%s: token F1 %.4f, order %.4f, %d sentences, %d sections, %d tables, %d questions, %d records",
			name, f1, order, len(rep.Sentences), len(rep.Sections), len(rep.Tables), len(rep.Questions()), len(rep.RecordsList()))
		if f1 < 0.995 || order < 0.99 {
			t.Errorf("%s: token F1 %.4f, order %.4f, want 0.995 and 0.99", name, f1, order)
		}
	}
}

func score(rep *report.Report, want string) (f1, order float64) {
	same, have, need, kept, pairs := 0, 0, 0, 0, 0
	for i, page := range strings.Split(strings.TrimRight(want, "\f\n"), "\f") {
		got := tokens(noteStart.ReplaceAllStringFunc(rep.PageText(i+1), plainMark))
		right := tokens(page)
		have, need = have+len(got), need+len(right)
		count := map[string]int{}
		for _, w := range got {
			count[w]++
		}
		for _, w := range right {
			if count[w] > 0 {
				count[w]--
				same++
			}
		}
		k, n := inOrder(strings.Join(got, " "), page)
		kept, pairs = kept+k, pairs+n
	}
	p, r := float64(same)/float64(max(have, 1)), float64(same)/float64(max(need, 1))
	return 2 * p * r / max(p+r, 1e-9), float64(kept) / float64(max(pairs, 1))
}

// noteStart is the mark at the start of a footnote, which report.txt holds as
// plain figures; the mark in the text that refers to it is not there.
var noteStart = regexp.MustCompile(`(?m)^[⁰¹²³⁴⁵⁶⁷⁸⁹]+`)

func plainMark(s string) string {
	out := ""
	for _, r := range s {
		for d, m := range []rune("⁰¹²³⁴⁵⁶⁷⁸⁹") {
			if r == m {
				out += string(rune('0' + d))
			}
		}
	}
	return out + " "
}

var token = regexp.MustCompile(`[a-z0-9]+`)

func tokens(s string) []string {
	return token.FindAllString(strings.ToLower(report.Fold(s)), -1)
}

var sentenceEnd = regexp.MustCompile(`[.?!]["”]?\s+`)

// inOrder counts the neighbouring sentences of a page that the text holds one
// after the other.
func inOrder(text, page string) (kept, pairs int) {
	last := 0
	for _, row := range strings.Split(page, "\n") {
		for _, s := range sentenceEnd.Split(row, -1) {
			words := tokens(s)
			if len(words) < 3 {
				continue
			}
			at := strings.Index(text[last:], strings.Join(words, " "))
			pairs++
			if at >= 0 {
				kept++
				last += at
			}
		}
	}
	return kept, pairs
}

func BenchmarkParse(b *testing.B) {
	for _, file := range cases(b) {
		pages, ok := read(b, file)
		if !ok {
			continue
		}
		b.Run(filepath.Base(filepath.Dir(file)), func(b *testing.B) {
			for b.Loop() {
				report.Parse(pages)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(pages)), "µs/page")
		})
	}
}
