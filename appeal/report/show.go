package report

// Shown is the report as `show report --json` prints it.
type Shown struct {
	Kind    string      `json:"kind"`
	Version int         `json:"version"`
	Gaps    Gaps        `json:"gaps"`
	Pages   []ShownPage `json:"pages"`

	Sections  []ShownSection  `json:"sections"`
	Sentences []ShownSentence `json:"sentences"`
	Tables    []ShownTable    `json:"tables"`
}

// ShownSection is one section; its sentences are those from First to before Last.
type ShownSection struct {
	Kind  SectionKind `json:"kind"`
	Title string      `json:"title"`
	Page  int         `json:"page"`
	Line  int         `json:"line"`
	First int         `json:"first"`
	Last  int         `json:"last"`
}

// ShownSentence is one sentence, list item or table row, with where it starts and
// ends. Section is its place in the list of sections, -1 before the first.
type ShownSentence struct {
	Page     int    `json:"page"`
	Line     int    `json:"line"`
	EndPage  int    `json:"end_page"`
	EndLine  int    `json:"end_line"`
	Text     string `json:"text"`
	Section  int    `json:"section"`
	Row      bool   `json:"row,omitempty"`
	Item     bool   `json:"item,omitempty"`
	Question int    `json:"question,omitempty"`
	Answers  int    `json:"answers,omitempty"`
}

// ShownTable is one table with its rows of cells.
type ShownTable struct {
	Title   string     `json:"title"`
	Header  []string   `json:"header"`
	Rows    []ShownRow `json:"rows"`
	Section int        `json:"section"`
}

// ShownRow is one row of ShownTable.
type ShownRow struct {
	Page  int      `json:"page"`
	Line  int      `json:"line"`
	Cells []string `json:"cells"`
}

// ShownPage is one page of Shown. Instead says what a recognized page has in
// place of a sound text layer: "picture" (none), "garbled".
type ShownPage struct {
	Page    int         `json:"page"`
	Source  Source      `json:"source"`
	Instead string      `json:"instead_of,omitempty"`
	Engine  string      `json:"engine,omitempty"` // that recognized it
	Turn    int         `json:"turn,omitempty"`   // quarters clockwise that it must be turned to be read
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
		out.Pages = append(out.Pages, ShownPage{Page: p.Number, Source: p.Source, Instead: p.Instead, Engine: p.Engine, Turn: p.Turn, Unread: p.Unread, Lines: []ShownLine{}})
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
	r.showParts(&out)
	return out
}

// showParts adds sections, sentences and tables.
func (r *Report) showParts(out *Shown) {
	out.Sections, out.Sentences, out.Tables = []ShownSection{}, []ShownSentence{}, []ShownTable{}
	for _, s := range r.Sections {
		out.Sections = append(out.Sections, ShownSection{s.Kind, s.Title, s.Ref.Page, s.Ref.Line, s.First, s.Last})
	}
	for _, s := range r.Sentences {
		out.Sentences = append(out.Sentences, ShownSentence{s.Page, s.Line, s.End.Page, s.End.Line, s.Text, s.Section, s.Row, s.Item, s.Question, s.Answers})
	}
	for _, t := range r.Tables {
		table := ShownTable{Title: t.Title, Header: append([]string{}, t.Header...), Rows: []ShownRow{}, Section: t.Section}
		for _, row := range t.Rows {
			table.Rows = append(table.Rows, ShownRow{row.Page, row.Line, row.Cells})
		}
		out.Tables = append(out.Tables, table)
	}
}
