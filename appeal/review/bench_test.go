package review

import (
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

// BenchmarkRun reviews a report of 20 pages that has been read already.
func BenchmarkRun(b *testing.B) {
	in, _ := loadCase(b, filepath.Join("..", "..", "testdata", "cases", "01-lumbar-ltd-oh"))
	var pages []string
	for _, s := range in.Report.Sentences {
		for len(pages) < s.Page {
			pages = append(pages, "")
		}
		pages[s.Page-1] += s.Text + "\n"
	}
	long := strings.Join(append(append([]string{}, pages...), append(pages, pages...)...), "\f")
	text := strings.Join(strings.Split(long, "\f")[:20], "\f")
	in.Report = report.FromText(text)
	b.ReportMetric(float64(len(in.Report.Sentences)), "sentences")
	for b.Loop() {
		Run(in)
	}
}
