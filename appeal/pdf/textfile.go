package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	lib "github.com/ledongthuc/pdf"
)

// textFile is a PDF opened for its words. ledongthuc/pdf resolves the objects;
// streams, fonts and contents are read by this package.
type textFile struct {
	src      *patched
	lib      *lib.Reader
	repaired bool
	locked   bool // encrypted: streams go through the library's decryption
	fonts    map[string]*textFont
}

// Why a file gives no pages at all.
var (
	errNotPDF    = errors.New("not a PDF")
	errEncrypted = errors.New("encrypted with a password")
	errDamaged   = errors.New("damaged")
)

// patched is a file with its head overwritten and a tail put on, in memory
// only: the library insists on a header and an end that many files lack.
type patched struct {
	base io.ReaderAt
	size int64
	head []byte
	tail []byte
}

func (p *patched) ReadAt(b []byte, off int64) (int, error) {
	if off < 0 {
		return 0, errors.New("read before the start")
	}
	n := 0
	if off < p.size {
		part := b
		if room := p.size - off; int64(len(part)) > room {
			part = part[:room]
		}
		got, err := p.base.ReadAt(part, off)
		if off < int64(len(p.head)) {
			copy(part[:got], p.head[off:])
		}
		n = got
		if got < len(part) {
			return n, err
		}
	}
	if n < len(b) {
		if at := off + int64(n) - p.size; at < int64(len(p.tail)) {
			n += copy(b[n:], p.tail[at:])
		}
	}
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

func (p *patched) length() int64 { return p.size + int64(len(p.tail)) }

// openText opens a PDF of that size. With repair the cross-reference table is
// not believed but made anew from the objects found in the bytes.
func openText(base io.ReaderAt, size int64, password string, repair bool) (*textFile, error) {
	start, err := findHeader(base, size)
	if err != nil {
		return nil, err
	}
	base, size = io.NewSectionReader(base, start, size-start), size-start
	if !repair && plausibleSizes(base, size) {
		src := &patched{base: base, size: size, head: []byte("%PDF-1.7\n")}
		src.tail = endingWith(lastStartxref(base, size))
		f, err := openPatched(src, password)
		if err == nil || errors.Is(err, errEncrypted) {
			return f, err
		}
	}
	src, err := rebuild(base, size)
	if err != nil {
		return nil, err
	}
	f, err := openPatched(src, password)
	if err != nil {
		return nil, err
	}
	f.repaired = true
	return f, nil
}

// openPatched hands the bytes to the library and asks for a first page, so
// that a table which leads nowhere is found out here.
func openPatched(src *patched, password string) (f *textFile, err error) {
	defer func() {
		if x := recover(); x != nil {
			f, err = nil, fmt.Errorf("%w: %v", errDamaged, x)
		}
	}()
	tried := false
	ask := func() string {
		if tried {
			return ""
		}
		tried = true
		return password
	}
	r, err := lib.NewReaderEncrypted(src, src.length(), ask)
	switch {
	case errors.Is(err, lib.ErrInvalidPassword):
		return nil, errEncrypted
	case err != nil && bytes.Contains([]byte(err.Error()), []byte("encrypt")):
		return nil, fmt.Errorf("%w: %v", errEncrypted, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %v", errDamaged, err)
	}
	f = &textFile{src: src, lib: r, fonts: map[string]*textFont{}}
	f.locked = !r.Trailer().Key("Encrypt").IsNull()
	root := r.Trailer().Key("Root").Key("Pages")
	if root.Kind() != lib.Dict {
		return nil, fmt.Errorf("%w: no page tree", errDamaged)
	}
	if len(f.pages(1)) == 0 {
		return nil, fmt.Errorf("%w: no pages", errDamaged)
	}
	return f, nil
}

// findHeader gives where "%PDF-" stands: offsets in the file count from there.
func findHeader(base io.ReaderAt, size int64) (int64, error) {
	head := make([]byte, min(size, 1024))
	n, _ := base.ReadAt(head, 0)
	if i := bytes.Index(head[:n], []byte("%PDF-")); i >= 0 {
		return int64(i), nil
	}
	if bytes.Contains(head[:n], []byte(" obj")) {
		return 0, nil
	}
	return 0, errNotPDF
}

// plausibleSizes is false where a /Size near the end promises more objects
// than the file has bytes: the library would ask for memory for all of them.
func plausibleSizes(base io.ReaderAt, size int64) bool {
	for _, span := range [][2]int64{{0, min(size, 4096)}, {max(0, size-65536), size}} {
		b := make([]byte, span[1]-span[0])
		n, _ := base.ReadAt(b, span[0])
		b = b[:n]
		for {
			i := bytes.Index(b, []byte("/Size"))
			if i < 0 {
				break
			}
			b = bytes.TrimLeft(b[i+5:], " \r\n\t")
			if v, ok := leadingInt(b); ok && v > size {
				return false
			}
		}
	}
	return true
}

// leadingInt reads the digits at the start of b; too many of them count as a
// very large number.
func leadingInt(b []byte) (int64, bool) {
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	if n == 0 {
		return 0, false
	}
	v, err := strconv.ParseInt(string(b[:n]), 10, 64)
	if err != nil {
		return 1 << 62, true
	}
	return v, true
}

// lastStartxref gives the offset that the file's end names, -1 if none.
func lastStartxref(base io.ReaderAt, size int64) int64 {
	b := make([]byte, min(size, 4096))
	n, _ := base.ReadAt(b, size-int64(len(b)))
	b = b[:n]
	i := bytes.LastIndex(b, []byte("startxref"))
	if i < 0 {
		return -1
	}
	v, ok := leadingInt(bytes.TrimLeft(b[i+9:], " \r\n\t"))
	if !ok || v >= size {
		return -1
	}
	return v
}

// endingWith is an end of file as the library wants it, longer than the 100
// bytes it looks at.
func endingWith(xref int64) []byte {
	b := bytes.Repeat([]byte("\n"), 100)
	return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", max(xref, 0))
}
