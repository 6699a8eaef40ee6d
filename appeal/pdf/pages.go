package pdf

import (
	"bytes"
	"errors"
	"math"
	"sort"
)

// Page is one page as the page tree gives it.
type Page struct {
	Num       int32      // object number, 0 for a page that stands in /Kids itself
	Direct    Object     // that page
	Inherited *Inherited // what its ancestors say for it; pages may share one
}

// Inherited are the attributes that a page takes from its ancestors when it
// has none of its own. Resources may be a reference.
type Inherited struct {
	Resources, MediaBox, CropBox, Rotate Object
}

// Page trees deeper than this, and files with more pages, are hostile.
const (
	maxTreeDepth = 64
	maxPages     = 200_000
)

// PageObject gives the dictionary of a page.
func (f *File) PageObject(p Page) Object {
	if p.Num == 0 {
		return p.Direct
	}
	return f.Load(p.Num).Object
}

// readPages walks the page tree.
func (f *File) readPages() error {
	f.Pages, f.nodes, f.Blank = nil, nil, 0
	root := f.trailer.Lookup("Root")
	if root == nil {
		return errors.New("no catalog")
	}
	f.root = f.Resolve(*root).Clone()
	if root.Kind == Ref && root.Num > 0 {
		f.nodes = append(f.nodes, root.Num)
	}
	tree := f.root.Lookup("Pages")
	if tree != nil {
		f.Promised = f.Value(f.Resolve(*tree), "Count").Int(0)
		w := treeWalk{f: f, seen: map[int32]bool{}}
		w.visit(*tree, &Inherited{}, 0)
	}
	if f.Blank == len(f.Pages) { // nothing was found but what is lost
		f.Pages, f.Blank = nil, 0
	}
	if len(f.Pages) == 0 && f.Repaired {
		f.loosePages()
		f.Promised = max(f.Promised, f.linearized())
	}
	if len(f.Pages) == 0 && (tree == nil || f.Resolve(*tree).Kind != Dict) {
		return errors.New("no page tree")
	}
	return nil
}

// loosePages takes every page object in the order of the numbers, when the
// tree that should hold them is gone. In a linearized file the first page has
// the highest number and stands first (ISO 32000-1, annex F): there the order is
// that of the file.
func (f *File) loosePages() {
	var at []int64 // where each stands
	f.xref.Each(func(n int32, e entry) bool {
		if e.kind == inFile || e.kind == inPack {
			if o := f.Load(n).Object; o.Kind == Dict && f.Value(o, "Type").IsName("Page") {
				f.Pages = append(f.Pages, Page{Num: n, Inherited: f.inheritedBy(o)})
				at = append(at, f.offset(e))
			}
		}
		return f.budget >= 0 && len(f.Pages) < maxPages
	})
	if f.linearized() > 0 {
		sort.Stable(byOffset{f.Pages, at})
	}
}

// offset is where an object stands in the file, one in an object stream behind
// the others before it there.
func (f *File) offset(e entry) int64 {
	if e.kind == inPack {
		return f.xref.At(int32(e.off)).off<<20 + int64(e.idx)
	}
	return e.off << 20
}

// byOffset sorts pages by where they stand in the file.
type byOffset struct {
	pages []Page
	at    []int64
}

func (b byOffset) Len() int           { return len(b.pages) }
func (b byOffset) Less(i, j int) bool { return b.at[i] < b.at[j] }
func (b byOffset) Swap(i, j int) {
	b.pages[i], b.pages[j] = b.pages[j], b.pages[i]
	b.at[i], b.at[j] = b.at[j], b.at[i]
}

// linearized gives the number of pages that a linearized file states at its
// start, 0 for any other file.
func (f *File) linearized() int {
	head := f.at(0, 1024)
	head = head[:min(len(head), 1024)]
	i := bytes.Index(head, []byte("/Linearized"))
	if i < 0 {
		return 0
	}
	start := bytes.LastIndex(head[:i], []byte("<<"))
	if start < 0 {
		return 0
	}
	x := lexer{b: head[start:]}
	o, used, err := x.object(0, 0)
	if !f.spend(used) || err != nil {
		return 0
	}
	n := o.Lookup("N")
	if n == nil {
		return 0
	}
	return min(max(n.Int(0), 0), maxPages)
}

// inheritedBy climbs from a page to its ancestors.
func (f *File) inheritedBy(page Object) *Inherited {
	var chain []Object
	for at := f.Value(page, "Parent"); at.Kind == Dict && len(chain) < maxTreeDepth; at = f.Value(at, "Parent") {
		chain = append(chain, at)
	}
	in := &Inherited{}
	for i := len(chain) - 1; i >= 0; i-- {
		in = f.inherit(chain[i], in)
	}
	return in
}

// treeWalk is one walk through a page tree.
type treeWalk struct {
	f    *File
	seen map[int32]bool
}

