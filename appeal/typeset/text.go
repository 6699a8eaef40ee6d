package typeset

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"imeappeal/appeal/letter"
)

// span is a stretch of text in one style that goes to one place.
type span struct {
	text  string
	style style
	link  *letter.Target
}

// printable turns text into what the fonts can print, and remembers what that
// changed.
type printable struct {
	missing []Missing
}

// tofu stands for a character that the font does not have.
const tofu = "□"

// spans makes the runs printable.
func (p *printable) spans(runs letter.Runs) []span {
	var out []span
	for _, r := range runs {
		s := span{style: roman, link: r.Link}
		if r.Bold {
			s.style |= bold
		}
		if r.Italic {
			s.style |= italic
		}
		s.text = p.text(r.Text, s.style)
		out = append(out, s)
	}
	return out
}

// text composes accents (a decomposed é is one glyph), keeps line ends, makes
// tabs spaces, and replaces what the face cannot print.
func (p *printable) text(s string, st style) string {
	f := faces()[st]
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	if plain(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '\n':
			b.WriteRune(r)
		case r == '\r':
		case r == '\t' || r == '\v' || r == '\f' || r == '\u2028':
			b.WriteByte(' ')
		case r == '\u2007' || r == '\u202F': // figure space, narrow no-break space
			b.WriteRune('\u00A0')
		case unicode.Is(unicode.Cf, r) || unicode.IsControl(r): // joiners, marks of direction, soft hyphen
			p.miss(r, "", s, i)
		case unicode.Is(unicode.Zs, r) && !f.has(r):
			b.WriteByte(' ')
		case rightToLeft(r):
			// The face has Hebrew, but nothing here sets a line from right to left:
			// letters in the wrong order would be another word.
			p.miss(r, tofu, s, i)
			b.WriteString(tofu)
		case !f.has(r):
			p.miss(r, tofu, s, i)
			b.WriteString(tofu)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain reports that s is printable ASCII and line ends: the usual case.
func plain(s string) bool {
	for i := range len(s) {
		if (s[i] < ' ' || s[i] > '~') && s[i] != '\n' {
			return false
		}
	}
	return true
}

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

func (p *printable) miss(r rune, shown, in string, at int) {
	i := slices.IndexFunc(p.missing, func(m Missing) bool { return m.Rune == r })
	if i >= 0 {
		p.missing[i].Count++
		return
	}
	p.missing = append(p.missing, Missing{Rune: r, Shown: shown, Count: 1, Near: near(in, at)})
}

// near gives about forty letters around a place.
func near(s string, at int) string {
	before, after := []rune(s[:at]), []rune(s[at:])
	before = before[max(0, len(before)-20):]
	after = after[:min(len(after), 20)]
	return string(before) + string(after)
}
