package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"errors"
	"io"
	"strconv"
	"strings"

	lib "github.com/ledongthuc/pdf"
)

// streamLimit is the most that one stream may unpack to; more is a bomb.
const streamLimit = 64 << 20

var errNotText = errors.New("a filter of pictures")

// stream gives the unpacked bytes of a content, form, font or map stream. What
// was unpacked before a fault in the data is kept: viewers show it too.
func (f *textFile) stream(v lib.Value) ([]byte, error) {
	if f.locked {
		return readAllLimited(v.Reader())
	}
	raw, err := f.rawBytes(v)
	if err != nil {
		return nil, err
	}
	filters, params := list(v.Key("Filter")), list(v.Key("DecodeParms"))
	for i, name := range filters {
		var parm lib.Value
		if i < len(params) {
			parm = params[i]
		}
		if raw, err = unfilter(raw, name.Name(), parm); err != nil {
			return nil, err
		}
	}
	return raw, nil
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

// unfilter undoes one filter.
func unfilter(b []byte, name string, parm lib.Value) ([]byte, error) {
	var err error
	switch name {
	case "FlateDecode", "Fl":
		b, err = inflate(b)
		return unpredict(b, parm), err
	case "LZWDecode", "LZW":
		early := parm.Key("EarlyChange")
		b = unLZW(b, early.Kind() == lib.Null || early.Int64() != 0)
		return unpredict(b, parm), nil
	case "ASCIIHexDecode", "AHx":
		return unHex(b), nil
	case "ASCII85Decode", "A85":
		return un85(b), nil
	case "RunLengthDecode", "RL":
		return unRunLength(b), nil
	case "Crypt":
		return b, nil
	}
	return nil, errNotText
}

// inflate unpacks zlib data, or bare deflate data, as far as it goes.
func inflate(b []byte) ([]byte, error) {
	if len(b) == 0 {
		return nil, nil
	}
	body := b
	if len(b) > 2 && b[0]&0x0f == 8 && (int(b[0])<<8|int(b[1]))%31 == 0 {
		body = b[2:]
	}
	out, err := readAllLimited(flate.NewReader(bytes.NewReader(body)))
	if len(out) == 0 && err != nil && len(b) > 2 {
		out, err = readAllLimited(flate.NewReader(bytes.NewReader(b[2:])))
	}
	if len(out) > 0 {
		return out, nil
	}
	return out, err
}

func readAllLimited(r io.Reader) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(r, streamLimit+1))
	if len(out) > streamLimit {
		return nil, errors.New("stream unpacks to too much")
	}
	return out, err
}

func unHex(b []byte) []byte {
	out := make([]byte, 0, len(b)/2)
	half := -1
	for _, c := range b {
		if c == '>' {
			break
		}
		d := hexDigit(c)
		if d < 0 {
			continue
		}
		if half < 0 {
			half = d
			continue
		}
		out = append(out, byte(half<<4|d))
		half = -1
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return out
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func un85(b []byte) []byte {
	b = bytes.TrimPrefix(bytes.TrimSpace(b), []byte("<~"))
	if i := bytes.IndexByte(b, '~'); i >= 0 {
		b = b[:i]
	}
	out, _ := io.ReadAll(io.LimitReader(ascii85.NewDecoder(bytes.NewReader(b)), streamLimit))
	return out
}

func unRunLength(b []byte) []byte {
	var out []byte
	for len(b) > 0 && b[0] != 128 && len(out) < streamLimit {
		n := int(b[0])
		if n < 128 {
			end := min(len(b), n+2)
			out = append(out, b[1:end]...)
			b = b[end:]
			continue
		}
		if len(b) < 2 {
			break
		}
		out = append(out, bytes.Repeat(b[1:2], 257-n)...)
		b = b[2:]
	}
	return out
}
