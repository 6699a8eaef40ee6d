package typeset

import (
	"fmt"
)

// A firm's picture is printed at 150 dots to the inch, no higher than an inch
// and no wider than the text.
const (
	pictureDots = 150
	pictureHigh = 72.0
)

// picture is the row that holds the firm's picture.
func (s *setter) picture(file string) (row, error) {
	pic, err := readPicture([]byte(file), "PNG")
	if err != nil {
		return row{}, fmt.Errorf("the letterhead's picture: %w", err)
	}
	wide, high := pic.width*72/pictureDots, pic.height*72/pictureDots
	scale := min(1, s.width/wide, pictureHigh/high)
	wide, high = wide*scale, high*scale
	return row{height: high + s.size*0.4, keep: true, draw: func(pg *page, top float64) {
		pg.picture(pic, 0, top, wide, high)
	}}, nil
}
