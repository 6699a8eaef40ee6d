package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// typedAt places the words of rows of text on a page, columns side by side.
func typedAt(words []Word, rows []string, x, y, pitch float64) []Word {
	for i, row := range rows {
		at := x
		for _, w := range strings.Fields(row) {
			width := 5 * float64(len([]rune(w)))
			words = append(words, Word{Text: w, Size: 10, Box: Box{at, y + pitch*float64(i), at + width, y + pitch*float64(i) + 10}})
			at += width + 3
		}
	}
	return words
}

func page(n int, words []Word) RawPage {
	return RawPage{Number: n, Width: 612, Height: 792, Source: Text, Words: words}
}

func lineTexts(r *Report) []string {
	var out []string
	for _, l := range r.Lines {
		out = append(out, l.Text)
	}
	return out
}

var (
	leftColumn = []string{
		"On the evening of the injury the claimant was", "seen in the emergency room, where films of the",
		"neck were negative. She was sent home with a", "soft collar and was told to rest for several days",
		"before she went back to her desk at the bank.",
	}
	rightColumn = []string{
		"Therapy was begun in June and was continued for", "twelve weeks without lasting relief of the pain,",
		"which went down the arm to the thumb. An MRI of", "the cervical spine showed a disc protrusion with",
		"contact of the nerve root on the left side only.",
	}
)

func TestColumnsFlow(t *testing.T) {
	for _, offset := range []float64{0, 5} { // on one grid, and half a line apart
		words := typedAt(nil, []string{"REVIEW OF RECORDS"}, 72, 60, 13)
		words = typedAt(words, leftColumn, 72, 100, 13)
		words = typedAt(words, rightColumn, 330, 100+offset, 13)
		words = typedAt(words, []string{"DISCUSSION"}, 72, 200, 13)
		want := append(append(append([]string{"REVIEW OF RECORDS"}, leftColumn...), rightColumn...), "DISCUSSION")
		if diff := cmp.Diff(want, lineTexts(Parse([]RawPage{page(1, words)}))); diff != "" {
			t.Errorf("offset %v (-want +got):\n%s", offset, diff)
		}
	}
}

