package typeset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"imeappeal/appeal/tiff"
)

// mostTIFFPages stops a directory chain that a damaged file makes endless.
const mostTIFFPages = 5000

// tiffPages reads every page of a TIFF file: a fax is one file of many. The
// decoder knows only the first page, so each page is made the first in turn.
func tiffPages(name string, data []byte) ([]picture, error) {
	var order binary.ByteOrder = binary.BigEndian
	if data[0] == 'I' {
		order = binary.LittleEndian
	}
	var pages []picture
	file := bytes.Clone(data)
	seen := map[uint32]bool{}
	for at := tiffNext(order, data, 4); at != 0; {
		if seen[at] || len(pages) == mostTIFFPages {
			return nil, &DamagedImage{name, "TIFF", fmt.Errorf("its list of pages has no end")}
		}
		seen[at] = true
		order.PutUint32(file[4:], at)
		pic, err := tiffPage(file)
		if err != nil {
			return nil, &DamagedImage{name, "TIFF", fmt.Errorf("page %d: %w", len(pages)+1, err)}
		}
		pages = append(pages, pic)
		if int64(at)+2 > int64(len(data)) {
			break
		}
		at = tiffNext(order, data, int64(at)+2+12*int64(order.Uint16(data[at:])))
	}
	if len(pages) == 0 {
		return nil, &DamagedImage{name, "TIFF", fmt.Errorf("it has no pages")}
	}
	return pages, nil
}

// tiffNext reads the place of a page's directory; 0 is the end, and so is a
// place outside the file.
func tiffNext(order binary.ByteOrder, data []byte, at int64) uint32 {
	if at+4 > int64(len(data)) {
		return 0
	}
	next := order.Uint32(data[at:])
	if int64(next)+2 > int64(len(data)) {
		return 0
	}
	return next
}

func tiffPage(file []byte) (picture, error) {
	size, err := tiff.Config(file)
	if err != nil {
		return picture{}, err
	}
	if err := possible(size); err != nil {
		return picture{}, err
	}
	m, err := tiff.Decode(file)
	if err != nil && (m == nil || !errors.Is(err, tiff.ErrTorn)) {
		return picture{}, err
	}
	damaged := err != nil
	pic := picture{kind: "PNG", turn: orientationIn(file), width: float64(size.Width), height: float64(size.Height), damaged: damaged}
	// A fax in standard resolution has half as many dots down as across.
	if x, y := tiffTag(file, 282), tiffTag(file, 283); x > 0 && y > 0 && x/y < 4 && y/x < 4 {
		pic.height *= x / y
	}
	pic.upright()
	if whole, err := tiff.JPEG(file); err == nil && plainJPEG(m.ColorModel()) {
		pic.kind, pic.data = "JPG", whole
		return pic, nil
	}
	if bw := twoColours(m); bw != nil {
		var out bytes.Buffer
		err = png.Encode(&out, bw)
		pic.data = out.Bytes()
	} else {
		pic.data, err = flattened(m)
	}
	return pic, err
}

// twoColours gives a picture that is only black and white with one bit for
// each dot, nil for any other: a fax page stays small.
func twoColours(m image.Image) image.Image {
	g, ok := m.(*image.Gray)
	if !ok {
		return nil
	}
	bw := image.NewPaletted(g.Rect, color.Palette{color.Black, color.White})
	for y := range g.Rect.Dy() {
		row := g.Pix[y*g.Stride : y*g.Stride+g.Rect.Dx()]
		for x, v := range row {
			switch v {
			case 0:
			case 0xFF:
				bw.Pix[y*bw.Stride+x] = 1
			default:
				return nil
			}
		}
	}
	return bw
}
