package pdf

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

// caseFolders lists the folders of sample cases, or skips the test loudly.
func caseFolders(t testing.TB) []string {
	t.Helper()
	dir := os.Getenv("IMEAPPEAL_CASES")
	if dir == "" {
		t.Skip("IMEAPPEAL_CASES is not set: the sample cases are NOT read")
	}
	found, err := filepath.Glob(filepath.Join(dir, "*", "report.pdf"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no cases in %s", dir)
	}
	var out []string
	for _, f := range found {
		out = append(out, filepath.Dir(f))
	}
	return out
}

// TestCases measures token F1 and line order of the sample reports against
// what they say, with the simplest grouping of words to lines; pages that are
// pictures must be said to be.
func TestCases(t *testing.T) {
	w := NewWorker(Options{})
	defer w.Close()
	for _, dir := range caseFolders(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			pages, err := w.Words(context.Background(), filepath.Join(dir, "report.pdf"))
			if err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(filepath.Join(dir, "report.txt"))
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
			if len(want) != len(pages) {
				t.Fatalf("%d pages, want %d", len(pages), len(want))
			}
			pictures, lines := 0, []string{}
			var f1 score
			for i, p := range pages {
				if p.Unread == UnreadPicture {
					pictures++
					continue
				}
				if p.Unread != "" {
					t.Errorf("page %d: %s", i+1, p.Unread)
				}
				got := simpleLines(p)
				lines = append(lines, got...)
				f1.add(tokens(strings.Join(got, "\n")), tokens(want[i]))
			}
			if pictures == len(pages) {
				t.Logf("%d pages, all pictures", pictures)
				return
			}
			order := lineOrder(strings.Join(lines, "\n"), string(text))
			t.Logf("%d pages, F1 %.4f, order %.4f", len(pages), f1.f1(), order)
			if f1.f1() < 0.995 || order < 0.98 {
				t.Errorf("F1 %.4f, order %.4f; want 0.995 and 0.98", f1.f1(), order)
			}
		})
	}
}

// simpleLines groups words whose middles lie on one height; columns and
// tables are for package report.
func simpleLines(p report.RawPage) []string {
	words := withoutPleadingNumbers(p.Words)
	sort.SliceStable(words, func(i, j int) bool { return words[i].Box[3] < words[j].Box[3] })
	var lines [][]report.Word
	for _, w := range words {
		if n := len(lines); n > 0 {
			l := lines[n-1][0]
			if mid := (w.Box[1] + w.Box[3]) / 2; mid > l.Box[1] && mid < l.Box[3] {
				lines[n-1] = append(lines[n-1], w)
				continue
			}
		}
		lines = append(lines, []report.Word{w})
	}
	var out []string
	for _, l := range lines {
		sort.SliceStable(l, func(i, j int) bool { return l[i].Box[0] < l[j].Box[0] })
		var b []string
		for _, w := range l {
			b = append(b, w.Text)
		}
		out = append(out, strings.Join(b, " "))
	}
	return out
}

var (
	pleadingNumber = regexp.MustCompile(`^\d{1,2}$`)
	brokenEnd      = regexp.MustCompile(`([a-z])-\n([a-z])`)
	tokenForm      = regexp.MustCompile(`[a-z]+|[0-9]+`)
)

func tokens(s string) []string {
	s = brokenEnd.ReplaceAllString(strings.ToLower(s), "$1$2")
	return tokenForm.FindAllString(s, -1)
}

// score counts tokens in common.
type score struct{ hit, got, want int }

func (s *score) add(got, want []string) {
	n := map[string]int{}
	for _, w := range want {
		n[w]++
	}
	for _, g := range got {
		if n[g] > 0 {
			n[g]--
			s.hit++
		}
	}
	s.got += len(got)
	s.want += len(want)
}

func (s score) f1() float64 {
	if s.got+s.want == 0 {
		return 1
	}
	return 2 * float64(s.hit) / float64(s.got+s.want)
}

// lineOrder is the share of neighbouring paragraphs of want that are found in
// got in the same order; those whose first words come twice are left out.
func lineOrder(got, want string) float64 {
	flat := " " + strings.Join(tokens(got), " ") + " "
	last, pairs, good := -1, 0, 0
	for _, l := range strings.Split(want, "\n") {
		tok := tokens(l)
		if len(tok) < 8 {
			continue
		}
		key := " " + strings.Join(tok[:8], " ") + " "
		at := strings.Index(flat, key)
		if at < 0 || strings.Count(flat, key) > 1 {
			continue
		}
		if last >= 0 {
			if pairs++; at > last {
				good++
			}
		}
		last = at
	}
	if pairs == 0 {
		return 0
	}
	return float64(good) / float64(pairs)
}

// withoutPleadingNumbers leaves out the numbers down the margin of pleading
// paper, if the page has them.
func withoutPleadingNumbers(words []report.Word) []report.Word {
	margin := func(w report.Word) bool { return w.Box[2] < 110 && pleadingNumber.MatchString(w.Text) }
	n := 0
	for _, w := range words {
		if margin(w) {
			n++
		}
	}
	if n < 20 {
		return slices.Clone(words)
	}
	return slices.DeleteFunc(slices.Clone(words), margin)
}
