package report

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentencesOf gives the ends of the sentences in a text, the last one its length.
func sentencesOf(text string, from int) []int {
	var ends []int
	for i := from; i < len(text); i++ {
		if text[i] != '.' && text[i] != '?' && text[i] != '!' {
			continue
		}
		end := i + 1
		for end < len(text) && strings.ContainsRune(".?!", rune(text[end])) {
			end++
		}
		if end-i >= 4 { // the dots that lead from a label to its entry
			i = end
			continue
		}
		end = skipClosers(text, end)
		if end >= len(text) || text[end] != ' ' {
			continue
		}
		next := strings.TrimLeft(text[end:], " ")
		if next != "" && divides(text[:i], text[i], next) {
			ends = append(ends, end)
		}
		i = end
	}
	return append(ends, len(text))
}

// skipClosers goes past closing quotes, brackets and footnote marks.
func skipClosers(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !strings.ContainsRune("\"”’')]⁰¹²³⁴⁵⁶⁷⁸⁹*†‡", r) {
			break
		}
		i += n
	}
	return i
}

// divides reports whether the mark after head ends a sentence when next follows.
func divides(head string, mark byte, next string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "\"“‘'([¹²³⁴⁵⁶⁷⁸⁹⁰*†"))
	if unicode.IsLower(r) {
		return subpart(next) && strings.HasPrefix(next, "(")
	}
	if mark != '.' {
		return true
	}
	if quotedMark.MatchString(head) {
		return false // “1. What did you review?”
	}
	word := lastWord(head)
	switch {
	case len(word) == 1 && isInitial(word, head):
		return starters[strings.ToLower(firstWord(next))]
	case neverEnds[strings.ToLower(word)]:
		return false
	case numbered[strings.ToLower(word)]:
		return !isCode(firstWord(next))
	case mayEnd[strings.ToLower(word)] || isInitial(word, head):
		return starters[strings.ToLower(firstWord(next))]
	}
	return true
}

// quotedMark is the number of a question that is quoted with it.
var quotedMark = regexp.MustCompile(`^["“]\(?\d{1,2}$`)

// isCode reports whether a word is what follows "No." or "p.": a number, or a
// code in capitals.
func isCode(word string) bool {
	return strings.ContainsAny(word, "0123456789") || word == strings.ToUpper(word) && !starters[strings.ToLower(word)]
}

var initialForm = regexp.MustCompile(`^(?:[A-Z]|[A-Z](?:\.[A-Z])+)$`)

// isInitial reports whether a word before a full stop is the initial of a name
// ("Denise M.") or a run of them ("U.S.").
func isInitial(word, head string) bool {
	if !initialForm.MatchString(word) {
		return false
	}
	before := strings.ToLower(lastWord(strings.TrimSpace(strings.TrimSuffix(head, word))))
	return !wordSet("vitamin hepatitis type grade class level stage part appendix exhibit group phase")[before]
}

func lastWord(s string) string {
	s = strings.TrimRight(s, " ")
	if i := strings.LastIndexAny(s, " ("); i >= 0 {
		s = s[i+1:]
	}
	return strings.TrimLeft(s, "\"“‘'[")
}

func firstWord(s string) string {
	if i := strings.IndexByte(s, ' '); i >= 0 {
		s = s[:i]
	}
	return strings.Trim(s, "\"“”‘’'()[],;:.?!")
}

// endsInAbbreviation reports whether a line's last stop belongs to an
// abbreviation that never ends a sentence.
func endsInAbbreviation(s string) bool {
	if !strings.HasSuffix(s, ".") {
		return false
	}
	word := lastWord(strings.TrimSuffix(s, "."))
	return neverEnds[strings.ToLower(word)] || len(word) == 1 && unicode.IsUpper(rune(word[0])) && len(s) > 3
}

// Abbreviations by what a full stop after them can mean.
var (
	neverEnds = wordSet("dr drs mr mrs ms prof rev hon gen sgt capt lt st mt vs e.g i.e cf approx viz attn re al dept ft est ave blvd fig figs sec incl ca resp")
	numbered  = wordSet("no nos p pp pg pgs ch vol art ex exh para paras figure ste apt rm ext box sect rev'd ed tab l q")
	mayEnd    = wordSet("m.d md d.o do ph.d phd psy.d d.c d.p.m d.d.s r.n n.p p.a p.t o.t b.s m.s m.a j.d esq inc ltd co corp llc p.c p.l.l.c jr sr a.m p.m am pm u.s u.k d.c n.y p.o etc " +
		"jan feb mar apr jun jul aug sept sep oct nov dec lbs lb oz in cm mm mg mcg hr hrs min mins wk wks yr yrs mo mos bid tid qid qd prn p.o q.d b.i.d t.i.d q.i.d f.a.c.s faaos f.a.a.o.s")
	starters = wordSet("the a an he she it they we i his her its their our my this that these those there here in on at by for with from as if when while during after before since until upon " +
		"no not none all each both any some most one two three mr mrs ms dr examination review current currently prior past following based according given however therefore thus " +
		"also further additionally please what which who whether is are was were has have had do does did can could should would will may patient claimant examinee worker member insured " +
		"range strength reflexes sensation motor gait pain medications records history impression diagnosis discussion conclusion records question answer yes")
)
