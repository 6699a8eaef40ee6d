package docx

import (
	"math"
	"strconv"
	"strings"

	"imeappeal/appeal/letter"
)

// document is a letter on its way into a file.
type document struct {
	letter  letter.Letter
	opts    Options
	out     strings.Builder   // the body
	names   map[string]string // bookmark by block id
	placed  map[string]bool   // block ids whose bookmark stands
	mark    string            // bookmark that the next paragraph takes
	lists   []int             // where each numbered list starts
	newPage bool              // the next paragraph begins a page

	illustrated bool // holds the firm's picture
}

func newDocument(l letter.Letter, opts Options) *document {
	return &document{letter: l, opts: opts, names: bookmarks(l.Blocks), placed: map[string]bool{}}
}

// Lengths in a Word file are twips, twentieths of a point.
func twips(points float64) int { return int(math.Round(points * 20)) }

// em gives a length in sizes of the text, so that large print is large in all.
func (d *document) em(sizes float64) int { return twips(sizes * d.opts.Size) }

// width is that of the column of text.
func (d *document) width() int { return twips(d.opts.Paper.Width) - 2*twips(margin) }

// blocks writes blocks one below the other.
func (d *document) blocks(blocks []letter.Block) {
	for i, b := range blocks {
		if b.Kind == letter.PageBreak {
			d.newPage = d.out.Len() > 0
			continue
		}
		if vanishes(b) {
			continue
		}
		if !d.placed[b.ID] { // of two places of one name a link leads to the first
			d.mark, d.placed[b.ID] = d.names[b.ID], true
		}
		d.block(b, i == 0, i+1 < len(blocks) && staysWith(b, blocks[i+1]))
	}
	if d.out.Len() == 0 {
		d.paragraph(look{}, nil)
	}
}

// vanishes reports that nothing of a block stands on a page.
func vanishes(b letter.Block) bool {
	switch b.Kind {
	case letter.BulletB, letter.Numbered, letter.Address, letter.Fields, letter.Checks:
		return len(b.Items) == 0
	case letter.TableB:
		return columnCount(b) == 0
	case letter.Lines:
		return b.Level < 1
	}
	return b.Kind == letter.PageBreak
}

// staysWith reports that a block's end belongs on the page of the next one: a
// quotation and the answer to it, a colon and what it announces, a question and
// the place for its answer, the last words of a letter and the signature below
// them. Headings do by their style.
func staysWith(b, next letter.Block) bool {
	switch {
	case next.Kind == letter.PageBreak || next.Kind == letter.HeadingB:
		return false
	case next.Kind == letter.Signature:
		return true
	case b.Kind == letter.Quote:
		return next.Kind == letter.Paragraph
	case b.Kind != letter.Paragraph:
		return false
	}
	return next.Kind == letter.Checks || next.Kind == letter.Lines || strings.HasSuffix(b.Runs.PlainText(), ":")
}

func (d *document) block(b letter.Block, first, keep bool) {
	switch b.Kind {
	case letter.HeadingB:
		d.paragraph(look{style: "Heading" + strconv.Itoa(min(max(b.Level, 1), 3)), keep: keep}, b.Runs)
	case letter.Quote:
		d.paragraph(look{style: "Quote", keep: keep}, b.Runs)
	case letter.BulletB:
		d.bullets(b.Items, keep)
	case letter.Numbered:
		d.numbered(b, keep)
	case letter.TableB:
		d.table(b, keep)
	case letter.Address:
		d.address(b.Items, first, keep)
	case letter.Signature:
		d.signature(b, keep)
	case letter.Fields:
		d.fields(b.Items, keep)
	case letter.Checks:
		d.checks(b.Items, keep)
	case letter.Lines:
		d.ruled(b.Level, keep)
	case letter.Rule:
		d.paragraph(look{style: "Rule", keep: keep}, nil)
	default:
		d.paragraph(look{keep: keep}, b.Runs)
	}
}

// address keeps its lines. The one that begins a letter is the sender's: its
// first line stands out.
func (d *document) address(lines []letter.Runs, first, keep bool) {
	if !first {
		d.open(look{style: "Address", keep: keep})
		d.lines(lines)
		d.close()
		return
	}
	d.open(look{style: "Letterhead", keep: keep})
	d.styledRuns("LetterheadName", lines[0])
	if len(lines) > 1 {
		d.run("", false, false, "\n")
		d.lines(lines[1:])
	}
	d.close()
}

// lines writes lines of one paragraph.
func (d *document) lines(lines []letter.Runs) {
	for i, line := range lines {
		if i > 0 {
			d.run("", false, false, "\n")
		}
		d.runs(line)
	}
}
