package ocr

import (
	"math"
	"slices"
)

// The resolutions, in pixels an inch, that pictures are recognized at. Of 200,
// 250, 300 and 400, 300 gave the fewest wrong words on coarse faxes and on grey
// scans; 250 gave nearly as few on scans and fine faxes, in less time.
const (
	bestDots   = 250
	coarseDots = 300
	coarse     = 180
)

// prepare makes a picture fit for recognition: evenly lit, without specks, with
// square pixels and level lines. What is sideways is turned, but not what is
// upside down: only reading tells that.
func prepare(s *sheet) *sheet {
	s = withoutSpecks(evenLight(s))
	small := s.resampled(100, 0)
	if sideways(small) {
		s, small = s.turned(1), small.turned(1)
	}
	if across, down := s.dots(); min(across, down) >= coarse {
		return s.resampled(bestDots, skew(small))
	}
	out := s.resampled(coarseDots, skew(small))
	if s.bilevel {
		out = out.softened()
	}
	return out
}

// The most that a sheet has for recognition: ledger paper at 400 dots an inch
// fits. A plan or a poster is made coarser.
const (
	mostPixels = 32 << 20
	mostSide   = 30000
)

// resampled gives the sheet with square pixels of a resolution, and with lines
// that go down to the right by an angle made level, in one step: each more
// blurs.
func (s *sheet) resampled(dots, angle float64) *sheet {
	across, down := s.dots()
	wide, high := float64(s.w)/across, float64(s.h)/down // inches
	dots = min(dots, math.Sqrt(mostPixels/(wide*high)), mostSide/wide, mostSide/high)
	w, h := max(1, int(float64(s.w)*dots/across+0.5)), max(1, int(float64(s.h)*dots/down+0.5))
	if angle == 0 && w == s.w && h == s.h {
		return s
	}
	kx, ky := float64(s.w)/float64(w), float64(s.h)/float64(h)
	if kx >= 2 && ky >= 2 {
		return s.averaged(int(kx), int(ky)).resampled(dots, angle)
	}
	sin, cos := math.Sincos(angle)
	cx, cy := float64(w)/2, float64(h)/2
	m := affine{kx, 0, 0, ky, 0, 0}.after(affine{cos, sin, -sin, cos, cx - cx*cos + cy*sin, cy - cx*sin - cy*cos})
	out := &sheet{w: w, h: h, pix: make([]byte, w*h), toPage: s.toPage.after(m)}
	for y := range h {
		x0, y0 := m.apply(0.5, float64(y)+0.5)
		for x := range w {
			out.pix[y*w+x] = s.at(x0+float64(x)*m[0], y0+float64(x)*m[1])
		}
	}
	return out
}

// averaged makes one pixel of kx by ky.
func (s *sheet) averaged(kx, ky int) *sheet {
	w, h := s.w/kx, s.h/ky
	out := &sheet{w: w, h: h, pix: make([]byte, w*h), toPage: s.toPage.after(affine{float64(kx), 0, 0, float64(ky), 0, 0})}
	for y := range h {
		for x := range w {
			sum := 0
			for dy := range ky {
				for _, v := range s.pix[(y*ky+dy)*s.w+x*kx : (y*ky+dy)*s.w+x*kx+kx] {
					sum += int(v)
				}
			}
			out.pix[y*w+x] = byte(sum / (kx * ky))
		}
	}
	return out
}

// evenLight makes the paper white everywhere, if it is not: photographs have
// shadows. The paper's grey is that of the lightest tenth of each tile.
func evenLight(s *sheet) *sheet {
	const tile = 64
	if s.bilevel || s.w < 2*tile || s.h < 2*tile {
		return s
	}
	nx, ny := s.w/tile, s.h/tile
	light := make([]float64, nx*ny)
	for ty := range ny {
		for tx := range nx {
			light[ty*nx+tx] = tileLight(s, tx*s.w/nx, ty*s.h/ny, (tx+1)*s.w/nx, (ty+1)*s.h/ny)
		}
	}
	sorted := slices.Sorted(slices.Values(light))
	if sorted[len(sorted)/20] > 0.85*sorted[len(sorted)*19/20] {
		return s
	}
	out := &sheet{w: s.w, h: s.h, pix: make([]byte, len(s.pix)), toPage: s.toPage}
	for y := range s.h {
		for x := range s.w {
			l := between(light, nx, ny, float64(x)*float64(nx)/float64(s.w)-0.5, float64(y)*float64(ny)/float64(s.h)-0.5)
			out.pix[y*s.w+x] = byte(min(255, float64(s.pix[y*s.w+x])*255/max(l, 40)))
		}
	}
	return out
}

func tileLight(s *sheet, x0, y0, x1, y1 int) float64 {
	var count [256]int
	for y := y0; y < y1; y++ {
		for _, v := range s.pix[y*s.w+x0 : y*s.w+x1] {
			count[v]++
		}
	}
	for v, left := 255, (x1-x0)*(y1-y0)/10; v > 0; v-- {
		if left -= count[v]; left < 0 {
			return float64(v)
		}
	}
	return 0
}

// between gives a value of a grid at a place between its points.
func between(grid []float64, nx, ny int, x, y float64) float64 {
	x, y = min(max(x, 0), float64(nx-1)), min(max(y, 0), float64(ny-1))
	x0, y0 := int(x), int(y)
	x1, y1 := min(x0+1, nx-1), min(y0+1, ny-1)
	dx, dy := x-float64(x0), y-float64(y0)
	return (grid[y0*nx+x0]*(1-dx)+grid[y0*nx+x1]*dx)*(1-dy) + (grid[y1*nx+x0]*(1-dx)+grid[y1*nx+x1]*dx)*dy
}
