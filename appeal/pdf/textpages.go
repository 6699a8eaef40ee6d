package pdf

import (
	"regexp"
	"slices"

	lib "github.com/ledongthuc/pdf"
)

// textPage is a page's dictionary with what it inherits from the page tree.
type textPage struct {
	v         lib.Value
	resources lib.Value
	media     lib.Value
	crop      lib.Value
	rotate    lib.Value
	err       error // its dictionary could not be read
}

// pageLimit is the most pages that are believed; a page tree that is a loop
// could promise any number.
const pageLimit = 50000

// pages walks the page tree, up to limit pages if limit is not 0.
func (f *textFile) pages(limit int) []textPage {
	if limit <= 0 || limit > pageLimit {
		limit = pageLimit
	}
	w := pageWalk{limit: limit, seen: map[string]bool{}}
	func() {
		defer func() { _ = recover() }()
		tree := f.lib.Trailer().Key("Root").Key("Pages")
		w.promised = int(tree.Key("Count").Int64())
		w.visit(tree, textPage{}, 0)
	}()
	if !slices.ContainsFunc(w.out, func(p textPage) bool { return p.err == nil }) {
		return nil // nothing was found but what is lost
	}
	return w.out
}

type pageWalk struct {
	out      []textPage
	limit    int
	promised int             // pages, by the tree's own count
	seen     map[string]bool // references of nodes above and before
}

func (w *pageWalk) visit(node lib.Value, up textPage, depth int) {
	if len(w.out) >= w.limit || depth > 60 {
		return
	}
	up.v = node
	for key, at := range map[string]*lib.Value{"Resources": &up.resources, "MediaBox": &up.media, "CropBox": &up.crop, "Rotate": &up.rotate} {
		if v := node.Key(key); !v.IsNull() {
			*at = v
		}
	}
	kids := node.Key("Kids")
	if kids.Kind() != lib.Array || node.Key("Type").Name() == "Page" {
		if node.Kind() == lib.Dict {
			w.out = append(w.out, up)
		}
		return
	}
	refs := references(kids)
	for i := range kids.Len() {
		if i < len(refs) && len(refs) == kids.Len() {
			if w.seen[refs[i]] {
				continue
			}
			w.seen[refs[i]] = true
		}
		w.child(kids, i, up, depth)
		if len(w.out) >= w.limit {
			return
		}
	}
}

// child visits one kid; a kid that cannot be read is a page that is damaged,
// so that the pages after it keep their numbers.
func (w *pageWalk) child(kids lib.Value, i int, up textPage, depth int) {
	defer func() {
		if x := recover(); x != nil {
			w.out = append(w.out, textPage{err: ErrDamaged})
		}
	}()
	kid := kids.Index(i)
	if kid.Kind() != lib.Dict {
		if len(w.out) < min(w.promised, w.limit) {
			w.out = append(w.out, textPage{err: ErrDamaged})
		}
		return
	}
	w.visit(kid, up, depth+1)
}

var referencePattern = regexp.MustCompile(`(\d+) (\d+) R\b`)

// references gives the references in an array, as the library prints them.
func references(array lib.Value) []string {
	return referencePattern.FindAllString(array.String(), -1)
}

// pageFrame maps a page's user space to the page as displayed.
type pageFrame struct {
	width, height float64
	m             matrix
}

// frame works out the displayed page: crop box within media box, turned.
func (p textPage) frame() pageFrame {
	box, ok := rectangle(p.media)
	if !ok {
		box = [4]float64{0, 0, 612, 792}
	}
	if crop, ok := rectangle(p.crop); ok {
		cut := [4]float64{max(box[0], crop[0]), max(box[1], crop[1]), min(box[2], crop[2]), min(box[3], crop[3])}
		if cut[2]-cut[0] > 1 && cut[3]-cut[1] > 1 {
			box = cut
		}
	}
	unit := 1.0
	if u := p.v.Key("UserUnit").Float64(); u > 0 && u < 1000 {
		unit = u
	}
	return frameOf(box, int((p.rotate.Int64()%360+360)%360)/90, unit)
}

// frameOf gives the frame of a page that shows a box of its space, turned
// clockwise by quarters, with units of so many points.
func frameOf(box [4]float64, turn int, unit float64) pageFrame {
	w, h := box[2]-box[0], box[3]-box[1]
	f := pageFrame{width: w * unit, height: h * unit}
	// Each row maps (x, y) with the origin at the box's lower left corner.
	switch turn {
	case 0:
		f.m = matrix{1, 0, 0, -1, -box[0], box[3]}
	case 1:
		f.m = matrix{0, 1, 1, 0, -box[1], -box[0]}
	case 2:
		f.m = matrix{-1, 0, 0, 1, box[2], -box[1]}
	case 3:
		f.m = matrix{0, -1, -1, 0, box[3], box[2]}
	}
	if turn%2 == 1 {
		f.width, f.height = f.height, f.width
	}
	for i := range f.m {
		f.m[i] *= unit
	}
	return f
}

// rectangle reads a box with its corners in any order.
func rectangle(v lib.Value) ([4]float64, bool) {
	if v.Kind() != lib.Array || v.Len() < 4 {
		return [4]float64{}, false
	}
	a, b := v.Index(0).Float64(), v.Index(1).Float64()
	c, d := v.Index(2).Float64(), v.Index(3).Float64()
	r := [4]float64{min(a, c), min(b, d), max(a, c), max(b, d)}
	for _, x := range r {
		if x < -1e6 || x > 1e6 {
			return r, false
		}
	}
	return r, r[2]-r[0] > 1 && r[3]-r[1] > 1
}

// matrix is a PDF transformation [a b c d e f].
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times gives the matrix that applies m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// matrixOf reads a /Matrix or /FontMatrix, other if there is none.
func matrixOf(v lib.Value, other matrix) matrix {
	if v.Kind() != lib.Array || v.Len() < 6 {
		return other
	}
	var m matrix
	for i := range m {
		m[i] = v.Index(i).Float64()
	}
	return m
}
