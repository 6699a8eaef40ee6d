package main

import (
	"strings"

	"imeappeal/appeal/report"
)

// mostSpread is how many lines words that are to go may be spread over.
const mostSpread = 3

// spread notes each place where folded words stand, on one line or from one
// line into the next ones, on the next page too, running heads between them
// passed over. Where they run over a line's end, the lines go whole.
func (w wanted) spread(found *hits, pages []report.RawPage, r *report.Report, text string) {
	for i, l := range r.Lines {
		if strings.Contains(report.Fold(l.Text), text) {
			found.add(pages, l, w.words(pages, l, text), text)
			continue
		}
		run := following(r.Lines, i)
		for n := 2; n <= len(run); n++ {
			if runsOver(run[:n], text) {
				for _, part := range run[:n] {
					found.add(pages, part, nil, text)
				}
				break
			}
		}
	}
}

// following gives a line and those of the text that follow it.
func following(lines []report.Line, i int) []report.Line {
	run := []report.Line{lines[i]}
	for _, l := range lines[i+1:] {
		if len(run) == mostSpread || l.Page > lines[i].Page+1 {
			break
		}
		if l.Page != lines[i].Page && (l.Role == report.Header || l.Role == report.Footer) || lines[i].Role != report.Footer && l.Role == report.Footer {
			continue
		}
		run = append(run, l)
	}
	return run
}

// runsOver reports that a text begins in the first of the lines and ends in the
// last of them. A hyphen at a line's end may be the word's own, or not.
func runsOver(lines []report.Line, text string) bool {
	joined := []string{report.Fold(lines[0].Text)}
	for _, l := range lines[1:] {
		next := report.Fold(l.Text)
		var all []string
		for _, before := range joined {
			all = append(all, before+" "+next)
			if cut, ok := strings.CutSuffix(before, "-"); ok {
				all = append(all, cut+next, before+next)
			}
		}
		joined = all
	}
	first, last := report.Fold(lines[0].Text), report.Fold(lines[len(lines)-1].Text)
	for _, j := range joined {
		for at := 0; ; at++ {
			n := strings.Index(j[at:], text)
			if n < 0 {
				break
			}
			at += n
			if at < len(strings.TrimSuffix(first, "-")) && at+len(text) > len(j)-len(last) {
				return true
			}
		}
	}
	return false
}
