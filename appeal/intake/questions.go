package intake

import (
	"slices"

	"imeappeal/appeal"
)

// Questions is the interview in its order. After the first five the first
// deadline can be counted; after the fourteenth the request for the claim file
// can be written.
func Questions() []Question {
	list := []Question{
		{ID: "claimant.name", Kind: Text, Required: true, Weight: Needed, Flag: "claimant-name"},
		{ID: "claim.kind", Kind: Choice, Required: true, Weight: Needed, Flag: "claim-kind"},
		{ID: "claim.country", Kind: Text, Weight: Useful, Flag: "country", When: maybeAbroad},
		{ID: "claim.state", Kind: Text, Weight: Needed, Flag: "state", When: inState},
		{ID: "denial.date", Kind: Date, Weight: Needed, Flag: "denial-date"},
		{ID: "denial.received", Kind: Date, Weight: Needed, Flag: "denial-received"},

		{ID: "denial.deadline_stated", Kind: Date, Weight: Useful, Flag: "deadline-stated"},
		{ID: "claim.insurer.name", Step: 5, Kind: Text, Weight: Needed, Flag: "insurer-name"},
		{ID: "claim.insurer.address", Step: 5, Kind: Address, Weight: Needed, Flag: "insurer-address"},
		{ID: "claim.claim_number", Step: 5, Kind: Text, Weight: Needed, Flag: "claim-number"},
		{ID: "claimant.address", Step: 5, Kind: Address, Weight: Needed, Flag: "claimant-address"},
		{ID: "claim.plan.sponsor", Step: 5, Kind: Choice, Weight: Needed, Flag: "plan-sponsor", When: fromEmployer},
		{ID: "claim.filed", Step: 5, Kind: Date, Weight: Useful, Flag: "claim-filed"},
		{ID: "claim.policy_number", Step: 5, Kind: Text, Weight: Useful, Flag: "policy-number"},

		{ID: "exam.date", Step: 1, Kind: Date, Weight: Needed, Flag: "exam-date"},
		{ID: "exam.report", Step: 1, Kind: Paper, Weight: Needed, Flag: "exam-report"},
		{ID: "denial.document", Step: 1, Kind: Paper, Weight: Needed, Flag: "denial-document"},
		{ID: "denial.reasons", Step: 1, Kind: Lines, Weight: Needed, Flag: "denial-reasons"},
		{ID: "exam.examiner.name", Step: 1, Kind: Text, Weight: Needed, Flag: "examiner-name"},
		{ID: "exam.examiner.specialty", Step: 1, Kind: Text, Weight: Useful, Flag: "examiner-specialty"},
		{ID: "exam.examiner.vendor", Step: 1, Kind: Text, Weight: Useful, Flag: "examiner-vendor"},
		{ID: "exam.notes.started", Step: 1, Kind: Clock, Weight: Useful, Flag: "exam-started"},
		{ID: "exam.notes.ended", Step: 1, Kind: Clock, Weight: Useful, Flag: "exam-ended"},
		{ID: "exam.notes.tests[].name", Step: 1, Kind: Text, Weight: Useful},
		{ID: "exam.notes.tests[].performed", Step: 1, Kind: YesNo, Weight: Useful},
		{ID: "exam.notes.tests[].side", Step: 1, Kind: Choice, Weight: Extra},
		{ID: "exam.notes.tests[].remark", Step: 1, Kind: Long, Weight: Extra},
		{ID: "exam.notes.questions", Step: 1, Kind: Lines, Weight: Useful, Flag: "exam-questions"},
		{ID: "exam.notes.records_seen", Step: 1, Kind: Lines, Weight: Useful, Flag: "exam-records-seen"},
		{ID: "exam.notes.remarks", Step: 1, Kind: Lines, Weight: Useful, Flag: "exam-remarks"},
		{ID: "exam.notes.witness.name", Step: 1, Kind: Text, Weight: Extra, Flag: "witness-name"},
		{ID: "exam.notes.witness.relationship", Step: 1, Kind: Text, Weight: Extra, Flag: "witness-relationship", When: hasWitness},
		{ID: "exam.notes.witness.saw", Step: 1, Kind: Lines, Weight: Extra, Flag: "witness-saw", When: hasWitness},
		{ID: "exam.notes.recording.made", Step: 1, Kind: YesNo, Weight: Extra, Flag: "recording-made"},
		{ID: "claimant.date_of_birth", Step: 1, Kind: Date, Weight: Useful, Flag: "date-of-birth"},
		{ID: "claimant.sex", Step: 1, Kind: Text, Weight: Useful, Flag: "sex"},
		{ID: "claimant.dominant_hand", Step: 1, Kind: Choice, Weight: Useful, Flag: "dominant-hand"},
		{ID: "claimant.occupation", Step: 1, Kind: Long, Weight: Useful, Flag: "occupation"},
		{ID: "claim.date_of_injury", Step: 1, Kind: Date, Weight: Useful, Flag: "date-of-injury", When: noOnset},
		{ID: "claim.onset_date", Step: 1, Kind: Date, Weight: Useful, Flag: "onset-date", When: noInjury},
		{ID: "diagnoses[].name", Step: 1, Kind: Text, Weight: Needed},
		{ID: "diagnoses[].side", Step: 1, Kind: Choice, Weight: Extra},
		{ID: "diagnoses[].since", Step: 1, Kind: Date, Weight: Useful},
		{ID: "diagnoses[].code", Step: 1, Kind: Text, Weight: Extra},
		{ID: "medications[].name", Step: 1, Kind: Text, Weight: Useful},
		{ID: "medications[].dose", Step: 1, Kind: Text, Weight: Useful},
		{ID: "medications[].since", Step: 1, Kind: Date, Weight: Extra},

		{ID: "documents", Step: 2, Kind: Papers, Weight: Needed},
		{ID: "physicians[].name", Step: 2, Kind: Text, Weight: Needed},
		{ID: "physicians[].specialty", Step: 2, Kind: Text, Weight: Useful},
		{ID: "physicians[].role", Step: 2, Kind: Choice, Weight: Needed},
		{ID: "physicians[].since", Step: 2, Kind: Date, Weight: Useful},
		{ID: "physicians[].address", Step: 2, Kind: Address, Weight: Useful},
		{ID: "physicians[].fax", Step: 2, Kind: Text, Weight: Extra},

		{ID: "claimant.phone", Step: 3, Kind: Text, Weight: Useful, Flag: "claimant-phone"},
		{ID: "claimant.email", Step: 3, Kind: Text, Weight: Extra, Flag: "claimant-email"},
		{ID: "exam.examiner.license", Step: 4, Kind: Text, Weight: Extra, Flag: "examiner-license"},

		{ID: "claim.plan.name", Step: 5, Kind: Text, Weight: Useful, Flag: "plan-name", When: fromEmployer},
		{ID: "claim.plan.administrator", Step: 5, Kind: Text, Weight: Useful, Flag: "plan-administrator", When: fromEmployer},
		{ID: "claim.plan.administrator_address", Step: 5, Kind: Address, Weight: Useful, Flag: "plan-administrator-address", When: fromEmployer},
		{ID: "claim.group_number", Step: 5, Kind: Text, Weight: Extra, Flag: "group-number", When: fromEmployer},
		{ID: "claim.insurer.fax", Step: 5, Kind: Text, Weight: Extra, Flag: "insurer-fax"},

		{ID: "claim.funding", Step: 6, Kind: Choice, Weight: Needed, Flag: "funding", When: isHealth},
		{ID: "claim.plan.grandfathered", Step: 6, Kind: YesNo, Weight: Useful, Flag: "grandfathered", When: isHealth},
		// Not open in an interview: a case cannot tell "no" from "not asked".
		{ID: "denial.final", Step: 6, Kind: YesNo, Weight: Extra, Flag: "denial-final"},
		{ID: "claim.benefit.description", Step: 6, Kind: Text, Weight: Useful, Flag: "benefit"},
		{ID: "claim.benefit.amount", Step: 6, Kind: Text, Weight: Useful, Flag: "benefit-amount"},
		{ID: "claim.benefit.period", Step: 6, Kind: Choice, Weight: Extra, Flag: "benefit-period", When: hasAmount},

		{ID: "representative.name", Step: 6, Kind: Text, Weight: Extra, Flag: "representative-name"},
		{ID: "representative.role", Step: 6, Kind: Choice, Weight: Extra, Flag: "representative-role", When: hasRepresentative},
		{ID: "representative.firm", Step: 6, Kind: Text, Weight: Extra, Flag: "representative-firm", When: hasRepresentative},
		{ID: "representative.address", Step: 6, Kind: Address, Weight: Extra, Flag: "representative-address", When: hasRepresentative},
		{ID: "representative.phone", Step: 6, Kind: Text, Weight: Extra, Flag: "representative-phone", When: hasRepresentative},
		{ID: "representative.email", Step: 6, Kind: Text, Weight: Extra, Flag: "representative-email", When: hasRepresentative},

		{ID: "weak_points[].point", Step: 6, Kind: Text, Weight: Extra},
		{ID: "weak_points[].answer", Step: 6, Kind: Text, Weight: Extra},
		{ID: "weak_points[].document", Step: 6, Kind: Paper, Weight: Extra},
	}
	for i := range list {
		if list[i].Kind == Choice {
			list[i].Choices = appeal.Choices(list[i].ID)
		}
	}
	return list
}

