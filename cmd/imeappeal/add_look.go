package main

import (
	"context"
	"regexp"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/ocr"
	"imeappeal/appeal/report"
)

var (
	reportHead = regexp.MustCompile(`independent medical (?:evaluation|examination)`)
	denialText = regexp.MustCompile(`adverse benefit determination|your right to appeal|right to appeal this|(?:claim|benefits?|request) (?:is|are|was|were|has been|have been|is being) denied|(?:denied|deny|denying) your (?:claim|request|benefits?)`)
)

// looker gives what proposes a paper's kind by its first page, and what ends the
// reading. Pages without text are not recognized for it: that would take long.
func (a *app) looker(ctx context.Context) (look func(path string) appeal.DocumentKind, end func(), err error) {
	o, err := a.readerOptions()
	if err != nil {
		return nil, nil, err
	}
	o.Choice = ocr.Never
	reader := ocr.NewReader(o)
	return func(path string) appeal.DocumentKind {
		pages, err := reader.Words(ctx, ocr.Document{Path: path})
		if err != nil || len(pages) == 0 {
			return ""
		}
		var lines []string
		for _, l := range report.Parse(pages[:1]).Lines {
			lines = append(lines, report.Fold(l.Text))
		}
		return kindOfText(lines)
	}, reader.Close, nil
}

// The title of a report is a short line near the top; what mentions the
// examination elsewhere is a letter about it.
const (
	headLines  = 15
	titleRunes = 70
)

// kindOfText tells the two papers that a case turns on by the lines of their
// first page.
func kindOfText(lines []string) appeal.DocumentKind {
	for _, l := range lines[:min(headLines, len(lines))] {
		if len([]rune(l)) <= titleRunes && reportHead.MatchString(l) && !strings.HasPrefix(l, "re:") && !strings.HasPrefix(l, "regarding") {
			return appeal.ReportKind
		}
	}
	if denialText.MatchString(strings.Join(lines, " ")) {
		return appeal.DenialKind
	}
	return ""
}
