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
		dest, ok := c.file.Dest(*d)
		return target{dest: dest}, ok
	}
	a := c.file.Value(o, "A")
	switch c.file.Value(a, "S").NameText() {
	case "GoTo":
		if d := a.Lookup("D"); d != nil {
			dest, ok := c.file.Dest(*d)
			return target{dest: dest}, ok
		}
	case "URI":
		uri := c.file.Value(a, "URI").StringBytes()
		return target{uri: uri}, safeAddress(uri)
	}
	return target{}, false
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
	c.putDest(c.part.First+t.dest.Page, t.dest.View)
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
