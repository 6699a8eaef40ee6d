package packet

import "slices"

// Supplement is late material: its exhibits take the letters and the Bates
// numbers after those of the packet that was sent, which keeps its own.
type Supplement struct {
	Documents []string // ids, in any order
	Labels    int      // how many exhibit letters are taken
}

// documents gives the documents to arrange, in order.
func (in Input) documents() []placed {
	docs := inOrder(in.Case, in.Records)
	if in.Supplement == nil {
		return docs
	}
	return slices.DeleteFunc(docs, func(d placed) bool { return !slices.Contains(in.Supplement.Documents, d.ID) })
}

// label gives the exhibit letter of the i-th document.
func (in Input) label(i int) string {
	if in.Supplement != nil {
		i += in.Supplement.Labels
	}
	return Label(i + 1)
}

// wants reports that this packet should hold a document.
func (in Input) wants(document string) bool {
	return in.Supplement == nil || slices.Contains(in.Supplement.Documents, document)
}
