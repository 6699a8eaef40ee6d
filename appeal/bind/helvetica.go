package bind

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// helvetica gives the widths of Helvetica's glyphs for the bytes 32 to 126, in
// thousandths of the font size (Adobe's metrics for the standard 14 fonts).
// Helvetica-Bold is nowhere wider than a ninth more.
var helvetica = [95]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// winAnsiHigh are the characters of the bytes 128 to 159 (ISO 32000-1, annex D.2).
const winAnsiHigh = "\u20AC\u2022\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u2022\u017D\u2022\u2022\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u2022\u017E\u0178"

// winAnsi encodes s for the standard fonts. Letters that they lack lose their
// marks (ł becomes l) or become a question mark; ok says whether none did.
func winAnsi(s string) (b []byte, ok bool) {
	ok = true
	for _, r := range norm.NFC.String(s) {
		if c, found := winAnsiByte(r); found {
			b = append(b, c)
			continue
		}
		ok = false
		b = append(b, nearest(r))
	}
	return b, ok
}

func winAnsiByte(r rune) (byte, bool) {
	switch {
	case r >= 32 && r < 127 || r >= 161 && r <= 255:
		return byte(r), true
	case r == '\t' || r == 160 || r == 0x2009 || r == 0x202F:
		return ' ', true
	case r == 0x2011 || r == 0x2212:
		return '-', true
	}
	i := byte(128)
	for _, h := range winAnsiHigh {
		if h == r {
			return i, true
		}
		i++
	}
	return 0, false
}

func nearest(r rune) byte {
	switch r {
	case 'ł':
		return 'l'
	case 'Ł':
		return 'L'
	case 'đ':
		return 'd'
	case 'Đ':
		return 'D'
	case 'ı':
		return 'i'
	}
	d, _ := utf8.DecodeRuneInString(norm.NFKD.String(string(r)))
	if c, ok := winAnsiByte(d); ok {
		return c
	}
	return '?'
}

// width gives the width of an encoded text at a size of one.
func width(b []byte) float64 {
	w := 0
	for _, c := range b {
		w += glyphWidth(c)
	}
	return float64(w) / 1000
}

func glyphWidth(c byte) int {
	switch {
	case c >= 32 && c < 127:
		return helvetica[c-32]
	case c >= 0xC0: // a letter with a mark is as wide as the letter
		switch c {
		case 0xC6:
			return 1000 // Æ
		case 0xE6:
			return 889 // æ
		case 0xDF, 0xF8:
			return 611 // ß ø
		case 0xD8:
			return 778 // Ø
		case 0xD7, 0xF7:
			return 584 // × ÷
		}
		if d, _ := utf8.DecodeRuneInString(norm.NFD.String(string(rune(c)))); d < 127 {
			return helvetica[d-32]
		}
		return 722
	case c == 0x85 || c == 0x89 || c == 0x8C || c == 0x97 || c == 0x99:
		return 1000 // … ‰ Œ — ™
	case c == 0x80, c == 0x96:
		return 556 // € –
	case c >= 0x91 && c <= 0x94:
		return 333
	}
	return 611
}
