package pdf

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

func (s *contentScanner) word() []byte {
	from := s.pos
	s.pos++
	for s.pos < len(s.b) && Regular(s.b[s.pos]) {
		s.pos++
	}
	return s.b[from:s.pos]
}
