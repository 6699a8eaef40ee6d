package bind

import (
	"fmt"
	"strings"

	"imeappeal/appeal/pdf"
)

// pageKeys are copied as they are; boxes and rotation are written anew.
var pageKeys = []string{"Group"}

// page writes page i of the part and all that it leads to.
func (c *carrier) page(i int, shape shape) error {
	p := c.file.Pages[i]
	c.page0 = c.part.First + i
	out := c.pages[c.page0-1]
	d := c.file.PageObject(p)
	left, middle, right := c.stampTexts()
	s := newStrip(c.file.Frame(p), left, middle, right)
	if shape.unclean {
		c.note(Note{c.part.ID, c.page0, ContentUnclean, 1})
	}

	if n := c.lostContents(d); n > 0 {
		c.note(Note{c.part.ID, c.page0, ContentLost, n})
	}
	annots, covered := c.annotationsOf(d, s)
	if covered { // then the strip must be drawn after them
		shape.unclean = true
	}
	before, after := c.writeWrapping(s, shape)
	res := c.resourcesOf(d, p)
	own := c.ownAnnotations(out, s, shape)

	c.begin(out)
	c.printf("<</Type/Page/Parent %d 0 R/MediaBox%s", c.nodes[(c.page0-1)/pagesPerNode], rectString(s.box))
	if s.frame.Rotate != 0 {
		c.printf("/Rotate %d", s.frame.Rotate)
	}
	if s.frame.UserUnit != 1 {
		c.printf("/UserUnit %s", num(s.frame.UserUnit))
	}
	c.putKeys(d, pageKeys)
	c.str("/Resources")
	c.putResources(res, d, p)
	c.str("/Contents[")
	c.ref(before)
	for _, o := range contentsOf(c.file, d) {
		c.ref(c.place(o.Num))
	}
	if after > 0 {
		c.ref(after)
	}
	c.str("]/Annots[")
	for _, a := range annots {
		c.ref(a)
	}
	for _, a := range own {
		c.ref(a)
	}
	c.str("]>>")
	c.end()
	return c.drain()
}

// stampTexts gives what is printed at the left, in the middle and at the right.
func (c *carrier) stampTexts() (left, middle, right string) {
	var marks []string
	if c.plan.Fictional {
		marks = append(marks, "FICTIONAL")
	}
	if c.plan.Draft {
		marks = append(marks, "DRAFT")
	}
	if c.plan.Reference != "" {
		marks = append(marks, c.plan.Reference)
	}
	middle = fmt.Sprintf("Page %d of %d", c.page0, c.plan.Pages)
	if c.linksBack() {
		middle += fmt.Sprintf("  (index: page %d)", c.plan.IndexPage)
	}
	return strings.Join(marks, "  "), middle, c.plan.Bates.Number(c.page0)
}

// linksBack reports whether the page has a link back to the index.
func (c *carrier) linksBack() bool {
	return c.plan.IndexPage > 0 && c.plan.IndexPage <= c.plan.Pages && c.page0 != c.plan.IndexPage
}

// writeWrapping writes the streams around the page's own content. Before it:
// the visible box as clip, since what lay outside must not show in the strip,
// and a "q" for each "Q" too many. After it: what closes the content, and the
// strip. Damaged content gets no stream after it.
func (c *carrier) writeWrapping(s strip, shape shape) (before, after int32) {
	before = c.number()
	v := s.frame.Visible
	clip := fmt.Sprintf("q %s %s %s %s re W n\n", num(v[0]), num(v[1]), num(v.Width()), num(v.Height()))
	c.stream(before, "", []byte(clip+strings.Repeat("q ", shape.before)))
	if shape.unclean {
		return before, 0
	}
	after = c.number()
	content := []byte("\n" + strings.Repeat("EMC ", shape.marked) + strings.Repeat("Q ", shape.after+1) + "q " + matrixString(s.matrix()) + " cm ")
	content = append(content, s.draw(c.fontKey, c.boldKey)...)
	c.stream(after, "", append(content, 'Q'))
	return before, after
}

// contentItems lists what a page names as its content.
func contentItems(f *pdf.File, d pdf.Object) []pdf.Object {
	o := d.Lookup("Contents")
	if o == nil {
		return nil
	}
	if o.Kind != pdf.Ref {
		return o.Items
	}
	if body := f.Load(o.Num); body.Kind == pdf.Array {
		return body.Items
	}
	return []pdf.Object{*o}
}

// lostContents counts the content streams of a page that cannot be found: the
// page shows less than it should.
func (c *carrier) lostContents(d pdf.Object) int {
	n := 0
	for _, o := range contentItems(c.file, d) {
		if o.Kind == pdf.Ref && o.Num > 0 && !c.file.Load(o.Num).Stream {
			n++
		}
	}
	return n
}

// contentsOf lists a page's content streams.
func contentsOf(f *pdf.File, d pdf.Object) []pdf.Object {
	var streams []pdf.Object
	for _, item := range contentItems(f, d) {
		if item.Kind != pdf.Ref {
			continue
		}
		if body := f.Load(item.Num); body.Stream && !isPicture(f, body) {
			streams = append(streams, item)
		}
	}
	return streams
}

// isPicture reports whether a stream is packed as pictures are. It then says
// nothing as page content and can only do harm: one real file makes viewers
// unpack a picture of a gigabyte there.
func isPicture(f *pdf.File, body pdf.Body) bool {
	filters := f.Value(body.Object, "Filter")
	if filters.Kind == pdf.Name {
		filters.Items = []pdf.Object{filters}
	}
	for _, o := range filters.Items {
		switch f.Resolve(o).NameText() {
		case "JBIG2Decode", "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF":
			return true
		}
	}
	return false
}

