package appeal

// Choices lists the values that a key of the case file allows, in the order in
// which a person should see them; nil for a key that takes any text. The key is
// written without list positions: documents[].kind.
func Choices(key string) []string {
	switch key {
	case "claim.kind":
		return []string{
			string(ERISADisability), string(ERISAHealth), string(IndividualHealth), string(WorkersComp),
			string(AutoNoFault), string(PrivateDisability), string(OtherKind), string(UnknownKind),
		}
	case "claim.funding":
		return []string{"insured", "self-funded", "unknown"}
	case "claim.plan.sponsor":
		return []string{"private", "church", "government", "union", "unknown"}
	case "claim.benefit.period":
		return []string{"month", "week", "year", "once"}
	case "claimant.dominant_hand":
		return []string{"right", "left", "both"}
	case "representative.role":
		return []string{"attorney", "advocate", "relative"}
	case "physicians[].role":
		return []string{"treating", "consulting", "independent"}
	case "exam.notes.tests[].side", "diagnoses[].side", "measurements[].side":
		return []string{"left", "right", "both"}
	case "documents[].kind":
		return []string{
			string(Imaging), string(OfficeNote), string(TestResult), string(Therapy), string(Surgical), string(Functional),
			string(LetterKind), string(ReportKind), string(DenialKind), string(NotesKind), string(Statement), string(PlanPaper),
			string(OtherPaper),
		}
	case "documents[].proposed[]":
		return []string{"kind", "date", "author", "title", "pages"}
	case "background[].about":
		return []string{"examiner", "vendor"}
	case "imported[].kind":
		var kinds []string
		for _, k := range Kinds() {
			kinds = append(kinds, string(k))
		}
		return kinds
	case "imported[].confidence":
		return []string{string(High), string(Medium), string(Low)}
	case "review[].decision":
		return []string{"keep", "drop"}
	}
	return nil
}
