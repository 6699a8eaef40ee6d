package ccitt

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"math/rand/v2"
	"strings"
	"testing"

	library "golang.org/x/image/ccitt"
)

// coder writes what the decoder must read; it is a second telling of T.4.
type coder struct{ bits strings.Builder }

func (c *coder) run(colour, n int) {
	list := strings.Fields([2]string{whiteCodes, blackCodes}[colour])
	for n >= 2560 {
		c.bits.WriteString(strings.Fields(longCodes)[12])
		n -= 2560
	}
	if n >= 1792 {
		c.bits.WriteString(strings.Fields(longCodes)[(n-1792)/64])
		n %= 64
	} else if n >= 64 {
		c.bits.WriteString(list[63+n/64])
		n %= 64
	}
	c.bits.WriteString(list[n])
}

func (c *coder) eol(toByte bool, tag string) {
	for toByte && (c.bits.Len()+12)%8 != 0 {
		c.bits.WriteByte('0')
	}
	c.bits.WriteString("000000000001" + tag)
}

// next is the first place from at on where the row changes to or stays not of that colour.
func next(row []byte, at int, black bool) int {
	for at < len(row) && (row[at] == 0) == black {
		at++
	}
	return at
}

func (c *coder) row1(row []byte) {
	for at, colour := 0, 0; at < len(row); colour = 1 - colour {
		to := next(row, at, colour == 1)
		c.run(colour, to-at)
		at = to
	}
}

func (c *coder) row2(above, row []byte) {
	black := func(r []byte, x int) bool { return x >= 0 && x < len(r) && r[x] == 0 }
	change := func(r []byte, from int) int {
		for x := from; x < len(r); x++ {
			if black(r, x) != black(r, x-1) {
				return x
			}
		}
		return len(r)
	}
	steps := map[int]string{0: "1", 1: "011", 2: "000011", 3: "0000011", -1: "010", -2: "000010", -3: "0000010"}
	for at, colour := -1, false; at < len(row); {
		b1 := change(above, at+1)
		if b1 < len(row) && black(above, b1) == colour {
			b1 = change(above, b1+1)
		}
		b2 := change(above, b1+1)
		a1 := next(row, max(at, 0), colour)
		if step, ok := steps[a1-b1]; b2 < a1 {
			c.bits.WriteString("0001")
			at = b2
		} else if ok {
			c.bits.WriteString(step)
			at, colour = a1, !colour
		} else {
			a2 := next(row, a1, !colour)
			k := map[bool]int{true: 1}[colour]
			c.bits.WriteString("001")
			c.run(k, a1-max(at, 0))
			c.run(1-k, a2-a1)
			at = a2
		}
	}
}

func (c *coder) bytes() []byte {
	text := c.bits.String()
	out := make([]byte, (len(text)+7)/8)
	for i, b := range text {
		if b == '1' {
			out[i/8] |= 0x80 >> (i % 8)
		}
	}
	return out
}

type way struct {
	name                string
	coding              Coding
	align, eol, byteEOL bool
	close               bool
}

var ways = []way{
	{"rows on bytes", Group3, true, false, false, false},
	{"group 3", Group3, false, true, false, true},
	{"group 3 that breaks off after its last row", Group3, false, true, false, false},
	{"group 3, ends of line on bytes", Group3, false, true, true, true},
	{"group 3 without ends of line", Group3, false, false, false, false},
	{"group 3 in two dimensions", Group3In2, false, true, false, true},
	{"group 3 in two dimensions, on bytes", Group3In2, false, true, true, true},
	{"group 4", Group4, false, false, false, true},
	{"group 4, rows on bytes", Group4, true, false, false, true},
	{"group 4 without its end", Group4, false, false, false, false},
}

