package review

import (
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	foundPositive = clinic.Expr(`\b(?:positive|reactive)\b`)
	foundNegative = clinic.Expr(`\b(?:negative|non-?reactive)\b`)
)

// polarity is 1 where folded text calls a test positive, -1 negative, 0 where it
// says neither, both, or denies it.
func polarity(low string) int {
	yes, no := foundPositive.FindStringIndex(low), foundNegative.FindStringIndex(low)
	switch {
	case yes != nil && no == nil && !negation.MatchString(low[:yes[0]]):
		return 1
	case no != nil && yes == nil:
		return -1
	}
	return 0
}

// resultTurned finds a test of the records that the report calls positive and
// its paper negative, or the other way round. The examiner's own tests are
// compared with the notes elsewhere.
func resultTurned(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.inExam() && s.Kind != report.OtherSection || s.Row || s.Item || s.Kind == report.Family {
			return
		}
		for _, c := range clausesOf(s.Low) {
			side := polarity(c.text)
			if side == 0 {
				continue
			}
			if k := r.turned(s, c.text, side); k != nil {
				f := aboutClause(s, c.at, appeal.Medium, "the result of a test", k.from()+": “"+quote(k.text)+"”", k.key)
				out = append(out, asking(f, "What was the result of this test?", "The paper gives the other result."))
				return
			}
		}
	})
	return out
}

// turned gives a sentence of a paper that calls the same test otherwise, nil if
// one calls it as the report does.
func (r *Reading) turned(s *Statement, clause string, side int) *known {
	spoken := r.papersOf(s)
	var against *known
	for i := range r.Known {
		k := &r.Known[i]
		if k.doc == nil || k.past || len(spoken) > 0 && !isIn(spoken, k.doc) || len(spoken) == 0 && len(s.Dates) > 0 && !hitsDay(s.Dates, k.doc.Date) {
			continue
		}
		for _, p := range clausesOf(k.low) {
			theirs := polarity(p.text)
			if theirs == 0 || !r.sameTest(clause, p.text) {
				continue
			}
			if theirs == side {
				return nil
			}
			against = k
		}
	}
	return against
}

// sameTest: the two share a telling word beside the result.
func (r *Reading) sameTest(a, b string) bool {
	other := termsOf(b)
	return slices.ContainsFunc(termsOf(a), func(t term) bool {
		return len(t.word) > 3 && !resultWords[t.word] && !fillers[t.word] && !gradeWords[t.word] && !r.broad(t) && len(anatomy(t.word)) == 0 &&
			slices.ContainsFunc(other, func(o term) bool { return o.stem == t.stem })
	})
}

var resultWords = wordSet("positive negative reactive nonreactive result results screen screening culture stain skin")
