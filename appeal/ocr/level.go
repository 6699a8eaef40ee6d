package ocr

import (
	"math"
	"slices"
)

// spot is an inked place. Angles and turns are measured on a copy of the sheet
// with 100 dots an inch.
type spot struct{ x, y float64 }

// The largest angle that a sheet is levelled by, and how exactly it is found.
const (
	mostSkew = 5 * math.Pi / 180
	fineSkew = 0.05 * math.Pi / 180
)

// skew gives the angle in radians by which the lines of a sheet go down to the
// right, up to five degrees: the one under which the ink falls into rows.
func skew(s *sheet) float64 {
	spots := ink(s)
	if len(spots) < 200 {
		return 0
	}
	best, angle := 0.0, 0.0
	try := func(from, to, step float64) {
		for a := from; a <= to; a += step {
			if r := rows(spots, a); r > best {
				best, angle = r, a
			}
		}
	}
	try(-mostSkew, mostSkew, 5*fineSkew)
	mid := angle
	try(mid-5*fineSkew, mid+5*fineSkew, fineSkew)
	if best < 1.05*rows(spots, 0) { // no better than level: a drawing, a form
		return 0
	}
	return angle
}

// longestStroke is the longest run of ink, in pixels at 100 dots an inch, that
// is taken for part of a letter; what is longer is the rule of a form or a
// table, or of pleading paper, whose long rules down the page look like rows.
const longestStroke = 30

// withoutRules gives the sheet with the long level and upright runs of ink gone.
func (s *sheet) withoutRules() *sheet {
	limit := otsu(s.pix)
	out := *s
	out.pix = slices.Clone(s.pix)
	line := func(from, step, n int) {
		run := 0
		for i := 0; i <= n; i++ {
			if i < n && s.pix[from+i*step] < limit {
				run++
				continue
			}
			if run > longestStroke {
				for k := i - run; k < i; k++ {
					out.pix[from+k*step] = 255
				}
			}
			run = 0
		}
	}
	for y := range s.h {
		line(y*s.w, 1, s.w)
	}
	for x := range s.w {
		line(x, s.w, s.h)
	}
	return &out
}

// sideways reports that the ink falls into columns rather than rows.
func sideways(s *sheet) bool {
	spots := ink(s.withoutRules())
	if len(spots) < 200 {
		return false
	}
	across := make([]spot, len(spots))
	for i, p := range spots {
		across[i] = spot{p.y, p.x}
	}
	return most(across) > 1.3*most(spots)
}

// most is the best that rows gives under any of a few angles.
func most(spots []spot) float64 {
	best := 0.0
	for a := -mostSkew; a <= mostSkew; a += 10 * fineSkew {
		best = max(best, rows(spots, a))
	}
	return best
}

// rows measures how sharply ink and blank alternate from row to row when lines
// go down to the right by an angle.
func rows(spots []spot, angle float64) float64 {
	tan := math.Tan(angle)
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range spots {
		y := p.y - p.x*tan
		low, high = min(low, y), max(high, y)
	}
	count := make([]float64, int(high-low)+2)
	for _, p := range spots {
		count[int(p.y-p.x*tan-low)]++
	}
	sum := 0.0
	for i := 1; i < len(count); i++ {
		d := count[i] - count[i-1]
		sum += d * d
	}
	return sum
}

// ink gives the dark places of the sheet without its edges, where scanners
// leave black bars.
func ink(s *sheet) []spot {
	limit := otsu(s.pix)
	var out []spot
	for y := s.h / 40; y < s.h-s.h/40; y++ {
		for x := s.w / 40; x < s.w-s.w/40; x++ {
			if s.pix[y*s.w+x] < limit {
				out = append(out, spot{float64(x), float64(y)})
			}
		}
	}
	return out
}

// A sheet with fewer dark places than a short word written by hand, at 100 dots an
// inch, is blank. Pencil counts as dark, what shows through from the other side not.
const (
	fewSpots = 60
	dark     = 0.78 // of the paper's own light
)

// blank reports that there is nothing on the sheet: paper with a speck or two.
func (s *sheet) blank() bool {
	small := s.resampled(100, 0)
	paper := tileLight(small, 0, 0, small.w, small.h)
	if paper < 100 {
		return false
	}
	n, edge := 0, min(small.w, small.h)/40
	for y := edge; y < small.h-edge; y++ {
		for _, v := range small.pix[y*small.w+edge : (y+1)*small.w-edge] {
			if float64(v) < dark*paper {
				n++
			}
		}
	}
	return n < fewSpots
}

// otsu gives the grey that best divides ink from paper (Otsu, 1979).
func otsu(pix []byte) byte {
	var count [256]float64
	total, sum := float64(len(pix)), 0.0
	for _, v := range pix {
		count[v]++
		sum += float64(v)
	}
	best, limit := -1.0, 128
	below, sumBelow := 0.0, 0.0
	for v := range 255 {
		below += count[v]
		sumBelow += float64(v) * count[v]
		if below == 0 || below == total {
			continue
		}
		d := sumBelow/below - (sum-sumBelow)/(total-below)
		if q := below * (total - below) * d * d; q > best {
			best, limit = q, v
		}
	}
	return byte(limit + 1)
}
