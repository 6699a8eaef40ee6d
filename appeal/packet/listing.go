package packet

// Listing is the answer of `packet --json`.
type Listing struct {
	Kind     string           `json:"kind"` // packet
	Version  int              `json:"version"`
	File     string           `json:"file"`
	Pages    int              `json:"pages"`
	SHA256   string           `json:"sha256"`
	Parts    []ListingPart    `json:"parts"` // our own, in order
	Exhibits []ListingExhibit `json:"exhibits"`
	LeftOut  []LeftOut        `json:"left_out"`
}

// ListingPart is one of our own parts of a Listing; tab sheets are with their
// exhibits.
type ListingPart struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	First int    `json:"first"`
	Last  int    `json:"last"`
}

// ListingExhibit is one exhibit of a Listing.
type ListingExhibit struct {
	Label      string   `json:"label"`
	Document   string   `json:"document"`
	Title      string   `json:"title"`
	Date       string   `json:"date,omitempty"`
	Author     string   `json:"author,omitempty"`
	Group      string   `json:"group"`
	Tab        int      `json:"tab"`
	First      int      `json:"first"`
	Last       int      `json:"last"`
	BatesFirst string   `json:"bates_first"`
	BatesLast  string   `json:"bates_last"`
	Supports   []string `json:"supports,omitempty"`
	Missing    string   `json:"missing,omitempty"` // why a slip sheet stands in its place
}

// Listing gives the plan as `packet --json` prints it; file and sha256 are
// empty for a rehearsal.
func (p *Plan) Listing(file, sha256 string) Listing {
	l := Listing{
		Kind: "packet", Version: 1, File: file, Pages: p.Pages, SHA256: sha256,
		Parts: []ListingPart{}, Exhibits: []ListingExhibit{}, LeftOut: []LeftOut{},
	}
	for _, part := range p.Parts {
		if part.Set != "" && part.Kind != BlankPart && part.Kind != TabPart && part.Kind != SlipPart {
			l.Parts = append(l.Parts, ListingPart{part.ID, part.Title, part.First, part.Last()})
		}
	}
	for _, x := range p.Exhibits {
		l.Exhibits = append(l.Exhibits, ListingExhibit{
			Label: x.Label, Document: x.Document, Title: x.Title, Date: x.Date.String(), Author: x.Author, Group: x.Group,
			Tab: x.Tab, First: x.First, Last: x.Last, BatesFirst: x.BatesFirst, BatesLast: x.BatesLast, Supports: x.Supports, Missing: x.Missing,
		})
	}
	l.LeftOut = append(l.LeftOut, p.LeftOut...)
	return l
}

// Preflight is what a person should know before sending.
type Preflight struct {
	Pages        int
	OwnPages     int // letter, index, tables, tab sheets
	ExhibitPages int
	Exhibits     int
	LeftOut      []LeftOut
	BatesFirst   string
	BatesLast    string
}

// Preflight counts what is in the packet and names what is not.
func (p *Plan) Preflight() Preflight {
	f := Preflight{Pages: p.Pages, LeftOut: p.LeftOut, BatesFirst: p.Bates.Number(1), BatesLast: p.Bates.Number(p.Pages)}
	for _, part := range p.Parts {
		if part.Kind == ExhibitPart {
			f.Exhibits++
			f.ExhibitPages += part.Pages
		} else {
			f.OwnPages += part.Pages
		}
	}
	return f
}
