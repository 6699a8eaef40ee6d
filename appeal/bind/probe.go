package bind

import (
	"io"

	"imeappeal/appeal/pdf"
)

// Info is what a file is, as far as a packet cares.
type Info struct {
	Pages      int
	Lost       int  // pages that the file counts and that cannot be found
	Encrypted  bool // it opened nevertheless
	Repaired   bool
	HasForm    bool
	HasScripts bool
	HasFiles   bool // embedded files
	HasOutline bool
	Dynamic    bool // an XFA form: the pages that a person sees in Adobe's reader are not in the file
	Portfolio  bool // a cover for embedded files
}

// Probe opens a file and says whether and how it can be bound. The reasons why
// it cannot are pdf.ErrNotPDF, ErrPassword, ErrCipher, ErrDamaged, ErrNoPages
// and ErrTooMuch.
func Probe(r io.ReaderAt, size int64, password string) (info Info, err error) {
	err = fenced(func() error {
		f, err := pdf.Open(r, size, password)
		if err != nil {
			return err
		}
		root := f.Catalog()
		names := f.Value(root, "Names")
		form := f.Value(root, "AcroForm")
		action := f.Value(root, "OpenAction")
		info = Info{
			Pages:      len(f.Pages),
			Lost:       lost(f),
			Encrypted:  f.Encrypted(),
			HasForm:    len(f.Value(form, "Fields").Items) > 0 || form.Lookup("XFA") != nil,
			HasScripts: names.Lookup("JavaScript") != nil || root.Lookup("AA") != nil || f.Value(action, "S").IsName("JavaScript"),
			HasFiles:   names.Lookup("EmbeddedFiles") != nil || root.Lookup("AF") != nil,
			HasOutline: f.Value(root, "Outlines").Lookup("First") != nil,
			Repaired:   f.Repaired,
			Dynamic:    dynamic(f),
			Portfolio:  root.Lookup("Collection") != nil,
		}
		return f.Err()
	})
	return info, err
}

// dynamic reports whether the file is an XFA form that a reader must lay out:
// it says so, or it has XFA and not one field of the usual kind.
func dynamic(f *pdf.File) bool {
	form := f.Value(f.Catalog(), "AcroForm")
	if form.Lookup("XFA") == nil {
		return false
	}
	return string(f.Value(f.Catalog(), "NeedsRendering").Raw) == "true" || len(f.Value(form, "Fields").Items) == 0
}

// lost gives how many pages a file counts beyond those that were found.
func lost(f *pdf.File) int { return min(max(0, f.Promised-len(f.Pages))+f.Blank, 1_000_000) }

// noteWhole records what holds for the part as a whole.
func (c *carrier) noteWhole() {
	root := c.file.Catalog()
	names := c.file.Value(root, "Names")
	add := func(on bool, k NoteKind) {
		if on {
			c.note(Note{c.part.ID, 0, k, 1})
		}
	}
	add(c.file.Repaired, Repaired)
	if n := lost(c.file); n > 0 {
		c.note(Note{c.part.ID, 0, PagesLost, n})
	}
	add(c.file.Encrypted(), Decrypted)
	add(dynamic(c.file), DynamicForm)
	add(root.Lookup("Collection") != nil, Portfolio)
	add(names.Lookup("EmbeddedFiles") != nil, FilesDropped)
	add(names.Lookup("JavaScript") != nil || root.Lookup("AA") != nil, ActionsDropped)
}
