package review

import (
	"slices"
	"strings"
)

// common are words that carry no subject of their own; two texts that share
// only these speak of different things.
var common = wordSet(`the a an of to and in on at is was were be been being by for with that this it as or not no are from he she his her him hers i me my
we they them their there here which who whom what when where how why do does did done has have had having will would could should can may might must shall
also any all each both more most other such than then so if but about into over under after before during between within without per up down out off only
very just same some one two three four five six seven eight nine ten first second third
claimant claimants examinee patient insured worker member person mr ms mrs dr md doctor examiner report reported reports states stated state says said
please your describe provide comment whether given give gives made make makes take takes taken present related yes year years old time times day days part parts left right`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// stems gives the words of folded text that carry its subject, cut to a stem,
// each once.
func stems(low string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(low, notWord) {
		w = strings.Trim(strings.TrimSuffix(w, "'s"), "'-")
		if len(w) < 3 || common[w] {
			continue
		}
		if s := stem(w); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func notWord(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '\'' || r > 127)
}

// stem cuts a word's ending so that forms of a word meet: lifting, lifted,
// lifts. It need not give a real word.
func stem(w string) string {
	for _, end := range []string{"ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ed", "es", "ly", "al", "s", "y", "e"} {
		if cut, ok := strings.CutSuffix(w, end); ok && len(cut) >= 4 {
			w = cut
			break
		}
	}
	if len(w) == 4 && w[3] == 's' && !strings.ContainsAny(w[2:3], "sui") {
		w = w[:3] // rubs, eyes are short words too
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] {
		w = w[:n-1]
	}
	return w
}

// shared gives the members of a that are in b.
func shared(a, b []string) []string {
	var out []string
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}

// hasWord reports whether the folded text has the word with no letter beside it.
func hasWord(low, word string) bool {
	for from := 0; ; {
		i := strings.Index(low[from:], word)
		if i < 0 {
			return false
		}
		i += from
		j := i + len(word)
		if (i == 0 || notWord(rune(low[i-1]))) && (j == len(low) || notWord(rune(low[j])) || strings.HasPrefix(low[j:], "'s")) {
			return true
		}
		from = i + 1
	}
}

func hasAny(low string, words ...string) bool {
	for _, w := range words {
		if hasWord(low, w) {
			return true
		}
	}
	return false
}

// hasPrefixWord reports whether a word of folded text begins with the prefix.
func hasPrefixWord(low, prefix string) bool {
	return strings.Contains(low, prefix) && slices.ContainsFunc(strings.FieldsFunc(low, notWord), func(w string) bool { return strings.HasPrefix(w, prefix) })
}
