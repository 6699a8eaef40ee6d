package letter_test

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
)

// TestNoticeSteps: the letter quotes what the notice says of the next step, all of
// it, and not what it says of itself or of the courts.
func TestNoticeSteps(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ name, notice, want, not string }{
		{
			"arbitration", "Bills will not be paid. If you wish to contest this denial you may submit the dispute to arbitration or bring a lawsuit. If you choose arbitration, complete the form and mail it with your papers. Very truly yours.",
			"“If you wish to contest this denial you may submit the dispute to arbitration or bring a lawsuit. If you choose arbitration, complete the form and mail it with your papers.” (Exhibit B, p. 1, l. ", "Bills will not",
		},
		{
			"a protest", "You have a right to protest this decision or to appeal. A protest must be received in writing within 60 days. State why you disagree and attach medical evidence. We have sent the report to your doctor.",
			"to appeal. A protest must be received in writing within 60 days. State why you disagree and attach medical evidence.”", "sent the report",
		},
		{
			"no time named", "If you believe that our decision is in error you may send us a written explanation. We request that any material be sent within 60 days. We reserve all rights under the policy.",
			"written explanation. We request that any material be sent within 60 days.”", "reserve all",
		},
		{
			"the heading and the courts stay out", "Your right to appeal. You may ask for a review of this decision in writing. If the appeal is denied you have the right to bring a civil action under section 502(a).",
			"“You may ask for a review of this decision in writing.”", "civil action",
		},
		{"nothing said", "Your claim is denied. We wish you well.", "", "Your notice says this"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			data := lumbar(t)
			data.Documents[data.Case.Denial.Document] = report.FromText("Dear Ms. Harbaugh:\n\n" + tc.notice + "\n")
			text := letter.Text(compose(t, "appeal", data))
			if !strings.Contains(text, tc.want) || strings.Contains(text, tc.not) {
				t.Errorf("want %q, not %q in\n%s", tc.want, tc.not, text[:min(3000, len(text))])
			}
		})
	}
}

// TestPlanTestPartByPart: the criteria of a plan's own page stand in the letter,
// and beside each what the records show; a part on which they show nothing has no row.
func TestPlanTestPartByPart(t *testing.T) {
	t.Parallel()
	data := cervical(t)
	data.Case.Documents = append(data.Case.Documents,
		appeal.Document{ID: "page", Title: "Plan document, page 61", Kind: appeal.OtherPaper},
		appeal.Document{ID: "scan", Title: "MRI cervical spine", Kind: appeal.Imaging},
		appeal.Document{ID: "pt", Title: "Physical therapy discharge note", Kind: appeal.Therapy})
	if data.Documents == nil {
		data.Documents = map[string]*report.Report{}
	}
	data.Documents["page"] = report.FromText("Medically Necessary means a service that a prudent physician would provide.\n\nCervical fusion is covered when one of these is present: (a) six weeks or more of supervised therapy; (b) travel to a far country; (c) myelopathy with cord compression on imaging.\n")
	data.Documents["scan"] = report.FromText("IMPRESSION: Severe stenosis C5-6 with cord compression.\n")
	data.Documents["pt"] = report.FromText("Seen 26 times from 12/05/2024 to 03/13/2025 (14 weeks).\n")
	text := letter.Text(compose(t, "appeal", data))
	for _, want := range []string{
		"“Cervical fusion is covered when one of these is present: (a)",
		"asks: “six weeks or more of supervised therapy”\nWhat the record shows: “Seen 26 times",
		"asks: “myelopathy with cord compression on imaging”\nWhat the record shows: “Severe stenosis C5-6 with cord compression",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("want %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "asks: “travel") {
		t.Error("a row without anything in the record")
	}
}
