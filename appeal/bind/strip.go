package bind

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"imeappeal/appeal/pdf"
)

// strip is the band below a page that carries its stamps. The page's visible
// box grows by it on the edge that is displayed at the bottom, so it covers no
// evidence; a page too narrow for its stamps also grows to the right.
type strip struct {
	frame  pdf.Frame
	box    pdf.Rect // the visible box with the strip
	height float64  // of the strip, in points as displayed
	width  float64  // of the page with the strip, in points as displayed
	lines  []stamp
}

// stamp is one text in the strip.
type stamp struct {
	text []byte
	x, y float64 // from the lower left corner of the displayed page
	size float64
	bold bool
}

// The strip on a page of usual size, in points.
const (
	stripHeight = 18.0
	stampSize   = 8.0
	stampMargin = 18.0
	stampGap    = 14.0
	usualWidth  = 1000.0 // wider pages are seen smaller, so their stamps are larger
)

// newStrip lays the texts out: left, middle and right on one line where there
// is room, else one below the other.
func newStrip(frame pdf.Frame, left, middle, right string) strip {
	unit := frame.UserUnit
	w := frame.Visible.Width() * unit
	if frame.Rotate%180 != 0 {
		w = frame.Visible.Height() * unit
	}
	scale := math.Max(1, w/usualWidth)
	s := strip{frame: frame, width: w, height: stripHeight * scale}
	size := stampSize * scale
	margin := math.Min(stampMargin*scale, w*0.03+2)
	type part struct {
		text []byte
		bold bool
		w    float64
	}
	var parts []part
	need := 2 * margin
	for i, t := range []string{left, middle, right} {
		b, _ := winAnsi(t)
		p := part{b, i == 2, width(b) * size}
		if p.bold {
			p.w *= 1.12
		}
		need += p.w + stampGap*scale
		parts = append(parts, p)
	}
	if need <= w {
		y := (s.height - size*0.7) / 2
		l, m, r := parts[0], parts[1], parts[2]
		centre := (w - m.w) / 2
		centre = math.Max(centre, margin+l.w+stampGap*scale/2)
		centre = math.Min(centre, w-margin-r.w-m.w-stampGap*scale/2)
		s.lines = []stamp{
			{text: l.text, x: margin, y: y, size: size},
			{text: m.text, x: centre, y: y, size: size},
			{text: r.text, x: w - margin - r.w, y: y, size: size, bold: true},
		}
	} else {
		size = 7
		var rows []stamp
		for _, p := range parts {
			if len(p.text) > 0 {
				rows = append(rows, stamp{text: p.text, x: 3, size: size, bold: p.bold})
				s.width = math.Max(s.width, p.w*size/(stampSize*scale)+6)
			}
		}
		s.height = float64(len(rows))*9 + 4
		for i := range rows {
			rows[i].y = s.height - 9*float64(i+1)
		}
		s.lines = rows
	}
	s.box = grow(frame, (s.width-w)/unit, s.height/unit)
	return s
}

// grow adds right and bottom, as displayed, to the visible box.
func grow(f pdf.Frame, right, bottom float64) pdf.Rect {
	b := f.Visible
	switch f.Rotate {
	case 90:
		b[2] += bottom
		b[3] += right
	case 180:
		b[3] += bottom
		b[0] -= right
	case 270:
		b[0] -= bottom
		b[1] -= right
	default:
		b[1] -= bottom
		b[2] += right
	}
	return b
}

// matrix takes points from the displayed lower left corner to the page's own
// space.
func (s strip) matrix() [6]float64 {
	u, b := 1/s.frame.UserUnit, s.box
	switch s.frame.Rotate {
	case 90:
		return [6]float64{0, u, -u, 0, b[2], b[1]}
	case 180:
		return [6]float64{-u, 0, 0, -u, b[2], b[3]}
	case 270:
		return [6]float64{0, -u, u, 0, b[0], b[3]}
	}
	return [6]float64{u, 0, 0, u, b[0], b[1]}
}

// shown gives the displayed height of the page with its strip, in points.
func (s strip) shown() float64 {
	if s.frame.Rotate%180 != 0 {
		return s.box.Width() * s.frame.UserUnit
	}
	return s.box.Height() * s.frame.UserUnit
}

// rect takes a rectangle in points from the displayed lower left corner to the
// page's own space.
func (s strip) rect(x0, y0, x1, y1 float64) pdf.Rect {
	m := s.matrix()
	ax, ay := m[0]*x0+m[2]*y0+m[4], m[1]*x0+m[3]*y0+m[5]
	bx, by := m[0]*x1+m[2]*y1+m[4], m[1]*x1+m[3]*y1+m[5]
	return pdf.Rect{math.Min(ax, bx), math.Min(ay, by), math.Max(ax, bx), math.Max(ay, by)}
}

// band gives the strip itself in the page's own space.
func (s strip) band() pdf.Rect { return s.rect(0, 0, s.width, s.height) }

// draw gives the content that paints the strip: white, a hair line above it,
// the stamps.
func (s strip) draw(regular, bold string) []byte {
	var b []byte
	b = fmt.Appendf(b, "1 g 0 0 %s %s re f 0 G 0.3 w 0 %s m %s %s l S 0 g\n", num(s.width), num(s.height), num(s.height), num(s.width), num(s.height))
	for _, l := range s.lines {
		key := regular
		if l.bold {
			key = bold
		}
		b = fmt.Appendf(b, "BT %s %s Tf %s %s Td ", key, num(l.size), num(l.x), num(l.y))
		b = pdf.AppendLiteral(b, l.text)
		b = append(b, " Tj ET\n"...)
	}
	return b
}

// num writes a number with as many decimals as a page needs, the same on
// every machine.
func num(f float64) string {
	s := fmt.Sprintf("%.5f", f)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

func rectString(r pdf.Rect) string {
	return "[" + num(r[0]) + " " + num(r[1]) + " " + num(r[2]) + " " + num(r[3]) + "]"
}

func matrixString(m [6]float64) string {
	t := make([]string, 6)
	for i, v := range m {
		t[i] = num(v)
		if i < 4 { // of a size that rounding would change
			t[i] = strconv.FormatFloat(v, 'f', -1, 64)
		}
	}
	return strings.Join(t, " ")
}
