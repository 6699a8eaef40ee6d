package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"

	"imeappeal/appeal/report"
)

// Why a file cannot be read. Callers tell people what to do next by them.
var (
	ErrNotPDF   = errors.New("not a PDF file")
	ErrPassword = errors.New("the file is encrypted and the password does not open it")
	ErrCipher   = errors.New("the file is encrypted in a way that is not supported")
	ErrDamaged  = errors.New("the file is damaged beyond repair")
	ErrNoPages  = errors.New("the file has no pages")
	ErrTooMuch  = errors.New("the file asks for far more work than its size explains")
	ErrCut      = errors.New("the file's end is missing")
)

// Files up to this size are held in memory while they are open.
const wholeFile = 2 << 20

// File is read-only access to the objects of a PDF. Strangers wrote it: every
// loop, depth and size is bounded, and what cannot be read is Null. A File is
// not safe for use by several goroutines; Fork gives each its own.
type File struct {
	Pages    []Page
	Blank    int  // of Pages: empty ones in the places of pages that are lost
	Promised int  // pages that the file itself counts; more than in Pages means that some are lost
	Repaired bool // the cross-reference table or the page tree had to be rebuilt
	Cut      bool // repaired, and its end is missing: a download that broke off

	r      io.ReaderAt
	size   int64
	data   []byte // the whole file when it is small
	header int64  // bytes before %PDF-
	window []byte // the last piece read of a big file; never written again, tokens alias it
	winOff int64

	xref       *Sparse[entry]
	found      *Sparse[entry]  // objects found by looking for "n g obj", once that was needed
	foundPacks []int32         // object streams among them
	moved      map[int32]entry // objects that are not where the table says
	trailer    Object
	root       Object
	nodes      []int32 // catalog and page tree
	crypt      *encryption
	budget     int64 // bytes that may still be looked at
	busy       map[int32]bool
	packs      map[int32]*pack
	packList   []int32
	packSize   int
	strict     bool // for DecodeStrict, while it runs

	dests  map[string]Object
	pageAt map[int32]int
}

// Open reads the structure of a PDF: cross-references, encryption, page tree.
// The password may be "", which opens files that anyone may read.
func Open(r io.ReaderAt, size int64, password string) (*File, error) {
	f := &File{xref: &Sparse[entry]{}}
	if err := f.Attach(r, size); err != nil {
		return nil, err
	}
	if err := f.findHeader(); err != nil {
		return nil, err
	}
	err := f.readXref()
	if err == nil {
		err = f.structure(password)
	}
	if errors.Is(err, ErrPassword) || errors.Is(err, ErrCipher) {
		return nil, err
	}
	if err != nil {
		if err = f.rebuild(); err == nil {
			err = f.structure(password)
		}
	}
	f.Cut = f.Repaired && !f.ends()
	switch {
	case f.Err() != nil:
		return nil, f.Err()
	case err == nil:
		return f, nil
	case errors.Is(err, ErrPassword), errors.Is(err, ErrCipher), errors.Is(err, ErrNoPages) && !f.Cut:
		return nil, err
	case errors.Is(err, ErrNoPages):
		return nil, fmt.Errorf("%w: %w", ErrNoPages, ErrCut)
	case f.Cut:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, ErrCut)
	}
	return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
}

// Attach gives the File its bytes, again after a Release. The size must be the
// one it was opened with.
func (f *File) Attach(r io.ReaderAt, size int64) error {
	if f.size != 0 && size != f.size {
		return errors.New("the file changed while it was read")
	}
	f.r, f.size = r, size
	f.budget = 256<<20 + 40*size
	f.busy = map[int32]bool{}
	if size > wholeFile {
		return nil
	}
	f.data = make([]byte, size)
	if n, err := r.ReadAt(f.data, 0); int64(n) < size {
		if err == nil || errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return err
	}
	f.r = bytes.NewReader(f.data)
	return nil
}

