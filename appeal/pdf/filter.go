package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/adler32"
	"io"
	"sync"
)

// maxStructure bounds what one structure stream may become.
const maxStructure = 256 << 20

// ErrFilter marks a stream whose filter is one for pictures, not for structure.
var ErrFilter = errors.New("filter is not decoded here")

// ErrSeal marks data that were unpacked to their end although their header or
// their checksum is wrong: some readers show them, some refuse.
var ErrSeal = errors.New("wrong header or checksum")

// DecodeStrict is Decode, but wrong seals are errors too.
func (f *File) DecodeStrict(b Body, max int) ([]byte, error) {
	f.strict = true
	defer func() { f.strict = false }()
	return f.Decode(b, max)
}

// Decode undoes a stream's filters and predictors, to at most max bytes. When
// the data are damaged it gives what could be read together with the error.
func (f *File) Decode(b Body, max int) ([]byte, error) {
	data, err := f.bytes(b)
	if err != nil {
		return data, err
	}
	if f.packedNothing(b, data) {
		return nil, nil
	}
	if max < 0 {
		max = 0
	}
	filters, parms := f.listOf(b.Object, "Filter", "F"), f.listOf(b.Object, "DecodeParms", "DP")
	if len(filters) > 8 {
		return nil, fmt.Errorf("%d filters on one stream", len(filters))
	}
	for i, filter := range filters {
		var p Object
		if i < len(parms) {
			p = f.Resolve(parms[i])
		}
		var partial error
		data, partial = f.undo(f.Resolve(filter).NameText(), p, data, max)
		if !f.spend(len(data)) {
			return nil, ErrTooMuch
		}
		if partial != nil {
			if len(data) == 0 || errors.Is(partial, ErrFilter) {
				return nil, partial
			}
			err = partial
		}
	}
	return data, err
}

// packedNothing reports a stream without any data, not even a filter's header: so
// some programs pack the content of a blank page. Encrypted, it has a length.
func (f *File) packedNothing(b Body, data []byte) bool {
	return len(bytes.TrimSpace(data)) == 0 && (f.Value(b.Object, "Length").Int(-1) == 0 || f.crypt != nil && b.size >= 16)
}

// listOf gives a value that may be one thing or an array of them.
func (f *File) listOf(d Object, key, short string) []Object {
	o := f.Value(d, key)
	if o.Kind == Null {
		if o = f.Value(d, short); o.Kind != Name && o.Kind != Array && o.Kind != Dict {
			return nil
		}
	}
	if o.Kind == Array {
		return o.Items
	}
	return []Object{o}
}

// undo undoes one filter. Data that end too early come with an error.
func (f *File) undo(filter string, parms Object, data []byte, max int) ([]byte, error) {
	switch filter {
	case "FlateDecode", "Fl":
		out, err := unFlate(data, max)
		if err == nil && f.strict && !sealed(data, out) {
			err = ErrSeal
		}
		out, perr := f.unpredict(parms, out)
		return out, errors.Join(err, perr)
	case "LZWDecode", "LZW":
		early := f.Value(parms, "EarlyChange").Int(1) != 0
		out, err := expandLZW(data, early, max)
		out, perr := f.unpredict(parms, out)
		return out, errors.Join(err, perr)
	case "ASCIIHexDecode", "AHx":
		if i := bytes.IndexByte(data, '>'); i >= 0 {
			data = data[:i]
		}
		return unhex(data), nil
	case "ASCII85Decode", "A85":
		return unASCII85(data)
	case "RunLengthDecode", "RL":
		return expandRuns(data, max)
	case "Crypt": // decrypted already, or Identity
		return data, nil
	}
	return nil, fmt.Errorf("%w: %.40q", ErrFilter, filter)
}

var errLong = errors.New("stream is longer than allowed")

// unFlate undoes zlib. The header and the checksum are not looked at: readers
// show streams in which they are wrong.
func unFlate(data []byte, max int) ([]byte, error) {
	if len(data) < 3 {
		return nil, io.ErrUnexpectedEOF
	}
	out, err := unFlateRaw(data[2:], max)
	if len(out) == 0 && err != nil {
		if raw, rerr := unFlateRaw(data, max); len(raw) > 0 {
			return raw, rerr
		}
	}
	return out, err
}

// sealed reports that zlib data have the header and the checksum that they
// should; what follows the checksum does not matter.
func sealed(data, out []byte) bool {
	if data[0]&15 != 8 || data[0]>>4 > 7 || data[1]&32 != 0 || (int(data[0])<<8|int(data[1]))%31 != 0 {
		return false
	}
	sum := binary.BigEndian.AppendUint32(nil, adler32.Checksum(out))
	for end := len(data); end >= 6 && end > len(data)-16; end-- { // a line end, or two, may have come along
		if bytes.Equal(data[end-4:end], sum) {
			return true
		}
	}
	return false
}

// inflaters keeps the 40 KB that each reader needs.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}

func unFlateRaw(data []byte, max int) ([]byte, error) {
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(data), nil); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.Grow(min(len(data)*4, max))
	n, err := io.Copy(&out, io.LimitReader(r, int64(max)+1))
	if n > int64(max) {
		return out.Bytes()[:max], errLong
	}
	return out.Bytes(), err
}

func unASCII85(data []byte) ([]byte, error) {
	data = bytes.TrimLeft(data, " \t\r\n\f\x00")
	data = bytes.TrimPrefix(data, []byte("<~"))
	out := make([]byte, 0, len(data)*4/5+4)
	var group [5]byte
	n := 0
	flush := func() {
		for i := n; i < 5; i++ {
			group[i] = 84
		}
		var v uint32
		for _, c := range group {
			v = v*85 + uint32(c)
		}
		out = append(out, []byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}[:n-1]...)
		n = 0
	}
	for _, c := range data {
		switch {
		case c == '~':
			if n > 1 {
				flush()
			}
			return out, nil
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group[n] = c - '!'
			if n++; n == 5 {
				flush()
			}
		case class[c] != white:
			return out, errSyntax
		}
	}
	if n > 1 {
		flush()
	}
	return out, nil
}

func expandRuns(data []byte, max int) ([]byte, error) {
	var out []byte
	for len(data) > 0 && len(out) <= max {
		n := int(data[0])
		data = data[1:]
		switch {
		case n == 128:
			return out, nil
		case n < 128:
			k := min(n+1, len(data))
			out = append(out, data[:k]...)
			data = data[k:]
		case len(data) > 0:
			out = append(out, bytes.Repeat(data[:1], 257-n)...)
			data = data[1:]
		}
	}
	if len(out) > max {
		return out[:max], errLong
	}
	return out, nil
}
