package review

import (
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// Rule is one thing to look for. Check gives its findings with everything but
// the rule's own id; it must not change the Reading.
type Rule struct {
	ID          string
	Kind        appeal.Kind
	Title       string
	Why         string
	Authorities []string // ids that package letter resolves for the regime
	Check       func(*Reading) []appeal.Finding
}

// about makes a finding on a sentence of the report.
func about(s *Statement, c appeal.Confidence, subject, why string, against ...string) appeal.Finding {
	return appeal.Finding{Ref: s.Ref, Quote: quote(s.Text), Confidence: c, Subject: subject, Why: why, Against: against}
}

// asking adds the question for the treating physician and the letter's words.
func asking(f appeal.Finding, question, wording string) appeal.Finding {
	f.Question, f.Wording = question, wording
	return f
}

const maxQuote = 60 // words

// quote gives the sentence, at most maxQuote words of it.
func quote(text string) string { return quoteAround(text, 0) }

// quoteAround gives at most maxQuote words of a sentence so that the word with
// the index at stands among them.
func quoteAround(text string, at int) string {
	ws := strings.Fields(text)
	if len(ws) <= maxQuote {
		return text
	}
	from := max(0, min(at-15, len(ws)-maxQuote))
	return strings.Join(ws[from:from+maxQuote], " ")
}

// aboutAt is about for a match at the byte from of the folded sentence: a long
// sentence is quoted around it.
func aboutAt(s *Statement, from int, c appeal.Confidence, subject, why string, against ...string) appeal.Finding {
	f := about(s, c, subject, why, against...)
	f.Quote = quoteAround(s.Text, strings.Count(s.Low[:min(from, len(s.Low))], " "))
	return f
}

// aboutClause is aboutAt with the quote cut to the clause around the match, for
// a single fact in a sentence that says much else.
func aboutClause(s *Statement, from int, c appeal.Confidence, subject, why string, against ...string) appeal.Finding {
	f := about(s, c, subject, why, against...)
	f.Quote = clauseAround(s.Text, strings.Count(s.Low[:min(from, len(s.Low))], " "))
	return f
}

// clauseAround gives the words between the commas or relative words around the
// word with the index at, never fewer than eight words if the text has them.
func clauseAround(text string, at int) string {
	ws := strings.Fields(text)
	if len(ws) <= 12 {
		return text
	}
	at = max(0, min(at, len(ws)-1))
	from, to := at, at+1
	for from > 0 && (at-from < 3 || !clauseBorder(ws[from-1])) {
		from--
	}
	for to < len(ws) && (to-at < 4 || !strings.HasSuffix(ws[to-1], ",") && !strings.HasSuffix(ws[to-1], ";") && !strings.HasSuffix(ws[to-1], ".")) {
		to++
	}
	return quote(strings.Join(ws[from:to], " "))
}

func clauseBorder(w string) bool {
	return strings.HasSuffix(w, ",") || strings.HasSuffix(w, ";") || strings.HasSuffix(w, ":") || slices.Contains([]string{"that", "who", "which", "where", "when"}, w)
}

// place is where something that is absent belongs: the first section of one of
// the kinds, in that order, else the report's first line.
func (r *Reading) place(kinds ...report.SectionKind) appeal.Ref {
	for _, k := range kinds {
		for _, sec := range r.Report.Sections {
			if sec.Kind == k {
				return sec.Ref
			}
		}
	}
	return appeal.Ref{Page: 1, Line: 1}
}

// placeOf names a sentence in a finding's list of places.
func placeOf(s *Statement) string {
	return "report#p" + strconv.Itoa(s.Page) + ",l" + strconv.Itoa(s.Line)
}

// citing adds sentences of the report itself that stand against the point:
// their places, and their words, since a line may hold several.
func citing(f appeal.Finding, at ...*Statement) appeal.Finding {
	for _, s := range at {
		f.Against = append(f.Against, placeOf(s))
		f.Contrary = append(f.Contrary, quote(s.Text))
	}
	return f
}

// each calls do for every statement.
func (r *Reading) each(do func(*Statement)) {
	for i := range r.Said {
		do(&r.Said[i])
	}
}

// find gives the first statement for which is holds.
func (r *Reading) find(is func(*Statement) bool) *Statement {
	i := slices.IndexFunc(r.Said, func(s Statement) bool { return is(&s) })
	if i < 0 {
		return nil
	}
	return &r.Said[i]
}
