package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	noneFound  = clinic.Expr(`\b(there is|i (find|found|see|can find|could find)|he has|she has|the \w+ has) no (\w+ ){0,2}?(neurological|psychiatric|psychological|mental|orthop\w+|musculoskeletal|cardiac|pulmonary|rheumatolog\w+|medical|diagnosable|identifiable|definable|recognized)? ?(diagnos[ie]s|disorder|disease|illness|pathology)\b`)
	ofOneKind  = clinic.Expr(`\b(other|further|additional|new|active|acute|except|apart from|besides|beyond|related|causally|occupational|caused|due|attributable|severe|serious|that (would|could|can|explains?)|to (explain|account|preclude|support)|of (the|his|her)|which)\b`)
	namesIll   = clinic.Expr(`\b(syndrome|disorder|disease|migraine|epilepsy|neuropathy|radiculopathy|myelopathy|depressi(on|ve)|ptsd|stress|tears?|fracture|arthritis|tendin\w+|sclerosis|cardiomyopathy|asthma|fibromyalgia|herniation|stenosis)\b`)
	notPresent = clinic.Expr(`\b(resolved|no|not|without|rule out|ruled out|history of|by history|status post|s/p|alleged|claimed|possible|reported|subjective|healed|prior|versus)\b`)
)

// fieldWords tells in which field something is denied.
var fieldWords = map[string][]string{
	"neurology": {"neurolog"}, "mind": {"psych", "mental"}, "bones": {"orthop", "musculosk"}, "heart": {"cardiac"}, "lungs": {"pulmonary"}, "autoimmune": {"rheumat"},
}

// diagnosisAndNone finds the statement that there is no diagnosis, of a field or
// at all, where the report's own impression gives one.
func diagnosisAndNone(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		at := noneFound.FindIndex(s.look())
		if at == nil || !s.opinion() || strings.HasSuffix(s.Low, "?") || ofOneKind.Matches(s.look()) {
			return
		}
		given := r.find(func(o *Statement) bool {
			return o.Index != s.Index && o.Kind == report.Impression && o.Voice == Examiner && namesIll.Matches(o.look()) && !notPresent.Matches(o.look()) && r.ofDenied(s.Low[at[0]:at[1]], o)
		})
		if given == nil {
			return
		}
		f := citing(aboutAt(s, at[0], appeal.Medium, "diagnosis", fmt.Sprintf("The report’s own impression gives one: “%s” (p. %d).", quote(given.Text), given.Page)), given)
		out = append(out, asking(f, "Which diagnoses have you made, and on what findings?", "The report’s own impression gives a diagnosis."))
	})
	return out
}

// ofDenied reports that a diagnosis is of the field in which the words deny one.
func (r *Reading) ofDenied(words string, o *Statement) bool {
	for i := range r.Clinic.Fields {
		field := &r.Clinic.Fields[i]
		if slices.ContainsFunc(fieldWords[field.ID], func(w string) bool { return strings.Contains(words, w) }) {
			return field.Named(o.look()) >= 0
		}
	}
	return true
}
