package main

import (
	"os"
	"slices"
	"strings"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/report"
)

// hits are the places of a document where something is that has to go.
type hits struct {
	out    []bind.Blackout
	places []hitPlace
	texts  []string // what stands there, as it is written
}

type hitPlace struct {
	page, line int
	hidden     report.Hiding // then line is 0
}

// join adds what was found in another round.
func (h *hits) join(o hits) {
	for _, p := range o.places {
		if !slices.Contains(h.places, p) {
			h.places = append(h.places, p)
		}
	}
	h.texts = append(h.texts, o.texts...)
}

// in looks for what is wanted: numbers line by line, words also where a line or
// a page ends within them, and both in what the file holds unseen.
func (w wanted) in(pages []report.RawPage) hits {
	var found hits
	r := report.Parse(pages)
	for _, kind := range w.kinds {
		for _, n := range packet.SensitiveIn(w.claim, r, kind) {
			if n.Hidden != "" {
				found.unseen(pages, n.Page, n.Hidden, n.Text)
				continue
			}
			l := r.Lines[n.At]
			found.add(pages, l, w.words(pages, l, n.Text), n.Text)
		}
	}
	for _, p := range pages {
		for _, u := range p.Unseen {
			if w.outside && u.Why == report.Outside {
				found.unseen(pages, p.Number, u.Why, report.Fold(u.Text))
			}
		}
	}
	for _, t := range w.texts {
		w.spread(&found, pages, r, t)
		for _, p := range r.Pages {
			for i, u := range p.Unseen {
				text := report.Fold(u.Text)
				if i > 0 {
					text = report.Fold(p.Unseen[i-1].Text) + " " + text
				}
				if strings.Contains(text, t) {
					found.unseen(pages, p.Number, u.Why, t)
				}
			}
		}
	}
	return found
}

// words gives the boxes of the words of a line that belong to a needle: nil
// where they cannot be told, and then the whole line goes.
func (w wanted) words(pages []report.RawPage, l report.Line, needle string) []report.Box {
	at := slices.IndexFunc(pages, func(p report.RawPage) bool { return p.Number == l.Page })
	if at < 0 {
		return nil
	}
	parts := strings.Fields(report.Fold(needle))
	var boxes []report.Box
	whole := ""
	for _, word := range pages[at].Words {
		box := pages[at].Displayed(word.Box)
		x, y := (box[0]+box[2])/2, (box[1]+box[3])/2
		if x < l.Box[0] || x > l.Box[2] || y < l.Box[1] || y > l.Box[3] {
			continue
		}
		folded := report.Fold(word.Text)
		if slices.ContainsFunc(parts, func(p string) bool {
			return strings.Contains(folded, p) || len(folded) > 1 && strings.Contains(p, folded)
		}) {
			boxes = append(boxes, box)
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
	h.note(hitPlace{page: l.Page, line: l.Line}, text)
	h.black(pages, l.Page, boxes)
}

// unseen notes text that no black box would cover: its page becomes a picture of
// what is seen.
func (h *hits) unseen(pages []report.RawPage, page int, why report.Hiding, text string) {
	h.note(hitPlace{page: page, hidden: why}, text)
	h.black(pages, page, nil)
}

// beyond notes the pages on which a picture reaches beyond what is seen.
func (h *hits) beyond(path string, passwords []string, pages []report.RawPage) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	_, password, err := unlocked(file, info.Size(), passwords)
	if err != nil {
		return err
	}
	cut, err := bind.Beyond(file, info.Size(), password)
	for _, page := range cut {
		h.unseen(pages, page, report.Outside, "")
	}
	return err
}

func (h *hits) note(p hitPlace, text string) {
	if !slices.Contains(h.places, p) {
		h.places = append(h.places, p)
	}
	short := len(text) < 6 && strings.Trim(text, "0123456789") == "" // four digits stand somewhere in any file
	if !short && !slices.Contains(h.texts, text) {
		h.texts = append(h.texts, text)
	}
}

func (h *hits) black(pages []report.RawPage, page int, boxes []report.Box) {
	at := slices.IndexFunc(pages, func(p report.RawPage) bool { return p.Number == page })
	if at < 0 {
		return
	}
	width, height := pages[at].Width, pages[at].Height
	if pages[at].Turn%2 != 0 { // lines are placed on the page as displayed
		width, height = height, width
	}
	h.out = append(h.out, bind.Blackout{Page: page, Width: width, Height: height, Boxes: boxes})
}
