package pdf

import (
	"strings"

	lib "github.com/ledongthuc/pdf"
)

// textFont turns the codes of a string into text and advances.
type textFont struct {
	name       string // lower case, without the subset tag
	bold       bool
	wide       bool // Type0: codes of one to four bytes
	vertical   bool
	toUnicode  *charMap
	encoding   *charMap // of a Type0 font; nil is two bytes, code = glyph number
	utf16      bool     // a Type0 font whose codes are UTF-16 themselves
	texts      [256]string
	widths     [256]float64 // in text space, 1 = the font size
	cidWidths  map[uint32]float64
	cidDefault float64
	cidText    map[uint32]string // from the embedded font's own table
	ascent     float64           // of the font size
	descent    float64           // negative
	shape      matrix            // glyph space to text space, for Type3
	drawn      bool              // Type3: a glyph is a drawing and may reach anywhere
}

// glyph is one code of a string.
type glyph struct {
	text    string
	advance float64 // in text space
	space   bool    // a one-byte code 32: word spacing applies
}

// font loads a font once per reference.
func (f *textFile) font(fonts lib.Value, name string, refs map[string]string) *textFont {
	key, shared := refs[name]
	if shared {
		if t, ok := f.fonts[key]; ok {
			return t
		}
	}
	t := f.loadFont(fonts, name)
	if shared {
		f.fonts[key] = t
	}
	return t
}

// loadFont reads a font; one that cannot be read still has text by the
// standard encoding and widths, which is what viewers do.
func (f *textFile) loadFont(fonts lib.Value, name string) (t *textFont) {
	t = plainFont()
	defer func() { _ = recover() }()
	v := fonts.Key(name)
	if v.Kind() != lib.Dict {
		return t
	}
	t.name = fontName(v.Key("BaseFont").Name())
	t.bold = boldName(t.name)
	t.setStandardWidths()
	if b, err := f.optionalStream(v.Key("ToUnicode")); err == nil && b != nil {
		t.toUnicode = readCharMap(b)
	}
	if v.Key("Subtype").Name() == "Type0" {
		f.loadWide(t, v)
		return t
	}
	t.readDescriptor(v.Key("FontDescriptor"))
	f.loadEncoding(t, v)
	t.readWidths(v)
	return t
}

func plainFont() *textFont {
	t := &textFont{ascent: 0.75, descent: -0.25, shape: matrix{0.001, 0, 0, 0.001, 0, 0}, cidDefault: 1}
	t.texts = baseEncoding("StandardEncoding")
	t.setStandardWidths()
	return t
}

// optionalStream gives a stream's bytes, nil if there is no stream.
func (f *textFile) optionalStream(v lib.Value) (b []byte, err error) {
	defer func() {
		if x := recover(); x != nil {
			b, err = nil, ErrDamaged
		}
	}()
	if v.Kind() != lib.Stream {
		return nil, nil
	}
	return f.stream(v)
}

// loadEncoding fills texts for a simple font.
func (f *textFile) loadEncoding(t *textFont, v lib.Value) {
	enc := v.Key("Encoding")
	desc := v.Key("FontDescriptor")
	symbolic := desc.Key("Flags").Int64()&4 != 0
	base, named := enc.Name(), true
	if enc.Kind() == lib.Dict {
		base = enc.Key("BaseEncoding").Name()
	}
	if base == "" {
		named = false
		if v.Key("Subtype").Name() == "TrueType" {
			base = "WinAnsiEncoding"
		}
	}
	t.texts = baseEncoding(base)
	if !named {
		f.builtInEncoding(t, desc, symbolic)
	}
	for code := range 256 {
		if s := symbolText(t.name, byte(code)); s != "" {
			t.texts[code] = s
		} else if isSymbolFont(t.name) {
			t.texts[code] = ""
		}
	}
	if enc.Kind() == lib.Dict {
		t.applyDifferences(enc.Key("Differences"))
	}
}

func isSymbolFont(name string) bool {
	return strings.Contains(name, "wingdings") || strings.Contains(name, "dingbat") || strings.HasPrefix(name, "symbol")
}

