package ccitt

// row2 reads a row by its difference from the one above (T.4 table 4).
func (d *decoder) row2() bool {
	at, colour, b := -1, 0, 0
	for at < d.width {
		if d.spent() {
			return false
		}
		mode, length := mode(d.peek(7))
		d.at += length
		for b > 0 && d.above(b-1) > at { // a step to the left may pass a change again
			b--
		}
		for b%2 != colour || d.above(b) <= at && d.above(b) < d.width {
			b++
		}
		switch mode {
		case pass:
			at = d.above(b + 1)
		case horizontal:
			for c := range 2 {
				run, ok := d.run(colour ^ c)
				if at = max(at, 0) + run; !ok || at > d.width {
					return false
				}
				d.change(at)
			}
		case unknown:
			return false
		default:
			to := d.above(b) + mode
			if to < max(at, 0) || to > d.width {
				return false
			}
			d.change(to)
			at, colour = to, 1-colour
		}
	}
	return true
}

// above gives a change of the row above, the row's end after the last.
func (d *decoder) above(i int) int {
	if i < len(d.ref) {
		return d.ref[i]
	}
	return d.width
}

// The modes that are no step; a step is how far right of the change above the
// colour changes, -3 to 3.
const (
	pass = 10 + iota
	horizontal
	unknown
)

// mode reads a mode from the next seven bits; length is its own.
func mode(next int) (mode, length int) {
	switch {
	case next>>6 == 1:
		return 0, 1
	case next>>4 == 0b011:
		return 1, 3
	case next>>4 == 0b010:
		return -1, 3
	case next>>4 == 0b001:
		return horizontal, 3
	case next>>3 == 0b0001:
		return pass, 4
	case next>>1 == 0b000011:
		return 2, 6
	case next>>1 == 0b000010:
		return -2, 6
	case next == 0b0000011:
		return 3, 7
	case next == 0b0000010:
		return -3, 7
	}
	return unknown, 0
}

// bits reads a stream bit by bit; after its end there are zeros.
type bits struct {
	data []byte
	at   int // of the next bit
}

func (b *bits) spent() bool { return b.at >= 8*len(b.data) }

func (b *bits) align() { b.at = (b.at + 7) &^ 7 }

// peek gives the next n bits, at most 16.
func (b *bits) peek(n int) int {
	v, first := 0, b.at/8
	for i := range 3 {
		v <<= 8
		if first+i < len(b.data) {
			v |= int(b.data[first+i])
		}
	}
	return v >> (24 - b.at%8 - n) & (1<<n - 1)
}

func (b *bits) take(n int) int {
	v := b.peek(n)
	b.at += n
	return v
}

// eol passes an end of line: eleven zeros or more, which fill up to a byte too,
// and a one.
func (b *bits) eol() bool {
	at := b.at
	for at < 8*len(b.data) && b.data[at/8]>>(7-at%8)&1 == 0 {
		at++
	}
	if at-b.at < 11 || at >= 8*len(b.data) {
		return false
	}
	b.at = at + 1
	return true
}

// seekEOL goes to the next end of line, after a damaged row.
func (b *bits) seekEOL() bool {
	zeros := 0
	for at := b.at; at < 8*len(b.data); at++ {
		if b.data[at/8]>>(7-at%8)&1 == 0 {
			zeros++
			continue
		}
		if zeros >= 11 {
			b.at = at - zeros
			return true
		}
		zeros = 0
	}
	return false
}
