package review

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// count tells how many rows of a group of phrases a statement meets, and where
// the first stands.
func (r *Reading) count(group string, s *Statement) (n, from int) {
	from = -1
	for _, p := range r.Clinic.Phrases(group) {
		if at, _, ok := p.FindIn(s.look()); ok {
			if n++; from < 0 {
				from = at
			}
		}
	}
	return n, from
}

// judged reports whether a statement is the examiner's judgment: in the opinion,
// in the examiner's voice, not a question, not a point granted.
func (r *Reading) judged(s *Statement) bool {
	if !s.opinion() || s.Kind == report.Diagnostics || s.Kind == report.Surveillance || s.Row || strings.HasSuffix(s.Low, "?") || quoted(s) || signature(s.Text) || s.isFormula() {
		return false
	}
	return !r.grants.of(s, func() bool {
		n, _ := r.count("fair", s)
		return n > 0
	})
}

// bareOpinion finds verdicts on cause, treatment, work, recovery, rating or
// diagnosis in a sentence that gives no reason. Only a question: the reason may
// stand elsewhere.
func bareOpinion(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !r.judged(s) || len(strings.Fields(s.Low)) < 4 {
			return
		}
		topics, from := r.count("verdict", s)
		weight, _ := r.count("dispositive", s)
		if reasons, _ := r.count("support", s); topics == 0 || weight == 0 || reasons > 0 || r.namesSource(s) {
			return
		}
		f := aboutAt(s, from, appeal.Low, "a conclusion without its reason", "The sentence gives a conclusion; no finding, record or source stands in it.")
		out = append(out, asking(f, "Do your findings and records bear this out?", "No finding, record or source is named in this sentence."))
	})
	return out
}

// namesSource reports that a sentence names a physician, a test, a paper of the
// case or a day: where it may rest, though it does not say how.
func (r *Reading) namesSource(s *Statement) bool {
	return len(s.Dates) > 0 || len(s.Tests) > 0 || r.namesPhysician(s.Low) || titledDoctor.Matches(s.look()) || len(r.papersOf(s)) > 0
}

var titledDoctor = clinic.Expr(`\b(dr\.|doctor|professor|prof\.) [a-z]`)

// remarks finds words about the person that no phrase of the language table
// knows: one that judges character, motive or bearing, or two that hint at it.
func remarks(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice != Examiner || !r.judged(s) && !(s.inExam() && !s.Row && s.Kind == report.Examination) || r.trapped(s.Low) {
			return
		}
		strong, said, weak, at := false, false, 0, -1
		for _, p := range r.Clinic.Phrases("person") {
			from, _, ok := p.FindIn(s.look())
			if !ok || p.ID == "strong" && denied(s.Low, from) {
				continue
			}
			if at < 0 {
				at = from
			}
			switch {
			case p.ID == "weak":
				weak = p.CountIn(s.look())
			case p.Low:
				said = true
			default:
				strong = true
			}
		}
		if !strong && !said && (weak < 2 || s.Kind == report.Examination) {
			return
		}
		c := appeal.Low
		if strong && s.opinion() {
			c = appeal.Medium
		}
		f := aboutAt(s, at, c, "a remark on the person", "The report gives no observation or test for this remark.")
		out = append(out, asking(f, "Have you seen anything in this patient's effort or conduct that bears on this?", "The report names no test or observation for this remark."))
	})
	return out
}

var namesDisorder = clinic.Expr(`\b(disorder|illness|depression|neuros[ie]s|hysteri\w+|personality|fixation|syndrome|conversion|marriage|marital|cannot|could not|in law|legally|transferable)\b`)

// judgedElsewhere finds judgments in a field that is not the examiner's, told by the
// things that they speak of.
func judgedElsewhere(r *Reading) []appeal.Finding {
	specialty := clinic.Fold(r.Case.Exam.Examiner.Specialty)
	if specialty == "" {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !r.judged(s) || r.defersOn(s) || r.diagnosed(s.Low) {
			return
		}
		if n, _ := r.count("causal", s); n == 0 {
			return
		}
		for _, p := range r.Clinic.Phrases("psyche") {
			from, _, ok := p.FindIn(s.look())
			i := slices.IndexFunc(r.Clinic.Fields, func(f clinic.Field) bool { return f.ID == p.About })
			if !ok || i < 0 || denied(s.Low, from) || speaksIn(specialty, r.Clinic.Fields[i]) {
				continue
			}
			c := appeal.Low
			if namesDisorder.Matches(s.look()) {
				c = appeal.Medium
			}
			out = append(out, r.ofField(s, from, c, r.Clinic.Fields[i].Name))
			return
		}
	})
	return out
}