func (w way) encode(m *image.Gray) []byte {
	c := &coder{}
	above := bytes.Repeat([]byte{0xff}, m.Rect.Dx())
	for y := range m.Rect.Dy() {
		for w.align && c.bits.Len()%8 != 0 {
			c.bits.WriteByte('0')
		}
		row := m.Pix[y*m.Stride : y*m.Stride+m.Rect.Dx()]
		plain := w.coding == Group3 || w.coding == Group3In2 && y%4 == 0
		if w.eol {
			c.eol(w.byteEOL, map[bool]string{true: map[bool]string{true: "1", false: "0"}[plain]}[w.coding == Group3In2])
		}
		if plain {
			c.row1(row)
		} else {
			c.row2(above, row)
		}
		above = row
	}
	for w.align && c.bits.Len()%8 != 0 {
		c.bits.WriteByte('0')
	}
	for range map[bool]int{true: map[bool]int{true: 2, false: 6}[w.coding == Group4]}[w.close] {
		c.eol(false, map[Coding]string{Group3In2: "1"}[w.coding])
	}
	return c.bytes()
}

// drawn is a picture of runs of all lengths, with rows like those above them.
func drawn(seed uint64, width, height int) *image.Gray {
	r := rand.New(rand.NewPCG(seed, 1))
	m := image.NewGray(image.Rect(0, 0, width, height))
	for y := range height {
		row := m.Pix[y*m.Stride : y*m.Stride+width]
		if y > 0 && r.IntN(3) > 0 { // the row above, pushed a little
			by := r.IntN(6)
			copy(row, bytes.Repeat([]byte{0xff}, width))
			copy(row[by:], m.Pix[(y-1)*m.Stride:(y-1)*m.Stride+width-by])
			continue
		}
		for x, white := 0, r.IntN(4) > 0; x < width; white = !white {
			for range 1 + r.IntN(1+width>>r.IntN(12)) {
				if x < width && white {
					row[x] = 0xff
				}
				x++
			}
		}
	}
	return m
}

func TestDecode(t *testing.T) {
	for _, w := range ways {
		t.Run(w.name, func(t *testing.T) {
			for seed, width := range []int{8, 9, 1, 64, 257, 1728, 2560, 6000} {
				m := drawn(uint64(seed), max(width, 7), 60)
				got, _, err := Decode(w.encode(m), Options{m.Rect.Dx(), 60, w.coding, w.align})
				if err != nil || !bytes.Equal(got.Pix, m.Pix) {
					t.Errorf("width %d: not the same dots (%v)", width, err)
				}
			}
		})
	}
}

// The coder is checked too: another's decoder reads the same.
func TestCoderIsRight(t *testing.T) {
	for _, w := range []way{ways[1], ways[7]} {
		m, got := drawn(5, 5500, 80), image.NewGray(image.Rect(0, 0, 5500, 80))
		format := map[Coding]library.SubFormat{Group3: library.Group3, Group4: library.Group4}[w.coding]
		if err := library.DecodeIntoGray(got, bytes.NewReader(w.encode(m)), library.MSB, format, nil); err != nil || !bytes.Equal(got.Pix, m.Pix) {
			t.Errorf("%s: %v", w.name, err)
		}
	}
}

// A line that the wire damaged costs that line (and in two dimensions those that
// rest on it), not the page; a page that breaks off has its beginning.
func TestDamaged(t *testing.T) {
	for _, w := range ways {
		m := drawn(3, 1728, 60)
		data := w.encode(m)
		got, _, err := Decode(data[:len(data)/2], Options{1728, 60, w.coding, w.align})
		if !errors.Is(err, ErrTorn) || !bytes.Equal(got.Pix[:10*1728], m.Pix[:10*1728]) {
			t.Errorf("%s, half of it: %v", w.name, err)
		}
		if w.coding == Group4 || !w.eol {
			continue
		}
		copy(data[len(data)/2:], []byte{0, 0x20, 0x7f, 0x01}) // no code of T.4
		got, _, err = Decode(data, Options{1728, 60, w.coding, w.align})
		after := m.Pix[50*1728 : 55*1728] // they may stand a row off
		if w.coding == Group3 && (err == nil || !bytes.Contains(got.Pix, after)) {
			t.Errorf("%s, a damaged line: %v", w.name, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for i, w := range ways {
		f.Add(w.encode(drawn(1, 100, 20)), byte(i))
	}
	f.Fuzz(func(t *testing.T, data []byte, how byte) {
		w := ways[int(how)%len(ways)]
		m, _, err := Decode(data, Options{100, 20, w.coding, w.align})
		if m == nil || err != nil && !errors.Is(err, ErrTorn) {
			t.Fatal(fmt.Sprint(m == nil, err))
		}
	})
}
