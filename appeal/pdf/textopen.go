package pdf

import (
	"bytes"
	"errors"
	"io"
	"os"
)

// inMemory is the largest file that is read whole; larger ones stay on disk.
const inMemory = 64 << 20

// openPath opens a file for its words; close it when they are read.
func openPath(path, password string, repair bool) (*textFile, func(), error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err != nil {
		_ = file.Close()
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		_ = file.Close()
		return nil, nil, errNotPDF
	}
	var base io.ReaderAt = file
	done := func() { _ = file.Close() }
	size := info.Size()
	if size <= inMemory {
		b, err := io.ReadAll(io.LimitReader(file, inMemory))
		done()
		if err != nil {
			return nil, nil, err
		}
		base, done, size = bytes.NewReader(b), func() {}, int64(len(b))
	}
	f, err := openText(base, size, password, repair)
	if err != nil {
		done()
		return nil, nil, err
	}
	return f, done, nil
}

// eachPage reads every page and hands it on. A page that cannot be read is
// tried once more in the file as repaired from its bytes.
func (f *textFile) eachPage(count func(int) error, page func(TextPage) error) error {
	pages := f.pages(0)
	if err := count(len(pages)); err != nil {
		return err
	}
	var other *textFile
	tried := f.repaired || f.locked
	for i, p := range pages {
		out := f.readPage(p, i+1)
		if out.Unread == UnreadDamaged || out.Unread == UnreadPartly {
			if !tried {
				tried = true
				other = f.again()
			}
			if other != nil {
				out = other.better(out, i, len(pages))
			}
		}
		if err := page(out); err != nil {
			return err
		}
	}
	return nil
}

// again opens the same bytes with a table made anew; nil if that fails.
func (f *textFile) again() *textFile {
	return fenced(func() *textFile {
		other, err := openText(f.src.base, f.src.size, "", true)
		if err != nil {
			return nil
		}
		return other
	})
}

// better reads page i here and takes it if it is read with more words.
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
	case errors.Is(err, errEncrypted):
		return UnreadEncrypted
	case errors.Is(err, errNotPDF):
		return "not a PDF"
	case errors.Is(err, os.ErrNotExist):
		return "not found"
	case errors.Is(err, os.ErrPermission):
		return "no permission"
	}
	return UnreadDamaged
}
