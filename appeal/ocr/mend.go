package ocr

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mend rights what recognition is known to misread where the place tells what it
// must be.
func mend(words []found) {
	mendI(words)
	for i := range words {
		words[i].Text = mendedCount(words[i].Text)
		if text, ok := strings.CutSuffix(words[i].Text, "-—"); ok && endsSentencePart(text) {
			words[i].Text = text + "-" // a typewriter's hyphen at the end of a line
		}
	}
}

var countForm = regexp.MustCompile(`^(\d{1,3}?)[0oO]f(\d{1,3})$`)

// mendedCount divides "20f6" at a page's foot into "2 of 6".
func mendedCount(text string) string {
	m := countForm.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	if n, _ := strconv.Atoi(m[1]); n > 0 {
		if all, _ := strconv.Atoi(m[2]); n <= all {
			return m[1] + " of " + m[2]
		}
	}
	return text
}

// mendI makes the bar or bracket that recognition often sees in an "I" the
// pronoun it is: as high as the words around it, beside words of a sentence.
// The rules of a table are higher, and stand between cells.
func mendI(words []found) {
	for i := range words {
		if words[i].Text == "]" || words[i].Text == "[" {
			words[i].Text = mended(words, i, "")
		} else if rest, ok := strings.CutPrefix(words[i].Text, "|"); ok {
			words[i].Text = mended(words, i, rest)
		}
	}
}

// mended gives the text of word i, a bar or bracket that rest follows.
func mended(words []found, i int, rest string) string {
	w := words[i]
	if high := w.Box[3] - w.Box[1]; high > 1.15*w.Line {
		return w.Text
	}
	if rest == "" {
		if i+1 < len(words) && sameLine(w, words[i+1]) && startsSmall(words[i+1].Text) ||
			i > 0 && sameLine(words[i-1], w) && (i+1 == len(words) || !sameLine(w, words[i+1])) && endsSentencePart(words[i-1].Text) {
			return "I"
		}
		return w.Text
	}
	if startsSmall(rest) && len(rest) > 1 && strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLower(r) }) < 0 {
		return "I " + rest
	}
	return w.Text
}

// sameLine reports that b follows a on its line, not in the next column.
func sameLine(a, b found) bool {
	middle := (b.Box[1] + b.Box[3]) / 2
	return middle > a.Box[1]-a.Line/3 && middle < a.Box[3]+a.Line/3 && b.Box[0] > a.Box[0] && b.Box[0]-a.Box[2] < 1.2*max(a.Line, b.Line)
}

func startsSmall(s string) bool {
	for _, r := range s {
		return unicode.IsLower(r)
	}
	return false
}

func endsSentencePart(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLower(last) || strings.ContainsRune(".,;:?", last)
}
