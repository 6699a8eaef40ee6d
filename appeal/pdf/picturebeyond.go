package pdf

import "math"

// How much of a picture may lie beyond the visible edge, in points and as part
// of it, before it is told: scans are a hair larger than their page.
const (
	beyondPoints = 9
	beyondPart   = 0.02
)

// PictureBeyond reports that a picture reaches beyond what page i shows of
// itself: a page was cut, and who takes the frame away sees the rest. Only pages
// that are cut are looked at.
func (f *File) PictureBeyond(i int) bool {
	page := f.Pages[i]
	d := f.PageObject(page)
	whole := f.Value(d, "MediaBox")
	if whole.Kind == Null {
		whole = f.Resolve(page.Inherited.MediaBox)
	}
	frame := f.Frame(page)
	media, ok := f.Rect(whole)
	if !ok || media.Width()-frame.Visible.Width() < 1 && media.Height()-frame.Visible.Height() < 1 {
		return false
	}
	w := pictureWalk{f: f}
	res := f.Value(d, "Resources")
	if res.Kind != Dict {
		res = f.Resolve(page.Inherited.Resources)
	}
	w.content(f.contentOf(d), res, frame.matrix(), 0)
	width, height := frame.size()
	for _, s := range w.shown {
		box := s.box()
		over := max(-box[0], -box[1], box[2]-width, box[3]-height)
		seen := Rect{max(0, box[0]), max(0, box[1]), min(width, box[2]), min(height, box[3])}
		area := max(0, seen.Width()) * max(0, seen.Height())
		if over > beyondPoints && area < (1-beyondPart)*s.area() {
			return true
		}
	}
	return false
}

// box gives the place of the picture on the page as displayed.
func (s shownPicture) box() Rect {
	r := Rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, corner := range [][2]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		x := s.m[0]*corner[0] + s.m[2]*corner[1] + s.m[4]
		y := s.m[1]*corner[0] + s.m[3]*corner[1] + s.m[5]
		r = Rect{min(r[0], x), min(r[1], y), max(r[2], x), max(r[3], y)}
	}
	return r
}
