package bind

import (
	"io"
	"slices"
	"strings"

	"imeappeal/appeal/pdf"
)

// Fonts gives the names of the fonts that a file uses and does not bring
// along, sorted. Another machine prints such text in a font of its own choice.
func Fonts(r io.ReaderAt, size int64, password string) (notEmbedded []string, err error) {
	err = fenced(func() error {
		f, err := pdf.Open(r, size, password)
		if err != nil {
			return err
		}
		err = f.Walk(func(_ int32, b pdf.Body) error {
			if name := absentFont(f, b.Object); name != "" && !slices.Contains(notEmbedded, name) {
				notEmbedded = append(notEmbedded, name)
			}
			return nil
		})
		return err
	})
	slices.Sort(notEmbedded)
	return notEmbedded, err
}

// absentFont gives the name of a font whose file is not embedded, "" for any
// other object. A composite font's file belongs to its descendant, and a Type 3
// font's letters are drawings.
func absentFont(f *pdf.File, o pdf.Object) string {
	if o.Kind != pdf.Dict || !f.Value(o, "Type").IsName("Font") {
		return ""
	}
	switch f.Value(o, "Subtype").NameText() {
	case "Type1", "MMType1", "TrueType", "CIDFontType0", "CIDFontType2":
	default:
		return ""
	}
	d := f.Value(o, "FontDescriptor")
	for _, key := range []string{"FontFile", "FontFile2", "FontFile3"} {
		if d.Lookup(key) != nil {
			return ""
		}
	}
	name := f.Value(o, "BaseFont").NameText()
	if _, rest, ok := strings.Cut(name, "+"); ok {
		name = rest
	}
	if name == "" {
		return "(unnamed)"
	}
	return name
}
