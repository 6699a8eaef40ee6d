package report

import (
	"regexp"
	"strings"
	"unicode"
)

// heading is what a heading line begins.
type heading struct {
	title string
	kind  SectionKind
	lines int // how many lines the heading takes
	sub   bool
}

// style is how a heading is set.
type style struct {
	capitals, bold, large, numbered bool
}

func (s style) any() bool { return s.capitals || s.bold || s.large }

func (p *parser) styleOf(l line) style {
	return style{
		capitals: isCapitals(aside.ReplaceAllString(l.text, "$1")),
		bold:     l.bold,
		large:    l.sized && p.size > 0 && l.size > 1.12*p.size,
		numbered: headingNumber.MatchString(l.text),
	}
}

// markHeadings finds the lines that begin sections. A heading that the list
// knows counts when it is set apart in type or space; an unknown one only when
// it is set as the known ones are, and never in the letterhead.
func (p *parser) markHeadings() {
	p.heads = map[int]heading{}
	p.small = p.allSmall()
	p.interview = p.headedByQuestions()
	p.plain = p.plainHeadings()
	usual, from := p.usualStyle()
	var kind SectionKind
	for i := 0; i < len(p.lines); i++ {
		h, ok := p.headingAt(i, usual, kind, i >= from)
		if !ok {
			continue
		}
		p.heads[i] = h
		for k := i; k < i+h.lines; k++ {
			p.lines[k].role = Heading
		}
		if !h.sub {
			kind = h.kind
		}
		i += h.lines - 1
	}
}

// usualStyle gives the style that most known headings have, and the first
// line that is one of them: what stands before is letterhead.
func (p *parser) usualStyle() (style, int) {
	count := map[style]int{}
	order := []style{}
	from := -1
	for i, l := range p.lines {
		if !p.couldHead(i) {
			continue
		}
		kind, known := KindOf(l.text)
		if !known || kind == "part" {
			continue
		}
		s := p.styleOf(l)
		if !s.any() && !p.standsAlone(i) {
			continue
		}
		if from < 0 && kind != Opening {
			from = i
		}
		if count[s] == 0 {
			order = append(order, s)
		}
		count[s]++
	}
	var best style
	for _, s := range order {
		if count[s] > count[best] {
			best = s
		}
	}
	if from < 0 {
		from = len(p.lines)
	}
	return best, from
}

// couldHead reports whether a line is short enough, and ends as a heading may.
func (p *parser) couldHead(i int) bool {
	l := p.lines[i]
	if l.role != Body || len(l.cells) > 1 && !isCapitals(l.text) || len(l.words) > 12 || len(l.text) > 90 {
		return false
	}
	first := firstLetter(l.text)
	if sentenceInside.MatchString(headingNumber.ReplaceAllString(l.text, "")) {
		return false
	}
	if first == 0 || !unicode.IsUpper(first) && !p.small || strings.Contains(l.text, "?") && !(p.interview && asksAlone(l.text)) {
		return false
	}
	last := l.text[len(l.text)-1]
	return last != ',' && last != ';' && (last != '.' || l.bold && len(l.words) <= 6 || isCapitals(l.text) && len(l.words) <= 4)
}

// headedByQuestions reports whether the sections of a report are headed by
// questions of its own, "What did you read?", "What did you find?": two of the
// kinds that the list knows are asked for so. The numbered questions put to the
// examiner are no headings.
func (p *parser) headedByQuestions() bool {
	kinds := map[SectionKind]bool{}
	for i, l := range p.lines {
		if l.role != Body || !asksAlone(l.text) || !p.standsAlone(i) {
			continue
		}
		if kind, known := KindOf(l.text); known {
			kinds[kind] = true
		}
	}
	return len(kinds) >= 2
}

// asksAlone reports whether a line is one question without a number.
func asksAlone(line string) bool {
	return strings.Index(line, "?") == len(line)-1 && !headingNumber.MatchString(line)
}

// allSmall reports whether the report is written without capitals, as some
// records systems print it: a heading begins with a small letter then.
func (p *parser) allSmall() bool {
	upper, lower := 0, 0
	for _, l := range p.lines {
		for _, r := range l.text {
			switch {
			case unicode.IsUpper(r):
				upper++
			case unicode.IsLower(r):
				lower++
			}
		}
	}
	return lower > 500 && upper*100 < lower
}

