package pdf

import (
	"bytes"
	"math"
	"strconv"
)

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
