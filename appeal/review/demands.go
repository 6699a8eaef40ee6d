package review

import (
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	aboutWork = clinic.Expr(`\b(work|job|occupation|position|duties|employ\w*|trade)\b`)
	ownDesk   = clinic.Expr(`\bmy own (desk|work|words|hand)\b`) // the examiner's
	describes = clinic.Expr(`\b(is|was|are|were|involve[sd]?|require[sd]?|consist\w*|entail\w*|describe[sd]?|demand\w*|mean[st]?|as an?|performs?|performed|carried out|includes?|done|allow(s|ed)|permit(s|ted)|lets?|has (him|her)|gets?)\b`)
	mayDo     = clinic.Expr(`\b(can|could|able|capable|capacity|return\w*|resum\w*|recommend\w*|fit|limited|restrict\w*|should|may|would|release[sd]?|unable|cannot|perform (any|sedentary|light))\b`)
)

// jobDemands compares how the report describes the claimant's work with the case
// file's occupation and the employer's own papers.
func jobDemands(r *Reading) []appeal.Finding {
	type text struct{ key, from, low string }
	var own []text
	if o := r.Case.Claimant.Occupation; o != "" {
		own = append(own, text{"claimant.occupation", "The case file gives the occupation as", clinic.Fold(o)})
	}
	for _, d := range r.Case.Documents {
		if t := r.Texts[d.ID]; t != "" && hasAny(strings.Join(classesIn(clinic.Fold(d.Title)), " "), "job") {
			own = append(own, text{"document:" + d.ID, describe(d) + " says", t})
		}
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records || s.Kind == report.Examination || s.Kind == report.PastHistory || s.Kind == report.Certification || s.Row {
			return
		}
		if ownDesk.Matches(s.look()) {
			return
		}
		if !aboutWork.Matches(s.look()) && s.Kind != report.Occupation || !describes.Matches(s.look()) || mayDo.Matches(s.look()) || kin.Matches(s.look()) || formerJob.Matches(s.look()) || negated(s.Low) {
			return
		}
		for _, p := range r.Clinic.Pairs("demands") {
			at := p.OneIn(s.look())
			if at == nil || p.Other(s.Low) != nil {
				continue
			}
			for _, t := range own {
				there := p.Other(t.low)
				if there == nil || p.One(t.low) != nil && t.key == "claimant.occupation" {
					continue
				}
				f := aboutAt(s, at[0], appeal.High, "occupation: "+p.Subject, t.from+": “"+quoteAround(t.low, strings.Count(t.low[:there[0]], " "))+"”", t.key)
				if t.key == "claimant.occupation" {
					f.Why = t.from + ": " + r.Case.Claimant.Occupation + "."
				}
				out = append(out, asking(f, "Which work have your records, and which demands?", "The claimant’s occupation is "+r.Case.Claimant.Occupation+"."))
				return
			}
		}
	})
	return out
}
