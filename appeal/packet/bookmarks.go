package packet

import "fmt"

// bookmarks makes the outline: our own parts, then the exhibits under the
// headings of the index. Each says its page, for the reader of a print.
func bookmarks(p *Plan) []Bookmark {
	var out []Bookmark
	var behind []Bookmark
	for _, part := range p.Parts {
		if part.Kind == LawPart || part.Kind == ProofPart {
			behind = append(behind, Bookmark{Title: paged(part.Title, part.First), Page: part.First})
			continue
		}
		if part.Kind != BlankPart && part.Kind != TabPart && part.Kind != SlipPart && part.Kind != ExhibitPart {
			out = append(out, Bookmark{Title: paged(part.Title, part.First), Page: part.First})
		}
	}
	for i, x := range p.Exhibits {
		if i == 0 || x.Group != p.Exhibits[i-1].Group {
			out = append(out, Bookmark{Title: x.Group, Page: x.Tab, Open: true})
		}
		last := &out[len(out)-1]
		last.Kids = append(last.Kids, Bookmark{Title: x.Bookmark(), Page: x.Tab, Document: x.Document, Kids: p.visitBookmarks(x)})
	}
	return append(out, behind...)
}

// visitBookmarks leads to the visits inside a record of several.
func (p *Plan) visitBookmarks(x Exhibit) []Bookmark {
	var out []Bookmark
	for _, e := range p.Chronology {
		if e.Visit && e.Document == x.Document {
			page := x.First + e.VisitPage - 1
			out = append(out, Bookmark{Title: paged(e.Date.Long(), page), Page: page})
		}
	}
	return out
}

// Bookmark gives the exhibit's entry in the outline:
// "C  IME report, Gerald P. Thornquist, M.D. (p. 31)".
func (x Exhibit) Bookmark() string {
	s := x.Label + "  " + x.Title
	if x.Author != "" {
		s += ", " + x.Author
	}
	if x.Missing != "" {
		s += ", not available"
	}
	return paged(s, x.Tab)
}

func paged(title string, page int) string { return fmt.Sprintf("%s (p. %d)", title, page) }
