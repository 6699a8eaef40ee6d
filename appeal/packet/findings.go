package packet

import (
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
)

// FindingRow is one row of the table of findings: a point of the letter beside
// the page of the report and the exhibits that answer it.
type FindingRow struct {
	ID         string
	Number     int // as the letter counts them
	Ref        appeal.Ref
	Quote      string
	Cells      []string // where Quote is a row of a table: its cells, each after the first behind its column's head
	Subject    string
	Why        string
	Answer     letter.Runs // what the letter itself says to it, nil if that cannot be told from the rest
	Also       []string    // other findings that the letter makes as the same point
	Report     string      // document id of the report, "" if it is not in the packet
	ReportPage int         // packet page of the report's page, 0 if not in the packet
	LetterPage int         // packet page where the letter makes the point, 0 if it has no anchor
	Anchor     string      // of that place
	Exhibits   []Cite
}

// Cite is a page of an exhibit.
type Cite struct {
	Label    string
	Document string
	Page     int // within the document; 0 is the whole document
	Packet   int // packet page
}

// DocumentPlace reads a place of the form document:ID or document:ID#p2, as a
// finding's Against holds it. Page is 0 where none is given.
func DocumentPlace(place string) (id string, page int, ok bool) {
	rest, ok := strings.CutPrefix(place, "document:")
	if !ok {
		return "", 0, false
	}
	id, fragment, _ := strings.Cut(rest, "#")
	if digits, found := strings.CutPrefix(fragment, "p"); found {
		digits, _, _ = strings.Cut(digits, ",")
		page, _ = strconv.Atoi(digits)
	}
	return id, page, id != ""
}

// supports gives the findings that a document answers, in the letter's order.
func supports(findings []appeal.Finding, document string) []string {
	var out []string
	for _, f := range findings {
		answers := slices.ContainsFunc(f.Against, func(place string) bool {
			id, _, ok := DocumentPlace(place)
			return ok && id == document
		})
		if answers {
			out = append(out, f.ID)
		}
	}
	return out
}

// findingRows makes the table of findings.
func findingRows(in Input, p *Plan) []FindingRow {
	var rows []FindingRow
	points := pointsIn(in.Letter)
	for i, f := range in.Findings {
		row := FindingRow{ID: f.ID, Number: i + 1, Ref: f.Ref, Quote: f.Quote, Subject: f.Subject, Why: f.Why}
		made, known := points[row.anchorIn(points)]
		if known {
			row.Number, row.Answer = made.number, made.answer
			if made.quote != "" {
				row.Quote = made.quote
			}
		}
		row.Cells = tableRow(in.Texts[in.Case.Exam.Report], row.Ref, row.Quote)
		if x, ok := p.Exhibit(in.Case.Exam.Report); ok {
			row.Report = x.Document
			row.ReportPage = p.page(x, f.Page)
		}
		row.Anchor, row.LetterPage = p.letterPlace(f.ID)
		for _, place := range f.Against {
			id, page, ok := DocumentPlace(place)
			if !ok {
				continue
			}
			if x, ok := p.Exhibit(id); ok {
				cite := Cite{Label: x.Label, Document: id, Page: page, Packet: p.page(x, page)}
				if !slices.Contains(row.Exhibits, cite) {
					row.Exhibits = append(row.Exhibits, cite)
				}
			}
		}
		k := slices.IndexFunc(rows, func(r FindingRow) bool { return r.Number == row.Number })
		switch {
		case k >= 0 && known:
			rows[k].join(row)
			continue
		case !known && len(rows) > 0:
			row.Number = rows[len(rows)-1].Number + 1
		}
		rows = append(rows, row)
	}
	return rows
}

// tableRow gives the cells of the row of a table that is quoted, with the heads
// of their columns: figures alone do not say what they measure. It gives nil
// where the words are no whole row, or the table has no head for each cell.
func tableRow(r *report.Report, at appeal.Ref, quote string) []string {
	if r == nil {
		return nil
	}
	plain := func(s string) string { return strings.TrimRight(strings.Join(strings.Fields(s), " "), ".") }
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			if row.Ref != at || len(row.Cells) < 2 || len(row.Cells) != len(t.Header) || plain(strings.Join(row.Cells, " ")) != plain(quote) {
				continue
			}
			out := []string{row.Cells[0]}
			for i, cell := range row.Cells[1:] {
				if strings.TrimSpace(t.Header[i+1]) == "" {
					return nil
				}
				out = append(out, strings.TrimSpace(t.Header[i+1])+": "+strings.TrimSpace(cell))
			}
			return out
		}
	}
	return nil
}

// join adds a finding that the letter makes as the same point.
func (r *FindingRow) join(o FindingRow) {
	r.Also = append(r.Also, o.ID)
	for _, c := range o.Exhibits {
		if !slices.Contains(r.Exhibits, c) {
			r.Exhibits = append(r.Exhibits, c)
		}
	}
}

// letterPlace finds where the letter makes a point: at the block whose anchor
// is the finding's id, with or without the word finding before it.
func (p *Plan) letterPlace(finding string) (anchor string, page int) {
	for _, anchor := range []string{finding, "finding-" + finding} {
		if page, ok := p.anchors[anchor]; ok {
			return anchor, page
		}
	}
	return "", 0
}

// page gives the packet page of a page of an exhibit: its tab sheet for page
// 0, its slip sheet where it is missing, and 0 for a page that it does not have.
func (p *Plan) page(x Exhibit, page int) int {
	switch {
	case page == 0 || x.Missing != "" && page > 0:
		return x.Tab
	case page < 0 || x.First+page-1 > x.Last:
		return 0
	}
	return x.First + page - 1
}

// Exhibit finds the exhibit that a document is.
func (p *Plan) Exhibit(document string) (Exhibit, bool) {
	for _, x := range p.Exhibits {
		if x.Document == document {
			return x, true
		}
	}
	return Exhibit{}, false
}
