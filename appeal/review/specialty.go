package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

// outsideSpecialty finds opinions of another field than the examiner's own.
func outsideSpecialty(r *Reading) []appeal.Finding {
	specialty := clinic.Fold(r.Case.Exam.Examiner.Specialty)
	if specialty == "" {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() || quoted(s) || defers.Matches(s.look()) {
			return
		}
		for _, p := range r.Clinic.Phrases("field") {
			from, _, ok := p.FindIn(s.look())
			if !ok || denied(s.Low, from) {
				continue
			}
			i := slices.IndexFunc(r.Clinic.Fields, func(f clinic.Field) bool { return f.ID == p.About })
			if i < 0 || speaksIn(specialty, r.Clinic.Fields[i]) || r.diagnosed(s.Low) {
				continue
			}
			field := r.Clinic.Fields[i].Name
			f := aboutAt(s, from, appeal.Medium, field, fmt.Sprintf("The examiner’s specialty is %s; this is an opinion in %s.", r.Case.Exam.Examiner.Specialty, field), "exam.examiner.specialty")
			out = append(out, asking(f, "Is this within your field, and do your records show it?", fmt.Sprintf("This is an opinion in %s; the examiner’s specialty is given as %s.", field, r.Case.Exam.Examiner.Specialty)))
			return
		}
	})
	return out
}

// defers: the examiner leaves the point to another field.
var defers = clinic.Expr(`\b(outside|beyond) (of )?(my|the) (\w+ )?(field|special\w+|scope|expertise)|\b(leave|defer) (that|this|it|any|the)?\b.{0,40}\bto\b|\bno opinion\b|\bshould be (evaluated|assessed|seen) by\b`)

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
