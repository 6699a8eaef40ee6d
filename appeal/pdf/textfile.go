package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	lib "github.com/ledongthuc/pdf"

	"imeappeal/appeal/report"
)

// textFile is a PDF opened for its words. ledongthuc/pdf resolves the objects;
// streams, fonts and contents are read by this package.
type textFile struct {
	src   *patched
	lib   *lib.Reader
	file  report.Damage
	plain bool // the library reads a copy that was written for it
	fonts map[string]*textFont
	forms map[string]*formContent
	marks map[int][]report.Unseen // titles of bookmarks, by the index of the page that they lead to
	lost  bool                    // on the page being read a form could not be read whole
}

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

// openText opens a PDF of that size. The structure is first read by File,
// whose pages and reasons hold; the library gets the file itself where it can
// read it and finds the same pages, else a plain copy. With repair it gets the
// copy at once.
func openText(base io.ReaderAt, size int64, password string, repair bool) (*textFile, error) {
	own, err := Open(base, size, password)
	if err != nil {
		return nil, err
	}
	if !repair && !own.Encrypted() && !own.Repaired && plausibleSizes(base, size) {
		from := own.header
		src := &patched{base: io.NewSectionReader(base, from, size-from), size: size - from, head: []byte("%PDF-1.7\n")}
		src.tail = endingWith(lastStartxref(src.base, src.size))
		if f, err := openPatched(src); err == nil && len(f.pages(0)) == len(own.Pages) {
			f.file, f.marks = own.Damage(), own.titles()
			return f, nil
		}
	}
	return openCopy(own)
}

// openCopy opens a plain copy of a file that the library does not read.
func openCopy(own *File) (*textFile, error) {
	data, err := plainCopy(own)
	if err != nil {
		return nil, err
	}
	f, err := openPatched(&patched{base: bytes.NewReader(data), size: int64(len(data))})
	if err != nil {
		return nil, err
	}
	f.plain, f.file, f.marks = true, own.Damage(), own.titles()
	return f, nil
}

// openPatched hands the bytes to the library and asks for a first page, so
// that a table which leads nowhere is found out here.
func openPatched(src *patched) (f *textFile, err error) {
	defer func() {
		if x := recover(); x != nil {
			f, err = nil, fmt.Errorf("%w: %v", ErrDamaged, x)
		}
	}()
	r, err := lib.NewReader(src, src.length())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	f = &textFile{src: src, lib: r, fonts: map[string]*textFont{}, forms: map[string]*formContent{}}
	if len(f.pages(1)) == 0 {
		return nil, ErrNoPages
	}
	return f, nil
}

// plausibleSizes is false where a /Size near the start or end promises more
// objects than the file has bytes: the library would ask for memory for all.
func plausibleSizes(base io.ReaderAt, size int64) bool {
	for _, span := range [][2]int64{{0, min(size, 4096)}, {max(0, size-65536), size}} {
		b := make([]byte, span[1]-span[0])
		n, _ := base.ReadAt(b, span[0])
		for _, part := range bytes.Split(b[:n], []byte("/Size"))[1:] {
			if v, ok := leadingInt(bytes.TrimLeft(part, " \r\n\t")); ok && v > size {
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
	for n < len(b) && isDigit(b[n]) {
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

// lastStartxref gives the offset that the file's end names, 0 if none.
func lastStartxref(base io.ReaderAt, size int64) int64 {
	b := make([]byte, min(size, 4096))
	n, _ := base.ReadAt(b, size-int64(len(b)))
	b = b[:n]
	i := bytes.LastIndex(b, []byte("startxref"))
	if i < 0 {
		return 0
	}
	v, _ := leadingInt(bytes.TrimLeft(b[i+9:], " \r\n\t"))
	return v
}

// endingWith is an end of file as the library wants it, longer than the 100
// bytes it looks at.
func endingWith(xref int64) []byte {
	b := bytes.Repeat([]byte("\n"), 100)
	return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", xref)
}
