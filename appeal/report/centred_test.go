package report

import (
	"reflect"
	"strings"
	"testing"
)

// TestCentredCells reads a table whose cells stand centred beside a taller one, as
// browsers print them: row by row, each cell whole, boxes where they stand.
func TestCentredCells(t *testing.T) {
	var words []Word
	cell := func(x, mid float64, lines ...string) {
		for i, l := range lines {
			y := mid + 13*(float64(i)-float64(len(lines)-1)/2)
			at := x
			for w := range strings.FieldsSeq(l) {
				words = append(words, Word{Text: w, Size: 11, Box: Box{at, y - 5, at + 5.5*float64(len(w)), y + 5}})
				at += 5.5*float64(len(w)) + 3
			}
		}
	}
	row := func(mid float64, cells ...string) {
		for i, c := range cells {
			cell([]float64{60, 200, 280, 340}[i], mid, strings.Split(c, "|")...)
		}
	}
	cell(60, 80, "The claimant moved as follows.")
	row(110, "Movement", "Measured", "Normal", "Comment")
	row(145, "Flexion", "40|degrees", "60", "Limited by pain in the|lower back that begins|early in the arc")
	row(178, "Extension", "10|degrees", "25", "Painful")
	row(217, "Bending to the|left, standing|with feet apart", "15|degrees", "25", "Not tested twice")
	cell(60, 260, "Nothing else was measured that day.")

	rep := Parse([]RawPage{{Number: 1, Width: 612, Height: 792, Source: Text, Words: words}})
	if len(rep.Tables) != 1 {
		t.Fatalf("%d tables, want 1: %+v", len(rep.Tables), rep.Lines)
	}
	var got [][]string
	for _, r := range rep.Tables[0].Rows {
		got = append(got, r.Cells)
	}
	want := [][]string{
		{"Flexion", "40 degrees", "60", "Limited by pain in the lower back that begins early in the arc"},
		{"Extension", "10 degrees", "25", "Painful"},
		{"Bending to the left, standing with feet apart", "15 degrees", "25", "Not tested twice"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
	for _, l := range rep.Lines {
		if strings.HasPrefix(l.Text, "Flexion") && l.Box[1] != 127 {
			t.Errorf("%q at %v: the box must be around the words where they stand", l.Text, l.Box)
		}
	}
}