// plainHeadings finds headings in words that the list does not know, in the type
// of the body or before the first known one: a few words alone in a paragraph,
// longer text below, and at least two of them in the report.
func (p *parser) plainHeadings() map[int]SectionKind {
	out := map[int]SectionKind{}
	spoken := false // something was said that is no title and no name
	for i, l := range p.lines {
		spoken = spoken || l.role == Body && (strings.Contains(l.text, ": ") || endsSentence(l.text))
		title := sectionNumber.ReplaceAllString(l.text, "")
		part := title != l.text // "Part 3. The file"
		if !(spoken || part) || !p.couldHead(i) || len(l.words) > 8 || !part && len(l.words) > 6 || !p.standsAlone(i) || !plainTitle.MatchString(title) || looksLikeName(title) {
			continue
		}
		below := i + 1
		for below < len(p.lines) && (p.lines[below].role == Header || p.lines[below].role == Footer) {
			below++
		}
		if below >= len(p.lines) || len(p.lines[below].words) <= 6 && !listMark.MatchString(p.lines[below].text) {
			continue
		}
		if kind, ok := LikelyKind(l.text); ok && kind != "part" && kind != Opening {
			out[i] = kind
		} else if part {
			out[i] = OtherSection
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

var (
	plainTitle = regexp.MustCompile(`^[\p{L}'’ -]+$`)
	listMark   = regexp.MustCompile(`^(?:[•●▪◦■□*–-]|\(?[0-9a-z]{1,2}[.):])\s?\S`)
)

// sentenceInside finds a full stop after a word, and more behind it.
var sentenceInside = regexp.MustCompile(`\p{Ll}{3}\.\s+\S`)

func firstLetter(s string) rune {
	for _, r := range headingNumber.ReplaceAllString(s, "") {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

// standsAlone reports whether a line is a paragraph of its own: space above,
// and the line before it does not run on into it.
func (p *parser) standsAlone(i int) bool {
	l := p.lines[i]
	if room := max(l.right-l.left, 0.4*p.rep.Pages[l.page].Width); !l.beside && l.box.width() > 0.75*room {
		return false
	}
	if p.step(i) <= 1.2 {
		return false
	}
	above := p.bodyBefore(i)
	return above < 0 || p.step(i) < 9 || endsSentence(p.lines[above].text) || !p.isFull(above)
}

func (p *parser) bodyBefore(i int) int {
	for k := i - 1; k >= 0; k-- {
		if r := p.lines[k].role; r != Header && r != Footer && r != Note {
			return k
		}
	}
	return -1
}

func (p *parser) headingAt(i int, usual style, in SectionKind, begun bool) (heading, bool) {
	l := p.lines[i]
	if !p.couldHead(i) || result.MatchString(l.text) { // "Normal sensory examination."
		return heading{}, false
	}
	s := p.styleOf(l)
	title, n := p.headingText(i, s)
	kind, known := KindOf(title)
	h := heading{title: title, kind: kind, lines: n}
	inQA := in == Answers || in == Questions || in == Impression
	switch {
	case known && kind == "part":
		h.kind, h.sub = OtherSection, true
		return h, s.any() && p.step(i) > 1.1
	case known && s.numbered && !usual.numbered && inQA:
		return heading{}, false
	case known && s.numbered && !s.any():
		return h, usual.numbered && p.standsAlone(i)
	case known && (s.any() || p.standsAlone(i)):
		return h, true
	case p.interview && asksAlone(l.text):
		if h.kind, _ = likelyKind(title); h.kind == Questions || h.kind == Answers {
			h.kind = OtherSection
		}
		return h, p.standsAlone(i)
	case p.plain[i] != "" && (!begun || !s.any()):
		h.kind = p.plain[i]
		return h, true
	case !begun || !s.any() || p.step(i) <= 1.15 || s.numbered && !usual.numbered:
		return heading{}, false
	}
	h.sub = s != usual
	if k, ok := likelyKind(title); ok && !h.sub {
		h.kind = k
	}
	return h, len(l.words) <= 9 && !looksLikeName(title)
}

// headingText joins the lines of a heading that takes two.
func (p *parser) headingText(i int, s style) (string, int) {
	title := p.lines[i].text
	if i+1 >= len(p.lines) || !p.couldHead(i+1) || p.step(i+1) > 1.25 || !s.any() || p.styleOf(p.lines[i+1]) != s {
		return title, 1
	}
	if _, known := KindOf(title); known {
		return title, 1
	}
	both := title + " " + p.lines[i+1].text
	if _, known := KindOf(both); known {
		return both, 2
	}
	return title, 1
}

var nameForm = regexp.MustCompile(`(?i)\b(?:M\.?D|D\.?O|Ph\.?D|Psy\.?D|D\.?C|R\.?N|P\.?C|Inc|LLC|P\.?A|Esq)\b\.?$|^(?:dear|re|attn|to|from|date|sincerely|respectfully)\b|^by\b|\d{3,}`)

// looksLikeName reports whether a line set as a heading is a name, an address
// or a salutation.
func looksLikeName(s string) bool { return nameForm.MatchString(strings.TrimSpace(s)) }
