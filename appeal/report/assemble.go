package report

import (
	"regexp"
	"strings"
)

// assemble turns lines and blocks into the Report's lines, sections, sentences
// and tables.
func (p *parser) assemble() {
	lineSection := make([]int, len(p.lines))
	for i := range lineSection {
		lineSection[i] = -1
	}
	rep := p.rep
	section, paragraph := -1, 0
	parent := Section{Kind: Opening}
	borrowed := false // inside a run-in section of one paragraph
	open := func(title string, kind SectionKind, line int) {
		rep.Sections = append(rep.Sections, Section{Kind: kind, Title: title, Ref: p.ref(line), First: len(rep.Sentences), Last: len(rep.Sentences)})
		section = len(rep.Sections) - 1
	}
	var notes []block
	tables := map[int]int{}
	for _, b := range p.blocks {
		if b.role == Note {
			notes = append(notes, b)
			continue
		}
		paragraph++
		first := b.lines[0]
		if h, ok := p.heads[first]; ok && b.role == Heading && !h.sub {
			open(strings.TrimSpace(h.title), h.kind, first)
			parent, borrowed, p.ranIn = rep.Sections[section], false, false
			mark(lineSection, b.lines, section)
			continue
		}
		s := p.proseOf(b.lines)
		label := ""
		if b.role != Row && b.role != Heading {
			label = p.labelOf(b, s.text)
			kind, whole, ok := p.runIn(b, label, s.text, section)
			switch {
			case ok:
				open(label, kind, first)
				if borrowed = !whole; whole {
					parent, p.ranIn = rep.Sections[section], true
				}
			case borrowed && b.role == Body:
				open(parent.Title, parent.Kind, first)
				borrowed = false
			}
		}
		mark(lineSection, b.lines, section)
		at := len(rep.Sentences)
		if b.role == Row {
			row := p.sentence(s, 0, len(s.text))
			row.Row = true
			row.Text = strings.Join(p.grids[b.grid].rows[b.row].cells, "   ")
			rep.Sentences = append(rep.Sentences, row)
			p.addRow(b, tables, section, at)
		} else {
			p.addSentences(b, s, label)
		}
		for k := at; k < len(rep.Sentences); k++ {
			rep.Sentences[k].Section, rep.Sentences[k].Paragraph = section, paragraph
			rep.Sentences[k].Item = b.role == Item
		}
		if section >= 0 {
			rep.Sections[section].Last = len(rep.Sentences)
		}
	}
	p.addNotes(notes, lineSection, paragraph)
	p.addLines(lineSection)
}

func mark(sections []int, lines []int, section int) {
	for _, i := range lines {
		sections[i] = section
	}
}

// addSentences cuts a block into sentences. A list marker and a run-in label
// stay with the first one.
func (p *parser) addSentences(b block, s prose, label string) {
	from := 0
	if b.marker != "" && strings.HasPrefix(s.text, b.marker) {
		from = len(b.marker)
	}
	if label != "" {
		from = strings.Index(s.text, label) + len(label) + 1
	}
	start := 0
	for _, end := range sentencesOf(s.text, min(from, len(s.text))) {
		if strings.TrimSpace(s.text[start:end]) == "" {
			continue
		}
		sentence := p.sentence(s, start, end)
		sentence.Label = label
		p.rep.Sentences = append(p.rep.Sentences, sentence)
		for end < len(s.text) && s.text[end] == ' ' {
			end++
		}
		start = end
	}
}

// runIn decides whether a paragraph's label begins a section: "IMPRESSION:" or
// "Medications:" does, and holds until the next; "Past history." inside a
// history does for its own paragraph; "Vascular." does not.
func (p *parser) runIn(b block, label, text string, section int) (kind SectionKind, whole, ok bool) {
	if label == "" || b.role == Item && !headingNumber.MatchString(text) {
		return "", false, false
	}
	kind, known := KindOf(label)
	if !known && p.isLetter() && len(strings.Fields(label)) <= 4 {
		kind, known = likelyKind(label)
	}
	if !known || kind == "part" || kind == Opening {
		return "", false, false
	}
	if oneReply.MatchString(label) {
		return "", false, false // "Reply:" begins an answer, not a section
	}
	in := SectionKind("")
	if section >= 0 {
		in = p.rep.Sections[section].Kind
	}
	if in == kind {
		return "", false, false
	}
	after := strings.Index(text, label) + len(label)
	colon := after < len(text) && (text[after] == ':' || text[after] == '.' && isCapitals(label))
	switch {
	case leaderForm.MatchString(text):
		return kind, false, kind == Medications && in != Medications // a line of a form
	case (in == Discussion || in == Answers) && !isCapitals(label) && kind != Discussion && kind != Answers && kind != Impression && kind != Certification && kind != Addendum:
		return "", false, false // a point of the opinion
	case p.isLetter() && (section < 0 || opensLetterPart(in) || in == Opening):
		rest := strings.TrimSpace(text[after+1:])
		full := isCapitals(label) || len(strings.Fields(rest)) > 8 || len(strings.Fields(rest)) > 1 && strings.HasSuffix(rest, ".")
		back := (in == Discussion || in == Answers) && kind != Discussion && kind != Answers && kind != Impression
		stop := after < len(text) && text[after] == '.' && b.marker == "" && len(strings.Fields(label)) <= 4
		return kind, true, (colon || stop) && full && !back && opensLetterPart(kind)
	case !p.ranIn && (in == RecordsSummary || in == Records || in == Diagnostics):
		return "", false, false // "IMPRESSION:" there is of a report that is summed up
	case isCapitals(label) && colon && in != Answers && in != Questions:
		return kind, true, true
	case in == RecordsSummary || in == Records || in == Diagnostics || in == Examination || in == Answers || in == Questions || in == Testing || in == Impression:
		return "", false, false
	case colon:
		return kind, section >= 0 && len(b.lines) > 0 && in != Opening, section >= 0 && in != Opening
	}
	lead := in == History || in == PastHistory || in == Complaints || in == Social || in == Occupation || in == Medications || in == Family
	return kind, false, lead
}

