package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // a letterhead's picture may be one
	"image/png"
	"io"
	"os"
	"path/filepath"
)

// What a letterhead's picture may be: far more than an inch of print needs, and
// little enough for every letter to carry.
const (
	mostLetterhead = 4 << 20 // bytes of the file
	mostDots       = 3000    // on either side
)

// readLetterhead reads the picture that a profile names and gives it as an
// opaque PNG, on white, with nothing in it but the picture.
func readLetterhead(dir, name string) (string, error) {
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, filepath.FromSlash(name))
	}
	refuse := func(err error) error { return usage("stationery.image", name).because(err) }
	file, err := os.Open(path)
	if err != nil {
		return "", refuse(err)
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, mostLetterhead+1))
	if err != nil {
		return "", refuse(err)
	}
	if len(raw) > mostLetterhead {
		return "", refuse(fmt.Errorf("the file is larger than %d MB", mostLetterhead>>20))
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(raw))
	switch {
	case errors.Is(err, image.ErrFormat):
		return "", refuse(errors.New("it is neither a PNG nor a JPG"))
	case err != nil:
		return "", refuse(err)
	case size.Width < 1 || size.Height < 1 || size.Width > mostDots || size.Height > mostDots:
		return "", refuse(fmt.Errorf("it is %d by %d dots", size.Width, size.Height))
	}
	picture, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return "", refuse(err)
	}
	page := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
	draw.Draw(page, page.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(page, page.Bounds(), picture, picture.Bounds().Min, draw.Over)
	var out bytes.Buffer
	if err := png.Encode(&out, page); err != nil {
		return "", refuse(err)
	}
	return out.String(), nil
}
