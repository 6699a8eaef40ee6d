package ocr

import (
	"regexp"
	"strings"

	"imeappeal/appeal/report"
)

// reading is how well a report was read, against the text it was printed from.
type reading struct {
	f1     float64 // of lower-cased words and numbers, page by page
	pooled float64 // the same over the whole report: shows whether pages are mixed up
	order  float64 // share of neighbouring sentences that come one after the other
}

// scored measures a report as package report lays it out. Words divided at a
// line's end are joined, pleading numbers are no words, running heads are. A
// sentence that is not found counts as out of order.
func scored(rep *report.Report, want []string) (r reading) {
	var page, whole bag
	var got, right, pages []string
	for i := range rep.Pages {
		pages = append(pages, rep.PageText(i+1))
	}
	want = aligned(want, pages)
	for i := range max(len(want), len(rep.Pages)) {
		g, w := tokens(rep.PageText(i+1)), []string(nil)
		if i < len(want) {
			w = tokens(want[i])
		}
		page.add(g, w)
		got, right = append(got, g...), append(right, w...)
	}
	whole.add(got, right)
	return reading{page.f1(), whole.f1(), lineOrder(got, strings.Join(want, "\n"))}
}

// bag counts tokens in common.
type bag struct{ hit, all int }

func (b *bag) add(got, want []string) {
	n := map[string]int{}
	for _, w := range want {
		n[w]++
	}
	for _, g := range got {
		if n[g] > 0 {
			n[g]--
			b.hit++
		}
	}
	b.all += len(got) + len(want)
}

func (b bag) f1() float64 { return 2 * float64(b.hit) / float64(max(1, b.all)) }

var (
	tokenForm   = regexp.MustCompile(`[a-z]+|[0-9]+`)
	sentenceEnd = regexp.MustCompile(`[.?!]["”]?\s+|\n`)
	// A footnote's mark is a raised figure on paper and a plain one in the text;
	// the mark that refers to it is left out there.
	noteStart = regexp.MustCompile(`(?m)^([⁰¹²³⁴⁵⁶⁷⁸⁹]+)`)
	plainNote = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")
)

func tokens(s string) []string {
	s = noteStart.ReplaceAllStringFunc(s, func(m string) string { return plainNote.Replace(m) + " " })
	return tokenForm.FindAllString(report.Fold(s), -1)
}

// The words of a sentence's beginning that it is looked for by, and how many of
// them must stand there.
const (
	sentenceKey  = 8
	sentenceHits = 5
)

// lineOrder is the share of neighbouring sentences of want of which the second
// begins after the first in got.
func lineOrder(got []string, want string) float64 {
	last, pairs, good := 0, -1, 0
	for _, s := range sentenceEnd.Split(want, -1) {
		key := tokens(s)
		if len(key) < sentenceHits {
			continue
		}
		key = key[:min(len(key), sentenceKey)]
		pairs++
		at := find(got, last, key)
		if at >= 0 {
			if pairs > 0 {
				good++
			}
			last = at + 1
		} else if at = find(got, 0, key); at >= 0 {
			last = at + 1
		}
	}
	return float64(good) / float64(max(1, pairs))
}

// find gives the first place from some place on where most of the key's words
// stand in their order, -1 if there is none. Where the words that follow fit
// better a little later, that place is taken.
func find(got []string, from int, key []string) int {
	need := len(key)*sentenceHits/sentenceKey + 1
	for i := from; i < len(got); i++ {
		if got[i] != key[0] && (i+1 >= len(got) || got[i+1] != key[1]) {
			continue
		}
		hits, at := 0, i
		for _, k := range key {
			for j := at; j < min(len(got), at+4); j++ {
				if got[j] == k {
					hits, at = hits+1, j+1
					break
				}
			}
		}
		if hits >= min(need, len(key)) {
			return i
		}
	}
	return -1
}
