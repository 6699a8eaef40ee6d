package main

import (
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/paper"
	"imeappeal/appeal/report"
)

// visitsIn finds the visits in the case's papers of several, each a row of the
// chronology.
func visitsIn(texts map[string]*report.Report, c *appeal.Case, today appeal.Day) map[string][]packet.Visit {
	reader := readerOf(c, today)
	all := map[string][]packet.Visit{}
	for _, d := range c.Documents {
		r := texts[d.ID]
		if r == nil || d.Kind != appeal.OfficeNote && d.Kind != appeal.Therapy {
			continue
		}
		for _, v := range reader.Visits(r) {
			all[d.ID] = append(all[d.ID], packet.Visit{
				Date: v.Date, Text: v.Head.Text, Author: v.Author, Others: v.Others, Page: v.Head.Ref.Page, Entry: v.Entry,
				Within: func(at appeal.Ref) bool {
					return slices.ContainsFunc(v.Parts, func(s paper.Span) bool { return s.Holds(at) })
				},
			})
		}
	}
	return all
}
