package pdf

import (
	"fmt"
	"math"
)

// shownPicture is a picture where a page's content shows it.
type shownPicture struct {
	body Body
	m    matrix // unit square to the page as displayed
}

func (s shownPicture) area() float64 { return math.Abs(s.m[0]*s.m[3] - s.m[1]*s.m[2]) }

// pictureWalk looks for the pictures in a page's content.
type pictureWalk struct {
	f      *File
	shown  []shownPicture
	inline bool // a picture stands in the content itself
	ops    int
}

// mostShown bounds the pictures taken from one page: a scan in strips has some
// hundred.
const mostShown = 2000

// picture gives page i of the file as a picture.
func (f *File) picture(i int) (*Picture, error) {
	page := f.Pages[i]
	frame := f.Frame(page)
	w := pictureWalk{f: f}
	d := f.PageObject(page)
	res := f.Value(d, "Resources")
	if res.Kind != Dict {
		res = f.Resolve(page.Inherited.Resources)
	}
	w.content(f.contentOf(d), res, frame.matrix(), 0)
	if len(w.shown) == 0 {
		return nil, ErrNoPicture
	}
	width, height := frame.size()
	if main, alone := w.main(width * height); alone {
		g, err := f.decodePicture(main.body)
		if err != nil {
			return nil, err
		}
		return placedPicture(g, main.m), nil
	}
	return w.composed(width, height)
}

// main gives the largest picture and whether it is the page: it covers most of
// it and next to nothing lies beside or over it.
func (w *pictureWalk) main(page float64) (shownPicture, bool) {
	best, all := shownPicture{}, 0.0
	for _, s := range w.shown {
		all += s.area()
		if s.area() > best.area() {
			best = s
		}
	}
	return best, best.area() > 0.4*page && all-best.area() < 0.02*page
}

// contentOf joins a page's content streams.
func (f *File) contentOf(d Object) []byte {
	entry := d.Lookup("Contents")
	if entry == nil {
		return nil
	}
	parts := []Object{*entry}
	if a := f.Resolve(*entry); a.Kind == Array {
		parts = a.Items
	}
	var out []byte
	for _, p := range parts {
		if p.Kind == Ref && len(out) < streamLimit {
			b, _ := f.Decode(f.Load(p.Num), streamLimit)
			out = append(append(out, b...), '\n')
		}
	}
	return out
}

// matrix maps the page's own space to the page as displayed.
func (fr Frame) matrix() matrix {
	b := fr.Visible
	m := matrix{1, 0, 0, -1, -b[0], b[3]}
	switch fr.Rotate {
	case 90:
		m = matrix{0, 1, 1, 0, -b[1], -b[0]}
	case 180:
		m = matrix{-1, 0, 0, 1, b[2], -b[1]}
	case 270:
		m = matrix{0, -1, -1, 0, b[3], b[2]}
	}
	for i := range m {
		m[i] *= fr.UserUnit
	}
	return m
}

// size gives the page's width and height as displayed, in points.
func (fr Frame) size() (float64, float64) {
	w, h := fr.Visible.Width()*fr.UserUnit, fr.Visible.Height()*fr.UserUnit
	if fr.Rotate%180 == 90 {
		return h, w
	}
	return w, h
}

// content runs the operators that place pictures.
func (w *pictureWalk) content(b []byte, res Object, m matrix, depth int) {
	s := newContentScanner(b)
	var stack []matrix
	var args []contentToken
	for {
		t, ok := s.next()
		if w.ops++; !ok || w.ops > opLimit || len(w.shown) >= mostShown {
			return
		}
		if t.kind != tokWord {
			if len(args) < 64 {
				args = append(args, t)
			}
			continue
		}
		switch string(t.str) {
		case "q":
			if len(stack) < 1000 {
				stack = append(stack, m)
			}
		case "Q":
			if n := len(stack); n > 0 {
				m, stack = stack[n-1], stack[:n-1]
			}
		case "cm":
			m = matrixOfArgs(args).times(m)
		case "ID":
			s.skipInlineImage()
			w.inline = true
		case "Do":
			if n := len(args); n > 0 {
				w.object(string(args[n-1].str), res, m, depth)
			}
		}
		args = args[:0]
	}
}

