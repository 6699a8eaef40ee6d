package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"imeappeal/appeal"
)

// QuoteWords is the most words that a quotation holds.
const QuoteWords = 60

// Quote gives a sentence's own words, at most sixty of them; a longer sentence
// is cut at the last mark of punctuation that leaves at least half of that.
func Quote(s Sentence) string {
	words := strings.Fields(s.Text)
	if len(words) <= QuoteWords {
		return s.Text
	}
	cut := QuoteWords
	for k := QuoteWords; k > QuoteWords/2; k-- {
		if strings.ContainsAny(words[k-1][len(words[k-1])-1:], ",;:.?!") {
			cut = k
			break
		}
	}
	return strings.Join(words[:cut], " ")
}

// QuoteAround gives at most sixty of a sentence's own words, the bytes
// [from, to) of its Text among them.
func QuoteAround(s Sentence, from, to int) string {
	words := strings.Fields(s.Text)
	if len(words) <= QuoteWords || from < 0 || to > len(s.Text) || from >= to {
		return Quote(s)
	}
	first := len(strings.Fields(s.Text[:from]))
	if first > 0 && s.Text[from-1] != ' ' {
		first--
	}
	last := min(len(words), first+len(strings.Fields(s.Text[from:to]))+1)
	start := max(0, min(first-(QuoteWords-(last-first))/2, len(words)-QuoteWords))
	return strings.Join(words[start:min(len(words), start+QuoteWords)], " ")
}

// Fold gives a text as it is compared: lower case, compatible characters and
// ligatures resolved, curly quotes straight, dashes as hyphens, soft hyphens
// and superscript marks gone, runs of space as one.
func Fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKC.String(folding.Replace(s)) {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

var folding = strings.NewReplacer(
	"’", "'", "‘", "'", "‛", "'", "`", "'", "´", "'", "“", `"`, "”", `"`, "„", `"`, "″", `"`, "′", "'",
	"–", "-", "—", "-", "‐", "-", "‑", "-", "‒", "-", "−", "-", "--", "-", "\u00ad", "", "…", "...",
	"⁰", "", "¹", "", "²", "", "³", "", "⁴", "", "⁵", "", "⁶", "", "⁷", "", "⁸", "", "⁹", "", "†", "", "‡", "",
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
