package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// charMap is what a CMap says: how many bytes a code has, and what codes mean,
// as text (a ToUnicode map) or as glyph numbers (an encoding of a Type0 font).
type charMap struct {
	spaces []codeSpace
	text   map[uint32]string
	cids   []cidRange
}

type codeSpace struct {
	size   int
	lo, hi uint32
}

type cidRange struct {
	size   int
	lo, hi uint32
	cid    uint32
}

// charMapLimit bounds the entries of one map: 65,536 codes and room to spare.
const charMapLimit = 200000

// readCharMap reads a CMap stream. It never fails; garbage gives few entries.
func readCharMap(b []byte) *charMap {
	m := &charMap{text: map[uint32]string{}}
	s := newContentScanner(b)
	var args []contentToken
	for {
		t, ok := s.next()
		if !ok {
			return m
		}
		if t.kind != tokWord {
			if len(args) < 3*charMapLimit {
				args = append(args, t)
			}
			continue
		}
		switch string(t.str) {
		case "endcodespacerange":
			m.addSpaces(args)
		case "endbfchar":
			m.addChars(args)
		case "endbfrange":
			m.addRanges(args)
		case "endcidrange":
			m.addCIDs(args, 3)
		case "endcidchar":
			m.addCIDs(args, 2)
		}
		args = args[:0]
	}
}

func codeOf(t contentToken) (code uint32, size int, ok bool) {
	if t.kind != tokString || len(t.str) == 0 || len(t.str) > 4 {
		return 0, 0, false
	}
	for _, c := range t.str {
		code = code<<8 | uint32(c)
	}
	return code, len(t.str), true
}

func (m *charMap) addSpaces(args []contentToken) {
	for i := 0; i+1 < len(args) && len(m.spaces) < 1000; i += 2 {
		lo, n, ok := codeOf(args[i])
		hi, _, ok2 := codeOf(args[i+1])
		if ok && ok2 {
			m.spaces = append(m.spaces, codeSpace{n, lo, hi})
		}
	}
}

func (m *charMap) addChars(args []contentToken) {
	for i := 0; i+1 < len(args) && len(m.text) < charMapLimit; i += 2 {
		if code, _, ok := codeOf(args[i]); ok && args[i+1].kind == tokString {
			m.text[code] = unicodeText(args[i+1].str)
		}
	}
}

func (m *charMap) addRanges(args []contentToken) {
	for i := 0; i+2 < len(args); i += 3 {
		lo, _, ok := codeOf(args[i])
		hi, _, ok2 := codeOf(args[i+1])
		if !ok || !ok2 || hi < lo || hi-lo > 1<<16 {
			continue
		}
		to := args[i+2]
		for code := lo; code <= hi && len(m.text) < charMapLimit; code++ {
			switch {
			case to.kind == tokArray && int(code-lo) < len(to.list):
				m.text[code] = unicodeText(to.list[code-lo].str)
			case to.kind == tokString && len(to.str) > 0:
				m.text[code] = unicodeText(advanced(to.str, code-lo))
			}
		}
	}
}

// advanced adds n to the last code unit of a UTF-16 string.
func advanced(b []byte, n uint32) []byte {
	out := append([]byte(nil), b...)
	if len(out) == 1 {
		out[0] += byte(n)
		return out
	}
	last := uint32(out[len(out)-2])<<8 | uint32(out[len(out)-1])
	last += n
	out[len(out)-2], out[len(out)-1] = byte(last>>8), byte(last)
	return out
}

func (m *charMap) addCIDs(args []contentToken, step int) {
	for i := 0; i+step <= len(args) && len(m.cids) < charMapLimit; i += step {
		lo, n, ok := codeOf(args[i])
		hi := lo
		if step == 3 {
			hi, _, _ = codeOf(args[i+1])
		}
		if ok && hi >= lo && args[i+step-1].kind == tokNumber {
			m.cids = append(m.cids, cidRange{size: n, lo: lo, hi: hi, cid: uint32(max(0, args[i+step-1].num))})
		}
	}
}

// unicodeText reads a map's value: UTF-16 in big-endian order, or one byte.
func unicodeText(b []byte) string {
	if len(b) == 1 {
		return string(rune(b[0]))
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b) && i < 128; i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return strings.TrimRight(string(utf16.Decode(units)), "\x00")
}

// cid gives the glyph number of a code.
func (m *charMap) cid(code uint32, size int) uint32 {
	for _, r := range m.cids {
		if r.size == size && code >= r.lo && code <= r.hi {
			return r.cid + code - r.lo
		}
	}
	return 0
}

// codeLength gives how many bytes the next code has: the shortest code space
// that holds it, else the shortest there is.
func (m *charMap) codeLength(b []byte) int {
	code, shortest := uint32(0), 4
	for n := 1; n <= min(4, len(b)); n++ {
		code = code<<8 | uint32(b[n-1])
		for _, s := range m.spaces {
			shortest = min(shortest, s.size)
			if s.size == n && inSpace(code, s) {
				return n
			}
		}
	}
	return min(shortest, len(b))
}

// inSpace compares byte by byte, as ISO 32000-1, 9.7.6.2 has it.
func inSpace(code uint32, s codeSpace) bool {
	for shift := 0; shift < 8*s.size; shift += 8 {
		c := code >> shift & 0xff
		if c < s.lo>>shift&0xff || c > s.hi>>shift&0xff {
			return false
		}
	}
	return true
}

// meaningful is false for a mapping that says nothing: producers write U+0000
// or U+FFFD where they do not know.
func meaningful(s string) bool {
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r != 0 && r != utf8.RuneError
}
