package report

import (
	"strings"

	"imeappeal/appeal"
)

// LineAt gives the line at a place; of several that share a printed number the first.
func (r *Report) LineAt(ref appeal.Ref) (Line, bool) {
	for _, l := range r.Lines {
		if l.Ref == ref {
			return l, true
		}
	}
	return Line{}, false
}

// SentencesAt gives the indexes of the sentences that stand, in whole or in
// part, on the line at a place.
func (r *Report) SentencesAt(ref appeal.Ref) []int {
	var out []int
	for i, s := range r.Sentences {
		if !before(ref, s.Ref) && !before(s.End, ref) {
			out = append(out, i)
		}
	}
	return out
}

func before(a, b appeal.Ref) bool {
	return a.Page < b.Page || a.Page == b.Page && a.Line < b.Line
}

// Context gives the line at a place with up to n lines of the same page before
// and after it, running heads and feet left out.
func (r *Report) Context(ref appeal.Ref, n int) []Line {
	var page []Line
	at := -1
	for _, l := range r.Lines {
		if l.Page != ref.Page || l.Role == Header || l.Role == Footer {
			continue
		}
		if at < 0 && l.Line >= ref.Line {
			at = len(page)
		}
		page = append(page, l)
	}
	if at < 0 || n < 0 {
		return nil
	}
	return page[max(0, at-n):min(len(page), at+n+1)]
}

// PageText gives a page's lines as one text, running head and foot included,
// words that a hyphen divided at a line's end joined again.
func (r *Report) PageText(page int) string {
	var all, lines []string
	for _, l := range r.Lines {
		all = append(all, l.Text)
		if l.Page == page {
			lines = append(lines, l.Text)
		}
	}
	j := newJoiner(all)
	var b strings.Builder
	for i, l := range lines {
		if i+1 == len(lines) || strings.TrimSpace(lines[i+1]) == "" {
			b.WriteString(l)
			continue
		}
		at := strings.LastIndexByte(l, ' ') + 1
		word, gap := j.join(l[at:], strings.Fields(lines[i+1])[0])
		if gap == " " {
			gap = "\n"
		}
		b.WriteString(l[:at] + word + gap)
	}
	return b.String()
}

// Find gives the first sentence of a page (of any page when page is 0) that
// holds a quotation, compared as Fold compares; ok is false where none does.
func (r *Report) Find(page int, quote string) (sentence int, ok bool) {
	want := Fold(quote)
	if want == "" {
		return 0, false
	}
	for i, s := range r.Sentences {
		if page > 0 && (s.Ref.Page > page || s.End.Page < page) {
			continue
		}
		if strings.Contains(Fold(s.Text), want) {
			return i, true
		}
	}
	return r.findAcross(page, want)
}

// findAcross finds a quotation that takes in more than one sentence.
func (r *Report) findAcross(page int, want string) (int, bool) {
	for i, s := range r.Sentences {
		if page > 0 && (s.Ref.Page > page || s.End.Page < page) {
			continue
		}
		head := Fold(s.Text)
		if head == "" || !strings.Contains(head, want[:min(len(want), 12)]) {
			continue
		}
		text := head
		for k := i + 1; k < len(r.Sentences) && len(text) < len(head)+len(want)+1; k++ {
			text += " " + Fold(r.Sentences[k].Text)
		}
		if strings.Contains(text, want) {
			return i, true
		}
	}
	return 0, false
}
