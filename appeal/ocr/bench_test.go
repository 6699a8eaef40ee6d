package ocr

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"imeappeal/appeal/pdf"
)

// BenchmarkReports reads every page of the scanned sample reports, preparation
// included, one page at a time, with either engine and with the tesseract command
// alone on the same pictures as they are. The goals, in processor time a page:
// at most 1.3 times the command with the program, 5 times with the engine inside.
// Processor time is measured, so that other work on the machine counts less; the
// engine's start stands apart, in "start".
//
//	IMEAPPEAL_CASES=folder go test ./appeal/ocr -run '^$' -bench Reports -benchtime 1x -count 3
func BenchmarkReports(b *testing.B) {
	program := findProgram(b.Context())
	if program == nil {
		b.Fatal("there is no tesseract to compare with: apt-get install tesseract-ocr")
	}
	compiled := filepath.Join(os.TempDir(), "imeappeal-test-engine")
	for _, m := range reports(b) {
		if !m.scan {
			continue
		}
		files := pdf.NewWorker(pdf.Options{})
		var pages []pdf.Picture
		for i := range m.want {
			p, err := files.Picture(b.Context(), m.file, i+1)
			if err != nil {
				b.Fatal(err)
			}
			pages = append(pages, p)
		}
		files.Close()
		with := func(e engine) func(pdf.Picture) error {
			return func(p pdf.Picture) error {
				_, err := readPicture(b.Context(), e, p, 612, 792)
				return err
			}
		}
		command := func(p pdf.Picture) error {
			_, err := program.recognize(b.Context(), sheetOf(p))
			return err
		}
		inside := func(p []pdf.Picture) time.Duration {
			e := &builtIn{compiled: compiled}
			return spentOn(b, p, with(e), e.close)
		}
		n := time.Duration(len(pages))
		alone := spentOn(b, pages, command, nil) / n
		prepared := spentOn(b, pages, with(program), nil) / n
		first, twice := inside(pages[:1]), inside([]pdf.Picture{pages[0], pages[0]})
		start := max(0, 2*first-twice) // what the first page takes beyond a page
		built := (inside(pages) - start) / n
		b.Run(m.name, func(b *testing.B) {
			for b.Loop() {
				continue // the figures below are of whole reports, taken once
			}
			report := func(d time.Duration, what string) { b.ReportMetric(float64(d.Milliseconds()), what) }
			report(alone, "command-ms/page")
			report(prepared, "program-ms/page")
			report(built, "built-in-ms/page")
			report(start, "built-in-start-ms")
			b.ReportMetric(float64(prepared)/float64(alone), "program/command")
			b.ReportMetric(float64(built)/float64(alone), "built-in/command")
			if r := float64(prepared) / float64(alone); r > 1.3 {
				b.Errorf("the program with preparation takes %.2f times the command", r)
			}
			if r := float64(built) / float64(alone); r > 5 {
				b.Errorf("the engine inside takes %.2f times the command", r)
			}
		})
	}
}

// spentOn gives the processor time of reading pages, that of processes which
// ended meanwhile included.
func spentOn(b *testing.B, pages []pdf.Picture, read func(pdf.Picture) error, end func()) time.Duration {
	b.Helper()
	from := processorTime()
	for _, p := range pages {
		if err := read(p); err != nil {
			b.Fatal(err)
		}
	}
	if end != nil {
		end()
	}
	return processorTime() - from
}

// faxPage is a page of the faxed sample report.
func faxPage(b *testing.B) pdf.Picture {
	w := pdf.NewWorker(pdf.Options{})
	defer w.Close()
	p, err := w.Picture(context.Background(), "../../testdata/cases/08-rotator-cts-wc-pa/report.pdf", 2)
	if err != nil {
		b.Fatal(err)
	}
	return p
}

// BenchmarkPage reads a faxed page, preparation included, with either engine,
// and beside that what the tesseract command alone takes for the same picture
// as it is.
func BenchmarkPage(b *testing.B) {
	p := faxPage(b)
	program := findProgram(b.Context())
	inside := &builtIn{compiled: b.TempDir()}
	defer inside.close()
	b.Run("prepare", func(b *testing.B) {
		for b.Loop() {
			prepare(sheetOf(p))
		}
	})
	for name, e := range map[string]engine{"program": program, "built-in": inside} {
		b.Run(name, func(b *testing.B) {
			if name == "program" && program == nil {
				b.Skip("NO tesseract on the PATH")
			}
			for b.Loop() {
				if _, err := readPicture(b.Context(), e, p, 612, 792); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("tesseract command", func(b *testing.B) {
		if program == nil {
			b.Skip("NO tesseract on the PATH")
		}
		for b.Loop() {
			if _, err := program.recognize(b.Context(), sheetOf(p)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
