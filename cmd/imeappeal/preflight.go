package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/report"
)

// preflight is what a person should know before the packet leaves the house.
// Bytes and fonts are known once the packet was bound or measured.
type preflight struct {
	Pages        int                `json:"pages"`
	OwnPages     int                `json:"own_pages"`
	ExhibitPages int                `json:"exhibit_pages"`
	Bytes        int64              `json:"bytes,omitempty"`
	Draft        bool               `json:"draft"`
	Claim        string             `json:"claim_on_each_page"` // what is printed on every page, "" if nothing
	ToSign       []int              `json:"to_sign"`            // packet pages with a line to sign
	Undecided    []string           `json:"undecided"`          // findings in the letter that no person has decided
	Gaps         int                `json:"gaps"`               // facts that the letter lacks
	NoText       []pagesWithout     `json:"no_text"`
	Blank        []pagesWithout     `json:"blank"`
	Coarse       []coarseScan       `json:"coarse_scans"`
	Fonts        []fontsNotIn       `json:"fonts_not_embedded"`
	Sensitive    []packet.Sensitive `json:"sensitive"` // lines with an SSN, an account or card number
	Quotable     []packet.Quotable  `json:"quotable"`  // sentences in own records that the other side would quote
	Warnings     []string           `json:"warnings"`
}

// pagesWithout are pages of an exhibit that hold no text, pictures or blank. All
// means that it has no others.
type pagesWithout struct {
	Document string `json:"document"`
	Pages    []int  `json:"pages"` // of the packet
	All      bool   `json:"all"`
}

// coarseScan is a page whose small print may not survive a fax or a copier.
type coarseScan struct {
	Document string `json:"document"`
	Page     int    `json:"page"` // of the packet
	Dots     int    `json:"dots_per_inch"`
}

// coarse is the resolution, in dots an inch, below which a scan is named: a fax
// in fine mode has about 200.
const coarse = 150

type fontsNotIn struct {
	Document string   `json:"document"`
	Fonts    []string `json:"fonts"`
}

// measure binds the packet to nowhere: its size and what happens to the
// exhibits on the way are then known, and nothing is written.
func (w *binding) measure(ctx context.Context) error {
	result, err := w.write(ctx, "")
	if err != nil {
		return err
	}
	w.built.Bytes, w.built.Notes = result.Bytes, result.Notes
	if err := w.scans(); err != nil {
		return err
	}
	return w.fonts()
}

// scans looks for pages that were scanned too coarsely.
func (w *binding) scans() error {
	for _, part := range w.built.Plan.Parts {
		if part.Kind != packet.ExhibitPart {
			continue
		}
		src, err := w.open(part)
		if err != nil {
			return err
		}
		all, err := bind.Scans(src.Reader, src.Size, src.Password)
		if src.Close != nil {
			src.Close()
		}
		if err != nil { // it is bound all the same; only this cannot be said of it
			continue
		}
		for _, s := range all {
			if s.Dots < coarse {
				w.built.Coarse = append(w.built.Coarse, coarseScan{part.Document, part.First + s.Page - 1, s.Dots})
			}
		}
	}
	return nil
}

// fonts looks for fonts that exhibits do not bring along.
func (w *binding) fonts() error {
	for _, part := range w.built.Plan.Parts {
		if part.Kind != packet.ExhibitPart || w.pictures[part.Document] != nil {
			continue
		}
		d, _ := w.built.Case.Document(part.Document)
		f, err := os.Open(w.file.Path(d))
		if err != nil {
			return err
		}
		info, err := f.Stat()
		var absent []string
		if err == nil {
			absent, err = bind.Fonts(f, info.Size(), w.passwords[part.Document])
		}
		f.Close()
		if err != nil { // it is bound all the same; only this cannot be said of it
			absent = append(absent, w.built.words.say("preflight.fonts-unknown"))
		}
		if len(absent) > 0 {
			w.built.Fonts = append(w.built.Fonts, fontsNotIn{part.Document, absent})
		}
	}
	return nil
}

// signed gives the packet pages that wait for a signature.
func (w *binding) signed() []int {
	var pages []int
	for _, part := range w.built.Plan.Parts {
		for _, page := range w.sets[part.Set].Signed {
			pages = append(pages, part.First+page-part.From)
		}
	}
	return pages
}

func (a *app) preflight(made built) preflight {
	counts := made.Plan.Preflight()
	return preflight{
		Pages: counts.Pages, OwnPages: counts.OwnPages, ExhibitPages: counts.ExhibitPages, Bytes: made.Bytes, Draft: made.Plan.Draft,
		Claim: made.Plan.Reference, ToSign: orEmpty(made.Signed), Undecided: orEmpty(made.Letter.Unreviewed), Gaps: len(made.Letter.Gaps),
		NoText: orEmpty(made.without(made.textless)), Blank: orEmpty(made.without(blank)), Coarse: orEmpty(made.Coarse), Fonts: orEmpty(made.Fonts), Sensitive: orEmpty(made.sensitive()),
		Quotable: orEmpty(packet.QuotableLines(made.Case, made.Plan.Exhibits, made.Papers.texts(made.Case))), Warnings: orEmpty(a.packetWarnings(made)),
	}
}

