package main

import (
	"testing"

	"imeappeal/appeal/report"
)

// TestRedactWordsOnTurnedPages takes the words alone from pages that lie on their
// side or lean: the rest of the line may be what proves the claim.
func TestRedactWordsOnTurnedPages(t *testing.T) {
	word := func(text string, x float64) report.Word {
		return report.Word{Text: text, Size: 11, Box: report.Box{x, 95, x + 60, 105}}
	}
	page := report.RawPage{
		Number: 1, Width: 600, Height: 800, Source: report.OCR,
		Words: []report.Word{word("Account", 50), word("of", 130), word("Maria", 200), word("Lopez", 270), word("falling", 400)},
	}
	for _, tt := range []struct {
		name          string
		turn          int
		lean          float64
		width, height float64
		first         report.Box // of “Maria”, on the page as displayed
	}{
		{"upright", 0, 0, 600, 800, report.Box{200, 95, 260, 105}},
		{"on its side", 1, 0, 800, 600, report.Box{95, 340, 105, 400}},
		{"on its other side", 3, 0, 800, 600, report.Box{695, 200, 705, 260}},
		{"upside down", 2, 0, 600, 800, report.Box{340, 695, 400, 705}},
		{"leaning", 0, 0.03, 600, 800, report.Box{208, 91, 269, 103}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := page
			p.Turn, p.Lean = tt.turn, tt.lean
			found := wanted{texts: []string{"maria lopez"}}.in([]report.RawPage{p})
			if len(found.out) != 1 || len(found.out[0].Boxes) != 2 {
				t.Fatalf("%+v, want two words", found.out)
			}
			if out := found.out[0]; out.Width != tt.width || out.Height != tt.height {
				t.Errorf("a page of %v by %v", out.Width, out.Height)
			}
			for i, x := range found.out[0].Boxes[0] {
				if d := x - tt.first[i]; d < -1.5 || d > 1.5 {
					t.Errorf("at %v, want about %v", found.out[0].Boxes[0], tt.first)
					break
				}
			}
		})
	}
}
