package pdf

import (
	"bytes"
	"io"
)

// Body is an indirect object as it was found: its tree and, for a stream, the
// place of its bytes.
type Body struct {
	Object
	Stream bool

	num, gen  int32
	off, size int64 // of the stream's bytes as they stand in the file
}

// entry is one line of the cross-reference table.
type entry struct {
	off  int64 // inFile: offset; inPack: number of the object stream
	idx  int32 // inPack: index in the stream
	kind uint8
}

const (
	unknown = iota
	inFile
	inPack
	free
)

// Has reports whether the file claims to have object num.
func (f *File) Has(num int32) bool {
	k := f.entry(num).kind
	return k == inFile || k == inPack
}

// entry gives the table's line for object num, corrected where the object was
// found elsewhere.
func (f *File) entry(num int32) entry {
	if e, ok := f.moved[num]; ok {
		return e
	}
	return f.xref.At(num)
}

// Load reads object num; what is missing or unreadable is Null. An object that
// is not where the table says is looked for in the whole file.
func (f *File) Load(num int32) Body {
	b, err := f.load(f.entry(num), num)
	if err == nil || f.budget < 0 {
		return b
	}
	if f.found == nil {
		f.scan()
	}
	e := f.found.At(num)
	if e.kind == unknown {
		return Body{}
	}
	f.Repaired = true
	if f.moved == nil {
		f.moved = map[int32]entry{}
	}
	f.moved[num] = e
	b, err = f.load(e, num)
	if err != nil {
		return Body{}
	}
	return b
}

func (f *File) load(e entry, num int32) (Body, error) {
	switch e.kind {
	case inFile:
		if f.busy[num] {
			return Body{}, nil
		}
		b, err := f.parseAt(e.off, num)
		if err == nil && b.Stream {
			f.busy[num] = true
			f.measure(&b)
			delete(f.busy, num)
		}
		if err == nil && f.crypt != nil {
			f.crypt.decryptStrings(&b.Object, b.num, b.gen)
		}
		return b, err
	case inPack:
		o, err := f.unpack(int32(e.off), num, int(e.idx))
		return Body{Object: o, num: num}, err
	}
	return Body{}, nil
}

// Resolve follows references until it comes to something else.
func (f *File) Resolve(o Object) Object {
	for i := 0; i < 20 && o.Kind == Ref; i++ {
		o = f.Load(o.Num).Object
	}
	if o.Kind == Ref {
		return Object{}
	}
	return o
}

// Value gives the resolved value of a dictionary's key, Null if it has none.
func (f *File) Value(d Object, key string) Object {
	if v := d.Lookup(key); v != nil {
		return f.Resolve(*v)
	}
	return Object{}
}

// parseAt reads the object at off. Unless want is negative, it must be that
// object's number which stands there.
func (f *File) parseAt(off int64, want int32) (Body, error) {
	for n := 4096; ; n *= 4 {
		w := f.at(off, n)
		if len(w) == 0 || !f.spend(0) {
			return Body{}, errSyntax
		}
		more := off+int64(len(w)) < f.size
		b, used, err := f.parseIndirect(w, more, off, want)
		f.spend(used)
		if err == errShort && more && n < 64<<20 {
			continue
		}
		return b, err
	}
}

func (f *File) parseIndirect(w []byte, more bool, off int64, want int32) (b Body, used int, err error) {
	x := lexer{b: w, more: more}
	num, p, ok := x.integer(0)
	if !ok || want >= 0 && num != want {
		return b, p, errSyntax
	}
	gen, p, ok := x.integer(p)
	if !ok {
		return b, p, errSyntax
	}
	p = x.skip(p)
	if len(w) < p+3 {
		return b, p, errShort
	}
	if string(w[p:p+3]) != "obj" {
		return b, p, errSyntax
	}
	b.num, b.gen = num, gen
	p += 3
	if r := x.skip(p); bytes.HasPrefix(w[r:], []byte("endobj")) {
		return b, r, nil
	}
	if b.Object, p, err = x.object(p, 0); err != nil || b.Kind != Dict {
		return b, p, err
	}
	q := x.skip(p)
	if len(w)-q < 10 && more {
		return b, p, errShort
	}
	if bytes.HasPrefix(w[q:], []byte("stream")) {
		q += len("stream")
		if q < len(w) && w[q] == '\r' {
			q++
		}
		if q < len(w) && w[q] == '\n' {
			q++
		}
		b.Stream, b.off = true, off+int64(q)
	}
	return b, p, nil
}

// integer reads an unsigned number of at most nine digits.
func (x *lexer) integer(p int) (int32, int, bool) {
	p = x.skip(p)
	q := p
	for q < len(x.b) && isDigit(x.b[q]) {
		q++
	}
	if q == p || q-p > 9 {
		return 0, q, false
	}
	return int32(decimal(x.b[p:q])), q, true
}

// measure finds a stream's true length: /Length if "endstream" follows there,
// else the next "endstream".
func (f *File) measure(b *Body) {
	if n := int64(f.Value(b.Object, "Length").Int(-1)); n >= 0 && n <= f.size-b.off {
		w := f.at(b.off+n, 32)
		p := 0
		for p < len(w) && p < 20 && class[w[p]] == white {
			p++
		}
		if bytes.HasPrefix(w[p:], []byte("endstream")) || bytes.HasPrefix(w[p:], []byte("endobj")) {
			b.size = n
			return
		}
	}
	b.size = f.size - b.off
	for at := b.off; at < f.size && f.budget >= 0; {
		w := f.at(at, 1<<20)
		i := bytes.Index(w, []byte("endstream"))
		if i >= 0 {
			f.spend(i)
			b.size = f.beforeEOL(b.off, at+int64(i)) - b.off
			return
		}
		f.spend(len(w))
		if at+int64(len(w)) >= f.size {
			return
		}
		at += int64(len(w) - 16)
	}
}

// beforeEOL steps back over the end of line before end.
func (f *File) beforeEOL(start, end int64) int64 {
	if end-2 < start {
		return end
	}
	t := f.at(end-2, 2)
	if len(t) < 2 || t[1] != '\n' && t[1] != '\r' {
		return end
	}
	if t[0] == '\r' && t[1] == '\n' {
		return end - 2
	}
	return end - 1
}

// Raw gives a stream's bytes still in their filters, decrypted where the file
// is encrypted.
func (f *File) Raw(b Body) (*io.SectionReader, error) {
	if f.crypt == nil || !f.crypt.coversStream(f, b) {
		return io.NewSectionReader(f.r, b.off, b.size), nil
	}
	data, err := f.bytes(b)
	if err != nil {
		return nil, err
	}
	return io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))), nil
}

// bytes gives a stream's bytes still in their filters, decrypted.
func (f *File) bytes(b Body) ([]byte, error) {
	if !b.Stream {
		return nil, errSyntax
	}
	var data []byte
	if f.data != nil {
		data = f.data[b.off : b.off+b.size]
	} else {
		data = make([]byte, b.size)
		if n, err := f.r.ReadAt(data, b.off); int64(n) < b.size {
			return data[:n], err
		}
	}
	if !f.spend(len(data)) {
		return nil, ErrTooMuch
	}
	if f.crypt == nil || !f.crypt.coversStream(f, b) {
		return data, nil
	}
	return f.crypt.decrypt(f.crypt.streams, data, b.num, b.gen)
}