// Release lets go of the file's bytes and of all that aliases them; Attach
// brings them back. What Open found out stays.
func (f *File) Release() {
	f.r, f.data, f.window, f.packs, f.packList, f.packSize = nil, nil, nil, nil, nil, 0
	f.busy = nil
}

// Fork gives a second, independent reader of the same bytes.
func (f *File) Fork() *File {
	c := *f
	c.moved = maps.Clone(f.moved)
	c.busy, c.packs, c.packList, c.packSize, c.window = map[int32]bool{}, nil, nil, 0, nil
	return &c
}

// Err reports that the work budget is used up; what was read since may be
// Null for no other reason.
func (f *File) Err() error {
	if f.budget < 0 {
		return ErrTooMuch
	}
	return nil
}

// Trailer gives the file's trailer dictionary.
func (f *File) Trailer() Object { return f.trailer }

// Catalog gives the file's root dictionary.
func (f *File) Catalog() Object { return f.root }

// Structural lists the objects that make up catalog and page tree: nothing in
// a page refers to them for its looks.
func (f *File) Structural() []int32 { return f.nodes }

// Encrypted reports whether the file is encrypted; what File gives out is not.
func (f *File) Encrypted() bool { return f.crypt != nil }

// Size gives the file's size in bytes.
func (f *File) Size() int64 { return f.size }

// findHeader looks for %PDF- in the first kilobyte; offsets count from there.
func (f *File) findHeader() error {
	head := f.at(0, 1024)
	if len(head) > 1024 {
		head = head[:1024]
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) { // a ZIP file, in which a PDF may lie as it is
		return ErrNotPDF
	}
	if i := bytes.Index(head, []byte("%PDF-")); i >= 0 {
		f.header = int64(i)
		return nil
	}
	if i := bytes.Index(head, []byte(" obj")); i < 0 {
		return ErrNotPDF
	}
	return nil
}

// ends reports whether the file ends as every PDF does: with no object behind
// the words that end it. What else a mail program or a
// web server put behind them does not count.
func (f *File) ends() bool {
	const most = 1 << 20
	tail := f.at(max(0, f.size-most), most)
	i := max(bytes.LastIndex(tail, []byte("startxref")), bytes.LastIndex(tail, []byte("%%EOF")))
	return i >= 0 && !bytes.Contains(tail[i:], []byte(" obj"))
}

// leastPage is about the fewest bytes that a page takes: a count that the file is
// too small for is not believed.
const leastPage = 32

// Damage says what of the file is lost or was made anew.
func (f *File) Damage() report.Damage {
	d := report.Damage{Rebuilt: f.Repaired, Cut: f.Cut, Lost: f.Blank}
	if int64(f.Promised)*leastPage < f.size {
		d.Lost += max(0, f.Promised-len(f.Pages))
	}
	return d
}

// structure makes the file ready: decryption, then catalog and pages.
func (f *File) structure(password string) error {
	if err := f.unlock(password); err != nil {
		return err
	}
	if err := f.readPages(); err != nil {
		return err
	}
	if len(f.Pages) == 0 {
		return ErrNoPages
	}
	return f.Err()
}

// at gives at least n bytes from off on, fewer at the file's end.
func (f *File) at(off int64, n int) []byte {
	if off < 0 || off >= f.size {
		return nil
	}
	if f.data != nil {
		return f.data[off:]
	}
	n = int(min(int64(n), f.size-off))
	if d := off - f.winOff; f.window != nil && d >= 0 && d+int64(n) <= int64(len(f.window)) {
		return f.window[d:]
	}
	b := make([]byte, int(min(max(int64(n), 16<<10), f.size-off)))
	m, _ := f.r.ReadAt(b, off)
	f.window, f.winOff = b[:m], off
	return f.window
}

// spend takes n bytes of work off the budget and reports whether any is left.
func (f *File) spend(n int) bool {
	f.budget -= int64(n) + 16
	return f.budget >= 0
}
