package pdf

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	refs "github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"imeappeal/appeal/report"
)

// mostCharacters bounds what is taken from one page: a full page of print has
// some five thousand.
const mostCharacters = 200_000

// second reads files with PDFium, which understands and mends more than this
// package's own reader, and takes longer to start.
type second struct {
	pdfium *drawer
	req    childRequest
	base   io.ReaderAt
	size   int64
}

// fenced calls a function of PDFium; what panics there is not used again.
func (s second) fenced(f func() error) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, x)
			*s.pdfium = drawer{}
		}
	}()
	if err := s.pdfium.start(s.req.Compiled); err != nil {
		return err
	}
	if err := s.pdfium.open(s.req.Path, s.req.Password, s.base, s.size); err != nil {
		return err
	}
	return f()
}

// count gives the number of pages.
func (s second) count() (n int, err error) {
	head := make([]byte, 1024)
	if k, _ := s.base.ReadAt(head, 0); !bytes.Contains(head[:k], []byte("%PDF-")) {
		return 0, ErrNotPDF // PDFium asks for it there as well, after a long start
	}
	err = s.fenced(func() error {
		got, err := s.pdfium.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: s.pdfium.document})
		if err == nil {
			n = got.PageCount
		}
		return err
	})
	return n, err
}

// page reads page i.
func (s second) page(i int) (out TextPage) {
	out.Number, out.Source, out.Second = i+1, report.Text, true
	out.Width, out.Height = 612, 792
	err := s.fenced(func() error {
		loaded, err := s.pdfium.instance.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: s.pdfium.document, Index: i})
		if err != nil {
			return err
		}
		defer func() { _, _ = s.pdfium.instance.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
		p := pdfiumPage{pdfium: s.pdfium, page: requests.Page{ByReference: &loaded.Page}}
		return p.read(&out)
	})
	if err != nil {
		out.Words, out.Unread = nil, UnreadDamaged
	}
	return out
}

// pdfiumPage is a page on its way out of PDFium.
type pdfiumPage struct {
	pdfium *drawer
	page   requests.Page
	text   refs.FPDF_TEXTPAGE
	frame  pageFrame
	style  *pdfiumStyle // of the word at hand
	words  *wordBuilder
	run    *textRun // what verdict asks for
}

func (p *pdfiumPage) read(out *TextPage) error {
	in := p.pdfium.instance
	shown, err := in.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: p.page})
	if err != nil {
		return err
	}
	turn, err := in.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: p.page})
	if err != nil {
		return err
	}
	r := shown.Rect
	p.frame = frameOf([4]float64{float64(min(r.Left, r.Right)), float64(min(r.Top, r.Bottom)), float64(max(r.Left, r.Right)), float64(max(r.Top, r.Bottom))}, int(turn.PageRotation)&3, 1)
	out.Width, out.Height = round2(p.frame.width), round2(p.frame.height)
	p.words = &wordBuilder{width: p.frame.width, height: p.frame.height}
	p.run = &textRun{words: p.words}
	p.run.cover.width, p.run.cover.height = p.frame.width, p.frame.height
	p.objects()
	if err := p.characters(); err != nil {
		return err
	}
	p.run.finish(out)
	out.Unread = verdict(*out, p.run, nil)
	return nil
}

// objects looks for the pictures and paths of the page.
func (p *pdfiumPage) objects() {
	in := p.pdfium.instance
	n, err := in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: p.page})
	if err != nil {
		return
	}
	for i := range min(n.Count, mostCharacters) {
		o, err := in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: p.page, Index: i})
		if err != nil {
			continue
		}
		kind, err := in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o.PageObject})
		switch {
		case err != nil:
		case kind.Type == enums.FPDF_PAGEOBJ_PATH:
			p.run.paths++
		case kind.Type == enums.FPDF_PAGEOBJ_IMAGE:
			if b, err := in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o.PageObject}); err == nil {
				m := matrix{float64(b.Right - b.Left), 0, 0, float64(b.Top - b.Bottom), float64(b.Left), float64(b.Bottom)}
				p.run.cover.add(m.times(p.frame.m))
			}
		}
	}
}

