package tiff

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
)

// jpeg decodes strips or tiles that are JPEG streams without their tables
// (technical note 2), or the one stream of the older kind, which is whole.
func (d directory) jpeg() (image.Image, error) {
	width, height := d.size()
	if whole, err := JPEG(d.file); err == nil {
		if c, err := jpeg.DecodeConfig(bytes.NewReader(whole)); err != nil || c.Width != width || c.Height != height {
			return nil, fmt.Errorf("it holds a JPEG of %d × %d dots, not %d × %d (%w)", c.Width, c.Height, width, height, cmp.Or(err, errParts))
		}
		return jpeg.Decode(bytes.NewReader(whole))
	}
	var page draw.Image
	torn, err := d.blocks(func(data []byte, at image.Rectangle) (bool, error) {
		data = d.stream(data)
		if c, err := jpeg.DecodeConfig(bytes.NewReader(data)); err != nil || c.Width > at.Dx()+16 || c.Height > at.Dy()+16 {
			return true, fmt.Errorf("a part of it is no JPEG of its size (%w)", cmp.Or(err, errParts))
		}
		m, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			return true, err
		}
		if page == nil {
			page = paper(m.ColorModel(), width, height)
		}
		draw.Draw(page, at, m, m.Bounds().Min, draw.Src)
		return false, nil
	})
	if err != nil {
		return nil, err
	}
	if torn {
		return page, ErrTorn
	}
	return page, nil
}

// paper is white, grey where the first part is.
func paper(m color.Model, width, height int) draw.Image {
	var page draw.Image = image.NewRGBA(image.Rect(0, 0, width, height))
	if m == color.GrayModel {
		page = image.NewGray(image.Rect(0, 0, width, height))
	}
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	return page
}

// errParts says that a page is not one JPEG stream.
var errParts = errors.New("the page is no single JPEG")

// JPEG gives the first page as a JPEG file, its data as they are, where the page
// is one: nothing of it is lost.
func JPEG(file []byte) ([]byte, error) {
	d, err := open(file)
	if err != nil {
		return nil, err
	}
	switch c := d.first(compression, 1); {
	case c == 6 && d.first(oldJPEG, 0) > 0:
		at, n := d.first(oldJPEG, 0), d.first(oldJPEGLength, 0)
		if at >= int64(len(file)) {
			return nil, errParts
		}
		end := int64(len(file))
		if n > 0 {
			end = min(end, at+n)
		}
		if whole := file[at:end]; bytes.HasPrefix(whole, []byte{0xff, 0xd8}) && bytes.Contains(whole, []byte{0xff, 0xda}) {
			return whole, nil
		}
	case c == 7 && len(d.numbers(stripOffsets)) == 1 && len(d.numbers(tileOffsets)) == 0:
		var whole []byte
		_, err := d.blocks(func(data []byte, _ image.Rectangle) (bool, error) {
			whole = d.stream(data)
			return false, nil
		})
		return whole, err
	}
	return nil, errParts
}

// stream makes a part a JPEG file: the page's tables come first, and where the
// page says that its colours are red, green and blue, Adobe's mark, without which
// three colours are taken for brightness and two differences.
func (d directory) stream(part []byte) []byte {
	part, ok := bytes.CutPrefix(part, []byte{0xff, 0xd8})
	if !ok {
		return part
	}
	out := []byte{0xff, 0xd8}
	if d.first(photometric, 6) == 2 && !bytes.Contains(part[:min(len(part), 1<<10)], []byte("\xff\xee\x00\x0eAdobe")) {
		out = append(out, "\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"...)
	}
	var tables []byte
	if e, ok := d.tags[jpegTables]; ok && size(e.kind) == 1 {
		tables = d.file[e.value : e.value+e.count]
	}
	tables = bytes.TrimSuffix(bytes.TrimPrefix(tables, []byte{0xff, 0xd8}), []byte{0xff, 0xd9})
	return append(append(out, tables...), part...)
}
