package packet

import (
	"errors"
	"fmt"
)

// Validate checks what every reader of a plan relies on: the parts follow one
// another without gap or overlap and fill the packet, exhibits are where their
// parts are, Bates numbers are those of the pages, and every bookmark and link
// leads to a page that exists.
func (p *Plan) Validate() error {
	errs := p.validParts()
	for _, x := range p.Exhibits {
		errs = append(errs, p.validExhibit(x))
	}
	errs = append(errs, p.validBookmarks(p.Bookmarks)...)
	for _, l := range p.Links {
		if !p.has(l.Page) || !p.has(l.To) {
			errs = append(errs, fmt.Errorf("link from page %d to page %d: the packet has %d pages", l.Page, l.To, p.Pages))
		}
	}
	if p.IndexPage != 0 && !p.has(p.IndexPage) {
		errs = append(errs, fmt.Errorf("index on page %d of %d", p.IndexPage, p.Pages))
	}
	return errors.Join(errs...)
}

func (p *Plan) has(page int) bool { return page >= 1 && page <= p.Pages }

func (p *Plan) validParts() []error {
	var errs []error
	next := 1
	ids := map[string]bool{}
	for _, part := range p.Parts {
		if part.First != next || part.Pages < 1 || part.From < 1 {
			errs = append(errs, fmt.Errorf("part %s: starts on page %d with %d pages from page %d of its source, want page %d", part.ID, part.First, part.Pages, part.From, next))
		}
		if (part.Set == "") == (part.File == "") {
			errs = append(errs, fmt.Errorf("part %s: needs a set or a file, and not both", part.ID))
		}
		if key := string(part.Kind) + " " + part.ID; ids[key] {
			errs = append(errs, fmt.Errorf("part %s: twice in the packet", part.ID))
		} else {
			ids[key] = true
		}
		next = part.First + part.Pages
	}
	if next != p.Pages+1 {
		errs = append(errs, fmt.Errorf("the parts end on page %d, the packet has %d", next-1, p.Pages))
	}
	return errs
}

func (p *Plan) validExhibit(x Exhibit) error {
	tab, pages, slip := false, false, false
	for _, part := range p.Parts {
		if part.Document != x.Document {
			continue
		}
		tab = tab || part.Kind == TabPart && part.First == x.Tab && part.Last()+1 == x.First
		pages = pages || part.Kind == ExhibitPart && part.First == x.First && part.Last() == x.Last
		slip = slip || part.Kind == SlipPart && part.First == x.Tab && part.First == x.First && part.Last() == x.Last
	}
	there := tab && pages && !slip && x.Missing == ""
	missing := slip && !tab && !pages && x.Missing != ""
	if !there && !missing || x.BatesFirst != p.Bates.Number(x.First) || x.BatesLast != p.Bates.Number(x.Last) {
		return fmt.Errorf("exhibit %s: tab %d, pages %d to %d, %s to %s do not match its parts", x.Label, x.Tab, x.First, x.Last, x.BatesFirst, x.BatesLast)
	}
	return nil
}

func (p *Plan) validBookmarks(list []Bookmark) []error {
	var errs []error
	for _, b := range list {
		if !p.has(b.Page) || b.Title == "" {
			errs = append(errs, fmt.Errorf("bookmark %q leads to page %d of %d", b.Title, b.Page, p.Pages))
		}
		errs = append(errs, p.validBookmarks(b.Kids)...)
	}
	return errs
}
