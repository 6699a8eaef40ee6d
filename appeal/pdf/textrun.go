package pdf

import (
	"errors"
	"math"

	lib "github.com/ledongthuc/pdf"

	"imeappeal/appeal/report"
)

// opLimit is the most operators run on one page: some hundred times a full
// page of text. Forms that call forms can promise any number.
const opLimit = 3_000_000

var errTooMuch = errors.New("too many drawing operators")

// textRun interprets a page's content and hands its glyphs to words.
type textRun struct {
	f     *textFile
	words *wordBuilder
	page  pageFrame
	ops   int
	depth int
	paths int      // painted paths: text drawn as outlines has many
	mute  int      // glyphs that stand for no character
	cover coverage // by pictures
	notes []report.Unseen
	cut   *cutting // nil: nothing is to be cut
}

// textState is the graphics state, as far as it concerns text.
type textState struct {
	ctm     matrix
	font    *textFont
	size    float64
	char    float64 // Tc
	word    float64 // Tw
	scale   float64 // Tz / 100
	leading float64
	rise    float64
	mode    int // Tr
}

// interpreter is the state of one content stream.
type interpreter struct {
	*textRun
	res   resources
	st    textState
	stack []textState
	tm    matrix
	line  matrix
	args  []contentToken
}

// content runs one content stream with those resources.
func (r *textRun) content(b []byte, res resources, st textState) error {
	in := &interpreter{textRun: r, res: res, st: st, tm: identity, line: identity}
	s := newContentScanner(b)
	from := 0 // of the operator at hand, with its operands
	for {
		if len(in.args) == 0 {
			from = s.pos
		}
		t, ok := s.next()
		if !ok {
			return nil
		}
		if t.kind != tokWord {
			if len(in.args) < 64 {
				in.args = append(in.args, t)
			}
			continue
		}
		if r.ops++; r.ops > opLimit {
			return errTooMuch
		}
		if string(t.str) == "ID" {
			s.skipInlineImage()
			r.cover.add(in.st.ctm)
		} else if err := in.do(t.str); err != nil {
			return err
		}
		if r.cut != nil && r.depth == 0 {
			r.cut.show(in, string(t.str), from, s.pos)
		}
		in.args = in.args[:0]
	}
}

// num is operand i, counted from the last n, 0 if it is not there.
func (in *interpreter) num(i, n int) float64 {
	i += len(in.args) - n
	if i < 0 || i >= len(in.args) {
		return 0
	}
	return in.args[i].num
}

func (in *interpreter) last() contentToken {
	if len(in.args) == 0 {
		return contentToken{}
	}
	return in.args[len(in.args)-1]
}

func (in *interpreter) matrixArg() matrix {
	return matrix{in.num(0, 6), in.num(1, 6), in.num(2, 6), in.num(3, 6), in.num(4, 6), in.num(5, 6)}
}

// do runs one operator (ISO 32000-1, annex A).
func (in *interpreter) do(op []byte) error {
	switch string(op) {
	case "q":
		if len(in.stack) < 1000 {
			in.stack = append(in.stack, in.st)
		}
	case "Q":
		if n := len(in.stack); n > 0 {
			in.st, in.stack = in.stack[n-1], in.stack[:n-1]
		}
	case "cm":
		in.st.ctm = in.matrixArg().times(in.st.ctm)
	case "gs":
		in.graphicsState(string(in.last().str))
	case "Do":
		return in.object(string(in.last().str))
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s":
		in.paths++
	default:
		in.text(string(op))
	}
	return nil
}

