package pdf

import (
	"bytes"
	"errors"
	"strconv"
)

var (
	errShort  = errors.New("the object goes on beyond what was read")
	errSyntax = errors.New("not PDF syntax")
)

// Hostile files nest arrays without end or write millions of tokens.
const (
	maxDepth  = 100
	maxTokens = 4 << 20
)

// The classes of bytes, ISO 32000-1, 7.2.2.
const (
	regular = iota
	white
	delimiter
)

var class = func() (t [256]byte) {
	for _, c := range []byte("\x00\t\n\f\r ") {
		t[c] = white
	}
	for _, c := range []byte("()<>[]{}/%") {
		t[c] = delimiter
	}
	return t
}()

// Regular reports whether a byte is part of a name, number or operator.
func Regular(c byte) bool { return class[c] == regular }

// White reports whether a byte is white space in PDF syntax.
func White(c byte) bool { return class[c] == white }

// lexer reads token trees out of b. When more is set, b is only a window and
// a token that touches its end gives errShort.
type lexer struct {
	b     []byte
	more  bool
	stack []Object // items of the containers that are still open
	count int
}

// ParseObject reads one object out of b, which is all there is, and gives the
// rest behind it.
func ParseObject(b []byte) (Object, []byte, error) {
	x := lexer{b: b}
	o, p, err := x.object(0, 0)
	if err != nil {
		return Object{}, nil, err
	}
	return o, b[p:], nil
}

func (x *lexer) skip(p int) int { return skipWhite(x.b, p) }

// skipWhite steps over white space and comments.
func skipWhite(b []byte, p int) int {
	for p < len(b) {
		switch c := b[p]; {
		case class[c] == white:
			p++
		case c == '%':
			for p < len(b) && b[p] != '\n' && b[p] != '\r' {
				p++
			}
		default:
			return p
		}
	}
	return p
}

// regularEnd gives the end of the run of regular bytes that starts at p.
func (x *lexer) regularEnd(p int) int {
	for p < len(x.b) && class[x.b[p]] == regular {
		p++
	}
	return p
}

func (x *lexer) object(p, depth int) (Object, int, error) {
	p = x.skip(p)
	if p >= len(x.b) {
		return Object{}, p, errShort
	}
	x.count++
	if depth > maxDepth || x.count > maxTokens {
		return Object{}, p, errSyntax
	}
	switch x.b[p] {
	case '/':
		return x.name(p)
	case '(':
		return x.literal(p)
	case '[':
		return x.array(p, depth)
	case '<':
		if p+1 >= len(x.b) {
			return Object{}, p, errShort
		}
		if x.b[p+1] == '<' {
			return x.dict(p, depth)
		}
		return x.hexString(p)
	case ')', '>', ']', '{', '}':
		return Object{}, p, errSyntax
	}
	return x.word(p)
}

func (x *lexer) name(p int) (Object, int, error) {
	q := x.regularEnd(p + 1)
	if q >= len(x.b) && x.more {
		return Object{}, q, errShort
	}
	n := x.b[p:q]
	if bytes.IndexByte(n, '#') >= 0 {
		n = plainName(n)
	}
	return Object{Kind: Name, Raw: n}, q, nil
}

func (x *lexer) literal(p int) (Object, int, error) {
	open := 0
	for q := p; q < len(x.b); q++ {
		switch x.b[q] {
		case '\\':
			q++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return Object{Kind: Token, Raw: x.b[p : q+1]}, q + 1, nil
			}
		}
	}
	return Object{}, len(x.b), errShort
}

func (x *lexer) hexString(p int) (Object, int, error) {
	q := bytes.IndexByte(x.b[p:], '>')
	if q < 0 {
		return Object{}, len(x.b), errShort
	}
	return Object{Kind: Token, Raw: x.b[p : p+q+1]}, p + q + 1, nil
}

func (x *lexer) array(p, depth int) (Object, int, error) {
	mark := len(x.stack)
	for p++; ; {
		p = x.skip(p)
		if p >= len(x.b) {
			return Object{}, p, errShort
		}
		if x.b[p] == ']' {
			return Object{Kind: Array, Items: x.pop(mark)}, p + 1, nil
		}
		o, q, err := x.object(p, depth+1)
		if err != nil {
			return Object{}, q, err
		}
		x.stack = append(x.stack, o)
		p = q
	}
}

func (x *lexer) dict(p, depth int) (Object, int, error) {
	mark := len(x.stack)
	for p += 2; ; {
		p = x.skip(p)
		if p+1 >= len(x.b) {
			return Object{}, p, errShort
		}
		if x.b[p] == '>' && x.b[p+1] == '>' {
			return Object{Kind: Dict, Items: x.pop(mark)}, p + 2, nil
		}
		if x.b[p] != '/' { // junk between entries; a missing ">>" ends here
			if bytes.HasPrefix(x.b[p:], []byte("endobj")) || bytes.HasPrefix(x.b[p:], []byte("stream")) {
				return Object{Kind: Dict, Items: x.pop(mark)}, p, nil
			}
			_, q, err := x.object(p, depth+1)
			if err != nil {
				return Object{}, q, err
			}
			p = q
			continue
		}
		key, q, err := x.name(p)
		if err != nil {
			return Object{}, q, err
		}
		q = x.skip(q)
		if q+1 < len(x.b) && x.b[q] == '>' && x.b[q+1] == '>' { // a key without value
			p = q
			continue
		}
		val, q, err := x.object(q, depth+1)
		if err != nil {
			return Object{}, q, err
		}
		x.stack = append(x.stack, key, val)
		p = q
	}
}

