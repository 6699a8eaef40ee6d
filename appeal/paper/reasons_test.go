package paper

import (
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

// TestReasonsSetIn: the marks of a list may be drawn, and give no text; its items
// are then set in from the margin. Where every paragraph is, none is an item.
func TestReasonsSetIn(t *testing.T) {
	const head, after = "We have determined that benefits are not payable for the following reasons:", "You may write to us about it."
	items := []string{"Your treatment has been conservative and infrequent.", "The demands of your job are light.", "You sent no records of the spring."}
	for _, tt := range []struct {
		name            string
		margin, in, out float64 // where the head, the items and what follows begin
		want            int
	}{
		{"drawn marks", 72, 92, 72, 3},
		{"no marks, and no list", 72, 72, 72, 0},
		{"every paragraph set in", 92, 92, 92, 0},
	} {
		page := report.RawPage{Number: 1, Width: 612, Height: 792, Source: report.Text}
		y := 100.0
		line := func(left float64, text string) {
			for word := range strings.FieldsSeq(text) {
				right := left + 5*float64(len(word))
				page.Words = append(page.Words, report.Word{Text: word, Box: report.Box{left, y, right, y + 11}, Size: 11})
				left = right + 3
			}
			y += 14
		}
		line(72, "Dear Ms. Harbaugh:")
		y += 14
		line(tt.margin, head)
		y += 14
		for _, item := range items {
			line(tt.in, item)
		}
		y += 14
		line(tt.out, after)
		got := 0
		for _, p := range (Reader{Today: testDay}).Denial(report.Parse([]report.RawPage{page})).Proposals {
			if p.Key == "denial.reasons" && p.Why == "listed" {
				got++
			}
		}
		if got != tt.want {
			t.Errorf("%s: %d reasons, want %d", tt.name, got, tt.want)
		}
	}
}
