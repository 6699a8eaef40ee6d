// Package tiff decodes a page of a TIFF file: the fax codings and JPEG itself,
// every other through the Go library. It owns what is particular to TIFF;
// which pages there are is its callers' to walk.
package tiff

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"math/bits"

	library "golang.org/x/image/tiff"

	"imeappeal/appeal/ccitt"
)

// ErrTorn says that part of the page is damaged or missing; the picture that
// comes with it has the rest.
var ErrTorn = errors.New("part of the picture is damaged or missing")

// Tags of TIFF 6.0 and its technical note 2.
const (
	imageWidth, imageLength   = 256, 257
	bitsPerSample             = 258
	compression, photometric  = 259, 262
	fillOrder                 = 266
	stripOffsets, stripCounts = 273, 279
	rowsPerStrip              = 278
	t4Options                 = 292
	tileWidth, tileLength     = 322, 323
	tileOffsets, tileCounts   = 324, 325
	jpegTables                = 347
	oldJPEG, oldJPEGLength    = 513, 514
)

// Config gives the size of the first page.
func Config(file []byte) (image.Config, error) {
	d, err := open(file)
	if err != nil {
		return image.Config{}, err
	}
	if d.ours() {
		w, h := d.size()
		return image.Config{Width: w, Height: h}, nil
	}
	return library.DecodeConfig(bytes.NewReader(d.sorted()))
}

// Decode gives the first page as it is to be seen: a fax is black on white,
// whichever of the two its bits are. The size is the caller's to check, by
// Config.
func Decode(file []byte) (image.Image, error) {
	d, err := open(file)
	if err != nil {
		return nil, err
	}
	switch d.first(compression, 1) {
	case 2, 3, 4:
		return d.fax()
	case 6, 7:
		return d.jpeg()
	}
	if d.odd() {
		return d.decodeOdd()
	}
	return library.Decode(bytes.NewReader(d.sorted()))
}

// ours reports a page that the library does not decode, or not every kind of.
func (d directory) ours() bool {
	c := d.first(compression, 1)
	return c >= 2 && c <= 4 || c == 6 || c == 7 || d.odd()
}

func (d directory) size() (width, height int) {
	return int(d.first(imageWidth, 0)), int(d.first(imageLength, 0))
}

// fax decodes CCITT strips or tiles.
func (d directory) fax() (image.Image, error) {
	meaning := d.first(photometric, 0)
	if n := d.first(bitsPerSample, 1); n != 1 || meaning > 1 {
		return nil, fmt.Errorf("a fax with %d bits a dot, colours of kind %d", n, meaning)
	}
	o := ccitt.Options{Coding: ccitt.Group3}
	switch c := d.first(compression, 1); {
	case c == 2:
		o.Align = true
	case c == 4:
		o.Coding = ccitt.Group4
	case d.first(t4Options, 0)&1 != 0:
		o.Coding = ccitt.Group3In2
	}
	width, height := d.size()
	page := image.NewGray(image.Rect(0, 0, width, height))
	draw.Draw(page, page.Rect, image.White, image.Point{}, draw.Src)
	torn, err := d.blocks(func(data []byte, at image.Rectangle) (bool, error) {
		if d.first(fillOrder, 1) == 2 {
			data = turned(data)
		}
		o.Width, o.Height = at.Dx(), at.Dy()
		m, rows, err := ccitt.Decode(data, o)
		if rows == 0 {
			return true, err
		}
		draw.Draw(page, at, m, image.Point{}, draw.Src)
		return err != nil, nil
	})
	if err != nil {
		return nil, err
	}
	if meaning == 1 { // 0 is black (section 10), and what T.4 calls white is 0
		for i := range page.Pix {
			page.Pix[i] ^= 0xff
		}
	}
	if torn {
		return page, ErrTorn
	}
	return page, nil
}

// turned gives bytes whose first dot is in the lowest bit as others have them.
func turned(data []byte) []byte {
	out := make([]byte, len(data))
	for i, b := range data {
		out[i] = bits.Reverse8(b)
	}
	return out
}
