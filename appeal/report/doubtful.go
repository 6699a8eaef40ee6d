package report

import (
	"slices"
	"strings"
	"unicode"
)

// doubtfulBelow is the confidence under which a recognized word is to be compared
// with the paper. Of words with figures on scans and coarse faxes, four in five of
// the misread ones lay below it and one in fifteen of the right ones; of other
// words of three letters and more, 26 of 37 and 136 of 4,985.
const doubtfulBelow = 80

// strayMarks are signs that letters and reports hardly ever print in a word, and
// that recognition reads for an l or an i however sure it is: “norma!”, “|eft”.
const strayMarks = "!|{}\\~"

// doubtful gives the words with figures that recognition was not sure of.
func doubtful(words []Word) (out []string) {
	for i, w := range words {
		if i == 0 && isMarker(w.Text) {
			continue // the number of a list's item
		}
		if w.Confidence > 0 && w.Confidence < doubtfulBelow && strings.ContainsFunc(w.Text, unicode.IsDigit) {
			out = append(out, w.Text)
		}
	}
	return out
}

// unsure gives the words without figures that recognition was not sure of. What
// it makes of a speck or a rule is no word.
func unsure(words []Word) (out []string) {
	for _, w := range words {
		letters := 0
		for _, r := range w.Text {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		low := w.Confidence < doubtfulBelow || strings.ContainsAny(w.Text, strayMarks)
		if w.Confidence > 0 && low && letters >= 3 && !strings.ContainsFunc(w.Text, unicode.IsDigit) {
			out = append(out, w.Text)
		}
	}
	return out
}

// DoubtfulIn gives the words of a quotation from a page, or from there on to the
// next, that hold figures and that recognition was not sure of.
func (r *Report) DoubtfulIn(page int, quote string) []string {
	return r.amongIn(page, quote, func(l Line) []string { return l.Doubtful })
}

// UnsureIn gives the other words of a quotation that recognition was not sure of.
func (r *Report) UnsureIn(page int, quote string) []string {
	return r.amongIn(page, quote, func(l Line) []string { return l.Unsure })
}

// Recognized reports whether the words of a page are those of recognition.
func (r *Report) Recognized(page int) bool {
	return slices.ContainsFunc(r.Pages, func(p Page) bool { return p.Number == page && p.Source == OCR })
}

func (r *Report) amongIn(page int, quote string, words func(Line) []string) (out []string) {
	said := strings.Fields(Fold(quote))
	for _, l := range r.Lines {
		if l.Page != page && l.Page != page+1 {
			continue
		}
		for _, w := range words(l) {
			if slices.Contains(said, Fold(w)) && !slices.Contains(out, w) && r.partOf(l, said) {
				out = append(out, w)
			}
		}
	}
	return out
}

// partOf reports whether most words of a line, or most of the quotation, are the
// other's: the line is where the quotation was taken from.
func (r *Report) partOf(l Line, said []string) bool {
	words := strings.Fields(Fold(l.Text))
	hits := 0
	for _, w := range words {
		if slices.Contains(said, w) {
			hits++
		}
	}
	return hits*2 >= min(len(words), len(said))
}
