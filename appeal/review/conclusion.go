package review

import (
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// unsupported finds conclusions that stand without a finding or a source.
func unsupported(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() && !s.examined() && !(s.Voice == Claimant && s.Kind == report.Discussion) || s.Kind == report.Surveillance {
			return
		}
		p, from := r.group("unsupported", s)
		if p == nil || !s.opinion() && p.ID != "validity-without-score" && !(s.Voice == Claimant && p.ID == "generalisation") {
			return
		}
		if (p.ID == "treater-set-aside" || p.ID == "disagrees" || p.ID == "forecast") && r.reasoned(s) {
			return
		}
		c := appeal.Medium
		if p.Low && !stark(s.Low) {
			c = appeal.Low
		}
		out = append(out, asking(aboutAt(s, from, c, strings.ReplaceAll(p.ID, "-", " "), p.Why), p.Question, "The report gives no finding or source for this statement."))
	})
	return out
}

// reasoned: a reason stands in the sentence or in the next of its paragraph.
func (r *Reading) reasoned(s *Statement) bool {
	for i := s.Index; i <= s.Index+1 && i < len(r.Said); i++ {
		if o := &r.Said[i]; o.Paragraph == s.Paragraph {
			if n, _ := r.count("support", o); n > 0 {
				return true
			}
		}
	}
	return false
}

var starkWords = clinic.Expr(`\b(it is well known|as long as|do not correlate|does not satisfy)\b`)

func stark(low string) bool { return starkWords.MatchString(low) }

// workCapacity finds unlimited capacity for work without a functional test of
// the examiner's own or a weighing of the job's demands.
func workCapacity(r *Reading) []appeal.Finding {
	basis := r.find(func(s *Statement) bool {
		p, _ := r.group("functional-basis", s)
		return p != nil && (s.opinion() || s.examined())
	})
	var out []appeal.Finding
	limits := r.find(func(s *Statement) bool {
		b, _ := r.Clinic.Functions.Work.Bounds(s.look())
		return b.Lift+b.Sits+b.Stands > 0 && s.opinion()
	})
	r.each(func(s *Statement) {
		if !s.opinion() {
			return
		}
		p, from := r.group("capacity", s)
		if p == nil {
			return
		}
		if exempts.Matches(s.look()) {
			return
		}
		if b, ok := r.Clinic.Functions.Work.Bounds(s.look()); ok && b.Some && (passing.Matches(s.look()) || p.ID == "no-limit" && b.Lift+b.Sits+b.Stands > 0) {
			return // it sets limits, for a time or in figures
		}
		reasons, _ := r.count("support", s)
		c, why := appeal.Medium, "No functional test by the examiner and no comparison with the demands of the work is reported for this conclusion."
		if basis != nil || reasons > 0 || p.ID == "no-limit" && someLimit.Matches(s.look()) || limits != nil && r.keepsTo(s, limits) {
			c, why = appeal.Low, "The report does not go through the demands of the work one by one."
		}
		f := aboutAt(s, from, c, "capacity for work", why, r.occupationKey()...)
		out = append(out, asking(f, "Which of the duties of this work can the patient do, how long, and how often?", "The report names no functional test and no duty of the work for this conclusion."))
	})
	return out
}

// someLimit: the sentence gives a measure of what can be done.
var someLimit = clinic.Expr(`\b(minutes?|blocks?|once|no more than|up to|at most|for an hour|occasional\w*|now and then|kg|kilograms?|pounds|lbs?)\b`)

// keepsTo reports that a sentence claims a level of work, and no more of it than
// the report's own limits allow.
func (r *Reading) keepsTo(s, limits *Statement) bool {
	c, ok := r.Clinic.Functions.Work.Claims(s.look())
	b, _ := r.Clinic.Functions.Work.Bounds(limits.look())
	return ok && c.Level != nil && !c.Free && !c.Beyond(b)
}

func (r *Reading) occupationKey() []string {
	if r.Case.Claimant.Occupation == "" {
		return nil
	}
	return []string{"claimant.occupation"}
}
