package ocr

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"imeappeal/appeal/report"
	"imeappeal/internal/outside"
)

// paperForms are the forms in which a report's page arrives, and the least token
// F1 that each is read with: BenchmarkReading's aims, held page by page on two
// pages of one report so that every run of the tests asks for them.
var paperForms = []struct {
	name string
	page int // of the report, from 0
	f1   float64
	make func(*sheet) *sheet
}{
	{"scanned at 200 dots", 1, 0.985, func(s *sheet) *sheet { return flat(s.resampled(200, 0)) }},
	{"two degrees askew, noisy", 1, 0.98, func(s *sheet) *sheet { return scannedPage(flat(s.resampled(200, 0)), 0) }},
	{"turned by a quarter, noisy", 0, 0.98, func(s *sheet) *sheet { return flat(scannedPage(flat(s.resampled(200, 0)), 1)) }},
	{"faxed at 204 by 98 dots", 1, 0.90, func(s *sheet) *sheet { return faxedPage(s, 1) }},
	{"a garbled layer behind it", 0, 0.97, func(s *sheet) *sheet { return flat(s.resampled(200, 0)) }},
}

// accuracyCase has the report whose pages are read.
const accuracyCase = "../../testdata/cases/01-lumbar-ltd-oh"

// inTheseForms writes a report's pages as they arrive, one form a page, with the
// text of each; the last has a garbled layer.
func inTheseForms(t *testing.T) (file string, want []string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(accuracyCase, "report.txt"))
	if err != nil {
		t.Fatal(err)
	}
	pages := splitPages(string(text))
	drawn := pictures(t, filepath.Join(accuracyCase, "report.pdf"), 2)
	var sheets []*sheet
	for _, form := range paperForms {
		sheets, want = append(sheets, form.make(drawn[form.page])), append(want, pages[form.page])
	}
	layers := make([]string, len(sheets))
	last := len(sheets) - 1
	layers[last] = garbled(sheets[last], want[last], rand.New(rand.NewPCG(3, 5)))
	return fileWith(t, sheets, layers), want
}

// accuracyOf reads a file with an engine and gives each page's token F1.
func accuracyOf(t *testing.T, builtIn bool, file string, want []string) (f1 []float64) {
	t.Helper()
	r := NewReader(Options{BuiltIn: builtIn, Compiled: filepath.Join(os.TempDir(), "imeappeal-test-engine"), PageTime: benchPage})
	defer r.Close()
	pages, err := r.Words(t.Context(), Document{Path: file})
	if err != nil {
		t.Fatal(err)
	}
	rep := report.Parse(pages)
	for i, p := range pages {
		if p.Unread != "" || p.Source != report.OCR {
			t.Errorf("page %d: %s, unread %q", i+1, p.Source, p.Unread)
		}
		var n bag
		n.add(tokens(rep.PageText(i+1)), tokens(want[i]))
		f1 = append(f1, n.f1())
	}
	return f1
}

// TestAccuracy reads a page in every form with the program.
func TestAccuracy(t *testing.T) {
	outside.Need(t, "tesseract-ocr", "tesseract")
	file, want := inTheseForms(t)
	for i, f1 := range accuracyOf(t, false, file, want) {
		t.Logf("%s: token F1 %.4f", paperForms[i].name, f1)
		if f1 < paperForms[i].f1 {
			t.Errorf("%s: token F1 %.4f; the aim is %.3f", paperForms[i].name, f1, paperForms[i].f1)
		}
	}
}

// TestAccuracyBuiltIn reads the page that lies askew with the engine inside,
// which is always there.
func TestAccuracyBuiltIn(t *testing.T) {
	const askew = 1
	form := paperForms[askew]
	text, err := os.ReadFile(filepath.Join(accuracyCase, "report.txt"))
	if err != nil {
		t.Fatal(err)
	}
	drawn := pictures(t, filepath.Join(accuracyCase, "report.pdf"), form.page+1)
	f1 := accuracyOf(t, true, fileOf(t, form.make(drawn[form.page])), splitPages(string(text))[form.page:form.page+1])
	if t.Logf("%s: token F1 %.4f", form.name, f1[0]); f1[0] < form.f1 {
		t.Errorf("%s: token F1 %.4f; the aim is %.3f", form.name, f1[0], form.f1)
	}
}
