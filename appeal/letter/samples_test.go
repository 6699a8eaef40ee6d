package letter_test

import (
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// sampleCases are the cases of the goldens. Their findings are fixed here, so
// that a letter's golden changes only when a letter changes.
func sampleCases(t testing.TB) map[string]letter.Data {
	t.Helper()
	return map[string]letter.Data{
		"erisa-disability":   lumbar(t),
		"erisa-health":       cervical(t),
		"workers-comp":       shoulder(t),
		"auto-no-fault":      concussion(t),
		"private-disability": backOffice(t),
		"gb-private":         incomeProtection(t),
		"individual-health":  infusion(t),
		"bare":               withLaw(t, letter.Data{Case: &appeal.Case{Version: 1, Claimant: appeal.Claimant{Name: "Ana Ruiz"}, Claim: appeal.Claim{Kind: appeal.ERISADisability}}, Date: day(t, "2026-03-02")}),
	}
}

func at(page, line int) appeal.Ref { return appeal.Ref{Page: page, Line: line} }

// lumbar is the whole folder of the sample case with the findings of its report.
func lumbar(t testing.TB) letter.Data {
	data := inPacket(fromFolder(t, "../../testdata/cases/01-lumbar-ltd-oh", day(t, "2025-11-10")))
	data.Findings = located(data.Report, []appeal.Finding{
		{ID: "f1", Kind: appeal.ContradictsExam, Confidence: appeal.High, Rule: "exam-duration", Quote: "The face-to-face interview and examination required approximately one hour.", Subject: "length of the examination", Why: "The report gives approximately one hour; the claimant noted 10:05 to 10:23.", Wording: "The report states approximately one hour; the claimant’s notes of that day record 18 minutes in all.", Against: []string{"exam.notes.started", "exam.notes.ended", "exam.notes.witness"}},
		{ID: "f2", Kind: appeal.ScopeOfRecords, Confidence: appeal.High, Rule: "scope-of-records", Quote: "Selected medical records were reviewed, including but not limited to the following:", Subject: "records said to be reviewed", Why: "The words do not say which records were sent and which were left out."},
		{ID: "f3", Kind: appeal.RecordNotReviewed, Confidence: appeal.High, Rule: "record-not-listed", Ref: at(1, 45), Subject: "emg-2024-06-18", Why: "The electrodiagnostic study of June 18, 2024 is not listed in the report.", Against: []string{"document:emg-2024-06-18"}},
		{ID: "f4", Kind: appeal.RecordNotReviewed, Confidence: appeal.High, Rule: "record-not-listed", Ref: at(1, 45), Subject: "fce-2025-05-06", Why: "The functional capacity evaluation of May 6, 2025 is not listed in the report, although question 5 asks about it.", Against: []string{"document:fce-2025-05-06"}},
		{ID: "f5", Kind: appeal.FactualError, Confidence: appeal.High, Rule: "fact-findings", Quote: "According to the report of that study there was mild disc bulging at L4-5 without significant neural compression.", Subject: "MRI of April 2, 2024", Why: "The MRI report describes an 8 x 6 mm extrusion that compresses the left L5 nerve root.", Against: []string{"document:mri-2024-04-02#p1"}},
		{ID: "f6", Kind: appeal.FactualError, Confidence: appeal.High, Rule: "fact-sides", Quote: "On August 20, 2024 she underwent a right-sided L4-5 microdiscectomy by Dr. Castellane.", Subject: "side of the operation", Why: "The operation was on the left.", Against: []string{"document:op-2024-08-20", "diagnoses[0].side"}},
		{ID: "f7", Kind: appeal.FactualError, Confidence: appeal.High, Rule: "fact-occupation", Quote: "At the time she stopped work she was employed as an office nurse, a position that consists mainly of telephone triage and charting at a desk.", Subject: "occupation", Why: "The position description is that of a registered nurse on a medical-surgical unit.", Against: []string{"claimant.occupation", "document:jobdesc-2019"}},
		{ID: "f8", Kind: appeal.TestNotPerformed, Confidence: appeal.High, Rule: "test-not-performed", Quote: "Deep tendon reflexes were 2+ and symmetric at the knees and ankles.", Subject: "reflexes", Why: "The claimant’s notes record that the reflexes were not tested.", Against: []string{"exam.notes.tests[2]"}},
		{ID: "f9", Kind: appeal.TestOmitted, Confidence: appeal.High, Rule: "test-omitted", Ref: at(5, 20), Subject: "strength of the great toe and ankle, and sensation", Why: "For an L5 nerve root the report gives no test of great toe extension or ankle dorsiflexion, and no test of sensation.", Against: []string{"exam.notes.tests[7]", "measurements[1]"}},
		{ID: "f10", Kind: appeal.InternalContradiction, Confidence: appeal.High, Rule: "range-against-table", Quote: "The range of motion of the lumbar spine was within normal limits and there is no neurological deficit.", Subject: "range of motion", Why: "The report’s own table gives flexion of 30 degrees against a normal of 60.", Against: []string{placeOf(data.Report, "Flexion")}},
		{ID: "f11", Kind: appeal.InternalContradiction, Confidence: appeal.High, Rule: "sign-against-conclusion", Quote: "There is no objective finding on this examination that would support the presence of an active left L5 radiculopathy.", Subject: "objective findings", Why: "A straight leg raise that is positive at 30 degrees with pain below the knee is such a finding.", Against: []string{placeOf(data.Report, "On the left it was positive")}},
		{ID: "f13", Kind: appeal.LoadedLanguage, Confidence: appeal.High, Rule: "loaded-language", Quote: "Ms. Harbaugh has been out of the workforce for over a year and is receiving a benefit, and there are strong indications of secondary gain and of a conscious effort to appear more limited than she is.", Subject: "secondary gain", Why: "The report records no test of effort or validity."},
		{ID: "f14", Kind: appeal.OutsideSpecialty, Confidence: appeal.High, Rule: "outside-specialty", Quote: "Her unresolved anger toward her employer and an underlying depressive disorder are, in my opinion, the principal barriers to her recovery.", Subject: "psychiatric opinion", Why: "The opinion is a psychiatric one.", Against: []string{"exam.examiner.specialty"}},
		{ID: "f15", Kind: appeal.UnsupportedConclusion, Confidence: appeal.High, Rule: "unsupported-conclusion", Quote: "She is able to return to full-time unrestricted duty immediately.", Subject: "return to full duty", Why: "The report sets no functional test and no description of the actual duties beside this conclusion.", Against: []string{"measurements[2]"}},
		{ID: "f16", Kind: appeal.QuestionUnanswered, Confidence: appeal.High, Rule: "question-unanswered", Quote: "Please refer to the Discussion section of this report.", Subject: "question 5", Why: "The question asks about the functional capacity evaluation; the Discussion section does not mention it."},
	})
	data.Records = []review.Record{
		{Document: "mri-2024-04-02", Reviewed: true},
		{Document: "op-2024-08-20", Reviewed: true},
		{Document: "mri-2025-01-28", Reviewed: true},
		{Document: "castellane-2025-06-10", Reviewed: true},
		{Document: "emg-2024-06-18"},
		{Document: "fce-2025-05-06"},
	}
	data.Admissions = located(data.Report, []appeal.Finding{{ID: "a1", Kind: appeal.Admission, Rule: "admission", Quote: "Attendance was regular and effort was described as good.", Subject: "effort"}})
	data.Case.WeakPoints = []appeal.WeakPoint{{Point: "I put the operation off once", Answer: "It was done on August 20, 2024, and the report itself says that I declined no other treatment", Document: "op-2024-08-20", Page: 1}}
	data.Case.Background = []appeal.Background{{About: "examiner", Topic: "license", Statement: "The license is active since 1994", Source: "license look-up of the state medical board", DateAccessed: day(t, "2025-11-02")}}
	for _, f := range slices.Concat(data.Findings, data.Admissions) {
		data.Case.Review = append(data.Case.Review, appeal.Decision{Finding: f.ID, Keep: "keep"})
	}
	return data
}

// located gives each finding the place of its quote.
func located(r *report.Report, fs []appeal.Finding) []appeal.Finding {
	for i, f := range fs {
		for _, s := range r.Sentences {
			if f.Quote != "" && (strings.Contains(s.Text, f.Quote) || strings.Contains(f.Quote, s.Text)) && fs[i].Page == 0 {
				fs[i].Ref = s.Ref
			}
		}
		if fs[i].Page == 0 {
			fs[i].Ref = at(1, 1)
		}
	}
	return fs
}

func placeOf(r *report.Report, start string) string {
	for _, s := range r.Sentences {
		if len(s.Text) >= len(start) && s.Text[:len(start)] == start {
			return "report#p" + itoa(s.Page) + ",l" + itoa(s.Line)
		}
	}
	return ""
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

func yes(b bool) *bool { return &b }

func cervical(t testing.TB) letter.Data {
	c := &appeal.Case{
		Version:  1,
		Claimant: appeal.Claimant{Name: "Robert E. Ó Briain", Sex: "male", DateOfBirth: day(t, "1970-06-02"), Occupation: "school bus driver", Address: []string{"9 Prairie Lane", "Peoria, IL 61602"}},
		Representative: &appeal.Representative{
			Name: "Lena Fischer", Role: "attorney", Firm: "Fischer & Daughters <LLC>",
			Address: []string{"200 Main Street", "Peoria, IL 61602"}, Phone: "309-555-0101",
		},
		Claim: appeal.Claim{
			Kind: appeal.ERISAHealth, Country: "US", State: "IL", Funding: "self-funded",
			Insurer:      appeal.Insurer{Name: "Prairie Benefit Services", Address: []string{"P.O. Box 12", "Springfield, IL 62701"}, Fax: "217-555-0109"},
			Plan:         appeal.Plan{Name: "Tallgrass Cooperative Health Plan", Administrator: "Tallgrass Cooperative", AdministratorAddress: []string{"1 Depot Road", "Peoria, IL 61603"}, Sponsor: "private", Grandfathered: yes(false)},
			PolicyNumber: "TG-77", ClaimNumber: "PBS-2025-1181", OnsetDate: day(t, "2023-05-10"), Filed: day(t, "2025-05-20"),
			Benefit: appeal.Benefit{Description: "anterior cervical discectomy and fusion at C5-6"},
		},
		Denial: appeal.Denial{Date: day(t, "2025-07-01"), Received: day(t, "2025-07-05"), Reasons: []string{"cervical fusion not medically necessary", "conservative treatment not completed"}, Document: "denial"},
		Exam: appeal.Exam{
			Date: day(t, "2025-06-10"), Report: "ime", Examiner: appeal.Examiner{Name: "Ada Quill, M.D.", Specialty: "physical medicine and rehabilitation", Vendor: "Central Review Group"},
			Notes: appeal.ExamNotes{Tests: []appeal.ExamTest{{Name: "Hoffmann sign", Side: "right", Performed: yes(false), Remark: "she did not touch my fingers"}}},
		},
		Physicians:   []appeal.Physician{{Name: "Dmitri Vasquez-Thorne, M.D.", Specialty: "neurosurgery", Role: "treating", Since: day(t, "2024-02-12"), Address: []string{"4 Hospital Way", "Peoria, IL 61602"}, Fax: "309-555-0190"}},
		Diagnoses:    []appeal.Diagnosis{{Name: "cervical myelopathy", Code: "M47.12", Since: day(t, "2025-04-22")}},
		Measurements: []appeal.Measurement{{What: "grip strength", Value: "14", Unit: "kg", Side: "right", Date: day(t, "2025-04-22"), By: "Dmitri Vasquez-Thorne, M.D.", Document: "note"}},
		Documents: []appeal.Document{
			{ID: "ime", Title: "Independent medical examination", Date: day(t, "2025-06-16"), Author: "Ada Quill, M.D.", Kind: appeal.ReportKind, Pages: 4},
			{ID: "denial", Title: "Denial letter", Date: day(t, "2025-07-01"), Author: "Prairie Benefit Services", Kind: appeal.DenialKind, Pages: 2},
			{ID: "note", Title: "Neurosurgery office note", Date: day(t, "2025-04-22"), Author: "Dmitri Vasquez-Thorne, M.D.", Kind: appeal.OfficeNote, Pages: 2},
			{ID: "mri", Title: "MRI cervical spine", Date: day(t, "2025-03-11"), Author: "Kickapoo Imaging Center", Kind: appeal.Imaging, Pages: 1},
		},
	}
	return withLaw(t, letter.Data{Case: c, Date: day(t, "2025-09-15"), Records: []review.Record{{Document: "note", Reviewed: true}, {Document: "mri"}}, Findings: []appeal.Finding{
		{ID: "g1", Kind: appeal.RecordNotReviewed, Confidence: appeal.High, Ref: at(1, 30), Rule: "record-not-listed", Subject: "mri", Why: "The MRI of March 11, 2025 is not listed in the report.", Against: []string{"document:mri#p1"}},
		{ID: "g2", Kind: appeal.TestNotPerformed, Confidence: appeal.High, Ref: at(2, 14), Rule: "test-not-performed", Quote: "Hoffmann sign was absent bilaterally.", Subject: "Hoffmann sign", Why: "The claimant’s notes record that this sign was not tested.", Against: []string{"exam.notes.tests[0]"}},
		{ID: "g3", Kind: appeal.OutdatedStandard, Confidence: appeal.Medium, Ref: at(3, 22), Rule: "outdated-standard", Quote: "Under the 2009 guideline a further six months of therapy is required.", Subject: "2009 guideline", Why: "The guideline has been replaced; the present one is to be named."},
	}})
}

func shoulder(t testing.TB) letter.Data {
	c := &appeal.Case{
		Version:  1,
		Claimant: appeal.Claimant{Name: "Everett J. Kaczmarek-Boone", Sex: "male", DateOfBirth: day(t, "1969-11-11"), Occupation: "warehouse order selector", Address: []string{"340 Grant Street", "Millvale, PA 15209"}},
		Claim: appeal.Claim{
			Kind: appeal.WorkersComp, Country: "US", State: "PA", Insurer: appeal.Insurer{Name: "Penn Forge Indemnity Company", Address: []string{"P.O. Box 2290", "Harrisburg, PA 17105"}},
			PolicyNumber: "PFI-WC-40018", ClaimNumber: "5521-0907-PA", DateOfInjury: day(t, "2024-01-30"), Benefit: appeal.Benefit{Description: "temporary total disability", Amount: "856.00", Period: "week"},
		},
		Denial: appeal.Denial{Date: day(t, "2025-11-18"), Received: day(t, "2025-11-22"), Reasons: []string{"fully recovered, rotator cuff repair intact", "no carpal tunnel syndrome"}, Document: "denial"},
		Exam: appeal.Exam{
			Date: day(t, "2025-10-21"), Report: "ime", Examiner: appeal.Examiner{Name: "Marguerite O. Stahlnecker, D.O.", Specialty: "physical medicine and rehabilitation", Vendor: "Allegheny Rehabilitation Evaluations"},
			Notes: appeal.ExamNotes{Started: "13:00", Ended: "13:22", Tests: []appeal.ExamTest{{Name: "Phalen test", Performed: yes(false), Remark: "she never had me bend the wrists together"}}},
		},
		Physicians: []appeal.Physician{
			{Name: "Consuelo Halloran-Diaz, M.D.", Specialty: "orthopaedic surgery", Role: "treating", Since: day(t, "2024-02-12"), Address: []string{"200 North Shore Medical Building", "Pittsburgh, PA 15212"}},
			{Name: "Ivo Brandt, M.D.", Specialty: "hand surgery", Role: "independent", Address: []string{"7 Bloomfield Bridge", "Pittsburgh, PA 15224"}},
		},
		Diagnoses: []appeal.Diagnosis{{Name: "recurrent full-thickness rotator cuff tear", Side: "right"}, {Name: "carpal tunnel syndrome", Side: "both"}},
		Documents: []appeal.Document{
			{ID: "ime", Title: "Independent medical examination", Date: day(t, "2025-11-04"), Author: "Marguerite O. Stahlnecker, D.O.", Kind: appeal.ReportKind, Pages: 6},
			{ID: "denial", Title: "Denial letter", Date: day(t, "2025-11-18"), Kind: appeal.DenialKind, Pages: 2},
			{ID: "emg", Title: "EMG and nerve conduction study, both arms", Date: day(t, "2025-09-25"), Author: "Bryce Tomlinson, M.D.", Kind: appeal.TestResult, Pages: 1},
			{ID: "mra", Title: "MR arthrogram right shoulder", Date: day(t, "2025-06-03"), Author: "Lawrenceville Radiology", Kind: appeal.Imaging, Pages: 1},
		},
	}
	return withLaw(t, letter.Data{Case: c, Date: day(t, "2025-12-01"), Records: []review.Record{{Document: "emg"}, {Document: "mra"}}, Findings: []appeal.Finding{
		{ID: "h1", Kind: appeal.RecordNotReviewed, Confidence: appeal.High, Ref: at(1, 22), Rule: "record-not-listed", Subject: "emg", Why: "The EMG and nerve conduction study of September 25, 2025 is not listed in the report.", Against: []string{"document:emg"}},
		{ID: "h2", Kind: appeal.TestNotPerformed, Confidence: appeal.High, Ref: at(4, 11), Rule: "test-not-performed", Quote: "Phalen and Tinel signs were negative at both wrists.", Subject: "Phalen test", Why: "The claimant’s notes record that this test was not done.", Against: []string{"exam.notes.tests[0]"}},
	}})
}

func concussion(t testing.TB) letter.Data {
	c := &appeal.Case{
		Version:        1,
		Claimant:       appeal.Claimant{Name: "Amara N. Oyelaran-Pratt", Sex: "female", DateOfBirth: day(t, "1991-05-30"), Address: []string{"84-15 Penelope Avenue", "Middle Village, NY 11379"}},
		Representative: &appeal.Representative{Name: "Joyce Tam", Role: "relative", Address: []string{"3 Elm Court", "Rego Park, NY 11374"}},
		Claim: appeal.Claim{
			Kind: appeal.AutoNoFault, Country: "US", State: "NY", Insurer: appeal.Insurer{Name: "Empire Harbor Casualty Company", Address: []string{"1 Battery Plaza North", "New York, NY 10004"}, Fax: "212-555-0188"},
			ClaimNumber: "24-NF-0077315", DateOfInjury: day(t, "2024-10-19"), Benefit: appeal.Benefit{Description: "no-fault medical treatment and lost earnings"},
		},
		Denial:     appeal.Denial{Date: day(t, "2025-06-02"), Reasons: []string{"concussion resolved"}},
		Exam:       appeal.Exam{Date: day(t, "2025-04-15"), Examiner: appeal.Examiner{Name: "Walter E. Dressler, M.D.", Specialty: "neurology"}, Notes: appeal.ExamNotes{Started: "09:40", Ended: "09:52", Witness: &appeal.Witness{Name: "Joyce Tam", Relationship: "friend", Saw: []string{"sat in the room the whole time", "noted the clock at start and end"}}}},
		Physicians: []appeal.Physician{{Name: "Beatriz Solano-Kerr, M.D.", Specialty: "neurology", Role: "treating", Since: day(t, "2024-11-12"), Address: []string{"41-02 Main Street", "Flushing, NY 11354"}}},
	}
	return withLaw(t, letter.Data{Case: c, Date: day(t, "2025-06-20"), Findings: []appeal.Finding{
		{ID: "i1", Kind: appeal.ContradictsExam, Confidence: appeal.High, Ref: at(1, 12), Rule: "exam-duration", Quote: "I spent forty-five minutes with the claimant.", Subject: "length of the examination", Wording: "The report states forty-five minutes; the claimant’s notes of that day record 12 minutes in all.", Against: []string{"exam.notes.started", "exam.notes.ended"}},
	}})
}

func backOffice(t testing.TB) letter.Data {
	c := &appeal.Case{
		Version:  1,
		Claimant: appeal.Claimant{Name: "Zoë Müller-Núñez", Occupation: "dentist", Address: []string{"12 Rue *Royale*", "New Orleans, LA 70130"}},
		Claim: appeal.Claim{
			Kind: appeal.PrivateDisability, Country: "US", State: "LA", Insurer: appeal.Insurer{Name: "O'Brien & Sons <Life>", Address: []string{"1 [Harbor] Way", "Mobile, AL 36602"}},
			PolicyNumber: "DI_2231_Z", ClaimNumber: "C-1", OnsetDate: day(t, "2024-02-01"), Benefit: appeal.Benefit{Description: "own-occupation disability income", Amount: "9000", Period: "month"},
		},
		Denial:         appeal.Denial{Date: day(t, "2025-08-04"), Reasons: []string{"able to do work 100% *sure*", "hand tremor not objective"}},
		EarlierDenials: []appeal.Denial{{Date: day(t, "2025-01-15")}},
		Exam:           appeal.Exam{Date: day(t, "2025-07-10"), Examiner: appeal.Examiner{Name: "Paul Grau, M.D.", Specialty: "neurology"}},
	}
	return withLaw(t, letter.Data{Case: c, Date: day(t, "2025-09-01"), Findings: []appeal.Finding{
		{ID: "k1", Kind: appeal.UnsupportedConclusion, Confidence: appeal.High, Ref: at(6, 3), Rule: "unsupported-conclusion", Quote: "The claimant can practise dentistry full time.", Subject: "return to dentistry", Why: "The report sets no test of fine hand work beside this conclusion."},
	}})
}

// incomeProtection is a claim outside the US, of which the tables know the steps
// and no letter cites a law of the US.
func incomeProtection(t testing.TB) letter.Data {
	c := &appeal.Case{
		Version:  1,
		Claimant: appeal.Claimant{Name: "Siân Pritchard", Sex: "female", DateOfBirth: day(t, "1979-03-04"), Occupation: "secondary school teacher", Address: []string{"3 Harbour Terrace", "Aberystwyth SY23 1AA"}},
		Claim: appeal.Claim{
			Kind: "gb-private", Country: "GB", Insurer: appeal.Insurer{Name: "Severn Income Protection plc", Address: []string{"1 Quay Street", "Bristol BS1 4AA"}},
			PolicyNumber: "SIP-88120", ClaimNumber: "IP/2025/0417", OnsetDate: day(t, "2024-09-02"), Filed: day(t, "2024-12-01"), Benefit: appeal.Benefit{Description: "income protection", Amount: "1450", Period: "month"},
		},
		Denial: appeal.Denial{Date: day(t, "2025-06-20"), Received: day(t, "2025-06-23"), Reasons: []string{"able to follow the insured occupation with adjustments"}, Document: "letter"},
		Exam: appeal.Exam{
			Date: day(t, "2025-05-14"), Report: "ime", Examiner: appeal.Examiner{Name: "Martin Hale, FRCP", Specialty: "rheumatology", Vendor: "Avon Medicals Ltd"},
			Notes: appeal.ExamNotes{Started: "14:10", Ended: "14:35", Tests: []appeal.ExamTest{{Name: "grip strength", Performed: yes(false)}}, RecordsSeen: []string{"two pages from my GP"}},
		},
		Physicians: []appeal.Physician{{Name: "Rhodri Evans, MBBS", Specialty: "general practice", Role: "treating", Since: day(t, "2016-01-11"), Address: []string{"The Surgery", "Aberystwyth SY23 2BB"}}},
		Diagnoses:  []appeal.Diagnosis{{Name: "seropositive rheumatoid arthritis", Since: day(t, "2024-10-08")}},
		Documents: []appeal.Document{
			{ID: "ime", Title: "Independent medical report", Date: day(t, "2025-05-30"), Author: "Martin Hale, FRCP", Kind: appeal.ReportKind, Pages: 6},
			{ID: "letter", Title: "Decision letter", Date: day(t, "2025-06-20"), Author: "Severn Income Protection plc", Kind: appeal.DenialKind, Pages: 2},
			{ID: "clinic", Title: "Rheumatology clinic letter", Date: day(t, "2025-04-02"), Author: "Nia Rowlands, FRCP", Kind: appeal.OfficeNote, Pages: 2},
		},
		WeakPoints: []appeal.WeakPoint{{Point: "I went back to two lessons a week in March 2025", Answer: "It was a trial that my head teacher ended after three weeks"}},
	}
	return withLaw(t, letter.Data{Case: c, Date: day(t, "2025-07-28"), Records: []review.Record{{Document: "clinic"}}, Findings: []appeal.Finding{
		{ID: "m1", Kind: appeal.RecordNotReviewed, Confidence: appeal.High, Ref: at(1, 18), Rule: "record-not-listed", Subject: "clinic", Why: "The clinic letter of April 2, 2025 is not listed in the report.", Against: []string{"document:clinic"}},
		{ID: "m2", Kind: appeal.TestNotPerformed, Confidence: appeal.High, Ref: at(3, 7), Rule: "test-not-performed", Quote: "Grip strength was full in both hands.", Subject: "grip strength", Why: "The claimant’s notes record that grip strength was not tested.", Against: []string{"exam.notes.tests[0]"}},
	}})
}

// infusion is an individual health policy, with a final denial.
func infusion(t testing.TB) letter.Data {
	c := &appeal.Case{
		Version:  1,
		Claimant: appeal.Claimant{Name: "Marisol Vega", Sex: "female", DateOfBirth: day(t, "1988-12-19"), Occupation: "bakery owner", Address: []string{"88 Alder Court", "Fresno, CA 93704"}},
		Claim: appeal.Claim{
			Kind: appeal.IndividualHealth, Country: "US", State: "CA", Funding: "insured", Insurer: appeal.Insurer{Name: "Sierra Golden Health Plan", Address: []string{"P.O. Box 4040", "Sacramento, CA 95814"}, Fax: "916-555-0144"},
			PolicyNumber: "SG-551-90", ClaimNumber: "A-77120", OnsetDate: day(t, "2022-02-01"), Filed: day(t, "2025-03-03"), Benefit: appeal.Benefit{Description: "infusion treatment for Crohn disease"},
		},
		Denial:         appeal.Denial{Date: day(t, "2025-08-11"), Received: day(t, "2025-08-15"), Reasons: []string{"infusion treatment not medically necessary"}, Document: "denial", Final: true},
		EarlierDenials: []appeal.Denial{{Date: day(t, "2025-04-14")}},
		Exam:           appeal.Exam{Date: day(t, "2025-07-22"), Report: "ime", Examiner: appeal.Examiner{Name: "Owen Lister, M.D.", Specialty: "family medicine"}},
		Physicians:     []appeal.Physician{{Name: "Grace Okafor, M.D.", Specialty: "gastroenterology", Role: "treating", Since: day(t, "2022-03-09"), Address: []string{"12 Clinic Drive", "Fresno, CA 93710"}}},
		Diagnoses:      []appeal.Diagnosis{{Name: "Crohn disease of the small intestine", Code: "K50.00", Since: day(t, "2022-04-01")}},
		Documents: []appeal.Document{
			{ID: "ime", Title: "Independent medical examination", Date: day(t, "2025-07-30"), Author: "Owen Lister, M.D.", Kind: appeal.ReportKind, Pages: 5},
			{ID: "denial", Title: "Final denial", Date: day(t, "2025-08-11"), Author: "Sierra Golden Health Plan", Kind: appeal.DenialKind, Pages: 3},
			{ID: "scope", Title: "Colonoscopy report", Date: day(t, "2025-06-05"), Author: "Grace Okafor, M.D.", Kind: appeal.TestResult, Pages: 2},
		},
	}
	return withLaw(t, letter.Data{Case: c, Date: day(t, "2025-09-10"), Findings: []appeal.Finding{
		{ID: "n1", Kind: appeal.OutsideSpecialty, Confidence: appeal.High, Ref: at(4, 9), Rule: "outside-specialty", Quote: "Infusion treatment offers this patient no advantage over tablets.", Subject: "opinion on infusion treatment", Why: "The opinion belongs to gastroenterology.", Against: []string{"exam.examiner.specialty"}},
	}})
}
