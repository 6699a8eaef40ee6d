package bind

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// Blackout says what must go from a page.
type Blackout struct {
	Page          int     // of the file, from 1
	Width, Height float64 // of the page as displayed, in the unit of the boxes
	Boxes         []packet.Box
}

// Redacted is a file from which something was taken out for good.
type Redacted struct {
	PDF    []byte
	Pages  int
	Turned []int // pages that became pictures, from 1
	Coarse []int // those of them that are so large that their picture is coarser than a fax
}

// Then gives what two redactions, one after the other, made.
func (r Redacted) Then(next Redacted) Redacted {
	return Redacted{next.PDF, next.Pages, both(r.Turned, next.Turned), both(r.Coarse, next.Coarse)}
}

func both(a, b []int) []int {
	all := slices.Sorted(slices.Values(slices.Concat(a, b)))
	return slices.Compact(all)
}

// coarseDots is the resolution of a fax in its usual mode.
const coarseDots = 100

// Redact gives the file anew without what lies under the boxes. A page with a
// box becomes a picture in which the boxes are black: no text, no layer, no
// older state of it is left. So does each page that shares a picture or a
// drawing with such a page, and with all set every page of the file. The other
// pages stay as they are, without what could act.
func Redact(ctx context.Context, w *pdf.Worker, path string, src Source, out []Blackout, all bool) (Redacted, error) {
	var f *pdf.File
	err := fenced(func() (err error) {
		f, err = pdf.Open(src.Reader, src.Size, src.Password)
		return err
	})
	if err != nil {
		return Redacted{}, err
	}
	gone := map[int][]Blackout{}
	for _, b := range out {
		if b.Page < 1 || b.Page > len(f.Pages) || b.Width <= 0 || b.Height <= 0 {
			return Redacted{}, fmt.Errorf("page %d of %d cannot be blacked out", b.Page, len(f.Pages))
		}
		gone[b.Page] = append(gone[b.Page], b)
	}
	made := Redacted{Pages: len(f.Pages)}
	err = fenced(func() error {
		blackened := map[int32]bool{}
		for page := range gone {
			reachPage(f, page-1, blackened)
		}
		for i := range f.Pages {
			if all || gone[i+1] != nil || sharing(f, i, blackened) {
				made.Turned = append(made.Turned, i+1)
			}
		}
		return f.Err()
	})
	if err != nil {
		return Redacted{}, err
	}
	pictures, err := blackened(ctx, w, path, &made, gone)
	if err != nil {
		return Redacted{}, err
	}
	made.PDF, err = interleaved(ctx, src, pictures, made)
	return made, err
}

