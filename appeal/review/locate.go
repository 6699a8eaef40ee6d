package review

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// locate finds a quotation on a page of the report, compared as report.Fold
// compares and at borders of words, and gives its place and the report's own
// spelling. A quote that leaves a "no" of its sentence out is widened to the
// sentence, if that is not too long to quote.
func locate(r *report.Report, page int, quote string) (appeal.Ref, string, bool) {
	want := report.Fold(quote)
	for _, s := range r.Sentences {
		if s.Ref.Page > page || s.End.Page < page || !holds(report.Fold(s.Text), want) {
			continue
		}
		ref := s.Ref
		if ref.Page != page {
			ref = firstLine(r, page)
		}
		return ref, ownWords(s.Text, want, quote), true
	}
	if !holds(report.Fold(r.PageText(page)), want) {
		return appeal.Ref{}, "", false
	}
	return lineWith(r, page, want), quote, true
}

// holds reports that the folded text has the words with no letter beside them.
func holds(text, words string) bool {
	if words == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(words):])
		first, _ := utf8.DecodeRuneInString(words)
		last, _ := utf8.DecodeLastRuneInString(words)
		if !(inWord(before) && inWord(first)) && !(inWord(after) && inWord(last)) {
			return true
		}
		from = i + 1
	}
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// ownWords gives the words of a sentence that fold to what is wanted, or the
// whole sentence where the rest of it denies.
func ownWords(text, want, quote string) string {
	words := strings.Fields(text)
	rest := strings.Replace(report.Fold(text), want, " ", 1)
	if regexpNo.MatchString(rest) && len(words) <= report.QuoteWords {
		return text
	}
	for i := range words {
		for j := i + 1; j <= len(words) && j-i <= report.QuoteWords; j++ {
			if own := strings.Join(words[i:j], " "); report.Fold(own) == want {
				return own
			}
		}
	}
	return quote
}

func firstLine(r *report.Report, page int) appeal.Ref {
	for _, l := range r.Lines {
		if l.Page == page && l.Role != report.Header && l.Role != report.Footer {
			return l.Ref
		}
	}
	return appeal.Ref{Page: page, Line: 1}
}

// lineWith finds the line on which words that no single sentence holds begin.
func lineWith(r *report.Report, page int, want string) appeal.Ref {
	best := firstLine(r, page)
	for _, l := range r.Lines {
		low := report.Fold(l.Text)
		if l.Page != page || low == "" {
			continue
		}
		if holds(low, want) {
			return l.Ref
		}
		head := want[:min(len(want), 12)]
		if i := strings.LastIndex(low, head); i >= 0 && strings.HasPrefix(want, low[i:]) {
			best = l.Ref
		}
	}
	return best
}
