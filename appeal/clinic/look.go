package clinic

import "strings"

// Look is a text with a mark for every three letters in it, so that hundreds of
// expressions can be told to be elsewhere without reading it again.
type Look struct {
	text  string
	marks [marked / 64]uint64
}

const marked = 4096

// LookAt looks at folded text.
func LookAt(text string) *Look {
	l := &Look{text: text}
	for i := 0; i+2 < len(text); i++ {
		m := markOf(text[i:])
		l.marks[m/64] |= 1 << (m % 64)
	}
	return l
}

// Text gives what was looked at.
func (l *Look) Text() string { return l.text }

func markOf(s string) uint16 {
	return (uint16(s[0])*961 + uint16(s[1])*31 + uint16(s[2])) % marked
}

// letters are a text to look for, with its marks. Most texts lack the first or the
// last of them, which stand by themselves: they are asked for thousands of times.
type letters struct {
	text        string
	first, last uint16
	between     []uint16
}

func lettersOf(text string) letters {
	n := letters{text: text}
	for i := 0; i+2 < len(text); i++ {
		n.between = append(n.between, markOf(text[i:]))
	}
	if k := len(n.between); k > 0 {
		n.first, n.last = n.between[0], n.between[k-1]
		n.between = n.between[1:max(1, k-1)]
	}
	return n
}

// in reports whether they stand in the text, or after a look, whether they may. The
// look may be one at a longer text, or nil.
func (n *letters) in(s string, l *Look) bool {
	if l == nil || len(n.text) < 3 {
		return strings.Contains(s, n.text)
	}
	return l.has(n.first) && l.has(n.last) && n.inside(l)
}

func (n *letters) inside(l *Look) bool {
	for _, m := range n.between {
		if !l.has(m) {
			return false
		}
	}
	return true
}

func (l *Look) has(mark uint16) bool { return l.marks[mark/64]&(1<<(mark%64)) != 0 }