// blackened draws pages and paints the boxes on them.
func blackened(ctx context.Context, w *pdf.Worker, path string, made *Redacted, gone map[int][]Blackout) ([]byte, error) {
	var out []PicturePage
	for _, n := range made.Turned {
		d, err := w.Draw(ctx, path, n, drawDots)
		if err != nil {
			return nil, err
		}
		if d.Dots() < coarseDots {
			made.Coarse = append(made.Coarse, n)
		}
		for _, b := range gone[n] {
			for _, box := range b.Boxes {
				paint(&d, box, b.Width, b.Height)
			}
		}
		p, err := Pictured(d)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return Pictures(out), nil
}

// paintMargin is how far the black reaches beyond a box, as part of the box's
// height: what glyphs stick out. A line that lies on its side is high and narrow.
const paintMargin = 0.25

// paint makes a box black; width and height are those of the page in the box's
// own unit.
func paint(d *pdf.Drawing, box packet.Box, width, height float64) {
	across, down := float64(d.Width)/width, float64(d.Height)/height
	margin := paintMargin * min(box[3]-box[1], 2*(box[2]-box[0]))
	x0, x1 := int((box[0]-margin)*across), int((box[2]+margin)*across)+1
	y0, y1 := int((box[1]-margin)*down), int((box[3]+margin)*down)+1
	bytesPer := 3
	if d.Grey {
		bytesPer = 1
	}
	for y := max(0, y0); y < min(d.Height, y1); y++ {
		row := d.Pix[y*d.Width*bytesPer : (y+1)*d.Width*bytesPer]
		clear(row[max(0, min(x0, d.Width))*bytesPer : max(0, min(x1, d.Width))*bytesPer])
	}
}

// interleaved puts the pictures between the pages that stay.
func interleaved(ctx context.Context, src Source, pictures []byte, made Redacted) ([]byte, error) {
	plan := packet.Plan{Pages: made.Pages}
	add := func(id string, from, first, pages int) {
		plan.Parts = append(plan.Parts, packet.Part{ID: fmt.Sprint(id, first), Kind: packet.ExhibitPart, Set: id, From: from, First: first, Pages: pages, Stamped: true})
	}
	next := 1
	for i, page := range made.Turned {
		if page > next {
			add("kept", next, next, page-next)
		}
		add("picture", i+1, page, 1)
		next = page + 1
	}
	if next <= made.Pages {
		add("kept", next, next, made.Pages-next+1)
	}
	open := func(part packet.Part) (Source, error) {
		if part.Set == "picture" {
			return Source{Reader: bytes.NewReader(pictures), Size: int64(len(pictures))}, nil
		}
		return Source{Reader: src.Reader, Size: src.Size, Password: src.Password}, nil
	}
	var out bytes.Buffer
	if _, err := Write(ctx, &out, plan, open, Options{}); err != nil {
		return nil, err
	}
	f, err := pdf.Open(bytes.NewReader(out.Bytes()), int64(out.Len()), "")
	if err != nil {
		return nil, err
	}
	if len(f.Pages) != made.Pages {
		return nil, errors.New("the redacted file has another number of pages")
	}
	return out.Bytes(), fenced(func() error { return nothingActs(f) })
}

// sharing reports that a page that would stay reaches a stream, other than a
// font's, that a page to be blacked out reaches too: one list of pictures may
// serve all pages of a scan.
func sharing(f *pdf.File, i int, blackened map[int32]bool) bool {
	mine := map[int32]bool{}
	reachPage(f, i, mine)
	for num := range mine {
		if blackened[num] && f.Load(num).Stream {
			return true
		}
	}
	return false
}

// reachPage collects the objects that page i leads to.
func reachPage(f *pdf.File, i int, seen map[int32]bool) {
	reach(f, f.PageObject(f.Pages[i]), seen, 0)
	reach(f, f.Pages[i].Inherited.Resources, seen, 0)
}

// reach collects the objects that a page leads to, without fonts, without the
// pages that links lead to.
func reach(f *pdf.File, o pdf.Object, seen map[int32]bool, depth int) {
	if depth > 60 {
		return
	}
	if o.Kind == pdf.Ref {
		if seen[o.Num] {
			return
		}
		body := f.Load(o.Num)
		if t := body.Lookup("Type"); t != nil && (t.IsName("Page") || t.IsName("Pages") || t.IsName("Catalog") || t.IsName("Font")) {
			return
		}
		seen[o.Num] = true
		o = body.Object
	}
	for i, item := range o.Items {
		if o.Kind == pdf.Dict {
			if i%2 == 0 {
				continue
			}
			switch string(o.Items[i-1].Raw) {
			case "/Parent", "/P", "/Font", "/Dest", "/StructParents":
				continue
			}
		}
		reach(f, item, seen, depth+1)
	}
}

// Holds reports that one of the texts stands in a stream or a string of a file,
// as bytes: a second look at what was redacted. Streams of pictures are not
// undone.
func Holds(r io.ReaderAt, size int64, texts []string) (found bool, err error) {
	err = fenced(func() error {
		f, err := pdf.Open(r, size, "")
		if err != nil {
			return err
		}
		in := func(b []byte) {
			for _, t := range texts {
				found = found || t != "" && bytes.Contains(b, []byte(t))
			}
		}
		return f.Walk(func(_ int32, b pdf.Body) error {
			eachString(b.Object, func(s pdf.Object) { in(s.StringBytes()); in([]byte(s.Text())) })
			if b.Stream && !isPicture(f, b) {
				if data, err := f.Decode(b, 64<<20); err == nil {
					in(data)
				}
			}
			return nil
		})
	})
	return found, err
}

func eachString(o pdf.Object, f func(pdf.Object)) {
	if o.IsString() {
		f(o)
	}
	for _, item := range o.Items {
		eachString(item, f)
	}
}
