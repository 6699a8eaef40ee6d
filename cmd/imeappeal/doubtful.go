package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
)

// doubtfulQuotes names the figures in a letter's quotations that recognition of
// a scan was not sure of: a claimant must not rest on "310 cm" where the paper
// says 31.0.
func doubtfulQuotes(l letter.Letter, c *appeal.Case, p papers) (out []appeal.Problem) {
	for _, t := range letter.Trace(l) {
		s := t.Source
		r := p.documents[s.Key]
		if s.Key == c.Exam.Report && p.report != nil {
			r = p.report
		}
		if s.Kind != letter.FromDocument || r == nil {
			continue
		}
		out = appendDoubtful(out, s.Key, r, appeal.Ref{Page: s.Page, Line: s.Line}, t.Text)
	}
	return out
}

// doubtNote gives the note below a draft's paragraph whose quotations hold words
// that recognition was not sure of.
func (t *tools) doubtNote(data letter.Data) func(letter.Block) string {
	p := papers{report: data.Report, documents: data.Documents}
	return func(b letter.Block) string {
		var notes []string
		for _, x := range unsureQuotes(letter.Letter{Blocks: []letter.Block{b}}, data.Case, p) {
			notes = append(notes, t.words.say("draft.doubt", "document", x.document, "page", fmt.Sprint(x.at.Page), "line", fmt.Sprint(x.at.Line), "words", strings.Join(x.words, ", ")))
		}
		return strings.Join(notes, " ")
	}
}

// unsureQuote is a quotation with words that recognition was not sure of.
type unsureQuote struct {
	document string
	at       appeal.Ref
	words    []string
}

// unsureQuotes finds them in a letter, each once.
func unsureQuotes(l letter.Letter, c *appeal.Case, p papers) (out []unsureQuote) {
	for _, t := range letter.Trace(l) {
		s := t.Source
		r := p.documents[s.Key]
		if s.Key == c.Exam.Report && p.report != nil {
			r = p.report
		}
		if s.Kind != letter.FromDocument || r == nil {
			continue
		}
		x := unsureQuote{s.Key, appeal.Ref{Page: s.Page, Line: s.Line}, append(r.DoubtfulIn(s.Page, t.Text), r.UnsureIn(s.Page, t.Text)...)}
		if len(x.words) > 0 && !slices.ContainsFunc(out, func(y unsureQuote) bool {
			return y.document == x.document && y.at == x.at && slices.Equal(y.words, x.words)
		}) {
			out = append(out, x)
		}
	}
	return out
}

// unsureWarning is one warning of all the words without figures: a fax of thirty
// quotations is one thing to be compared with the paper.
func unsureWarning(places []string) []appeal.Problem {
	if len(places) == 0 {
		return nil
	}
	return []appeal.Problem{{ID: "ocr.unsure", Level: appeal.LevelWarning, Args: map[string]string{"places": strings.Join(places, "; ")}}}
}

func placeAndWords(at appeal.Ref, words []string) string {
	return fmt.Sprintf("%s (%s)", at, strings.Join(words, ", "))
}

// unsureLetter warns of the words without figures in a letter's quotations.
func unsureLetter(l letter.Letter, c *appeal.Case, p papers) []appeal.Problem {
	var places []string
	for _, x := range unsureQuotes(l, c, p) {
		words := slices.DeleteFunc(x.words, func(w string) bool { return strings.ContainsFunc(w, unicode.IsDigit) })
		if len(words) > 0 {
			places = append(places, x.document+" "+placeAndWords(x.at, words))
		}
	}
	return unsureWarning(places)
}

// unsureFindings warns of them in the quotations of findings.
func unsureFindings(r *report.Report, findings []appeal.Finding) []appeal.Problem {
	var places []string
	for _, f := range findings {
		if words := r.UnsureIn(f.Page, f.Quote); len(words) > 0 {
			if place := placeAndWords(f.Ref, words); !slices.Contains(places, place) {
				places = append(places, place)
			}
		}
	}
	return unsureWarning(places)
}

// doubtfulFindings names them in the quotations of findings.
func doubtfulFindings(r *report.Report, findings []appeal.Finding) (out []appeal.Problem) {
	for _, f := range findings {
		out = appendDoubtful(out, "", r, f.Ref, f.Quote)
	}
	return out
}

func appendDoubtful(out []appeal.Problem, where string, r *report.Report, at appeal.Ref, quote string) []appeal.Problem {
	words := r.DoubtfulIn(at.Page, quote)
	if len(words) == 0 {
		return out
	}
	p := appeal.Problem{Where: where, ID: "ocr.doubtful", Level: appeal.LevelWarning, Args: map[string]string{
		"words": strings.Join(words, ", "), "page": fmt.Sprint(at.Page), "line": fmt.Sprint(at.Line),
	}}
	if at.Line == 0 { // a page is all that is known
		p.ID = "ocr.doubtful-page"
	}
	if slices.ContainsFunc(out, func(q appeal.Problem) bool {
		return q.Where == p.Where && q.Args["words"] == p.Args["words"] && q.Args["page"] == p.Args["page"] && q.Args["line"] == p.Args["line"]
	}) {
		return out
	}
	return append(out, p)
}
