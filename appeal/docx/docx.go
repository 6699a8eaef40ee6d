// Package docx writes a letter as a Word file that people edit in Word or
// LibreOffice and send: real styles, numbering and tables, the reference and
// the page on every page. It decides nothing about words. It writes the file
// format (ECMA-376, Transitional) itself and needs no other program.
package docx

import (
	"fmt"
	"io"

	"imeappeal/appeal/letter"
)

// Paper is a page size in points.
type Paper struct{ Width, Height float64 }

// The papers that letters are printed on.
var (
	USLetter = Paper{612, 792}
	A4       = Paper{595.28, 841.89}
)

// LargePrint is the text size for readers with low vision.
const LargePrint = 16

// Options say how pages look. The zero Options are US Letter in 11 point Times
// New Roman.
type Options struct {
	Paper Paper   // zero: USLetter
	Size  float64 // of the text in points; zero: 11
	Font  string  // its family; "": Times New Roman, which every Word has

	// Letterhead is the firm's picture, the bytes of an opaque PNG; "" is none.
	// It stands above the sender of letters that begin with one.
	Letterhead string
}

// Write writes the letter as a .docx file. The same letter and options give the
// same bytes. Links to documents of the case are plain text here, since the
// exhibits are not part of the file; links within the letter work.
func Write(w io.Writer, l letter.Letter, opts Options) error {
	opts, err := opts.filled()
	if err != nil {
		return fmt.Errorf("letter %s: %w", l.ID, err)
	}
	for _, b := range l.Blocks {
		if n := columnCount(b); n > mostColumns {
			return fmt.Errorf("letter %s: a table of %d columns: Word takes %d", l.ID, n, mostColumns)
		}
	}
	d := newDocument(l, opts)
	if l.Letterhead && opts.Letterhead != "" {
		if err := d.picture(opts.Letterhead); err != nil {
			return fmt.Errorf("letter %s: %w", l.ID, err)
		}
	}
	d.blocks(l.Blocks)
	if err := pack(w, d.parts()); err != nil {
		return fmt.Errorf("letter %s: writing it for Word: %w", l.ID, err)
	}
	return nil
}

// filled gives options with nothing left open, or says what Word cannot set.
func (o Options) filled() (Options, error) {
	if o.Paper == (Paper{}) {
		o.Paper = USLetter
	}
	if o.Size == 0 {
		o.Size = 11
	}
	if o.Font == "" {
		o.Font = "Times New Roman"
	}
	const least, most = 4 * margin, 22 * 72 // 22 inches is Word's largest page
	fits := func(side float64) bool { return side >= least && side <= most }
	if !fits(o.Paper.Width) || !fits(o.Paper.Height) {
		return o, fmt.Errorf("paper of %g by %g points: each side must be %d to %d", o.Paper.Width, o.Paper.Height, least, most)
	}
	if !(o.Size >= 6 && o.Size <= 36) {
		return o, fmt.Errorf("text of %g points: it must be 6 to 36", o.Size)
	}
	return o, nil
}
