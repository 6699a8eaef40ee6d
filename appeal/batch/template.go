package batch

import (
	"io"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
)

// Help gives the words that explain a column; key is the question that it answers,
// "" for none.
type Help func(column, key string) string

// TemplateCSV writes a sheet to fill in: headings, a row that explains each
// column, and two rows of people who do not exist.
func TemplateCSV(w io.Writer, help Help) error {
	var names, guide []string
	for _, c := range templateColumns(help) {
		names = append(names, c.name)
		text := c.help
		if len(c.choices) > 0 {
			text += " " + strings.Join(c.choices, " | ")
		}
		guide = append(guide, text)
	}
	guide[0] = "# " + guide[0]
	out := NewCSV(w)
	out.Row(names...)
	out.Row(guide...)
	for _, row := range people(names) {
		out.Row(row...)
	}
	return out.Close()
}

// TemplateXLSX writes the same as a workbook: drop-downs where the answers are
// given, text where zeros count, real dates; sheets for documents, diagnoses and
// tests, of which a case has several; and a guide to the columns.
func TemplateXLSX(w io.Writer, help Help) error {
	cases := writtenSheet{name: "Cases"}
	guide := writtenSheet{name: "Columns", wrap: true, columns: []writtenColumn{{head: "sheet", width: 12}, {head: "column", width: 28}, {head: "what belongs there", width: 80}, {head: "allowed", width: 40}}}
	var names []string
	for _, c := range templateColumns(help) {
		if elementOfMore(c.column) {
			continue // has a sheet of its own
		}
		names = append(names, c.name)
		cases.columns = append(cases.columns, c.written())
		guide.rows = append(guide.rows, []string{cases.name, c.name, c.help, strings.Join(c.choices, ", ")})
	}
	cases.rows = people(names)
	book := writtenBook{cases}
	for _, list := range []string{"documents", "diagnoses", "exam.notes.tests"} {
		sheet, rows := moreSheet(list, help)
		book = append(book, sheet)
		guide.rows = append(guide.rows, rows...)
	}
	return append(book, guide).write(w)
}

// templateColumn is a column with its words.
type templateColumn struct {
	column
	help    string
	choices []string
}

func templateColumns(help Help) []templateColumn {
	var out []templateColumn
	for _, c := range allColumns() {
		if inTemplate(c) {
			out = append(out, explained(c, c.key, help))
		}
	}
	return out
}

func explained(c column, key string, help Help) templateColumn {
	t := templateColumn{column: c, help: help(c.name, questionID(key))}
	switch q, ok := intake.Find(key); {
	case c.own == ownAccept:
		t.choices = []string{"none", "high", "medium"}
	case ok && c.kind == intake.Choice:
		t.choices = q.Choices
	case ok && c.kind == intake.YesNo:
		t.choices = []string{"yes", "no"}
	}
	return t
}

// written gives the column of a workbook: what is a number only by its looks is
// text.
func (t templateColumn) written() writtenColumn {
	style := textStyle
	if t.kind == intake.Date {
		style = dateStyle
	}
	return writtenColumn{head: t.name, help: t.help, width: min(max(len(t.name)+3, 14), 32), style: style, choices: t.choices, others: t.key == "claim.kind"}
}

// elementOfMore reports a column for which the workbook has another sheet.
func elementOfMore(c column) bool {
	return strings.HasPrefix(c.key, "diagnoses[") || strings.HasPrefix(c.key, "exam.notes.tests[")
}

// moreSheet makes the sheet of a list, with rows of the two people.
func moreSheet(list string, help Help) (writtenSheet, [][]string) {
	name := list[strings.LastIndex(list, ".")+1:]
	fields := documentFields
	if list != "documents" {
		fields = nil
		for _, q := range intake.Questions() {
			if q.List() == list {
				fields = append(fields, strings.TrimPrefix(q.ID, list+"[]."))
			}
		}
	}
	known := moreColumns(list)
	s := writtenSheet{name: name}
	var guide [][]string
	for _, field := range append([]string{ownID}, fields...) {
		c := known[plain(field)]
		key := ""
		if c.own == "" {
			key = list + "[]." + field
		}
		c.name = name + "." + field
		t := explained(c, key, help)
		if list == "documents" && field == "kind" {
			t.choices = appeal.Choices("documents[].kind")
		}
		t.name = field
		s.columns = append(s.columns, t.written())
		guide = append(guide, []string{name, field, t.help, strings.Join(t.choices, ", ")})
	}
	for _, person := range fictionalMore[name] {
		var row []string
		for _, c := range s.columns {
			row = append(row, person[c.head])
		}
		s.rows = append(s.rows, row)
	}
	return s, guide
}

