package ocr

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal/report"
)

// measured is one report with the text it was printed from, page by page.
type measured struct {
	name, file string
	scan       bool // it has no text layer
	want       []string
}

// reports gives the sample reports: those in IMEAPPEAL_CASES, else the two in
// testdata.
func reports(t testing.TB) (out []measured) {
	t.Helper()
	folder := os.Getenv("IMEAPPEAL_CASES")
	if folder == "" {
		t.Log("IMEAPPEAL_CASES is not set: only the two reports in testdata are measured")
		folder = "../../testdata/cases"
	}
	files, _ := filepath.Glob(filepath.Join(folder, "*", "report.pdf"))
	if len(files) == 0 {
		t.Fatalf("no report.pdf below %s", folder)
	}
	r := NewReader(Options{Choice: Never})
	defer r.Close()
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(filepath.Dir(file), "report.txt"))
		if err != nil {
			t.Logf("%s has no report.txt beside it and is not measured", file)
			continue
		}
		pages, err := r.Words(t.Context(), Document{Path: file})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, measured{
			name: filepath.Base(filepath.Dir(file)), file: file, scan: len(pages[0].Words) == 0,
			want: splitPages(string(text)),
		})
	}
	return out
}

// splitPages takes a report's text apart into its pages.
func splitPages(text string) []string { return strings.Split(strings.TrimRight(text, "\f\n"), "\f") }

// allPages is more pages than any report has.
const allPages = 1 << 20

// aims are what the readers promise: token F1 and order of lines of reports as
// they come and of what is made of them.
var aims = []struct {
	name  string
	fits  func(measured) bool
	make  func(testing.TB, measured, int) string
	f1    float64
	order float64
}{
	{"digital", func(m measured) bool { return !m.scan }, asItIs, 0.995, 0.99},
	{"scanned", func(m measured) bool { return m.scan }, asItIs, 0.985, 0.98},
	{"two-columns", every, func(t testing.TB, m measured, _ int) string { return twoColumns(t, m.want) }, 0.99, 0.98},
	{"askew-turned-noisy", every, func(t testing.TB, m measured, n int) string { return remade(t, m.file, n, scannedPage) }, 0.98, 0},
	{"fax-204x98", every, func(t testing.TB, m measured, n int) string { return remade(t, m.file, n, faxedPage) }, 0.90, 0},
	{"garbled-layer", func(m measured) bool { return m.scan }, func(t testing.TB, m measured, n int) string { return garbledLayer(t, m.file, m.want, n) }, 0.97, 0},
}

// benchPage is the time for a page here: the figures are about what is read, and
// a machine with other work on it must not cut a page off.
const benchPage = 10 * time.Minute

func every(measured) bool { return true }

func asItIs(_ testing.TB, m measured, _ int) string { return m.file }

// BenchmarkReading reads every report as it comes and in all forms that are made
// of it, and reports token F1, order and time. Run it with
//
//	IMEAPPEAL_CASES=folder go test ./appeal/ocr -run '^$' -bench Reading -benchtime 1x -timeout 60m
//
// IMEAPPEAL_ENGINE=built-in measures the engine inside; IMEAPPEAL_KEEP=folder
// keeps what was read, to be compared with report.txt.
func BenchmarkReading(b *testing.B) {
	all := reports(b)
	for _, aim := range aims {
		for _, m := range all {
			if !aim.fits(m) {
				continue
			}
			b.Run(aim.name+"/"+m.name, func(b *testing.B) {
				file := aim.make(b, m, allPages)
				r := NewReader(Options{BuiltIn: os.Getenv("IMEAPPEAL_ENGINE") == "built-in", Compiled: filepath.Join(os.TempDir(), "imeappeal-test-engine"), PageTime: benchPage})
				defer r.Close()
				var got reading
				for b.Loop() {
					got = read(b, r, file, m.want)
				}
				b.ReportMetric(got.f1, "F1")
				b.ReportMetric(got.pooled, "F1-pooled")
				b.ReportMetric(got.order, "order")
				b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N*len(m.want)), "ms/page")
				if got.f1 < aim.f1 || got.order < aim.order {
					b.Errorf("F1 page by page %.4f, order %.4f; the aim is %.3f and %.2f", got.f1, got.order, aim.f1, aim.order)
				}
			})
		}
	}
}

// read reads a file and measures it against its text.
func read(t testing.TB, r *Reader, file string, want []string) reading {
	t.Helper()
	pages, err := r.Words(t.Context(), Document{Path: file})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if p.Unread != "" {
			t.Errorf("page %d: %s", p.Number, p.Unread)
		}
	}
	rep := report.Parse(pages)
	if dir := os.Getenv("IMEAPPEAL_KEEP"); dir != "" {
		var b strings.Builder
		for i := range rep.Pages {
			b.WriteString(rep.PageText(i+1) + "\n\f")
		}
		name := strings.ReplaceAll(strings.TrimPrefix(t.Name(), "BenchmarkReading/"), "/", "-") + ".txt"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(b.String()), 0o600); err != nil {
			t.Error(err)
		}
	}
	return scored(rep, want)
}
