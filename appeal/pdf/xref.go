package pdf

import (
	"bytes"
	"errors"
)

// readXref follows startxref and every /Prev and /XRefStm, newest first: an
// entry that is set already stays.
func (f *File) readXref() error {
	tail := f.at(max(0, f.size-2048), 2048)
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return errors.New("no startxref")
	}
	x := lexer{b: tail}
	p := x.skip(i + len("startxref"))
	next := []int64{decimal(tail[p:])}
	seen := map[int64]bool{}
	for len(next) > 0 {
		off := next[0]
		next = next[1:]
		if seen[off] {
			continue
		}
		seen[off] = true
		t, err := f.section(off + f.header)
		if err != nil && f.header > 0 { // offsets that count the bytes before %PDF-
			if t, err = f.section(off); err == nil {
				f.header = 0
			}
		}
		if err != nil {
			return err
		}
		if f.trailer.Kind == Null || f.trailer.Lookup("Root") == nil && t.Lookup("Root") != nil {
			f.trailer = t.Clone()
		}
		for _, key := range []string{"XRefStm", "Prev"} {
			if v := t.Lookup(key); v != nil && v.Int(0) > 0 {
				next = append(next, int64(v.Int(0)))
			}
		}
	}
	return f.Err()
}

// section reads one table or one stream of cross-references and gives its
// trailer.
func (f *File) section(off int64) (Object, error) {
	w := f.at(off, 64)
	if !bytes.HasPrefix(w[skipWhite(w, 0):], []byte("xref")) {
		return f.xrefStream(off)
	}
	for n := 1 << 16; ; n *= 4 {
		w := f.at(off, n)
		t, used, err := f.xrefTable(w)
		if !f.spend(used) {
			return Object{}, ErrTooMuch
		}
		if err == errShort && off+int64(len(w)) < f.size && n < 1<<30 {
			continue
		}
		return t, err
	}
}

// xrefTable reads "xref", its subsections and the trailer dictionary.
func (f *File) xrefTable(w []byte) (trailer Object, used int, err error) {
	x := lexer{b: w}
	p := x.skip(0) + len("xref")
	for {
		p = x.skip(p)
		if p >= len(w) {
			return trailer, p, errShort
		}
		if w[p] == 't' {
			break
		}
		first, q, ok := x.integer(p)
		count, q, ok2 := x.integer(q)
		if !ok || !ok2 {
			return trailer, q, shortOr(q, w)
		}
		if p, err = f.subsection(&x, q, first, count); err != nil {
			return trailer, p, err
		}
	}
	if len(w) < p+7 {
		return trailer, p, errShort
	}
	if string(w[p:p+7]) != "trailer" {
		return trailer, p, errSyntax
	}
	return x.object(p+7, 0)
}

// subsection reads count entries. A table that numbers its objects from 1
// although the free head of the list comes first is a known mistake.
func (f *File) subsection(x *lexer, p int, first, count int32) (int, error) {
	for i := int32(0); i < count; i++ {
		q := x.skip(p)
		if q < len(x.b) && x.b[q] == 't' { // fewer entries than promised
			return q, nil
		}
		for p = q; p < len(x.b) && isDigit(x.b[p]); p++ {
		}
		if p == q {
			return p, shortOr(p, x.b)
		}
		off := decimal(x.b[q:p])
		_, r, ok := x.integer(p)
		if !ok {
			return r, shortOr(r, x.b)
		}
		p = x.skip(r)
		if p >= len(x.b) {
			return p, errShort
		}
		switch x.b[p] {
		case 'n':
			f.enter(first+i, entry{off: off + f.header, kind: inFile})
		case 'f':
			if i == 0 && first == 1 && off == 0 {
				first = 0
			}
			f.enter(first+i, entry{kind: free})
		default:
			return p, errSyntax
		}
		p++
	}
	return p, nil
}

// shortOr tells a table cut off by the window from a broken one.
func shortOr(p int, w []byte) error {
	if p >= len(w)-20 {
		return errShort
	}
	return errSyntax
}

// enter sets an entry unless a newer section has set it.
func (f *File) enter(n int32, e entry) {
	if n >= 0 && f.xref.At(n).kind == unknown {
		f.xref.Set(n, e)
	}
}

// xrefStream reads cross-references out of a stream (ISO 32000-1, 7.5.8).
func (f *File) xrefStream(off int64) (Object, error) {
	b, err := f.parseAt(off, -1)
	if err != nil || !b.Stream {
		return Object{}, errors.New("no cross-reference table where it should be")
	}
	if t := b.Lookup("Type"); t == nil || !t.IsName("XRef") {
		return Object{}, errors.New("no cross-reference table where it should be")
	}
	f.measure(&b)
	data, err := f.Decode(b, maxStructure)
	if err != nil && len(data) == 0 {
		return Object{}, err
	}
	var width [3]int
	row := 0
	if w := b.Lookup("W"); w != nil && w.Kind == Array && len(w.Items) >= 3 {
		for i := range width {
			if width[i] = w.Items[i].Int(-1); width[i] < 0 || width[i] > 8 {
				return Object{}, errSyntax
			}
			row += width[i]
		}
	}
	if row == 0 {
		return Object{}, errSyntax
	}
	index := []int{0, maxObject}
	if v := b.Lookup("Index"); v != nil && v.Kind == Array {
		index = index[:0]
		for _, o := range v.Items {
			index = append(index, o.Int(-1))
		}
	} else if v := b.Lookup("Size"); v != nil {
		index[1] = v.Int(0)
	}
	for i := 0; i+1 < len(index); i += 2 {
		for k := 0; k < index[i+1] && len(data) >= row; k++ {
			f.enterRow(index[i]+k, data[:row], width)
			data = data[row:]
		}
	}
	return b.Object, nil
}

func (f *File) enterRow(n int, row []byte, width [3]int) {
	if n < 0 || n > maxObject {
		return
	}
	field := [3]int64{1, 0, 0} // the type is 1 where it has no column
	for i, w := range width {
		if w > 0 {
			field[i] = 0
		}
		for ; w > 0; w-- {
			field[i] = field[i]<<8 | int64(row[0])
			row = row[1:]
		}
	}
	switch field[0] {
	case 0:
		f.enter(int32(n), entry{kind: free})
	case 1:
		f.enter(int32(n), entry{off: field[1] + f.header, kind: inFile})
	case 2:
		if field[1] > 0 && field[1] <= maxObject {
			f.enter(int32(n), entry{off: field[1], idx: int32(field[2] & 0xffffff), kind: inPack})
		}
	}
}