// pop takes the items above mark off the stack. After an error the stack is
// left as it is: the whole parse has failed.
func (x *lexer) pop(mark int) []Object {
	items := append([]Object(nil), x.stack[mark:]...)
	x.stack = x.stack[:mark]
	return items
}

func (x *lexer) word(p int) (Object, int, error) {
	q := x.regularEnd(p)
	if q >= len(x.b) && x.more {
		return Object{}, q, errShort
	}
	t := x.b[p:q]
	if allDigits(t) && len(t) < 10 {
		if end, ok, err := x.reference(q); ok || err != nil {
			return Object{Kind: Ref, Num: int32(decimal(t))}, end, err
		}
		return Object{Kind: Token, Raw: t}, q, nil
	}
	if startsNumber(t[0]) {
		return Object{Kind: Token, Raw: soundNumber(t)}, q, nil
	}
	switch string(t) {
	case "null":
		return Object{}, q, nil
	case "true", "false":
		return Object{Kind: Token, Raw: t}, q, nil
	}
	return Object{}, q, errSyntax
}

// reference looks for the "g R" that makes the integer before p a reference.
func (x *lexer) reference(p int) (end int, ok bool, err error) {
	r := x.skip(p)
	s := r
	for s < len(x.b) && isDigit(x.b[s]) {
		s++
	}
	u := x.skip(s)
	if u >= len(x.b) {
		if x.more && s-r <= 5 {
			return u, false, errShort
		}
		return p, false, nil
	}
	if s == r || s-r > 5 || u == s || x.b[u] != 'R' {
		return p, false, nil
	}
	if u+1 < len(x.b) && class[x.b[u+1]] == regular {
		return p, false, nil
	}
	return u + 1, true, nil
}

func isDigit(c byte) bool      { return c >= '0' && c <= '9' }
func startsNumber(c byte) bool { return isDigit(c) || c == '-' || c == '+' || c == '.' }

func allDigits(t []byte) bool {
	for _, c := range t {
		if !isDigit(c) {
			return false
		}
	}
	return len(t) > 0
}

// decimal reads digits and stops before it would overflow.
func decimal(t []byte) int64 {
	var n int64
	for _, c := range t {
		if !isDigit(c) || n > 1<<52 {
			break
		}
		n = n*10 + int64(c-'0')
	}
	return n
}

// soundNumber keeps a well-formed number as written and repairs the rest
// (--5, 1.2.3, 6e-7), which real producers write and readers take differently.
func soundNumber(t []byte) []byte {
	dots, ok := 0, true
	for i, c := range t {
		switch {
		case c == '.':
			dots++
		case c == '-' || c == '+':
			ok = ok && i == 0
		case !isDigit(c):
			ok = false
		}
	}
	digits := bytes.ContainsAny(t, "0123456789")
	if ok && dots <= 1 && digits {
		return t
	}
	body := bytes.TrimLeft(t, "+-")
	if f, err := strconv.ParseFloat(string(body), 64); err == nil && f < 1e15 {
		if t[0] == '-' {
			f = -f
		}
		return strconv.AppendFloat(nil, f, 'f', -1, 64)
	}
	// Take what stands before the point where it stops being a number.
	n, seen := 0, false
	for n < len(body) && (isDigit(body[n]) || body[n] == '.' && !seen) {
		seen = seen || body[n] == '.'
		n++
	}
	if f, err := strconv.ParseFloat(string(body[:n]), 64); err == nil && f < 1e15 {
		if t[0] == '-' {
			f = -f
		}
		return strconv.AppendFloat(nil, f, 'f', -1, 64)
	}
	return []byte("0")
}

// plainName undoes #xx where the byte needs no escape, so that /J#61vaScript
// is seen for what it is.
func plainName(n []byte) []byte {
	const digits = "0123456789ABCDEF"
	d := []byte{'/'}
	for i := 1; i < len(n); i++ {
		c := n[i]
		if c == '#' && i+2 < len(n) && hexValue(n[i+1]) >= 0 && hexValue(n[i+2]) >= 0 {
			c = byte(hexValue(n[i+1])<<4 | hexValue(n[i+2]))
			i += 2
		}
		if c < 33 || c > 126 || class[c] == delimiter || c == '#' {
			d = append(d, '#', digits[c>>4], digits[c&15])
		} else {
			d = append(d, c)
		}
	}
	return d
}

func hexValue(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
