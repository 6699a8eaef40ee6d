package report

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is a paragraph, a list item, a table row, a heading or a footnote.
type block struct {
	role   Role
	lines  []int
	marker string // of a list item: "•", "1.", "(a)", "Question 1."
	grid   int    // of a row, index into parser.grids
	row    int
}

var markerForm = regexp.MustCompile(`^(?:[•●▪◦‣○■□➢✓*·∙«»¢©+oe–—-]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\([ivx]{1,4}\)|[ivx]{1,4}[.)]|[IVX]{1,4}[.)]|[QA]:|[QA]\d{0,2}[.:])$`)

// isMarker reports whether a word is the marker of a list item.
func isMarker(word string) bool { return markerForm.MatchString(word) }

var questionMarker = regexp.MustCompile(`(?i)^(?:question|issue|interrogatory|answer|response)\s*(?:no\.?\s*|#\s*|number\s*)?\d{1,2}\s*[.:)—–-]?`)

// markerOf gives the list marker that a line starts with, "" for none.
func markerOf(l line) string {
	if m := questionMarker.FindString(l.text); m != "" {
		return m
	}
	if len(l.words) < 2 {
		return ""
	}
	w := l.words[0].Text
	if !isMarker(w) {
		return ""
	}
	letter, _ := utf8.DecodeRuneInString(w)
	if len(w) == 2 && unicode.IsLetter(letter) && w[1] == '.' && unicode.IsUpper(letter) && !listLetter(l) {
		return "" // an initial: "A. Mosley"
	}
	return w
}

// listLetter reports whether "A." at the start of a line is a list letter:
// a clear gap sets it apart, as an initial never is.
func listLetter(l line) bool {
	return l.lettered || l.words[1].Box[0]-l.words[0].Box[2] > 0.7*l.words[0].typeSize()
}

// markLetters finds lines that begin with the letters of a list in order, A., B.,
// C., however close the text follows: an initial begins no such run.
func (p *parser) markLetters() {
	var run []int
	want := byte('A')
	flush := func() {
		if len(run) >= 3 {
			for _, i := range run {
				p.lines[i].lettered = true
			}
		}
		run, want = nil, 'A'
	}
	for i, l := range p.lines {
		if l.role != Body || len(l.words) < 2 {
			continue
		}
		w := l.words[0].Text
		if len(w) != 2 || w[1] != '.' {
			continue
		}
		if w[0] == 'A' && len(run) > 0 {
			flush()
		}
		if w[0] == want {
			run, want = append(run, i), want+1
		}
	}
	flush()
}

// paragraphs groups the lines into blocks, across columns and pages.
func (p *parser) paragraphs() []block {
	p.markLetters()
	var out []block
	prev := -1
	seen := map[[2]int]bool{}
	for i := 0; i < len(p.lines); i++ {
		l := p.lines[i]
		switch l.role {
		case Header, Footer:
			continue
		case Note:
			out = append(out, block{role: Note, lines: []int{i}})
			continue
		case Heading:
			h := p.heads[i]
			b := block{role: Heading}
			for k := i; k < i+h.lines; k++ {
				b.lines = append(b.lines, k)
			}
			out = append(out, b)
			i, prev = i+h.lines-1, -1
			continue
		case Row:
			g := p.gridOf[i]
			r := p.gridRowOf(g, i)
			if !seen[[2]int{g, r}] {
				seen[[2]int{g, r}] = true
				out = append(out, block{role: Row, lines: p.grids[g].rows[r].lines, grid: g, row: r})
			}
			prev = -1
			continue
		}
		at := lastText(out)
		if prev >= 0 && at >= 0 && !p.breaks(prev, i, out[at]) {
			out[at].lines = append(out[at].lines, i)
		} else {
			b := block{role: Body, lines: []int{i}, marker: markerOf(l)}
			if b.marker != "" {
				b.role = Item
				p.lines[i].role = Item
			}
			out = append(out, b)
		}
		prev = i
	}
	return out
}

func (p *parser) gridRowOf(g, i int) int {
	for r, row := range p.grids[g].rows {
		for _, k := range row.lines {
			if k == i {
				return r
			}
		}
	}
	return 0
}

// lastText gives the last block that is no footnote.
func lastText(blocks []block) int {
	for i := len(blocks) - 1; i >= 0; i-- {
		if blocks[i].role != Note {
			return i
		}
	}
	return -1
}

