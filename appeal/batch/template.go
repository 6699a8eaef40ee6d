package batch

import (
	"io"
	"strings"

	"imeappeal/appeal/intake"
)

// Template writes a sheet to fill in: headings, a row that explains each column
// (help gives its words), and two rows of people who do not exist.
func Template(w io.Writer, help func(column, key string) string) error {
	var names, guide []string
	rows := make([][]string, len(fictional))
	for _, c := range allColumns() {
		if !inTemplate(c) {
			continue
		}
		names = append(names, c.name)
		text := help(c.name, questionID(c.key))
		if c.kind == intake.Choice {
			if q, ok := intake.Find(c.key); ok {
				text += " " + strings.Join(q.Choices, " | ")
			}
		}
		guide = append(guide, text)
		for i, person := range fictional {
			rows[i] = append(rows[i], person[c.name])
		}
	}
	guide[0] = "# " + guide[0]
	out := NewCSV(w)
	out.Row(names...)
	out.Row(guide...)
	for _, row := range rows {
		out.Row(row...)
	}
	return out.Close()
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
	return c.own != ownPart
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
