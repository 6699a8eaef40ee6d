package tiff

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"
)

// tag is an entry for made writes.
type tag struct {
	id, kind uint16
	values   []uint32
}

// made writes a TIFF of one page; its parts stand where tag 273 says.
func made(ord binary.AppendByteOrder, parts [][]byte, tags ...tag) []byte {
	head := "II*\x00"
	if ord == binary.AppendByteOrder(binary.BigEndian) {
		head = "MM\x00*"
	}
	var blob []byte
	place := func(b []byte) uint32 {
		at := uint32(8 + len(blob))
		blob = append(blob, b...)
		return at
	}
	var at, counts []uint32
	for _, p := range parts {
		at, counts = append(at, place(p)), append(counts, uint32(len(p)))
	}
	tags = append(tags, tag{273, 4, at}, tag{279, 4, counts})
	var list []byte
	for _, e := range tags {
		var v []byte
		for _, n := range e.values {
			switch e.kind {
			case 7:
				v = append(v, byte(n))
			case 3:
				v = ord.AppendUint16(v, uint16(n))
			default:
				v = ord.AppendUint32(v, n)
			}
		}
		list = ord.AppendUint32(ord.AppendUint16(ord.AppendUint16(list, e.id), e.kind), uint32(len(e.values)))
		if len(v) > 4 {
			v = ord.AppendUint32(nil, place(v))
		}
		list = append(list, append(v, 0, 0, 0, 0)[:4]...)
	}
	out := ord.AppendUint32([]byte(head), uint32(8+len(blob)))
	return append(ord.AppendUint16(append(out, blob...), uint16(len(tags))), append(list, 0, 0, 0, 0)...)
}

func packed(text string) []byte {
	text = strings.ReplaceAll(text, " ", "")
	out := make([]byte, (len(text)+7)/8)
	for i, b := range text {
		out[i/8] |= byte(b-'0') << (7 - i%8)
	}
	return out
}

// A page of 16 × 3 dots, four white, eight black, four white in each row, in
// every way that a fax can be kept.
func TestFax(t *testing.T) {
	const row, end = "1011 000101 1011", "000000000001"
	rows := map[string]string{
		"a row": row + "00" + row + "00" + row,
		"eol":   end + row + end + row + end + row + strings.Repeat(end, 6),
		"byte":  "0000" + end + row + "000000" + end + row + "000000" + end + row + "000000" + end,
		"2d":    end + "1" + row + end + "0" + "111" + end + "0" + "111" + strings.Repeat(end+"1", 6),
		"4":     "001 1011 000101 1" + "111" + "111" + end + end,
		"cut":   end + row + end + row[:6],
	}
	for _, c := range []struct {
		name, data    string
		comp, options uint32
		meaning, fill uint32
		torn          bool
	}{
		{"rows on bytes", "a row", 2, 0, 0, 1, false},
		{"group 3", "eol", 3, 0, 0, 1, false},
		{"group 3, 0 is black", "eol", 3, 0, 1, 1, false},
		{"group 3, lowest bit first", "eol", 3, 0, 0, 2, false},
		{"group 3 on bytes", "byte", 3, 4, 0, 1, false},
		{"group 3 in two dimensions", "2d", 3, 1, 0, 1, false},
		{"group 4", "4", 4, 0, 0, 1, false},
		{"group 4, lowest bit first, 0 is black", "4", 4, 0, 1, 2, false},
		{"broken off", "cut", 3, 0, 0, 1, true},
	} {
		for _, ord := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			data := packed(rows[c.data])
			if c.fill == 2 {
				data = turned(data)
			}
			// In no order, one tag twice, and one that nobody knows.
			file := made(ord, [][]byte{data}, tag{292, 4, []uint32{c.options}}, tag{256, 3, []uint32{16}}, tag{257, 4, []uint32{3}}, tag{256, 3, []uint32{99}},
				tag{65001, 12, []uint32{1, 2}}, tag{262, 3, []uint32{c.meaning}}, tag{266, 3, []uint32{c.fill}}, tag{259, 3, []uint32{c.comp}})
			size, err := Config(file)
			if err != nil || size.Width != 16 || size.Height != 3 {
				t.Fatal(c.name, size, err)
			}
			m, err := Decode(file)
			if c.torn != errors.Is(err, ErrTorn) || m == nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			want := bytes.Repeat([]byte{0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff}, 3)
			if c.meaning == 1 {
				for i := range want {
					want[i] ^= 0xff
				}
			}
			if got := m.(*image.Gray).Pix; !bytes.Equal(got[:16], want[:16]) || !c.torn && !bytes.Equal(got, want) {
				t.Errorf("%s: %v", c.name, got)
			}
		}
	}
}