// breaks reports whether line i begins a new paragraph after line prev.
func (p *parser) breaks(prev, i int, in block) bool {
	a, b := p.lines[prev], p.lines[i]
	done := endsSentence(a.text)
	first, _ := utf8.DecodeRuneInString(b.words[0].Text)
	small := unicode.IsLower(first)
	full := p.isFull(prev) || !p.fits(prev, i)
	if m := markerOf(b); m != "" && (p.startsItem(prev, i, m, done, full) || p.nextItem(in, i, m)) {
		return true
	}
	if leaderForm.MatchString(b.text) || leaderForm.MatchString(a.text) && !small {
		return true
	}
	if p.sizeChanges(a, b) {
		return true
	}
	if endsInHyphen(a.text) && unicode.IsLetter(first) && full {
		return false
	}
	if !p.sameColumn(prev, i) || prev != i-1 {
		return done || !small && p.slack(prev) > 0.25 && !opensMore(a.text)
	}
	step := p.step(i)
	switch {
	case step > 1.75 || step > 1.3 && (done || !small):
		return true
	case small && !done:
		return false
	case len(b.cells) > 1 && len(a.cells) > 1 && len(in.lines) == 1:
		return true
	case b.box[0]-a.box[0] > 0.8*b.size && (done || !full) && !(in.role == Item && len(in.lines) == 1):
		return true
	case a.box[0]-b.box[0] > 0.8*b.size && len(in.lines) > 1 && (done || !full):
		return true
	case !full && done:
		return true
	case !full && !opensMore(a.text) && in.role == Item && !small && endsInYear.MatchString(a.text):
		return p.slack(prev) > 0.1 // a reader lost the mark of the next item of a list of records
	case !full && !opensMore(a.text):
		return p.slack(prev) > 0.25
	}
	return false
}

// endsInYear: the date at the end of an item of a list of records.
var endsInYear = regexp.MustCompile(`\b(19|20)\d\d\)?$`)

// startsItem reports whether a marker at the start of a line is one: a figure
// may also be the rest of a sentence ("on March\n12. She").
func (p *parser) startsItem(prev, i int, marker string, done, full bool) bool {
	if strings.ContainsAny(marker, "•●▪◦‣○■□➢✓*") || done || !full || len(marker) > 4 {
		return true
	}
	if !p.sameColumn(prev, i) {
		return !full
	}
	return p.step(i) > 1.15 || p.lines[i].box[0] < p.lines[prev].box[0]-0.5*p.lines[i].size
}

// nextItem reports whether a marker goes on with the list that the block
// belongs to: of the same form, at the same place.
func (p *parser) nextItem(in block, i int, marker string) bool {
	if in.role != Item || maskNumbers(in.marker) != maskNumbers(marker) {
		return false
	}
	first := p.lines[in.lines[0]]
	return !p.sameColumn(in.lines[0], i) || abs(first.box[0]-p.lines[i].box[0]) < 0.5*first.size+2
}

func (p *parser) sizeChanges(a, b line) bool {
	return a.sized && b.sized && (a.size > 1.25*b.size || b.size > 1.25*a.size)
}

// isFull reports whether a line reaches the column's right edge.
func (p *parser) isFull(i int) bool { return p.slack(i) < 0.04 }

// slack gives the room left on a line as a share of its column.
func (p *parser) slack(i int) float64 {
	l := p.lines[i]
	if l.right-l.left < 1 {
		return 0
	}
	return (l.right - l.box[2]) / (l.right - l.left)
}

// fits reports whether the first word of line i would have had room on line
// prev: then the break between them was meant.
func (p *parser) fits(prev, i int) bool {
	a, b := p.lines[prev], p.lines[i]
	return a.box[2]+0.9*a.size+b.words[0].Box.width() < a.right
}

// endsSentence reports whether a line ends where a sentence may end.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"”’')]⁰¹²³⁴⁵⁶⁷⁸⁹*† ")
	return s != "" && strings.ContainsRune(".?!:", rune(s[len(s)-1])) && !endsInAbbreviation(s)
}

// opensMore reports whether a line's last word or mark asks for more text.
func opensMore(s string) bool {
	f := strings.Fields(s)
	if len(f) == 0 {
		return false
	}
	last := f[len(f)-1]
	return strings.HasSuffix(last, ",") && len(f) > 6 || smallWords[strings.ToLower(last)]
}

var smallWords = wordSet("a an the of to in on at by for with from and or but as is was were are be been that which who not no his her their its my dr. mr. ms. mrs. than into this")
