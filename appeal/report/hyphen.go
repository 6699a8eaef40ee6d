package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joiner decides what becomes of a hyphen at a line's end, from the words that
// the document itself uses.
type joiner struct {
	plain    map[string]bool // words without a hyphen
	compound map[string]bool // words with one, inside a line
}

func newJoiner(lines []string) joiner {
	j := joiner{plain: map[string]bool{}, compound: map[string]bool{}}
	for _, l := range lines {
		words := strings.Fields(l)
		for i, w := range words {
			if i == len(words)-1 && endsInHyphen(w) {
				continue
			}
			word := bareWord(w)
			if strings.Contains(word, "-") {
				j.compound[word] = true
			} else if len(word) > 1 {
				j.plain[word] = true
			}
		}
	}
	return j
}

func bareWord(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

func endsInHyphen(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return len(s) > 1 && (r == '-' || r == '\u00ad' || r == '\u2010') && !strings.HasSuffix(s, "--")
}

// Parts of compounds that keep their hyphen when a line ends there. Both lists
// hold what examiners write; the document's own usage goes before them.
var (
	keepsAfter = wordSet("self well non post pre-existing right left long short full part high low mid half one two three four five six seven eight nine ten twelve " +
		"year month week day hour minute doctor physician attorney face follow work time light sit stand over-the decision hand non-weight weight range cross " +
		"single double multi all ill once twice first second third end state out in on self-report board finger heel toe job age early late fixed industrially more")
	keepsBefore = wordSet("handed dominant old year sided related term time up based like specific free bearing level shaped being known established defined dependent " +
		"reported rated hour day week month minute person oriented raising rise year-old patient client and than of the to in on out off down wide call site board duty hand side")
)

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// joinsAfter are words that also begin longer ones: "with-out", "under-standing".
var joinsAfter = wordSet("with some through over under there after every what when where then here other fore inter super counter hand work back house head day down")

// join gives what stands between the end of one line and the start of the
// next: the text of the last word, changed or not, and the gap after it.
func (j joiner) join(last, next string) (word, gap string) {
	if !endsInHyphen(last) {
		return last, " "
	}
	if strings.HasSuffix(last, "\u00ad") {
		return strings.TrimSuffix(last, "\u00ad"), ""
	}
	r, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return last, " "
	}
	if j.keeps(last, next) {
		return last, ""
	}
	_, size := utf8.DecodeLastRuneInString(last)
	return last[:len(last)-size], ""
}

func (j joiner) keeps(last, next string) bool {
	r, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsLower(r) {
		return true
	}
	head, tail := bareWord(last), bareWord(next)
	switch whole := head + tail; {
	case j.compound[head+"-"+tail]:
		return true
	case j.plain[whole] || j.plain[strings.TrimSuffix(whole, "s")] || j.plain[whole+"s"]:
		return false
	case strings.ContainsAny(head, "0123456789"):
		return true
	}
	if i := strings.LastIndex(head, "-"); i >= 0 { // "day-to-" goes on; so does "self-re-port"
		return keepsBefore[tail] || j.plain[head[i+1:]] && j.plain[tail]
	}
	if keepsAfter[head] && (j.plain[tail] || keepsBefore[tail]) || keepsBefore[tail] && j.plain[head] {
		return true
	}
	return len(head) >= 4 && len(tail) >= 4 && !joinsAfter[head] && j.plain[head] && j.plain[tail]
}
