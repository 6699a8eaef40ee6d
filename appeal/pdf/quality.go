package pdf

// ScanDots gives the resolution, in dots an inch, of a page that is one picture:
// the lower of across and down. ok is false for any other page.
func (f *File) ScanDots(i int) (dots float64, ok bool) {
	page := f.Pages[i]
	frame := f.Frame(page)
	w := pictureWalk{f: f}
	d := f.PageObject(page)
	res := f.Value(d, "Resources")
	if res.Kind != Dict {
		res = f.Resolve(page.Inherited.Resources)
	}
	w.content(f.contentOf(d), res, frame.matrix(), 0)
	width, height := frame.size()
	main, alone := w.main(width * height)
	if !alone {
		return 0, false
	}
	wide, high := f.either(main.body.Object, "Width", "W").Int(0), f.either(main.body.Object, "Height", "H").Int(0)
	if wide <= 0 || high <= 0 {
		return 0, false
	}
	p := Picture{Place: matrix{1 / float64(wide), 0, 0, -1 / float64(high), 0, 1}.times(main.m)}
	across, down := p.Dots()
	return min(across, down), true
}
