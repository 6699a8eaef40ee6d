package letter

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSpelled(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"nine thousand dollars":                  "9000",
		"twenty minutes":                         "20",
		"twenty-five minutes":                    "25",
		"three of five":                          "3 5",
		"one hundred and five pages":             "105",
		"A hundred pages":                        "100",
		"two hundred fifty thousand":             "250000",
		"one million two hundred thousand":       "1200000",
		"9 thousand":                             "9000",
		"1.5 million":                            "1500000",
		"nineteen eighty-five":                   "19 85",
		"four five":                              "4 5",
		"twenty-one":                             "21",
		"twelve hundred":                         "1200",
		"one of the tests, and no one else":      "",
		"someone often attends the tension test": "",
		"Nine":                                   "9",
	} {
		var got []string
		for _, row := range spelledRun.FindAllString(text, -1) {
			got = append(got, spelled(row)...)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// TestSpelledFacts: a number counts as the same whether it stands in words or
// in digits, on either side.
func TestSpelledFacts(t *testing.T) {
	t.Parallel()
	h := newHaystack("He paid $9,000. It took eighteen minutes. Three of seven tests.")
	for text, want := range map[string]int{
		"It cost nine thousand dollars.": 0,
		"It took 18 minutes.":            0,
		"It took twenty minutes.":        1,
		"Three of five tests.":           1,
		"3 of seven tests.":              0,
		"It cost nine dollars.":          1,
	} {
		if got := h.lacks(factsIn(text)); len(got) != want {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func FuzzSpelled(f *testing.F) {
	for _, s := range []string{"nine thousand", "9,, million", "one-and-one hundred", "1.2.3 thousand", "hundred hundred hundred hundred hundred million billion billion"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		newHaystack(s).lacks(factsIn(s)) // does not panic
	})
}
