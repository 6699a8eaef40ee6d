package bind

import (
	"fmt"

	"imeappeal/appeal/pdf"
)

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
	own = append(own, c.markAnnotations(page, s)...)
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
