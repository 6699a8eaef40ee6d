package typeset

import (
	"testing"

	"imeappeal/appeal/letter"
)

// TestStaysWith: what announces the next block is not left alone at the foot of
// a page.
func TestStaysWith(t *testing.T) {
	t.Parallel()
	says := func(text string) letter.Block {
		return letter.Block{Kind: letter.Paragraph, Runs: letter.Runs{{Text: text}}}
	}
	for _, tt := range []struct {
		name string
		b    letter.Block
		next letter.BlockKind
		want bool
	}{
		{"the words above a table", says("Write yes, no or ? in the columns."), letter.TableB, true},
		{"a colon", says("I ask for this:"), letter.Numbered, true},
		{"a question and its lines", says("Since when?"), letter.Lines, true},
		{"a paragraph and the next", says("It is enclosed."), letter.Paragraph, false},
		{"a paragraph and a heading", says("These are:"), letter.HeadingB, false},
		{"a table and what follows", letter.Block{Kind: letter.TableB}, letter.Paragraph, false},
	} {
		if got := staysWith(tt.b, letter.Block{Kind: tt.next}); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
