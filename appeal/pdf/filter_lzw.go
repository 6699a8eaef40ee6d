package pdf

// expandLZW undoes LZW as PDF writes it: codes of 9 to 12 bits, most significant
// bit first, the width growing one code early unless EarlyChange is 0
// (ISO 32000-1, 7.4.4). The standard library's LZW cannot do the early change.
func expandLZW(data []byte, early bool, max int) ([]byte, error) {
	const clear, end = 256, 257
	type link struct {
		prev int32 // code of the string without its last byte
		size int32
		last byte
	}
	var table [4096]link
	for i := range 256 {
		table[i] = link{-1, 1, byte(i)}
	}
	next, width, prev := 258, 9, int32(-1)
	ahead := 0
	if early {
		ahead = 1
	}
	var out []byte
	var acc uint32
	var bits int
	for _, c := range data {
		acc, bits = acc<<8|uint32(c), bits+8
		if bits < width {
			continue
		}
		bits -= width
		code := int32(acc >> bits & (1<<width - 1))
		if code == clear {
			next, width, prev = 258, 9, -1
			continue
		}
		if code == end {
			return out, nil
		}
		known := code < 256 || code > end && int(code) < next
		if !known && (prev < 0 || int(code) != next) {
			return out, errSyntax
		}
		from := code
		if !known {
			from = prev
		}
		at := len(out)
		size := int(table[from].size)
		if at+size+1 > max {
			return out, errLong
		}
		out = append(out, make([]byte, size)...)
		for i, k := size-1, from; i >= 0; i, k = i-1, table[k].prev {
			out[at+i] = table[k].last
		}
		first := out[at]
		if !known {
			out = append(out, first)
		}
		if prev >= 0 && next < 4096 {
			table[next] = link{prev, table[prev].size + 1, first}
			next++
		}
		if next+ahead >= 1<<width && width < 12 {
			width++
		}
		prev = code
	}
	return out, nil
}
