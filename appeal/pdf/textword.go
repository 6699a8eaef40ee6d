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

// placedGlyph is a glyph on the page as displayed.
type placedGlyph struct {
	text   string
	x, y   float64 // where it starts on the baseline
	ex, ey float64 // where it ends
	dx, dy float64 // direction of writing, length 1
	track  float64 // character spacing after it
	size   float64
	box    report.Box
	bold   bool
	hidden bool
}

// placed works out where a glyph lies; m maps its unit square to the page.
func placed(g glyph, font *textFont, m matrix, st *textState) placedGlyph {
	p := placedGlyph{text: g.text, bold: font.bold || st.mode == 2, hidden: st.mode == 3 || st.mode == 7}
	p.size = math.Hypot(m[2], m[3])
	right := g.advance
	up, down := font.ascent, font.descent
	if font.vertical {
		p.x, p.y = m.apply(0, 0)
		p.ex, p.ey = m.apply(0, -1)
		p.box = boxAround(m, -0.5, -1, 0.5, 0)
	} else {
		p.x, p.y = m.apply(0, 0)
		p.ex, p.ey = m.apply(right, 0)
		p.box = boxAround(m, 0, down, right, up)
	}
	p.dx, p.dy = 1, 0
	sx, sy := m[0], m[1]
	if font.vertical {
		sx, sy = -m[2], -m[3]
	}
	if n := math.Hypot(sx, sy); n > 0 {
		p.dx, p.dy = sx/n, sy/n
		if st.size != 0 && !font.vertical {
			p.track = st.char / math.Abs(st.size) * n
		}
	}
	return p
}

func boxAround(m matrix, x0, y0, x1, y1 float64) report.Box {
	b := report.Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, c := range [4][2]float64{{x0, y0}, {x1, y0}, {x0, y1}, {x1, y1}} {
		x, y := m.apply(c[0], c[1])
		b = report.Box{min(b[0], x), min(b[1], y), max(b[2], x), max(b[3], y)}
	}
	return b
}

// wordBuilder joins glyphs that follow each other on a baseline to words.
type wordBuilder struct {
	width, height float64
	words         []report.Word
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

func union(a, b report.Box) report.Box {
	return report.Box{min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])}
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
// by printing again, a shadow) is one word; what lies off the page is none.
func (w *wordBuilder) flush() {
	if w.cur.Len() == 0 {
		return
	}
	text := norm.NFC.String(w.cur.String())
	w.cur.Reset()
	box := w.curBox
	x, y := (box[0]+box[2])/2, (box[1]+box[3])/2
	if x < -1 || y < -1 || x > w.width+1 || y > w.height+1 || w.printed(text, box) {
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

// strangeRune is a character that no report is written in: not mapped, a
// control code, private use.
func strangeRune(r rune) bool {
	return r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.IsControl(r)
}

// cleanText expands ligatures, makes every hyphen that may end a line a plain
// one and every blank a space, and drops what does not print.
func cleanText(s string) string {
	if len(s) == 1 && s[0] > ' ' && s[0] < 127 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 0xfb00 && r <= 0xfb06:
			b.WriteString(norm.NFKC.String(string(r)))
		case r == 0xad, r == 0x2010, r == 0x2011:
			b.WriteByte('-')
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case r == 0x200b, r == 0x200c, r == 0x200d, r == 0x200e, r == 0x200f, r == 0x2060, r == 0xfeff, r >= 0x202a && r <= 0x202e:
		case unicode.IsControl(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
