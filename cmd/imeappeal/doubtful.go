package main

import (
	"fmt"
	"slices"
	"strings"

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
	if slices.ContainsFunc(out, func(q appeal.Problem) bool {
		return q.Where == p.Where && q.Args["words"] == p.Args["words"] && q.Args["page"] == p.Args["page"] && q.Args["line"] == p.Args["line"]
	}) {
		return out
	}
	return append(out, p)
}
