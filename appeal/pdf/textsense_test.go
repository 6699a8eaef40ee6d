package pdf

import (
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

func TestWordShaped(t *testing.T) {
	for word, want := range map[string]bool{
		"examination": true, "L5-S1": true, "M.D": true, "EMG/NCS": true, "McKenzie": true, "Thornquist": true,
		"rhythm": true, "strength": true, "2nd": true, "O'Brien": true, "C5-6": true, "Straße": true, "INDEPENDENT": true,
		"tlie1r": false, "wHat": false, "rnxclqtb": false, "pa1n": false, "|eft": false, "ex~m": false,
	} {
		if got := wordShaped(word); got != want {
			t.Errorf("wordShaped(%q) = %v, want %v", word, got, want)
		}
	}
}

// TestGarbled judges a hidden layer, and the same with every eighth character
// misread as recognition misreads them.
func TestGarbled(t *testing.T) {
	const good = `The examinee was seen on June 24 for an independent orthopaedic evaluation at the request of the
	insurer. Straight leg raising was positive on the left at forty degrees with weakness of great toe extension, graded
	4 of 5, and pinprick was diminished over the first web space. She takes gabapentin 300 mg three times a day. In my
	opinion, to a reasonable degree of medical certainty, the L5-S1 disc herniation has resolved and she can work.`
	bad := []rune(good)
	for i := 0; i < len(bad); i += 8 {
		bad[i] = []rune("1|~iJB5t")[i/8%8]
	}
	page := func(text string, hidden float64) TextPage {
		var p TextPage
		for _, w := range strings.Fields(text) {
			p.Words = append(p.Words, report.Word{Text: w})
		}
		p.Invisible, p.Picture = hidden, hidden
		return p
	}
	for _, tt := range []struct {
		name   string
		page   TextPage
		garble bool
	}{
		{"sound layer", page(good, 1), false},
		{"bad layer", page(string(bad), 1), true},
		{"drawn text is doubted less", page(string(bad), 0), false},
		{"codes shifted by one", page(strings.Map(func(r rune) rune {
			if r >= 'a' && r < 'z' {
				return r + 1
			}
			return r
		}, good), 0), true},
	} {
		if got := garbled(tt.page); got != tt.garble {
			s := senseOf(tt.page.Words)
			t.Errorf("%s: garbled %v, want %v (common %.2f, shaped %.2f)", tt.name, got, tt.garble, s.common, s.shaped)
		}
	}
}
