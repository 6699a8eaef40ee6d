package pdf

// Dest is a place that a link or bookmark goes to: a page and how to show it.
type Dest struct {
	Page int    // index in File.Pages
	View Object // an Array: /XYZ left top zoom, /Fit …
}

// maxDests bounds a file's named destinations.
const maxDests = 200_000

// Dest resolves a destination, explicit or named, a dictionary around it
// included; not ok when it leads to no page of the file.
func (f *File) Dest(o Object) (Dest, bool) {
	o = f.Resolve(o)
	if o.Kind == Name || o.IsString() {
		o = f.Resolve(f.namedDest(string(o.StringBytes())))
	}
	if o.Kind == Dict {
		o = f.Value(o, "D")
	}
	if o.Kind != Array || len(o.Items) == 0 {
		return Dest{}, false
	}
	page, ok := f.pageIndex(o.Items[0])
	if !ok {
		return Dest{}, false
	}
	view := Object{Kind: Array}
	for _, v := range o.Items[1:min(len(o.Items), 6)] {
		v = f.Resolve(v)
		if v.Kind == Array || v.Kind == Dict || v.IsString() {
			v = Object{}
		}
		view.Items = append(view.Items, v.Clone())
	}
	if len(view.Items) == 0 || !knownView(view.Items[0].NameText()) {
		view.Items = []Object{{Kind: Name, Raw: []byte("/Fit")}}
	}
	return Dest{page, view}, true
}

func knownView(n string) bool {
	switch n {
	case "XYZ", "Fit", "FitH", "FitV", "FitR", "FitB", "FitBH", "FitBV":
		return true
	}
	return false
}

// pageIndex finds a page by its object, or by its number as links into other
// files give it.
func (f *File) pageIndex(o Object) (int, bool) {
	if o.Kind == Token {
		n := o.Int(-1)
		return n, n >= 0 && n < len(f.Pages)
	}
	if o.Kind != Ref {
		return 0, false
	}
	if f.pageAt == nil {
		f.pageAt = map[int32]int{}
		for i := len(f.Pages) - 1; i >= 0; i-- {
			if n := f.Pages[i].Num; n > 0 {
				f.pageAt[n] = i
			}
		}
	}
	i, ok := f.pageAt[o.Num]
	return i, ok
}

// namedDest looks a name up in /Dests and in the name tree.
func (f *File) namedDest(name string) Object {
	if f.dests == nil {
		f.dests = map[string]Object{}
		old := f.Value(f.root, "Dests")
		for i := 0; old.Kind == Dict && i+1 < len(old.Items) && len(f.dests) < maxDests; i += 2 {
			f.dests[string(old.Items[i].StringBytes())] = old.Items[i+1].Clone()
		}
		if tree := f.Value(f.root, "Names").Lookup("Dests"); tree != nil {
			f.readDests(*tree, map[int32]bool{}, 0)
		}
	}
	return f.dests[name]
}

func (f *File) readDests(o Object, seen map[int32]bool, depth int) {
	if o.Kind == Ref {
		if seen[o.Num] {
			return
		}
		seen[o.Num] = true
	}
	if depth > maxTreeDepth || f.budget < 0 {
		return
	}
	o = f.Resolve(o)
	for _, k := range f.Value(o, "Kids").Items {
		f.readDests(k, seen, depth+1)
	}
	names := f.Value(o, "Names")
	for i := 0; names.Kind == Array && i+1 < len(names.Items) && len(f.dests) < maxDests; i += 2 {
		f.dests[string(f.Resolve(names.Items[i]).StringBytes())] = names.Items[i+1].Clone()
	}
}
