package pdf

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"imeappeal/appeal/report"
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
	column bool // it is written downwards, as Japanese is
}

// placed works out where a glyph lies; m maps its unit square to the page.
func placed(g glyph, font *textFont, m matrix, st *textState) placedGlyph {
	p := placedGlyph{text: g.text, bold: font.bold || st.mode == 2, hidden: st.mode == 3 || st.mode == 7, column: font.vertical}
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

func union(a, b report.Box) report.Box {
	return report.Box{min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])}
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
