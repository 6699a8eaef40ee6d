package pdf

import (
	"strings"

	lib "github.com/ledongthuc/pdf"
)

// fieldText is what a form field holds when nobody drew it: programs that fill
// in forms may leave the drawing to the viewer (NeedAppearances), and a reader
// that shows only drawings would lose the answer.
func fieldText(a lib.Value) string {
	kind, value := inheritedKey(a, "FT").Name(), inheritedKey(a, "V")
	if kind != "Tx" && kind != "Ch" {
		return ""
	}
	if flags := inheritedKey(a, "Ff").Int64(); kind == "Tx" && flags&(1<<13) != 0 {
		return "" // a password
	}
	var parts []string
	for _, v := range list(value) {
		if v.Kind() == lib.String {
			parts = append(parts, textString([]byte(v.RawString())))
		}
	}
	return strings.Join(parts, "\n")
}

// inheritedKey looks a key up in a field and the fields above it.
func inheritedKey(field lib.Value, key string) lib.Value {
	for range 20 {
		if v := field.Key(key); !v.IsNull() {
			return v
		}
		if field = field.Key("Parent"); field.Kind() != lib.Dict {
			break
		}
	}
	return lib.Value{}
}

// setField puts a field's value into its rectangle, line under line in a size
// that fits.
func (r *textRun) setField(text string, rect [4]float64, st textState) {
	lines := strings.FieldsFunc(text, func(c rune) bool { return c == '\n' || c == '\r' })
	if len(lines) == 0 {
		return
	}
	st.font = plainFont()
	st.size = min(11, (rect[3]-rect[1])/float64(len(lines))*0.8)
	y := rect[3] - st.size
	for _, line := range lines {
		x := rect[0] + 2
		for _, c := range line {
			g := glyph{text: string(c), advance: 0.5}
			if c >= 32 && c < 256 {
				g.advance = st.font.widths[c]
			}
			m := matrix{st.size, 0, 0, st.size, x, y}.times(st.ctm)
			if finite(m) {
				r.words.add(placed(g, st.font, m, &st))
			}
			x += g.advance * st.size
		}
		r.words.flush()
		y -= st.size * 1.2
	}
}
