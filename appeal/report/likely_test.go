package report

import "testing"

// TestLikelyKind: headings in words that no list has, by what follows them.
func TestLikelyKind(t *testing.T) {
	for kind, headings := range map[SectionKind][]string{
		Complaints: {
			"STATUS REPORTED BY EXAMINEE", "Symptoms as described by the worker", "Function as stated by the insured", "How she is doing now", "Condition as related by the patient",
			"What troubles him", "Self-reported difficulties", "Limitations described by the member", "How he manages now",
		},
		RecordsSummary: {
			"The records in short", "The papers summarized", "What the chart shows", "Gist of the file", "Highlights of the records", "The notes in outline", "What the file tells us",
			"Content of the medical records", "Short version of the file", "The chart after the operation", "Prior treatment as it appears in the notes",
		},
		Records:       {"What lay on my desk", "Papers sent by the carrier", "Is there anything that you asked for and did not receive?", "Documents at my disposal"},
		Examination:   {"How he appeared", "How she looked and moved", "Behavior", "Demeanor and presentation", "What I observed", "Today's findings", "What did you see and find?"},
		PastHistory:   {"Past and family history", "What about earlier and other illnesses?", "Her earlier health", "Former injuries", "Other medical conditions", "Health before the accident"},
		Certification: {"Statement of the examiner", "Reviewer's statement", "Statement", "Signature and statement", "The examiner's declaration of independence"},
		Surveillance:  {"What did the surveillance show?", "Video of July 2025", "Observation by the investigator"},
		Opening:       {"Logistics", "Formalities", "Attendance and setting", "Preliminaries"},
		Diagnostics:   {"Data", "Pictures and laboratory", "Blood and urine", "Lab work"},
		Discussion:    {"Further remarks", "What do you conclude from all of this?", "How I see it", "My reasoning", "Putting it together"},
		Occupation:    {"His work", "The job", "Her trade and employer", "Duties of the position"},
		Social:        {"How does he spend the day?", "An ordinary day", "At home", "Life at home and habits"},
		Medications:   {"What medicines does he take?", "Pills and doses"},
	} {
		for _, h := range headings {
			if got, _ := LikelyKind(h); got != kind {
				t.Errorf("LikelyKind(%q) = %q, want %q", h, got, kind)
			}
		}
	}
	for _, s := range []string{"Helen R. Castellane, M.D.", "Old Dominion Behavioral Consultants", "Page 3 of 7", "Very truly yours"} {
		if got, ok := LikelyKind(s); ok {
			t.Errorf("LikelyKind(%q) = %q, want none", s, got)
		}
	}
}
