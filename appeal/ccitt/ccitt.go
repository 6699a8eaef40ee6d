// Package ccitt decodes what fax machines and office scanners write: ITU-T T.4
// (group 3, in one dimension or two) and T.6 (group 4). It takes rows that begin
// on a byte, ends that are missing, and lines that the wire damaged.
package ccitt

import (
	"errors"
	"image"
)

// Coding tells how rows are coded.
type Coding int

// The codings of T.4 and T.6.
const (
	Group3    Coding = iota // each row for itself
	Group3In2               // rows after a tagged one by their difference from it
	Group4                  // every row by its difference from the one above
)

// Options describes a picture's rows.
type Options struct {
	Width, Height int
	Coding        Coding
	Align         bool // each row begins on a byte
}

// ErrTorn says that rows were lost; the picture that comes with it has what
// could be read, white where nothing could.
var ErrTorn = errors.New("rows of the fax are damaged or missing")

// Decode gives the dots, white paper and black ink, and how many rows were read
// whole. A picture is never nil; the error is nil or ErrTorn. The size is the
// caller's to check.
func Decode(data []byte, o Options) (m *image.Gray, rows int, err error) {
	m = image.NewGray(image.Rect(0, 0, o.Width, o.Height))
	for i := range m.Pix {
		m.Pix[i] = 0xff
	}
	d := &decoder{bits: bits{data: data}, width: o.Width}
	torn := false
	for y := 0; y < o.Height; {
		if o.Align {
			d.align()
		}
		plain, stop := true, false
		if o.Coding == Group4 {
			plain, stop = false, d.endOfBlock()
		} else {
			plain, stop = d.rowStart(o.Coding, y)
		}
		if stop {
			break
		}
		if d.spent() {
			torn = true
			break
		}
		d.cur = d.cur[:0]
		sound := plain && d.row1() || !plain && d.row2()
		d.ink(m, y)
		if sound {
			rows++
		} else {
			torn = true
			if o.Coding == Group4 || !d.seekEOL() {
				break
			}
		}
		y++
		d.ref, d.cur = d.cur, d.ref
	}
	if torn || rows == 0 {
		return m, rows, ErrTorn
	}
	return m, rows, nil
}

// decoder reads rows. A row is kept as the places where its colour changes,
// which begin with white: those with an even index turn to black.
type decoder struct {
	bits
	width    int
	ref, cur []int
}

// rowStart passes the ends of line before a row of group 3. It tells whether the
// row stands for itself, and whether the page ends here: six ends in a row are
// the return to control, and there are never two within a page.
func (d *decoder) rowStart(coding Coding, y int) (plain, stop bool) {
	ends := 0
	for d.eol() {
		ends++
		if plain = true; coding == Group3In2 {
			plain = d.take(1) == 1
		}
	}
	if ends == 0 { // some writers leave them out; the first row is plain anyway
		return coding == Group3 || y == 0, false
	}
	return plain, ends > 1 && y > 0 || ends > 5
}

// endOfBlock reports the two ends of line that close group 4.
func (d *decoder) endOfBlock() bool {
	at, ends := d.at, 0
	for ends < 2 && d.eol() {
		ends++
	}
	if ends < 2 {
		d.at = at
	}
	return ends == 2
}

// change notes that the colour changes at a place; two changes at one are none.
func (d *decoder) change(at int) {
	switch n := len(d.cur); {
	case n > 0 && d.cur[n-1] == at:
		d.cur = d.cur[:n-1]
	case at < d.width:
		d.cur = append(d.cur, at)
	}
}

// row1 reads a row of runs, white first.
func (d *decoder) row1() bool {
	for at, colour := 0, 0; at < d.width; colour = 1 - colour {
		run, ok := d.run(colour)
		if at += run; !ok || at > d.width {
			return false
		}
		d.change(at)
	}
	return true
}

// run reads the length of a run: any number of long codes and a short one.
func (d *decoder) run(colour int) (int, bool) {
	for sum := 0; ; {
		c := codes()[colour][d.peek(mostBits)]
		if c.bits == 0 || d.spent() || sum > d.width {
			return sum, false
		}
		d.at += int(c.bits)
		if sum += int(c.run); c.run < 64 {
			return sum, true
		}
	}
}

// ink draws the black runs of the row that was read.
func (d *decoder) ink(m *image.Gray, y int) {
	for i := 0; i < len(d.cur); i += 2 {
		end := d.width
		if i+1 < len(d.cur) {
			end = d.cur[i+1]
		} else if len(d.cur) == 0 {
			break
		}
		row := m.Pix[y*m.Stride : y*m.Stride+d.width]
		for x := d.cur[i]; x < end; x++ {
			row[x] = 0
		}
	}
}
