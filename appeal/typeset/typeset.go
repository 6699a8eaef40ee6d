// Package typeset sets type: a letter, the index, the table of findings, tab
// sheets and pictures become PDF pages. It is the only package that knows
// gofpdf. It decides nothing about words; what it cannot print it replaces
// visibly and reports. Package bind puts its pages into the packet.
package typeset

import (
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/packet"
)

// Paper is a page size in points.
type Paper struct{ Width, Height float64 }

// The papers that letters are printed on.
var (
	USLetter = Paper{612, 792}
	A4       = Paper{595.28, 841.89}
)

// Options say how pages look. The zero Options are US Letter in 11 point.
type Options struct {
	Paper Paper   // zero: USLetter
	Size  float64 // of the text in points; zero: 11

	// Letterhead is the firm's picture, the bytes of an opaque PNG; "" is none.
	// It stands above the sender of letters that begin with one.
	Letterhead string
}

// LargePrint is the text size for readers with low vision.
const LargePrint = 16

func (o Options) filled() Options {
	if o.Paper == (Paper{}) {
		o.Paper = USLetter
	}
	if o.Size == 0 {
		o.Size = 11
	}
	return o
}

// Set is a set of pages of our own.
type Set struct {
	PDF     []byte // of a packet's sets one and the same
	First   int    // the page of the PDF that the set begins with, from 1
	Pages   int
	Spots   []packet.Spot  // places to click
	Anchors map[string]int // named places → page within the set
	Signed  []int          // pages with a line to sign by hand, once for each line
	Missing []Missing      // what could not be printed as written
	Damaged bool           // a picture whose data end early; what there is of it stands on the page
}

// Missing is a character that does not stand on the page as it was written.
type Missing struct {
	Rune  rune
	Shown string // what stands in its place: "□", or "" for what is invisible anyway
	Count int
	Near  string // the words around its first place
}

// instant gives a day as the time that the PDF carries: noon, so that no
// reader's time zone shows another day. A day that is not known is a fixed
// one: the clock would make every run differ.
func instant(d appeal.Day) time.Time {
	if d.IsZero() {
		return time.Date(2000, time.January, 1, 12, 0, 0, 0, time.UTC)
	}
	return time.Date(d.Year, d.Month, d.Date, 12, 0, 0, 0, time.UTC)
}
