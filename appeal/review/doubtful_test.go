package review

import (
	"slices"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// TestMarkDoubtful marks a lost decimal point that recognition was sure of, on
// the page of a picture and not on a digital one.
func TestMarkDoubtful(t *testing.T) {
	tables, err := clinic.Load()
	if err != nil {
		t.Fatal(err)
	}
	page := func(source report.Source) report.RawPage {
		p := report.RawPage{Number: 1, Width: 612, Height: 792, Source: source}
		y := 100.0
		for _, line := range [][]string{
			{"Upper", "limb", "girth.", "Arm", "310", "cm", "right", "and", "30.5", "cm", "left."},
			{"Flexion", "of", "the", "knee", "was", "1350", "degrees,", "extension", "was", "full."},
		} {
			for i, text := range line {
				x := 72 + 42*float64(i)
				p.Words = append(p.Words, report.Word{Text: text, Box: report.Box{x, y, x + 38, y + 10}, Size: 10, Confidence: 96})
			}
			y += 12
		}
		return p
	}
	for source, want := range map[report.Source][]string{report.OCR: {"310", "1350"}, report.Text: nil} {
		r := report.Parse([]report.RawPage{page(source)})
		MarkDoubtful(r, tables)
		MarkDoubtful(r, tables)
		var got []string
		for _, l := range r.Lines {
			got = append(got, l.Doubtful...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: marked %q, want %q", source, got, want)
		}
		if source == report.Text {
			continue
		}
		findings := unsure(r, []appeal.Finding{
			{Ref: appeal.Ref{Page: 1, Line: 1}, Quote: "Arm 310 cm right and 30.5 cm left.", Confidence: appeal.High},
			{Ref: appeal.Ref{Page: 1, Line: 1}, Quote: "extension was full.", Confidence: appeal.High},
		})
		if findings[0].Confidence != appeal.Medium || findings[1].Confidence != appeal.High {
			t.Errorf("confidence %s and %s", findings[0].Confidence, findings[1].Confidence)
		}
	}
}
