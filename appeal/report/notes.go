package report

import (
	"regexp"
	"strconv"
	"strings"
)

var noteForm = regexp.MustCompile(`^([⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡§]+\s?|(\d{1,2})\s)\s?["“(]?[A-Z]`)

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
			small = small && p.lines[k].size < 0.93*p.size && len(p.lines[k].cells) == 1
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
