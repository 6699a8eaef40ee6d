package report

// Shown is the report as `show report --json` prints it.
type Shown struct {
	Kind    string      `json:"kind"`
	Version int         `json:"version"`
	Gaps    Gaps        `json:"gaps"`
	Pages   []ShownPage `json:"pages"`
}

// ShownPage is one page of Shown. Instead says what a recognized page has in
// place of a sound text layer: "picture" (none), "garbled".
type ShownPage struct {
	Page    int         `json:"page"`
	Source  Source      `json:"source"`
	Instead string      `json:"instead_of,omitempty"`
	Unread  string      `json:"unread,omitempty"`
	Lines   []ShownLine `json:"lines"`
}

// ShownLine is one line of ShownPage. Section names the kind of section the
// line stands in, Doubtful holds words with figures to be compared with the
// paper, Unsure other words that recognition was not sure of.
type ShownLine struct {
	Line     int         `json:"line"`
	Text     string      `json:"text"`
	Box      [4]float64  `json:"box"`
	Role     Role        `json:"role"`
	Cells    []string    `json:"cells,omitempty"`
	Section  SectionKind `json:"section,omitempty"`
	Doubtful []string    `json:"doubtful,omitempty"`
	Unsure   []string    `json:"unsure,omitempty"`
}

// Show gives the report in the shape of `show report --json`.
func (r *Report) Show() Shown {
	out := Shown{Kind: "report", Version: 1, Gaps: r.Gaps(), Pages: make([]ShownPage, 0, len(r.Pages))}
	at := map[int]int{}
	for i, p := range r.Pages {
		out.Pages = append(out.Pages, ShownPage{Page: p.Number, Source: p.Source, Instead: p.Instead, Unread: p.Unread, Lines: []ShownLine{}})
		if _, ok := at[p.Number]; !ok {
			at[p.Number] = i
		}
	}
	for _, l := range r.Lines {
		line := ShownLine{Line: l.Line, Text: l.Text, Box: l.Box, Role: l.Role, Cells: l.Cells, Doubtful: l.Doubtful, Unsure: l.Unsure}
		if l.Section >= 0 && l.Section < len(r.Sections) {
			line.Section = r.Sections[l.Section].Kind
		}
		if i, ok := at[l.Page]; ok {
			out.Pages[i].Lines = append(out.Pages[i].Lines, line)
		}
	}
	return out
}
