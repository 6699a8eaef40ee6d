package review

import "imeappeal/appeal"

// worthRule is the id of the rule that asks where no other finds fault.
const worthRule = "worth-checking"

// Rules gives every rule, in the order in which they run.
func Rules() []Rule {
	rules := []Rule{
		{ID: "record-not-listed", Kind: appeal.RecordNotReviewed, Title: "A record of the case is not in the list of records reviewed", Check: recordNotReviewed},
		{ID: "scope-wording", Kind: appeal.ScopeOfRecords, Title: "Wording that hides what was read", Check: scopeOfRecords},
		{ID: "exam-duration", Kind: appeal.ContradictsExam, Title: "Length of the examination", Check: examDuration},
		{ID: "exam-presence", Kind: appeal.ContradictsExam, Title: "Who came, how, and who was in the room", Check: presence},
		{ID: "exam-said", Kind: appeal.ContradictsExam, Title: "What was said at the examination", Check: saidOtherwise},
		{ID: "exam-answer", Kind: appeal.ContradictsExam, Title: "A question of the visit, answered otherwise", Check: answeredOtherwise},
		{ID: "exam-side", Kind: appeal.ContradictsExam, Title: "An act told with the other hand or side", Check: otherHand},
		{ID: "exam-values", Kind: appeal.ContradictsExam, Title: "A result that differs from what was noted", Check: valuesAgainstNotes},
		{ID: "exam-told", Kind: appeal.ContradictsExam, Title: "A statement that the notes of the visit exclude", Check: contradictory},
		{ID: "facet", Kind: appeal.FactualError, Title: "One thing told two ways", Check: facetsDiffer},
		{ID: "well-or-not", Kind: appeal.FactualError, Title: "Told as well, noted as not", Check: wellOrNot},
		{ID: "exam-asked", Kind: appeal.ContradictsExam, Title: "What was asked at the visit, told otherwise", Check: askedAbout},
		{ID: "beside-notes", Kind: appeal.ContradictsExam, Title: "What was noted of the same thing", Check: besideNotes},
		{ID: "exam-clock", Kind: appeal.ContradictsExam, Title: "Hours of the examination", Check: clockLines},
		{ID: "age", Kind: appeal.FactualError, Title: "Age", Check: age},
		{ID: "sex", Kind: appeal.FactualError, Title: "Sex, title or pronoun", Check: sex},
		{ID: "dominant-hand", Kind: appeal.FactualError, Title: "Dominant hand", Check: dominantHand},
		{ID: "fact-date", Kind: appeal.FactualError, Title: "A date of the case", Check: factDates},
		{ID: "event-date", Kind: appeal.FactualError, Title: "When something was", Check: eventDates},
		{ID: "fact-side", Kind: appeal.FactualError, Title: "Left and right", Check: factSides},
		{ID: "spinal-level", Kind: appeal.FactualError, Title: "Level of the spine", Check: spinalLevel},
		{ID: "occupation", Kind: appeal.FactualError, Title: "Occupation", Check: occupation},
		{ID: "job-demands", Kind: appeal.FactualError, Title: "Demands of the work", Check: jobDemands},
		{ID: "job-title", Kind: appeal.FactualError, Title: "Another job", Check: otherJob},
		{ID: "file-denied", Kind: appeal.FactualError, Title: "What the case file has and the report denies", Check: fileDenied},
		{ID: "amount-differs", Kind: appeal.FactualError, Title: "A number that the case has otherwise", Check: amountDiffers},
		{ID: "refuted", Kind: appeal.FactualError, Title: "Denied here and on paper there, or the other way round", Check: refuted},
		{ID: "medication", Kind: appeal.FactualError, Title: "Medicines and doses", Check: medication},
		{ID: "care-left-out", Kind: appeal.FactualError, Title: "Medicines or treatment left out", Check: leftOutCare},
		{ID: "test-not-performed", Kind: appeal.TestNotPerformed, Title: "A result for a test that was not done", Check: testNotPerformed},
		{ID: "test-omitted", Kind: appeal.TestOmitted, Title: "A test without a result", Check: testOmitted},
		{ID: "outdated-standard", Kind: appeal.OutdatedStandard, Title: "Criteria that others have replaced", Check: outdatedStandard},
		{ID: "dated-standard", Kind: appeal.OutdatedStandard, Title: "A source of long ago", Check: datedStandard},
		{ID: "summary-against-findings", Kind: appeal.InternalContradiction, Title: "A summary that the report's own findings contradict", Check: summaryAgainstFindings},
		{ID: "study-told-otherwise", Kind: appeal.FactualError, Title: "A study that its own report tells otherwise", Check: studyToldOtherwise},
		{ID: "not-in-paper", Kind: appeal.FactualError, Title: "What the paper named does not say", Check: notInPaper},
		{ID: "lab-limits", Kind: appeal.FactualError, Title: "A value that its own limits call otherwise", Check: labsOtherwise},
		{ID: "result-turned", Kind: appeal.FactualError, Title: "A result told the other way round", Check: resultTurned},
		{ID: "side-in-paper", Kind: appeal.FactualError, Title: "The other side than the paper has", Check: sideInPaper},
		{ID: "operation-otherwise", Kind: appeal.FactualError, Title: "Another operation than the operative report tells", Check: operationOtherwise},
		{ID: "sign-denied", Kind: appeal.InternalContradiction, Title: "A sign denied here and recorded there", Check: signsDenied},
		{ID: "function-differs", Kind: appeal.InternalContradiction, Title: "Called well in one place, found amiss in another", Check: functionsDiffer},
		{ID: "untested-called-well", Kind: appeal.InternalContradiction, Title: "Not examined, and called well", Check: untestedCalledWell},
		{ID: "capacity-beyond-limits", Kind: appeal.InternalContradiction, Title: "More work than the report’s own limits allow", Check: capacityBeyondLimits},
		{ID: "hands-on-from-afar", Kind: appeal.InternalContradiction, Title: "A result that needs a hand, from a visit without one", Check: handsOnFromAfar},
		{ID: "own-apart", Kind: appeal.InternalContradiction, Title: "Told one way, found another", Check: ownApart},
		{ID: "denied-here", Kind: appeal.InternalContradiction, Title: "Denied in one place, recorded in another", Check: deniedHereStatedThere},
		{ID: "scale-words", Kind: appeal.InternalContradiction, Title: "A score and the adjective for it", Check: scaleAgainstWords},
		{ID: "cognition-scores", Kind: appeal.InternalContradiction, Title: "Cognition called normal against low scores", Check: cognitionAgainstScores},
		{ID: "validity-passed", Kind: appeal.InternalContradiction, Title: "Effort doubted against validity measures passed", Check: validityAgainstValidity},
		{ID: "count-against-table", Kind: appeal.InternalContradiction, Title: "A count that the table contradicts", Check: countAgainstTable},
		{ID: "side-against-side", Kind: appeal.InternalContradiction, Title: "History and examination on different sides", Check: sideAgainstSide},
		{ID: "shares-add", Kind: appeal.InternalContradiction, Title: "Shares that do not add up", Check: sharesAdd},
		{ID: "diagnosis-side", Kind: appeal.InternalContradiction, Title: "A diagnosis on the side that the report found well", Check: diagnosisSide},
		{ID: "diagnosis-and-none", Kind: appeal.InternalContradiction, Title: "A diagnosis given, and none found", Check: diagnosisAndNone},
		{ID: "signed-unread", Kind: appeal.InternalContradiction, Title: "Certified, and not read", Check: signedUnread},
		{ID: "no-reason", Kind: appeal.UnsupportedConclusion, Title: "A conclusion without a finding or a source", Check: unsupported},
		{ID: "source-not-seen", Kind: appeal.UnsupportedConclusion, Title: "A conclusion on what the examiner did not have", Check: sourceNotSeen},
		{ID: "work-capacity", Kind: appeal.UnsupportedConclusion, Title: "Capacity for work without a functional basis", Check: workCapacity},
		{ID: "outside-specialty", Kind: appeal.OutsideSpecialty, Title: "An opinion of another field", Check: outsideSpecialty},
		{ID: "question-unanswered", Kind: appeal.QuestionUnanswered, Title: "A question without a full answer", Check: unanswered},
		{ID: "loaded-language", Kind: appeal.LoadedLanguage, Title: "Words on motive, effort or credibility", Check: loadedLanguage},
		{ID: "bare-opinion", Kind: appeal.UnsupportedConclusion, Title: "A conclusion without its reason", Check: bareOpinion},
		{ID: "remark", Kind: appeal.LoadedLanguage, Title: "A remark on the person", Check: remarks},
		{ID: "other-field", Kind: appeal.OutsideSpecialty, Title: "A judgment in another field", Check: judgedElsewhere},
		{ID: "of-another-field", Kind: appeal.OutsideSpecialty, Title: "A judgment on a condition of another field", Check: judgedOutside},
		{ID: worthRule, Kind: appeal.FactualError, Title: "Worth a check", Check: worthChecking},
		{ID: "admission", Kind: appeal.Admission, Title: "What helps the claimant", Check: admissions},
	}
	for i, r := range rules {
		rules[i].Authorities = bearing(r.Kind)
	}
	return rules
}
