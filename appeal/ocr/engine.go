package ocr

import (
	"context"
	"errors"
	"strings"
	"unicode"

	"imeappeal/appeal/report"
)

// engine recognizes the words of a sheet.
type engine interface {
	// name says which engine and version it is, as people and the cache see it.
	name() string
	// recognize gives the words with their boxes in pixels.
	recognize(ctx context.Context, s *sheet) ([]found, error)
	close()
}

// ErrEngine says that recognition itself went wrong.
var ErrEngine = errors.New("character recognition")

// found is one recognized word.
type found struct {
	Text       string
	Box        [4]float64 // pixels: left, top, right, bottom
	Line       float64    // height of its line in pixels
	Confidence float64    // 0 to 100
}

// kept reports whether a word is more than a speck or a rule that was taken
// for signs.
func (f found) kept() bool {
	if strings.TrimSpace(f.Text) == "" || f.Box[2] <= f.Box[0] || f.Box[3] <= f.Box[1] {
		return false
	}
	if strings.ContainsFunc(f.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return f.Confidence >= 5
	}
	return f.Confidence >= 40
}

// trust is the mean confidence of the words, each as much as it is long.
func trust(words []found) float64 {
	sum, n := 0.0, 0.0
	for _, w := range words {
		k := float64(len(w.Text))
		sum, n = sum+k*w.Confidence, n+k
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

// placedWords moves words from the sheet to the page.
func placedWords(s *sheet, m affine, words []found) []report.Word {
	var out []report.Word
	to := m.after(s.toPage)
	_, down := s.dots()
	for _, w := range words {
		if !w.kept() {
			continue
		}
		x0, y0 := to.apply(w.Box[0], w.Box[1])
		x1, y1 := to.apply(w.Box[2], w.Box[3])
		out = append(out, report.Word{
			Text: w.Text, Size: round(w.Line * 72 / down), Confidence: round(w.Confidence),
			Box: report.Box{round(min(x0, x1)), round(min(y0, y1)), round(max(x0, x1)), round(max(y0, y1))},
		})
	}
	return out
}
