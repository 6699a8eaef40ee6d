package paper

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	isDegree = regexp.MustCompile(`(?i)^(?:` + degrees + `)$`)
	isDoctor = regexp.MustCompile(`(?i)^(?:dr|mr|mrs|ms|doctor|prof)\.?$`)
)

// joining are the words of a title that are no part of the name before a
// degree.
var joining = set("OF", "BY", "FROM", "WITH", "TO", "FOR", "THE", "AND", "REPORT", "LETTER", "NOTE", "NOTES", "OPINION", "STATEMENT", "REVIEW", "EVALUATION", "EXAMINATION", "CONSULTATION", "RE")

// firstSentence cuts a title line at its first full stop that ends a sentence:
// not that of a degree, of an initial, of "Dr.".
func firstSentence(c string) string {
	words := strings.Fields(c)
	for i, w := range words {
		bare := strings.Trim(w, ".,()")
		if strings.HasSuffix(w, ".") && utf8.RuneCountInString(bare) > 1 && !isDegree.MatchString(strings.TrimRight(w, ",)")) && !isDoctor.MatchString(w) {
			return strings.Join(words[:i+1], " ")
		}
	}
	return strings.Join(words, " ")
}

// trimTitle takes off what ends a title by chance; the full stop of a degree
// stays.
func trimTitle(c string) string {
	c = strings.TrimSpace(c)
	out := strings.TrimRight(c, " .,:;-")
	words := strings.Fields(out)
	if n := len(words); n > 0 && strings.HasPrefix(c[len(out):], ".") && strings.Contains(words[n-1], ".") && isDegree.MatchString(words[n-1]+".") {
		return out + "."
	}
	return out
}

// sentenceCase writes a title with one capital; abbreviations, degrees and the
// names before degrees and after "Dr." are kept.
func sentenceCase(c string) string {
	words := strings.Fields(c)
	names := namesAmong(words)
	for i, w := range words {
		bare := strings.Trim(w, ".,()/")
		switch {
		case isDegree.MatchString(strings.Trim(w, ",()")) && (strings.Contains(w, ".") || i > 0 && (names[i-1] || isDegree.MatchString(strings.Trim(words[i-1], ",()")))),
			initials[strings.ToUpper(bare)] && len(bare) > 1, strings.ContainsAny(bare, "0123456789"), bare == "I":
		case names[i] && strings.ToUpper(w) == w:
			words[i] = capitalized(w)
		case names[i]:
		case strings.ToUpper(w) == w && len(bare) > 1, strings.ToUpper(c) != c && i > 0:
			words[i] = strings.ToLower(w)
		}
	}
	out := []rune(strings.Join(words, " "))
	if len(out) > 0 {
		out[0] = []rune(strings.ToUpper(string(out[0])))[0]
	}
	return string(out)
}

// namesAmong marks the words of a title that belong to a person's name: up to
// three before a degree, up to two after "Dr.".
func namesAmong(words []string) []bool {
	out := make([]bool, len(words))
	no := func(i int) bool {
		return joining[strings.ToUpper(strings.Trim(words[i], ".,:;()-–—"))] || isDegree.MatchString(strings.Trim(words[i], ",()"))
	}
	for i, w := range words {
		if isDegree.MatchString(strings.Trim(w, ",()")) {
			for k := i - 1; k >= max(0, i-3) && !no(k) && (k == i-1 || !strings.HasSuffix(words[k], ",")); k-- {
				out[k] = true
			}
		}
		if isDoctor.MatchString(w) {
			out[i] = true
			for k := i + 1; k < min(len(words), i+3) && !no(k) && !slices.Contains([]string{",", ";"}, words[k-1][len(words[k-1])-1:]); k++ {
				out[k] = true
			}
		}
	}
	return out
}
