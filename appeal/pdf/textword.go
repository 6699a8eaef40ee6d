package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"imeappeal/appeal/report"
)

// Gaps between glyphs, in shares of the font size.
const (
	wordGap  = 0.13 // wider is a space; kerning stays below, justified spaces above
	overlap  = 0.6  // further back is another word
	tracking = 0.25 // wider character spacing stands for a space
	baseline = 0.55 // superscripts and subscripts stay within
)

// wordBuilder joins glyphs that follow each other on a baseline to words.
type wordBuilder struct {
	width, height float64
	words         []report.Word
	outside       []report.Word // beyond the visible part of the page
	hidden        []bool
	cur           strings.Builder
	curBox        report.Box
	curSize       float64
	curBold       int // glyphs
	curRunes      int
	curHidden     bool
	last          placedGlyph
	seen          map[string][]report.Box
	marked        []markedSpan
	strange       int // characters without a meaning
	total         int
	invisible     int
	ways          [4]int // characters by the way they lie, as TextPage.Lies
}

// markedSpan is marked content that may say what it stands for.
type markedSpan struct {
	actual string
	glyphs []placedGlyph
}

func (w *wordBuilder) begin(actual string) {
	if len(w.marked) < 1000 {
		w.marked = append(w.marked, markedSpan{actual: actual})
	}
}

// end closes marked content. Its replacement text is taken where it is one
// word (a ligature, a letter with its accent, a soft hyphen) or where the
// glyphs say nothing; a replacement for a whole line has no place for each word.
func (w *wordBuilder) end() {
	n := len(w.marked)
	if n == 0 {
		return
	}
	span := w.marked[n-1]
	w.marked = w.marked[:n-1]
	if len(span.glyphs) == 0 {
		return
	}
	plain := ""
	for _, g := range span.glyphs {
		plain += g.text
	}
	if strings.ContainsFunc(strings.TrimSpace(span.actual), unicode.IsSpace) && !strings.Contains(plain, "\ufffd") {
		for _, g := range span.glyphs {
			w.add(g)
		}
		return
	}
	g := span.glyphs[0]
	for _, o := range span.glyphs[1:] {
		g.box = union(g.box, o.box)
		g.ex, g.ey, g.track = o.ex, o.ey, o.track
	}
	g.text = span.actual
	w.add(g)
}

// add takes the next glyph.
func (w *wordBuilder) add(g placedGlyph) {
	if n := len(w.marked); n > 0 && w.marked[n-1].actual != "" && len(w.marked[n-1].glyphs) < 1000 {
		w.marked[n-1].glyphs = append(w.marked[n-1].glyphs, g)
		return
	}
	text := cleanText(g.text)
	if strings.HasPrefix(text, " ") || !w.follows(g) {
		w.flush()
	}
	body := strings.ReplaceAll(text, " ", "")
	if body == "" {
		if text == "" && w.cur.Len() > 0 {
			w.last = g // a glyph without meaning takes its room all the same
		}
		return
	}
	w.put(g, body)
	if strings.HasSuffix(text, " ") {
		w.flush()
	}
}

func (w *wordBuilder) put(g placedGlyph, body string) {
	if w.cur.Len() == 0 {
		w.curBox, w.curSize, w.curBold, w.curRunes = g.box, g.size, 0, 0
		w.curHidden = g.hidden
	}
	w.curBox = union(w.curBox, g.box)
	w.curSize = max(w.curSize, g.size)
	w.curRunes++
	if g.bold {
		w.curBold++
	}
	w.cur.WriteString(body)
	w.last = g
}

// follows reports whether a glyph goes on with the current word.
func (w *wordBuilder) follows(g placedGlyph) bool {
	if w.cur.Len() == 0 {
		return false
	}
	l := w.last
	if l.dx*g.dx+l.dy*g.dy < 0.98 || l.hidden != g.hidden {
		return false
	}
	rx, ry := g.x-l.ex, g.y-l.ey
	along, across := rx*l.dx+ry*l.dy, ry*l.dx-rx*l.dy
	big := max(l.size, g.size)
	if l.track > 0 && l.track < tracking*big && math.Abs(along-l.track) < 0.02*big+0.01 {
		along = 0
	}
	if noteMark(l, g, across) || noteMark(g, l, -across) {
		return false
	}
	return math.Abs(across) < baseline*big && along < wordGap*(l.size+g.size)/2 && along > -overlap*big
}

// noteMark reports whether mark is a raised number or sign beside a glyph, as
// footnotes and powers have: a word of its own, since "injury1" is neither
// quoted nor searched. Raised letters ("10th") stay with their word.
func noteMark(beside, mark placedGlyph, across float64) bool {
	if mark.size > 0.85*beside.size || across > -0.15*beside.size {
		return false
	}
	r, _ := utf8.DecodeRuneInString(mark.text)
	return unicode.IsDigit(r) || r == '*' || r == '†' || r == '‡' || r == '§'
}

// flush ends the current word. A word printed twice in one place (bold made
// by printing again, a shadow) is one word; what lies off
// the page is set aside.
func (w *wordBuilder) flush() {
	if w.cur.Len() == 0 {
		return
	}
	text := norm.NFC.String(w.cur.String())
	w.cur.Reset()
	box := w.curBox
	x, y := (box[0]+box[2])/2, (box[1]+box[3])/2
	if x < -1 || y < -1 || x > w.width+1 || y > w.height+1 {
		if len(w.outside) < mostUnseen {
			w.outside = append(w.outside, report.Word{Text: text, Box: box})
		}
		return
	}
	if w.printed(text, box) {
		return
	}
	for _, r := range text {
		w.total++
		if strangeRune(r) {
			w.strange++
		}
		if w.curHidden {
			w.invisible++
		}
	}
	if way, ok := w.last.way(); ok {
		w.ways[way] += utf8.RuneCountInString(text)
	}
	w.words = append(w.words, report.Word{Text: text, Box: box, Size: w.curSize, Bold: 2*w.curBold > w.curRunes})
	w.hidden = append(w.hidden, w.curHidden)
}

// printed reports whether the same word stands in nearly the same place.
func (w *wordBuilder) printed(text string, box report.Box) bool {
	for _, b := range w.seen[text] {
		near := 0.15*(box[3]-box[1]) + 0.2
		if math.Abs(b[0]-box[0]) < near && math.Abs(b[1]-box[1]) < near && math.Abs(b[2]-box[2]) < 2*near {
			return true
		}
	}
	if w.seen == nil {
		w.seen = map[string][]report.Box{}
	}
	w.seen[text] = append(w.seen[text], box)
	return false
}
