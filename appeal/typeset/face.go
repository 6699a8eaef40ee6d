package typeset

import (
	"encoding/binary"
	"fmt"
)

// face knows which characters a TrueType font has and how wide they are. Lines
// are broken with it before gofpdf is asked for anything, so that a document
// embeds only the faces that it uses.
type face struct {
	ttf    []byte
	widths [1 << 16]int16 // in thousandths of the size; noGlyph where there is none
}

const noGlyph = -1

// newFace reads the tables head, hhea, hmtx and cmap (format 4, which holds
// the Basic Multilingual Plane).
func newFace(ttf []byte) (*face, error) {
	f := &face{ttf: ttf}
	tables := map[string][]byte{}
	for i := range int(be16(ttf, 4)) {
		entry := ttf[12+16*i:]
		at, size := be32(entry, 8), be32(entry, 12)
		tables[string(entry[:4])] = ttf[at : at+size]
	}
	for _, need := range []string{"head", "hhea", "hmtx", "cmap"} {
		if tables[need] == nil {
			return nil, fmt.Errorf("font has no %s table", need)
		}
	}
	cmap, err := unicodeMap(tables["cmap"])
	if err != nil {
		return nil, err
	}
	units, metrics := int(be16(tables["head"], 18)), int(be16(tables["hhea"], 34))
	for r := range f.widths {
		f.widths[r] = noGlyph
		if glyph := glyphOf(cmap, r); glyph != 0 {
			advance := int(be16(tables["hmtx"], 4*min(glyph, metrics-1)))
			f.widths[r] = int16((advance*1000 + units/2) / units)
		}
	}
	return f, nil
}

// unicodeMap finds the format 4 subtable for Unicode.
func unicodeMap(cmap []byte) ([]byte, error) {
	for i := range int(be16(cmap, 2)) {
		platform, encoding := be16(cmap, 4+8*i), be16(cmap, 6+8*i)
		sub := cmap[be32(cmap, 8+8*i):]
		if (platform == 0 || platform == 3 && encoding == 1) && be16(sub, 0) == 4 {
			return sub, nil
		}
	}
	return nil, fmt.Errorf("font has no Unicode character map")
}

// glyphOf looks a character up in a format 4 subtable: four parallel arrays of
// segment ends, starts, deltas and offsets.
func glyphOf(sub []byte, r int) int {
	n := int(be16(sub, 6)) / 2
	ends, starts := 14, 16+2*n
	deltas, offsets := starts+2*n, starts+4*n
	lo, hi := 0, n
	for lo < hi {
		if mid := (lo + hi) / 2; int(be16(sub, ends+2*mid)) < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == n || int(be16(sub, starts+2*lo)) > r {
		return 0
	}
	delta, offset := int(be16(sub, deltas+2*lo)), int(be16(sub, offsets+2*lo))
	if offset == 0 {
		return (r + delta) & 0xFFFF
	}
	glyph := int(be16(sub, offsets+2*lo+offset+2*(r-int(be16(sub, starts+2*lo)))))
	if glyph == 0 {
		return 0
	}
	return (glyph + delta) & 0xFFFF
}

// has reports whether the face can print r.
func (f *face) has(r rune) bool { return r > 0 && r < 0xFFFF && f.widths[r] != noGlyph }

// width gives the width of s at a size.
func (f *face) width(s string, size float64) float64 {
	sum := 0
	for _, r := range s {
		if f.has(r) {
			sum += int(f.widths[r])
		}
	}
	return float64(sum) * size / 1000
}

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func be32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
