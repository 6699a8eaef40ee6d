package typeset

import (
	"encoding/binary"
	"maps"
	"slices"
)

// fontTable is one table of a TrueType file.
type fontTable struct {
	tag  string
	data []byte
}

// kept are the tables of an embedded font that are copied as they are: the
// programs that fit outlines to the dots of a screen. Of those that PDF asks for
// (ISO 32000-1, 9.9) the others are made for the characters in use.
var kept = []string{"cvt ", "fpgm", "prep"}

// subset gives a font file with the outlines of some characters only, and which
// glyph of it each of them is.
func (f *face) subset(runes []rune) (file []byte, glyphs map[rune]int) {
	s := cut{face: f, number: map[int]int{0: 0}, order: []int{0}}
	glyphs = map[rune]int{}
	for _, r := range runes {
		glyphs[r] = s.take(glyphOf(f.cmap, int(r)))
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(s.order); i++ { // parts of composed glyphs join the end
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, s.outline(s.order[i])...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = append(hmtx, f.metric(s.order[i])...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)  // the sum over the file, which readers of PDF do not look at
	binary.BigEndian.PutUint16(head[50:], 1) // places in glyf are long
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.order)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.order)))
	tables := []fontTable{{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}}
	for _, tag := range kept {
		if data := f.tables[tag]; data != nil {
			tables = append(tables, fontTable{tag, data})
		}
	}
	return fontFile(tables), glyphs
}

// cut numbers the glyphs that go into a smaller font.
type cut struct {
	*face
	number map[int]int // of the glyph in the whole font → in the small one
	order  []int
}

func (s *cut) take(glyph int) int {
	n, ok := s.number[glyph]
	if !ok {
		n = len(s.order)
		s.number[glyph] = n
		s.order = append(s.order, glyph)
	}
	return n
}

// The flags of a part of a composed glyph (OpenType, table glyf).
const (
	argsAreWords = 1 << 0
	hasScale     = 1 << 3
	moreParts    = 1 << 5
	hasTwoScales = 1 << 6
	hasMatrix    = 1 << 7
)

// outline gives a glyph's data; a composed one names its parts by their new
// numbers.
func (s *cut) outline(glyph int) []byte {
	data := s.glyph(glyph)
	if len(data) < 10 || int16(be16(data, 0)) >= 0 {
		return data
	}
	data = slices.Clone(data)
	for at := 10; at+4 <= len(data); {
		flags := be16(data, at)
		binary.BigEndian.PutUint16(data[at+2:], uint16(s.take(int(be16(data, at+2)))))
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasTwoScales != 0:
			at += 4
		case flags&hasMatrix != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			break
		}
	}
	return data
}

// glyph gives a glyph's data in the whole font; that of a space is empty.
func (f *face) glyph(n int) []byte {
	glyf, loca := f.tables["glyf"], f.tables["loca"]
	if be16(f.tables["head"], 50) == 0 {
		return glyf[2*int(be16(loca, 2*n)) : 2*int(be16(loca, 2*n+2))]
	}
	return glyf[be32(loca, 4*n):be32(loca, 4*n+4)]
}

// metric gives a glyph's advance and left side bearing. Glyphs beyond the last
// advance have that one.
func (f *face) metric(n int) []byte {
	hmtx, metrics := f.tables["hmtx"], int(be16(f.tables["hhea"], 34))
	if n < metrics {
		return hmtx[4*n : 4*n+4]
	}
	bearing := 4*metrics + 2*(n-metrics)
	return append(slices.Clone(hmtx[4*metrics-4:4*metrics-2]), hmtx[bearing:bearing+2]...)
}

// fontFile puts tables into one file, in the order of their names.
func fontFile(tables []fontTable) []byte {
	slices.SortFunc(tables, func(a, b fontTable) int { return slices.Compare([]byte(a.tag), []byte(b.tag)) })
	n := len(tables)
	log := 0
	for 2<<log <= n {
		log++
	}
	head := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << log, log, 16*n - 16<<log} {
		head = binary.BigEndian.AppendUint16(head, uint16(v))
	}
	var body []byte
	for _, t := range tables {
		head = append(head, t.tag...)
		for _, v := range []uint32{sumOf(t.data), uint32(12 + 16*n + len(body)), uint32(len(t.data))} {
			head = binary.BigEndian.AppendUint32(head, v)
		}
		body = append(body, t.data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(head, body...)
}

// sumOf is the checksum of a table: its words added up.
func sumOf(data []byte) (sum uint32) {
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}

// sorted gives a set's characters in order.
func sorted(set map[rune]bool) []rune { return slices.Sorted(maps.Keys(set)) }
