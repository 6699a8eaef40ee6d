package letter

import "strings"

// FromMarkdown reads a draft that a person may have edited. A paragraph that
// stands as the composed letter has it, however its quotation marks are bent,
// keeps its sources and links; what is new or changed is Typed, to be looked up by the fact lock.
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
		key := leveler.Replace(blockMarkdown(b))
		known[key] = append(known[key], b)
	}
	for i, b := range blocks {
		key := leveler.Replace(blockMarkdown(b))
		if same := known[key]; len(same) > 0 {
			blocks[i] = same[0]
			if len(same) > 1 {
				known[key] = same[1:]
			}
		}
	}
	out := composed
	out.Blocks = blocks
	out.Gaps = openGaps(out)
	return out, nil
}

// openGaps gives the gaps that the letter still shows: those of paragraphs that
// stand as composed, and all of them where an edited paragraph shows one.
func openGaps(l Letter) []Gap {
	shown, edited := map[string]bool{}, false
	for _, b := range l.Blocks {
		eachRun(b, func(r Run) {
			if strings.Contains(r.Text, gapOpen) {
				shown[r.Source.Key] = true
				edited = edited || r.Source.Kind == Typed
			}
		})
	}
	var out []Gap
	for _, g := range l.Gaps {
		if edited || shown[g.Key] {
			out = append(out, g)
		}
	}
	return out
}
