package pdf

import lib "github.com/ledongthuc/pdf"

// unpredict undoes the PNG predictors (TIFF's is for pictures only).
func unpredict(b []byte, parm lib.Value) []byte {
	if parm.Key("Predictor").Int64() < 10 {
		return b
	}
	orOne := func(key string, other int64) int64 {
		if v := parm.Key(key); v.Kind() == lib.Integer && v.Int64() > 0 && v.Int64() < 1<<20 {
			return v.Int64()
		}
		return other
	}
	bits := orOne("Colors", 1) * orOne("BitsPerComponent", 8)
	pixel := int(max(1, bits/8))
	row := int((orOne("Columns", 1)*bits + 7) / 8)
	return unPNG(b, row, pixel)
}

// unPNG undoes PNG's row filters in place: row bytes a row, each row led by the
// number of its filter, pixel bytes between a byte and its left neighbour.
func unPNG(b []byte, row, pixel int) []byte {
	if row <= 0 {
		return b
	}
	out := make([]byte, 0, len(b))
	prev := make([]byte, row)
	for len(b) > 1 {
		kind := b[0]
		cur := make([]byte, row)
		n := copy(cur, b[1:])
		b = b[1+n:]
		for i := range cur {
			var left, upLeft byte
			if i >= pixel {
				left, upLeft = cur[i-pixel], prev[i-pixel]
			}
			switch kind {
			case 1:
				cur[i] += left
			case 2:
				cur[i] += prev[i]
			case 3:
				cur[i] += byte((int(left) + int(prev[i])) / 2)
			case 4:
				cur[i] += paeth(left, prev[i], upLeft)
			}
		}
		out = append(out, cur[:n]...)
		prev = cur
	}
	return out
}

// paeth is the predictor of PNG (RFC 2083, 6.6).
func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// unLZW undoes LZW as PDF has it (ISO 32000-1, 7.4.4): codes of 9 to 12 bits,
// high bit first, the width growing one code early unless told otherwise.
func unLZW(b []byte, early bool) []byte {
	const clearCode, endCode = 256, 257
	type entry struct {
		prefix int
		last   byte
		length int
	}
	table := make([]entry, 258, 4097)
	for i := range 256 {
		table[i] = entry{-1, byte(i), 1}
	}
	var out []byte
	grow := 0
	if early {
		grow = 1
	}
	width, acc, bits, prev := 9, 0, 0, -1
	for _, c := range b {
		acc, bits = acc<<8|int(c), bits+8
		if bits < width {
			continue
		}
		code := acc >> (bits - width) & (1<<width - 1)
		bits -= width
		acc &= 1<<bits - 1
		if code == endCode || len(out) > streamLimit {
			break
		}
		if code == clearCode {
			table, width, prev = table[:258], 9, -1
			continue
		}
		if code > len(table) || code == len(table) && prev < 0 {
			break
		}
		from := code
		if code == len(table) {
			from = prev
		}
		at := len(out)
		n := table[from].length
		out = append(out, make([]byte, n)...)
		for k, e := n-1, from; k >= 0 && e >= 0; k, e = k-1, table[e].prefix {
			out[at+k] = table[e].last
		}
		first := out[at]
		if code == len(table) {
			out = append(out, first)
		}
		if prev >= 0 && len(table) < 4096 {
			table = append(table, entry{prev, first, table[prev].length + 1})
		}
		prev = code
		for width < 12 && len(table)+grow >= 1<<width {
			width++
		}
	}
	return out
}
