package casefile

import (
	"bytes"
	"strings"
)

var bom = []byte("\xef\xbb\xbf")

// source is the text of a case.yaml as it lies on disk, with whatever line
// endings and byte-order mark it has.
type source struct {
	raw []byte
}

// plain gives the text as the YAML reader sees it: no byte-order mark, every
// line ending one newline.
func (s source) plain() string {
	b := bytes.TrimPrefix(s.raw, bom)
	if !bytes.ContainsRune(b, '\r') {
		return string(b)
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(b))
}

// newline gives the line ending that new lines get: that of the first line.
func (s source) newline() string {
	if i := bytes.IndexByte(s.raw, '\n'); i > 0 && s.raw[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// splice replaces plain()[from:to] and leaves every other byte as it is.
func (s source) splice(from, to int, text string) source {
	from, to = s.onDisk(from), s.onDisk(to)
	text = strings.ReplaceAll(text, "\n", s.newline())
	out := make([]byte, 0, len(s.raw)+len(text))
	out = append(out, s.raw[:from]...)
	out = append(out, text...)
	return source{raw: append(out, s.raw[to:]...)}
}

// onDisk gives the offset in raw of an offset in plain().
func (s source) onDisk(offset int) int {
	i := 0
	if bytes.HasPrefix(s.raw, bom) {
		i = len(bom)
	}
	for ; offset > 0 && i < len(s.raw); offset-- {
		if s.raw[i] == '\r' && i+1 < len(s.raw) && s.raw[i+1] == '\n' {
			i++
		}
		i++
	}
	return i
}

// lines finds the offset of (line, column) pairs, columns counted in runes.
type lines struct {
	text   string
	starts []int
}

func linesOf(text string) lines {
	starts := []int{0}
	for i := range len(text) {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return lines{text, starts}
}

func (l lines) offset(line, col int) int {
	if line < 1 {
		return 0
	}
	if line > len(l.starts) {
		return len(l.text)
	}
	at := l.starts[line-1]
	for i := range l.text[at:] {
		if col--; col < 1 {
			return at + i
		}
	}
	return len(l.text)
}

// end gives the offset of the end of the line that holds offset, before its newline.
func (l lines) end(offset int) int {
	if i := strings.IndexByte(l.text[offset:], '\n'); i >= 0 {
		return offset + i
	}
	return len(l.text)
}

// start gives the offset of the start of the line that holds offset.
func (l lines) start(offset int) int {
	return strings.LastIndexByte(l.text[:offset], '\n') + 1
}
