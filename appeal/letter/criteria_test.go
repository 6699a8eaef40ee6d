package letter

import (
	"strings"
	"testing"
)

// TestPointsThatBear: points with a gap between them are named one by one; "2 to 7"
// would count those that do not bear.
func TestPointsThatBear(t *testing.T) {
	for want, numbers := range map[string][]int{
		"Points 2 to 5 bear":         {2, 3, 4, 5},
		"Points 2, 3, 5, and 7 bear": {2, 3, 5, 7},
		"Points 2 and 7 bear":        {2, 7},
	} {
		c := &composer{}
		var points []point
		for _, n := range numbers {
			points = append(points, point{c: c, number: n})
		}
		c.criterion(paper{}, "words", points)
		text := ""
		for _, r := range c.values[len(c.values)-1] {
			text += r.Text
		}
		if !strings.Contains(text, want) {
			t.Errorf("%v: %q, want %q", numbers, text, want)
		}
	}
}
