package pdf

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// FuzzContent holds that no content stream panics, and that every word is text
// and has a box with its corners in order.
func FuzzContent(f *testing.F) {
	for _, s := range []string{
		"BT /F1 12 Tf 72 700 Td [(W)80(as)-400(seen)] TJ ET", "q 1 0 0 1 0 0 cm /X Do Q", "BI /W 1 ID \x00 EI",
		"/Span << /ActualText <feff0041> >> BDC (a) Tj EMC", "(\\053\\) ( <41> [ [ << /A", "1e999 0 0 1 0 0 Tm 9 Tz (x) Tj", "\\",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		file := onePage(letterSize, helvetica, "BT /F1 9 Tf 72 700 Td "+string(content))
		file = bytes.Clone(file)
		doc, err := openText(bytes.NewReader(file), int64(len(file)), "", false)
		if err != nil {
			return // "endstream" and the like inside the content
		}
		for _, p := range doc.pages(0) {
			for _, w := range doc.readPage(p, 1).Words {
				b := w.Box
				if w.Text == "" || !utf8.ValidString(w.Text) || b[0] > b[2] || b[1] > b[3] || math.IsNaN(b[0]+b[1]+b[2]+b[3]) {
					t.Fatalf("word %+v", w)
				}
			}
		}
	})
}

// FuzzCharMap holds that no ToUnicode map panics or grows past its limit.
func FuzzCharMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ff> <0000> endbfrange"), []byte("ab"))
	f.Add([]byte("beginbfchar <41> <d800> <0042> /x endbfchar 1 begincidrange <00> <ffffffff> 9 endcidrange"), []byte("\xff\x00"))
	f.Fuzz(func(t *testing.T, data, shown []byte) {
		m := readCharMap(data)
		if len(m.text) > charMapLimit {
			t.Fatalf("%d entries", len(m.text))
		}
		font := plainFont()
		font.wide, font.toUnicode, font.encoding = true, m, m
		n := 0
		font.glyphs(shown, func(g glyph) {
			n++
			if !utf8.ValidString(g.text) {
				t.Fatalf("text %q", g.text)
			}
		})
		if n > len(shown) {
			t.Fatalf("%d glyphs of %d bytes", n, len(shown))
		}
	})
}

// FuzzTextFile holds that no file panics on its way to the words.
func FuzzTextFile(f *testing.F) {
	f.Add(onePage(letterSize, helvetica, "BT /F1 12 Tf 72 700 Td (here) Tj ET"))
	f.Add(busyPage()[:300])
	addPapers(f, func(data []byte) { f.Add(data) })
	f.Fuzz(func(t *testing.T, data []byte) {
		if !plausibleSizes(bytes.NewReader(data), int64(len(data))) {
			return
		}
		_, _ = WordsInProcess(data)
	})
}

// addPapers adds what a claimant has: the sample records that are small enough.
func addPapers(f *testing.F, add func(data []byte)) {
	f.Helper()
	files, _ := filepath.Glob("../../testdata/cases/*/documents/*")
	added := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if len(data) < 30_000 && added < 5 {
			add(data)
			added++
		}
	}
	if added == 0 {
		f.Fatal("no sample record is small enough")
	}
}
