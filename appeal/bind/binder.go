package bind

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"

	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// pagesPerNode is the width of the page tree: viewers open a packet of
// thousands of pages without reading it all.
const pagesPerNode = 64

// binder writes one packet. Numbers of catalog, page tree and pages are given
// out before the first byte, so that any link can name its page.
type binder struct {
	plan    packet.Plan
	out     *sink
	offsets []int64 // by object number; 0 is not used
	buf     []byte  // the object being written, up to its stream

	catalog, tree, info, outlines int32
	font, bold                    int32
	pages, nodes                  []int32
	fontKey, boldKey              string // resource names that no page uses by chance

	links          map[int][]packet.Link  // of our own pages, by packet page
	sources        map[int][]pdf.Bookmark // outline of the part that starts on the page
	shared         map[string]*carried    // what parts of one PDF have copied, by its name
	marks          []Mark
	layers, hidden []int32 // optional content groups of all parts
	notes          []Note
}

func newBinder(w io.Writer, plan packet.Plan) *binder {
	b := &binder{
		plan:    plan,
		out:     newSink(w),
		offsets: make([]int64, 1, 4096),
		links:   map[int][]packet.Link{},
		sources: map[int][]pdf.Bookmark{},
		shared:  map[string]*carried{},
	}
	b.catalog, b.tree, b.info, b.outlines = b.number(), b.number(), b.number(), b.number()
	b.font, b.bold = b.number(), b.number()
	for range plan.Pages {
		b.pages = append(b.pages, b.number())
	}
	for range (plan.Pages + pagesPerNode - 1) / pagesPerNode {
		b.nodes = append(b.nodes, b.number())
	}
	for _, l := range plan.Links {
		b.links[l.Page] = append(b.links[l.Page], l)
	}
	b.fontKey, b.boldKey = fontKeys(plan)
	b.out.write([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	b.object(b.font, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	b.object(b.bold, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>")
	return b
}

// fontKeys names the stamp's fonts after the packet, so that a packet bound
// into another one keeps its own.
func fontKeys(plan packet.Plan) (regular, bold string) {
	sum := sha256.Sum256([]byte(plan.Title + "\x00" + plan.Reference + "\x00" + plan.Bates.Prefix))
	key := "Stamp" + hex.EncodeToString(sum[:4])
	return "/" + key, "/" + key + "B"
}

// number gives out the next object number.
func (b *binder) number() int32 {
	b.offsets = append(b.offsets, 0)
	return int32(len(b.offsets) - 1)
}

// begin starts object n in buf.
func (b *binder) begin(n int32) {
	b.offsets[n] = b.out.pos()
	b.buf = strconv.AppendInt(b.buf[:0], int64(n), 10)
	b.buf = append(b.buf, " 0 obj\n"...)
}

// end writes the object that begin started.
func (b *binder) end() {
	b.buf = append(b.buf, "\nendobj\n"...)
	b.out.write(b.buf)
}

func (b *binder) str(s string)                 { b.buf = append(b.buf, s...) }
func (b *binder) printf(f string, args ...any) { b.buf = fmt.Appendf(b.buf, f, args...) }
func (b *binder) ref(n int32)                  { b.buf = pdf.AppendRef(b.buf, n) }

func (b *binder) object(n int32, body string) {
	b.begin(n)
	b.str(body)
	b.end()
}

// stream writes a stream of our own, dict without its brackets and length.
func (b *binder) stream(n int32, dict string, data []byte) {
	b.begin(n)
	b.printf("<<%s/Length %d>>\nstream\n", dict, len(data))
	b.buf = append(b.buf, data...)
	b.str("\nendstream")
	b.end()
}

// note records what was done to a part; the same on one page counts up.
func (b *binder) note(n Note) {
	for i := len(b.notes) - 1; i >= 0 && b.notes[i].Part == n.Part && b.notes[i].Page == n.Page; i-- {
		if b.notes[i].Kind == n.Kind {
			b.notes[i].Count += n.Count
			return
		}
	}
	b.notes = append(b.notes, n)
}

// parts copies every part in order.
func (b *binder) parts(ctx context.Context, files []*pdf.File, open Open, opts Options) error {
	shapes := lookAhead(b.plan, files, open)
	defer shapes.stop()
	for i, part := range b.plan.Parts {
		err := fenced(func() error { return b.part(ctx, part, files[i], open, shapes, opts) })
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return &PartError{part, err}
		}
		files[i] = nil
	}
	return nil
}

func (b *binder) part(ctx context.Context, part packet.Part, f *pdf.File, open Open, shapes *ahead, opts Options) error {
	src, err := open(part)
	if err != nil {
		return err
	}
	defer src.close()
	if err := f.Attach(src.Reader, src.Size); err != nil {
		return err
	}
	defer f.Release()
	c := newCarrier(b, part, f, src.Shared)
	for i := range part.Pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := c.page(i, shapes.next()); err != nil {
			return err
		}
		if opts.Progress != nil {
			opts.Progress(part.First+i, b.plan.Pages)
		}
	}
	c.optionalContent()
	if !part.Stamped { // the outline of a finished packet is the plan's own
		b.sources[part.First] = f.Outline()
		c.noteWhole()
	}
	return f.Err()
}

// finish writes what belongs to the packet as a whole and gives the result.
func (b *binder) finish() (Result, error) {
	b.writeTree()
	b.writeOutline()
	b.writeInfo()
	b.writeCatalog()
	for n, off := range b.offsets[1:] {
		if off == 0 {
			return Result{}, fmt.Errorf("object %d was promised and never written", n+1)
		}
	}
	if err := b.writeTrailer(); err != nil {
		return Result{}, err
	}
	sum, err := b.out.sum()
	if err != nil {
		return Result{}, err
	}
	return Result{
		Pages:  b.plan.Pages,
		Bytes:  b.out.pos(),
		SHA256: hex.EncodeToString(sum),
		Notes:  b.notes,
	}, nil
}
