package tiff

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"slices"
)

// directory is a page's list of tags.
type directory struct {
	file []byte
	ord  binary.ByteOrder
	at   int64
	tags map[uint16]entry
}

// entry is where a tag's values stand, and of what kind.
type entry struct {
	kind  uint16
	count int64
	value int64 // offset in the file
}

// size gives the bytes of a value of that kind; 0 where it is no whole number.
func size(kind uint16) int64 {
	switch kind {
	case 1, 2, 7: // BYTE, ASCII, UNDEFINED
		return 1
	case 3: // SHORT
		return 2
	case 4, 13: // LONG, IFD
		return 4
	}
	return 0
}

// open reads the first directory of a file, in whatever order its tags stand.
func open(file []byte) (directory, error) {
	d := directory{file: file, ord: binary.BigEndian, tags: map[uint16]entry{}}
	if len(file) < 8 {
		return d, errors.New("it ends within its head")
	}
	if file[0] == 'I' {
		d.ord = binary.LittleEndian
	}
	d.at = int64(d.ord.Uint32(file[4:]))
	for _, at := range d.entries() {
		v := entry{d.ord.Uint16(file[at+2:]), int64(d.ord.Uint32(file[at+4:])), at + 8}
		wide := size(v.kind)
		if wide == 0 || v.count > int64(len(file)) {
			continue
		}
		if wide*v.count > 4 {
			v.value = int64(d.ord.Uint32(file[at+8:]))
		}
		tag := d.ord.Uint16(file[at:])
		if _, again := d.tags[tag]; !again && v.value+wide*v.count <= int64(len(file)) {
			d.tags[tag] = v
		}
	}
	if w, h := d.size(); w < 1 || h < 1 || w > 1<<20 || h > 1<<20 {
		return d, fmt.Errorf("it has %d × %d dots", w, h)
	}
	return d, nil
}

// entries gives the places of the directory's entries, those that the file holds
// whole.
func (d directory) entries() []int64 {
	if d.at < 8 || d.at+2 > int64(len(d.file)) {
		return nil
	}
	var all []int64
	for at := d.at + 2; len(all) < int(d.ord.Uint16(d.file[d.at:])) && at+12 <= int64(len(d.file)); at += 12 {
		all = append(all, at)
	}
	return all
}

// numbers gives a tag's values.
func (d directory) numbers(tag uint16) []int64 {
	e := d.tags[tag]
	out := make([]int64, 0, e.count)
	for i := range e.count {
		switch b := d.file[e.value+size(e.kind)*i:]; size(e.kind) {
		case 1:
			out = append(out, int64(b[0]))
		case 2:
			out = append(out, int64(d.ord.Uint16(b)))
		case 4:
			out = append(out, int64(d.ord.Uint32(b)))
		}
	}
	return out
}

// first gives a tag's first value, or what is meant where there is none.
func (d directory) first(tag uint16, without int64) int64 {
	if e, ok := d.tags[tag]; ok && e.count > 0 {
		e.count = 1
		d.tags = map[uint16]entry{tag: e}
		return d.numbers(tag)[0]
	}
	return without
}

// sorted gives the file with its tags in order, each once: some writers keep to
// neither, and the library refuses the file for it.
func (d directory) sorted() []byte {
	tag := func(at int64) uint16 { return d.ord.Uint16(d.file[at:]) }
	was := d.entries()
	all := slices.Clone(was)
	slices.SortStableFunc(all, func(a, b int64) int { return cmp.Compare(tag(a), tag(b)) })
	all = slices.CompactFunc(all, func(a, b int64) bool { return tag(a) == tag(b) })
	if slices.Equal(all, was) {
		return d.file
	}
	out := bytes.Clone(d.file)
	d.ord.PutUint16(out[d.at:], uint16(len(all)))
	for i, at := range all {
		copy(out[d.at+2+12*int64(i):], d.file[at:at+12])
	}
	return out
}

// blocks calls do for each strip or tile with its bytes and the place of its
// dots. It reports whether some are missing or damaged; where there is nothing
// at all, the error says so.
func (d directory) blocks(do func(data []byte, at image.Rectangle) (torn bool, err error)) (torn bool, err error) {
	width, height := d.size()
	wide, high := width, int(min(d.first(rowsPerStrip, int64(height)), int64(height)))
	offsets, counts := d.numbers(stripOffsets), d.numbers(stripCounts)
	if w := d.first(tileWidth, 0); w > 0 {
		wide, high = int(min(w, 1<<16)), int(min(d.first(tileLength, 0), 1<<16))
		offsets, counts = d.numbers(tileOffsets), d.numbers(tileCounts)
	}
	if wide < 1 || high < 1 || wide > 100_000_000/high {
		return false, fmt.Errorf("it has parts of %d × %d dots", wide, high)
	}
	across := (width + wide - 1) / wide
	good := 0
	for i := range across * ((height + high - 1) / high) {
		at := image.Rect(0, 0, wide, high).Add(image.Pt(i%across*wide, i/across*high))
		if d.tags[tileWidth].count == 0 {
			at.Max.Y = min(at.Max.Y, height)
		}
		if i >= len(offsets) || offsets[i] >= int64(len(d.file)) {
			torn = true
			continue
		}
		end := int64(len(d.file)) // what a writer leaves out is said by the file's end
		if i < len(counts) && counts[i] > 0 {
			end = min(end, offsets[i]+counts[i])
		}
		part, e := do(d.file[offsets[i]:end], at)
		if torn = torn || part || e != nil; e != nil {
			err = e
			continue
		}
		good++
	}
	if good == 0 {
		return true, cmp.Or(err, errors.New("nothing of it is in the file"))
	}
	return torn, nil
}
