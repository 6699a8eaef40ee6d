package typeset

import (
	"bytes"
	"fmt"
	"image/color"
	"image/jpeg"
	"strings"
)

// picturesPDF writes a document with one picture on each page. gofpdf is not
// asked: it writes pictures of one width in any order, so a fax would have
// other bytes every time, and its reader of PNG files knows less than Go's.
func picturesPDF(pics []picture, usual Paper) ([]byte, error) {
	w := pdfWriter{}
	w.buf.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	var kids strings.Builder
	for i := range pics {
		fmt.Fprintf(&kids, "%d 0 R ", 3+3*i)
	}
	w.object("<</Type/Catalog/Pages 2 0 R>>")
	w.object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pics), kids.String()))
	for i, pic := range pics {
		paper := usual
		if pic.width > pic.height {
			paper.Width, paper.Height = paper.Height, paper.Width
		}
		dict, data, err := pic.embedded()
		if err != nil {
			return nil, err
		}
		w.object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R/Resources<</XObject<</P %d 0 R>>>>>>",
			paper.Width, paper.Height, 4+3*i, 5+3*i))
		w.stream("", []byte("q "+pic.matrix(paper)+" cm /P Do Q"))
		w.stream("/Type/XObject/Subtype/Image"+dict, data)
	}
	return w.finish(), nil
}

// matrix puts the picture in the middle of the page: half an inch of margin,
// and no larger than 75 dots to the inch.
func (p picture) matrix(paper Paper) string {
	const edge = 36
	scale := min((paper.Width-2*edge)/p.width, (paper.Height-2*edge)/p.height, 72.0/75)
	w, h := p.width*scale, p.height*scale
	m := turned(p.turn, (paper.Width-w)/2, (paper.Height-h)/2, w, h)
	return fmt.Sprintf("%.4f %.4f %.4f %.4f %.4f %.4f", m[0], m[1], m[2], m[3], m[4], m[5])
}

// turned maps the unit square of a stored picture to the box where it is
// displayed, by the eight orientations of Exif 2.3, 4.6.4.
func turned(orientation int, x, y, w, h float64) [6]float64 {
	switch orientation {
	case 2:
		return [6]float64{-w, 0, 0, h, x + w, y}
	case 3:
		return [6]float64{-w, 0, 0, -h, x + w, y + h}
	case 4:
		return [6]float64{w, 0, 0, -h, x, y + h}
	case 5:
		return [6]float64{0, -h, -w, 0, x + w, y + h}
	case 6:
		return [6]float64{0, -h, w, 0, x, y + h}
	case 7:
		return [6]float64{0, h, w, 0, x, y}
	case 8:
		return [6]float64{0, h, -w, 0, x + w, y}
	}
	return [6]float64{w, 0, 0, h, x, y}
}

// embedded gives the dictionary entries and the data of the picture: a JPG as
// it is, a PNG's compressed rows, which PDF reads by the same rules.
func (p picture) embedded() (dict string, data []byte, err error) {
	if p.kind != "JPG" {
		return pngRows(p.data)
	}
	size, err := jpeg.DecodeConfig(bytes.NewReader(p.data))
	if err != nil {
		return "", nil, err
	}
	space := "/DeviceRGB"
	switch size.ColorModel {
	case color.GrayModel:
		space = "/DeviceGray"
	case color.CMYKModel: // as Adobe's programs write it: inverted
		space = "/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]"
	}
	return fmt.Sprintf("/Width %d/Height %d/BitsPerComponent 8/ColorSpace%s/Filter/DCTDecode", size.Width, size.Height, space), p.data, nil
}

// pngRows takes the rows out of a PNG that plainPNG calls plain.
func pngRows(file []byte) (dict string, data []byte, err error) {
	if !plainPNG(file) {
		return "", nil, fmt.Errorf("not a plain PNG")
	}
	width, height, depth, kind := be32(file, 16), be32(file, 20), file[24], file[25]
	var palette []byte
	for at := 8; at+8 <= len(file); {
		size, name := int(be32(file, at)), string(file[at+4:at+8])
		if name == "IEND" {
			break
		}
		switch chunk := file[at+8 : at+8+size]; name {
		case "PLTE":
			palette = chunk
		case "IDAT":
			data = append(data, chunk...)
		}
		at += 12 + size
	}
	colours, space := 1, "/DeviceGray"
	switch {
	case kind == 2:
		colours, space = 3, "/DeviceRGB"
	case kind == 3:
		space = fmt.Sprintf("[/Indexed/DeviceRGB %d<%x>]", len(palette)/3-1, palette)
	}
	return fmt.Sprintf("/Width %d/Height %d/BitsPerComponent %d/ColorSpace%s/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>",
		width, height, depth, space, colours, depth, width), data, nil
}

// pdfWriter writes objects in the order of their numbers.
type pdfWriter struct {
	buf     bytes.Buffer
	offsets []int
}

func (w *pdfWriter) object(body string) {
	w.offsets = append(w.offsets, w.buf.Len())
	fmt.Fprintf(&w.buf, "%d 0 obj\n%s\nendobj\n", len(w.offsets), body)
}

func (w *pdfWriter) stream(dict string, data []byte) {
	w.offsets = append(w.offsets, w.buf.Len())
	fmt.Fprintf(&w.buf, "%d 0 obj\n<<%s/Length %d>>\nstream\n", len(w.offsets), dict, len(data))
	w.buf.Write(data)
	w.buf.WriteString("\nendstream\nendobj\n")
}

func (w *pdfWriter) finish() []byte {
	table := w.buf.Len()
	fmt.Fprintf(&w.buf, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets)+1)
	for _, at := range w.offsets {
		fmt.Fprintf(&w.buf, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&w.buf, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(w.offsets)+1, table)
	return w.buf.Bytes()
}
