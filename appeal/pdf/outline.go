package pdf

import (
	"strings"

	"imeappeal/appeal/report"
)

// Bookmark is one entry of a file's outline that leads to a page of it.
type Bookmark struct {
	Title string
	Dest  Dest
	Kids  []Bookmark
}

// An outline is read to this depth and number of entries.
const (
	maxOutlineDepth = 6
	maxOutline      = 2000
)

// Outline gives the file's bookmarks. Entries that lead nowhere are left out
// when they have no kids that lead somewhere.
func (f *File) Outline() []Bookmark {
	first := f.Value(f.root, "Outlines").Lookup("First")
	if first == nil {
		return nil
	}
	count := 0
	return f.outlineLevel(*first, map[int32]bool{}, &count, 0)
}

func (f *File) outlineLevel(o Object, seen map[int32]bool, count *int, depth int) []Bookmark {
	var level []Bookmark
	for o.Kind == Ref && !seen[o.Num] && depth < maxOutlineDepth && *count < maxOutline && f.budget >= 0 {
		seen[o.Num] = true
		*count++
		item := f.Load(o.Num).Object
		b := Bookmark{Title: tidyTitle(f.Value(item, "Title").Text())}
		if first := item.Lookup("First"); first != nil {
			b.Kids = f.outlineLevel(*first, seen, count, depth+1)
		}
		dest, ok := f.itemDest(item)
		if !ok && len(b.Kids) > 0 {
			dest, ok = b.Kids[0].Dest, true
		}
		if b.Dest = dest; ok && b.Title != "" {
			level = append(level, b)
		} else {
			level = append(level, b.Kids...)
		}
		next := item.Lookup("Next")
		if next == nil {
			break
		}
		o = *next
	}
	return level
}

func (f *File) itemDest(item Object) (Dest, bool) {
	if d := item.Lookup("Dest"); d != nil {
		return f.Dest(*d)
	}
	a := f.Value(item, "A")
	if d := a.Lookup("D"); d != nil && f.Value(a, "S").IsName("GoTo") {
		return f.Dest(*d)
	}
	return Dest{}, false
}

// tidyTitle makes one line of a title, of a length that a bookmark pane shows.
func tidyTitle(s string) string {
	r := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " "))
	if len(r) > 200 {
		r = append(r[:199], '…')
	}
	return string(r)
}

// titles gives what bookmarks say, by the index of the page they lead to: they
// go with the page, and nobody sees them who looks at it.
func (f *File) titles() map[int][]report.Unseen {
	all := map[int][]report.Unseen{}
	var add func([]Bookmark)
	add = func(level []Bookmark) {
		for _, b := range level {
			all[b.Dest.Page] = append(all[b.Dest.Page], report.Unseen{Text: b.Title, Why: report.Title})
			add(b.Kids)
		}
	}
	add(fenced(f.Outline))
	return all
}
