package docx

import (
	"strings"
	"unicode/utf8"
)

// esc writes s as XML text or as the value of an attribute. Every word that
// comes from outside goes through it. What XML 1.0 cannot hold (section 2.2),
// and bytes that are no UTF-8, become U+FFFD, so that a loss is seen.
func esc(out *strings.Builder, s string) {
	from := 0
	put := func(i, n int, as string) {
		out.WriteString(s[from:i])
		out.WriteString(as)
		from = i + n
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '&':
			put(i, n, "&amp;")
		case r == '<':
			put(i, n, "&lt;")
		case r == '>': // "]]>" may not stand in text
			put(i, n, "&gt;")
		case r == '"':
			put(i, n, "&quot;")
		case r == '\t':
			put(i, n, "&#9;")
		case r == '\n':
			put(i, n, "&#10;")
		case r == '\r':
			put(i, n, "&#13;")
		case r == utf8.RuneError && n == 1, r < ' ', r == 0xFFFE, r == 0xFFFF:
			put(i, n, "\uFFFD")
		}
		i += n
	}
	out.WriteString(s[from:])
}

func escaped(s string) string {
	var out strings.Builder
	esc(&out, s)
	return out.String()
}

// text writes the words of a run: spaces as they are, line ends and tabs as
// Word's own marks.
func text(out *strings.Builder, s string) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for s != "" {
		end := strings.IndexAny(s, "\t\n\r")
		words := s
		if end >= 0 {
			words = s[:end]
		}
		if words != "" {
			out.WriteString(`<w:t xml:space="preserve">`)
			esc(out, words)
			out.WriteString(`</w:t>`)
		}
		if end < 0 {
			return
		}
		if s[end] == '\t' {
			out.WriteString(`<w:tab/>`)
		} else {
			out.WriteString(`<w:br/>`)
		}
		s = s[end+1:]
	}
}

// oneLine makes every stretch of space one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
