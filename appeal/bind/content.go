package bind

import (
	"bytes"
	"errors"

	"imeappeal/appeal/pdf"
)

// shape is what a page's content leaves behind for the strip that follows it.
type shape struct {
	before  int  // "Q" without "q": as many "q" go in front
	after   int  // "q" left open, those in front included: as many "Q" go behind
	marked  int  // marked content left open, which may be a hidden layer
	unclean bool // it does not read as content to its end
	torn    []torn

	beyond bool // a picture reaches beyond the visible part

	cut *pdf.Cut // the content without text beyond the visible part, where there is any
}

// torn is a content stream that cannot be unpacked as it is. What can be read of
// it is written in its place: readers differ in what they make of the original,
// and one refuses the page.
type torn struct {
	num  int32
	lost bool // part of it cannot be read
}

// Bounds on a page's content: beyond them the page is treated as unclean.
const (
	maxContent = 64 << 20
	maxNesting = 200
)

// shapeOf reads a page's content streams as the one stream they are.
func shapeOf(f *pdf.File, p pdf.Page) shape {
	var all []byte
	streams := contentsOf(f, f.PageObject(p))
	var broken []torn
	for _, o := range streams {
		data, t, err := readable(f, o.Num, maxContent-len(all))
		if err != nil {
			return shape{unclean: true}
		}
		if t != nil {
			broken = append(broken, *t)
		}
		if len(streams) == 1 {
			all = data
		} else {
			all = append(append(all, data...), '\n')
		}
	}
	s := contentShape(all)
	s.torn = broken
	return s
}

// readable unpacks a content stream, or what can be read of it up to the last
// operator that is whole. t says what is wrong with it, nil if nothing is.
func readable(f *pdf.File, num int32, most int) (data []byte, t *torn, err error) {
	data, err = f.DecodeStrict(f.Load(num), most)
	switch {
	case len(data) >= most || errors.Is(err, pdf.ErrTooMuch):
		return nil, nil, pdf.ErrTooMuch
	case err == nil:
		return data, nil, nil
	case errors.Is(err, pdf.ErrSeal):
		return data, &torn{num, false}, nil
	}
	whole := 0
	scanOperators(data, func(o operator) { whole = o.end })
	return data[:whole], &torn{num, true}, nil
}

// contentShape counts what content opens and closes.
func contentShape(data []byte) shape {
	var s shape
	depth, low, text, compat := 0, 0, 0, 0
	known := true
	whole := scanOperators(data, func(o operator) {
		switch string(o.word) {
		case "q":
			depth++
		case "Q":
			depth--
			low = min(low, depth)
		case "BT":
			text++
		case "ET":
			text--
		case "BMC", "BDC":
			s.marked++
		case "EMC":
			s.marked = max(0, s.marked-1)
		case "BX":
			compat++
		case "EX":
			compat--
		default:
			known = known && (compat > 0 || isOperator(o.word))
		}
	})
	s.before, s.after = -low, depth-low
	s.unclean = !whole || !known || text != 0 || s.before > maxNesting || s.after > maxNesting || s.marked > maxNesting
	if s.unclean {
		s.before, s.after, s.marked = min(s.before, maxNesting), 0, 0
	}
	return s
}

// isOperator knows the operators of ISO 32000-1, annex A.
func isOperator(op []byte) bool {
	switch string(op) {
	case "b", "B", "b*", "B*", "BI", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP", "EI", "f", "F", "f*",
		"G", "g", "gs", "h", "i", "ID", "j", "J", "K", "k", "l", "m", "M", "MP", "n", "re", "RG", "rg", "ri", "s", "S",
		"SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz",
		"v", "w", "W", "W*", "y", "'", "\"":
		return true
	}
	return false
}

// operator is one operator of a content stream.
type operator struct {
	word []byte
	name []byte // the last name before it, with its slash
	end  int    // where it ends in the data
}

// scanOperators calls f for each operator and reports whether the data could
// be read to the end: no string, array, dictionary or picture left open.
func scanOperators(data []byte, f func(operator)) (whole bool) {
	arrays, dicts := 0, 0
	var name []byte
	for p := 0; p < len(data); {
		switch c := data[p]; {
		case pdf.White(c):
			p++
		case c == '%':
			for p < len(data) && data[p] != '\n' && data[p] != '\r' {
				p++
			}
		case c == '(':
			if p = skipString(data, p); p < 0 {
				return false
			}
		case c == '<' && p+1 < len(data) && data[p+1] == '<':
			dicts++
			p += 2
		case c == '>' && p+1 < len(data) && data[p+1] == '>':
			if dicts--; dicts < 0 {
				return false
			}
			p += 2
		case c == '<':
			n := bytes.IndexByte(data[p:], '>')
			if n < 0 {
				return false
			}
			p += n + 1
		case c == '[':
			arrays++
			p++
		case c == ']':
			if arrays--; arrays < 0 {
				return false
			}
			p++
		case c == '/':
			end := regularEnd(data, p+1)
			name, p = data[p:end], end
		case !pdf.Regular(c):
			return false
		default:
			end := regularEnd(data, p)
			word := data[p:end]
			p = end
			if isOperand(word) {
				continue
			}
			if string(word) != "ID" {
				f(operator{word, name, p})
				continue
			}
			if p = skipPicture(data, p); p < 0 {
				return false
			}
			f(operator{word, name, p})
			f(operator{[]byte("EI"), name, p})
		}
	}
	return arrays == 0 && dicts == 0
}

func regularEnd(data []byte, p int) int {
	for p < len(data) && pdf.Regular(data[p]) {
		p++
	}
	return p
}

// isOperand tells numbers and the words true, false and null from operators.
func isOperand(w []byte) bool {
	if c := w[0]; c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' {
		for _, c := range w[1:] {
			if (c < '0' || c > '9') && c != '.' && c != '-' {
				return false
			}
		}
		return true
	}
	switch string(w) {
	case "true", "false", "null":
		return true
	}
	return false
}

// skipString steps over a string in parentheses, -1 if it does not end.
func skipString(data []byte, p int) int {
	for depth := 0; p < len(data); p++ {
		switch data[p] {
		case '\\':
			p++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return p + 1
			}
		}
	}
	return -1
}

// skipPicture steps over an inline picture's data to behind its EI, -1 if
// there is none. An EI counts when what follows is text, as operators are.
func skipPicture(data []byte, p int) int {
	for at := p; ; {
		n := bytes.Index(data[at:], []byte("EI"))
		if n < 0 {
			return -1
		}
		at += n + 2
		if n := at - 3; n >= p && !pdf.White(data[n]) {
			continue
		}
		if at < len(data) && !pdf.White(data[at]) {
			continue
		}
		if printable(data[at:min(len(data), at+16)]) {
			return at
		}
	}
}

func printable(b []byte) bool {
	for _, c := range b {
		if c > 126 || c < 32 && !pdf.White(c) || c == 0 {
			return false
		}
	}
	return true
}