func (w *treeWalk) visit(o Object, in *Inherited, depth int) {
	f := w.f
	if depth > maxTreeDepth || len(f.Pages) >= maxPages || f.budget < 0 {
		return
	}
	d := o
	if o.Kind == Ref {
		d = f.Load(o.Num).Object
	}
	if d.Kind != Dict {
		w.blank(in, depth)
		return
	}
	kids, kind := d.Lookup("Kids"), f.Value(d, "Type")
	if kids != nil && !kind.IsName("Page") {
		if o.Kind == Ref {
			if w.seen[o.Num] {
				return
			}
			w.seen[o.Num] = true
			f.nodes = append(f.nodes, o.Num)
		}
		in = f.inherit(d, in)
		for _, k := range f.Resolve(*kids).Items {
			w.visit(k, in, depth+1)
		}
		return
	}
	if kind.Kind == Name && !kind.IsName("Page") && !looksLikePage(d) {
		return
	}
	if kids == nil && kind.IsName("Pages") && !looksLikePage(d) {
		return
	}
	p := Page{Inherited: in}
	if o.Kind == Ref {
		p.Num = o.Num
	} else {
		p.Direct = d.Clone()
	}
	f.Pages = append(f.Pages, p)
}

// blank puts an empty page in the place of one that is lost, so that the pages
// after it keep their numbers; the tree's own count says that there was one.
func (w *treeWalk) blank(in *Inherited, depth int) {
	if f := w.f; depth > 0 && len(f.Pages) < f.Promised {
		f.Blank++
		f.Pages = append(f.Pages, Page{Direct: Object{Kind: Dict}, Inherited: in})
	}
}

// looksLikePage tells a page with a wrong /Type from something else.
func looksLikePage(d Object) bool {
	return d.Lookup("Contents") != nil || d.Lookup("MediaBox") != nil || d.Lookup("Resources") != nil
}

// inherit adds what a node of the tree says to what it inherits itself.
func (f *File) inherit(node Object, in *Inherited) *Inherited {
	out := *in
	changed := false
	take := func(key string, field *Object) {
		if v := node.Lookup(key); v != nil {
			*field = f.flat(*v)
			changed = true
		}
	}
	take("MediaBox", &out.MediaBox)
	take("CropBox", &out.CropBox)
	take("Rotate", &out.Rotate)
	if v := node.Lookup("Resources"); v != nil && v.Kind != Null {
		out.Resources = v.Clone()
		changed = true
	}
	if !changed {
		return in
	}
	return &out
}

// flat resolves o and the items of an array, cloned.
func (f *File) flat(o Object) Object {
	o = f.Resolve(o).Clone()
	for i := range o.Items {
		o.Items[i] = f.Resolve(o.Items[i]).Clone()
	}
	return o
}

// Rect is a rectangle in a page's own space: left, bottom, right, top.
type Rect [4]float64

// Width gives the horizontal extent.
func (r Rect) Width() float64 { return r[2] - r[0] }

// Height gives the vertical extent.
func (r Rect) Height() float64 { return r[3] - r[1] }

// Meet gives the part that two rectangles have in common; it may be empty.
func (r Rect) Meet(s Rect) Rect {
	return Rect{math.Max(r[0], s[0]), math.Max(r[1], s[1]), math.Min(r[2], s[2]), math.Min(r[3], s[3])}
}

// Frame is what a reader sees of a page.
type Frame struct {
	Visible  Rect    // crop box within media box, in the page's own space
	Rotate   int     // 0, 90, 180 or 270, clockwise
	UserUnit float64 // size of a unit in points
}

// Frame gives what a reader sees of a page, with letter size where the file
// says nothing that can be used.
func (f *File) Frame(p Page) Frame {
	d := f.PageObject(p)
	pick := func(key string, inherited Object) Object {
		if v := f.Value(d, key); v.Kind != Null {
			return v
		}
		return inherited
	}
	fr := Frame{Visible: Rect{0, 0, 612, 792}, UserUnit: 1}
	if r, ok := f.Rect(pick("MediaBox", p.Inherited.MediaBox)); ok {
		fr.Visible = r
	}
	if r, ok := f.Rect(pick("CropBox", p.Inherited.CropBox)); ok {
		if r = r.Meet(fr.Visible); r.Width() > 1 && r.Height() > 1 {
			fr.Visible = r
		}
	}
	turn := pick("Rotate", p.Inherited.Rotate).Int(0) % 360
	fr.Rotate = (turn + 360) % 360 / 90 * 90
	if u, ok := f.Value(d, "UserUnit").Number(); ok && u >= 0.01 && u <= 1e5 {
		fr.UserUnit = u
	}
	return fr
}

// Rect reads a rectangle, its corners put in order; not ok if it is no
// rectangle, or smaller than a point, or beyond all measure.
func (f *File) Rect(o Object) (Rect, bool) {
	o = f.Resolve(o)
	if o.Kind != Array || len(o.Items) < 4 {
		return Rect{}, false
	}
	var r Rect
	for i := range r {
		v, ok := f.Resolve(o.Items[i]).Number()
		if !ok || math.Abs(v) > 1e7 {
			return Rect{}, false
		}
		r[i] = v
	}
	r = Rect{math.Min(r[0], r[2]), math.Min(r[1], r[3]), math.Max(r[0], r[2]), math.Max(r[1], r[3])}
	return r, r.Width() >= 1 && r.Height() >= 1
}
