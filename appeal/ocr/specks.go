package ocr

import "slices"

// A pixel that differs from all eight around it by more than strayGrey is a
// speck of a noisy line or lens, not part of a stroke.
const strayGrey = 40

// dust is the largest spot of ink, in pixels, that is no point of a sentence on
// a fax of 200 dots an inch.
const dust = 4

// withoutSpecks gives stray pixels the median of their neighbours. A median
// everywhere would thin the strokes of a clean scan. On a fax of fine
// resolution small spots go too.
func withoutSpecks(s *sheet) *sheet {
	out := &sheet{w: s.w, h: s.h, pix: slices.Clone(s.pix), bilevel: s.bilevel, toPage: s.toPage}
	for y := 1; y < s.h-1; y++ {
		for x := 1; x < s.w-1; x++ {
			i := y*s.w + x
			if s.stray(i) {
				out.pix[i] = median9(s.pix[i-s.w-1:i-s.w+2], s.pix[i-1:i+2], s.pix[i+s.w-1:i+s.w+2])
			}
		}
	}
	if across, down := s.dots(); s.bilevel && min(across, down) > 150 {
		out.dropDust()
	}
	return out
}

func (s *sheet) stray(i int) bool {
	v := int(s.pix[i])
	for _, j := range [8]int{i - 1, i + 1, i - s.w, i + s.w, i - s.w - 1, i - s.w + 1, i + s.w - 1, i + s.w + 1} {
		if d := int(s.pix[j]) - v; d <= strayGrey && d >= -strayGrey {
			return false
		}
	}
	return true
}

// median9 sorts by exchanges, each of which only moves what the middle needs.
func median9(a, b, c []byte) byte {
	p := [9]byte{a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1], c[2]}
	for _, e := range [19][2]int{
		{1, 2},
		{4, 5},
		{7, 8},
		{0, 1},
		{3, 4},
		{6, 7},
		{1, 2},
		{4, 5},
		{7, 8},
		{0, 3},
		{5, 8},
		{4, 7},
		{3, 6},
		{1, 4},
		{2, 5},
		{4, 7},
		{4, 2},
		{6, 4},
		{4, 2},
	} {
		if p[e[0]] > p[e[1]] {
			p[e[0]], p[e[1]] = p[e[1]], p[e[0]]
		}
	}
	return p[4]
}

// dropDust whitens small spots of ink.
func (s *sheet) dropDust() {
	seen := make([]bool, len(s.pix))
	var spot []int
	for i, v := range s.pix {
		if v >= 128 || seen[i] {
			continue
		}
		spot = s.spotAt(i, seen, spot[:0])
		if len(spot) > dust {
			continue
		}
		for _, j := range spot {
			s.pix[j] = 255
		}
	}
}

// spotAt gathers the ink that hangs together with pixel i.
func (s *sheet) spotAt(i int, seen []bool, spot []int) []int {
	spot = append(spot, i)
	seen[i] = true
	for k := 0; k < len(spot); k++ {
		x, y := spot[k]%s.w, spot[k]/s.w
		for ny := max(0, y-1); ny <= min(s.h-1, y+1); ny++ {
			for nx := max(0, x-1); nx <= min(s.w-1, x+1); nx++ {
				if j := ny*s.w + nx; !seen[j] && s.pix[j] < 128 {
					seen[j] = true
					spot = append(spot, j)
				}
			}
		}
	}
	return spot
}
