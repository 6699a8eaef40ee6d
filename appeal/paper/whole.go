package paper

import (
	"slices"
	"strings"
	"unicode"

	"imeappeal/appeal/report"
)

// whole joins a sentence that a form breaks between its lines: one that ends in
// the middle, "… the examination of 02/13/2026 by", with what stands on the next
// line.
func whole(sentences []report.Sentence) []report.Sentence {
	out := slices.Clone(sentences)
	for i := 0; i+1 < len(out); i++ {
		a, b := out[i], out[i+1]
		if a.Row || b.Row || b.Item || a.End.Page != b.Page || b.Line-a.End.Line != 1 || !cutOff(a.Text) {
			continue
		}
		a.Text, a.End, a.Boxes = a.Text+" "+b.Text, b.End, slices.Concat(a.Boxes, b.Boxes)
		out[i] = a
		out = slices.Delete(out, i+1, i+2)
		i--
	}
	return out
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
