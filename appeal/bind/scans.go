package bind

import (
	"io"
	"math"

	"imeappeal/appeal/pdf"
)

// Scan is a page that is one picture.
type Scan struct {
	Page int // of the file, from 1
	Dots int // an inch, as the page is displayed
}

// Beyond gives the pages of a file, from 1, on which a picture reaches beyond
// what is seen.
func Beyond(r io.ReaderAt, size int64, password string) (pages []int, err error) {
	err = fenced(func() error {
		f, err := pdf.Open(r, size, password)
		if err != nil {
			return err
		}
		for i := range f.Pages {
			if f.PictureBeyond(i) {
				pages = append(pages, i+1)
			}
		}
		return f.Err()
	})
	return pages, err
}

// Scans gives the pages of a file that are one picture each.
func Scans(r io.ReaderAt, size int64, password string) (all []Scan, err error) {
	err = fenced(func() error {
		f, err := pdf.Open(r, size, password)
		if err != nil {
			return err
		}
		for i := range f.Pages {
			if dots, ok := f.ScanDots(i); ok {
				all = append(all, Scan{i + 1, int(math.Round(dots))})
			}
		}
		return f.Err()
	})
	return all, err
}
