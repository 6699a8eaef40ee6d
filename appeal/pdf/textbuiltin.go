package pdf

import (
	"bytes"

	lib "github.com/ledongthuc/pdf"
)

// builtInEncoding takes the encoding that an embedded font brings along, for a
// font dictionary which names none. A Type1 font has it in plain text.
func (f *textFile) builtInEncoding(t *textFont, desc lib.Value, symbolic bool) {
	if b, err := f.optionalStream(desc.Key("FontFile")); err == nil && len(b) > 0 {
		t.readType1Encoding(b)
		return
	}
	if b, err := f.optionalStream(desc.Key("FontFile2")); err == nil && len(b) > 12 && symbolic {
		t.readSymbolicTable(b)
	}
}

// readType1Encoding reads the "dup 65 /A put" lines of a Type1 font.
func (t *textFont) readType1Encoding(b []byte) {
	if i := bytes.Index(b, []byte("eexec")); i >= 0 {
		b = b[:i]
	}
	i := bytes.Index(b, []byte("/Encoding"))
	if i < 0 {
		return
	}
	s := newContentScanner(b[i+9:])
	var names []string
	var codes []int
	var last contentToken
	for {
		tok, ok := s.next()
		if !ok || tok.kind == tokWord && (string(tok.str) == "def" || string(tok.str) == "StandardEncoding") {
			break
		}
		if tok.kind == tokName && last.kind == tokNumber && last.num >= 0 && last.num < 256 {
			names, codes = append(names, string(tok.str)), append(codes, int(last.num))
		}
		last = tok
	}
	for i, text := range glyphTexts(names) {
		switch {
		case text != "":
			t.texts[codes[i]] = text
		case names[i] != ".notdef" && t.texts[codes[i]] == "":
			t.texts[codes[i]] = "\ufffd"
		}
	}
}

// readSymbolicTable reads a symbolic TrueType font's table by way of its glyph
// numbers: code to glyph by the symbol or Macintosh table, glyph to character
// by a Unicode table, if the font has both.
func (t *textFont) readSymbolicTable(b []byte) {
	table := sfntTable(b, "cmap")
	chars, codes := map[uint32]string{}, map[uint32]string{}
	for i := range min(u16(table, 2), 32) {
		platform, encoding, off := u16(table, 4+8*i), u16(table, 6+8*i), u32(table, 8+8*i)
		if off <= 0 || off >= len(table) {
			continue
		}
		switch {
		case platform == 3 && encoding == 0:
			readCharTable(table[off:], codes)
		case platform == 0 || platform == 3:
			readCharTable(table[off:], chars)
		}
	}
	for glyph, code := range codes {
		c := []rune(code)[0] & 0xff
		if s := chars[glyph]; s != "" {
			t.texts[c] = s
		}
	}
}
