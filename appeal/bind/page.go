package bind

import (
	"fmt"
	"strconv"
	"strings"

	"imeappeal/appeal/pdf"
)

// pageKeys are copied as they are; boxes and rotation are written anew.
var pageKeys = []string{"Group"}

// page writes page i of the part and all that it leads to.
func (c *carrier) page(i int, shape shape) error {
	p := c.file.Pages[c.skipped()+i]
	c.page0 = c.part.First + i
	out := c.pages[c.page0-1]
	d := c.file.PageObject(p)
	left, middle, right := c.stampTexts()
	frame := c.file.Frame(p)
	if turn := c.part.Turns[c.skipped()+i+1]; turn != 0 {
		frame.Rotate = (frame.Rotate + 90*turn) % 360
		c.note(Note{c.part.ID, c.page0, PageTurned, 1})
	}
	s := newStrip(frame, left, middle, right)
	if shape.unclean && !c.part.Stamped {
		c.note(Note{c.part.ID, c.page0, ContentUnclean, 1})
	}
	lost := c.lostContents(d)
	for _, t := range shape.torn {
		c.setRole(t.num, unpacked)
		if t.lost {
			lost++
		}
	}
	if lost > 0 {
		c.note(Note{c.part.ID, c.page0, ContentLost, lost})
	}
	annots, covered := c.annotationsOf(d, s)
	if c.part.Stamped {
		s.box, shape.unclean = s.frame.Visible, false
	} else if covered { // then the strip must be drawn after them
		shape.unclean = true
	}
	var before, after int32
	if !c.part.Stamped {
		before, after = c.writeWrapping(s, shape)
	}
	trimmed := c.trimmed(shape.cut)
	if shape.beyond {
		c.note(Note{c.part.ID, c.page0, PictureOutside, 1})
	}
	res := c.resourcesOf(d, p)
	own := c.ownAnnotations(out, s, shape)

	c.begin(out)
	c.printf("<</Type/Page/Parent %d 0 R/MediaBox%s", c.nodes[(c.page0-1)/pagesPerNode], rectString(s.box))
	if s.frame.Rotate != 0 {
		c.printf("/Rotate %d", s.frame.Rotate)
	}
	if s.frame.UserUnit != 1 {
		c.printf("/UserUnit %s", strconv.FormatFloat(s.frame.UserUnit, 'f', -1, 64))
	}
	c.putKeys(d, pageKeys)
	c.str("/Resources")
	c.putResources(res, d, p)
	c.str("/Contents[")
	if before > 0 {
		c.ref(before)
	}
	if trimmed > 0 {
		c.ref(trimmed)
	} else {
		for _, o := range contentsOf(c.file, d) {
			c.ref(c.place(o.Num))
		}
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

// trimmed writes content from which text was cut and gives its number, 0 for
// content that stays.
func (c *carrier) trimmed(cut *pdf.Cut) int32 {
	if cut == nil {
		return 0
	}
	if cut.Left {
		c.note(Note{c.part.ID, c.page0, OutsideLeft, 1})
	}
	if cut.Gone == 0 {
		return 0
	}
	c.note(Note{c.part.ID, c.page0, OutsideCut, cut.Gone})
	n := c.number()
	c.stream(n, "", cut.Content)
	return n
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
	if v := c.plan.Volume; v != nil { // its cover has no number of the packet
		return strings.Join(marks, "  "), v.String(), ""
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
