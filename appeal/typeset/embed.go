package typeset

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
)

// face writes the objects of a face that a document uses and gives the
// number of the font (ISO 32000-1, 9.7.4): a character's code is its number in
// Unicode, so that the pages say what they say also to a program that knows
// nothing of fonts.
func (w *pdfWriter) face(st style, runes []rune) int {
	f := faces()[st]
	file, glyphs := f.subset(runes)
	name := tag(runes) + "+" + st.name()
	program := w.packed(fmt.Sprintf("/Length1 %d", len(file)), file)
	descriptor := w.object(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle %s/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>",
		name, st.flags(), f.bounds(), short(f.angle()), f.thousandths("hhea", 4), f.thousandths("hhea", 6), f.thousandths("OS/2", 88), st.stem(), program))
	last := 0
	if len(runes) > 0 {
		last = int(runes[len(runes)-1])
	}
	toGlyph := make([]byte, 2*last+2)
	for r, glyph := range glyphs {
		binary.BigEndian.PutUint16(toGlyph[2*r:], uint16(glyph))
	}
	places := w.packed("", toGlyph)
	character := w.object(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[%s]>>",
		name, descriptor, places, f.widthList(runes)))
	unicode := w.packed("", []byte(unicodeTable(runes)))
	return w.object(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, character, unicode))
}

// name is the face's name in the file.
func (s style) name() string {
	return "LiberationSerif" + [...]string{"", "-Bold", "-Italic", "-BoldItalic"}[s]
}

// flags: the face has serifs, and letters of its own order; it leans.
func (s style) flags() int {
	const serif, symbolic, leans = 1 << 1, 1 << 2, 1 << 6
	if s&italic != 0 {
		return serif | symbolic | leans
	}
	return serif | symbolic
}

// angle is how far the face leans, counter-clockwise.
func (f *face) angle() float64 { return float64(int32(be32(f.tables["post"], 4))) / (1 << 16) }

// stem is about the width of an upright stroke; the file does not say it.
func (s style) stem() int {
	if s&bold != 0 {
		return 120
	}
	return 80
}

// thousandths gives a number of a table in thousandths of the size.
func (f *face) thousandths(table string, at int) int {
	units := int(be16(f.tables["head"], 18))
	return int(int16(be16(f.tables[table], at))) * 1000 / units
}

// bounds is the box that holds every glyph of the face.
func (f *face) bounds() string {
	var out []string
	for at := 36; at <= 42; at += 2 {
		out = append(out, fmt.Sprint(f.thousandths("head", at)))
	}
	return strings.Join(out, " ")
}

// widthList gives the widths of characters, each run of neighbours in brackets.
func (f *face) widthList(runes []rune) string {
	var b strings.Builder
	for i, r := range runes {
		if i == 0 || runes[i-1]+1 != r {
			if i > 0 {
				b.WriteString("]")
			}
			fmt.Fprintf(&b, "%d[", r)
		} else {
			b.WriteString(" ")
		}
		fmt.Fprint(&b, f.widths[r])
	}
	if len(runes) > 0 {
		b.WriteString("]")
	}
	return b.String()
}

// tag marks a font that has some of a face's characters only: six letters that
// hang on which ones.
func tag(runes []rune) string {
	sum := sha256.Sum256([]byte(string(runes)))
	var out [6]byte
	for i := range out {
		out[i] = 'A' + sum[i]%26
	}
	return string(out[:])
}

// unicodeTable says which character a code is: itself (ISO 32000-1, 9.10.3).
func unicodeTable(runes []rune) string {
	const most = 100 // lines of one list
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for len(runes) > 0 {
		n := min(most, len(runes))
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, r := range runes[:n] {
			fmt.Fprintf(&b, "<%04X><%04X>\n", r, r)
		}
		b.WriteString("endbfchar\n")
		runes = runes[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}
