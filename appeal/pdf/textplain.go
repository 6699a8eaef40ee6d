package pdf

import (
	"bytes"
	"fmt"
)

// plainCopy writes what the words of a file hang on as a new file in memory
// that any reader understands: nothing encrypted, packed or filtered, one flat
// page tree, a sound cross-reference table. Pictures keep their dictionary
// only.
func plainCopy(own *File) ([]byte, error) {
	c := copying{own: own, nums: map[int32]int32{}}
	c.out.WriteString("%PDF-1.7\n")
	// 1 is the catalog, 2 the page tree, then the pages, then what they need.
	c.offsets = make([]int, 3+len(own.Pages))
	for _, n := range own.Structural() {
		c.nums[n] = 0
	}
	for i, p := range own.Pages {
		if p.Num > 0 {
			c.nums[p.Num] = int32(3 + i)
		}
	}
	for i, p := range own.Pages {
		c.page(3+i, p)
		if c.out.Len() > copyLimit {
			return nil, ErrTooMuch
		}
	}
	for len(c.queue) > 0 {
		num := c.queue[0]
		c.queue = c.queue[1:]
		c.object(num)
		if c.out.Len() > copyLimit {
			return nil, ErrTooMuch
		}
	}
	c.finish(len(own.Pages))
	return c.out.Bytes(), nil
}

// copyLimit bounds the copy: it must fit the reading process several times.
const copyLimit = 192 << 20

// lostKey marks a stream of the copy of which not all could be unpacked.
const lostKey = "ImeAppealLost"

// copying is a copy under way.
type copying struct {
	own     *File
	out     bytes.Buffer
	offsets []int           // of the new objects
	nums    map[int32]int32 // new numbers of the old ones
	queue   []int32         // old numbers still to be written
}

// renumber gives an object its new number the first time it is met.
func (c *copying) renumber(old int32) int32 {
	if n, ok := c.nums[old]; ok {
		return n
	}
	if !c.own.Has(old) {
		return 0
	}
	n := int32(len(c.offsets))
	c.nums[old] = n
	c.offsets = append(c.offsets, 0)
	c.queue = append(c.queue, old)
	return n
}

// page writes a page with what it inherits and without what is not its looks.
func (c *copying) page(num int, p Page) {
	dict := c.own.PageObject(p)
	out := Object{Kind: Dict, Items: []Object{{Kind: Name, Raw: []byte("/Type")}, {Kind: Name, Raw: []byte("/Page")}}}
	put := func(key string, v *Object) {
		if v != nil && v.Kind != Null {
			out.Items = append(out.Items, Object{Kind: Name, Raw: []byte("/" + key)}, *v)
		}
	}
	for _, key := range []string{"Contents", "Annots", "UserUnit"} {
		put(key, dict.Lookup(key))
	}
	in := p.Inherited
	if in == nil {
		in = &Inherited{}
	}
	for _, attr := range []struct {
		key   string
		above *Object
	}{{"Resources", &in.Resources}, {"MediaBox", &in.MediaBox}, {"CropBox", &in.CropBox}, {"Rotate", &in.Rotate}} {
		if v := dict.Lookup(attr.key); v != nil && v.Kind != Null {
			put(attr.key, v)
		} else {
			put(attr.key, attr.above)
		}
	}
	if c.own.Repaired && c.lost(dict) {
		put(lostKey, &Object{Kind: Token, Raw: []byte("true")})
	}
	c.begin(num)
	c.out.Write(out.AppendTo(nil, c.renumber))
	c.out.WriteString("\nendobj\n")
}

// lost reports whether a page, or what is drawn on it, is not in the file any
// more: such a page is not an empty one.
func (c *copying) lost(page Object) bool {
	contents := page.Lookup("Contents")
	switch {
	case contents == nil:
		return len(page.Items) == 0
	case contents.Kind == Ref && c.own.Has(contents.Num):
		o := c.own.Resolve(*contents)
		contents = &o
	case contents.Kind == Ref:
		return true
	}
	for _, o := range contents.Items {
		if o.Kind == Ref && !c.own.Has(o.Num) {
			return true
		}
	}
	return false
}

func (c *copying) begin(num int) {
	c.offsets[num] = c.out.Len()
	fmt.Fprintf(&c.out, "%d 0 obj\n", num)
}

// object writes one of the objects that the pages need.
func (c *copying) object(old int32) {
	b := c.own.Load(old)
	c.begin(int(c.nums[old]))
	if !b.Stream {
		c.out.Write(b.AppendTo(nil, c.renumber))
		c.out.WriteString("\nendobj\n")
		return
	}
	var data []byte
	var err error
	if !c.own.Value(b.Object, "Subtype").IsName("Image") && !c.own.Value(b.Object, "Type").IsName("EmbeddedFile") {
		data, err = c.own.Decode(b, streamLimit)
	}
	dict := without(b.Object, "Filter", "F", "DecodeParms", "DP", "Length", "SMask", "Mask", "Alternates", "Metadata", "PieceInfo")
	c.out.Write(dict.AppendTo(nil, c.renumber))
	c.out.Truncate(c.out.Len() - len(">>"))
	if err != nil {
		c.out.WriteString("/" + lostKey + " true")
	}
	fmt.Fprintf(&c.out, "/Length %d>>\nstream\n", len(data))
	c.out.Write(data)
	c.out.WriteString("\nendstream\nendobj\n")
}

// without leaves keys of a stream's dictionary out.
func without(d Object, keys ...string) Object {
	if d.Kind != Dict {
		return d
	}
	out := Object{Kind: Dict}
next:
	for i := 0; i+1 < len(d.Items); i += 2 {
		for _, k := range keys {
			if d.Items[i].IsName(k) {
				continue next
			}
		}
		out.Items = append(out.Items, d.Items[i], d.Items[i+1])
	}
	return out
}

// finish writes the catalog, the page tree, the table and the end.
func (c *copying) finish(pages int) {
	c.begin(1)
	c.out.WriteString("<</Type/Catalog/Pages 2 0 R>>\nendobj\n")
	c.begin(2)
	fmt.Fprintf(&c.out, "<</Type/Pages/Count %d/Kids[", pages)
	for i := range pages {
		fmt.Fprintf(&c.out, "%d 0 R ", 3+i)
	}
	c.out.WriteString("]>>\nendobj\n")
	xref := c.out.Len()
	fmt.Fprintf(&c.out, "xref\n0 %d\n0000000000 65535 f \n", len(c.offsets))
	for _, off := range c.offsets[1:] {
		fmt.Fprintf(&c.out, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&c.out, "trailer\n<</Size %d/Root 1 0 R>>\n", len(c.offsets))
	c.out.Write(endingWith(int64(xref)))
}
