package typeset_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/report"
	"imeappeal/appeal/typeset"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestLetterGolden(t *testing.T) {
	set, err := typeset.Letter(sampleLetter(t, 3), typeset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, set.PDF)
	if len(pages) != set.Pages {
		t.Fatalf("%d pages with text, %d in the set", len(pages), set.Pages)
	}
	golden(t, "letter", layout(pages))
	for i, p := range pages {
		for _, want := range []string{"DRAFT", "FICTIONAL", fmt.Sprintf("Claim No. LTD-4471-20863 · Page %d of %d", i+1, len(pages))} {
			if !strings.Contains(textOf(p), want) {
				t.Errorf("page %d does not say %q", i+1, want)
			}
		}
	}
	if all := strings.ReplaceAll(textOf(pages...), "\n", " "); !strings.Contains(all, "Zoë Müller-Núñez, Łukasz Đặng; 24 in. → 20 in., ≤ ½, “so-called” § 1133,") {
		t.Error("the names are not exact")
	}
}

func TestPacketGolden(t *testing.T) {
	in := samplePacket(t, 12, 3)
	in.Channel = &packet.Channel{Cover: true, Certified: true}
	in.Case.Claim.Insurer = appeal.Insurer{Name: "Tri-Rivers Mutual", Address: []string{"P.O. Box 61180", "Cincinnati, OH 45206"}}
	in.Letter.Recipient = "Tri-Rivers Mutual"
	plan, sets, dead, err := typeset.Packet(in, typeset.Options{})
	if err != nil || len(dead) > 0 {
		t.Fatalf("%v, %d spots lead nowhere", err, len(dead))
	}
	for _, name := range []string{packet.CoverSet, packet.IndexSet, packet.FindingsSet, "tab-A", "tab-C"} {
		golden(t, name, layout(ownPages(t, sets[name])))
	}
	if err := plan.Validate(); err != nil {
		t.Error(err)
	}
}

