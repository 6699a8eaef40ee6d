package pdf

import (
	"context"
	"os/exec"
	"path/filepath"
	"testing"
)

// BenchmarkWords measures a page of the sample reports: in this process, with
// the reader process, and pdftotext beside it where that is installed.
func BenchmarkWords(b *testing.B) {
	for _, dir := range caseFolders(b) {
		path := filepath.Join(dir, "report.pdf")
		w := NewWorker(Options{})
		pages, err := w.Words(context.Background(), path)
		if err != nil {
			b.Fatal(err)
		}
		perPage := func(b *testing.B) {
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*len(pages)), "ms/page")
		}
		b.Run(filepath.Base(dir)+"/worker", func(b *testing.B) {
			for b.Loop() {
				if _, err := w.Words(context.Background(), path); err != nil {
					b.Fatal(err)
				}
			}
			perPage(b)
		})
		w.Close()
		b.Run(filepath.Base(dir)+"/fresh", func(b *testing.B) {
			for b.Loop() {
				if _, err := Words(context.Background(), path, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			perPage(b)
		})
		b.Run(filepath.Base(dir)+"/pdftotext", func(b *testing.B) {
			program, err := exec.LookPath("pdftotext")
			if err != nil {
				b.Skip("pdftotext is not installed")
			}
			for b.Loop() {
				if err := exec.Command(program, "-bbox-layout", path, "-").Run(); err != nil {
					b.Fatal(err)
				}
			}
			perPage(b)
		})
	}
}

// BenchmarkPageCount measures what a batch pays for one row's file.
func BenchmarkPageCount(b *testing.B) {
	w := NewWorker(Options{})
	defer w.Close()
	files := strangers(b)
	for b.Loop() {
		for _, f := range files {
			_, _ = w.PageCount(context.Background(), f)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*len(files)), "ms/file")
}