// people gives the rows of the fictional people for these columns.
func people(names []string) [][]string {
	var rows [][]string
	for _, person := range fictional {
		var row []string
		for _, name := range names {
			row = append(row, person[name])
		}
		rows = append(rows, row)
	}
	return rows
}

func questionID(key string) string {
	if q, ok := intake.Find(key); ok {
		return q.ID
	}
	return ""
}

// inTemplate leaves out what few sheets need: it is understood all the same.
func inTemplate(c column) bool {
	if strings.Contains(c.key, "[") {
		return strings.Contains(c.key, "[0]") && !strings.HasPrefix(c.key, "exam.")
	}
	return c.own != ownPart && c.own != ownNames
}

// fictionalMore is what the other sheets of the workbook say of them.
var fictionalMore = map[string][]map[string]string{
	"documents": {
		{"case_id": "EXAMPLE-001", "file": "mri-2026-03-02.pdf", "title": "MRI lumbar spine", "kind": "imaging", "date": "2026-03-02", "author": "Example Imaging"},
		{"case_id": "EXAMPLE-002", "file": "therapy-notes.pdf", "title": "Physical therapy notes", "kind": "therapy", "date": "2026-06-15"},
	},
	"diagnoses": {
		{"case_id": "EXAMPLE-001", "name": "lumbar radiculopathy", "side": "left", "code": "M54.16"},
		{"case_id": "EXAMPLE-002", "name": "rotator cuff tear", "side": "right"},
	},
	"tests": {
		{"case_id": "EXAMPLE-001", "name": "straight leg raise", "side": "left", "performed": "yes"},
		{"case_id": "EXAMPLE-001", "name": "reflexes", "performed": "no"},
	},
}

// fictional are the template's two people. Telephone numbers 555-01xx and the
// domain example.com are set aside for fiction.
var fictional = []map[string]string{
	{
		"case_id": "EXAMPLE-001", "claimant_name": "Ana Sample", "claim_kind": "erisa-disability", "state": "OH",
		"denial_date": "2026-10-05", "denial_received": "2026-10-09", "insurer_name": "Example Mutual Life",
		"insurer_address": "Claims; P.O. Box 100; Columbus, OH 43004", "claim_number": "00123456", "claimant_address": "12 Example Street; Dayton, OH 45402",
		"plan_sponsor": "private", "exam_date": "2026-09-10", "denial_reasons": "no objective evidence; able to do sedentary work",
		"examiner_name": "Pat Placeholder, M.D.", "examiner_specialty": "orthopedic surgery", "date_of_birth": "1980-02-29",
		"claimant_phone": "937-555-0101", "claimant_email": "ana@example.com", "physician_1_name": "Lee Invented, M.D.", "physician_1_role": "treating",
		"diagnosis_1_name": "lumbar radiculopathy", "diagnosis_1_side": "left", "documents_folder": "papers/EXAMPLE-001",
		"exam_report": "ime-report.pdf", "denial_document": "denial.pdf", "internal_note": "FICTIONAL: delete this row",
	},
	{
		"case_id": "EXAMPLE-002", "claimant_name": "Ben O’Example", "claim_kind": "workers-comp", "state": "PA",
		"denial_date": "2026-09-28", "denial_received": "2026-10-01", "insurer_name": "Placeholder Casualty",
		"insurer_address": "P.O. Box 200; Pittsburgh, PA 15201", "claim_number": "WC-000077", "claimant_address": "7 Sample Road; Scranton, PA 18503",
		"exam_date": "2026-08-20", "denial_reasons": "fully recovered", "examiner_name": "Chris Fiction, D.O.", "date_of_injury": "2026-01-15",
		"documents_folder": "papers/EXAMPLE-002", "exam_report": "ime-report.pdf", "denial_document": "denial.pdf",
		"internal_note": "FICTIONAL: delete this row",
	},
}
