package bind

import (
	"fmt"

	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// entry is one bookmark as it is written, with its kids.
type entry struct {
	num   int32
	title string
	page  int
	view  pdf.Object
	open  bool
	whole bool // it stands for a document; what is below leads into that
	kids  []*entry
}

// writeOutline writes the plan's bookmarks, and below each part's bookmark
// those of the part's own file.
func (b *binder) writeOutline() {
	fit := pdf.Object{Kind: pdf.Array, Items: []pdf.Object{{Kind: pdf.Name, Raw: []byte("/Fit")}}}
	root := &entry{num: b.outlines, open: true}
	for _, m := range b.plan.Bookmarks {
		root.kids = append(root.kids, b.planned(m, fit))
	}
	for _, part := range b.plan.Parts {
		own := b.sources[part.First]
		if len(own) == 0 {
			continue
		}
		at := b.bookmarkOf(root, part)
		if at == nil {
			continue
		}
		for _, m := range own {
			at.kids = append(at.kids, b.carried(m, part))
		}
	}
	b.begin(b.outlines)
	b.str("<</Type/Outlines")
	b.putKids(root)
	b.str(">>")
	b.end()
	b.writeEntries(root)
}

func (b *binder) planned(m packet.Bookmark, view pdf.Object) *entry {
	e := &entry{num: b.number(), title: m.Title, page: min(max(m.Page, 1), b.plan.Pages), view: view, open: m.Open, whole: m.Document != ""}
	for _, k := range m.Kids {
		e.kids = append(e.kids, b.planned(k, view))
	}
	return e
}

// carried takes a bookmark of a part's file over; its title gains the page of
// the packet.
func (b *binder) carried(m pdf.Bookmark, part packet.Part) *entry {
	page := part.First + m.Dest.Page
	e := &entry{num: b.number(), title: fmt.Sprintf("%s (p. %d)", m.Title, page), page: page, view: m.Dest.View}
	for _, k := range m.Kids {
		e.kids = append(e.kids, b.carried(k, part))
	}
	return e
}

// bookmarkOf finds the bookmark that stands for a part: the last one, as deep
// as there is, on the part's pages or on the tab sheet before it.
func (b *binder) bookmarkOf(root *entry, part packet.Part) *entry {
	first := part.First
	for i, p := range b.plan.Parts {
		if p.First == part.First && i > 0 && b.plan.Parts[i-1].Kind == packet.TabPart {
			first = b.plan.Parts[i-1].First
		}
	}
	var found *entry
	var walk func(e *entry)
	walk = func(e *entry) {
		for _, k := range e.kids {
			if k.page >= first && k.page <= part.First {
				found = k
			}
			if !k.whole {
				walk(k)
			}
		}
	}
	walk(root)
	return found
}

func (b *binder) writeEntries(parent *entry) {
	for i, e := range parent.kids {
		b.begin(e.num)
		b.str("<</Title")
		b.buf = pdf.AppendText(b.buf, e.title)
		b.printf("/Parent %d 0 R/Dest", parent.num)
		b.putDest(e.page, e.view)
		if i > 0 {
			b.printf("/Prev %d 0 R", parent.kids[i-1].num)
		}
		if i+1 < len(parent.kids) {
			b.printf("/Next %d 0 R", parent.kids[i+1].num)
		}
		b.putKids(e)
		b.str(">>")
		b.end()
		b.writeEntries(e)
	}
}

// putKids writes first, last and count: the entries that are seen when e is
// open, negative while it is closed.
func (b *binder) putKids(e *entry) {
	if len(e.kids) == 0 {
		return
	}
	n := e.seen()
	if !e.open {
		n = -n
	}
	b.printf("/First %d 0 R/Last %d 0 R/Count %d", e.kids[0].num, e.kids[len(e.kids)-1].num, n)
}

func (e *entry) seen() int {
	n := len(e.kids)
	for _, k := range e.kids {
		if k.open {
			n += k.seen()
		}
	}
	return n
}
