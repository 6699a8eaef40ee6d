package report

import (
	"slices"
	"testing"
)

// TestDoubtful marks the figures that recognition was not sure of, where they
// stand and in what is quoted from there.
func TestDoubtful(t *testing.T) {
	row := func(y float64, confidence float64, texts ...string) (out []Word) {
		for i, text := range texts {
			x := 72 + 60*float64(i)
			out = append(out, Word{Text: text, Box: Box{x, y, x + 50, y + 10}, Size: 10, Confidence: confidence})
		}
		return out
	}
	words := append(row(100, 95, "Upper", "limb", "girth", "was", "30.5"), row(112, 95, "cm", "left", "and")...)
	words = append(words, row(124, 60, "310", "right", "today.")...)
	words = append(words, row(150, 55, "gabapentln", "of", "~", "taken")...)
	words = append(words, row(200, 95, "Claim", "310", "was", "closed", "then.")...)
	words = append(words, row(230, 96, "Strength", "was", "norma!", "throughout")...)
	r := Parse([]RawPage{{Number: 3, Width: 612, Height: 792, Source: OCR, Words: words}})
	var marked []string
	for _, l := range r.Lines {
		marked = append(marked, l.Doubtful...)
	}
	if !slices.Equal(marked, []string{"310"}) {
		t.Errorf("marked %v", marked)
	}
	for quote, want := range map[string]int{
		"Upper limb girth was 30.5 cm left and 310 right today.": 1,
		"Claim 310 was closed then.":                             0,
		"Upper limb girth was 30.5":                              0,
	} {
		if got := r.DoubtfulIn(3, quote); len(got) != want {
			t.Errorf("%q: %v", quote, got)
		}
	}
	if got := r.UnsureIn(3, "gabapentln of ~ taken"); !slices.Equal(got, []string{"gabapentln", "taken"}) {
		t.Errorf("other words: %v", got)
	}
	if got := r.UnsureIn(3, "Strength was norma! throughout"); !slices.Equal(got, []string{"norma!"}) {
		t.Errorf("a stray mark: %v", got)
	}
	if got := r.UnsureIn(3, "Claim 310 was closed then."); len(got) > 0 || !r.Recognized(3) || r.Recognized(4) {
		t.Errorf("words of another line: %v", got)
	}
	if got := r.DoubtfulIn(5, "310 right today."); len(got) > 0 {
		t.Errorf("another page: %v", got)
	}
}
