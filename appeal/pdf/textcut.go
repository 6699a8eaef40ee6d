package pdf

import (
	"math"
	"strconv"
	"strings"
)

// Cutter takes the text that lies wholly beyond the visible part of a page out
// of the page's content. It reads a copy of the file in memory, made once.
type Cutter struct{ file *textFile }

// NewCutter prepares a file; the pages are those of f.
func NewCutter(f *File) (*Cutter, error) {
	own, err := openCopy(f)
	if err != nil {
		return nil, err
	}
	return &Cutter{own}, nil
}

// Cut is a page's content without text that nobody sees.
type Cut struct {
	Content []byte // the page's streams as one
	Gone    int    // pieces of text that were taken out
	Left    bool   // some of it had to stay: a form draws it, or it runs into the page
}

// Page gives page i, counted from 0. What is seen keeps its place: a piece of
// text that goes leaves a move of its length.
func (c *Cutter) Page(i int) (cut Cut, err error) {
	err = ErrDamaged
	defer func() { _ = recover() }()
	pages := c.file.pages(i + 1)
	if i >= len(pages) || pages[i].err != nil {
		return cut, err
	}
	p := pages[i]
	frame := p.frame()
	content, partly := c.file.contents(p.v.Key("Contents"))
	if partly != nil {
		return cut, partly
	}
	run := &textRun{f: c.file, page: frame, words: &wordBuilder{width: frame.width, height: frame.height}, cut: &cutting{}}
	st := textState{ctm: frame.m, scale: 1, size: 1}
	if err := run.content(content, readResources(p.resources), st); err != nil {
		return cut, err
	}
	out := make([]byte, 0, len(content))
	from := 0
	for _, piece := range run.cut.pieces {
		out = append(append(out, content[from:piece.from]...), piece.instead...)
		from = piece.to
	}
	cut = Cut{append(out, content[from:]...), len(run.cut.pieces), run.cut.left}
	return cut, nil
}

// cutting is what a run through a page's content finds to cut.
type cutting struct {
	pieces       []cutPiece
	left         bool
	seen, unseen bool    // of the piece at hand: glyphs on the page, glyphs beyond it
	along        float64 // how far it moved, in text space
}

type cutPiece struct {
	from, to int // in the content: operands and operator
	instead  string
}

// glyph notes where a glyph of the piece at hand lies. What a font of drawings
// draws may reach anywhere, and text that clips shapes what follows.
func (c *cutting) glyph(g placedGlyph, in *interpreter) {
	w, h := in.page.width, in.page.height
	margin := 0.5*g.size + 1 // glyphs stick out of their boxes
	out := g.box[2] < -margin || g.box[3] < -margin || g.box[0] > w+margin || g.box[1] > h+margin
	switch {
	case !out:
		c.seen = true
		x, y := (g.box[0]+g.box[2])/2, (g.box[1]+g.box[3])/2
		c.left = c.left || strings.TrimSpace(g.text) != "" && (x < -1 || y < -1 || x > w+1 || y > h+1)
	case in.depth > 0 || in.st.mode > 3 || in.st.font.vertical || in.st.font.drawn || len(in.words.marked) > 0 && in.words.marked[len(in.words.marked)-1].actual != "":
		c.seen, c.left = true, true
	default:
		c.unseen = true
	}
}

// show notes a piece that was shown by the operator op, whose operands begin at
// from.
func (c *cutting) show(in *interpreter, op string, from, to int) {
	if c.unseen && c.seen {
		c.left = true
	}
	size := in.st.size * in.st.scale
	if c.unseen && !c.seen && size != 0 {
		number := func(x float64) string { return strconv.FormatFloat(math.Round(x*1e4)/1e4, 'f', -1, 64) }
		instead := " [" + number(-1000*c.along/size) + "] TJ "
		switch op {
		case "'":
			instead = " T*" + instead
		case "\"":
			instead = " " + number(in.st.word) + " Tw " + number(in.st.char) + " Tc T*" + instead
		}
		c.pieces = append(c.pieces, cutPiece{from, to, instead})
	}
	c.seen, c.unseen, c.along = false, false, 0
}