// resourcesOf finds a page's resources and gives them a number where pages
// share them; 0 means that they are written into the page.
func (c *carrier) resourcesOf(d pdf.Object, p pdf.Page) int32 {
	o := d.Lookup("Resources")
	if o == nil || o.Kind == pdf.Null {
		o = &p.Inherited.Resources
		if o.Kind == pdf.Dict {
			n := c.inherited[p.Inherited]
			if n == 0 {
				n = c.number()
				c.inherited[p.Inherited] = n
				c.begin(n)
				c.withFonts(*o)
				c.end()
			}
			return n
		}
	}
	if o.Kind != pdf.Ref {
		return 0
	}
	n := c.resources[o.Num]
	if n == 0 {
		n = c.number()
		c.resources[o.Num] = n
		c.queue = append(c.queue, job{o.Num, n, resources})
	}
	return n
}

func (c *carrier) putResources(n int32, d pdf.Object, p pdf.Page) {
	if n > 0 {
		c.ref(n)
		return
	}
	o := d.Lookup("Resources")
	if o == nil {
		o = &pdf.Object{}
	}
	c.withFonts(*o)
}

// withFonts writes a resource dictionary with the stamp's fonts added.
func (c *carrier) withFonts(o pdf.Object) {
	font := c.file.Value(o, "Font")
	ref := o.Lookup("Font")
	c.str("<<")
	for i := 0; o.Kind == pdf.Dict && i+1 < len(o.Items); i += 2 {
		key := o.Items[i].Raw
		if string(key) == "/Font" || dropped(key) {
			continue
		}
		c.buf = append(c.buf, key...)
		c.put(o.Items[i+1], holdsNames(key))
	}
	c.str("/Font")
	if ref != nil && ref.Kind == pdf.Ref {
		n := c.fonts[ref.Num]
		if n == 0 {
			n = c.number()
			c.fonts[ref.Num] = n
			c.queue = append(c.queue, job{ref.Num, n, fontMap})
		}
		c.ref(n)
	} else {
		c.fontDict(font)
	}
	c.str(">>")
}

func (c *carrier) fontDict(o pdf.Object) {
	c.str("<<")
	for i := 0; o.Kind == pdf.Dict && i+1 < len(o.Items); i += 2 {
		key := string(o.Items[i].Raw)
		if key == c.fontKey || key == c.boldKey {
			continue
		}
		c.str(key)
		c.put(o.Items[i+1], false)
	}
	c.printf("%s %d 0 R%s %d 0 R>>", c.fontKey, c.font, c.boldKey, c.bold)
}

// annotationsOf gives the numbers of the annotations that the page keeps.
// Those outside the visible box were not seen and would show in the strip;
// covered says that one which is partly outside reaches into it.
func (c *carrier) annotationsOf(d pdf.Object, s strip) (kept []int32, covered bool) {
	for _, a := range c.file.Value(d, "Annots").Items {
		o := c.file.Resolve(a)
		if o.Kind != pdf.Dict {
			continue
		}
		t := c.treat(o)
		c.noteTreatment(o, t)
		r, ok := c.file.Rect(c.file.Value(o, "Rect"))
		if t == drop || ok && !overlap(r, s.frame.Visible) {
			continue
		}
		covered = covered || ok && overlap(r, s.band())
		if a.Kind == pdf.Ref {
			c.setRole(a.Num, annotation)
			if n := c.place(a.Num); n > 0 {
				kept = append(kept, n)
			}
			continue
		}
		n := c.number()
		c.begin(n)
		c.annotation(o)
		c.end()
		c.flushMade()
		kept = append(kept, n)
	}
	return kept, covered
}

func overlap(a, b pdf.Rect) bool {
	m := a.Meet(b)
	return m.Width() > 0 && m.Height() > 0
}

// ownAnnotations writes the packet's links on the page, the link back to the
// index and, on damaged content, the strip.
func (c *carrier) ownAnnotations(page int32, s strip, shape shape) []int32 {
	var own []int32
	for _, l := range c.links[c.page0] {
		if l.To < 1 || l.To > c.plan.Pages {
			continue
		}
		h := s.shown()
		r := s.rect(l.Box[0], h-l.Box[3], l.Box[2], h-l.Box[1])
		own = append(own, c.link(page, r, l.To))
	}
	if shape.unclean {
		own = append(own, c.stampAnnotation(page, s))
	}
	if c.linksBack() {
		own = append(own, c.link(page, s.band(), c.plan.IndexPage))
	}
	return own
}

func (c *carrier) link(page int32, r pdf.Rect, to int) int32 {
	n := c.number()
	c.object(n, fmt.Sprintf("<</Type/Annot/Subtype/Link/Rect%s/Border[0 0 0]/F 4/P %d 0 R/Dest[%d 0 R/Fit]>>", rectString(r), page, c.pages[to-1]))
	return n
}

// stampAnnotation writes the strip as a locked annotation, which shows
// whatever the page's content does.
func (c *carrier) stampAnnotation(page int32, s strip) int32 {
	look, n := c.number(), c.number()
	r := s.band()
	content := append([]byte("q "+matrixString(s.matrix())+" cm "), s.draw(c.fontKey, c.boldKey)...)
	dict := fmt.Sprintf("/Type/XObject/Subtype/Form/BBox%s/Resources<</Font<<%s %d 0 R%s %d 0 R>>>>", rectString(r), c.fontKey, c.font, c.boldKey, c.bold)
	c.stream(look, dict, append(content, 'Q'))
	c.object(n, fmt.Sprintf("<</Type/Annot/Subtype/Stamp/Rect%s/F %d/P %d 0 R/AP<</N %d 0 R>>>>", rectString(r), flagPrint|flagReadOnly|flagLocked|flagFrozen, page, look))
	return n
}
