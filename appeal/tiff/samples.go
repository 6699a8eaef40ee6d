package tiff

import (
	"bytes"
	"image"
	"image/color"

	library "golang.org/x/image/tiff"
)

// More tags of TIFF 6.0.
const (
	samplesPerPixel = 277
	planar          = 284
	predictor       = 317
	colorMap        = 320
	extraSamples    = 338
)

// Colours of TIFF 6.0, tag 262.
const (
	whiteIsZero, blackIsZero, rgb, palette, cmyk = 0, 1, 2, 3, 5
)

// layout is how the dots of a page stand in its bytes.
type layout struct {
	bits, samples, colour int
	extra                 int64 // what the first sample beyond the colours is: 1 or 2 is a transparency
}

func (d directory) layout() layout {
	return layout{
		int(d.first(bitsPerSample, 1)), int(d.first(samplesPerPixel, 1)), int(d.first(photometric, blackIsZero)),
		d.first(extraSamples, 0),
	}
}

// odd reports a page whose dots the library does not know though it can unpack
// them: greys and palettes of two and four bits, greys and colours with a sample
// more, the four inks of print.
func (d directory) odd() bool {
	switch d.first(compression, 1) {
	case 0, 1, 5, 8, 32773, 32946:
	default:
		return false
	}
	l := d.layout()
	switch {
	case d.first(planar, 1) != 1:
		return false
	case l.bits == 2 || l.bits == 4:
		return l.samples == 1 && l.colour <= palette && l.colour != rgb && d.first(predictor, 1) == 1
	case l.bits != 8 || l.samples > 8:
		return false
	case l.colour <= blackIsZero:
		return l.samples >= 2
	case l.colour == rgb:
		return l.samples > 4 || l.samples == 4 && l.extra == 0
	}
	return l.colour == cmyk && l.samples >= 4
}

// decodeOdd decodes an odd page: the library unpacks its rows as if they were a
// grey picture, a byte a dot, and what the bytes mean is said here.
func (d directory) decodeOdd() (image.Image, error) {
	l := d.layout()
	wide := func(dots int) uint32 { return uint32((dots*l.samples*l.bits + 7) / 8) }
	width, height := d.size()
	file := bytes.Clone(d.file)
	for _, at := range d.entries() {
		set := func(n uint32) {
			d.ord.PutUint16(file[at+2:], 4)
			d.ord.PutUint32(file[at+4:], 1)
			d.ord.PutUint32(file[at+8:], n)
		}
		switch d.ord.Uint16(file[at:]) {
		case imageWidth:
			set(wide(width))
		case tileWidth:
			set(wide(int(min(d.first(tileWidth, 0), 1<<20))))
		case bitsPerSample:
			set(8)
		case samplesPerPixel, predictor:
			set(1)
		case photometric:
			set(blackIsZero)
		}
	}
	plain := d
	plain.file = file
	m, err := library.Decode(bytes.NewReader(plain.sorted()))
	if err != nil {
		return nil, err
	}
	rows, ok := m.(*image.Gray)
	if !ok {
		return nil, library.UnsupportedError("samples")
	}
	if d.first(predictor, 1) == 2 {
		for y := range height {
			row := rows.Pix[y*rows.Stride : y*rows.Stride+int(wide(width))]
			for x := l.samples; x < len(row); x++ {
				row[x] += row[x-l.samples]
			}
		}
	}
	return d.painted(l, rows), nil
}

// painted makes the picture of the rows.
func (d directory) painted(l layout, rows *image.Gray) image.Image {
	width, height := d.size()
	frame := image.Rect(0, 0, width, height)
	sample := func(x, y, n int) uint8 {
		at := (x*l.samples + n) * l.bits
		b := rows.Pix[y*rows.Stride+at/8]
		return b >> (8 - l.bits - at%8) & (1<<l.bits - 1)
	}
	most := 1<<l.bits - 1
	table := d.numbers(colorMap)
	grey, colour := image.NewGray(frame), image.NewRGBA(frame)
	for y := range height {
		for x := range width {
			v := int(sample(x, y, 0))
			switch l.colour {
			case whiteIsZero:
				grey.Pix[y*grey.Stride+x] = l.onPaper(uint8((most-v)*255/most), sample, x, y, 1)
			case blackIsZero:
				grey.Pix[y*grey.Stride+x] = l.onPaper(uint8(v*255/most), sample, x, y, 1)
			case palette:
				c := color.RGBA{A: 255}
				if len(table) >= 3*(most+1) {
					c = color.RGBA{uint8(table[v] >> 8), uint8(table[v+most+1] >> 8), uint8(table[v+2*(most+1)] >> 8), 255}
				}
				colour.SetRGBA(x, y, c)
			case rgb:
				colour.SetRGBA(x, y, color.RGBA{uint8(v), sample(x, y, 1), sample(x, y, 2), 255})
			case cmyk:
				r, g, b := color.CMYKToRGB(uint8(v), sample(x, y, 1), sample(x, y, 2), sample(x, y, 3))
				colour.SetRGBA(x, y, color.RGBA{r, g, b, 255})
			}
		}
	}
	if l.colour <= blackIsZero {
		return grey
	}
	return colour
}

// onPaper lays a grey that may be transparent on white.
func (l layout) onPaper(v uint8, sample func(x, y, n int) uint8, x, y, n int) uint8 {
	if n >= l.samples || l.extra != 1 && l.extra != 2 {
		return v
	}
	a := int(sample(x, y, n))
	if l.extra == 1 { // multiplied already
		return uint8(min(255, int(v)+255-a))
	}
	return uint8((int(v)*a + 255*(255-a)) / 255)
}
