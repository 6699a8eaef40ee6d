package letter

import "fmt"

// Traced is one stretch of a letter with where it came from.
type Traced struct {
	Block  int // index into Letter.Blocks
	Text   string
	Source Source
}

// String gives the words and what vouches for them, on one line.
func (t Traced) String() string { return t.Text + "  <- " + t.Source.String() }

// Trace lists every stretch of a letter that is not the template's own words.
func Trace(l Letter) []Traced {
	var out []Traced
	for i, b := range l.Blocks {
		eachRun(b, func(r Run) {
			if r.Source.Kind != FromTemplate {
				out = append(out, Traced{Block: i, Text: r.Text, Source: r.Source})
			}
		})
	}
	return out
}

// String says in one line what vouches for a run: "case claim.claim_number",
// "document ime-2025-07-03 p. 5, l. 12", "computed difference of times (…)".
func (s Source) String() string {
	text := string(s.Kind)
	if s.Key != "" {
		text += " " + s.Key
	}
	if s.Page > 0 {
		text += fmt.Sprintf(" p. %d", s.Page)
	}
	if s.Line > 0 {
		text += fmt.Sprintf(", l. %d", s.Line)
	}
	if len(s.Inputs) > 0 {
		text += fmt.Sprintf(" from %v", s.Inputs)
	}
	return text
}

// eachRun calls f with every run of a block, in reading order.
func eachRun(b Block, f func(Run)) {
	changeRuns(&b, func(r *Run) { f(*r) })
}

// PlainText gives all words of a block.
func (b Block) PlainText() string { return blockText(b) }