// applyDifferences sets the codes that /Differences names.
func (t *textFont) applyDifferences(diff lib.Value) {
	var names []string
	var codes []int
	code := 0
	for i := range min(diff.Len(), 2000) {
		switch x := diff.Index(i); x.Kind() {
		case lib.Integer, lib.Real:
			code = int(x.Float64())
		case lib.Name:
			if code >= 0 && code < 256 {
				names, codes = append(names, x.Name()), append(codes, code)
			}
			code++
		}
	}
	for i, text := range glyphTexts(names) {
		switch {
		case text != "":
			t.texts[codes[i]] = text
		case names[i] == ".notdef":
			t.texts[codes[i]] = ""
		case strings.Contains(t.name, "dingbat") && t.texts[codes[i]] != "":
			// "a20" and the like: keep what the code means there.
		default:
			t.texts[codes[i]] = numberedGlyph(names[i], t.texts[codes[i]])
		}
	}
}

// numberedGlyph reads a name that no list has: "c65" or "a28" for what that
// code is in TeX's fonts, else what the code means by itself, else as unknown,
// never as nothing.
func numberedGlyph(name, other string) string {
	n, ok := int64(0), false
	if len(name) > 1 && strings.Trim(name[1:], "0123456789") == "" {
		n, ok = leadingInt([]byte(name[1:]))
	}
	if ok && strings.ContainsRune("aAcC", rune(name[0])) {
		switch {
		case n >= 32 && n < 127:
			return string(rune(n))
		case n >= 0x0b && n <= 0x0f: // OT1
			return []string{"ff", "fi", "fl", "ffi", "ffl"}[n-0x0b]
		case n >= 0x1b && n <= 0x1f: // T1
			return []string{"ff", "fi", "fl", "ffi", "ffl"}[n-0x1b]
		}
	}
	if other == "" {
		return "\ufffd"
	}
	return other
}

// glyphs reads the codes of a shown string.
func (t *textFont) glyphs(b []byte, each func(glyph)) {
	if !t.wide {
		for _, c := range b {
			each(glyph{text: t.simpleText(c), advance: t.widths[c], space: c == ' '})
		}
		return
	}
	for len(b) > 0 {
		n := min(2, len(b))
		if t.encoding != nil && len(t.encoding.spaces) > 0 {
			n = max(1, t.encoding.codeLength(b))
		}
		code := uint32(0)
		for _, c := range b[:n] {
			code = code<<8 | uint32(c)
		}
		each(t.wideGlyph(code, n))
		b = b[n:]
	}
}

func (t *textFont) simpleText(c byte) string {
	if t.toUnicode != nil {
		if s, ok := t.toUnicode.text[uint32(c)]; ok && meaningful(s) {
			return t.fromPrivate(s)
		}
	}
	return t.texts[c]
}

// fromPrivate reads a private-use character of a picture font by its code.
func (t *textFont) fromPrivate(s string) string {
	r := []rune(s)
	if len(r) == 1 && r[0] >= 0xf020 && r[0] <= 0xf0ff {
		if x := symbolText(t.name, byte(r[0])); x != "" {
			return x
		}
		if !isSymbolFont(t.name) && r[0] < 0xf07f {
			return string(r[0] & 0xff)
		}
		if r[0] == 0xf0b7 {
			return "•"
		}
	}
	return s
}

func (t *textFont) wideGlyph(code uint32, n int) glyph {
	cid := code
	if t.encoding != nil {
		cid = t.encoding.cid(code, n)
	}
	g := glyph{advance: t.cidDefault, space: n == 1 && code == ' '}
	if w, ok := t.cidWidths[cid]; ok {
		g.advance = w
	}
	if t.toUnicode != nil {
		if s, ok := t.toUnicode.text[code]; ok && meaningful(s) {
			g.text = t.fromPrivate(s)
			return g
		}
	}
	switch {
	case t.utf16:
		g.text = string(rune(code))
	case t.cidText[cid] != "":
		g.text = t.cidText[cid]
	default:
		g.text = "\ufffd"
	}
	return g
}
