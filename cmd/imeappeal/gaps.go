package main

import (
	"fmt"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/report"
)

// openPages marks a document that seems not to be whole, among what of it waits
// for a person's word.
const openPages = "pages"

// gapProblems say what of a document seems not to be there.
func gapProblems(d appeal.Document, g report.Gaps, pages int) (out []appeal.Problem) {
	add := func(id string, args map[string]string) {
		args["id"], args["pages"] = d.ID, fmt.Sprint(pages)
		out = append(out, appeal.Problem{Where: d.File, ID: id, Args: args, Level: appeal.LevelWarning})
	}
	switch {
	case g.Cut:
		add("gaps.cut", map[string]string{})
	case g.Lost > 0:
		add("gaps.lost", map[string]string{"lost": fmt.Sprint(g.Lost)})
	}
	if len(g.Lacking) > 0 {
		add("gaps.printed", map[string]string{"of": fmt.Sprint(g.Of), "lacking": pageList(g.Lacking)})
	}
	return out
}

// gapsAmong gives them for the report, the denial letters and every document
// whose pages wait for a person's word.
func (p papers) gapsAmong(f *casefile.File) (out []appeal.Problem) {
	own, _ := reportDocument(f)
	for _, d := range f.Case.Documents {
		r := p.documents[d.ID]
		switch {
		case d.ID == own.ID:
			r = p.report
		case d.Kind != appeal.DenialKind && !slices.Contains(d.Proposed, openPages):
			continue
		}
		if r != nil {
			out = append(out, gapProblems(d, r.Gaps(), len(r.Pages))...)
		}
	}
	return out
}
