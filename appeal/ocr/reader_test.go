package ocr

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
	"imeappeal/internal/outside"
)

func textOf(p report.RawPage) string {
	var out []string
	for _, w := range p.Words {
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}

// TestBuiltIn reads one small page in all four directions with the engine that
// is always there.
func TestBuiltIn(t *testing.T) { readsAllWays(t, true) }

func TestProgram(t *testing.T) {
	outside.Need(t, "tesseract-ocr", "tesseract")
	readsAllWays(t, false)
}

func readsAllWays(t *testing.T, builtIn bool) {
	page := rendered(t, 150, sampleLines)
	over, side := page.turned(2), page.turned(1)
	k := page.toPage[0]
	over.toPage, side.toPage = affine{k, 0, 0, k, 0, 0}, affine{k, 0, 0, k, 0, 0}
	file := fileOf(t, page, over, side)
	cacheDir := t.TempDir()
	var events []Event
	r := NewReader(Options{BuiltIn: builtIn, Workers: 1, Compiled: t.TempDir(), Watch: func(e Event) { events = append(events, e) }})
	defer r.Close()
	doc := Document{Path: file, Cache: func() (string, error) { return cacheDir, nil }}
	pages, err := r.Words(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join(sampleLines, " ")
	for i, turn := range []int{0, 2, 3} {
		p := pages[i]
		if got := textOf(p); got != want || p.Source != report.OCR || p.Unread != "" || p.Turn != turn {
			t.Errorf("page %d, turn %d, %s, %q: %q", i+1, p.Turn, p.Source, p.Unread, got)
		}
	}
	if p := pages[2]; p.Width != 612 || p.Height != 360 {
		t.Errorf("the page turned for reading is %g by %g", p.Width, p.Height)
	}
	first := pages[0].Words[0]
	if b := first.Box; b[0] < 71 || b[0] > 74 || b[3] < 143 || b[3] > 147 || first.Size < 8 || first.Size > 18 || first.Confidence < 50 {
		t.Errorf("first word: %+v", first)
	}
	for _, l := range report.Parse(pages[1:2]).Lines { // displayed upside down: near the right edge
		if b := l.Box; b[2] < 530 || b[3] > 228 {
			t.Errorf("line %q of the page that stands on its head: %v", l.Text, b)
		}
	}
	if len(events) != 4 || events[0].Page != 0 || events[3].Done != 3 || events[0].BuiltIn != builtIn {
		t.Errorf("events: %+v", events)
	}
	again, err := r.Words(t.Context(), doc)
	if err != nil || len(events) != 4 || textOf(again[2]) != want || again[2].Turn != 3 {
		t.Errorf("from the cache: %v, %d events, %q", err, len(events), textOf(again[2]))
	}
}

func TestChoice(t *testing.T) {
	file := fileOf(t, rendered(t, 100, sampleLines))
	r := NewReader(Options{Choice: Never})
	defer r.Close()
	pages, err := r.Words(t.Context(), Document{Path: file})
	if err != nil || pages[0].Unread != pdf.UnreadPicture || len(pages[0].Words) > 0 {
		t.Errorf("never: %v, %+v", err, pages)
	}
	if _, err := ParseChoice("sometimes"); err == nil {
		t.Error("a choice that is none passes")
	}
}

// TestLayer has a scan with text hidden behind it: sound, as a copier's bad
// recognition left it, and of the upper part of the page only. The first is
// taken, the others are not, unless recognition is forbidden or forced.
func TestLayer(t *testing.T) {
	lines := append(slices.Clone(sampleLines), "She takes gabapentin three times a day and has pain", "in the left arm when she lifts more than ten pounds.", "In my opinion she can return to her work at once.",
		"No records of the emergency department were sent.", "She walked on heels and toes without difficulty.",
		"Reflexes were equal at the knees and the ankles.", "The straight leg raising test was negative.")
	page := rendered(t, 150, lines)
	layer := func(text string) string {
		var b strings.Builder
		b.WriteString("BT 3 Tr /F 12 Tf 18 TL 72 216 Td ")
		for _, l := range strings.Split(text, "\n") {
			fmt.Fprintf(&b, "(%s) Tj T* ", l)
		}
		return b.String() + "ET"
	}
	good := strings.Join(lines, "\n")
	bad := misread(strings.Split(good, "\n")[0], rand.New(rand.NewPCG(1, 1)))
	for _, l := range lines[1:] {
		bad += "\n" + misread(l, rand.New(rand.NewPCG(1, uint64(len(bad)))))
	}
	file := fileWith(t, []*sheet{page, page, page}, []string{layer(good), layer(bad), layer(strings.Join(lines[:8], "\n"))})
	want := strings.Join(lines, " ")
	for _, tt := range []struct {
		choice  Choice
		source  [3]report.Source
		instead [3]string
		unread  [3]string
	}{
		{Auto, [3]report.Source{report.Text, report.OCR, report.OCR}, [3]string{"", pdf.UnreadGarbled, Incomplete}, [3]string{}},
		{Always, [3]report.Source{report.OCR, report.OCR, report.OCR}, [3]string{"", pdf.UnreadGarbled, ""}, [3]string{}},
		{Never, [3]report.Source{report.Text, report.Text, report.Text}, [3]string{}, [3]string{"", pdf.UnreadGarbled, ""}},
	} {
		r := NewReader(Options{Choice: tt.choice, BuiltIn: findProgram(t.Context()) == nil, Compiled: t.TempDir()})
		defer r.Close()
		pages, err := r.Words(t.Context(), Document{Path: file})
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range pages {
			if p.Source != tt.source[i] || p.Instead != tt.instead[i] || p.Unread != tt.unread[i] {
				t.Errorf("%s, page %d: %s instead of %q, unread %q", tt.choice, i+1, p.Source, p.Instead, p.Unread)
			}
			want := want
			if tt.choice == Never && i == 2 {
				want = strings.Join(lines[:8], " ")
			}
			if got := textOf(p); p.Unread == "" && got != want || p.Unread != "" && got != "" {
				t.Errorf("%s, page %d: %q", tt.choice, i+1, got)
			}
		}
	}
}

// TestLimits ends a page whose time is up, and a run that was cancelled.
func TestLimits(t *testing.T) {
	file := fileOf(t, rendered(t, 100, sampleLines))
	r := NewReader(Options{BuiltIn: true, PageTime: time.Millisecond})
	defer r.Close()
	pages, err := r.Words(t.Context(), Document{Path: file})
	if err != nil || pages[0].Unread != UnreadSlow {
		t.Errorf("too slow: %v, %+v", err, pages)
	}
	ctx, stop := context.WithCancel(t.Context())
	o := Options{BuiltIn: true, Watch: func(Event) { stop() }}
	cancelled := NewReader(o)
	defer cancelled.Close()
	if _, err := cancelled.Words(ctx, Document{Path: file}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestCache(t *testing.T) {
	c := cache{dir: filepath.Join(t.TempDir(), "ocr"), hash: "abc", engine: "tesseract 5.3.0"}
	if _, ok := c.get(1); ok {
		t.Error("a page that was never kept is there")
	}
	want := cachedPage{Width: 612, Height: 792, Turn: 1, Words: []report.Word{{Text: "neck", Confidence: 91}}}
	c.put(1, want)
	got, ok := c.get(1)
	if !ok || len(got.Words) != 1 || got.Words[0] != want.Words[0] || got.Turn != 1 {
		t.Errorf("got %+v, %v", got, ok)
	}
	if info, err := os.Stat(c.path(1)); err != nil || info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("%v, %v: others can read the page", info, err)
	}
	if err := os.WriteFile(c.path(1), []byte(`{"version":5,"wor`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, ok := c.get(1); ok {
		t.Error("half a file is taken for a page")
	}
	cache{}.put(1, want) // keeps nothing and does not mind
	left, _ := filepath.Glob(filepath.Join(c.dir, "*", ".page-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestAskew reads a page that was laid on three degrees askew, line by line,
// and finds its lines where they are on the page.
func TestAskew(t *testing.T) {
	for _, angle := range []float64{3, -3} {
		page := rendered(t, 150, sampleLines).resampled(150, -angle*degree)
		r := NewReader(Options{BuiltIn: findProgram(t.Context()) == nil, Compiled: t.TempDir()})
		defer r.Close()
		pages, err := r.Words(t.Context(), Document{Path: fileOf(t, flat(page))})
		if err != nil {
			t.Fatal(err)
		}
		lines := report.Parse(pages).Lines
		if len(lines) != len(sampleLines) {
			t.Fatalf("%v°: %d lines: %v", angle, len(lines), lines)
		}
		for i, l := range lines {
			if l.Text != sampleLines[i] {
				t.Errorf("%v°: line %d is %q", angle, i+1, l.Text)
			}
			// The paper was turned about the middle of its upper part, 306 by 180 points in.
			left := 72 - 306.0
			want := 144 + 18*float64(i) + left*angle*degree
			if y := l.Box[3]; angle > 0 && (l.Box[1] > want || y < want-6) || angle < 0 && (y < want-6 || y > want+8) {
				t.Errorf("%v°: line %d stands at %v, its baseline begins at %.0f", angle, i+1, l.Box, want)
			}
		}
	}
}
