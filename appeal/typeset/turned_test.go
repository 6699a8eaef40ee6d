package typeset

import "testing"

// Where the stored upper left and upper right corners are displayed, for each
// orientation: "row 0 is …, column 0 is …" of Exif 2.3, 4.6.4.
func TestTurned(t *testing.T) {
	const tl, tr, bl, br = "upper left", "upper right", "lower left", "lower right"
	want := [9][2]string{1: {tl, tr}, 2: {tr, tl}, 3: {br, bl}, 4: {bl, br}, 5: {tl, bl}, 6: {tr, br}, 7: {br, tr}, 8: {bl, tl}}
	for o := 1; o <= 8; o++ {
		m := turned(o, 10, 20, 300, 400)
		at := func(u, v float64) string {
			x, y := m[0]*u+m[2]*v+m[4], m[1]*u+m[3]*v+m[5]
			name := map[[2]float64]string{{10, 420}: tl, {310, 420}: tr, {10, 20}: bl, {310, 20}: br}[[2]float64{x, y}]
			return name
		}
		if got := [2]string{at(0, 1), at(1, 1)}; got != want[o] {
			t.Errorf("orientation %d: corners at %v, want %v", o, got, want[o])
		}
	}
}
