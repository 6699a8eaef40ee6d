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

// mostPixels is what is taken apart at most: a letter page at 1,000 dots to
// the inch, half a gigabyte in memory.
const mostPixels = 100_000_000

// ImagePage sets a picture on a page of its own (each page of a TIFF file on
// one), upright as its camera noted it, as large as the page allows, lying when
// the picture is wider than high. A JPG's picture goes into the PDF as it is
// coded: nothing of it is lost, and what the camera noted beside it stays out.
func ImagePage(name string, data []byte, opt Options) (set Set, err error) {
	defer func() {
		if p := recover(); p != nil {
			set, err = Set{}, &DamagedImage{name, imageFormat(data), fmt.Errorf("%v", p)}
		}
	}()
	pics, err := readPictures(name, data)
	if err != nil {
		return Set{}, err
	}
	if set.PDF, err = picturesPDF(pics, opt.filled().Paper); err != nil {
		return Set{}, &DamagedImage{name, imageFormat(data), err}
	}
	set.Pages = len(pics)
	for _, pic := range pics {
		set.Damaged = set.Damaged || pic.damaged
	}
	return set, nil
}

// picture is what can be embedded: the bytes of a JPG or of a plain PNG.
type picture struct {
	kind          string // JPG or PNG
	data          []byte
	width, height float64 // as displayed, in dots that are square
	turn          int     // EXIF orientation, 1 to 8
	damaged       bool
}

// upright makes width and height those of the turned picture.
func (p *picture) upright() {
	if p.turn >= 5 {
		p.width, p.height = p.height, p.width
	}
}

func readPictures(name string, data []byte) ([]picture, error) {
	switch format := imageFormat(data); format {
	case "TIFF":
		return tiffPages(name, data)
	case "JPG", "PNG", "GIF":
		pic, err := readPicture(data, format)
		if err != nil {
			return nil, &DamagedImage{name, format, err}
		}
		return []picture{pic}, nil
	default:
		return nil, &UnsupportedImage{name, format}
	}
}

func readPicture(data []byte, format string) (picture, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return picture{}, err
	}
	pic := picture{kind: "PNG", data: data, width: float64(size.Width), height: float64(size.Height), turn: 1}
	if format == "JPG" {
		pic.turn = exifOrientation(data)
		pic.upright()
	}
	tooLarge := possible(size)
	if tooLarge != nil && (format != "JPG" || !plainJPEG(size.ColorModel)) {
		return picture{}, tooLarge
	}
	var whole image.Image
	if tooLarge == nil { // a JPG that is larger goes in unchecked
		whole, _, err = image.Decode(bytes.NewReader(data))
	}
	switch {
	case format == "JPG" && plainJPEG(size.ColorModel):
		pic.kind, pic.data = "JPG", bareJPEG(data)
		pic.damaged = err != nil // what there is of a photograph that ends early is still shown
		return pic, nil
	case err != nil:
		return picture{}, err
	case format == "PNG" && plainPNG(data):
		return pic, nil
	}
	pic.data, err = flattened(whole)
	return pic, err
}

// possible refuses sizes that are none, or that no memory holds.
func possible(size image.Config) error {
	if size.Width < 1 || size.Height < 1 || size.Width > mostPixels/size.Height {
		return fmt.Errorf("it has %d × %d dots", size.Width, size.Height)
	}
	return nil
}

// plainJPEG reports the colours that PDF knows.
func plainJPEG(m color.Model) bool {
	return m == color.GrayModel || m == color.YCbCrModel || m == color.CMYKModel
}

// plainPNG reports that PDF can hold the rows of this PNG as they are: at most
// eight bits a channel, not interlaced, nothing transparent.
func plainPNG(data []byte) bool {
	const header = 8 + 8 + 13
	if len(data) < header {
		return false
	}
	depth, colours, interlaced := data[24], data[25], data[28]
	if depth > 8 || colours >= 4 || interlaced != 0 {
		return false
	}
	palette := false
	for at := 8; at+8 <= len(data); {
		size, kind := int(be32(data, at)), string(data[at+4:at+8])
		switch {
		case kind == "IEND":
			return palette || colours != 3
		case kind == "tRNS" || at+12+size > len(data):
			return false
		case kind == "PLTE":
			palette = true
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
