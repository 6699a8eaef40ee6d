package review

import (
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// admissions gathers what in the report helps the claimant. Only what a
// sentence or a row tells is one: a heading, a label and a definition grant
// nothing, and an opinion must be the examiner's own.
func admissions(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Certification || unticked(s.Text) || label(s.Text) {
			return
		}
		if p, from := r.group("admission", s); p != nil {
			if !heading(s.Text) && (p.About != "opinion" || s.opinion()) {
				out = append(out, aboutAt(s, from, appeal.Medium, p.ID, p.Why))
			}
			return
		}
		if p, from := r.group("abnormal", s); p != nil && s.examined() && s.inExam() {
			out = append(out, aboutAt(s, from, appeal.Medium, "positive finding: "+strings.ReplaceAll(p.ID, "-", " "), "The examiner records an abnormal finding."))
		}
	})
	return out
}

// emptyValue: a line of a form whose answer says that there is nothing.
var emptyValue = clinic.Expr(`: ?(none|no|nil|n/?a|not applicable|not known|unknown|deferred|negative|absent|-+|_+)\W*$`)

// label reports that a line names what follows it, or has nothing after its
// colon.
func label(text string) bool {
	low := read(text)
	return strings.HasSuffix(low, ":") || emptyValue.MatchString(low)
}

// heading reports that a line is set as a heading is: a few words without a
// verb and without a mark at their end, or in capitals.
func heading(text string) bool {
	text = strings.TrimSpace(labelHead.ReplaceAllString(strings.TrimSpace(text), ""))
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".;!?") || tells.MatchString(clinic.Fold(text)) {
		return false
	}
	return headline(text) || text == strings.ToUpper(text) && len(strings.Fields(text)) <= 10
}

var tells = clinic.Expr(`\b(is|are|was|were|has|had|have|did|does|gave|gives|appeared|seemed|attended|kept|took|accept|agree|should|must|can|may|remains?|cooperated)\b`)
