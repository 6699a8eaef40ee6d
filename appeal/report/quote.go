package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// QuoteWords is the most words that a quotation holds.
const QuoteWords = 60

// Quote gives a sentence's own words, at most sixty of them; a longer sentence
// is cut at the last mark of punctuation that leaves at least half of that.
func Quote(s Sentence) string {
	words := strings.Fields(s.Text)
	if len(words) <= QuoteWords {
		return s.Text
	}
	cut := QuoteWords
	for k := QuoteWords; k > QuoteWords/2; k-- {
		if strings.ContainsAny(words[k-1][len(words[k-1])-1:], ",;:.?!") {
			cut = k
			break
		}
	}
	return strings.Join(words[:cut], " ")
}

// QuoteAround gives at most sixty of a sentence's own words, the bytes
// [from, to) of its Text among them.
func QuoteAround(s Sentence, from, to int) string {
	words := strings.Fields(s.Text)
	if len(words) <= QuoteWords || from < 0 || to > len(s.Text) || from >= to {
		return Quote(s)
	}
	first := len(strings.Fields(s.Text[:from]))
	if first > 0 && s.Text[from-1] != ' ' {
		first--
	}
	last := min(len(words), first+len(strings.Fields(s.Text[from:to]))+1)
	start := max(0, min(first-(QuoteWords-(last-first))/2, len(words)-QuoteWords))
	return strings.Join(words[start:min(len(words), start+QuoteWords)], " ")
}

// Fold gives a text as it is compared: lower case, compatible characters and
// ligatures resolved, curly quotes straight, dashes as hyphens, soft hyphens
// and superscript marks gone, runs of space as one.
func Fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKC.String(folding.Replace(s)) {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

var folding = strings.NewReplacer(
	"’", "'", "‘", "'", "‛", "'", "`", "'", "´", "'", "“", `"`, "”", `"`, "„", `"`, "″", `"`, "′", "'",
	"–", "-", "—", "-", "‐", "-", "‑", "-", "‒", "-", "−", "-", "--", "-", "\u00ad", "", "…", "...",
	"⁰", "", "¹", "", "²", "", "³", "", "⁴", "", "⁵", "", "⁶", "", "⁷", "", "⁸", "", "⁹", "", "†", "", "‡", "",
)