func TestCellsAreRows(t *testing.T) {
	var words []Word
	tests := []string{"Straight leg raising, seated", "Straight leg raising, supine", "Patrick test", "Femoral stretch test"}
	results := []string{"Negative to 80 degrees on both sides", "Positive at 30 degrees on the left", "Negative", "Not done because of pain"}
	words = typedAt(words, tests, 72, 100, 14)
	words = typedAt(words, results, 300, 100, 14)
	var want []string
	for i := range tests {
		want = append(want, tests[i]+" "+results[i])
	}
	r := Parse([]RawPage{page(1, words)})
	if diff := cmp.Diff(want, lineTexts(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(r.Tables) != 1 || len(r.Tables[0].Rows) != 4 {
		t.Errorf("tables = %+v, want one of four rows", r.Tables)
	}
}

func TestBulletsInTwoColumns(t *testing.T) {
	words := typedAt(nil, []string{"RECORDS REVIEWED"}, 72, 60, 14)
	words = typedAt(words, []string{"• Emergency chart", "• MRI, 2/3/2024", "• Therapy notes"}, 80, 90, 14)
	words = typedAt(words, []string{"• Office notes", "• Job description", "• Payroll sheet"}, 330, 90, 14)
	var got []string
	for _, e := range Parse([]RawPage{page(1, words)}).RecordsList() {
		got = append(got, e.Text)
	}
	want := []string{"Emergency chart", "MRI, 2/3/2024", "Therapy notes", "Office notes", "Job description", "Payroll sheet"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPleadingNumbers(t *testing.T) {
	var words []Word
	for n := 1; n <= 25; n++ {
		words = append(words, Word{Text: fmt.Sprint(n), Size: 10, Box: Box{50, 60 + 24*float64(n), 60, 70 + 24*float64(n)}})
	}
	words = typedAt(words, []string{"Case No. 12"}, 90, 40, 24)
	words = typedAt(words, []string{"HISTORY", "He was born in 1970 and has worked", "4 years as a cook."}, 90, 84, 24)
	words = typedAt(words, []string{"set close", "between numbers"}, 90, 160, 12)
	r := Parse([]RawPage{page(1, words)})
	got := map[string]int{}
	for _, l := range r.Lines {
		got[l.Text] = l.Line
	}
	want := map[string]int{"Case No. 12": 1, "HISTORY": 1, "He was born in 1970 and has worked": 2, "4 years as a cook.": 3, "set close": 4, "between numbers": 5}
	for text, n := range want {
		if got[text] != n {
			t.Errorf("%q is on line %d, want %d", text, got[text], n)
		}
	}
	for text := range got {
		if _, ok := want[text]; !ok && strings.Trim(text, "0123456789") == "" {
			t.Errorf("the number %q is taken for text", text)
		}
	}
}

// A word processor numbers the lines of the text, which stand apart where a
// paragraph ends.
func TestNumbersBesideEveryLine(t *testing.T) {
	var words []Word
	y := 60.0
	for n := 1; n <= 20; n++ {
		y += 21
		if n%3 == 0 {
			y += 10
		}
		words = append(words, Word{Text: fmt.Sprint(n), Size: 10, Box: Box{50, y, 60, y + 10}})
		words = typedAt(words, []string{fmt.Sprintf("Line %s of the text", strings.Repeat("x", n))}, 90, y, 21)
	}
	for _, l := range Parse([]RawPage{page(1, words)}).Lines {
		if want := strings.Count(l.Text, "x") - 1; l.Line != want || !strings.HasPrefix(l.Text, "Line") {
			t.Errorf("line %d is %q", l.Line, l.Text)
		}
	}
}

func TestNumberedListIsNoMargin(t *testing.T) {
	var rows []string
	for n := 1; n <= 12; n++ {
		rows = append(rows, fmt.Sprintf("%d. Record of some kind, number %d", n, n))
	}
	r := Parse([]RawPage{page(1, typedAt(nil, rows, 72, 80, 14))})
	if len(r.Lines) != 12 || r.Lines[3].Text != rows[3] || r.Lines[3].Role != Item {
		t.Errorf("lines = %+v", r.Lines[:4])
	}
}

func TestFootnotes(t *testing.T) {
	words := typedAt(nil, []string{"HISTORY", "She was hurt at work in May. The pain has been with her", "since then and is worse at night."}, 72, 80, 14)
	mark := Word{Text: "1", Size: 6, Box: Box{70 + 5*26, 93, 74 + 5*26, 99}}
	for _, w := range words {
		if w.Text == "May." {
			mark.Box = Box{w.Box[2], w.Box[1] - 1, w.Box[2] + 4, w.Box[1] + 5}
		}
	}
	words = append(words, mark)
	for _, w := range typedAt(nil, []string{"1 The date was given by her husband."}, 72, 700, 14) {
		w.Size = 8
		words = append(words, w)
	}
	r := Parse([]RawPage{page(1, words)})
	var got []string
	for _, s := range r.Sentences {
		got = append(got, string(r.Sections[s.Section].Kind)+": "+s.Text)
	}
	want := []string{
		"history: She was hurt at work in May.¹",
		"history: The pain has been with her since then and is worse at night.",
		"footnotes: 1 The date was given by her husband.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSentenceAcrossPages(t *testing.T) {
	r := FromText("HISTORY\n\nThe claimant was asked how the pain had begun and she said that it began at\n\nPage 1 of 2\n\fthe end of a shift. It has not stopped.\n\nPage 2 of 2\n")
	if len(r.Sentences) != 2 {
		t.Fatalf("sentences = %+v", r.Sentences)
	}
	s := r.Sentences[0]
	if s.Page != 1 || s.End.Page != 2 || !strings.HasSuffix(s.Text, "began at the end of a shift.") || len(s.Boxes) != 2 {
		t.Errorf("sentence = %+v", s)
	}
	if i, ok := r.Find(2, "it began at the end of a SHIFT"); !ok || i != 0 {
		t.Errorf("Find = %d %v", i, ok)
	}
	if _, ok := r.Find(1, "no such words"); ok {
		t.Error("Find finds what is not there")
	}
	if got := r.SentencesAt(s.End); len(got) != 2 {
		t.Errorf("SentencesAt(%v) = %v, want both", s.End, got)
	}
	if l, ok := r.LineAt(s.Ref); !ok || !strings.HasPrefix(l.Text, "The claimant") {
		t.Errorf("LineAt(%v) = %v %v", s.Ref, l, ok)
	}
	if c := r.Context(s.Ref, 1); len(c) != 2 || c[0].Text != "HISTORY" {
		t.Errorf("Context = %+v", c)
	}
}

// TestHeadsOfLongFiles: in a file of very many pages running heads are found, a
// heading that two pages share is left where it is, and no row is asked about for
// each page that has it.
func TestHeadsOfLongFiles(t *testing.T) {
	pages := make([][]edge, 3000)
	for i := range pages {
		pages[i] = []edge{{text: "Harbor Clinic, records", key: "harbor clinic, records", y: 0.05}, {text: fmt.Sprintf("The %d. visit in words of its own", i), key: fmt.Sprintf("the %c%c%c visit", 'a'+i%26, 'a'+i/26%26, 'a'+i/676), y: 0.9}}
	}
	pages[7] = append(pages[7], edge{text: "OPINIONS", key: "opinions", y: 0.1})
	pages[8] = append(pages[8], edge{text: "OPINIONS", key: "opinions", y: 0.1})
	calls := 0
	markRepeats(pages, func(text string) bool { calls++; return text == "OPINIONS" })
	for i, p := range pages {
		if !p[0].repeat {
			t.Fatalf("page %d: its running head is not known", i+1)
		}
	}
	if pages[7][2].repeat {
		t.Error("a heading that two pages have is taken for a running head")
	}
	if calls > 3*len(pages) {
		t.Errorf("%d rows were asked about", calls)
	}
}
