package typeset

import (
	"bytes"
	"testing"
)

// TestSubset: a cut font has the outlines and widths of the whole one, each part
// of a composed glyph under its new number.
func TestSubset(t *testing.T) {
	for st, f := range faces() {
		var runes []rune
		for r := rune(' '); r < 0x2600; r++ {
			if f.has(r) {
				runes = append(runes, r)
			}
		}
		if len(runes) < 1000 {
			t.Fatalf("face %d has %d characters", st, len(runes))
		}
		for _, set := range [][]rune{{'é'}, []rune("Aé"), runes} {
			file, glyphs := f.subset(set)
			small := opened(t, file)
			for _, r := range set {
				same(t, f, glyphOf(f.cmap, int(r)), small, glyphs[r])
				if got, want := be16(small.metric(glyphs[r]), 0), be16(f.metric(glyphOf(f.cmap, int(r))), 0); got != want {
					t.Fatalf("%q is %d wide, want %d", r, got, want)
				}
			}
		}
	}
}

// opened takes a cut font apart: it has no characters, only glyphs.
func opened(t *testing.T, file []byte) *face {
	t.Helper()
	f := &face{tables: map[string][]byte{}}
	last := ""
	for i := range int(be16(file, 4)) {
		entry := file[12+16*i:]
		tag, at, size := string(entry[:4]), be32(entry, 8), be32(entry, 12)
		f.tables[tag] = file[at : at+size]
		if tag <= last || at%4 != 0 || be32(entry, 4) != sumOf(f.tables[tag]) {
			t.Fatalf("table %s stands at %d after %s, or has another sum", tag, at, last)
		}
		last = tag
	}
	return f
}

func same(t *testing.T, whole *face, a int, small *face, b int) {
	t.Helper()
	x, y := whole.glyph(a), small.glyph(b)
	if len(x) < 10 || int16(be16(x, 0)) >= 0 {
		if !bytes.Equal(x, y[:min(len(x), len(y))]) {
			t.Fatalf("glyph %d and %d differ", a, b)
		}
		return
	}
	for at := 10; ; {
		flags := be16(x, at)
		same(t, whole, int(be16(x, at+2)), small, int(be16(y, at+2)))
		if flags != be16(y, at) {
			t.Fatalf("glyphs %d and %d are composed in other ways", a, b)
		}
		at += 6
		for _, f := range []struct{ flag, more int }{{argsAreWords, 2}, {hasScale, 2}, {hasTwoScales, 4}, {hasMatrix, 8}} {
			if int(flags)&f.flag != 0 {
				at += f.more
			}
		}
		if flags&moreParts == 0 {
			return
		}
	}
}
