package review

import (
	"fmt"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// untestedCalledWell finds a function, or a part of the examination, that the
// opinion calls well where the report says that it was not examined, and nothing
// else in the examination tells of it.
func untestedCalledWell(r *Reading) []appeal.Finding {
	var open []*Statement
	r.each(func(s *Statement) {
		if s.inExam() && s.Voice == Examiner && !s.Row && len(s.Low) < 400 && notExamined.Matches(s.look()) {
			open = append(open, s)
		}
	})
	if open == nil {
		return nil
	}
	well, amiss := r.takes()
	told := slices.Concat(well, amiss)
	table := &r.Clinic.Functions
	var out []appeal.Finding
	done := map[int]bool{}
	put := func(s, o *Statement, at int, subject string) {
		if done[s.Index] {
			return
		}
		done[s.Index] = true
		f := citing(aboutAt(s, at, appeal.Medium, subject, fmt.Sprintf("The report says that this was not examined: “%s” (p. %d).", quote(o.Text), o.Page)), o)
		out = append(out, asking(f, "What have you found on this point, and when?", "The report also says that this was not examined."))
	}
	for _, w := range well {
		if !w.s.opinion() || notExamined.Matches(w.s.look()) {
			continue
		}
		for _, o := range open {
			if !w.f.Named(o.look()) || !sidesMeet(w.side, o.Side) || !regionsMeet(w.s, o) || !timesMeet(w.s, o) {
				continue
			}
			if !slices.ContainsFunc(told, func(t toldOf) bool {
				return t.f == w.f && t.s.examined() && t.s.Index != o.Index && t.s.Index != w.s.Index && regionsMeet(t.s, o) && t.s.Kind != report.OtherSection
			}) {
				put(w.s, o, w.At, w.f.Subject)
				break
			}
		}
	}
	r.each(func(s *Statement) {
		if !s.opinion() || len(s.Dates) > 0 || notExamined.Matches(s.look()) {
			return
		}
		for i := range table.Wholes {
			at := table.Wholes[i].In(s.look())
			if at < 0 {
				continue
			}
			for _, o := range open {
				if table.Wholes[i].Named(o.look()) {
					put(s, o, at, table.Wholes[i].Subject)
				}
			}
		}
	})
	return out
}

// notExamined: it was not looked at, which is not "could not be elicited", a
// result.
var notExamined = clinic.Expr(`\b(not|never) (\w+ ){0,2}(test(ed)?|examined?|assess(ed)?|measured?|evaluated?|performed?|checked?|carried out|done|undertaken|attempted|conducted|inspected?|auscultated|palpated)\b|\b(was|were|is|are) (deferred|omitted|untested|unexamined)\b|\bdid not (test|examine|assess|measure|evaluate|perform|check|inspect|palpate|auscultate)\b|\bno (formal )?(exam\w*|testing|assessment|measurements?) (\w+ ){0,4}(was|were) (made|done|performed|undertaken|carried out|attempted)\b|\bdeferred\.?$`)