// Every row of the index is whole on its page, every page repeats the head,
// and each row's page numbers are those of the plan.
func TestLongIndex(t *testing.T) {
	in := samplePacket(t, 300, 3)
	plan, sets, _, err := typeset.Packet(in, typeset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	index := sets[packet.IndexSet]
	pages := ownPages(t, index)
	if len(pages) < 8 {
		t.Fatalf("an index of 300 rows on %d pages", len(pages))
	}
	for i, p := range pages[:len(pages)-1] {
		if !strings.Contains(textOf(p), "Bates numbers\n") {
			t.Errorf("page %d of the index has no head", i+1)
		}
	}
	text := textOf(pages...)
	for _, x := range plan.Exhibits {
		row := fmt.Sprintf("%d–%d\n%s to ", x.First, x.Last, x.BatesFirst)
		if x.First == x.Last {
			row = fmt.Sprintf("%d\n%s\n", x.First, x.BatesFirst)
		}
		if !strings.Contains(text, row) {
			t.Fatalf("exhibit %s: the index has no %q", x.Label, row)
		}
	}
	// Label, title (perhaps on two lines) and pages of each exhibit are links.
	if len(index.Spots) < 3*300 {
		t.Errorf("%d links for 300 rows", len(index.Spots))
	}
}

// A row of a table that fits on a page is never divided.
func TestTableRowsStayWhole(t *testing.T) {
	b := letter.Block{Kind: letter.TableB, Header: lines("No.", "Words")}
	for i := range 60 {
		text := fmt.Sprintf("begin%d %s end%d", i, strings.Repeat("words ", 10+(i*37)%150), i)
		b.Rows = append(b.Rows, lines(fmt.Sprint(i), text))
	}
	b.Rows = append(b.Rows, lines("60", "begin60 "+strings.Repeat("more than a page of words ", 400)+" end60"))
	set, err := typeset.Letter(letter.Letter{ID: "t", Blocks: []letter.Block{b}}, typeset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, set.PDF)
	for i := range 60 {
		for n, p := range pages {
			text := textOf(p)
			begins, ends := strings.Contains(text, fmt.Sprintf("begin%d ", i)), strings.Contains(text, fmt.Sprintf("end%d\n", i))
			if begins != ends {
				t.Errorf("row %d is divided at page %d", i, n+1)
			}
		}
	}
	for n, p := range pages {
		if !strings.Contains(textOf(p), "No.\nWords\n") {
			t.Errorf("page %d has no head", n+1)
		}
		for _, s := range p {
			if s.y < 40 || s.y > 720 {
				t.Errorf("page %d: %q at %.0f is outside the page's text", n+1, s.text, s.y)
			}
		}
	}
	if all := textOf(pages...); !strings.Contains(all, "end60") {
		t.Error("the row that is more than a page lost its end")
	}
}

// The signature is whole and never the only thing on its page.
func TestSignatureInCompany(t *testing.T) {
	for n := 30; n < 50; n++ { // around the foot of the first page
		l := letter.Letter{ID: "s"}
		for range n {
			l.Blocks = append(l.Blocks, letter.Block{Kind: letter.Paragraph, Runs: letter.Runs{run("One line.")}})
		}
		l.Blocks = append(l.Blocks, letter.Block{Kind: letter.Paragraph, Runs: letter.Runs{run(prose + prose)}},
			letter.Block{Kind: letter.Signature, Items: lines("Respectfully,", "Zoë", "Claimant")})
		set, err := typeset.Letter(l, typeset.Options{})
		if err != nil {
			t.Fatal(err)
		}
		pages := pagesOf(t, set.PDF)
		last := textOf(pages[len(pages)-1])
		if !strings.Contains(last, "Respectfully,\nZoë\nClaimant\n") || strings.HasPrefix(last, "Respectfully") || strings.Count(last, "\n") < 6 {
			t.Errorf("%d lines before it: last page is\n%s", n, last)
		}
	}
}

// The width table in the PDF is the one that lines were broken with.
func TestWidthsInPDF(t *testing.T) {
	var all strings.Builder
	for r := rune(0x21); r < 0x2200; r++ {
		all.WriteRune(r)
		if r%7 == 0 {
			all.WriteByte(' ')
		}
	}
	for _, text := range []string{"Ordinary words, 1234567890.", names, all.String()} {
		set, err := typeset.Letter(letter.Letter{ID: "w", Blocks: []letter.Block{{Kind: letter.Paragraph, Runs: letter.Runs{run(text), {Text: text, Bold: true}}}}}, typeset.Options{})
		if err != nil {
			t.Fatal(err)
		}
		fonts := glyphWidths(t, set.PDF)
		if len(fonts) != 2 {
			t.Fatalf("%d fonts", len(fonts))
		}
		for i, bold := range []bool{false, true} {
			for _, r := range text {
				if !norm.NFC.IsNormalString(string(r)) {
					continue // another character stands for it
				}
				if want, ok := typeset.GlyphWidth(r, bold); ok && fonts[i][int(r)] != want {
					t.Fatalf("bold %v: %q is %d wide in the PDF, %d in the lines", bold, r, fonts[i][int(r)], want)
				}
			}
		}
	}
}

func TestLettersSideBySide(t *testing.T) {
	for i := range 4 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			if _, err := typeset.Letter(sampleLetter(t, i), typeset.Options{}); err != nil {
				t.Error(err)
			}
		})
	}
}

// A gap in the chronology is shown, in words that do not say that there was no
// treatment.
func TestChronologyShowsGaps(t *testing.T) {
	in := samplePacket(t, 6, 1)
	in.Texts = map[string]*report.Report{}
	_, sets, _, err := typeset.Packet(in, typeset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(textOf(ownPages(t, sets[packet.ChronologySet])...)), " ")
	for _, want := range []string{"02/09/2024 to 01/28/2025", "No medical record dated between these days is enclosed."} {
		if !strings.Contains(text, want) {
			t.Errorf("the chronology has no %q:\n%s", want, text)
		}
	}
	// Nothing is said of it where pages of a record were not read.
	in.Texts["mri"] = &report.Report{Pages: []report.Page{{Number: 1, Source: report.Text}, {Number: 2, Unread: "a picture"}}}
	if _, sets, _, err = typeset.Packet(in, typeset.Options{}); err != nil {
		t.Fatal(err)
	}
	if text := strings.Join(strings.Fields(textOf(ownPages(t, sets[packet.ChronologySet])...)), " "); strings.Contains(text, "is enclosed") {
		t.Errorf("a gap beside pages that were not read:\n%s", text)
	}
}
