package report

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"imeappeal/appeal"
)

// piece is a word of a paragraph with its place in the paragraph's text.
type piece struct {
	at   int // byte offset
	line int
	box  Box
}

// prose is a block's text on one line and where its words stand.
type prose struct {
	text   string
	pieces []piece
}

// proseOf joins a block's lines, mending words that a hyphen divided.
func (p *parser) proseOf(lines []int) prose {
	var b strings.Builder
	var out prose
	for n, i := range lines {
		words := p.lines[i].words
		for k, w := range words {
			out.pieces = append(out.pieces, piece{at: b.Len(), line: i, box: w.Box})
			text, gap := w.Text, " "
			if k == len(words)-1 {
				if gap = ""; n+1 < len(lines) {
					text, gap = p.compose.join(w.Text, p.lines[lines[n+1]].words[0].Text)
				}
			}
			b.WriteString(text)
			b.WriteString(gap)
		}
	}
	out.text = b.String()
	return out
}

// sentence cuts [from, to) out of the prose.
func (p *parser) sentence(s prose, from, to int) Sentence {
	out := Sentence{Text: strings.TrimSpace(s.text[from:to])}
	lastLine := -1
	for k, w := range s.pieces {
		end := len(s.text)
		if k+1 < len(s.pieces) {
			end = s.pieces[k+1].at
		}
		if end <= from || w.at >= to {
			continue
		}
		page := p.rep.Pages[p.lines[w.line].page].Number
		if w.line == lastLine {
			last := &out.Boxes[len(out.Boxes)-1]
			last.Box = last.Box.union(w.box)
		} else {
			out.Boxes = append(out.Boxes, PageBox{Page: page, Box: w.box})
		}
		if lastLine < 0 {
			out.Ref = p.ref(w.line)
		}
		out.End, lastLine = p.ref(w.line), w.line
	}
	if out.Ref == (appeal.Ref{}) && len(s.pieces) > 0 {
		out.Ref, out.End = p.ref(s.pieces[0].line), p.ref(s.pieces[0].line)
	}
	return out
}

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

var labelForm = regexp.MustCompile(`^[^\s.:?!;][^.:?!;]{1,58}[.:]`)

// boldLabel gives the words in bold that a paragraph begins with, when they
// end in a full stop or colon and what follows is not bold.
func (p *parser) boldLabel(b block) string {
	var label []string
	for _, i := range b.lines {
		for _, w := range p.lines[i].words {
			if w.Bold && len(label) < 14 {
				label = append(label, w.Text)
				continue
			}
			if s := strings.Join(label, " "); strings.HasSuffix(s, ".") || strings.HasSuffix(s, ":") {
				return s
			}
			return ""
		}
	}
	return ""
}

// labelOf gives the run-in label that a paragraph begins with, "" for none: a
// few words in bold or capitals, or known ones, before a full stop or colon.
func (p *parser) labelOf(b block, text string) string {
	start := 0
	if b.marker != "" && strings.HasPrefix(text, b.marker) {
		start = len(b.marker)
		for start < len(text) && text[start] == ' ' {
			start++
		}
	}
	if s := p.boldLabel(b); s != "" && start == 0 && strings.HasPrefix(text, s+" ") {
		return strings.TrimRight(s, ".:")
	}
	label := labelForm.FindString(text[start:])
	if label == "" || len(strings.Fields(label)) > 8 || start+len(label) >= len(text) || text[start+len(label)] != ' ' {
		return ""
	}
	_, known := KindOf(label)
	words := p.lines[b.lines[0]].words
	n := len(strings.Fields(text[:start+len(label)]))
	bold := n < len(words) && words[n-1].Bold && !words[n].Bold
	if known || bold || isCapitals(label) && !isCapitals(text[start+len(label):]) || strings.HasSuffix(label, ":") && len(strings.Fields(label)) <= 5 {
		return strings.TrimRight(label, ".:")
	}
	return ""
}
