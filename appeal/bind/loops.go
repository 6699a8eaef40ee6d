package bind

import "imeappeal/appeal/pdf"

// loops finds drawings that lead back to themselves. A drawing (a form, a tiling
// pattern, the glyphs of a Type 3 font) may use other drawings; in damaged and
// hostile files such a chain closes to a ring. No reader can show that, and some
// never come back from it: the step that closes the ring is left out.
type loops struct {
	file   *pdf.File
	listed map[int32]bool // looked through by what resources list: quick, but most rings there are never walked
	used   map[int32]bool // looked through by what content names, where resources show a ring
	cut    map[int32]map[int32]bool
}

// maxDepth bounds how deep drawings stand in one another.
const maxDepth = 200

// chains are the resources through which one drawing uses another.
var chains = []string{"Font", "XObject", "Pattern"}

func newLoops(f *pdf.File) *loops {
	return &loops{f, map[int32]bool{}, map[int32]bool{}, map[int32]map[int32]bool{}}
}

// closing gives the objects that drawing num must not use, nil for nearly all.
func (l *loops) closing(num int32) map[int32]bool {
	if !l.listed[num] {
		ring := false
		walk(num, l.listed, map[int32]bool{}, l.lists, func(_, _ int32) { ring = true })
		if ring {
			walk(num, l.used, map[int32]bool{}, l.uses, func(from, to int32) {
				if l.cut[from] == nil {
					l.cut[from] = map[int32]bool{}
				}
				l.cut[from][to] = true
			})
		}
	}
	return l.cut[num]
}

// walk goes through all that num leads to, depth first, and reports each step
// that leads back to where the way came from.
func walk(num int32, done, way map[int32]bool, next func(int32) []int32, ring func(from, to int32)) {
	way[num] = true
	for _, n := range next(num) {
		switch {
		case way[n]:
			ring(num, n)
		case !done[n] && len(way) < maxDepth:
			walk(n, done, way, next, ring)
		}
	}
	delete(way, num)
	done[num] = true
}

// lists gives all that a drawing's resources list.
func (l *loops) lists(num int32) []int32 {
	return l.resources(num, func(string) bool { return true })
}

// uses gives what a drawing's content names.
func (l *loops) uses(num int32) []int32 {
	names := map[string]bool{}
	body := l.file.Load(num)
	l.names(body, names)
	for i, o := range l.file.Value(body.Object, "CharProcs").Items {
		if i%2 == 1 && o.Kind == pdf.Ref {
			l.names(l.file.Load(o.Num), names)
		}
	}
	return l.resources(num, func(name string) bool { return names[name] })
}

func (l *loops) names(body pdf.Body, names map[string]bool) {
	if !body.Stream {
		return
	}
	data, _ := l.file.Decode(body, maxContent) // of what is torn, what there is
	scanOperators(data, func(o operator) {
		switch string(o.word) {
		case "Do", "Tf", "scn", "SCN":
			names[string(o.name)] = true
		}
	})
}

func (l *loops) resources(num int32, wanted func(name string) bool) []int32 {
	d := l.file.Load(num).Object
	if !isDrawing(d) {
		return nil
	}
	var all []int32
	res := l.file.Value(d, "Resources")
	for _, key := range chains {
		items := l.file.Value(res, key).Items
		for i := 0; i+1 < len(items); i += 2 {
			if items[i+1].Kind == pdf.Ref && wanted(string(items[i].Raw)) {
				all = append(all, items[i+1].Num)
			}
		}
	}
	return all
}

func isDrawing(d pdf.Object) bool {
	s := d.Lookup("Subtype")
	return s != nil && (s.IsName("Form") || s.IsName("Type3")) || d.Lookup("PatternType") != nil
}

// broken gives a drawing without the entries of its resources that close a ring.
func (c *carrier) broken(num int32, d pdf.Object) pdf.Object {
	if !isDrawing(d) {
		return d
	}
	gone := c.loops.closing(num)
	if gone == nil {
		return d
	}
	c.note(Note{c.part.ID, c.page0, ContentLost, 1})
	res := c.file.Value(d, "Resources")
	for _, key := range chains {
		res = with(res, key, without(c.file.Value(res, key), gone))
	}
	return with(d, "Resources", res)
}

// with gives a dictionary with another value for a key that it has.
func with(d pdf.Object, key string, value pdf.Object) pdf.Object {
	items := append([]pdf.Object{}, d.Items...)
	for i := 0; i+1 < len(items); i += 2 {
		if items[i].NameText() == key {
			items[i+1] = value
		}
	}
	d.Items = items
	return d
}

// without gives a dictionary without the entries that refer to certain objects.
func without(d pdf.Object, gone map[int32]bool) pdf.Object {
	var items []pdf.Object
	for i := 0; i+1 < len(d.Items); i += 2 {
		if v := d.Items[i+1]; v.Kind != pdf.Ref || !gone[v.Num] {
			items = append(items, d.Items[i], v)
		}
	}
	d.Items = items
	return d
}
