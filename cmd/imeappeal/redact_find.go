package main

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/report"
)

// hits are the places of a document where something is that has to go.
type hits struct {
	out   []bind.Blackout
	lines []appeal.Ref
	texts []string // what stands there, as it is written
}

// in looks for what is wanted, line by line; a text may also run from one line
// into the next.
func (w wanted) in(pages []report.RawPage) hits {
	var found hits
	r := report.Parse(pages)
	for i, l := range r.Lines {
		needles := w.needles(l.Text)
		for _, t := range w.texts {
			folded := report.Fold(l.Text)
			if strings.Contains(folded, t) {
				needles = append(needles, t)
				continue
			}
			if i+1 == len(r.Lines) || r.Lines[i+1].Page != l.Page {
				continue
			}
			next := report.Fold(r.Lines[i+1].Text)
			if both := folded + " " + next; strings.Contains(both, t) && !strings.Contains(next, t) {
				found.add(pages, l, nil, t)
				found.add(pages, r.Lines[i+1], nil, t)
			}
		}
		for _, n := range needles {
			found.add(pages, l, w.words(pages, l, n), n)
		}
	}
	return found
}

// needles gives the numbers of a line that are to go.
func (w wanted) needles(line string) []string {
	var out []string
	for _, kind := range w.kinds {
		for _, n := range packet.SensitiveNumbers(w.claim, line, kind) {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// words gives the boxes of the words of a line that belong to a needle: nil
// where they cannot be told, and then the whole line goes.
func (w wanted) words(pages []report.RawPage, l report.Line, needle string) []report.Box {
	at := slices.IndexFunc(pages, func(p report.RawPage) bool { return p.Number == l.Page })
	if at < 0 || pages[at].Turn != 0 || pages[at].Lean != 0 {
		return nil
	}
	parts := strings.Fields(report.Fold(needle))
	var boxes []report.Box
	whole := ""
	for _, word := range pages[at].Words {
		x, y := (word.Box[0]+word.Box[2])/2, (word.Box[1]+word.Box[3])/2
		if x < l.Box[0] || x > l.Box[2] || y < l.Box[1] || y > l.Box[3] {
			continue
		}
		folded := report.Fold(word.Text)
		if slices.ContainsFunc(parts, func(p string) bool {
			return strings.Contains(folded, p) || len(folded) > 1 && strings.Contains(p, folded)
		}) {
			boxes = append(boxes, word.Box)
			whole += " " + folded
		}
	}
	if !strings.Contains(whole, report.Fold(needle)) { // in pieces, or in another order
		return nil
	}
	return boxes
}

// add notes a place; without boxes of words the whole line goes.
func (h *hits) add(pages []report.RawPage, l report.Line, boxes []report.Box, text string) {
	if boxes == nil {
		boxes = []report.Box{l.Box}
	}
	if ref := (appeal.Ref{Page: l.Page, Line: l.Line}); !slices.Contains(h.lines, ref) {
		h.lines = append(h.lines, ref)
	}
	if !slices.Contains(h.texts, text) {
		h.texts = append(h.texts, text)
	}
	at := slices.IndexFunc(pages, func(p report.RawPage) bool { return p.Number == l.Page })
	if at < 0 {
		return
	}
	width, height := pages[at].Width, pages[at].Height
	if pages[at].Turn%2 != 0 { // lines are placed on the page as displayed
		width, height = height, width
	}
	h.out = append(h.out, bind.Blackout{Page: l.Page, Width: width, Height: height, Boxes: boxes})
}
