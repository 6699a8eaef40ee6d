package report

import (
	"regexp"
	"strconv"
	"strings"
)

var noteForm = regexp.MustCompile(`^([⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡§]+\s?|(\d{1,2})\s?)\s?["“(]?[A-Z]`)

// markNotes marks the footnotes: at the foot of a page, below a gap, in
// smaller type or counted through the report, each beginning with its mark.
func (p *parser) markNotes() {
	next := 1
	for last := 0; last < len(p.lines); {
		first := last
		for last < len(p.lines) && p.lines[last].page == p.lines[first].page {
			last++
		}
		end := last
		for end > first && p.lines[end-1].role == Footer {
			end--
		}
		if start := p.notesFrom(first, end, &next); start < end {
			for k := start; k < end; k++ {
				p.lines[k].role = Note
				if m := noteForm.FindStringSubmatch(p.lines[k].text); m != nil {
					p.raise(first, start, k, m[2])
				}
			}
		}
	}
}

var gluedMark = regexp.MustCompile(`^(.*[\p{Ll}\d][.,;:?!)"”’]+|.*\p{Ll}{2})(\d{1,2})$`)

// raise writes the mark of the note on line k, and the mark in the text of the
// page that refers to it, as superscript characters where a reader gave them
// as plain figures.
func (p *parser) raise(first, start, k int, mark string) {
	if mark == "" {
		return
	}
	note := &p.lines[k]
	if w := &note.words[0]; w.Text != mark && strings.HasPrefix(w.Text, mark) {
		w.Text = superscripts.Replace(mark) + strings.TrimPrefix(w.Text, mark)
		note.text = textOf(note.words)
	}
	for i := first; i < start; i++ {
		for n, w := range p.lines[i].words {
			m := gluedMark.FindStringSubmatch(w.Text)
			if m != nil && m[2] == mark && p.lines[i].role == Body {
				p.lines[i].words[n].Text = m[1] + superscripts.Replace(mark)
				p.lines[i].text = textOf(p.lines[i].words)
				return
			}
		}
	}
}

// notesFrom gives the first line of a page's footnotes, end where it has none.
func (p *parser) notesFrom(first, end int, next *int) int {
	for i := first + 1; i < end; i++ {
		m := noteForm.FindStringSubmatch(p.lines[i].text)
		if m == nil || p.lines[i].role != Body || p.step(i) < 1.15 || end-i > 12 {
			continue
		}
		small := true
		for k := i; k < end; k++ {
			small = small && p.lines[k].sized && p.lines[k].size < 0.93*p.size && len(p.lines[k].cells) == 1
		}
		number, _ := strconv.Atoi(m[2])
		counted := m[2] != "" && number == *next && p.lastBlock(i, end) && !strings.HasSuffix(p.lines[i].words[0].Text, ".")
		if !small && !counted {
			continue
		}
		for k := i; k < end; k++ {
			if noteForm.MatchString(p.lines[k].text) {
				*next++
			}
		}
		return i
	}
	return end
}

// lastBlock reports whether the lines from i to the end of the page hold
// nothing but notes: no further gap without a mark after it.
func (p *parser) lastBlock(i, end int) bool {
	for k := i; k < end; k++ {
		if len(p.lines[k].cells) > 1 || k > i && p.step(k) > 1.3 && !noteForm.MatchString(p.lines[k].text) {
			return false
		}
	}
	return end > i && end < len(p.lines) && p.lines[end].role == Footer
}
