package review

import (
	"fmt"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// capacityBeyondLimits finds a capacity for work that goes beyond the limits
// which the report itself sets, or that its own test of function showed.
func capacityBeyondLimits(r *Reading) []appeal.Finding {
	work := &r.Clinic.Functions.Work
	type limit struct {
		clinic.Bound
		s    *Statement
		ends bool // for a time only, or of another time
	}
	var limits []limit
	r.each(func(s *Statement) {
		graded := s.Kind == report.Social && byScale.Matches(s.look())
		if !graded && (s.Voice != Examiner || !s.opinion() && !s.inExam()) {
			return
		}
		if b, ok := work.Bounds(s.look()); ok {
			limits = append(limits, limit{b, s, passing.Matches(s.look())})
		}
	})
	if limits == nil {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() || quoted(s) || exempts.Matches(s.look()) || passing.Matches(s.look()) {
			return
		}
		c, ok := work.Claims(s.look())
		if !ok {
			return
		}
		if b, both := work.Bounds(s.look()); both && (c.Free || b.Lift > 0 || b.Some) {
			return // the sentence sets its own limits
		}
		for _, l := range limits {
			together := s.Section == l.s.Section && s.Paragraph == l.s.Paragraph
			if l.s.Index == s.Index || !c.Beyond(l.Bound) || !sidesMeet(s.Side, l.s.Side) || !timesMeet(s, l.s) {
				continue
			}
			if l.ends && !(together && outright.Matches(s.look())) || together && c.Free && !l.Short && !outright.Matches(s.look()) {
				continue // the next sentence says what the first leaves open
			}
			f := aboutAt(s, c.At, appeal.Medium, "capacity for work and its limits", fmt.Sprintf("The report itself also has: “%s” (p. %d).", quote(l.s.Text), l.s.Page))
			if together && l.s.Index == s.Index+1 {
				f.Quote = quote(s.Text + " " + l.s.Text) // the two belong together
			}
			out = append(out, asking(citing(f, l.s), "Which limits apply to this patient’s work, and does this statement keep to them?", "The report itself also names a limit."))
			return
		}
	})
	return out
}

// passing: for a time only, or of another time.
var passing = clinic.Expr(`\b((expected|anticipated|foreseen) (\w+ )?(from|by|after|in|within|on|at|to)|for the (next|first)|temporar\w+|thereafter|after that|afterwards?|from then on|until|in the (first|past)|prior to|before the|previous\w*|(hypothetical|if) (he|she|the)|would have been|post-?operative\w*|after surgery|following surgery|initially|dr\.|treating)\b`)

// outright: a capacity that leaves no room for a limit in the next sentence.
var outright = clinic.Expr(`\b(without|no|not (need|require)|free of|nor)\b.{0,25}\b(restrict\w*|limit\w*|accommodat\w*)|\b(unrestricted|unlimited)\b|\bno (accommodation|limit)`)

// byScale: a grade that the examiner gives, wherever it stands.
var byScale = clinic.Expr(`\b(ecog|karnofsky|performance status)\b`)

// exempts: the sentence leaves out the work that does not go.
var exempts = clinic.Expr(`\bwhich (excludes|precludes|rules out)\b|\bspar(es|ing)\b|\bother than\b|\bexcept\b|\bexcluding\b`)
