package paper

import (
	"hash/fnv"
	"math/bits"
	"strings"
	"unicode"

	"imeappeal/appeal/report"
)

// Print is what tells whether two papers have the same words: a record that is
// in a case as a file, as a scan and under a third name is still one record.
type Print struct {
	words []string // folded, in reading order
	whole bool     // no page is missing
	signs [16]uint64
}

// note keeps a word's sign: papers of a case are compared two by two, and nearly
// all pairs part by these bits alone.
func (p *Print) note(word string) {
	h := fnv.New32a()
	h.Write([]byte(word))
	bit := h.Sum32() % 1024
	p.signs[bit/64] |= 1 << (bit % 64)
}

// mayBe reports that most signs of the shorter paper are the longer one's too.
func (p *Print) mayBe(q *Print) bool {
	if len(p.words) > len(q.words) {
		p, q = q, p
	}
	both, all := 0, 0
	for i := range p.signs {
		both, all = both+bits.OnesCount64(p.signs[i]&q.signs[i]), all+bits.OnesCount64(p.signs[i])
	}
	return 3*both >= 2*all
}

// Two papers are called the same by their first printedWords words, but not if
// one of them has fewer than fewWords: the forms of one office differ by less.
const (
	printedWords = 600
	fewWords     = 40
)

// PrintOf takes the print of a paper's pages up to the first that gave no text.
func PrintOf(pages []report.RawPage) Print {
	var p Print
	for _, page := range pages {
		if page.Unread != "" {
			return p
		}
		for _, w := range page.Words {
			if len(p.words) >= printedWords {
				return p
			}
			for _, word := range strings.FieldsFunc(report.Fold(w.Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				p.words = append(p.words, word)
				p.note(word)
			}
		}
	}
	p.whole = len(pages) > 0
	return p
}

// The shares of words, and of figures among them, that two readings of one page
// have in common at the least. A scan and its file come to 0.93 and 0.9; two
// visits written over one template have most words in common, not the figures.
const (
	sameWords   = 0.88
	sameFigures = 0.8
)

// Same reports whether two papers seem to be the same one. It is a reason to
// ask, not to throw one away.
func (p Print) Same(q Print) bool {
	n := min(len(p.words), len(q.words))
	if n < fewWords || !p.mayBe(&q) {
		return false
	}
	if p.whole && q.whole && float64(n) < sameWords*float64(max(len(p.words), len(q.words))) {
		return false
	}
	a, b := p.words[:n], q.words[:n]
	return shared(a, b) >= sameWords && shared(figures(a), figures(b)) >= sameFigures
}

func figures(words []string) []string {
	var out []string
	for _, w := range words {
		if strings.ContainsFunc(w, unicode.IsDigit) {
			out = append(out, w)
		}
	}
	return out
}

// shared gives the share of words that two lists have in common, each as often
// as it is in both.
func shared(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	count := map[string]int{}
	for _, w := range a {
		count[w]++
	}
	both := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}