// characters hands the page's characters to the word builder.
func (p *pdfiumPage) characters() error {
	in := p.pdfium.instance
	loaded, err := in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: p.page})
	if err != nil {
		return err
	}
	p.text = loaded.TextPage
	defer func() { _, _ = in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: p.text}) }()
	n, err := in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: p.text})
	if err != nil {
		return err
	}
	scan := p.run.cover.share() > 0.3
	for i := range min(n.Count, mostCharacters) {
		g, ok, err := p.glyph(i)
		if err != nil {
			return err
		}
		if !ok {
			p.words.flush()
			continue
		}
		g.hidden = scan && p.hidden(i)
		p.words.add(g)
	}
	return nil
}

// The characters by which PDFium says that a hyphen ends a line, and that a
// glyph stands for none.
const (
	pdfiumHyphen  = 2
	pdfiumUnknown = 0
)

// glyph gives character i; not ok is a space, or the end of a line, that PDFium
// made up.
func (p *pdfiumPage) glyph(i int) (g placedGlyph, ok bool, err error) {
	in := p.pdfium.instance
	code, err := in.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: p.text, Index: i})
	if err != nil {
		return g, false, err
	}
	switch code.Unicode {
	case '\r', '\n', ' ':
		p.style = nil
		return g, false, nil
	case pdfiumHyphen, 0xfffe, 0xad:
		g.text = "-"
	case pdfiumUnknown:
		g.text = "\ufffd"
	default:
		g.text = string(rune(code.Unicode & 0x1fffff))
	}
	loose, err := in.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: p.text, Index: i})
	if err != nil {
		return g, false, nil // a character that stands nowhere
	}
	r := loose.Rect
	box := [4]float64{float64(min(r.Left, r.Right)), float64(min(r.Top, r.Bottom)), float64(max(r.Left, r.Right)), float64(max(r.Top, r.Bottom))}
	if p.style == nil || !p.style.level || box[1] != p.style.box[1] || box[3] != p.style.box[3] {
		if p.style = p.styleOf(i, box); p.style == nil {
			return g, false, nil
		}
	}
	st := *p.style
	x, y, wide := box[0], st.y, box[2]-box[0]
	if !st.level {
		x = st.x
		if math.Abs(st.dy) > math.Abs(st.dx) {
			wide = box[3] - box[1]
		}
	}
	m := p.frame.m
	g.box, g.bold = boxAround(m, box[0], box[1], box[2], box[3]), st.bold
	g.size = st.size * math.Hypot(m[2], m[3])
	g.x, g.y = m.apply(x, y)
	g.ex, g.ey = m.apply(x+st.dx*wide, y+st.dy*wide)
	if g.dx = 1; wide > 0 {
		n := math.Hypot(g.ex-g.x, g.ey-g.y)
		g.dx, g.dy = (g.ex-g.x)/n, (g.ey-g.y)/n
	}
	return g, true, nil
}

// pdfiumStyle is what the characters of a word share: asking for it costs more
// than all else. Those of level words only; x and y are where it begins.
type pdfiumStyle struct {
	box          [4]float64
	x, y, dx, dy float64
	size         float64
	bold, level  bool
}

// styleOf asks for the style of character i, nil if it stands nowhere.
func (p *pdfiumPage) styleOf(i int, box [4]float64) *pdfiumStyle {
	in := p.pdfium.instance
	at, err := in.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: p.text, Index: i})
	if err != nil {
		return nil
	}
	st := &pdfiumStyle{box: box, x: at.X, y: at.Y, dx: 1}
	if f, err := in.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: p.text, Index: i}); err == nil {
		st.size = f.FontSize
	}
	if m, err := in.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: p.text, Index: i}); err == nil {
		if n := math.Hypot(float64(m.Matrix.A), float64(m.Matrix.B)); n > 0 {
			st.dx, st.dy = float64(m.Matrix.A)/n, float64(m.Matrix.B)/n
		}
		if n := math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D)); n > 0 {
			st.size *= n
		}
	}
	if st.size <= 0 || st.size > 2000 {
		st.size = box[3] - box[1]
	}
	if f, err := in.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: p.text, Index: i}); err == nil {
		st.bold = boldName(strings.ToLower(f.FontName)) || f.Flags&(1<<18) != 0
	}
	st.level = st.dx > 0.9999
	return st
}

// hidden reports whether character i is not drawn.
func (p *pdfiumPage) hidden(i int) bool {
	in := p.pdfium.instance
	o, err := in.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: p.text, Index: i})
	if err != nil {
		return false
	}
	mode, err := in.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: o.TextObject})
	return err == nil && (mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE || mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_CLIP)
}