func matrixOfArgs(args []contentToken) matrix {
	m := identity
	if n := len(args); n >= 6 {
		for i := range m {
			m[i] = args[n-6+i].num
		}
	}
	return m
}

// object notes a picture or goes into a form.
func (w *pictureWalk) object(name string, res Object, m matrix, depth int) {
	ref := w.f.Value(res, "XObject").Lookup(name)
	if ref == nil || ref.Kind != Ref || !finite(m) {
		return
	}
	x := w.f.Load(ref.Num)
	switch w.f.Value(x.Object, "Subtype").NameText() {
	case "Image":
		w.shown = append(w.shown, shownPicture{body: x, m: m})
	case "Form":
		if depth >= formDepth {
			return
		}
		b, _ := w.f.Decode(x, streamLimit)
		if own := w.f.Value(x.Object, "Resources"); own.Kind == Dict {
			res = own
		}
		w.content(b, res, w.f.matrixAt(x.Object).times(m), depth+1)
	}
}

// matrixAt reads a form's /Matrix.
func (f *File) matrixAt(d Object) matrix {
	v := f.Value(d, "Matrix")
	if v.Kind != Array || len(v.Items) < 6 {
		return identity
	}
	var m matrix
	for i := range m {
		m[i], _ = f.Resolve(v.Items[i]).Number()
	}
	return m
}

// composed draws all pictures of a page onto one, as fine as the largest: scans
// come in strips, or as layers with a mask.
func (w *pictureWalk) composed(width, height float64) (*Picture, error) {
	best := shownPicture{}
	decoded := make([]*grey, len(w.shown))
	var missing error
	for i, s := range w.shown {
		g, err := w.f.decodePicture(s.body)
		if err != nil {
			if s.area() > 0.02*width*height {
				return nil, err // what the page says could be in it
			}
			missing = err
			continue
		}
		if decoded[i] = g; s.area() > best.area() {
			best = s
		}
	}
	if best.area() == 0 {
		return nil, fmt.Errorf("%w: %w", ErrNoPicture, missing)
	}
	px := math.Hypot(best.m[0], best.m[1]) / float64(w.f.Value(best.body.Object, "Width").Int(1))
	py := math.Hypot(best.m[2], best.m[3]) / float64(w.f.Value(best.body.Object, "Height").Int(1))
	if math.Abs(best.m[1]) > math.Abs(best.m[0]) {
		px, py = py, px
	}
	px, py = min(max(px, 72.0/600), 1), min(max(py, 72.0/600), 1)
	g, err := newGrey(int(width/px), int(height/py))
	if err != nil {
		return nil, err
	}
	for i := range g.pix {
		g.pix[i] = 255
	}
	page := matrix{width, 0, 0, -height, 0, height}
	for i, d := range decoded {
		if d != nil {
			g.draw(d, w.shown[i].m, width, height)
		}
	}
	return placedPicture(g, page), nil
}

// draw puts a picture onto the page g, which is width by height points.
func (g *grey) draw(d *grey, m matrix, width, height float64) {
	det := m[0]*m[3] - m[1]*m[2]
	if math.Abs(det) < 1e-6 {
		return
	}
	b := boxAround(m, 0, 0, 1, 1)
	sx, sy := width/float64(g.width), height/float64(g.height)
	x0, x1 := clampInt(b[0]/sx, g.width), clampInt(b[2]/sx+1, g.width)
	y0, y1 := clampInt(b[1]/sy, g.height), clampInt(b[3]/sy+1, g.height)
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			px, py := (float64(x)+0.5)*sx-m[4], (float64(y)+0.5)*sy-m[5]
			u, v := (px*m[3]-py*m[2])/det, (py*m[0]-px*m[1])/det
			if u < 0 || u >= 1 || v <= 0 || v > 1 {
				continue
			}
			i := min(int((1-v)*float64(d.height)), d.height-1)*d.width + int(u*float64(d.width))
			if d.see == nil || d.see[i] != 0 {
				g.pix[y*g.width+x] = d.pix[i]
			}
		}
	}
}

func clampInt(v float64, most int) int { return int(min(float64(most), max(0, math.Floor(v)))) }
