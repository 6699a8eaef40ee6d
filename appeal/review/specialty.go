package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// outsideSpecialty finds opinions of another field than the examiner's own.
func outsideSpecialty(r *Reading) []appeal.Finding {
	specialty := clinic.Fold(r.Case.Exam.Examiner.Specialty)
	if specialty == "" {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() || quoted(s) || r.defersOn(s) {
			return
		}
		for _, p := range r.Clinic.Phrases("field") {
			i := slices.IndexFunc(r.Clinic.Fields, func(f clinic.Field) bool { return f.ID == p.About })
			if i < 0 || speaksIn(specialty, r.Clinic.Fields[i]) {
				continue
			}
			from, _, ok := p.FindIn(s.look())
			if !ok || denied(s.Low, from) || r.diagnosed(s.Low) {
				continue
			}
			out = append(out, r.ofField(s, from, appeal.Medium, r.Clinic.Fields[i].Name))
			return
		}
	})
	return out
}

// judgedOutside finds judgments on conditions and parts that belong to fields of
// others. Only a question, unless the judgment decides something or the field is
// that of the mind or of the bones.
func judgedOutside(r *Reading) []appeal.Finding {
	specialty := clinic.Fold(r.Case.Exam.Examiner.Specialty)
	if specialty == "" {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !r.judged(s) || s.Kind == report.Impression || len(s.Low) > 400 || r.defersOn(s) || r.diagnosed(s.Low) || r.namesPhysician(s.Low) || titledDoctor.Matches(s.look()) {
			return
		}
		verdict, _ := r.group("judgment", s)
		if verdict == nil && othersOpinion.Matches(s.look()) {
			return
		}
		for i := range r.Clinic.Fields {
			field := &r.Clinic.Fields[i]
			if speaksIn(specialty, *field) {
				continue
			}
			from := field.Named(s.look())
			if from < 0 || field.ID == "vocational" && r.ownWork(s) {
				continue
			}
			c := appeal.Low
			if reasons, _ := r.count("support", s); reasons == 0 && verdict != nil && verdict.ID == "decisive" && (field.ID == "mind" || field.ID == "bones" || field.ID == "neurology") {
				c = appeal.Medium
			}
			out = append(out, r.ofField(s, from, c, field.Name))
			return
		}
	})
	return out
}

// ownWork: the sentence names the claimant's own occupation.
func (r *Reading) ownWork(s *Statement) bool {
	return len(shared(s.Stems, stems(clinic.Fold(r.Case.Claimant.Occupation)))) > 0
}

// othersOpinion: told of others, or left to them.
var othersOpinion = clinic.Expr(`\b(history of|treated (by|for)|under the care of|diagnosed|according to|per the records?|family|reports?|reported|states?|stated|told|denie[sd]|says|complain\w*|outside|beyond|defer\w*|opinion|not (addressed|assessed|evaluated|examined)|referr\w+|consult\w*|if|may|might|specialist|ask|was (done|performed|made|taken|placed|begun|started|sent)|were (done|performed|made|taken|sent))\b`)

// ofField is the finding that a sentence is an opinion in another field.
func (r *Reading) ofField(s *Statement, from int, c appeal.Confidence, field string) appeal.Finding {
	own := r.Case.Exam.Examiner.Specialty
	f := aboutAt(s, from, c, field, fmt.Sprintf("The examiner’s specialty is %s; this is an opinion in %s.", own, field), "exam.examiner.specialty")
	return asking(f, "Is this within your field, and do your records show it?", fmt.Sprintf("This is an opinion in %s; the examiner’s specialty is given as %s.", field, own))
}

// defers: the examiner leaves the point to another field.
var defers = clinic.Expr(`\b(outside|beyond) (of )?(my|the) (\w+ )?(field|special\w+|scope|expertise)|\b(leave|defer) (that|this|it|any|the)?\b.{0,40}\bto\b|\b(i|would) (\w+ )?defer\b|\bno opinion\b|\bshould be (evaluated|assessed|seen) by\b`)

// defersOn: the sentence, or the next of its paragraph, leaves the point to another.
func (r *Reading) defersOn(s *Statement) bool {
	if defers.Matches(s.look()) {
		return true
	}
	if s.Index+1 >= len(r.Said) {
		return false
	}
	next := &r.Said[s.Index+1]
	return next.Paragraph == s.Paragraph && next.Section == s.Section && defers.Matches(next.look())
}

func speaksIn(specialty string, f clinic.Field) bool {
	return slices.ContainsFunc(f.Specialties, func(p string) bool { return hasPrefixWord(specialty, p) })
}

// diagnosed: the sentence names a diagnosis that the case file itself holds.
func (r *Reading) diagnosed(low string) bool {
	return slices.ContainsFunc(r.Case.Diagnoses, func(d appeal.Diagnosis) bool {
		st := stems(clinic.Fold(d.Name))
		return len(st) > 1 && len(shared(st, stems(low))) == len(st)
	})
}

// denied: a negation stands shortly before the place.
func denied(low string, from int) bool {
	start := max(0, from-45)
	before := low[start:from]
	if i := strings.LastIndexAny(before, ".;:"); i >= 0 {
		before = before[i:]
	}
	return regexpNo.MatchString(before)
}

var regexpNo = clinic.Expr(`\b(no|not|without|denie[sd]|absence of|negative for|rather than)\b`)
