package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// group finds the first phrase of a group in a statement.
func (r *Reading) group(name string, s *Statement) (*clinic.Phrase, int) {
	for _, p := range r.Clinic.Phrases(name) {
		if from, _, ok := p.Find(s.Low); ok {
			return p, from
		}
	}
	return nil, 0
}

// scopeOfRecords finds wording that hides what was read.
func scopeOfRecords(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Kind != report.Records && s.Kind != report.Opening && s.Kind != report.RecordsSummary && s.Kind != report.OtherSection && s.Kind != report.Questions || s.Voice == Asked {
			return
		}
		if p, from := r.group("scope", s); p != nil {
			out = append(out, asking(aboutAt(s, from, appeal.Medium, "records reviewed: "+p.ID, "The wording does not say which records were sent and which of them were read."),
				"", "The report does not say which records were sent and which were read."))
		}
	})
	return out
}

// loadedLanguage finds words on motive, effort and credibility. They weigh more
// where no validity test is reported.
func loadedLanguage(r *Reading) []appeal.Finding {
	tested := r.find(func(s *Statement) bool {
		p, _ := r.group("validity", s)
		return p != nil && s.own()
	}) != nil
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Records || s.Voice == Asked || s.Voice == Formula || quoted(s) || r.trapped(s.Low) {
			return
		}
		p, from := r.group("language", s)
		if p == nil {
			return
		}
		c := appeal.Medium
		if tested || p.About == "claims-that" || p.About == "noncompliant" || s.Voice == Claimant {
			c = appeal.Low
		}
		row := r.languageRow(p.About)
		why := "The report gives no observation or test for this remark."
		if len(row.Justify) > 8 {
			why = "What would support such a remark: " + strings.TrimSuffix(row.Justify, ".") + "."
		}
		if !tested {
			why += " The report names no validity test."
		}
		f := aboutAt(s, from, c, strings.ReplaceAll(p.About, "-", " "), why, "clinic:"+p.About)
		out = append(out, asking(f, "Have you seen anything in this patient's effort or conduct that bears on this?", "The report names no test or observation for this remark."))
	})
	return out
}

func (r *Reading) languageRow(id string) clinic.Language {
	i := slices.IndexFunc(r.Clinic.Language, func(l clinic.Language) bool { return l.ID == id })
	if i < 0 {
		return clinic.Language{}
	}
	return r.Clinic.Language[i]
}

// trapped reports routine or favourable wording of the table of traps.
func (r *Reading) trapped(low string) bool {
	return slices.ContainsFunc(r.traps, func(p string) bool { return strings.Contains(low, p) })
}

// quoted reports that most of the sentence is someone's words in quotes.
func quoted(s *Statement) bool {
	from, to := strings.IndexByte(s.Low, '"'), strings.LastIndexByte(s.Low, '"')
	return from >= 0 && to-from > len(s.Low)/2
}

// unsupported finds conclusions that stand without a finding or a source.
func unsupported(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() && !s.examined() || s.Kind == report.Surveillance {
			return
		}
		p, from := r.group("unsupported", s)
		if p == nil || !s.opinion() && p.ID != "validity-without-score" {
			return
		}
		c := appeal.Medium
		if slices.Contains([]string{"degenerative", "mmi-calendar", "well-known", "no-correlation", "criterion-not-met"}, p.ID) && !stark(s.Low) {
			c = appeal.Low
		}
		out = append(out, asking(aboutAt(s, from, c, strings.ReplaceAll(p.ID, "-", " "), p.Why), p.Question, "The report gives no finding or source for this statement."))
	})
	return out
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
	r.each(func(s *Statement) {
		if !s.opinion() {
			return
		}
		p, from := r.group("capacity", s)
		if p == nil {
			return
		}
		c, why := appeal.Medium, "No functional test by the examiner and no comparison with the demands of the work is reported for this conclusion."
		if basis != nil {
			c, why = appeal.Low, "The report does not go through the demands of the work one by one."
		}
		f := aboutAt(s, from, c, "capacity for work", why, r.occupationKey()...)
		out = append(out, asking(f, "Which of the duties of this work can the patient do, how long, and how often?", "The report names no functional test and no duty of the work for this conclusion."))
	})
	return out
}

func (r *Reading) occupationKey() []string {
	if r.Case.Claimant.Occupation == "" {
		return nil
	}
	return []string{"claimant.occupation"}
}

// outsideSpecialty finds opinions of another field than the examiner's own.
func outsideSpecialty(r *Reading) []appeal.Finding {
	specialty := clinic.Fold(r.Case.Exam.Examiner.Specialty)
	if specialty == "" {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() || quoted(s) || defers.MatchString(s.Low) {
			return
		}
		for _, p := range r.Clinic.Phrases("field") {
			from, _, ok := p.Find(s.Low)
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

// admissions gathers what in the report helps the claimant.
func admissions(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Certification {
			return
		}
		if p, from := r.group("admission", s); p != nil {
			out = append(out, aboutAt(s, from, appeal.Medium, p.ID, p.Why))
			return
		}
		if p, from := r.group("abnormal", s); p != nil && s.examined() && s.inExam() {
			out = append(out, aboutAt(s, from, appeal.Medium, "positive finding: "+strings.ReplaceAll(p.ID, "-", " "), "The examiner records an abnormal finding."))
		}
	})
	return out
}
