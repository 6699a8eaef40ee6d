package pdf

// Numbers above this are no object numbers (ISO 32000-1, annex C.2).
const maxObject = 8388607

const sparsePage = 4096

// Sparse is a table by object number that costs memory only where numbers are
// used: a hostile file of a few bytes may name object 8,000,000.
type Sparse[T any] struct {
	pages [][]T
}

// At gives the entry of n, the zero value if there is none.
func (s *Sparse[T]) At(n int32) (v T) {
	if p, i := int(n)/sparsePage, int(n)%sparsePage; n >= 0 && p < len(s.pages) && i < len(s.pages[p]) {
		return s.pages[p][i]
	}
	return v
}

// Set puts v at n; numbers that no object can have are ignored.
func (s *Sparse[T]) Set(n int32, v T) {
	if n < 0 || n > maxObject {
		return
	}
	p := int(n) / sparsePage
	for p >= len(s.pages) {
		s.pages = append(s.pages, nil)
	}
	i := int(n) % sparsePage
	if have := len(s.pages[p]); i >= have { // a packet has thousands of small files
		grown := make([]T, min(sparsePage, max(32, i+1, 2*have)))
		copy(grown, s.pages[p])
		s.pages[p] = grown
	}
	s.pages[p][i] = v
}

// Each calls f for every entry of the pages in use, in the order of the
// numbers, until f gives false.
func (s *Sparse[T]) Each(f func(n int32, v T) bool) {
	for p, page := range s.pages {
		for i, v := range page {
			if !f(int32(p*sparsePage+i), v) {
				return
			}
		}
	}
}
