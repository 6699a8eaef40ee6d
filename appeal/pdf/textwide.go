package pdf

import (
	"strings"

	lib "github.com/ledongthuc/pdf"
)

// loadWide reads a Type0 font and its one descendant.
func (f *textFile) loadWide(t *textFont, v lib.Value) {
	t.wide = true
	down := v.Key("DescendantFonts")
	if down.Kind() == lib.Array {
		down = down.Index(0)
	}
	desc := down.Key("FontDescriptor")
	t.readDescriptor(desc)
	t.cidDefault = 1
	if dw := down.Key("DW"); !dw.IsNull() {
		t.cidDefault = dw.Float64() / 1000
	}
	t.cidWidths = cidWidths(down.Key("W"))
	enc := v.Key("Encoding")
	if enc.Kind() == lib.Stream {
		if b, err := f.optionalStream(enc); err == nil {
			t.encoding = readCharMap(b)
		}
		t.vertical = enc.Key("WMode").Int64() == 1
	}
	name := enc.Name()
	t.vertical = t.vertical || strings.HasSuffix(name, "-V")
	t.utf16 = strings.Contains(name, "UCS2") || strings.Contains(name, "UTF16")
	if t.toUnicode != nil {
		return
	}
	switch down.Key("CIDSystemInfo").Key("Ordering").RawString() {
	case "Japan1", "GB1", "CNS1", "Korea1", "KR":
		t.cidText = latinCIDs()
	default:
		t.cidText = f.glyphNumbers(desc)
	}
}

// latinCIDs are the glyphs that Adobe's East Asian collections have in common:
// 1 to 95 are the printable characters of ASCII.
func latinCIDs() map[uint32]string {
	out := map[uint32]string{}
	for cid := uint32(1); cid <= 95; cid++ {
		out[cid] = string(rune(cid + 31))
	}
	return out
}

// cidWidths reads a /W array: "c [w w w]" and "first last w" in any mixture.
func cidWidths(w lib.Value) map[uint32]float64 {
	out := map[uint32]float64{}
	for i := 0; i+1 < w.Len() && len(out) < charMapLimit; {
		first := w.Index(i).Int64()
		next := w.Index(i + 1)
		if next.Kind() == lib.Array {
			for k := range min(next.Len(), 1<<16) {
				out[uint32(first)+uint32(k)] = next.Index(k).Float64() / 1000
			}
			i += 2
			continue
		}
		last, width := next.Int64(), w.Index(i+2).Float64()/1000
		if last-first <= 1<<16 {
			for c := first; c <= last; c++ {
				out[uint32(c)] = width
			}
		}
		i += 3
	}
	return out
}

// glyphNumbers reads an embedded TrueType font's character table backwards:
// for a font without a ToUnicode map it is all there is to know.
func (f *textFile) glyphNumbers(desc lib.Value) map[uint32]string {
	b, err := f.optionalStream(desc.Key("FontFile2"))
	if err != nil || len(b) < 12 {
		return nil
	}
	table := sfntTable(b, "cmap")
	out := map[uint32]string{}
	for i := range min(u16(table, 2), 32) {
		platform, encoding := u16(table, 4+8*i), u16(table, 6+8*i)
		off := u32(table, 8+8*i)
		if off <= 0 || off >= len(table) || platform == 1 || platform == 3 && encoding == 0 {
			continue
		}
		readCharTable(table[off:], out)
	}
	return out
}

// sfntTable finds a table of a TrueType file.
func sfntTable(b []byte, tag string) []byte {
	for i := range min(u16(b, 4), 64) {
		at := 12 + 16*i
		if at+16 > len(b) {
			return nil
		}
		off, n := u32(b, at+8), u32(b, at+12)
		if string(b[at:at+4]) == tag && off < len(b) {
			return b[off:min(len(b), off+n)]
		}
	}
	return nil
}

// readCharTable reads formats 4 and 12 (OpenType specification, "cmap").
func readCharTable(b []byte, out map[uint32]string) {
	add := func(glyph, char int) {
		if glyph > 0 && len(out) < charMapLimit {
			if old, ok := out[uint32(glyph)]; !ok || char < int([]rune(old)[0]) {
				out[uint32(glyph)] = string(rune(char))
			}
		}
	}
	switch u16(b, 0) {
	case 4:
		n := u16(b, 6) / 2
		for s := range n {
			end, start := u16(b, 14+2*s), u16(b, 16+2*n+2*s)
			delta, rangeAt := u16(b, 16+4*n+2*s), 16+6*n+2*s
			offset := u16(b, rangeAt)
			for c := start; c <= end && c < 0xffff; c++ {
				g := (c + delta) & 0xffff
				if offset != 0 {
					if g = u16(b, rangeAt+offset+2*(c-start)); g != 0 {
						g = (g + delta) & 0xffff
					}
				}
				add(g, c)
			}
		}
	case 12:
		for i := range min(u32(b, 12), 10000) {
			at := 16 + 12*i
			start, end, g := u32(b, at), u32(b, at+4), u32(b, at+8)
			for c := start; c <= end && c-start < 1<<16 && c < 0x110000; c++ {
				add(g+c-start, c)
			}
		}
	}
}

func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(b[at])<<8 | int(b[at+1])
}

func u32(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(b[at])<<24 | int(b[at+1])<<16 | int(b[at+2])<<8 | int(b[at+3])
}
