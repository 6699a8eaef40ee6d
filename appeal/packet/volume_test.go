package packet

import "testing"

// A part that begins in the middle of an exhibit names it first: the exhibit's own
// bookmark is in the part before.
func TestPartBeginsWithinAnExhibit(t *testing.T) {
	p := Plan{
		Title: "Appeal", Pages: 9,
		Exhibits:  []Exhibit{{Label: "A", Title: "Denial", Tab: 1, First: 2, Last: 2}, {Label: "B", Title: "Report", Tab: 3, First: 4, Last: 8}},
		Bookmarks: []Bookmark{{Title: "A", Page: 1}, {Title: "B", Page: 3}, {Title: "Law", Page: 9}},
	}
	for _, c := range []struct {
		first int
		want  []Bookmark
	}{
		{3, []Bookmark{{Title: "Part 2 of 2: pages 3-9 of 9", Page: 1}, {Title: "B", Page: 2}, {Title: "Law", Page: 8}}},
		{6, []Bookmark{{Title: "Part 2 of 2: pages 6-9 of 9", Page: 1}, {Title: "B  Report, continued (p. 6)", Page: 2}, {Title: "Law", Page: 5}}},
		{9, []Bookmark{{Title: "Part 2 of 2: page 9 of 9", Page: 1}, {Title: "Law", Page: 2}}},
	} {
		got := p.Part(Volume{Number: 2, Of: 2, First: c.first, Last: 9, Total: 9}).Bookmarks
		if len(got) != len(c.want) {
			t.Errorf("from page %d: %v, want %v", c.first, got, c.want)
			continue
		}
		for i := range got {
			if got[i].Title != c.want[i].Title || got[i].Page != c.want[i].Page {
				t.Errorf("from page %d: %v, want %v", c.first, got[i], c.want[i])
			}
		}
	}
}
