package typeset

import (
	"strings"
	"unicode"

	"imeappeal/appeal/letter"
)

// placed is text at its place on a line.
type placed struct {
	x, width float64
	span
}

// textLine is one line of set text.
type textLine struct {
	parts []placed
	width float64
}

// atom is what a line is not broken in: a word, perhaps in several styles, or
// the space before the next one.
type atom struct {
	spans []span
	width float64
	kind  atomKind
}

type atomKind int

const (
	word atomKind = iota
	space
	lineEnd
)

// wrap breaks text into lines no wider than width. Text that is empty gives
// one empty line, so that an empty cell keeps its height.
func wrap(spans []span, size, width float64) []textLine {
	var lines []textLine
	var line []atom
	used := 0.0
	flush := func() {
		lines = append(lines, joined(line, size))
		line, used = nil, 0
	}
	for _, a := range atoms(spans, size) {
		if a.kind == lineEnd {
			flush()
			continue
		}
		if used+a.width > width+0.01 && a.kind == word && len(line) > 0 {
			flush()
		}
		for a.kind == word && a.width > width+0.01 {
			var head atom
			head, a = split(a, size, width)
			line = append(line, head)
			flush()
		}
		if a.width == 0 || a.kind == space && len(line) == 0 {
			continue // no line starts with a space
		}
		line = append(line, a)
		used += a.width
	}
	if len(line) > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}

// atoms cuts text at spaces, at line ends, and after a dash or a slash between letters.
func atoms(spans []span, size float64) []atom {
	var out []atom
	var w atom
	end := func() {
		if len(w.spans) > 0 {
			out = append(out, w)
			w = atom{}
		}
	}
	for _, s := range spans {
		text := []rune(s.text)
		from := 0
		put := func(to int) {
			if to > from {
				w.add(span{string(text[from:to]), s.style, s.link}, size)
			}
			from = to
		}
		for i, r := range text {
			switch {
			case r == ' ' && tied(text, i):
			case r == '\n' || r == ' ':
				put(i)
				end()
				gap := atom{kind: space}
				if r == '\n' {
					gap.kind = lineEnd
				} else {
					gap.add(span{" ", s.style, s.link}, size)
				}
				out = append(out, gap)
				from = i + 1
			case breaksAfter(text, i):
				put(i + 1)
				end()
			}
		}
		put(len(text))
	}
	end()
	return out
}

// breaksAfter reports that a line may end after text[i]. Numbers are not
// broken: a claim number stays whole.
func breaksAfter(text []rune, i int) bool {
	if i == 0 || i+1 >= len(text) {
		return false
	}
	switch text[i] {
	case '—', '/':
		return !unicode.IsDigit(text[i-1]) && !unicode.IsDigit(text[i+1]) && text[i+1] != '/' && text[i-1] != ' ' && text[i+1] != ' '
	case '-', '–':
		return unicode.IsLower(text[i-1]) && unicode.IsLetter(text[i+1])
	}
	return false
}

// balanced breaks a heading into lines of about one length: as few as wrap
// needs, and no last line of one word.
func balanced(spans []span, size, width float64) []textLine {
	lines := wrap(spans, size, width)
	if len(lines) == 1 || len(lines) > 4 {
		return lines
	}
	low, high := width/2, width
	for high-low > size/2 {
		middle := (low + high) / 2
		if tried := wrap(spans, size, middle); len(tried) == len(lines) {
			lines, high = tried, middle
		} else {
			low = middle
		}
	}
	return lines
}

// tied reports that no line ends at the space text[i]: it stands between the
// word for a number and the number ("p. 2", "§ 1133", "July 21").
func tied(text []rune, i int) bool {
	if i+1 >= len(text) || !unicode.IsDigit(text[i+1]) {
		return false
	}
	from := i
	for from > 0 && text[from-1] != ' ' && text[from-1] != '\n' && text[from-1] != '(' {
		from--
	}
	switch string(text[from:i]) {
	case "p.", "pp.", "l.", "ll.", "§", "§§", "No.", "¶", "January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December":
		return true
	}
	return false
}

func (a *atom) add(s span, size float64) {
	a.spans = append(a.spans, s)
	a.width += faces()[s.style].width(s.text, size)
}

// split cuts a word that is wider than a line (a web address, a hash) where
// the line is full. At least one letter goes on the line.
func split(a atom, size, width float64) (head, rest atom) {
	for n, s := range a.spans {
		used := head.width
		for i, r := range s.text {
			used += faces()[s.style].width(string(r), size)
			if used <= width || (n == 0 && i == 0) {
				continue
			}
			if i > 0 {
				head.add(span{s.text[:i], s.style, s.link}, size)
			}
			rest.spans = append([]span{{s.text[i:], s.style, s.link}}, a.spans[n+1:]...)
			rest.width = a.width - head.width // not measured again: a word may be a page long
			return head, rest
		}
		head.add(s, size)
	}
	return head, rest
}

// joined puts atoms on a line; neighbours of one style become one string, so
// that a reader of the PDF's text finds whole phrases.
func joined(line []atom, size float64) textLine {
	for len(line) > 0 && line[len(line)-1].kind == space {
		line = line[:len(line)-1]
	}
	var parts []placed
	for _, a := range line {
		for _, s := range a.spans {
			if n := len(parts); n > 0 && parts[n-1].style == s.style && parts[n-1].link == s.link {
				parts[n-1].text += s.text
			} else {
				parts = append(parts, placed{span: s})
			}
		}
	}
	x := 0.0
	for i := range parts {
		parts[i].x, parts[i].width = x, faces()[parts[i].style].width(parts[i].text, size)
		x += parts[i].width
	}
	return textLine{parts: parts, width: x}
}

// naturalWidths gives how wide a text is at most (one line for each of its own
// lines) and at least (its longest word).
func naturalWidths(spans []span, size float64) (most, least float64) {
	line := 0.0
	for _, a := range atoms(spans, size) {
		if a.kind == lineEnd {
			line = 0
			continue
		}
		line += a.width
		most = max(most, line)
		if a.kind == word {
			least = max(least, a.width)
		}
	}
	return most, least
}

// plainSpans is text in one style.
func plainSpans(p *printable, text string, st style) []span {
	return []span{{text: p.text(text, st), style: st}}
}

// runs is text without a source: the words of our own sheets.
func runs(text string) letter.Runs { return letter.Runs{{Text: text}} }

func boldRuns(text string) letter.Runs { return letter.Runs{{Text: text, Bold: true}} }

func linked(text string, to letter.Target) letter.Runs {
	return letter.Runs{{Text: text, Link: &to}}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
