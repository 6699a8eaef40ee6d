package review

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestRecordsInLists holds one paper against a list of records.
func TestRecordsInLists(t *testing.T) {
	tomography := appeal.Document{ID: "d", Title: "Corneal tomography", Date: day("2023-05-09"), Author: "P. Okoro, M.D.", Kind: appeal.Imaging}
	infusion := appeal.Document{ID: "d", Title: "Infusion record, paclitaxel", Date: day("2025-01-08"), Author: "Triad Center", Kind: appeal.Therapy}
	operation := appeal.Document{ID: "d", Title: "Operation report, lumbar fusion", Date: day("2023-10-03"), Author: "P. Okoro, M.D.", Kind: appeal.Surgical}
	note := appeal.Document{ID: "d", Title: "Cornea clinic note", Date: day("2024-04-16"), Author: "P. Okoro, M.D.", Kind: appeal.OfficeNote}
	job := appeal.Document{ID: "d", Title: "Job description", Date: day("2024-01-02"), Author: "Hearth Bakery", Kind: appeal.LetterKind}
	knee := appeal.Document{ID: "d", Title: "MRI left knee", Date: day("2024-09-03"), Author: "P. Njoku, M.D.", Kind: appeal.Imaging}
	ebus := appeal.Document{ID: "d", Title: "Bronchoscopy with EBUS and pathology", Date: day("2023-09-14"), Author: "I. Castell, M.D.", Kind: appeal.Surgical}
	const told = "I found in it the sheet of the emergency room, the study of the left knee of September 3, 2024, and the therapy notes of Mr. Bielak."
	const prose = "The packet contained the appeal letter of May 19, 2024, chart notes of Dr. Okoro of May 9, 2023 and April 16, 2024, and one tomography sheet dated May 9, 2023."
	for _, tt := range []struct {
		name string
		doc  appeal.Document
		list string
		want bool
	}{
		{"by its date and the word for it", tomography, "• Tomography sheet, May 9, 2023", true},
		{"another day", tomography, "• Tomography sheet, May 9, 2022", false},
		{"another kind on the day", tomography, "• MRI of the brain, May 9, 2023", false},
		{"within a range", infusion, "• infusion record, 12/19/2024 to 02/08/2025", true},
		{"beyond the range", infusion, "• infusion record, 12/19/2023 to 02/08/2024", false},
		{"by its day alone", operation, "• Operation, Dr. Okoro, L4 to S1, October 3, 2023", true},
		{"a facility's operative record", operation, "• Panhandle Day Surgery, operative record 10/03/23 6", true},
		{"somebody else's on the day", operation, "• Operation, Dr. Baker, L4 to S1, October 3, 2023", false},
		{"another kind of the day", operation, "• Chest x-ray, October 3, 2023", false},
		{"in a sentence that lists", note, prose, true},
		{"in a sentence that says what was found", knee, told, true},
		{"in a sentence after the disk", knee, "You sent me a disk. They were the MRI report of September 3, 2024, the electrical study of April 9, 2025, and the note of Dr. Voll.", true},
		{"not in such a sentence", operation, told, false},
		{"by the day and the title's own word", ebus, "• Bronchoscopy with endobronchial ultrasound 09/14/2023", true},
		{"that word on another day", ebus, "• Bronchoscopy 09/14/2021", false},
		{"the second item of a template", infusion, "A.1 Clinic notes of S. Baker, M.D., through March 2026 A.2 Infusion record, January 2025", true},
		{"a box that is empty", job, "• [ ] Job description", false},
		{"a box that is ticked", job, "• [x] Job description", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := sample()
			c.Documents = []appeal.Document{c.Documents[0], tt.doc}
			rep := report.FromText("RECORDS REVIEWED\n\n" + tt.list + "\n\nHISTORY\n\nShe fell from a ladder.\n")
			got := Run(Input{Case: c, Report: rep, Clinic: tables(t)}).Records
			if len(got) != 1 || got[0].Reviewed != tt.want {
				t.Errorf("records = %+v, want reviewed %v", got, tt.want)
			}
		})
	}
}

// TestRecordsTitleSaysNoKind: a paper whose title says no kind may be the entry
// of its day under another name, and is no sure omission; on another day it is.
func TestRecordsTitleSaysNoKind(t *testing.T) {
	for _, tt := range []struct {
		on   string
		want appeal.Confidence
	}{{"March 4, 2025", appeal.Low}, {"March 5, 2025", appeal.High}} {
		c := sample()
		c.Documents = []appeal.Document{c.Documents[0], {ID: "d", Title: "Cervical spine 6 views", Date: day("2025-03-04"), Kind: appeal.Imaging}}
		rep := report.FromText("RECORDS REVIEWED\n\n• Radiographs of the cervical spine, " + tt.on + "\n\nHISTORY\n\nShe fell from a ladder.\n")
		res, found := Run(Input{Case: c, Report: rep, Clinic: tables(t)}), false
		if rec := res.Records[0]; rec.Reviewed || (rec.Perhaps != "") != (tt.want == appeal.Low) {
			t.Errorf("%s: %+v", tt.on, rec)
		}
		for _, f := range res.Findings {
			if f.Rule == "record-not-listed" {
				found = true
				if f.Confidence != tt.want {
					t.Errorf("%s: %s, want %s", tt.on, f.Confidence, tt.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no finding", tt.on)
		}
	}
}

// TestRecordsReportTwice: another copy of the report, as one that came in whole
// after a broken one, is no record that the examiner left out; an earlier report is.
func TestRecordsReportTwice(t *testing.T) {
	r := &Reading{Case: &appeal.Case{Exam: appeal.Exam{Report: "ime"}, Documents: []appeal.Document{
		{ID: "ime", Kind: appeal.ReportKind, Date: day("2026-10-01")},
		{ID: "ime-whole", Kind: appeal.ReportKind, Date: day("2026-10-01")},
		{ID: "ime-before", Kind: appeal.ReportKind, Date: day("2025-10-01")},
	}}}
	for i, want := range []bool{false, false, true} {
		if d := r.Case.Documents[i]; r.shouldBeListed(d) != want {
			t.Errorf("%s should be listed: %v, want %v", d.ID, !want, want)
		}
	}
}
