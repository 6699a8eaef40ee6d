package letter_test

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
)

// note makes a record of a case from its words.
func note(t *testing.T, d *letter.Data, id, title, text string, kind appeal.DocumentKind, date string) {
	t.Helper()
	doc := appeal.Document{ID: id, Title: title, Kind: kind, Date: day(t, date), Author: "Rosa Feld, M.D.", Pages: 1}
	d.Case.Documents = append(d.Case.Documents, doc)
	if d.Documents == nil {
		d.Documents = map[string]*report.Report{}
	}
	d.Documents[id] = report.FromText(text)
}

func TestARecordAnswersByItsOwnFinding(t *testing.T) {
	data := twoParts(t, "no instability of the knee", "released to regular duty", "only two weeks of physical therapy", "symptom exaggeration", "further surgery not necessary")
	note(t, &data, "first", "MRI right knee", "IMPRESSION: Complete tear of the anterior cruciate ligament.\n", appeal.Imaging, "2024-01-05")
	note(t, &data, "op", "Operative report, right knee", "Reconstruction of the cruciate ligament was done. The graft was fixed.\n", appeal.Surgical, "2024-03-01")
	note(t, &data, "office", "Office note", "Says the knee gives way and cannot lift a chair.\nExam. Lachman positive, pivot shift positive. Gait normal.\nPlan. Recommend revision of the ligament. No ladders, no squatting.\n", appeal.OfficeNote, "2025-04-02")
	note(t, &data, "log", "Physical therapy discharge note", "01/05/25. Knee buckles on the step in visit one.\n04/20/25. Seen 31 times (15 weeks). Not improving.\n", appeal.Therapy, "2025-04-20")
	note(t, &data, "fce", "Functional capacity evaluation", "Consistent effort on 13 of 14 trials. Does not meet the demands of a roofer.\n", appeal.Functional, "2025-05-01")
	l := compose(t, "appeal", data)
	text := letter.Text(l)
	for n, x := range map[string]struct{ has, not []string }{
		"1": {[]string{"Lachman positive, pivot shift positive."}, []string{"Complete tear", "gives way and cannot", "Gait normal", "visit one"}},
		"2": {[]string{"No ladders, no squatting.", "Does not meet the demands"}, []string{"cannot lift a chair"}},
		"3": {[]string{"Seen 31 times (15 weeks)."}, nil},
		"4": {[]string{"Consistent effort on 13 of 14 trials."}, []string{"Lachman"}},
		"5": {[]string{"Recommend revision of the ligament."}, []string{"Consistent effort"}},
	} {
		got := answersOf(t, text, n)
		for _, w := range x.has {
			if !strings.Contains(got, w) {
				t.Errorf("reason %s lacks %q: %s", n, w, got)
			}
		}
		for _, w := range x.not {
			if strings.Contains(got, w) {
				t.Errorf("reason %s is answered by %q: %s", n, w, got)
			}
		}
	}
}

func TestADraftMarksAReasonThatNothingAnswers(t *testing.T) {
	data := twoParts(t, "the policy had lapsed in March")
	l := compose(t, "appeal", data)
	if text := letter.Text(l); !strings.Contains(text, "[missing: your answer to this reason]") {
		t.Errorf("no mark in\n%s", text)
	}
	data.Case.WeakPoints = []appeal.WeakPoint{{Point: "The policy had lapsed in March", Answer: "The premium was paid on February 27, 2025"}}
	text := letter.Text(compose(t, "appeal", data))
	if strings.Contains(text, "[missing: your answer") || strings.Count(text, "The premium was paid on February 27, 2025.") != 1 || strings.Contains(text, "What may be held against") {
		t.Errorf("the answer under weak_points does not stand, once, at the reason:\n%s", text)
	}
}

func TestAQuoteThatBreaksOffSaysSo(t *testing.T) {
	for words, want := range map[string]string{
		"On May 20, 2024, two weeks after the operation,": "two weeks after the operation …”",
		"A tear at the repair site, with contrast in the": "with contrast in the …”",
		"The rotator cuff is intact.":                     "is intact.”",
		"He could not do it and let it be":                "let it be”",
		"Dictated but not read":                           "not read”",
	} {
		data := twoParts(t, "no deficit of the shoulder")
		data.Findings[1].Quote = words
		if text := letter.Text(compose(t, "appeal", data)); !strings.Contains(text, want) {
			t.Errorf("%q is not quoted as %q", words, want)
		}
	}
}

func TestAPhysiciansWordsAreNotWhatThePatientTold(t *testing.T) {
	data := twoParts(t, "able to work")
	data.Case.Physicians = []appeal.Physician{{Name: "Rosa Feld, M.D.", Role: "treating"}}
	note(t, &data, "office", "Office note", "Says the knee gives way and cannot lift a chair.\nExam. Lachman positive.\nPlan. No ladders, no squatting.\n", appeal.OfficeNote, "2025-04-02")
	note(t, &data, "letter", "Letter to the insurer", "To whom it may concern. I told your examiner that she cannot work as a roofer.\n", appeal.LetterKind, "2025-05-02")
	text := letter.Text(compose(t, "appeal", data))
	_, words, _ := strings.Cut(text, "own words:")
	words, _, _ = strings.Cut(words, "I ask that these opinions")
	if !strings.Contains(words, "cannot work as a roofer") || strings.Contains(words, "cannot lift a chair") {
		t.Errorf("the physician's own words: %s", words)
	}
}

func TestAMeasurementStandsBesideTheSameThing(t *testing.T) {
	data := twoParts(t, "no deficit of the shoulder")
	data.Report = report.FromText("PHYSICAL EXAMINATION\nThe claimant recalled three of three objects at five minutes.\n")
	data.Case.Measurements = []appeal.Measurement{{What: "heart rate rise on standing 10 minutes", Value: "37", Unit: "beats per minute"}}
	if text := letter.Text(compose(t, "appeal", data)); strings.Contains(text, "three of three objects") {
		t.Errorf("a rise of the heart rate stands beside a test of memory:\n%s", text)
	}
}
