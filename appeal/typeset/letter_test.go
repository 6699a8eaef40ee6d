package typeset_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"imeappeal/appeal/letter"
	"imeappeal/appeal/typeset"
)

func TestSameBytes(t *testing.T) {
	for _, text := range []string{"plain", names, "Иванов Δ"} {
		l := sampleLetter(t, 3)
		l.Blocks = append(l.Blocks, letter.Block{Kind: letter.Paragraph, Runs: letter.Runs{run(text)}})
		a, err := typeset.Letter(l, typeset.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			b, err := typeset.Letter(l, typeset.Options{})
			if err != nil || !bytes.Equal(a.PDF, b.PDF) {
				t.Fatalf("%s: the same letter gave other bytes (%v)", text, err)
			}
		}
	}
}

func TestNoProducer(t *testing.T) {
	set, err := typeset.Letter(letter.Letter{ID: "empty"}, typeset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, noise := range []string{"/Producer", "FPDF", "/Creator", "/EmbeddedFiles"} {
		if bytes.Contains(set.PDF, []byte(noise)) {
			t.Errorf("the PDF names %s", noise)
		}
	}
	if !bytes.Contains(set.PDF, []byte("/Lang (en-US)")) {
		t.Error("the PDF does not say its language")
	}
	if set.Pages != 1 {
		t.Errorf("an empty letter has %d pages", set.Pages)
	}
}

func TestMissing(t *testing.T) {
	l := letter.Letter{ID: "x", Blocks: []letter.Block{
		{Kind: letter.Paragraph, Runs: letter.Runs{run("smile 😀 and again 😀, 中 and שלום, zero\u200bwidth, bad \xff byte, tab\there, e\u0301")}},
	}}
	set, err := typeset.Letter(l, typeset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[rune]string{}
	for _, m := range set.Missing {
		got[m.Rune] = fmt.Sprintf("%s %d", m.Shown, m.Count)
	}
	for r, want := range map[rune]string{'😀': "□ 2", '中': "□ 1", 'ש': "□ 1", '\u200b': " 1"} {
		if got[r] != want {
			t.Errorf("missing %q = %q, want %q", r, got[r], want)
		}
	}
	if _, ok := got['é']; ok {
		t.Error("a decomposed é is reported as missing")
	}
	if !strings.Contains(set.Missing[0].Near, "smile") {
		t.Errorf("near %q", set.Missing[0].Near)
	}
}

func TestSpotsAndAnchors(t *testing.T) {
	set, err := typeset.Letter(sampleLetter(t, 8), typeset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Spots) != 8 {
		t.Errorf("%d spots, want 8", len(set.Spots))
	}
	for _, s := range set.Spots {
		inside := s.Box[0] >= 72 && s.Box[2] <= 540.01 && s.Box[1] >= 72 && s.Box[3] <= 720 && s.Box[0] < s.Box[2] && s.Box[1] < s.Box[3]
		if s.Page < 1 || s.Page > set.Pages || !inside || s.Target.Document != "mri" {
			t.Errorf("spot %+v", s)
		}
	}
	for i := 1; i < 8; i++ {
		if a, b := set.Anchors[fmt.Sprintf("f%d", i)], set.Anchors[fmt.Sprintf("f%d", i+1)]; a == 0 || b < a {
			t.Errorf("section %d is on page %d, the next on %d", i, a, b)
		}
	}
}

func TestFortyPages(t *testing.T) {
	set, err := typeset.Letter(sampleLetter(t, 128), typeset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if set.Pages < 38 || set.Pages > 45 {
		t.Errorf("%d pages", set.Pages)
	}
	large, err := typeset.Letter(sampleLetter(t, 128), typeset.Options{Size: typeset.LargePrint, Paper: typeset.A4})
	if err != nil || large.Pages <= set.Pages {
		t.Errorf("large print has %d pages, the usual %d: %v", large.Pages, set.Pages, err)
	}
}

// What a template may hold must never panic, hang or lose the page count.
func FuzzLetter(f *testing.F) {
	f.Add("words and words", "a", uint8(3))
	f.Add(strings.Repeat("x", 5000), "\n\n\n", uint8(200))
	f.Add("cut \xf1", "\t\xf1\n", uint8(35))
	f.Add("a 😀 title", "a 😀 title", uint8(1))
	f.Add("\x00\x01(\\)\r\n", " ", uint8(0))
	f.Fuzz(func(t *testing.T, a, b string, n uint8) {
		if len(a)+len(b) > 1<<14 {
			t.Skip("longer than this target is for")
		}
		both := letter.Runs{{Text: a, Bold: true}, {Text: b, Link: &letter.Target{Document: "d"}}}
		var rows [][]letter.Runs
		for range n % 12 {
			rows = append(rows, []letter.Runs{both, {run(b)}}, []letter.Runs{{run(a)}})
		}
		l := letter.Letter{ID: "fuzz", Reference: a, Title: b}
		for _, k := range []letter.BlockKind{
			letter.HeadingB, letter.Quote, letter.BulletB, letter.Numbered, letter.TableB, letter.Address,
			letter.Signature, letter.Fields, letter.Checks, letter.Lines, letter.Paragraph, letter.PageBreak, letter.Rule, "unheard-of",
		} {
			l.Blocks = append(l.Blocks, letter.Block{Kind: k, ID: b, Level: int(n), Start: int(n), Runs: both, Items: []letter.Runs{both, nil}, Header: []letter.Runs{both}, Rows: rows, Widths: []float64{float64(n), 0}})
		}
		set, err := typeset.Letter(l, typeset.Options{})
		if err != nil || set.Pages < 1 {
			t.Fatalf("%d pages: %v", set.Pages, err)
		}
		for _, s := range set.Spots {
			if s.Page < 1 || s.Page > set.Pages {
				t.Fatalf("spot on page %d of %d", s.Page, set.Pages)
			}
		}
	})
}

func BenchmarkLetter(b *testing.B) {
	l := sampleLetter(b, 3) // three pages, four faces
	for b.Loop() {
		if _, err := typeset.Letter(l, typeset.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// A whole packet's own pages, 200 exhibits.
func BenchmarkPacket(b *testing.B) {
	in := samplePacket(b, 200, 20)
	for b.Loop() {
		if _, _, _, err := typeset.Packet(in, typeset.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleLetter() {
	set, err := typeset.Letter(letter.Letter{
		ID:        "claims-file",
		Reference: "Claim No. LTD-4471-20863",
		Blocks:    []letter.Block{{Kind: letter.Paragraph, Runs: letter.Runs{{Text: "Please send the complete claim file."}}}},
	}, typeset.Options{})
	fmt.Println(set.Pages, string(set.PDF[:5]), err)
	// Output: 1 %PDF- <nil>
}