// text runs the operators of text state, position and showing.
func (in *interpreter) text(op string) {
	st := &in.st
	switch op {
	case "BT":
		in.tm, in.line = identity, identity
	case "Tc":
		st.char = in.num(0, 1)
	case "Tw":
		st.word = in.num(0, 1)
	case "Tz":
		st.scale = in.num(0, 1) / 100
	case "TL":
		st.leading = in.num(0, 1)
	case "Ts":
		st.rise = in.num(0, 1)
	case "Tr":
		st.mode = int(in.num(0, 1))
	case "Tf":
		if n := len(in.args); n >= 2 {
			st.font = in.f.font(in.res.fonts, string(in.args[n-2].str), in.res.fontRefs)
			st.size = in.num(1, 2)
		}
	case "Td":
		in.move(in.num(0, 2), in.num(1, 2))
	case "TD":
		st.leading = -in.num(1, 2)
		in.move(in.num(0, 2), in.num(1, 2))
	case "Tm":
		in.tm = in.matrixArg()
		in.line = in.tm
	case "T*":
		in.move(0, -st.leading)
	case "Tj":
		in.show(in.last().str)
	case "'":
		in.move(0, -st.leading)
		in.show(in.last().str)
	case "\"":
		st.word, st.char = in.num(0, 3), in.num(1, 3)
		in.move(0, -st.leading)
		in.show(in.last().str)
	case "TJ":
		in.showKerned(in.last().list)
	case "BDC":
		in.words.begin(in.actualText())
	case "BMC":
		in.words.begin("")
	case "EMC":
		in.words.end()
	}
}

func (in *interpreter) move(x, y float64) {
	in.line = matrix{1, 0, 0, 1, x, y}.times(in.line)
	in.tm = in.line
}

// showKerned shows TJ's strings; a number moves back by thousandths.
func (in *interpreter) showKerned(items []contentToken) {
	for _, t := range items {
		switch {
		case t.kind == tokString:
			in.show(t.str)
		case t.kind == tokNumber && in.st.font != nil && in.st.font.vertical:
			in.tm = matrix{1, 0, 0, 1, 0, -t.num / 1000 * in.st.size}.times(in.tm)
		case t.kind == tokNumber:
			in.advance(-t.num / 1000 * in.st.size * in.st.scale)
		}
	}
}

// show shows one string.
func (in *interpreter) show(b []byte) {
	st := &in.st
	if st.font == nil {
		st.font = plainFont()
	}
	st.font.glyphs(b, func(g glyph) {
		if in.ops++; in.ops > opLimit {
			return
		}
		if g.text == "" {
			in.mute++
		}
		extra := st.char
		if g.space {
			extra += st.word
		}
		m := matrix{st.size * st.scale, 0, 0, st.size, 0, st.rise}.times(in.tm).times(st.ctm)
		if finite(m) {
			at := placed(g, st.font, m, st)
			if in.cut != nil {
				in.cut.glyph(at, in)
			}
			in.words.add(at)
		}
		if st.font.vertical {
			in.tm = matrix{1, 0, 0, 1, 0, -st.size + extra}.times(in.tm)
			return
		}
		in.advance((g.advance*st.size + extra) * st.scale)
	})
}

// advance moves along the line.
func (in *interpreter) advance(x float64) {
	in.tm = matrix{1, 0, 0, 1, x, 0}.times(in.tm)
	if in.cut != nil {
		in.cut.along += x
	}
}

func finite(m matrix) bool {
	for _, x := range m {
		if math.IsNaN(x) || math.Abs(x) > 1e7 {
			return false
		}
	}
	return true
}

func (in *interpreter) graphicsState(name string) {
	g := fenced(func() lib.Value { return in.res.states.Key(name) })
	if font := g.Key("Font"); font.Kind() == lib.Array && font.Len() == 2 {
		in.st.size = font.Index(1).Float64()
	}
}

// actualText gives what a marked piece of content says it stands for.
func (in *interpreter) actualText() string {
	t := in.last()
	if t.kind != tokDict {
		return ""
	}
	for i := 0; i+1 < len(t.list); i += 2 {
		if string(t.list[i].str) == "ActualText" {
			return textString(t.list[i+1].str)
		}
	}
	return ""
}

// textString reads a PDF text string: UTF-16 or UTF-8 if marked, else bytes.
func textString(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		return unicodeText(b[2:])
	case len(b) >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf:
		return string(b[3:])
	}
	r := make([]rune, len(b))
	for i, c := range b {
		r[i] = rune(c)
	}
	return string(r)
}
