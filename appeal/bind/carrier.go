package bind

import (
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// carrier copies one part. What its pages lead to gets the next number when it
// is first met and waits in the queue; nothing else gets in: no catalog, no
// form, no old revision.
type carrier struct {
	*binder
	*carried
	part  packet.Part
	file  *pdf.File
	queue []job

	inherited map[*pdf.Inherited]int32 // resources of the page tree with the stamp's fonts
	form      form
	loops     *loops
	page0     int    // packet page at work
	made      []made // streams that follow the object at work
}

// carried is what was copied of a file, by number in it.
type carried struct {
	placed    pdf.Sparse[int32] // number in the packet; left: never copied
	roles     pdf.Sparse[role]  // how a thing is to be written, where that is known before it is met
	resources map[int32]int32   // /Resources with the stamp's fonts
	fonts     map[int32]int32   // likewise an indirect /Font dictionary
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
	unpacked        // content that cannot be unpacked as it is
)

type job struct {
	from, to int32
	role     role
}

// newCarrier begins a part; of a file that other parts come from too, what they
// copied stays copied.
func newCarrier(b *binder, part packet.Part, f *pdf.File, shared string) *carrier {
	had := b.shared[shared]
	if had == nil {
		had = &carried{resources: map[int32]int32{}, fonts: map[int32]int32{}}
		if shared != "" {
			b.shared[shared] = had
		}
	}
	c := &carrier{binder: b, carried: had, part: part, file: f, loops: newLoops(f), inherited: map[*pdf.Inherited]int32{}}
	for _, n := range f.Structural() {
		c.placed.Set(n, left)
	}
	for _, p := range f.Pages { // of a finished packet only some pages come along
		if p.Num > 0 {
			c.placed.Set(p.Num, left)
		}
	}
	for i := part.Pages - 1; i >= 0; i-- { // a page that is listed twice is linked to where it stands first
		if n := f.Pages[c.skipped()+i].Num; n > 0 {
			c.placed.Set(n, b.pages[part.First-1+i])
		}
	}
	c.form = readForm(f)
	return c
}

// skipped is how many pages of the file come before the part's first.
func (c *carrier) skipped() int {
	if !c.part.Stamped {
		return 0
	}
	return c.part.From - 1
}

// place gives the number in the packet for a number in the file, 0 for what
// is not copied.
func (c *carrier) place(n int32) int32 {
	at := c.placed.At(n)
	if at != 0 {
		return max(at, 0)
	}
	if !c.file.Has(n) {
		if c.file.Repaired { // in a sound file it stands for null; here it was cut off
			c.note(Note{c.part.ID, c.page0, ContentLost, 1})
		}
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
	if j.role == unpacked {
		data, _, err := readable(c.file, j.from, maxContent)
		c.stream(j.to, "", data)
		return err
	}
	body.Object = c.broken(j.from, body.Object)
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

// setRole says how an object that was not met yet is to be written.
func (c *carrier) setRole(n int32, r role) {
	if c.placed.At(n) == 0 {
		c.roles.Set(n, r)
	}
}
