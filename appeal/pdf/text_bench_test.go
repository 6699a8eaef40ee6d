package pdf

import (
	"context"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkWords measures a page of the sample reports: with the reader process
// running, with its start, by PDFium, and pdftotext beside them where that is
// installed.
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
		second := NewWorker(Options{Compiled: engineFolder()})
		b.Run(filepath.Base(dir)+"/second", func(b *testing.B) {
			for b.Loop() {
				if _, err := second.read(context.Background(), childRequest{Path: path, Second: true, Compiled: engineFolder()}); err != nil {
					b.Fatal(err)
				}
			}
			perPage(b)
		})
		second.Close()
		for _, form := range []string{"-layout", "-bbox-layout"} {
			b.Run(filepath.Base(dir)+"/pdftotext"+form, func(b *testing.B) {
				program, err := exec.LookPath("pdftotext")
				if err != nil {
					b.Skip("pdftotext is not installed")
				}
				for b.Loop() {
					if err := exec.Command(program, form, path, "-").Run(); err != nil {
						b.Fatal(err)
					}
				}
				perPage(b)
			})
		}
	}
}

// BenchmarkBeside reads each sample report in turn with the reading process, which
// runs already, with one that is started for it, and with pdftotext in both its
// forms; the least of ten goes of each is compared, so that other work on the
// machine counts little. The goal: with the process running, at most twice
// pdftotext -bbox-layout, which gives boxes too.
func BenchmarkBeside(b *testing.B) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		b.Fatal("there is no pdftotext to compare with: apt-get install poppler-utils")
	}
	for _, dir := range caseFolders(b) {
		path := filepath.Join(dir, "report.pdf")
		b.Run(filepath.Base(dir), func(b *testing.B) {
			w := NewWorker(Options{})
			defer w.Close()
			pages := 0
			ways := []func() error{
				func() error { p, err := w.Words(context.Background(), path); pages = len(p); return err },
				func() error { _, err := Words(context.Background(), path, Options{}); return err },
				func() error { return exec.Command(program, "-layout", path, "-").Run() },
				func() error { return exec.Command(program, "-bbox-layout", path, "-").Run() },
			}
			least := make([]time.Duration, len(ways))
			for b.Loop() {
				for range 10 {
					for i, way := range ways {
						from := time.Now()
						if err := way(); err != nil {
							b.Fatal(err)
						}
						if took := time.Since(from); least[i] == 0 || took < least[i] {
							least[i] = took
						}
					}
				}
			}
			for i, name := range []string{"running", "fresh", "layout", "bbox"} {
				b.ReportMetric(least[i].Seconds()*1000/float64(pages), name+"-ms/page")
			}
			b.ReportMetric(float64(least[0])/float64(least[2]), "running/layout")
			b.ReportMetric(float64(least[1])/float64(least[3]), "fresh/bbox")
			ratio := float64(least[0]) / float64(least[3])
			b.ReportMetric(ratio, "running/bbox")
			if ratio > 2 {
				b.Errorf("%.1f times pdftotext -bbox-layout", ratio)
			}
		})
	}
}

// BenchmarkStart measures what comes before the first page: the reader process,
// and PDFium in it, compiled anew and from the folder that keeps it.
func BenchmarkStart(b *testing.B) {
	path := "../../testdata/cases/01-lumbar-ltd-oh/report.pdf"
	for name, compiled := range map[string]string{"process": "", "PDFium": "", "PDFium-kept": engineFolder()} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				w := NewWorker(Options{Compiled: compiled})
				req := childRequest{Path: path, Count: true}
				if name != "process" {
					req = childRequest{Path: path, Second: true, From: 1 << 20, Compiled: compiled}
				}
				if _, err := w.ask(context.Background(), req, time.Now().Add(time.Minute), time.Minute); err != nil {
					b.Fatal(err)
				}
				w.Close()
			}
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
