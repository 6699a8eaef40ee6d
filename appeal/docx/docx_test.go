package docx_test

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"sync"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/docx"
	"imeappeal/appeal/letter"
)

func TestSameInputSameBytes(t *testing.T) {
	want := written(t, everything(), docx.Options{})
	var wg sync.WaitGroup
	for range 40 {
		wg.Go(func() {
			if !bytes.Equal(want, written(t, everything(), docx.Options{})) {
				t.Error("other bytes")
			}
		})
	}
	wg.Wait()
}

func TestOptions(t *testing.T) {
	for _, c := range []struct {
		name string
		opts docx.Options
		want string // in the document, "" where it is refused
	}{
		{"letter", docx.Options{}, `<w:pgSz w:w="12240" w:h="15840"/>`},
		{"A4", docx.Options{Paper: docx.A4}, `<w:pgSz w:w="11906" w:h="16838"/>`},
		{"no paper", docx.Options{Paper: docx.Paper{Width: 612}}, ""},
		{"a stamp", docx.Options{Paper: docx.Paper{Width: 100, Height: 100}}, ""},
		{"a wall", docx.Options{Paper: docx.Paper{Width: 612, Height: 5000}}, ""},
		{"not a number", docx.Options{Paper: docx.Paper{Width: math.NaN(), Height: 792}}, ""},
		{"tiny", docx.Options{Size: 1}, ""},
		{"huge", docx.Options{Size: math.Inf(1)}, ""},
		{"no size", docx.Options{Size: math.NaN()}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			err := docx.Write(&out, everything(), c.opts)
			if (err != nil) != (c.want == "") {
				t.Fatalf("error %v", err)
			}
			if err != nil && out.Len() > 0 {
				t.Error("refused, and yet something was written")
			}
			if err == nil && !strings.Contains(partNamed(t, partsOf(t, out.Bytes()), "word/document.xml"), c.want) {
				t.Errorf("no %s", c.want)
			}
		})
	}
	large := partNamed(t, partsOf(t, written(t, everything(), docx.Options{Size: docx.LargePrint, Font: "Atkinson & Co"})), "word/styles.xml")
	if !strings.Contains(large, `w:ascii="Atkinson &amp; Co"`) || !strings.Contains(large, `<w:sz w:val="32"/>`) || strings.Contains(large, "@") {
		t.Error("large print in another font is neither")
	}
}

// The dates of the file are the letter's.
func TestProperties(t *testing.T) {
	for _, c := range []struct {
		name string
		day  appeal.Day
		want string
	}{
		{"known", appeal.Day{Year: 2026, Month: 3, Date: 2}, "2026-03-02T12:00:00Z"},
		{"unknown", appeal.Day{}, ""},
		{"no such month", appeal.Day{Year: 2026, Month: 14, Date: 40}, "2027-03-12T12:00:00Z"},
		{"no such year", appeal.Day{Year: -3, Month: 1, Date: 1}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := everything()
			l.Date, l.Title = c.day, "A\n<title> & more"
			core := checkFile(t, written(t, l, docx.Options{}))["docProps/core.xml"]
			if core.kid("created").Words != c.want || core.kid("modified").Words != c.want {
				t.Errorf("created %q, want %q", core.kid("created").Words, c.want)
			}
			if core.kid("title").Words != "A <title> & more" || core.kid("language").Words != "en-US" {
				t.Errorf("title %q, language %q", core.kid("title").Words, core.kid("language").Words)
			}
		})
	}
}

// What must stay on one page says so.
func TestKeeps(t *testing.T) {
	trees := checkFile(t, written(t, everything(), docx.Options{}))
	kept := map[string]bool{}
	for _, p := range trees["word/document.xml"].all("p") {
		kept[runText(p)] = p.kid("pPr").kid("keepNext").Name != ""
	}
	for words, want := range map[string]bool{
		"It follows:": true, "“≤ ½ of 24 in. → 20 in.”": true, "Sincerely,": true, "To the top, the second table.": true,
		"one": false, "☐ I agree": true, "☐ I disagree": false, "Date": true, "March 7, 2024": false,
	} {
		if got, there := kept[words]; !there || got != want {
			t.Errorf("%q: kept with the next: %v (there: %v), want %v", words, got, there, want)
		}
	}
	for _, s := range trees["word/styles.xml"].all("style") {
		if strings.HasPrefix(s.Attr["styleId"], "Heading") && s.kid("pPr").kid("keepNext").Name == "" {
			t.Errorf("%s does not stay with its text", s.Attr["styleId"])
		}
	}
}

// A head repeats on each page, rows are not divided, and a row that is more
// than half a page may be.
func TestTableRows(t *testing.T) {
	cell := func(s string) []letter.Runs { return []letter.Runs{{{Text: s}}, {{Text: "x"}}} }
	l := letter.Letter{Blocks: []letter.Block{{Kind: letter.TableB, Header: cell("Head"), Rows: [][]letter.Runs{cell("short"), cell(strings.Repeat("a long cell ", 300))}}}}
	rows := checkFile(t, written(t, l, docx.Options{}))["word/document.xml"].all("tr")
	for i, want := range []struct{ head, whole bool }{{true, true}, {false, true}, {false, false}} {
		props := rows[i].kid("trPr")
		if got := props.kid("tblHeader").Name != ""; got != want.head {
			t.Errorf("row %d repeats: %v", i, got)
		}
		if got := props.kid("cantSplit").Name != ""; got != want.whole {
			t.Errorf("row %d is whole: %v", i, got)
		}
	}
}

func TestColumnWidths(t *testing.T) {
	texts := func(s ...string) []letter.Runs {
		var out []letter.Runs
		for _, s := range s {
			out = append(out, letter.Runs{{Text: s}})
		}
		return out
	}
	for _, c := range []struct {
		name  string
		block letter.Block
		want  []string
	}{
		{"equal", letter.Block{Header: texts("a", "b")}, []string{"4680", "4680"}},
		{"shares", letter.Block{Header: texts("a", "b"), Widths: []float64{1, 3}}, []string{"2340", "7020"}},
		{"a long word", letter.Block{Header: texts("electrodiagnostic", "b"), Widths: []float64{1, 9}}, []string{"2370", "6990"}},
		{"shares that are none", letter.Block{Header: texts("a", "b"), Widths: []float64{math.Inf(1), -1}}, []string{"4680", "4680"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.block.Kind = letter.TableB
			grid := checkFile(t, written(t, letter.Letter{Blocks: []letter.Block{c.block}}, docx.Options{}))["word/document.xml"].all("gridCol")
			for i, want := range c.want {
				if got := grid[i].Attr["w"]; got != want {
					t.Errorf("column %d is %s wide, want %s", i, got, want)
				}
			}
		})
	}
	wide := letter.Letter{ID: "wide", Blocks: []letter.Block{{Kind: letter.TableB, Header: make([]letter.Runs, 64)}}}
	if err := docx.Write(&bytes.Buffer{}, wide, docx.Options{}); err == nil || !strings.Contains(err.Error(), "64 columns") {
		t.Errorf("64 columns: %v", err)
	}
}

// The disk is full: the error names the letter.
func TestWriterThatFails(t *testing.T) {
	full := errors.New("disk full")
	err := docx.Write(failing{full}, everything(), docx.Options{})
	if !errors.Is(err, full) || !strings.Contains(err.Error(), "letter everything") {
		t.Errorf("%v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func BenchmarkWrite(b *testing.B) {
	l := draft(b, "appeal")
	b.ReportAllocs()
	for b.Loop() {
		written(b, l, docx.Options{})
	}
}
