package review

import (
	"fmt"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// namesCondition: the sentence names what is the matter with a part of the body.
var namesCondition = clinic.Expr(`\b(syndrome|tears?|torn|sprains?|strains?|radiculopathy|neuropathy|fractures?|tend[io]n\w*|bursitis|arthr\w+|impingement|capsulitis|epicondylitis|contusions?|hernia\w*|laceration|rupture|dislocation|derangement|palsy|neuroma|entrapment|amputation|contracture|injur(y|ies)|hearing loss|cataract|glaucoma|status post|s/p)\b`)

// diagnosisSide finds a diagnosis of one side where everything else that the
// report tells of the part, complaints and findings, is of the other side.
func diagnosisSide(r *Reading) []appeal.Finding {
	_, amiss := r.takes()
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() || s.Kind == report.Diagnostics || s.Side != Left && s.Side != Right || len(s.Parts) == 0 || negated(s.Low) || len(s.Dates) > 0 || !namesCondition.Matches(s.look()) {
			return
		}
		var other *Statement
		for i := range amiss {
			a := &amiss[i]
			if a.s.inExam() && a.s.Voice == Examiner && a.side == s.Side.other() && len(shared(a.s.Parts, s.Parts)) > 0 {
				other = a.s
				break
			}
		}
		if other == nil || r.find(func(o *Statement) bool { return o.Index != s.Index && o.Voice != Asked && r.speaksOfSide(o, s, amiss) }) != nil {
			return
		}
		f := citing(about(s, appeal.Medium, "side", fmt.Sprintf("What the report records of this part of the body is on the other side: “%s” (p. %d).", quote(other.Text), other.Page)), other)
		out = append(out, asking(f, "On which side is the condition?", "The report’s findings are on the other side."))
	})
	return out
}

// speaksOfSide reports that a sentence tells of the same part on the same side,
// or on both, otherwise than as well.
func (r *Reading) speaksOfSide(o, s *Statement, amiss []toldOf) bool {
	if len(shared(o.Parts, s.Parts)) == 0 || o.Side != s.Side && o.Side != Both {
		return false
	}
	if !o.inExam() || o.Voice != Examiner {
		return true
	}
	if o.Side == s.Side {
		return !asNormal.Matches(o.look()) || slices.ContainsFunc(amiss, func(a toldOf) bool { return a.s.Index == o.Index })
	}
	return slices.ContainsFunc(amiss, func(a toldOf) bool { return a.s.Index == o.Index && a.side != s.Side.other() })
}
