package typeset

import (
	"fmt"
	"image/png"
	"strings"

	"github.com/jung-kurt/gofpdf"
)

// A firm's picture is printed at 150 dots to the inch, no higher than an inch
// and no wider than the text.
const (
	pictureDots = 150
	pictureHigh = 72.0
)

// picture is the row that holds the firm's picture.
func (s *setter) picture(file string) (row, error) {
	size, err := png.DecodeConfig(strings.NewReader(file))
	if err != nil {
		return row{}, fmt.Errorf("the letterhead's picture: %w", err)
	}
	if size.Width < 1 || size.Height < 1 {
		return row{}, fmt.Errorf("the letterhead's picture is empty")
	}
	wide, high := float64(size.Width)*72/pictureDots, float64(size.Height)*72/pictureDots
	scale := min(1, s.width/wide, pictureHigh/high)
	wide, high = wide*scale, high*scale
	return row{height: high + s.size*0.4, keep: true, draw: func(pg *page, top float64) {
		pg.marks = append(pg.marks, func(f *gofpdf.Fpdf) {
			of := gofpdf.ImageOptions{ImageType: "PNG"}
			f.RegisterImageOptionsReader("letterhead", of, strings.NewReader(file))
			f.ImageOptions("letterhead", margin, margin+top, wide, high, false, of, 0, "")
		})
	}}, nil
}
