package review

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

func yes() *bool { b := true; return &b }
func no() *bool  { b := false; return &b }

func day(s string) appeal.Day {
	d, err := appeal.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// sample is the case that the rows of TestRules are read beside.
func sample() *appeal.Case {
	return &appeal.Case{
		Claimant: appeal.Claimant{
			Name: "Ruth Okafor-Lind", DateOfBirth: day("1980-03-10"), Sex: "female", DominantHand: "right",
			Occupation: "roofer (climbing ladders, lifting 80 lb bundles)",
		},
		Claim: appeal.Claim{Kind: appeal.WorkersComp, State: "PA", DateOfInjury: day("2024-05-02"), Benefit: appeal.Benefit{Description: "fusion L4-5"}},
		Exam: appeal.Exam{Date: day("2025-03-04"), Report: "ime", Examiner: appeal.Examiner{Name: "A. Quist, M.D.", Specialty: "orthopaedic surgery"}, Notes: appeal.ExamNotes{
			Started: "10:00", Ended: "10:20",
			Tests: []appeal.ExamTest{
				{Name: "reflexes", Performed: no(), Remark: "no hammer"},
				{Name: "blood pressure standing", Performed: no()},
				{Name: "blood pressure sitting", Performed: yes()},
				{Name: "straight leg raise", Side: "left", Performed: yes(), Remark: "stopped at 30 degrees"},
				{Name: "grip strength", Performed: yes()},
				{Name: "two-point discrimination", Performed: no()},
				{Name: "Romberg test", Performed: yes(), Remark: "he said I swayed and fell"},
				{Name: "pinch strength", Performed: yes(), Remark: "the fingers gave way"},
				{Name: "tandem walking", Performed: yes(), Remark: "I stepped off the line twice, and he said I was fine"},
			},
			Questions: []string{"whether I fell since (I said three times)", "whether I garden (I said my husband does the garden)"},
			Remarks: []string{
				"I told him I blacked out", "I signed the form with my left hand because the right hurts", "My husband drove me there", "I said I quit smoking in 2010",
				"I told him I had 20 weeks of therapy",
			},
			Witness: &appeal.Witness{Name: "Ole Lind", Saw: []string{"sat in the room"}},
		}},
		Physicians:  []appeal.Physician{{Name: "Mara Voll, M.D.", Specialty: "neurosurgery", Role: "treating"}},
		Diagnoses:   []appeal.Diagnosis{{Name: "lumbar radiculopathy L5", Code: "M54.16", Side: "left"}, {Name: "carpal tunnel syndrome", Code: "G56.01", Side: "right"}},
		Medications: []appeal.Medication{{Name: "gabapentin", Dose: "600 mg three times daily"}, {Name: "sertraline", Dose: "100 mg daily"}},
		Documents: []appeal.Document{
			{ID: "ime", Title: "IME", Date: day("2025-03-10"), Kind: appeal.ReportKind},
			{ID: "mri", Title: "MRI lumbar spine", Date: day("2024-06-03"), Author: "City Imaging", Kind: appeal.Imaging},
			{ID: "voll", Title: "Neurosurgery office note", Date: day("2025-01-15"), Author: "Mara Voll, M.D.", Kind: appeal.OfficeNote},
			{ID: "op", Title: "Operative report, left L4-5 discectomy", Date: day("2024-09-09"), Author: "Mara Voll, M.D.", Kind: appeal.Surgical},
			{ID: "late", Title: "MRI lumbar spine", Date: day("2025-06-01"), Author: "City Imaging", Kind: appeal.Imaging},
		},
	}
}

// ruleRows say what each rule must find ("hit" is part of the quote or, for what
// is absent, of the subject) and what it must not (hit "").
var ruleRows = []struct{ rule, section, text, hit string }{
	{"record-not-listed", "RECORDS REVIEWED", "• Office notes of Dr. Voll, May 2024 through February 2025\n• Operative report, Dr. Voll, 9/9/2024", "MRI lumbar"},
	{"record-not-listed", "RECORDS REVIEWED", "• Office notes of Dr. Voll, May 2024 through February 2025\n• Operative report, Dr. Voll, 9/9/2024\n• MRI of the lumbar spine, June 3, 2024", ""},
	{"record-not-listed", "RECORDS REVIEWED", "• MRI of the lumbar spine, June 3, 2024\n• Medical records of Mara Voll, 2024 to 2025", ""},
	{"record-not-listed", "RECORDS REVIEWED", "• Dr. Voll's office chart, which goes back to 2019\n• MRI of the lumbar spine, June 3, 2024\n• Operative report, Dr. Voll, 9/9/2024", ""},
	{"record-not-listed", "RECORDS REVIEWED", "There was the MRI of the lumbar spine of June 3, 2024; Dr. Voll's operative note of September 9, 2024; and her clinic notes.", ""},
	{"record-not-listed", "RECORDS REVIEWED", "There was the MRI of the lumbar spine of June 3, 2024; Dr. Voll's operative note of September 9, 2024; and a job sheet.", "Neurosurgery"},
	{"scope-wording", "RECORDS REVIEWED", "Selected medical records were reviewed.", "Selected"},
	{"scope-wording", "RECORDS REVIEWED", "The records listed below were reviewed.", ""},
	{"exam-duration", "INTRODUCTION", "The interview and examination lasted approximately one hour.", "one hour"},
	{"exam-duration", "INTRODUCTION", "I spent an hour and a half face to face with the claimant.", "hour and a half"},
	{"exam-duration", "INTRODUCTION", "The examination lasted twenty minutes.", ""},
	{"exam-duration", "INTRODUCTION", "I gave Mrs. Okafor-Lind the better part of an hour and a half, and she was at no point hurried.", "hour and a half"},
	{"exam-duration", "INTRODUCTION", "From greeting to leave-taking three quarters of an hour had elapsed.", "three quarters"},
	{"exam-duration", "INTRODUCTION", "Start to finish I had the better part of an hour with her.", "an hour"},
	{"exam-duration", "INTRODUCTION", "Claim number: 4471\n\nFace-to-face time, minutes: 70\n\nIdentification shown: licence", "70"},
	{"event-date", "HISTORY", "Cholecystectomy 2018.", ""},
	{"event-date", "HISTORY", "The discectomy was done on September 19, 2023.", "September 19"},
	{"event-date", "SIGNATURE", "Orthopaedic Surgery, certified 1983", ""},
	{"refuted", "DISCUSSION", "No further imaging is needed.", ""},
	{"work-capacity", "DISCUSSION", "No change in restrictions.", ""},
	{"exam-duration", "INTRODUCTION", "I gave her two hours to complete the forms.", ""},
	{"exam-duration", "INTRODUCTION", "Two hours were spent in the review of records and in the preparation of this report.", ""},
	{"exam-duration", "HISTORY", "She can sit for one hour.", ""},
	{"exam-presence", "INTRODUCTION", "She came alone.", "alone"},
	{"exam-presence", "HISTORY", "She drove herself to this appointment.", "drove herself"},
	{"exam-presence", "INTRODUCTION", "Her husband sat in.", ""},
	{"exam-said", "HISTORY", "She denied loss of consciousness.", "denied loss"},
	{"outdated-standard", "TESTING", "Tests given: WAIS-5, MMPI-3, Fake Bad Scale, TOMM.", ""},
	{"outdated-standard", "EXAMINATION", "Waddell signs: 2/5.", ""},
	{"outdated-standard", "EXAMINATION", "Waddell signs were 3/5, which indicates symptom magnification.", "Waddell"},
	{"outdated-standard", "DISCUSSION", "The Fake Bad Scale was elevated, which shows that she exaggerates.", "Fake Bad"},
	{"exam-said", "HISTORY", "Her son has asked why she does not faint any more.", ""},
	{"exam-said", "HISTORY", "Her mother stated that she has never had any falls.", ""},
	{"exam-said", "HISTORY", "She does not know when the falls began.", ""},
	{"exam-said", "HISTORY", "She wondered whether she had not had too many falls.", ""},
	{"exam-said", "HISTORY", "There was no improvement with therapy, and she rested for two weeks.", ""},
	{"exam-said", "HISTORY", "She had 20 weeks of therapy, and six weeks of light duty followed.", ""},
	{"exam-said", "HISTORY", "She acknowledged that her husband does the garden.", ""},
	{"exam-told", "HISTORY", "She drives short distances.", ""},
	{"exam-said", "HISTORY", "She has not had any falls.", "falls"},
	{"exam-said", "HISTORY", "She acknowledged that she works in the garden daily.", "garden"},
	{"exam-said", "HISTORY", "She smokes a pack of cigarettes a day.", "cigarettes"},
	{"exam-said", "HISTORY", "She had four weeks of physical therapy.", "four weeks"},
	{"exam-said", "HISTORY", "She denied chest pain.", ""},
	{"exam-said", "HISTORY", "She quit smoking in 2010.", ""},
	{"exam-side", "EXAMINATION", "She was seen to sign the form with the right hand.", "right hand"},
	{"exam-side", "EXAMINATION", "The right hand was warm.", ""},
	{"exam-values", "EXAMINATION", "On the left straight leg raising was negative to 80 degrees.", "80 degrees"},
	{"exam-values", "EXAMINATION", "On the left straight leg raising was positive at 30 degrees.", ""},
	{"exam-values", "DISCUSSION", "The rule requires that straight leg raising on the left be negative to 80 degrees.", ""},
	{"exam-values", "EXAMINATION", "Romberg testing was normal.", ""},
	{"exam-values", "EXAMINATION", "Pinch strength was full, without giving way.", ""},
	{"exam-values", "EXAMINATION", "Tandem gait was performed well.", "Tandem"},
	{"no-reason", "DISCUSSION", "She requires no further treatment of any kind.", "further treatment"},
	{"bare-opinion", "DISCUSSION", "The residual complaints hardly amount to a disorder.", "hardly"},
	{"bare-opinion", "DISCUSSION", "The examination findings, including clear lungs, speak against any disability.", ""},
	{"bare-opinion", "DISCUSSION", "Dr. Voll finds that she requires no further treatment of any kind.", ""},
	{"bare-opinion", "DISCUSSION", "The MRI of June 3, 2024 rules out any disability for work.", ""},
	{"exam-values", "EXAMINATION", "On the right straight leg raising was negative to 80 degrees.", ""},
	{"age", "HISTORY", "The claimant is a 54-year-old woman.", "54"},
	{"age", "HISTORY", "The claimant is a 44-year-old woman.", ""},
	{"age", "HISTORY", "She lives with her 12-year-old son.", ""},
	{"sex", "HISTORY", "The claimant is a 44-year-old man.", "man"},
	{"sex", "EXAMINATION", "Mr. Okafor-Lind walked slowly.", "Mr."},
	{"sex", "HISTORY", "Her husband is a 50-year-old man.", ""},
	{"dominant-hand", "HISTORY", "She is left-hand-dominant.", "left"},
	{"dominant-hand", "HISTORY", "She is right-handed.", ""},
	{"dominant-hand", "HISTORY", "Her mother is left-handed.", ""},
	{"dominant-hand", "HISTORY", "She uses the left hand for the telephone.", ""},
	{"dominant-hand", "HISTORY", "She uses the left hand for writing.", "left hand"},
	{"age", "HISTORY", "Sleepiness per the patient since about age 33, gradual.", ""},
	{"event-date", "INTRODUCTION", "American Board of Orthopaedic Surgery, recertified in 2004.", ""},
	{"fact-date", "HISTORY", "She was injured on May 12, 2024.", "May 12"},
	{"fact-date", "HISTORY", "She was injured on May 2, 2024.", ""},
	{"fact-date", "HISTORY", "The accident happened at the yard on May 12, 2024.", "May 12"},
	{"fact-date", "DISCUSSION", "All effects of the accident ended on August 2, 2024, three months to the day.", ""},
	{"fact-date", "DISCUSSION", "The effects of the accident had resolved completely on August 2, 2024.", ""},
	{"fact-date", "ANSWERS", "One may take September 9, 2025, being a twelvemonth from the operation.", ""},
	{"event-date", "DISCUSSION", "All effects of the accident ended on August 2, 2024, three months to the day.", ""},
	{"event-date", "CONCLUSIONS", "Diplomate, American Board of Surgery (1981)", ""},
	{"fact-date", "PAST HISTORY", "She had an accident on May 12, 2014.", ""},
	{"fact-side", "HISTORY", "In September 2024 she underwent a right-sided L4-5 discectomy.", "right-sided"},
	{"fact-side", "DIAGNOSIS", "1. Carpal tunnel syndrome of the left wrist.", "left wrist"},
	{"fact-side", "HISTORY", "In September 2024 she underwent a left L4-5 discectomy.", ""},
	{"fact-side", "PAST HISTORY", "Right ankle sprain in 2011, fully recovered.", ""},
	{"spinal-level", "DISCUSSION", "The surgery that is requested concerns the C4-5 level.", "C4-5"},
	{"spinal-level", "DISCUSSION", "The surgery that is requested concerns the L4-5 level.", ""},
	{"occupation", "OCCUPATIONAL HISTORY", "She was employed as an office clerk, a desk job.", "clerk"},
	{"occupation", "OCCUPATIONAL HISTORY", "She was employed as a roofer.", ""},
	{"occupation", "INTRODUCTION", "A chaperone employed by this office was present.", ""},
	{"medication", "MEDICATIONS", "• Gabapentin 300 mg three times daily", "300 mg"},
	{"medication", "MEDICATIONS", "• Gabapentin 600 mg up to three a day", ""},
	{"medication", "MEDICATIONS", "• Gabapentin 600 mg one a day", "one a day"},
	{"file-denied", "PAST MEDICAL HISTORY", "Earlier surgery: none before 2024.", ""},
	{"file-denied", "PAST MEDICAL HISTORY", "Earlier surgery: none.", "none"},
	{"fact-date", "HISTORY", "The claim was made in January 2024, and an MRI of the lumbar spine followed on June 3 of that year, before August 2025.", ""},
	{"event-date", "HISTORY", "On September 23, 2024, two weeks after the operation, she was seen again.", ""},
	{"test-not-performed", "EXAMINATION", "Reflexes were symmetric by her own account.", ""},
	{"medication", "MEDICATIONS", "She was not taking any psychotropic medication.", "psychotropic"},
	{"medication", "MEDICATIONS", "• Gabapentin 600 mg three times daily; sertraline 100 mg daily", ""},
	{"medication", "MEDICATIONS", "Gabapentin was started at 100 mg in 2024.", ""},
	{"test-not-performed", "EXAMINATION", "Deep tendon reflexes were 2+ and symmetric.", "reflexes"},
	{"test-not-performed", "DISCUSSION", "The reflexes of the knee were first described by Erb and most beautifully by Westphal.", ""},
	{"test-not-performed", "EXAMINATION", "Her deep tendon reflexes are described by me as 2+.", "reflexes"},
	{"test-not-performed", "EXAMINATION", "Standing blood pressure was 120/80.", "Standing"},
	{"test-not-performed", "EXAMINATION", "Seated blood pressure was 120/80.", ""},
	{"test-not-performed", "EXAMINATION", "Reflexes were not tested.", ""},
	{"test-not-performed", "EXAMINATION", "I did not look at the reflexes.", ""},
	{"test-not-performed", "EXAMINATION", "I did not have her stand for the blood pressure, which was 120/80.", ""},
	{"test-not-performed", "EXAMINATION", "Reflexes NT.", ""},
	{"test-not-performed", "EXAMINATION", "About the reflexes.", ""},
	{"test-not-performed", "EXAMINATION", "Standing blood pressure fell by 20 between January and April.", ""},
	{"exam-presence", "HISTORY", "She attends the Mass on Sundays with her husband.", ""},
	{"test-not-performed", "REVIEW OF RECORDS", "Dr. Voll found reflexes 2+ on January 15, 2025.", ""},
	{"test-omitted", "EXAMINATION", "Gait was slow. She was not seen on the stairs.", "two-point"},
	{"test-omitted", "EXAMINATION", "Two-point discrimination was 5 mm. Reflexes were normal. Standing blood pressure was 120/80.", ""},
	{"outdated-standard", "DISCUSSION", "I used the AMA Guides, Third Edition, Revised.", "Third"},
	{"outdated-standard", "DISCUSSION", "I used the AMA Guides, Sixth Edition.", ""},
	{"outdated-standard", "REVIEW OF RECORDS", "Dr. Voll used the AMA Guides, Third Edition, Revised.", ""},
	{"summary-against-findings", "DISCUSSION", "There is no motor deficit.", ""},
	{"sign-denied", "DISCUSSION", "There was no edema.", ""},
	{"no-reason", "DISCUSSION", "A normal MRI rules out any organic cause.", "rules out"},
	{"no-reason", "DISCUSSION", "A normal MRI does not exclude radiculopathy.", ""},
	{"work-capacity", "DISCUSSION", "She can return to full duty without restrictions.", "full duty"},
	{"work-capacity", "HISTORY", "She said that she cannot return to full duty.", ""},
	{"outside-specialty", "DISCUSSION", "In my opinion a conversion disorder explains the picture.", "conversion"},
	{"outside-specialty", "DISCUSSION", "There is no depressive disorder.", ""},
	{"outside-specialty", "REVIEW OF RECORDS", "Dr. Voll mentions a depressive disorder.", ""},
	{"question-unanswered", "ANSWERS TO QUESTIONS", "1. What is the diagnosis and what is the prognosis?\nLumbar strain.\n2. Are household help and transportation needed?\nHousehold help is not needed.", "Household"},
	{"question-unanswered", "ANSWERS TO QUESTIONS", "1. What is the prognosis?\nThe prognosis is good.\n2. Is household help needed?\nNo.", ""},
	{"loaded-language", "DISCUSSION", "There are strong indications of secondary gain.", "secondary gain"},
	{"loaded-language", "DISCUSSION", "There is no evidence of symptom magnification.", ""},
	{"loaded-language", "DISCUSSION", "The weakness is secondary to the herniation.", ""},
	{"signed-unread", "CERTIFICATION", "I certify that this is my report.\n\nDictated but not read", "not read"},
	{"signed-unread", "CERTIFICATION", "I have read this report.", ""},
	{"admission", "EXAMINATION", "She was cooperative and gave good effort.", "cooperative"},
	{"admission", "EXAMINATION", "She was not cooperative.", ""},
}

func TestRules(t *testing.T) {
	c := tables(t)
	for _, row := range ruleRows {
		t.Run(row.rule+"/"+row.text, func(t *testing.T) {
			res := Run(Input{Case: sample(), Report: report.FromText(row.section + "\n\n" + row.text + "\n"), Clinic: c})
			var got []string
			for _, f := range append(res.Findings, res.Admissions...) {
				if f.Rule == row.rule && (f.Confidence != appeal.Low || row.hit != "") {
					got = append(got, f.Quote+" | "+f.Subject)
				}
			}
			all := strings.Join(got, "\n")
			if row.hit == "" && len(got) > 0 {
				t.Errorf("finds %s", all)
			}
			if row.hit != "" && !strings.Contains(all, row.hit) {
				t.Errorf("does not find %q, only %q", row.hit, all)
			}
		})
	}
}

// report rows that need more than one section.
func TestRulesOverSections(t *testing.T) {
	c := tables(t)
	for _, x := range []struct{ rule, text, hit string }{
		{"summary-against-findings", "EXAMINATION\n\nQuadriceps strength was 4/5 on the left.\n\nDISCUSSION\n\nThere is no motor deficit.\n", "no motor"},
		{"summary-against-findings", "EXAMINATION\n\nQuadriceps strength was 5/5 on the left.\n\nDISCUSSION\n\nThere is no motor deficit.\n", ""},
		{"summary-against-findings", "EXAMINATION\n\nTandem gait was unsteady.\n\nDISCUSSION\n\nGait was normal.\n", "Gait was normal"},
		{"sign-denied", "EXAMINATION\n\nThere was pitting edema of the foot.\n\nDISCUSSION\n\nThere was no edema.\n", "no edema"},
		{"sign-denied", "EXAMINATION\n\nThe thigh measured 44.0 cm on the right and 47.0 cm on the left.\n\nDISCUSSION\n\nThere is no atrophy.\n", "no atrophy"},
		{"sign-denied", "EXAMINATION\n\nThe thigh measured 46.5 cm on the right and 47.0 cm on the left.\n\nDISCUSSION\n\nThere is no atrophy.\n", ""},
		{"function-differs", "EXAMINATION\n\nThe knee showed a small effusion.\n\nDISCUSSION\n\nA small effusion is not unusual.\n", ""},
		{"facet", "ANSWERS\n\n1. She should not lift more than 20 pounds. There are no limits for the hands.\n", ""},
		{"side-against-side", "HISTORY\n\nShe has numbness of the right thumb and index finger.\n\nEXAMINATION\n\nSensation was decreased over the left thumb and index finger.\n", "left thumb"},
		{"side-against-side", "HISTORY\n\nShe has numbness of the right thumb and index finger.\n\nEXAMINATION\n\nSensation was decreased over the right thumb and index finger.\n", ""},
	} {
		res := Run(Input{Case: sample(), Report: report.FromText(x.text), Clinic: c})
		found := ""
		for _, f := range res.Findings {
			if f.Rule == x.rule {
				found += f.Quote + "\n"
			}
		}
		if (x.hit == "") != (found == "") || !strings.Contains(found, x.hit) {
			t.Errorf("%s on %q finds %q, want %q", x.rule, x.text, found, x.hit)
		}
	}
}

func TestStudyToldOtherwise(t *testing.T) {
	c := tables(t)
	for _, x := range []struct {
		paper, text string
		hit         bool
	}{
		{"IMPRESSION: Left paracentral disc extrusion at L4-5 with compression of the L5 root.", "An MRI of the lumbar spine of June 3, 2024 showed a mild disc bulge.", true},
		{"IMPRESSION: Abnormal study with stenosis.", "An MRI of the lumbar spine of June 3, 2024 was reported as normal.", true},
		{"IMPRESSION: Normal study.", "An MRI of the lumbar spine of June 3, 2024 was reported as normal.", false},
		{"IMPRESSION: Left disc extrusion with compression.", "An MRI of the lumbar spine of June 3, 2024 showed an extrusion with compression.", false},
		{"IMPRESSION: Abnormal study with stenosis.", "An MRI of the cervical spine of May 1, 2020 was reported as normal.", false},
	} {
		res := Run(Input{Case: sample(), Report: report.FromText("HISTORY\n\n" + x.text + "\n"), Clinic: c, Documents: map[string]*report.Report{"mri": report.FromText(x.paper)}})
		hit := false
		for _, f := range res.Findings {
			hit = hit || f.Rule == "study-told-otherwise"
		}
		if hit != x.hit {
			t.Errorf("paper %q, report %q: found %v, want %v", x.paper, x.text, hit, x.hit)
		}
	}
}

func TestCountAgainstTable(t *testing.T) {
	text := "EXAMINATION\n\nSite   Right   Left\nOcciput   P   P\nTrapezius   P   N\nKnee   N   N\n\nA total of %s tender points was recorded.\n"
	c := tables(t)
	for said, want := range map[string]bool{"two": true, "three": false} {
		hit := false
		for _, f := range Run(Input{Case: sample(), Report: report.FromText(strings.Replace(text, "%s", said, 1)), Clinic: c}).Findings {
			hit = hit || f.Rule == "count-against-table"
		}
		if hit != want {
			t.Errorf("%s: found %v, want %v", said, hit, want)
		}
	}
}

// TestCitesTheAbnormal: of several sentences on a line, and of several abnormal
// ones, the point names those that speak against the summary.
func TestCitesTheAbnormal(t *testing.T) {
	for _, x := range []struct {
		text string
		want []string
	}{
		{"EXAMINATION\n\nSensory. Intact to light touch and vibration. On Romberg testing there was moderate sway with the eyes closed.\n\nDISCUSSION\n\nNormal neurological examination.\n", []string{"Romberg"}},
		{
			"EXAMINATION\n\nGait was slow. Straight leg raising was positive at 30 degrees on the left.\n\nMotion   Measured   Normal\nFlexion   30   60\nExtension   25   25\n\n" +
				"DISCUSSION\n\nThe range of motion of the lumbar spine was within normal limits and there is no neurological deficit.\n",
			[]string{"positive at 30", "Flexion"},
		},
		{"EXAMINATION\n\nGait was slow and antalgic.\n\nDISCUSSION\n\nThere is no neurological deficit.\n", nil},
		{
			"EXAMINATION\n\nFinger-to-nose testing showed a mild terminal tremor on the right. She walked with the cane in the left hand.\n\nDISCUSSION\n\nHer gait was unimpaired.\n",
			[]string{"cane"},
		},
		{"EXAMINATION\n\nFinger-to-nose testing showed a mild terminal tremor on the right.\n\nDISCUSSION\n\nHer gait was unimpaired.\n", nil},
		{"EXAMINATION\n\nFinger-to-nose testing showed a mild terminal tremor on the right.\n\nDISCUSSION\n\nGait and coordination were normal.\n", []string{"tremor"}},
	} {
		var got []string
		for _, f := range Run(Input{Case: sample(), Report: report.FromText(x.text), Clinic: tables(t)}).Findings {
			if f.Rule != "summary-against-findings" {
				continue
			}
			if len(f.Contrary) != len(f.Against) {
				t.Errorf("%d places, %d sentences", len(f.Against), len(f.Contrary))
			}
			got = append(got, f.Contrary...)
		}
		if len(got) != len(x.want) {
			t.Errorf("%q is held against by %q, want %q", x.text, got, x.want)
			continue
		}
		for i := range got {
			if !strings.Contains(got[i], x.want[i]) {
				t.Errorf("cites %q, want %q", got[i], x.want[i])
			}
		}
	}
}

// TestNoDiagnosisArgued: a sign is shown beside a conclusion that rules out a
// disease, never as proof of it, and only where it is of what was ruled out.
func TestNoDiagnosisArgued(t *testing.T) {
	for _, x := range []struct {
		exam, concludes string
		want            appeal.Confidence // "" for none
		shows           []string
	}{
		{"Straight leg raising was positive at 30 degrees on the left. Great toe extension was 4/5 on the left.", "There is no evidence of lumbar radiculopathy.", appeal.Medium, []string{"4/5", "positive at 30"}},
		{"Straight leg raising was positive at 30 degrees on the left.", "There is no objective finding on this examination that would support the presence of an active left L5 radiculopathy.", appeal.Medium, []string{"positive at 30"}},
		{"Straight leg raising was positive at 30 degrees on the left.", "There is no neurological deficit.", appeal.Medium, []string{"positive at 30"}},
		{"Great toe extension was 4/5 on the left.", "There is no neurological deficit.", appeal.High, []string{"4/5"}},
		{"Great toe extension was 4/5 on the left.", "There is no motor deficit.", appeal.High, []string{"4/5"}},
		{"She was tearful on two occasions. Affect was constricted.", "Major depression is not present.", appeal.Medium, []string{"tearful", "constricted"}},
		{"Her affect was flat.", "There is no evidence of cognitive impairment.", "", nil},
		{"She lost the thread of the conversation.", "There is no evidence of cognitive impairment.", appeal.Medium, []string{"thread"}},
		{"Affect was constricted.", "The mental status examination was within normal limits.", appeal.High, []string{"constricted"}},
		{"Waddell signs were 4/5.", "There is no motor deficit.", "", nil},
		{"Gait was slow.", "The EMG shows no evidence of radiculopathy.", "", nil},
	} {
		var got []appeal.Finding
		for _, f := range Run(Input{Case: sample(), Report: report.FromText("EXAMINATION\n\n" + x.exam + "\n\nDISCUSSION\n\n" + x.concludes + "\n"), Clinic: tables(t)}).Findings {
			if f.Rule == "summary-against-findings" {
				got = append(got, f)
			}
		}
		if len(got) == 0 {
			if x.want != "" {
				t.Errorf("%q beside %q: nothing found", x.concludes, x.exam)
			}
			continue
		}
		f := got[0]
		if f.Confidence != x.want || len(f.Contrary) != len(x.shows) {
			t.Errorf("%q beside %q: %s, shows %q", x.concludes, x.exam, f.Confidence, f.Contrary)
			continue
		}
		for i, show := range x.shows {
			if !strings.Contains(f.Contrary[i], show) {
				t.Errorf("%q: shows %q, want %q", x.concludes, f.Contrary[i], show)
			}
		}
		if f.Confidence != appeal.High && strings.Contains(f.Wording+f.Why, "otherwise") {
			t.Errorf("%q: argues %q", x.concludes, f.Wording)
		}
	}
}

// TestSuccessorOfAnotherRegion: a low back guideline is answered with low back
// successors only where the claim is about the low back.
func TestSuccessorOfAnotherRegion(t *testing.T) {
	rep := report.FromText("DISCUSSION\n\nUnder the AHCPR guideline of 1994 the operation is not indicated.\n")
	for name, want := range map[string]string{"lumbar radiculopathy": "ACP 2017", "cervical radiculopathy": "about the low back; the claim is about the neck"} {
		c := sample()
		c.Diagnoses = []appeal.Diagnosis{{Name: name}}
		why := ""
		for _, f := range Run(Input{Case: c, Report: rep, Clinic: tables(t)}).Findings {
			if f.Rule == "outdated-standard" {
				why += f.Why
			}
		}
		if !strings.Contains(why, want) || name[0] == 'c' && strings.Contains(why, "ACP 2017") {
			t.Errorf("%s: %q, want %q", name, why, want)
		}
	}
}

func TestLevelsAreNamedOnceAsRecordsDo(t *testing.T) {
	if got := levelNames([]string{"c5-6", "c6-7", "c5-6", "c6-7"}); got != "C5-6, C6-7" {
		t.Errorf("got %q", got)
	}
}
