package bind

import "imeappeal/appeal/pdf"

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