// sensitive gives the lines of exhibits that should be looked at before they go.
func (b *built) sensitive() []packet.Sensitive {
	did := func(s packet.Sensitive, kind bind.NoteKind) bool {
		x, _ := b.Plan.Exhibit(s.Document)
		return slices.ContainsFunc(b.Notes, func(n bind.Note) bool { return n.Part == s.Document && n.Kind == kind && n.Page == x.First+s.Page-1 })
	}
	return slices.DeleteFunc(packet.SensitiveLines(b.Case, b.Plan.Exhibits, b.Papers.texts(b.Case)), func(s packet.Sensitive) bool {
		return s.Hidden == report.Outside && did(s, bind.OutsideCut) && !did(s, bind.OutsideLeft)
	})
}

// without gives the exhibits' pages of a kind that holds no text.
func (b *built) without(kind func(exhibit packet.Exhibit, pages *report.Report, n int) bool) []pagesWithout {
	var all []pagesWithout
	texts := b.Papers.texts(b.Case)
	for _, x := range b.Plan.Exhibits {
		if x.Missing != "" {
			continue
		}
		var none []int
		for page := x.First; page <= x.Last; page++ {
			if kind(x, texts[x.Document], page-x.First+1) {
				none = append(none, page)
			}
		}
		if len(none) > 0 {
			all = append(all, pagesWithout{x.Document, none, len(none) == x.Last-x.First+1})
		}
	}
	return all
}

// textless reports a page with something on it that a search in the packet does
// not find.
func (b *built) textless(x packet.Exhibit, pages *report.Report, n int) bool {
	redrawn := slices.ContainsFunc(b.Mended, func(n bind.Note) bool { return n.Part == x.Document && n.Kind == bind.Redrawn })
	return (pages == nil || redrawn || !hasText(pages, n)) && !blank(x, pages, n)
}

// blank reports a page on which nothing is.
func blank(_ packet.Exhibit, pages *report.Report, n int) bool {
	return pages != nil && slices.ContainsFunc(pages.Pages, func(p report.Page) bool { return p.Number == n && p.Blank() })
}

// unseen gives the pages of the packet with words that no reader saw: nothing
// sensitive was looked for on them, nor whether they lie on their side.
func (b *built) unseen() []int {
	var all []int
	texts := b.Papers.texts(b.Case)
	for _, x := range b.Plan.Exhibits {
		pages := texts[x.Document]
		for n := 1; x.Missing == "" && n <= x.Last-x.First+1; n++ {
			if pages == nil || slices.ContainsFunc(pages.Unread(), func(p report.Page) bool { return p.Number == n && !p.Blank() }) {
				all = append(all, x.First+n-1)
			}
		}
	}
	return all
}

// hasText reports that a page has a text layer of its own; words that were
// recognized in a picture are not in the file.
func hasText(r *report.Report, page int) bool {
	return slices.ContainsFunc(r.Pages, func(p report.Page) bool {
		return p.Number == page && p.Source == report.Text && p.Unread == ""
	})
}

// sayPreflight prints the sheet.
func (a *app) sayPreflight(made built) {
	p := a.preflight(made)
	yes := func(ok bool, id string, pairs ...string) {
		if ok {
			a.tell("preflight."+id, pairs...)
		}
	}
	a.tell("preflight.size", "pages", fmt.Sprint(p.Pages), "mb", megabytes(p.Bytes))
	yes(p.Draft, "draft")
	yes(!p.Draft, "final")
	yes(p.Claim != "", "claim", "claim", p.Claim)
	yes(p.Claim == "", "no-claim")
	yes(len(p.ToSign) > 0, "sign", "pages", numbers(p.ToSign))
	yes(len(p.Undecided) > 0, "undecided", "n", fmt.Sprint(len(p.Undecided)))
	yes(p.Gaps > 0, "gaps", "n", fmt.Sprint(p.Gaps))
	for _, n := range p.NoText {
		id := "no-text"
		if n.All {
			id = "no-text-all"
		}
		a.tell("preflight."+id, "document", n.Document, "pages", numbers(n.Pages))
	}
	for _, n := range p.Blank {
		a.tell("preflight.blank", "document", n.Document, "pages", numbers(n.Pages))
	}
	for _, c := range p.Coarse {
		a.tell("preflight.coarse", "document", c.Document, "page", fmt.Sprint(c.Page), "dots", fmt.Sprint(c.Dots))
	}
	yes(len(p.Quotable) > 0, "quotable", "n", fmt.Sprint(len(p.Quotable)))
	yes(len(p.Fonts) == 0, "fonts")
	for _, f := range p.Fonts {
		a.tell("preflight.no-font", "document", f.Document, "fonts", strings.Join(f.Fonts, ", "))
	}
}

// megabytes gives a size with one decimal, never 0.0 for something.
func megabytes(bytes int64) string { return fmt.Sprintf("%.1f", max(float64(bytes)/1e6, 0.1)) }

// numbers lists pages, runs as 3–7.
func numbers(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		if j > i {
			parts = append(parts, fmt.Sprintf("%d–%d", pages[i], pages[j]))
		} else {
			parts = append(parts, fmt.Sprint(pages[i]))
		}
		i = j + 1
	}
	return strings.Join(parts, ", ")
}