// inUS holds where nothing says otherwise: a kind such as gb-private names its country.
func inUS(c *appeal.Case) bool {
	return c.Claim.Country == "US" || c.Claim.Country == "" && !regime.MatchString(string(c.Claim.Kind))
}

// inState holds of a claim in the United States. One of another kind is asked for its
// country first, and for its state once its days are known: no limit hangs on that.
func inState(c *appeal.Case) bool {
	if c.Claim.Kind != appeal.OtherKind {
		return inUS(c)
	}
	return daysAsked(c) && (c.Claim.Country == "US" || slices.Contains(c.NotKnown, "claim.country"))
}

// maybeAbroad holds of a claim that may be outside the United States; where the kind
// is not known it is asked only of who knows no state, after the days.
func maybeAbroad(c *appeal.Case) bool {
	return c.Claim.Kind == appeal.OtherKind || c.Claim.Kind == appeal.UnknownKind && slices.Contains(c.NotKnown, "claim.state") && daysAsked(c)
}

func daysAsked(c *appeal.Case) bool {
	return !c.Denial.Received.IsZero() || slices.Contains(c.NotKnown, "denial.received")
}

func fromEmployer(c *appeal.Case) bool {
	return c.Claim.Kind == appeal.ERISADisability || c.Claim.Kind == appeal.ERISAHealth
}

func isHealth(c *appeal.Case) bool {
	return c.Claim.Kind == appeal.ERISAHealth || c.Claim.Kind == appeal.IndividualHealth
}

func hasWitness(c *appeal.Case) bool {
	return c.Exam.Notes.Witness != nil && c.Exam.Notes.Witness.Name != ""
}

func hasRepresentative(c *appeal.Case) bool {
	return c.Representative != nil && c.Representative.Name != ""
}

func hasAmount(c *appeal.Case) bool { return c.Claim.Benefit.Amount != "" }
func noOnset(c *appeal.Case) bool   { return c.Claim.OnsetDate.IsZero() }
func noInjury(c *appeal.Case) bool  { return c.Claim.DateOfInjury.IsZero() }
