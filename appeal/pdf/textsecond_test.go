package pdf

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/jung-kurt/gofpdf"
)

// engineFolder keeps the compiled PDFium from one test to the next.
func engineFolder() string { return filepath.Join(os.TempDir(), "imeappeal-test-engine") }

// bySecond reads a file with PDFium alone.
func bySecond(t *testing.T, w *Worker, path string) []TextPage {
	t.Helper()
	r, err := w.read(t.Context(), childRequest{Path: path, Second: true, Compiled: w.opts.Compiled})
	if err != nil {
		t.Fatal(err)
	}
	return r.pages
}

// TestSecond holds that both readers find the same words in the same places.
func TestSecond(t *testing.T) {
	w := NewWorker(Options{Compiled: engineFolder()})
	defer w.Close()
	path := "../../testdata/cases/01-lumbar-ltd-oh/report.pdf"
	own, err := w.Pages(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	other := bySecond(t, w, path)
	if len(other) != len(own) {
		t.Fatalf("%d pages, want %d", len(other), len(own))
	}
	far := 0
	for i := range own {
		if got, want := wordTexts(other[i]), wordTexts(own[i]); got != want {
			t.Errorf("page %d:\n%s\nwant\n%s", i+1, got, want)
			continue
		}
		for k, a := range own[i].Words {
			b := other[i].Words[k]
			if math.Abs(a.Box[0]-b.Box[0]) > 1.5 || math.Abs(a.Box[2]-b.Box[2]) > 1.5 || math.Abs(a.Box[1]-b.Box[1]) > 5 || math.Abs(a.Size-b.Size) > 0.5 || a.Bold != b.Bold {
				if far++; far < 4 {
					t.Errorf("page %d: %+v, want %+v", i+1, b, a)
				}
			}
		}
	}
	if far > 0 {
		t.Errorf("%d words elsewhere", far)
	}
}

// TestSecondFrame holds that PDFium's words lie where they are displayed.
func TestSecondFrame(t *testing.T) {
	w := NewWorker(Options{Compiled: engineFolder()})
	defer w.Close()
	for _, page := range []string{
		"/MediaBox [0 0 612 792] /CropBox [50 60 400 760]", "/MediaBox [0 0 612 792] /Rotate 90",
		"/MediaBox [-10 -20 602 772] /Rotate 180", "/MediaBox [0 0 612 792] /Rotate 270",
	} {
		content := `BT /F1 10 Tf 100 700 Td (level) Tj ET BT /F1 10 Tf 0 1 -1 0 200 300 Tm (upwards) Tj ET`
		path := fileWith(t, onePage(page, helvetica, content))
		own, err := w.Pages(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		other := bySecond(t, w, path)[0]
		if wordTexts(other) != wordTexts(own[0]) || other.Width != own[0].Width {
			t.Errorf("%s: %q on a page %g wide, want %q on %g", page, wordTexts(other), other.Width, wordTexts(own[0]), own[0].Width)
			continue
		}
		for i, a := range own[0].Words {
			for k := range a.Box {
				if math.Abs(a.Box[k]-other.Words[i].Box[k]) > 3 {
					t.Errorf("%s: %q at %v, want %v", page, a.Text, other.Words[i].Box, a.Box)
					break
				}
			}
		}
	}
}

func fileWith(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestSecondTakesOver reads a page whose font says of no glyph what it stands
// for: PDFium looks into the font itself.
func TestSecondTakesOver(t *testing.T) {
	const said = "The examinee was seen on June 24 for an independent evaluation"
	f := gofpdf.New("P", "pt", "Letter", "")
	f.AddUTF8FontFromBytes("serif", "", bytes.Clone(liberationserifregular.TTF))
	f.AddPage()
	f.SetFont("serif", "", 12)
	f.Text(72, 72, said)
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	path := fileWith(t, bytes.ReplaceAll(b.Bytes(), []byte("/ToUnicode"), []byte("/ToNowhere")))
	w := NewWorker(Options{Compiled: engineFolder()})
	defer w.Close()
	pages, err := w.Pages(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if p := pages[0]; strings.ReplaceAll(wordTexts(p), "|", " ") != said || p.Unread != "" || !p.Second {
		t.Errorf("%q, %q, by PDFium %v", wordTexts(p), p.Unread, p.Second)
	}
}

// TestSecondGuesses holds that codes which only count glyphs are not taken for
// the characters that PDFium makes of them.
func TestSecondGuesses(t *testing.T) {
	said := []string{
		"The examinee was seen on June 24 for an independent evaluation",
		"Straight leg raising was positive on the left at forty degrees",
		"In my opinion the herniation has resolved and she can work",
	}
	for name, code := range map[string]func(rune) rune{
		"as in Arial, where a is the 68th glyph": func(r rune) rune { return r - 29 },
		"where the glyphs fall on Greek":         func(r rune) rune { return r + 871 },
		"where they fall on Latin letters":       func(r rune) rune { return r + 161 },
	} {
		content := "BT /W 11 Tf 14 TL 72 700 Td"
		for _, line := range said {
			content += " <"
			for _, r := range line {
				content += fmt.Sprintf("%04X", code(r))
			}
			content += "> Tj T*"
		}
		path := fileWith(t, onePage(letterSize, "/Font << /W 5 0 R >>", content+" ET",
			"<< /Type /Font /Subtype /Type0 /BaseFont /Report /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
			"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Report /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 7 0 R >>",
			"<< /Type /FontDescriptor /FontName /Report /Flags 4 /FontBBox [0 -200 1000 900] /Ascent 900 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 >>"))
		w := NewWorker(Options{Compiled: engineFolder()})
		pages, err := w.Pages(t.Context(), path)
		w.Close()
		if err != nil {
			t.Fatal(err)
		}
		if p := pages[0]; p.Unread != UnreadGarbled {
			t.Errorf("%s: %q is %q, want %q", name, wordTexts(p), p.Unread, UnreadGarbled)
		}
	}
}

// TestSecondGoesUnder holds that words which the first reader had are kept when
// PDFium does not come back from the page: forms that call forms that call forms.
func TestSecondGoesUnder(t *testing.T) {
	var forms []string
	for i := range 35 {
		forms = append(forms, streamObject(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 600 700] /Resources << /XObject << /A %d 0 R >> >>", i+6), strings.Repeat("/A Do ", 12)))
	}
	forms = append(forms, streamObject("/Type /XObject /Subtype /Form /BBox [0 0 600 700]", "0 0 m 1 1 l S"))
	path := fileWith(t, onePage(letterSize, helvetica+" /XObject << /A 5 0 R >>", "BT /F1 12 Tf 72 700 Td (first) Tj ET /A Do", forms...))
	w := NewWorker(Options{Compiled: engineFolder()})
	defer w.Close()
	pages, err := w.Pages(t.Context(), path)
	if err != nil || len(pages) != 1 || wordTexts(pages[0]) != "first" || pages[0].Unread == "" {
		t.Errorf("%v, %+v", err, pages)
	}
}

func TestBetter(t *testing.T) {
	page := func(unread string, words int) (p TextPage) {
		p.Unread = unread
		for range words {
			p.Words = append(p.Words, readOne(t, onePage(letterSize, helvetica, "BT /F1 9 Tf 72 700 Td (pain) Tj ET")).Words...)
		}
		return p
	}
	for _, tt := range []struct {
		name     string
		was, now TextPage
		want     bool
	}{
		{"lost, and nothing found", page(UnreadDamaged, 0), page(UnreadDamaged, 0), false},
		{"lost, and found", page(UnreadDamaged, 0), page("", 3), true},
		{"in part, and less found", page(UnreadPartly, 9), page("", 3), false},
		{"in part, and more found", page(UnreadPartly, 9), page("", 12), true},
		{"garbled both times", page(UnreadGarbled, 50), page(UnreadGarbled, 50), false},
		{"garbled, and sound", page(UnreadGarbled, 50), page("", 50), true},
		{"sound both times", page("", 50), page("", 50), false},
	} {
		if got := better(tt.was, tt.now); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
