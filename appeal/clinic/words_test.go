package clinic

import "testing"

// TestSenseIsTheWords: two words that were looked up compare as the words do.
func TestSenseIsTheWords(t *testing.T) {
	w := &load(t).Words
	if len(w.Kinds) > 64 {
		t.Fatalf("%d groups of kinds; a Sense holds 64", len(w.Kinds))
	}
	var words []string
	for _, g := range append(w.Same, w.Kinds...) {
		words = append(words, g...)
	}
	senses := make([]Sense, len(words))
	for i, a := range words {
		senses[i] = w.Sense(a)
	}
	for i, a := range words {
		for j, b := range words {
			if got, want := senses[i].Covers(senses[j]) || a == b, w.Covers(a, b); got != want {
				t.Errorf("%q covers %q: %v, want %v", a, b, got, want)
			}
		}
	}
}
