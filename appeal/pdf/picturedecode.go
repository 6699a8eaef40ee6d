package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"

	"imeappeal/appeal/ccitt"
)

// decodePicture makes a picture's stream grey pixels.
func (f *File) decodePicture(b Body) (*grey, error) {
	data, err := f.bytes(b)
	if err != nil {
		return nil, err
	}
	width, height := f.either(b.Object, "Width", "W").Int(0), f.either(b.Object, "Height", "H").Int(0)
	if _, err := newSize(width, height); err != nil {
		return nil, err
	}
	filters, parms := f.listOf(b.Object, "Filter", "F"), f.listOf(b.Object, "DecodeParms", "DP")
	if len(filters) > 8 {
		return nil, fmt.Errorf("%w: %d filters", ErrNoPicture, len(filters))
	}
	for i, filter := range filters {
		var p Object
		if i < len(parms) {
			p = f.Resolve(parms[i])
		}
		switch name := f.Resolve(filter).NameText(); name {
		case "DCTDecode", "DCT":
			return f.fromJPEG(b.Object, data)
		case "CCITTFaxDecode", "CCF":
			if data, err = f.unfax(p, data, width, height); err != nil {
				return nil, err
			}
		default:
			// What is there of a stream that ends too early is shown.
			if data, err = f.undo(name, p, data, 8*maxPixels); len(data) == 0 {
				return nil, fmt.Errorf("%w: %w", ErrNoPicture, err)
			}
		}
	}
	return f.fromSamples(b.Object, data, width, height)
}

func newSize(width, height int) (int, error) {
	if width <= 0 || height <= 0 || width > maxPixels/height {
		return 0, fmt.Errorf("%w: %d by %d pixels", ErrNoPicture, width, height)
	}
	return width * height, nil
}

// either gives a value under its name or the short one of inline pictures.
func (f *File) either(d Object, key, short string) Object {
	if v := f.Value(d, key); v.Kind != Null {
		return v
	}
	return f.Value(d, short)
}

// unfax undoes CCITT compression to samples of one bit. Rows that are lost are
// white.
func (f *File) unfax(p Object, data []byte, width, height int) ([]byte, error) {
	o := ccitt.Options{Width: f.Value(p, "Columns").Int(1728), Height: height, Coding: ccitt.Group3}
	switch k := f.Value(p, "K").Int(0); {
	case k > 0:
		o.Coding = ccitt.Group3In2
	case k < 0:
		o.Coding = ccitt.Group4
	}
	if o.Width <= 0 || o.Width > 1<<16 {
		return nil, fmt.Errorf("%w: %d columns", ErrNoPicture, o.Width)
	}
	isTrue := func(key string) bool { return string(f.Value(p, key).Raw) == "true" }
	o.Align = isTrue("EncodedByteAlign")
	row := (o.Width + 7) / 8
	if _, err := newSize(o.Width, height); err != nil {
		return nil, err
	}
	m, rows, err := ccitt.Decode(data, o)
	if rows == 0 {
		return nil, fmt.Errorf("%w: %w", ErrNoPicture, err)
	}
	out := make([]byte, row*height)
	for y := range height {
		for x, v := range m.Pix[y*m.Stride : y*m.Stride+o.Width] {
			out[y*row+x/8] |= v & (0x80 >> (x % 8))
		}
	}
	if isTrue("BlackIs1") {
		for i := range out {
			out[i] = ^out[i]
		}
	}
	if o.Width != width && row != (width+7)/8 {
		return nil, fmt.Errorf("%w: %d columns for %d pixels", ErrNoPicture, o.Width, width)
	}
	return out, nil
}

// fromJPEG decodes a JPEG; its own size holds.
func (f *File) fromJPEG(d Object, data []byte) (*grey, error) {
	size, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoPicture, err)
	}
	if _, err := newSize(size.Width, size.Height); err != nil {
		return nil, err
	}
	m, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoPicture, err)
	}
	g, err := greyOf(m)
	if err != nil {
		return nil, err
	}
	if low, _ := f.decodeRange(d, 0, 1); low == 1 && size.ColorModel != color.CMYKModel {
		for i := range g.pix {
			g.pix[i] = ^g.pix[i]
		}
	}
	return g, nil
}

// greyOf makes any decoded picture grey; what is see-through is white.
func greyOf(m image.Image) (*grey, error) {
	r := m.Bounds()
	g, err := newGrey(r.Dx(), r.Dy())
	if err != nil {
		return nil, err
	}
	switch m := m.(type) {
	case *image.Gray:
		for y := range g.height {
			copy(g.pix[y*g.width:(y+1)*g.width], m.Pix[y*m.Stride:])
		}
		g.bilevel = twoLevels(g.pix)
	case *image.YCbCr:
		for y := range g.height {
			copy(g.pix[y*g.width:(y+1)*g.width], m.Y[y*m.YStride:])
		}
	default:
		for y := range g.height {
			for x := range g.width {
				cr, cg, cb, ca := m.At(r.Min.X+x, r.Min.Y+y).RGBA()
				v := (19595*cr+38470*cg+7471*cb+1<<15)>>16 + 0xffff - ca
				g.pix[y*g.width+x] = byte(min(v, 0xffff) >> 8)
			}
		}
		g.bilevel = twoLevels(g.pix)
	}
	return g, nil
}

func twoLevels(pix []byte) bool {
	for _, v := range pix {
		if v != 0 && v != 255 {
			return false
		}
	}
	return true
}

// decodeRange gives /Decode of the first component.
func (f *File) decodeRange(d Object, low, high float64) (float64, float64) {
	v := f.either(d, "Decode", "D")
	if v.Kind != Array || len(v.Items) < 2 {
		return low, high
	}
	a, ok1 := f.Resolve(v.Items[0]).Number()
	b, ok2 := f.Resolve(v.Items[1]).Number()
	if !ok1 || !ok2 {
		return low, high
	}
	return a, b
}
