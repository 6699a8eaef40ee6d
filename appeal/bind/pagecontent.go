package bind

import (
	"fmt"
	"strings"

	"imeappeal/appeal/pdf"
)

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
