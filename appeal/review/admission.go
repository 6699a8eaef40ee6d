package review

import (
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

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
