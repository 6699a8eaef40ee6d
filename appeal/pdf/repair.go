package pdf

import (
	"bytes"
	"errors"
)

// rebuild makes the cross-reference table anew from the objects that stand in
// the file, the last of each number.
func (f *File) rebuild() error {
	f.Repaired = true
	f.crypt = nil
	encrypt := f.trailer.Lookup("Encrypt")
	id := f.trailer.Lookup("ID")
	if f.found == nil {
		f.scan()
	}
	f.xref, f.moved = f.found, nil
	f.packs, f.packList, f.packSize = nil, nil, 0
	t, err := f.findTrailer()
	if err != nil {
		return err
	}
	if encrypt != nil && t.Lookup("Encrypt") == nil {
		t = with(t, "Encrypt", encrypt.Clone())
	}
	if id != nil && t.Lookup("ID") == nil {
		t = with(t, "ID", id.Clone())
	}
	f.trailer = t
	return nil
}

func with(d Object, key string, v Object) Object {
	d.Items = append(d.Items, Object{Kind: Name, Raw: []byte("/" + key)}, v)
	return d
}

const scanPiece = 4 << 20

// scan looks through the whole file for "n g obj" and notes where each object
// stands, in pieces that overlap so that none is cut in two.
func (f *File) scan() {
	f.found = &Sparse[entry]{}
	if !f.spend(int(f.size)) {
		return
	}
	var packs []int32
	const overlap = 512
	for start := int64(0); start < f.size; start += scanPiece {
		piece := f.data
		if piece == nil {
			piece = make([]byte, min(scanPiece+overlap, f.size-start))
			n, _ := f.r.ReadAt(piece, start)
			piece = piece[:n]
		} else {
			piece = piece[start:min(start+scanPiece+overlap, f.size)]
		}
		for _, h := range headsIn(piece, scanPiece) {
			f.found.Set(h.num, entry{off: start + int64(h.at), kind: inFile})
			if h.pack {
				packs = append(packs, h.num)
			}
		}
	}
	f.foundPacks = packs
	f.scanPacks(packs)
}

// scanPacks notes the objects in object streams that stand nowhere in plain.
// In an encrypted file they can be read only once it is unlocked, so unlock
// takes a second look.
func (f *File) scanPacks(packs []int32) {
	xref, moved := f.xref, f.moved
	f.xref, f.moved = f.found, nil
	defer func() { f.xref, f.moved = xref, moved }()
	for _, num := range packs {
		t, err := f.pack(num)
		if err != nil {
			continue
		}
		for i, n := range t.nums {
			if k := f.found.At(n).kind; k == unknown || k == inPack {
				f.found.Set(n, entry{off: int64(num), idx: int32(i), kind: inPack})
			}
		}
	}
}

// head is an "n g obj" in a piece of the file.
type head struct {
	at   int
	num  int32
	pack bool // it looks like an object stream
}

// headsIn finds every "n g obj" that begins before limit.
func headsIn(b []byte, limit int) []head {
	var heads []head
	for p := 0; ; {
		i := bytes.Index(b[p:], []byte("obj"))
		if i < 0 {
			return heads
		}
		i += p
		p = i + 3
		q, _ := backWhile(b, i, White)
		q, gen := backWhile(b, q, isDigit)
		q, gap := backWhile(b, q, White)
		start, digits := backWhile(b, q, isDigit)
		if gen == 0 || gap == 0 || digits == 0 || digits > 8 || start >= limit {
			continue
		}
		after := b[i:min(len(b), i+400)]
		if e := bytes.Index(after, []byte("stream")); e >= 0 {
			after = after[:e]
		}
		heads = append(heads, head{start, int32(decimal(b[start:q])), bytes.Contains(after, []byte("/ObjStm"))})
	}
}

// backWhile steps back from p over the bytes that are as told.
func backWhile(b []byte, p int, is func(byte) bool) (start, n int) {
	for p > 0 && is(b[p-1]) {
		p--
		n++
	}
	return p, n
}

// findTrailer gives the last trailer whose root is a catalog, else makes one
// for the last catalog there is.
func (f *File) findTrailer() (Object, error) {
	var last Object
	for _, t := range f.trailers() {
		if f.Value(f.Value(t, "Root"), "Pages").Kind == Dict || t.Lookup("Encrypt") != nil && t.Lookup("Root") != nil {
			last = t
		}
	}
	if last.Kind == Dict {
		return last.Clone(), nil
	}
	var catalog int32
	f.xref.Each(func(n int32, e entry) bool {
		if e.kind == inFile || e.kind == inPack {
			o := f.Load(n).Object
			if o.Kind == Dict && f.Value(o, "Type").IsName("Catalog") && o.Lookup("Pages") != nil {
				catalog = n
			}
		}
		return f.budget >= 0
	})
	root := with(Object{Kind: Dict}, "Root", Object{Kind: Ref, Num: catalog})
	if catalog == 0 { // no catalog: readPages gathers the pages themselves
		any := false
		f.xref.Each(func(_ int32, e entry) bool { any = e.kind == inFile; return !any })
		if !any {
			return Object{}, errors.New("no object can be read")
		}
	}
	return root, nil
}

// trailers gives every dictionary that could be a trailer, oldest first.
func (f *File) trailers() []Object {
	var all []Object
	for at := int64(0); at < f.size && f.budget >= 0; {
		w := f.at(at, 1<<20)
		f.spend(len(w))
		for p := 0; ; {
			i := bytes.Index(w[p:], []byte("trailer"))
			if i < 0 {
				break
			}
			p += i + len("trailer")
			x := lexer{b: f.at(at+int64(p), 1<<16)}
			if o, used, err := x.object(0, 0); f.spend(used) && err == nil && o.Lookup("Root") != nil {
				all = append(all, o)
			}
		}
		if at+int64(len(w)) >= f.size {
			break
		}
		at += int64(len(w) - 16)
	}
	f.xref.Each(func(n int32, e entry) bool {
		if e.kind == inFile {
			if w := f.at(e.off, 400); bytes.Contains(w[:min(len(w), 400)], []byte("/XRef")) {
				if b, err := f.parseAt(e.off, n); err == nil && b.Lookup("Root") != nil {
					all = append(all, b.Object)
				}
			}
		}
		return f.budget >= 0
	})
	return all
}
