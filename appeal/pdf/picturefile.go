package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // decoders for image.Decode
	_ "image/jpeg"
	_ "image/png"
	"io"

	"imeappeal/appeal/report"
	"imeappeal/appeal/tiff"
)

// pictureFile is a document that is a picture itself: a photograph, a fax kept
// as TIFF with a page a directory.
type pictureFile struct {
	data []byte
	at   []uint32         // TIFF: the places of the pages' directories
	ord  binary.ByteOrder // TIFF
}

// openPictureFile gives nil for a file that is none.
func openPictureFile(base io.ReaderAt, size int64) *pictureFile {
	head := make([]byte, 8)
	n, _ := base.ReadAt(head, 0)
	head = head[:n]
	f := &pictureFile{}
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")), bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")), bytes.HasPrefix(head, []byte("GIF8")):
	case bytes.HasPrefix(head, []byte("II*\x00")):
		f.ord = binary.LittleEndian
	case bytes.HasPrefix(head, []byte("MM\x00*")):
		f.ord = binary.BigEndian
	default:
		return nil
	}
	f.data, _ = io.ReadAll(io.NewSectionReader(base, 0, min(size, 256<<20)))
	if f.ord != nil {
		f.directories()
	}
	return f
}

// directories lists the pages of a TIFF file; the chain may be a loop.
func (f *pictureFile) directories() {
	seen := map[uint32]bool{}
	for at := f.next(4); at != 0 && !seen[at] && len(f.at) < 5000; {
		seen[at] = true
		f.at = append(f.at, at)
		at = f.next(int64(at) + 2 + 12*int64(f.ord.Uint16(f.data[at:])))
	}
}

// next reads the place of a directory; 0 is the end or a place outside.
func (f *pictureFile) next(at int64) uint32 {
	if at < 0 || at+4 > int64(len(f.data)) {
		return 0
	}
	v := f.ord.Uint32(f.data[at:])
	if int64(v)+2 > int64(len(f.data)) {
		return 0
	}
	return v
}

// count is the number of pages.
func (f *pictureFile) count() int {
	if f.ord != nil {
		return len(f.at)
	}
	return 1
}

// page makes the bytes begin with page i, which is all that the decoder reads.
func (f *pictureFile) page(i int) []byte {
	if f.ord == nil {
		return f.data
	}
	b := bytes.Clone(f.data)
	f.ord.PutUint32(b[4:], f.at[i])
	return b
}

// textPage tells of page i that it is a picture.
func (f *pictureFile) textPage(i int) (out TextPage) {
	out.Number, out.Source, out.Unread, out.Picture = i+1, report.Text, UnreadDamaged, 1
	size, err := f.config(i)
	if out.Width, out.Height = 612, 792; err == nil && size.Width > 0 && size.Height > 0 {
		out.Width, out.Height = f.points(i, size.Width, size.Height)
		out.Unread = UnreadPicture
	}
	return out
}

// points gives the size of a page as displayed: its longer side is a letter page's, since
// what cameras and scanners write about resolution is seldom true; but a fax
// says truly how much finer it is across than down.
func (f *pictureFile) points(i, width, height int) (float64, float64) {
	w, h := float64(width), float64(height)
	if f.ord != nil {
		if x, y := f.resolution(i, 282), f.resolution(i, 283); x > 0 && y > 0 && x/y < 4 && y/x < 4 {
			h *= x / y
		}
	}
	if f.orientation(i) >= 5 { // it is displayed turned by a quarter
		w, h = h, w
	}
	scale := 792 / max(w, h)
	return round2(w * scale), round2(h * scale)
}

// resolution reads a rational value of page i's directory, 0 if it has none.
func (f *pictureFile) resolution(i int, tag uint16) float64 {
	at := int64(f.at[i])
	for k := range int64(f.ord.Uint16(f.data[at:])) {
		e := at + 2 + 12*k
		if e+12 > int64(len(f.data)) {
			return 0
		}
		if f.ord.Uint16(f.data[e:]) != tag {
			continue
		}
		v := int64(f.ord.Uint32(f.data[e+8:]))
		if v+8 > int64(len(f.data)) {
			return 0
		}
		if d := f.ord.Uint32(f.data[v+4:]); d > 0 {
			return float64(f.ord.Uint32(f.data[v:])) / float64(d)
		}
	}
	return 0
}

// config gives the size of page i.
func (f *pictureFile) config(i int) (image.Config, error) {
	if f.ord != nil {
		return tiff.Config(f.page(i))
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(f.data))
	return c, err
}

// picture decodes page i.
func (f *pictureFile) picture(i int) (*Picture, error) {
	size, err := f.config(i)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoPicture, err)
	}
	if _, err := newSize(size.Width, size.Height); err != nil {
		return nil, err
	}
	var m image.Image
	if f.ord != nil {
		m, err = tiff.Decode(f.page(i))
	} else {
		m, _, err = image.Decode(bytes.NewReader(f.data))
	}
	if err != nil && (m == nil || !errors.Is(err, tiff.ErrTorn)) { // what there is of a torn page is read
		return nil, fmt.Errorf("%w: %w", ErrNoPicture, err)
	}
	g, err := greyOf(m)
	if err != nil {
		return nil, err
	}
	width, height := f.points(i, size.Width, size.Height)
	return placedPicture(g, oriented(f.orientation(i), width, height)), nil
}