// An uncompressed page whose tags are in no order is read too.
func TestTagsInNoOrder(t *testing.T) {
	file := made(binary.LittleEndian, [][]byte{{1, 2, 3, 4}}, tag{262, 3, []uint32{1}}, tag{256, 3, []uint32{2}}, tag{257, 3, []uint32{2}}, tag{258, 3, []uint32{8}}, tag{259, 3, []uint32{1}})
	m, err := Decode(file)
	if err != nil || !bytes.Equal(m.(*image.Gray).Pix, []byte{1, 2, 3, 4}) {
		t.Fatal(m, err)
	}
}

// photo is a picture with a dark half in one colour.
func photo(width, height int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{200, 40, 30, 255}
			if x < width/2 {
				c = color.RGBA{10, 20, 120, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

// split takes the tables out of a JPEG, as writers of TIFF do.
func split(t *testing.T, m image.Image) (tables, rest []byte) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	tables, rest = []byte{0xff, 0xd8}, []byte{0xff, 0xd8}
	for data := b.Bytes()[2:]; ; {
		if data[1] == 0xda {
			return append(tables, 0xff, 0xd9), append(rest, data...)
		}
		n := 2 + int(binary.BigEndian.Uint16(data[2:]))
		if data[1] == 0xdb || data[1] == 0xc4 {
			tables = append(tables, data[:n]...)
		} else {
			rest = append(rest, data[:n]...)
		}
		data = data[n:]
	}
}

func undef(b []byte) (v []uint32) {
	for _, c := range b {
		v = append(v, uint32(c))
	}
	return v
}

func TestJPEG(t *testing.T) {
	tables, top := split(t, photo(64, 32))
	_, low := split(t, photo(64, 16))
	entries := func(height uint32, rows uint32, more ...tag) []tag {
		return append(more, tag{256, 3, []uint32{64}}, tag{257, 3, []uint32{height}}, tag{258, 3, []uint32{8, 8, 8}}, tag{259, 3, []uint32{7}},
			tag{262, 3, []uint32{6}}, tag{277, 3, []uint32{3}}, tag{278, 3, []uint32{rows}}, tag{347, 7, undef(tables)})
	}
	for name, file := range map[string][]byte{
		"one strip":  made(binary.LittleEndian, [][]byte{top}, entries(32, 32)...),
		"two strips": made(binary.BigEndian, [][]byte{top, low}, entries(48, 32)...),
	} {
		m, err := Decode(file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, p := range []image.Point{{4, 4}, {60, m.Bounds().Dy() - 3}} {
			r, g, b, _ := m.At(p.X, p.Y).RGBA()
			wr, wg, wb, _ := photo(64, 48).At(p.X, p.Y).RGBA()
			if near := func(a, b uint32) bool { return a>>8 < b>>8+12 && b>>8 < a>>8+12 }; !near(r, wr) || !near(g, wg) || !near(b, wb) {
				t.Errorf("%s at %v: %v", name, p, m.At(p.X, p.Y))
			}
		}
		if _, err := JPEG(file); (err == nil) != (name == "one strip") {
			t.Errorf("%s as a JPEG: %v", name, err)
		}
	}
	torn := made(binary.BigEndian, [][]byte{top, low[:20]}, entries(48, 32)...)
	if m, err := Decode(torn); m == nil || !errors.Is(err, ErrTorn) {
		t.Errorf("a strip that broke off: %v", err)
	}
	large := made(binary.BigEndian, [][]byte{top}, entries(16, 16)...)
	if _, err := Decode(large); err == nil {
		t.Error("a JPEG of another size was taken")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(made(binary.LittleEndian, [][]byte{{0, 0x10}}, tag{256, 3, []uint32{16}}, tag{257, 3, []uint32{3}}, tag{259, 3, []uint32{3}}))
	f.Add(made(binary.BigEndian, [][]byte{{0xff, 0xd8}}, tag{256, 3, []uint32{16}}, tag{257, 3, []uint32{3}}, tag{259, 3, []uint32{7}}, tag{322, 3, []uint32{16}}, tag{323, 3, []uint32{16}}))
	f.Fuzz(func(t *testing.T, file []byte) {
		size, err := Config(file)
		if err != nil || size.Width*size.Height > 1<<20 {
			return
		}
		if m, err := Decode(file); err == nil && m.Bounds().Dx() != size.Width {
			t.Fatal(fmt.Sprint(m.Bounds(), size))
		}
	})
}

// Greys and palettes of few bits, samples too many and the inks of print, each
// four dots wide and two high.
func TestOddSamples(t *testing.T) {
	le := binary.LittleEndian
	short := func(id uint16, v ...uint32) tag { return tag{id, 3, v} }
	size := []tag{short(256, 4), short(257, 2), short(259, 1)}
	for name, c := range map[string]struct {
		data []byte
		tags []tag
		want [4]color.RGBA // of the first row
	}{
		"grey, 2 bits": {
			[]byte{0b00011011, 0},
			[]tag{short(258, 2), short(262, 1)},
			[4]color.RGBA{{0, 0, 0, 255}, {85, 85, 85, 255}, {170, 170, 170, 255}, {255, 255, 255, 255}},
		},
		"grey, 4 bits, white is 0": {
			[]byte{0x0F, 0x3C, 0, 0},
			[]tag{short(258, 4), short(262, 0)},
			[4]color.RGBA{{255, 255, 255, 255}, {0, 0, 0, 255}, {204, 204, 204, 255}, {51, 51, 51, 255}},
		},
		"palette, 2 bits": {
			[]byte{0b00011011, 0},
			[]tag{short(258, 2), short(262, 3), short(320, 0, 0xFFFF, 0, 0, 0, 0, 0xFFFF, 0, 0, 0, 0, 0xFFFF)},
			[4]color.RGBA{{0, 0, 0, 255}, {255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}},
		},
		"grey and transparency": {
			[]byte{0, 255, 0, 0, 100, 255, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0},
			[]tag{short(258, 8, 8), short(262, 1), short(277, 2), short(338, 2)},
			[4]color.RGBA{{0, 0, 0, 255}, {255, 255, 255, 255}, {100, 100, 100, 255}, {255, 255, 255, 255}},
		},
		"the inks of print, differences": {
			[]byte{0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
			[]tag{short(258, 8, 8, 8, 8), short(262, 5), short(277, 4), short(317, 2)},
			[4]color.RGBA{{255, 255, 255, 255}, {0, 0, 0, 255}, {0, 255, 255, 255}, {0, 255, 255, 255}},
		},
		"colours and a sample of no meaning": {
			[]byte{1, 2, 3, 9, 4, 5, 6, 9, 7, 8, 9, 9, 255, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
			[]tag{short(258, 8, 8, 8, 8), short(262, 2), short(277, 4), short(338, 0)},
			[4]color.RGBA{{1, 2, 3, 255}, {4, 5, 6, 255}, {7, 8, 9, 255}, {255, 0, 0, 255}},
		},
	} {
		for _, ord := range []binary.AppendByteOrder{le, binary.BigEndian} {
			file := made(ord, [][]byte{c.data}, append(size, c.tags...)...)
			conf, err := Config(file)
			if err != nil || conf.Width != 4 || conf.Height != 2 {
				t.Errorf("%s: %+v, %v", name, conf, err)
				continue
			}
			m, err := Decode(file)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			for x, want := range c.want {
				if got := color.RGBAModel.Convert(m.At(x, 0)); got != want {
					t.Errorf("%s, dot %d: %v, want %v", name, x, got, want)
				}
			}
			if _, err := Decode(file[:len(file)/2]); err == nil {
				t.Errorf("%s: half a file is taken", name)
			}
		}
	}
}
