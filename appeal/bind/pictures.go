package bind

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/jpeg"
	"strings"

	"imeappeal/appeal/pdf"
)

// PicturePage is a page that is nothing but a picture.
type PicturePage struct {
	Across, Down  float64 // in points
	Width, Height int     // in pixels
	Filter        string  // how Data are packed: DCTDecode or FlateDecode
	Bits          int     // of a sample: 8, or 1 with 1 for white
	Grey          bool
	Data          []byte
}

// Pictures writes a PDF of pages that are pictures: no text, no fonts, nothing
// besides what is seen.
func Pictures(pages []PicturePage) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	var offsets []int
	object := func(body string, data []byte) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s", len(offsets), body)
		if data != nil {
			b.WriteString("\nstream\n")
			b.Write(data)
			b.WriteString("\nendstream")
		}
		b.WriteString("\nendobj\n")
	}
	object("<</Type/Catalog/Pages 2 0 R>>", nil)
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, " %d 0 R", 3+3*i)
	}
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids.String()), nil)
	for i, p := range pages {
		at := 3 + 3*i
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<</XObject<</P %d 0 R>>>>>>",
			num(p.Across), num(p.Down), at+1, at+2), nil)
		show := fmt.Appendf(nil, "q %s 0 0 %s 0 0 cm /P Do Q", num(p.Across), num(p.Down))
		object(fmt.Sprintf("<</Length %d>>", len(show)), show)
		space := "DeviceRGB"
		if p.Grey {
			space = "DeviceGray"
		}
		object(fmt.Sprintf("<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace/%s/Filter/%s/Length %d>>",
			p.Width, p.Height, p.Bits, space, p.Filter, len(p.Data)), p.Data)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, off := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

// pictureQuality keeps small print clean at drawDots.
const pictureQuality = 88

// Pictured makes a page of a drawing.
func Pictured(d pdf.Drawing) (PicturePage, error) {
	frame := image.Rect(0, 0, d.Width, d.Height)
	var m image.Image
	if d.Grey {
		m = &image.Gray{Pix: d.Pix, Stride: d.Width, Rect: frame}
	} else {
		colour := image.NewRGBA(frame)
		for i := range d.Width * d.Height {
			copy(colour.Pix[4*i:], d.Pix[3*i:3*i+3])
			colour.Pix[4*i+3] = 255
		}
		m = colour
	}
	var b bytes.Buffer
	err := jpeg.Encode(&b, m, &jpeg.Options{Quality: pictureQuality})
	return PicturePage{
		Across: d.Across, Down: d.Down, Width: d.Width, Height: d.Height,
		Filter: "DCTDecode", Bits: 8, Grey: d.Grey, Data: b.Bytes(),
	}, err
}

// deflated packs data as FlateDecode undoes it.
func deflated(data []byte) []byte {
	var b bytes.Buffer
	w, _ := zlib.NewWriterLevel(&b, zlib.BestCompression) // the level is one that there is
	_, _ = w.Write(data)                                  // to memory
	_ = w.Close()
	return b.Bytes()
}
