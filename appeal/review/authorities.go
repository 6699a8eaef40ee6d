package review

import (
	"slices"

	"imeappeal/appeal"
)

// bearing names the rows of the law tables that say why a point of this kind
// matters to a decision: what the one who decides must take into account, give
// or explain. It is every regime's list; whoever shows it keeps what the claim's
// own regime may cite. None of it says that the examiner was wrong, and a kind
// that no row bears on has none.
func bearing(k appeal.Kind) []string {
	switch k {
	case appeal.RecordNotReviewed, appeal.ScopeOfRecords:
		return []string{"reg503-h-2-iv", "reg503-m-8", "case-nord-834", "case-garner", "case-harrison"}
	case appeal.FactualError, appeal.ContradictsExam, appeal.TestNotPerformed, appeal.InternalContradiction:
		return []string{"reg503-h-2-iv", "case-buffonge", "case-miles"}
	case appeal.OutdatedStandard:
		return []string{"reg503-g-1-vii-C", "reg503-g-1-v"}
	case appeal.UnsupportedConclusion, appeal.QuestionUnanswered:
		return []string{"reg503-g-1-vii-A", "reg503-g-1-v", "case-nord-834", "case-love", "case-dk"}
	case appeal.OutsideSpecialty:
		return []string{"reg503-h-3-iii", "reg503-h-3-v"}
	case appeal.LoadedLanguage:
		return []string{"case-miles"}
	}
	return nil
}

// Citing gives the result with those authorities of its findings alone that may
// be shown for the claim, in the order in which they were named.
func (res Result) Citing(may func(id string) []string) Result {
	res.Findings, res.Admissions = cited(res.Findings, may), cited(res.Admissions, may)
	return res
}

func cited(fs []appeal.Finding, may func(string) []string) []appeal.Finding {
	out := slices.Clone(fs)
	for i := range out {
		var ids []string
		for _, id := range out[i].Authorities {
			for _, one := range may(id) {
				if !slices.Contains(ids, one) {
					ids = append(ids, one)
				}
			}
		}
		out[i].Authorities = ids
	}
	return out
}
