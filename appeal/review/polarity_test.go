package review

import "testing"

func TestPolarity(t *testing.T) {
	for text, want := range map[string]int{
		"the urine toxicology at that time was positive": 1,
		"toxicology screen negative":                     -1,
		"the test was not positive":                      0,
		"positive on the left, negative on the right":    0,
		"the test was done":                              0,
	} {
		if got := polarity(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
