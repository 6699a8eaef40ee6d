package pdf

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// StringBytes decodes a string object: escapes and hexadecimal digits undone.
// A name gives its text; anything else gives nil.
func (o Object) StringBytes() []byte {
	if o.Kind == Name {
		return o.Raw[1:]
	}
	if !o.IsString() {
		return nil
	}
	if o.Raw[0] == '<' {
		return unhex(o.Raw[1 : len(o.Raw)-1])
	}
	return unescape(o.Raw[1 : len(o.Raw)-1])
}

func unhex(b []byte) []byte {
	var out []byte
	high := -1
	for _, c := range b {
		v := hexValue(c)
		switch {
		case v < 0:
		case high < 0:
			high = v
		default:
			out = append(out, byte(high<<4|v))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return out
}

func unescape(b []byte) []byte {
	if bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c == '\r' { // an end of line in a string is a line feed
			if i+1 < len(b) && b[i+1] == '\n' {
				i++
			}
			c = '\n'
		}
		if c != '\\' || i+1 >= len(b) {
			out = append(out, c)
			continue
		}
		i++
		switch c = b[i]; c {
		case 'n':
			c = '\n'
		case 'r':
			c = '\r'
		case 't':
			c = '\t'
		case 'b':
			c = '\b'
		case 'f':
			c = '\f'
		case '\n':
			continue
		case '\r':
			if i+1 < len(b) && b[i+1] == '\n' {
				i++
			}
			continue
		default:
			if c >= '0' && c <= '7' {
				v, k := 0, 0
				for k < 3 && i+k < len(b) && b[i+k] >= '0' && b[i+k] <= '7' {
					v = v*8 + int(b[i+k]-'0')
					k++
				}
				i += k - 1
				c = byte(v)
			}
		}
		out = append(out, c)
	}
	return out
}

// Text decodes a text string: UTF-16 or UTF-8 with its mark, else
// PDFDocEncoding (ISO 32000-1, annex D.2).
func (o Object) Text() string {
	b := o.StringBytes()
	switch {
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return utf16String(b[2:], 0, 1)
	case len(b) >= 2 && b[0] == 0xFF && b[1] == 0xFE:
		return utf16String(b[2:], 1, 0)
	case len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF:
		return string(bytes.ToValidUTF8(b[3:], []byte("\uFFFD")))
	}
	r := make([]rune, 0, len(b))
	for _, c := range b {
		r = append(r, docEncoding(c))
	}
	return string(r)
}

func utf16String(b []byte, hi, lo int) string {
	u := make([]uint16, 0, len(b)/2)
	for ; len(b) >= 2; b = b[2:] {
		u = append(u, uint16(b[hi])<<8|uint16(b[lo]))
	}
	return string(utf16.Decode(u))
}

func docEncoding(c byte) rune {
	const low = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC"
	const high = "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D\u2018\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161\u017E\uFFFD\u20AC"
	switch {
	case c >= 0x18 && c < 0x20:
		return []rune(low)[c-0x18]
	case c >= 0x80 && c <= 0xA0:
		return []rune(high)[c-0x80]
	}
	return rune(c)
}

// AppendText writes s as a text string: plain ASCII as a literal, anything
// else as UTF-16 with its mark.
func AppendText(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' {
			u := []byte{0xFE, 0xFF}
			for _, v := range utf16.Encode([]rune(s)) {
				u = append(u, byte(v>>8), byte(v))
			}
			return AppendHex(b, u)
		}
	}
	return AppendLiteral(b, []byte(s))
}

// AppendLiteral writes s as a string in parentheses.
func AppendLiteral(b, s []byte) []byte {
	b = append(b, '(')
	for _, c := range s {
		switch c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, c)
		}
	}
	return append(b, ')')
}

// AppendHex writes s as a hexadecimal string.
func AppendHex(b, s []byte) []byte {
	const digits = "0123456789abcdef"
	b = append(b, '<')
	for _, c := range s {
		b = append(b, digits[c>>4], digits[c&15])
	}
	return append(b, '>')
}
