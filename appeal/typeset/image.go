package typeset

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/gif" // what a web page is saved as
	_ "image/jpeg"
	"image/png"

	"github.com/jung-kurt/gofpdf"

	"imeappeal/appeal"
)

// UnsupportedImage says that a picture is of a kind that cannot be set.
type UnsupportedImage struct{ Name, Format string }

func (e *UnsupportedImage) Error() string {
	return fmt.Sprintf("%s: a %s file cannot be put on a page; save it as JPG, PNG or PDF", e.Name, e.Format)
}

// DamagedImage says that a picture cannot be read.
type DamagedImage struct {
	Name, Format string
	Cause        error
}

func (e *DamagedImage) Error() string {
	return fmt.Sprintf("%s: the %s picture cannot be read (%v); save or scan it again", e.Name, e.Format, e.Cause)
}

func (e *DamagedImage) Unwrap() error { return e.Cause }

// mostPixels is more than any phone or office scanner makes, and less than
// what fills a memory.
const mostPixels = 150_000_000

// ImagePage sets a picture on a page of its own, upright as its camera noted
// it, as large as the page allows, lying when the picture is wider than high. A
// JPG's bytes go into the PDF as they are: nothing of it is lost.
func ImagePage(name string, data []byte, opt Options) (set Set, err error) {
	defer func() {
		if p := recover(); p != nil {
			set, err = Set{}, &DamagedImage{name, imageFormat(data), fmt.Errorf("%v", p)}
		}
	}()
	pic, err := readPicture(name, data)
	if err != nil {
		return Set{}, err
	}
	paper := opt.filled().Paper
	if pic.width > pic.height {
		paper.Width, paper.Height = paper.Height, paper.Width
	}
	f := newPDF(paper, name, appeal.Day{})
	f.AddPage()
	pic.draw(f, paper)
	pdf, err := written(f)
	if err != nil {
		return Set{}, &DamagedImage{name, imageFormat(data), err}
	}
	return Set{PDF: pdf, Pages: 1, Damaged: pic.damaged}, nil
}

// picture is what can be embedded: the bytes of a JPG or of a plain PNG.
type picture struct {
	kind          string // gofpdf's word for the format
	data          []byte
	width, height int // as displayed
	turn          int // EXIF orientation, 1 to 8
	damaged       bool
}

func readPicture(name string, data []byte) (picture, error) {
	format := imageFormat(data)
	if format != "JPG" && format != "PNG" && format != "GIF" {
		return picture{}, &UnsupportedImage{name, format}
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return picture{}, &DamagedImage{name, format, err}
	}
	if size.Width < 1 || size.Height < 1 || size.Width > mostPixels/size.Height {
		return picture{}, &DamagedImage{name, format, fmt.Errorf("%d × %d pixels", size.Width, size.Height)}
	}
	pic := picture{kind: "PNG", data: data, width: size.Width, height: size.Height, turn: 1}
	whole, _, err := image.Decode(bytes.NewReader(data))
	switch {
	case format == "JPG":
		pic.turn = exifOrientation(data)
		if pic.turn >= 5 {
			pic.width, pic.height = pic.height, pic.width
		}
		pic.damaged = err != nil // what there is of a photograph that ends early is still shown
		if plainJPEG(size.ColorModel) {
			pic.kind = "JPG"
			return pic, nil
		}
	case err == nil && format == "PNG" && plainPNG(data):
		return pic, nil
	}
	if err != nil {
		return picture{}, &DamagedImage{name, format, err}
	}
	pic.data, err = flattened(whole)
	return pic, err
}

// plainJPEG reports the colours that gofpdf embeds.
func plainJPEG(m color.Model) bool {
	return m == color.GrayModel || m == color.YCbCrModel || m == color.CMYKModel
}

// plainPNG reports that gofpdf embeds this PNG rightly: at most eight bits a
// channel, not interlaced, nothing transparent, and no empty chunk, at which
// it would stop reading.
func plainPNG(data []byte) bool {
	const header = 8 + 8 + 13
	if len(data) < header {
		return false
	}
	depth, colours, interlaced := data[24], data[25], data[28]
	if depth > 8 || colours >= 4 || interlaced != 0 {
		return false
	}
	for at := 8; at+8 <= len(data); {
		size, kind := int(be32(data, at)), string(data[at+4:at+8])
		switch {
		case kind == "IEND":
			return true
		case kind == "tRNS" || size == 0:
			return false
		}
		at += 12 + size
	}
	return false
}

// flattened writes a picture as a plain PNG on white paper.
func flattened(m image.Image) ([]byte, error) {
	var paper draw.Image
	if m.ColorModel() == color.GrayModel || m.ColorModel() == color.Gray16Model {
		paper = image.NewGray(m.Bounds())
	} else {
		paper = image.NewRGBA(m.Bounds())
	}
	draw.Draw(paper, m.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(paper, m.Bounds(), m, m.Bounds().Min, draw.Over)
	var out bytes.Buffer
	err := png.Encode(&out, paper)
	return out.Bytes(), err
}

// draw puts the picture in the middle of the page: half an inch of margin, and
// no larger than 75 pixels to the inch.
func (p picture) draw(f *gofpdf.Fpdf, paper Paper) {
	const edge = 36
	scale := min((paper.Width-2*edge)/float64(p.width), (paper.Height-2*edge)/float64(p.height), 72.0/75)
	w, h := float64(p.width)*scale, float64(p.height)*scale
	x, y := (paper.Width-w)/2, (paper.Height-h)/2
	f.RegisterImageOptionsReader("picture", gofpdf.ImageOptions{ImageType: p.kind}, bytes.NewReader(p.data))
	f.TransformBegin()
	f.Transform(turned(p.turn, x, y, w, h))
	// One point square at the foot of the page: the matrix does the rest.
	f.ImageOptions("picture", 0, paper.Height-1, 1, 1, false, gofpdf.ImageOptions{ImageType: p.kind}, 0, "")
	f.TransformEnd()
}

// turned maps the unit square of a stored picture to the box where it is
// displayed, by the eight orientations of Exif 2.3, 4.6.4.
func turned(orientation int, x, y, w, h float64) gofpdf.TransformMatrix {
	switch orientation {
	case 2:
		return gofpdf.TransformMatrix{A: -w, D: h, E: x + w, F: y}
	case 3:
		return gofpdf.TransformMatrix{A: -w, D: -h, E: x + w, F: y + h}
	case 4:
		return gofpdf.TransformMatrix{A: w, D: -h, E: x, F: y + h}
	case 5:
		return gofpdf.TransformMatrix{B: -h, C: -w, E: x + w, F: y + h}
	case 6:
		return gofpdf.TransformMatrix{B: -h, C: w, E: x, F: y + h}
	case 7:
		return gofpdf.TransformMatrix{B: h, C: w, E: x, F: y}
	case 8:
		return gofpdf.TransformMatrix{B: h, C: -w, E: x + w, F: y}
	}
	return gofpdf.TransformMatrix{A: w, D: h, E: x, F: y}
}
