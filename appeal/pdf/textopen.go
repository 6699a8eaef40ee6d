package pdf

import (
	"bytes"
	"errors"
	"io"
	"os"
	"sync"
)

// inMemory is the largest file that is read whole; larger ones stay on disk.
const inMemory = 64 << 20

// openBytes opens a file to be read from anywhere; close it with done.
func openBytes(path string) (base io.ReaderAt, size int64, done func(), err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, nil, err
	}
	done = func() { _ = file.Close() }
	info, err := file.Stat()
	switch {
	case err != nil:
		done()
		return nil, 0, nil, err
	case !info.Mode().IsRegular():
		done()
		return nil, 0, nil, ErrNotPDF
	case info.Size() > inMemory:
		return file, info.Size(), done, nil
	}
	defer done()
	b, err := io.ReadAll(io.LimitReader(file, inMemory))
	return bytes.NewReader(b), int64(len(b)), func() {}, err
}

// eachPage reads every page, or the first few, and hands them on. A page that
// cannot be read is tried once more in a plain copy of the file.
func (f *textFile) eachPage(first int, count func(int) error, page func(TextPage) error) error {
	pages := f.pages(0)
	read := pages[:upTo(first, len(pages))]
	if err := count(len(read)); err != nil {
		return err
	}
	other := sync.OnceValue(f.again)
	for i, p := range read {
		out := f.readPage(p, i+1)
		if (out.Unread == UnreadDamaged || out.Unread == UnreadPartly) && other() != nil {
			out = other().better(out, i, len(pages))
		}
		out.Unseen = append(out.Unseen, f.marks[i]...)
		if err := page(out); err != nil {
			return err
		}
	}
	return nil
}

// again opens the same bytes by way of a plain copy; nil if this is one, or
// if that fails.
func (f *textFile) again() *textFile {
	if f.plain {
		return nil
	}
	return fenced(func() *textFile {
		own, err := Open(f.src.base, f.src.size, "")
		if err != nil {
			return nil
		}
		other, _ := openCopy(own)
		return other
	})
}

// better reads page i here and takes it if it is read with no fewer words.
func (f *textFile) better(was TextPage, i, count int) TextPage {
	pages := f.pages(0)
	if len(pages) != count {
		return was
	}
	now := f.readPage(pages[i], i+1)
	if now.Unread == UnreadDamaged || len(now.Words) < len(was.Words) {
		return was
	}
	return now
}

// reasonOf names why a file cannot be opened.
func reasonOf(err error) string {
	switch {
	case errors.Is(err, ErrPassword), errors.Is(err, ErrCipher):
		return UnreadEncrypted
	case errors.Is(err, ErrCut):
		return UnreadCut
	case errors.Is(err, ErrNotPDF):
		return "not a PDF"
	case errors.Is(err, ErrNoPages):
		return "no pages"
	case errors.Is(err, ErrTooMuch):
		return UnreadBig
	case errors.Is(err, os.ErrNotExist):
		return "not found"
	case errors.Is(err, os.ErrPermission):
		return "no permission"
	}
	return UnreadDamaged
}
