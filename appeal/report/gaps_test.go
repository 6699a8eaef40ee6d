package report

import (
	"fmt"
	"slices"
	"testing"
)

// TestLackingPages: the numbers printed on pages are compared with the pages that
// are there, and nothing is said to be missing where they may count something
// else.
func TestLackingPages(t *testing.T) {
	for _, c := range []struct {
		name string
		feet []string // of each page, "" for one without a number
		of   int
		want []int
	}{
		{"whole", []string{"Page 1 of 3", "Page 2 of 3", "Page 3 of 3"}, 0, nil},
		{"the end is missing", []string{"Page 1 of 5", "Page 2 of 5", "Page 3 of 5"}, 5, []int{4, 5}},
		{"one in the middle", []string{"Page 1 of 4", "Page 2 of 4", "Page 4 of 4"}, 4, []int{3}},
		{"the first", []string{"Report of Dr. Vance - Page 2 of 4 - Confidential", "Report of Dr. Vance - Page 3 of 4 - Confidential", "Report of Dr. Vance - Page 4 of 4 - Confidential"}, 4, []int{1}},
		{"a number that cannot be read", []string{"Page 1 of 4", "", "Page 3 of 4", "Page 4 of 4"}, 0, nil},
		{"a last page without one", []string{"Page 1 of 4", "Page 2 of 4", "Page 3 of 4", ""}, 0, nil},
		{"a cover before it", []string{"", "Page 1 of 2", "Page 2 of 2"}, 0, nil},
		{"of a fax", []string{"p. 2/4", "p. 3/4", "p. 4/4"}, 4, []int{1}},
		{"whole, but not the fax that brought it", []string{"P. 2/4 Page 1 of 3", "P. 3/4 Page 2 of 3", "P. 4/4 Page 3 of 3"}, 0, nil},
		{"several papers in one file", []string{"Page 1 of 2", "Page 2 of 2", "Page 1 of 3", "Page 2 of 3", "Page 3 of 3"}, 0, nil},
		{"one paper among many", []string{"Page 2 of 3", "", "", "", ""}, 0, nil},
		{"no numbers", []string{"", "", ""}, 0, nil},
		{"a day", []string{"seen 3/12", "seen 3/12"}, 0, nil},
		{"a sentence about another paper", []string{"It is said on page 2 of 7."}, 0, nil},
	} {
		var pages []RawPage
		for i, foot := range c.feet {
			words := typedAt(nil, leftColumn, 72, 100, 13)
			if foot != "" {
				words = typedAt(words, []string{foot}, 250, 750, 13)
			}
			p := page(i+1, words)
			p.File.Lost = 1
			pages = append(pages, p)
		}
		g := Parse(pages).Gaps()
		if g.Of != c.of || !slices.Equal(g.Lacking, c.want) && len(g.Lacking)+len(c.want) > 0 || g.Lost != 1 {
			t.Errorf("%s: %s", c.name, fmt.Sprintf("%+v, want %d %v", g, c.of, c.want))
		}
	}
}
