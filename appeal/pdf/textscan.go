package pdf

import (
	"bytes"
	"math"
	"strconv"
)

// The kinds of token in a content stream or a character map.
const (
	tokNumber = iota + 1
	tokName
	tokString
	tokArray
	tokDict // list holds names and values in turn
	tokWord // an operator, or true, false, null
)

// contentToken is one operand or operator. str holds a name, string or word.
type contentToken struct {
	kind int
	num  float64
	str  []byte
	list []contentToken
}

// contentScanner reads tokens and never fails: what it cannot make sense of
// it passes over, as viewers do.
type contentScanner struct {
	b     []byte
	pos   int
	depth int
}

func newContentScanner(b []byte) *contentScanner { return &contentScanner{b: b} }

// next gives the next token; ok is false at the end.
func (s *contentScanner) next() (t contentToken, ok bool) {
	for {
		s.skipBlank()
		if s.pos >= len(s.b) {
			return t, false
		}
		c := s.b[s.pos]
		switch {
		case c == '/':
			s.pos++
			return contentToken{kind: tokName, str: s.name()}, true
		case c == '(':
			s.pos++
			return contentToken{kind: tokString, str: s.literal()}, true
		case c == '<' && s.at(1) == '<':
			s.pos += 2
			return contentToken{kind: tokDict, list: s.items('>')}, true
		case c == '<':
			s.pos++
			return contentToken{kind: tokString, str: s.hex()}, true
		case c == '[':
			s.pos++
			return contentToken{kind: tokArray, list: s.items(']')}, true
		case c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9':
			if n, ok := s.number(); ok {
				return contentToken{kind: tokNumber, num: n}, true
			}
			return contentToken{kind: tokWord, str: s.word()}, true
		case c == '{' || c == '}' || c == ')' || c == '>' || c == ']':
			s.pos++
			if s.depth > 0 && (c == ']' || c == '>') {
				return contentToken{kind: tokWord, str: s.b[s.pos-1 : s.pos]}, true
			}
		default:
			return contentToken{kind: tokWord, str: s.word()}, true
		}
	}
}

func (s *contentScanner) at(ahead int) byte {
	if s.pos+ahead < len(s.b) {
		return s.b[s.pos+ahead]
	}
	return 0
}

func (s *contentScanner) skipBlank() {
	for s.pos < len(s.b) {
		c := s.b[s.pos]
		if c == '%' {
			for s.pos < len(s.b) && s.b[s.pos] != '\n' && s.b[s.pos] != '\r' {
				s.pos++
			}
			continue
		}
		if !White(c) {
			return
		}
		s.pos++
	}
}

// items reads up to the closing bracket of an array or dictionary.
func (s *contentScanner) items(end byte) []contentToken {
	if s.depth > 64 {
		return nil
	}
	s.depth++
	defer func() { s.depth-- }()
	var out []contentToken
	for {
		t, ok := s.next()
		if !ok {
			return out
		}
		if t.kind == tokWord && len(t.str) == 1 && (t.str[0] == ']' || t.str[0] == '>') {
			if t.str[0] == '>' && s.at(0) == '>' {
				s.pos++
			}
			if t.str[0] == end {
				return out
			}
			continue
		}
		out = append(out, t)
	}
}

func (s *contentScanner) name() []byte {
	from := s.pos
	escaped := false
	for s.pos < len(s.b) && Regular(s.b[s.pos]) {
		escaped = escaped || s.b[s.pos] == '#'
		s.pos++
	}
	raw := s.b[from:s.pos]
	if !escaped {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && hexValue(raw[i+1]) >= 0 && hexValue(raw[i+2]) >= 0 {
			out = append(out, byte(hexValue(raw[i+1])<<4|hexValue(raw[i+2])))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return out
}

func (s *contentScanner) word() []byte {
	from := s.pos
	s.pos++
	for s.pos < len(s.b) && Regular(s.b[s.pos]) {
		s.pos++
	}
	return s.b[from:s.pos]
}

// number reads a number, also the malformed ones that viewers accept ("--5",
// "1.2.3" reads 1.2, "5-3" reads 5).
func (s *contentScanner) number() (float64, bool) {
	from := s.pos
	end := from
	for end < len(s.b) && Regular(s.b[end]) {
		end++
	}
	raw := s.b[from:end]
	i, neg := 0, false
	for i < len(raw) && (raw[i] == '-' || raw[i] == '+') {
		neg = neg || raw[i] == '-'
		i++
	}
	v, scale, digits, dot := 0.0, 1.0, 0, false
loop:
	for ; i < len(raw); i++ {
		c := raw[i]
		switch {
		case c >= '0' && c <= '9':
			digits++
			if dot {
				scale /= 10
				v += float64(c-'0') * scale
			} else {
				v = v*10 + float64(c-'0')
			}
		case c == '.' && !dot:
			dot = true
		case c == '-' || c == '.':
			i = len(raw)
			break loop
		case (c == 'e' || c == 'E') && digits > 0:
			if x, err := strconv.ParseFloat(string(raw), 64); err == nil && !math.IsInf(x, 0) {
				s.pos = end
				return x, true
			}
			break loop
		default:
			break loop
		}
	}
	if digits == 0 && !dot && i == len(raw) && len(raw) > 0 && (raw[0] == '-' || raw[0] == '+') {
		s.pos = end
		return 0, true
	}
	if digits == 0 && !dot {
		return 0, false
	}
	// "0.5Td": the number ends where the operator begins.
	s.pos = from + min(i, len(raw))
	if neg {
		v = -v
	}
	return v, true
}

func (s *contentScanner) hex() []byte {
	end := bytes.IndexByte(s.b[s.pos:], '>')
	if end < 0 {
		end = len(s.b) - s.pos
	}
	out := unhex(s.b[s.pos : s.pos+end])
	s.pos = min(len(s.b), s.pos+end+1)
	return out
}

// literal reads a string up to its closing parenthesis.
func (s *contentScanner) literal() []byte {
	var out []byte
	depth := 1
	for s.pos < len(s.b) {
		c := s.b[s.pos]
		s.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return out
			}
		case '\\':
			out = s.escape(out)
			continue
		case '\r':
			if s.at(0) == '\n' {
				s.pos++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return out
}

// escape reads what follows a backslash in a string.
func (s *contentScanner) escape(out []byte) []byte {
	c := s.at(0)
	s.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if s.at(0) == '\n' {
			s.pos++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := int(c - '0')
	for range 2 {
		d := s.at(0)
		if d < '0' || d > '7' {
			break
		}
		v = v<<3 | int(d-'0')
		s.pos++
	}
	return append(out, byte(v))
}

// skipInlineImage passes from after "ID" to after the image's "EI": the first
// one between blanks that is followed by text, not by more picture.
func (s *contentScanner) skipInlineImage() {
	for from := s.pos; ; {
		i := bytes.Index(s.b[min(from, len(s.b)):], []byte("EI"))
		if i < 0 {
			s.pos = len(s.b)
			return
		}
		at := from + i
		from = at + 2
		if at > 0 && !White(s.b[at-1]) || from < len(s.b) && !White(s.b[from]) {
			continue
		}
		if looksLikeContent(s.b[from:min(len(s.b), from+16)]) {
			s.pos = from
			return
		}
	}
}

func looksLikeContent(b []byte) bool {
	for _, c := range b {
		if c > 126 || c < 32 && !White(c) || c == 0 {
			return false
		}
	}
	return true
}
