package letter

import "strings"

// FromMarkdown reads a draft that a person may have edited. A paragraph that
// stands as the composed letter has it keeps its sources and links; what is
// new or changed is Typed, to be looked up by the fact lock.
func FromMarkdown(md string, composed Letter) (Letter, error) {
	blocks, err := readBlocks(strings.ReplaceAll(md, "\r\n", "\n"), func(text string, style Run) (Runs, error) {
		style.Text, style.Source = text, Source{Kind: Typed}
		return Runs{style}, nil
	})
	if err != nil {
		return Letter{}, err
	}
	known := map[string][]Block{}
	for _, b := range composed.Blocks {
		key := blockMarkdown(b)
		known[key] = append(known[key], b)
	}
	for i, b := range blocks {
		key := blockMarkdown(b)
		if same := known[key]; len(same) > 0 {
			blocks[i] = same[0]
			if len(same) > 1 {
				known[key] = same[1:]
			}
		}
	}
	out := composed
	out.Blocks = blocks
	out.Gaps = nil
	for _, g := range composed.Gaps {
		if strings.Contains(Text(out), gapOpen) {
			out.Gaps = append(out.Gaps, g)
		}
	}
	return out, nil
}
