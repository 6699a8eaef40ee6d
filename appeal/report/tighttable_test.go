package report_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal/report"
)

// TestTightTable: where the longest label all but touches its neighbour, and the
// header stands in the middle of narrow columns, the other rows show the columns.
func TestTightTable(t *testing.T) {
	var words []report.Word
	put := func(x, y float64, text string, width float64) {
		words = append(words, report.Word{Text: text, Size: 10, Box: report.Box{x, y, x + width, y + 10}})
	}
	row := func(y float64, label []string, figures ...string) {
		x := 72.0
		for _, w := range label {
			put(x, y, w, 38)
			x += 41
		}
		for k, f := range figures {
			put(158+36*float64(k), y, f, 15)
		}
	}
	put(72, 100, "Motion", 36)
	for k, w := range []string{"Right", "Left", "Norm."} {
		put(160+36*float64(k), 100, w, 26)
	}
	row(116, []string{"Flexion"}, "110", "175", "180")
	row(132, []string{"Abduction"}, "95", "170", "180")
	row(148, []string{"External", "rotation"}, "40", "80", "90")
	rep := report.Parse([]report.RawPage{{Number: 1, Width: 612, Height: 792, Source: report.Text, Words: words}})
	var got [][]string
	for _, l := range rep.Lines {
		got = append(got, l.Cells)
	}
	want := [][]string{{"Motion", "Right", "Left", "Norm."}, {"Flexion", "110", "175", "180"}, {"Abduction", "95", "170", "180"}, {"External rotation", "40", "80", "90"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
}
