package bind

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io"

	"imeappeal/appeal/pdf"
)

// Fingerprint is what a page of a packet shows without its stamp strip: equal
// for the same page under other numbers.
type Fingerprint [sha256.Size]byte

// Fingerprints gives the fingerprint of each page of a packet that Write made,
// and the bookmarks. Fonts are not looked at: they cannot change what was bound
// without the content changing.
func Fingerprints(r io.ReaderAt, size int64, password string) (pages []Fingerprint, marks []pdf.Bookmark, err error) {
	err = fenced(func() error {
		f, err := pdf.Open(r, size, password)
		if err != nil {
			return err
		}
		for _, p := range f.Pages {
			pages = append(pages, fingerprint(f, p))
		}
		marks = f.Outline()
		return f.Err()
	})
	return pages, marks, err
}

func fingerprint(f *pdf.File, p pdf.Page) Fingerprint {
	h := sha256.New()
	d := f.PageObject(p)
	frame := f.Frame(p)
	fmt.Fprint(h, frame.Rotate, frame.Visible.Width())
	contents := contentsOf(f, d)
	for i, o := range contents {
		if i == 0 || i == len(contents)-1 && len(contents) > 1 {
			continue // the packet's own: clip before, strip after
		}
		hashStream(f, o.Num, h)
	}
	hashObjects(f, f.Value(d, "Resources"), h, map[int32]bool{})
	var out Fingerprint
	h.Sum(out[:0])
	return out
}

// hashObjects hashes the pictures and forms that a page draws.
func hashObjects(f *pdf.File, resources pdf.Object, h hash.Hash, seen map[int32]bool) {
	items := f.Value(resources, "XObject").Items
	for i := 1; i < len(items); i += 2 {
		o := items[i]
		if o.Kind != pdf.Ref || seen[o.Num] {
			continue
		}
		seen[o.Num] = true
		h.Write(items[i-1].Raw)
		hashStream(f, o.Num, h)
		hashObjects(f, f.Value(f.Load(o.Num).Object, "Resources"), h, seen)
	}
}

func hashStream(f *pdf.File, num int32, h hash.Hash) {
	body := f.Load(num)
	if !body.Stream {
		return
	}
	if raw, err := f.Raw(body); err == nil {
		io.Copy(h, raw) // a stream that cannot be read counts by what there is of it
	}
}
