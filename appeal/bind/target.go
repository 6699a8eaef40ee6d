package bind

import (
	"bytes"

	"imeappeal/appeal/pdf"
)

// target is where a link goes: a page of this part, or an address.
type target struct {
	dest pdf.Dest
	uri  []byte
}

// target gives the place a link goes to if it is one that the packet keeps:
// a page of the same file, a web or a mail address.
func (c *carrier) target(o pdf.Object) (target, bool) {
	if d := o.Lookup("Dest"); d != nil {
		return c.within(*d)
	}
	a := c.file.Value(o, "A")
	switch c.file.Value(a, "S").NameText() {
	case "GoTo":
		if d := a.Lookup("D"); d != nil {
			return c.within(*d)
		}
	case "URI":
		uri := c.file.Value(a, "URI").StringBytes()
		return target{uri: uri}, safeAddress(uri)
	}
	return target{}, false
}

// within finds a destination among the part's pages; what a volume does not
// hold is text, not a link.
func (c *carrier) within(d pdf.Object) (target, bool) {
	dest, ok := c.file.Dest(d)
	at := dest.Page - c.skipped()
	return target{dest: dest}, ok && at >= 0 && at < c.part.Pages
}

func safeAddress(uri []byte) bool {
	low := bytes.ToLower(uri[:min(len(uri), 8)])
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if bytes.HasPrefix(low, []byte(scheme)) {
			return true
		}
	}
	return false
}

func (c *carrier) putTarget(t target) {
	if t.uri != nil {
		c.str("/A<</S/URI/URI")
		c.buf = pdf.AppendLiteral(c.buf, t.uri)
		c.str(">>")
		return
	}
	c.str("/Dest")
	c.putDest(c.part.First+t.dest.Page-c.skipped(), t.dest.View)
}

// putDest writes a destination on a packet page.
func (b *binder) putDest(page int, view pdf.Object) {
	b.str("[")
	b.ref(b.pages[page-1])
	for _, v := range view.Items {
		b.buf = v.AppendTo(b.buf, func(int32) int32 { return 0 })
	}
	b.str("]")
}
