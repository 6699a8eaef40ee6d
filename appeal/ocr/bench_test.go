package ocr

import (
	"context"
	"testing"

	"imeappeal/appeal/pdf"
)

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
