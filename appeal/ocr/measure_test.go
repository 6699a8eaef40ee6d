package ocr

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

// TestCases measures token F1, page by page, and line order of the scanned
// sample reports against what they say.
func TestCases(t *testing.T) {
	dir := os.Getenv("IMEAPPEAL_CASES")
	if dir == "" {
		t.Skip("IMEAPPEAL_CASES is not set: the scanned sample cases are NOT read")
	}
	for _, builtIn := range []bool{false, true} {
		r := NewReader(Options{BuiltIn: builtIn, Compiled: t.TempDir()})
		defer r.Close()
		if !builtIn && findProgram(context.Background()) == nil {
			t.Log("NO tesseract on the PATH: only the built-in engine is measured")
			continue
		}
		if builtIn && os.Getenv("IMEAPPEAL_SLOW") == "" {
			t.Log("IMEAPPEAL_SLOW is not set: the built-in engine is NOT measured on whole reports")
			continue
		}
		files, _ := filepath.Glob(filepath.Join(dir, "*", "report.pdf"))
		for _, file := range files {
			measureCase(t, r, file)
		}
	}
}

func measureCase(t *testing.T, r *Reader, file string) {
	text, err := os.ReadFile(filepath.Join(filepath.Dir(file), "report.txt"))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := r.Words(context.Background(), Document{Path: file})
	if err != nil {
		t.Fatal(err)
	}
	if pages[0].Source != report.OCR {
		return
	}
	want := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
	if len(want) != len(pages) {
		t.Fatalf("%s: %d pages, want %d", file, len(pages), len(want))
	}
	f1, order := measured(pages, want)
	t.Logf("%s: F1 %.4f, order %.4f", filepath.Base(filepath.Dir(file)), f1, order)
	if f1 < 0.985 || order < 0.98 {
		t.Errorf("%s: F1 %.4f, order %.4f; want 0.985 and 0.98", filepath.Base(filepath.Dir(file)), f1, order)
	}
}

// measured gives token F1 and line order of pages as package report lays them
// out.
func measured(pages []report.RawPage, want []string) (f1, order float64) {
	rep := report.Parse(pages)
	got := make([]string, len(pages))
	for _, l := range rep.Lines {
		got[l.Page-1] += l.Text + "\n"
	}
	// Not page by page: of one sample the text says a column's break where the
	// picture has no page's.
	g, w := tokens(strings.Join(got, "\n")), tokens(strings.Join(want, "\n"))
	n, hit := map[string]int{}, 0
	for _, x := range w {
		n[x]++
	}
	for _, x := range g {
		if n[x] > 0 {
			n[x]--
			hit++
		}
	}
	all := len(g) + len(w)
	return 2 * float64(hit) / float64(max(1, all)), lineOrder(strings.Join(got, "\n"), strings.Join(want, "\n"))
}

var (
	brokenEnd = regexp.MustCompile(`([a-z])-\n([a-z])`)
	tokenForm = regexp.MustCompile(`[a-z]+|[0-9]+`)
)

func tokens(s string) []string {
	s = brokenEnd.ReplaceAllString(strings.ToLower(s), "$1$2")
	return tokenForm.FindAllString(s, -1)
}

// lineOrder is the share of neighbouring paragraphs of want whose first words
// are found in got in the same order.
func lineOrder(got, want string) float64 {
	flat := " " + strings.Join(tokens(got), " ") + " "
	last, pairs, good := -1, 0, 0
	for _, l := range strings.Split(want, "\n") {
		tok := tokens(l)
		if len(tok) < 6 {
			continue
		}
		key := " " + strings.Join(tok[:6], " ") + " "
		at := strings.Index(flat, key)
		if at < 0 || strings.Count(flat, key) > 1 {
			continue
		}
		if last >= 0 {
			if pairs++; at > last {
				good++
			}
		}
		last = at
	}
	if pairs == 0 {
		return 0
	}
	return float64(good) / float64(pairs)
}