var oneReply = regexp.MustCompile(`(?i)^(?:my |the )?(?:answer|response|reply)$`)

// isLetter reports whether the report has hardly a heading on a line of its own:
// its sections begin with run-in headings.
func (p *parser) isLetter() bool {
	n := 0
	for _, h := range p.heads {
		if !h.sub && opensLetterPart(h.kind) {
			n++
		}
	}
	return n < 3
}

// opensLetterPart reports whether a run-in heading of this kind may divide a
// letter that has no other headings.
func opensLetterPart(k SectionKind) bool {
	switch k {
	case Records, History, PastHistory, Complaints, Medications, Social, Family, Examination, Diagnostics, Testing, Impression, Discussion, Answers, Surveillance:
		return true
	}
	return false
}

// addRow adds a row to its table; the first one makes the table.
func (p *parser) addRow(b block, tables map[int]int, section, sentence int) {
	g := p.grids[b.grid]
	at, ok := tables[b.grid]
	if !ok {
		t := Table{Section: section}
		if i := p.bodyBefore(b.lines[0]); i >= 0 && p.lines[i].page == p.lines[b.lines[0]].page {
			t.Title = p.lines[i].text
		}
		p.rep.Tables = append(p.rep.Tables, t)
		at = len(p.rep.Tables) - 1
		tables[b.grid] = at
	}
	t := &p.rep.Tables[at]
	cells := g.rows[b.row].cells
	switch {
	case b.row == 0 && p.header(g):
		t.Header = cells
	case t.Header != nil && strings.Join(t.Header, "|") == strings.Join(cells, "|"):
		// the header printed again on the next page
	default:
		t.Rows = append(t.Rows, TableRow{Ref: p.ref(b.lines[0]), Cells: place(g, b.row), Sentence: sentence})
	}
}

// place puts a row's cells under the columns they stand in; a column without a
// cell gets "".
func place(g grid, row int) []string {
	r := g.rows[row]
	if len(r.cells) >= len(g.lefts) {
		return r.cells
	}
	out := make([]string, len(g.lefts))
	used := 0
	for k, x := range r.lefts {
		best := used
		for c := used; c < len(g.lefts); c++ {
			if abs(g.lefts[c]-x) < abs(g.lefts[best]-x) {
				best = c
			}
		}
		if best >= len(out) || len(r.lefts)-k > len(out)-best {
			return r.cells
		}
		out[best] = r.cells[k]
		used = best + 1
	}
	return out
}

func abs(x float64) float64 { return max(x, -x) }

// addNotes puts the footnotes after the last section, in one of their own.
func (p *parser) addNotes(notes []block, sections []int, paragraph int) {
	if len(notes) == 0 {
		return
	}
	rep := p.rep
	rep.Sections = append(rep.Sections, Section{Kind: Footnotes, Ref: p.ref(notes[0].lines[0]), First: len(rep.Sentences)})
	at := len(rep.Sections) - 1
	for i := 0; i < len(notes); {
		lines := notes[i].lines
		for i++; i < len(notes) && !noteForm.MatchString(p.lines[notes[i].lines[0]].text); i++ {
			lines = append(lines, notes[i].lines...)
		}
		paragraph++
		from := len(rep.Sentences)
		p.addSentences(block{role: Note, lines: lines}, p.proseOf(lines), "")
		for k := from; k < len(rep.Sentences); k++ {
			rep.Sentences[k].Section, rep.Sentences[k].Paragraph = at, paragraph
		}
		mark(sections, lines, at)
	}
	rep.Sections[at].Last = len(rep.Sentences)
}

// addLines gives the Report its lines.
func (p *parser) addLines(sections []int) {
	for i, l := range p.lines {
		out := Line{Ref: p.ref(i), Text: l.text, Box: places(l.words), Role: l.role, Section: sections[i], Doubtful: doubtful(l.words), Unsure: unsure(l.words)}
		if l.role == Row || len(l.cells) > 1 && l.role != Header && l.role != Footer {
			for _, c := range l.cells {
				out.Cells = append(out.Cells, c.text)
			}
		}
		p.rep.Lines = append(p.rep.Lines, out)
	}
}
