package pdf

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	lib "github.com/ledongthuc/pdf"
)

// streamLimit is the most that one stream may unpack to; more is a bomb.
const streamLimit = 64 << 20

// stream gives the unpacked bytes of a content, form, font or map stream. What
// was unpacked before a fault in the data comes with the error.
func (f *textFile) stream(v lib.Value) ([]byte, error) {
	raw, err := f.rawBytes(v)
	if err != nil {
		return nil, err
	}
	if length := v.Key("Length"); len(raw) == 0 && length.Kind() == lib.Integer && length.Int64() == 0 {
		return nil, nil // of a blank page
	}
	filters, params := list(v.Key("Filter")), list(v.Key("DecodeParms"))
	for i, name := range filters {
		var parm lib.Value
		if i < len(params) {
			parm = params[i]
		}
		out, fault := unfilter(raw, name.Name(), parm)
		if fault != nil {
			err = fault
		}
		if raw = out; len(raw) == 0 {
			break
		}
	}
	if err == nil && v.Key(lostKey).Bool() {
		err = errors.New("stream damaged")
	}
	return raw, err
}

// list gives an array's elements, or the one value that stands for them.
func list(v lib.Value) []lib.Value {
	switch v.Kind() {
	case lib.Null:
		return nil
	case lib.Array:
		out := make([]lib.Value, 0, v.Len())
		for i := range min(v.Len(), 1<<16) {
			out = append(out, v.Index(i))
		}
		return out
	}
	return []lib.Value{v}
}

// rawBytes gives a stream's bytes as they stand in the file. The library keeps
// the offset to itself but prints it after an "@".
func (f *textFile) rawBytes(v lib.Value) ([]byte, error) {
	if v.Kind() != lib.Stream {
		return nil, errors.New("not a stream")
	}
	s := v.String()
	off, err := strconv.ParseInt(s[strings.LastIndexByte(s, '@')+1:], 10, 64)
	if err != nil || off <= 0 || off >= f.src.length() {
		return nil, errors.New("stream without a place")
	}
	length := v.Key("Length").Int64()
	if length > 0 && length <= f.src.length()-off && length <= 4*streamLimit {
		b := make([]byte, min(length+32, f.src.length()-off))
		n, _ := f.src.ReadAt(b, off)
		if n >= int(length) && bytes.Contains(b[length:n], []byte("endstream")) {
			return b[:length], nil
		}
	}
	return f.untilEndstream(off)
}

// untilEndstream reads a stream whose /Length is wrong.
func (f *textFile) untilEndstream(off int64) ([]byte, error) {
	var out []byte
	for len(out) < streamLimit {
		part := make([]byte, 1<<16)
		n, err := f.src.ReadAt(part, off+int64(len(out)))
		from := max(0, len(out)-9)
		out = append(out, part[:n]...)
		if i := bytes.Index(out[from:], []byte("endstream")); i >= 0 {
			return bytes.TrimRight(out[:from+i], "\r\n"), nil
		}
		if err != nil || n == 0 {
			break
		}
	}
	return out, nil
}

// unfilter undoes one filter, as far as the data go.
func unfilter(b []byte, name string, parm lib.Value) ([]byte, error) {
	params, _, _ := ParseObject([]byte(parm.String()))
	f := &File{xref: &Sparse[entry]{}, budget: 16 * streamLimit}
	return f.undo(name, params, b, streamLimit)
}
