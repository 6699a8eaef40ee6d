package bind

import (
	"bytes"

	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// carrier copies one part. What its pages lead to gets the next number when it
// is first met and waits in the queue; nothing else gets in: no catalog, no
// form, no old revision.
type carrier struct {
	*binder
	part   packet.Part
	file   *pdf.File
	placed pdf.Sparse[int32] // number in the packet, by number in the file; left: never copied
	roles  pdf.Sparse[role]  // how a thing is to be written, where that is known before it is met
	queue  []job

	resources map[int32]int32          // /Resources with the stamp's fonts, by number in the file
	fonts     map[int32]int32          // likewise an indirect /Font dictionary
	inherited map[*pdf.Inherited]int32 // likewise what stands in the page tree
	form      form
	page0     int    // packet page at work
	made      []made // streams that follow the object at work
}

// left marks what is never copied: catalog and page tree.
const left = -1

// role is how an object is written.
type role uint8

const (
	plain      role = iota
	nameMap         // its keys are names that content uses: none is dropped
	annotation      // allow-listed
	resources       // with the stamp's fonts added
	fontMap         // likewise
)

type job struct {
	from, to int32
	role     role
}

func newCarrier(b *binder, part packet.Part, f *pdf.File) *carrier {
	c := &carrier{
		binder: b, part: part, file: f,
		resources: map[int32]int32{}, fonts: map[int32]int32{}, inherited: map[*pdf.Inherited]int32{},
	}
	for _, n := range f.Structural() {
		c.placed.Set(n, left)
	}
	for i := len(f.Pages) - 1; i >= 0; i-- { // a page that is listed twice is linked to where it stands first
		if n := f.Pages[i].Num; n > 0 {
			c.placed.Set(n, b.pages[part.First-1+i])
		}
	}
	c.form = readForm(f)
	return c
}

// place gives the number in the packet for a number in the file, 0 for what
// is not copied.
func (c *carrier) place(n int32) int32 {
	at := c.placed.At(n)
	if at != 0 {
		return max(at, 0)
	}
	if !c.file.Has(n) {
		return 0
	}
	at = c.number()
	c.placed.Set(n, at)
	c.queue = append(c.queue, job{n, at, c.roles.At(n)})
	return at
}

// drain writes all that the page just written leads to.
func (c *carrier) drain() error {
	for len(c.queue) > 0 {
		j := c.queue[0]
		c.queue = c.queue[1:]
		if err := c.copyObject(j); err != nil {
			return err
		}
		if err := c.file.Err(); err != nil {
			return err
		}
	}
	return nil
}

func (c *carrier) copyObject(j job) error {
	body := c.file.Load(j.from)
	c.begin(j.to)
	switch {
	case body.Stream:
		return c.copyStream(body)
	case j.role == annotation || j.role == plain && looksLikeAnnotation(body.Object):
		if !c.annotation(body.Object) {
			c.str("null")
		}
	case j.role == resources:
		c.withFonts(body.Object)
	case j.role == fontMap:
		c.fontDict(body.Object)
	default:
		c.put(body.Object, j.role == nameMap)
	}
	c.end()
	c.flushMade()
	return nil
}

func looksLikeAnnotation(o pdf.Object) bool {
	return o.Lookup("Rect") != nil && o.Lookup("Subtype") != nil
}

// copyStream writes a stream's dictionary with a plain length and its bytes as
// they are.
func (c *carrier) copyStream(body pdf.Body) error {
	if t := body.Lookup("Type"); t != nil && (t.IsName("EmbeddedFile") || t.IsName("XRef") || t.IsName("ObjStm") || t.IsName("Metadata")) {
		c.str("null")
		c.end()
		return nil
	}
	raw, err := c.file.Raw(body)
	if err != nil {
		return err
	}
	size := raw.Size()
	c.str("<<")
	again := repeats(body.Object)
	for i := 0; i+1 < len(body.Items); i += 2 {
		key, val := body.Items[i], body.Items[i+1]
		if again != nil && again[i] {
			continue
		}
		switch string(key.Raw) {
		case "/Length", "/DL", "/Ref":
			continue
		case "/F", "/FFilter", "/FDecodeParms":
			if c.external(body) {
				continue
			}
		case "/Filter", "/DecodeParms":
			if c.file.Encrypted() {
				val = c.withoutCrypt(body, string(key.Raw[1:]))
			}
		}
		if dropped(key.Raw) {
			continue
		}
		c.buf = append(c.buf, key.Raw...)
		c.put(val, holdsNames(key.Raw))
	}
	if c.external(body) {
		size = 0
		c.note(Note{c.part.ID, c.page0, ContentExternal, 1})
	}
	c.printf("/Length %d>>\nstream\n", size)
	c.out.write(c.buf)
	if size > 0 {
		if err := c.out.copyFrom(raw); err != nil {
			return err
		}
	}
	c.out.write([]byte("\nendstream\nendobj\n"))
	return nil
}

// external reports whether a stream's data lie in another file. A name under
// /F is a filter's short form and no file.
func (c *carrier) external(body pdf.Body) bool {
	v := c.file.Value(body.Object, "F")
	return v.IsString() || v.Kind == pdf.Dict
}

// withoutCrypt gives /Filter or /DecodeParms without the entry of the Crypt
// filter, which means nothing in a file that is not encrypted.
func (c *carrier) withoutCrypt(body pdf.Body, key string) pdf.Object {
	filters, v := c.file.Value(body.Object, "Filter"), c.file.Value(body.Object, key)
	if filters.IsName("Crypt") {
		return pdf.Object{}
	}
	if filters.Kind != pdf.Array || v.Kind != pdf.Array {
		return v
	}
	rest := pdf.Object{Kind: pdf.Array}
	for i, o := range v.Items {
		if i < len(filters.Items) && c.file.Resolve(filters.Items[i]).IsName("Crypt") {
			continue
		}
		rest.Items = append(rest.Items, o)
	}
	return rest
}

// put writes o with its references renumbered, without what could act. In a
// map of names no key is dropped.
func (c *carrier) put(o pdf.Object, names bool) {
	switch o.Kind {
	case pdf.Ref:
		if names {
			c.setRole(o.Num, nameMap)
		}
		c.ref(c.place(o.Num))
	case pdf.Array:
		c.str("[")
		for _, item := range o.Items {
			c.put(item, false)
		}
		c.str("]")
	case pdf.Dict:
		if !names && isAction(o) {
			c.note(Note{c.part.ID, c.page0, ActionsDropped, 1})
			c.buf = pdf.Object{}.AppendTo(c.buf, nil)
			return
		}
		c.str("<<")
		again := repeats(o)
		for i := 0; i+1 < len(o.Items); i += 2 {
			key := o.Items[i].Raw
			if !names && dropped(key) || again != nil && again[i] {
				continue
			}
			c.buf = append(c.buf, key...)
			c.put(o.Items[i+1], !names && holdsNames(key))
		}
		c.str(">>")
	default:
		c.buf = o.AppendTo(c.buf, nil)
	}
}

// repeats marks the keys of a dictionary that come again later: the last one
// counts, and only that is written. It gives nil for the usual dictionary.
func repeats(o pdf.Object) map[int]bool {
	last := -1
	if len(o.Items) <= 64 { // without memory, for the dictionaries there are many of
		for i := 0; i < len(o.Items) && last < 0; i += 2 {
			for j := i + 2; j < len(o.Items); j += 2 {
				if bytes.Equal(o.Items[i].Raw, o.Items[j].Raw) {
					last = i
				}
			}
		}
		if last < 0 {
			return nil
		}
	}
	at := map[string]int{}
	var again map[int]bool
	for i := 0; i+1 < len(o.Items); i += 2 {
		if j, ok := at[string(o.Items[i].Raw)]; ok {
			if again == nil {
				again = map[int]bool{}
			}
			again[j] = true
		}
		at[string(o.Items[i].Raw)] = i
	}
	return again
}

// setRole says how an object that was not met yet is to be written.
func (c *carrier) setRole(n int32, r role) {
	if c.placed.At(n) == 0 {
		c.roles.Set(n, r)
	}
}
