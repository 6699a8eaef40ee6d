package typeset

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
)

// pdf writes the pages as a document whose bytes depend on nothing but its
// input.
func (d *document) pdf() ([]byte, error) {
	w := pdfWriter{}
	w.buf.WriteString(fileHead)
	w.reserve(2) // the catalogue and the tree of pages
	w.info = w.object(fmt.Sprintf("<</Title<%s>/CreationDate%[2]s/ModDate%[2]s>>", textString(d.title), dateString(instant(d.date))))
	var fonts strings.Builder
	for st, used := range d.used {
		if len(used) > 0 {
			fmt.Fprintf(&fonts, "/F%d %d 0 R", st+1, w.face(style(st), sorted(used)))
		}
	}
	resources := "/Font<<" + fonts.String() + ">>"
	var kids strings.Builder
	for _, pg := range d.pages {
		own := resources
		if len(pg.pictures) > 0 {
			names, err := w.pictures(pg.pictures)
			if err != nil {
				return nil, err
			}
			own += "/XObject<<" + names + ">>"
		}
		content := w.packed("", pg.content.Bytes())
		fmt.Fprintf(&kids, "%d 0 R ", w.object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<<%s>>>>",
			short(d.paper.Width), short(d.paper.Height), content, own)))
	}
	w.fill(1, "<</Type/Catalog/Pages 2 0 R/Lang (en-US)>>")
	w.fill(2, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(d.pages), kids.String()))
	return w.finish(), w.err
}

// pictures writes a page's pictures and gives their names.
func (w *pdfWriter) pictures(all []picture) (names string, err error) {
	for i, pic := range all {
		dict, data, err := pic.embedded()
		if err != nil {
			return "", err
		}
		names += fmt.Sprintf("/P%d %d 0 R", i+1, w.stream("/Type/XObject/Subtype/Image"+dict, data))
	}
	return names, nil
}

// textString writes a text of the document's properties: one line, in UTF-16.
func textString(s string) string {
	var b strings.Builder
	b.WriteString("FEFF")
	for _, unit := range utf16.Encode([]rune(oneLine(strings.ToValidUTF8(s, "\uFFFD")))) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String()
}

func dateString(t time.Time) string { return t.Format("(D:20060102150405Z)") }

// fileHead begins a file; the bytes above 127 say that it is not text.
const fileHead = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"

// pdfWriter writes objects in the order of their numbers, but for those that it
// reserved.
type pdfWriter struct {
	buf     bytes.Buffer
	offsets []int
	info    int // the object with the document's properties, 0 for none
	zip     *zlib.Writer
	err     error
}

// object writes an object and gives its number.
func (w *pdfWriter) object(body string) int {
	w.reserve(1)
	w.fill(len(w.offsets), body)
	return len(w.offsets)
}

// reserve keeps the next numbers for objects that are written later.
func (w *pdfWriter) reserve(n int) { w.offsets = append(w.offsets, make([]int, n)...) }

func (w *pdfWriter) fill(number int, body string) {
	w.offsets[number-1] = w.buf.Len()
	fmt.Fprintf(&w.buf, "%d 0 obj\n%s\nendobj\n", number, body)
}

// stream writes data as they are, packed already or not.
func (w *pdfWriter) stream(dict string, data []byte) int {
	w.offsets = append(w.offsets, w.buf.Len())
	fmt.Fprintf(&w.buf, "%d 0 obj\n<<%s/Length %d>>\nstream\n", len(w.offsets), dict, len(data))
	w.buf.Write(data)
	w.buf.WriteString("\nendstream\nendobj\n")
	return len(w.offsets)
}

// packed writes data compressed. One compressor serves the document: it is
// larger than most of what it packs.
func (w *pdfWriter) packed(dict string, data []byte) int {
	var out bytes.Buffer
	if w.zip == nil {
		w.zip, w.err = zlib.NewWriterLevel(&out, zlib.BestSpeed)
	} else {
		w.zip.Reset(&out)
	}
	if w.err == nil {
		_, w.err = w.zip.Write(data)
	}
	if w.err == nil {
		w.err = w.zip.Close()
	}
	return w.stream(dict+"/Filter/FlateDecode", out.Bytes())
}

func (w *pdfWriter) finish() []byte {
	table := w.buf.Len()
	fmt.Fprintf(&w.buf, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets)+1)
	for _, at := range w.offsets {
		fmt.Fprintf(&w.buf, "%010d 00000 n \n", at)
	}
	info := ""
	if w.info > 0 {
		info = fmt.Sprintf("/Info %d 0 R", w.info)
	}
	fmt.Fprintf(&w.buf, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(w.offsets)+1, info, table)
	return w.buf.Bytes()
}
