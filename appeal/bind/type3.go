package bind

import "imeappeal/appeal/pdf"

// A glyph of a Type 3 font is a drawing of its own, which may set text in other
// fonts. In damaged and hostile files such a chain leads back to its own
// start: no reader can show that, and one never comes back from it.

// chains are the resources through which one drawing uses another.
var chains = []string{"Font", "XObject", "Pattern"}

// maxChain bounds how many fonts and drawings one font's glyphs may lead to.
const maxChain = 2000

// type3 writes a Type 3 font, without what leads from its glyphs back to it.
func (c *carrier) type3(num int32, font pdf.Object) {
	res := c.file.Value(font, "Resources")
	back := map[int32]bool{}
	for _, key := range chains {
		for _, o := range c.file.Value(res, key).Items {
			if o.Kind == pdf.Ref && c.leadsTo(o.Num, num, map[int32]bool{}) {
				back[o.Num] = true
			}
		}
	}
	if len(back) == 0 {
		c.put(font, false)
		return
	}
	c.note(Note{c.part.ID, c.page0, ContentLost, 1})
	for _, key := range chains {
		res = with(res, key, without(c.file.Value(res, key), back))
	}
	c.put(with(font, "Resources", res), false)
}

func isType3(o pdf.Object) bool {
	s := o.Lookup("Subtype")
	return s != nil && s.IsName("Type3")
}

// leadsTo reports that the glyphs of a font, or a drawing, use the font to.
func (c *carrier) leadsTo(from, to int32, seen map[int32]bool) bool {
	if from == to {
		return true
	}
	if seen[from] || len(seen) > maxChain {
		return false
	}
	seen[from] = true
	body := c.file.Load(from)
	if s := c.file.Value(body.Object, "Subtype"); !s.IsName("Type3") && !s.IsName("Form") && body.Lookup("PatternType") == nil {
		return false
	}
	res := c.file.Value(body.Object, "Resources")
	for _, key := range chains {
		for _, o := range c.file.Value(res, key).Items {
			if o.Kind == pdf.Ref && c.leadsTo(o.Num, to, seen) {
				return true
			}
		}
	}
	return false
}

// with gives a dictionary with another value for a key that it has.
func with(d pdf.Object, key string, value pdf.Object) pdf.Object {
	items := append([]pdf.Object{}, d.Items...)
	for i := 0; i+1 < len(items); i += 2 {
		if items[i].NameText() == key {
			items[i+1] = value
		}
	}
	d.Items = items
	return d
}

// without gives a dictionary without the entries that refer to certain objects.
func without(d pdf.Object, gone map[int32]bool) pdf.Object {
	var items []pdf.Object
	for i := 0; i+1 < len(d.Items); i += 2 {
		if v := d.Items[i+1]; v.Kind != pdf.Ref || !gone[v.Num] {
			items = append(items, d.Items[i], v)
		}
	}
	d.Items = items
	return d
}
