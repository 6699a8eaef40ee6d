package paper

import (
	"slices"
	"strings"
	"unicode"

	"imeappeal/appeal/report"
)

// whole joins a sentence that a form, a fax or the end of a page breaks between
// its lines: one that ends in the middle, "… the examination of 02/13/2026 by", or
// in no mark while the next line goes on in lower case.
func whole(sentences []report.Sentence) []report.Sentence {
	out := slices.Clone(sentences)
	for i := 0; i+1 < len(out); i++ {
		a, b := out[i], out[i+1]
		if a.Row || b.Row || b.Item || !follows(a, b) || !cutOff(a.Text) && !goesOn(a.Text, b.Text) {
			continue
		}
		a.Text, a.End, a.Boxes = a.Text+" "+b.Text, b.End, slices.Concat(a.Boxes, b.Boxes)
		out[i] = a
		out = slices.Delete(out, i+1, i+2)
		i--
	}
	return out
}

// follows reports that a sentence begins on the line after another's last, or on
// the page after it.
func follows(a, b report.Sentence) bool {
	return a.End.Page == b.Page && b.Line-a.End.Line == 1 || b.Page-a.End.Page == 1
}

// goesOn reports that a text of some length ends without a mark, and the next one
// begins with a small letter.
func goesOn(text, next string) bool {
	if len(strings.Fields(text)) < 6 || strings.ContainsAny(text[len(text)-1:], ".?!:;") {
		return false
	}
	return beginsSmall(next)
}

// beginsSmall reports that a text begins as no sentence begins.
func beginsSmall(text string) bool {
	for _, r := range text {
		return unicode.IsLower(r)
	}
	return false
}

// cutOff reports that a text of some length ends with a word that no sentence
// ends with.
func cutOff(text string) bool {
	words := strings.Fields(text)
	if len(words) < 6 {
		return false
	}
	last := words[len(words)-1]
	if strings.TrimFunc(last, unicode.IsLetter) != "" {
		return false
	}
	return slices.Contains([]string{"by", "of", "the", "a", "an", "and", "or", "that", "because", "on", "in", "to", "for", "with", "from", "dr", "was", "is", "were", "are", "not", "under", "at", "which", "who"}, strings.ToLower(last))
}
