package review

import (
	"fmt"
	"slices"
	"strconv"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// The words for what an opinion may rest on, before or behind the year that it is
// of: those that can be nothing else, and those that are one only where the
// sentence says that it goes by them.
var (
	datedSource = inYear(`criteria|criterion|guidelines?|classification|case definition|practice parameters?|consensus|position (?:paper|statement)|technology assessment|textbook|handbook|monograph|desk reference|treatise|norms|normative \w+|normal values|reference values|grading|staging|cochrane`)
	datedPaper  = inYear(`standards?|statement|conference|recommendations?|tables?|review|version|manual|scheme|definition|parameters?|bulletin|advisory|edition|scale|protocol|report|authority|article|paper`)
	goesBy      = clinic.Expr(`\b(per|by|under|according to|follow(s|ed|ing)?|rel(y|ied|ies|iance)|use[ds]?|using|appl(y|ied|ies)|rests? on|based on|authority|authorit\w+|graded|rated|staged|measured by|read by|trained on|keeping with|accord(ance)? with|holds?|held|recommends?|calls? for|define[sd]?|refer(ence|red)? to|guided|consult(ed)?|go by)\b`)
	anEdition   = clinic.Expr(`\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|1st|2nd|3rd|\d{1,2}th)(,? revised)? ed(ition|\.)`)
	ofRecords   = clinic.Expr(`\b(mri|ct|x-?rays?|radiolog\w*|imaging|operative|surgical|police|accident|incident|emg|patholog\w*|hospital|discharge|clinic|progress|consultation|policy|his|her)\b[^.;]{0,30}\b(reports?|review|statement|article|paper)\b`) // of the case, not what it is judged by
	inForce     = clinic.Expr(`\b(budapest|caspar|asas|dsm-?5|icd-?10|sixth edition|6th ed|ichd-?3|(third|3rd) edition of the (ichd|international)|eular|slicc|barany|icsd-?3|kellgren|outerbridge|modic|garden|neer|salter|gustilo|stor(e|ed|age)|fourth universal)\b`)
	boundTo     = clinic.Expr(`\b(rules?|statute|law|act|regulations?|jurisdiction|division|commission|legislature|board|department|state|bureau)\b[^.;]{0,40}\b(prescribes?|requires?|mandates?|adopt(s|ed)|directs?|specif(y|ies)|commands?)\b|\b(prescribed|mandated|required|adopted|specified|directed|called for) (by|under|in) (the|this|that|state|\w+'s)\b`)
)

func inYear(words string) *clinic.Expression {
	const year = `((?:19[3-9]|20[0-2])\d)`
	return clinic.Expr(`\b(?:` + words + `)\b[^.;]{0,60}?\b` + year + `\b|\b` + year + `\b,? (?:[\w-]+ ){0,4}(?:` + words + `)\b`)
}

// Years after which a standard is worth the question whether it still stands, and
// after which hardly one does.
const (
	agedYears = 12
	oldYears  = 20
)

// datedStandard finds what an opinion or a test rests on and the report itself
// dates long before its own day, where the table of standards has no row for it.
func datedStandard(r *Reading) []appeal.Finding {
	if r.Day.IsZero() {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() && !s.examined() && s.Kind != report.Opening || s.Voice != Examiner || inForce.Matches(s.look()) || boundTo.Matches(s.look()) {
			return
		}
		if known, _ := r.group("standard", s); known != nil {
			return
		}
		at, year := yearOf(datedSource, s)
		if at < 0 && goesBy.Matches(s.look()) && !ofRecords.Matches(s.look()) {
			at, year = yearOf(datedPaper, s)
		}
		switch {
		case at >= 0 && year <= r.Day.Year-agedYears && !r.ofTheCase(s, year):
			c := appeal.Low
			if year <= r.Day.Year-oldYears {
				c = appeal.Medium
			}
			f := aboutAt(s, at, c, fmt.Sprintf("criteria of %d", year), fmt.Sprintf("What the report goes by here is of %d; it does not say whether something later applies.", year))
			out = append(out, asking(f, "Which criteria do you apply, and how does the patient meet them?", fmt.Sprintf("The report goes by a source of %d.", year)))
		case at < 0 && goesBy.Matches(s.look()):
			if e := anEdition.FindIndex(s.look()); e != nil {
				f := aboutAt(s, e[0], appeal.Low, "an edition", "The report goes by this edition; it does not say whether it is the current one.")
				out = append(out, asking(f, "Which criteria do you apply, and how does the patient meet them?", "The report does not say whether this edition is the current one."))
			}
		}
	})
	return out
}

// yearOf gives where a source with its year stands in a sentence, -1 if nowhere.
func yearOf(e *clinic.Expression, s *Statement) (at, year int) {
	m := e.FindStringSubmatchIndex(s.Low)
	if m == nil {
		return -1, 0
	}
	for k := 2; k+1 < len(m); k += 2 {
		if m[k] >= 0 {
			year, _ = strconv.Atoi(s.Low[m[k]:m[k+1]])
		}
	}
	return m[0], year
}

// ofTheCase: the year is that of a day told, or of a paper in the case.
func (r *Reading) ofTheCase(s *Statement, year int) bool {
	return slices.ContainsFunc(s.Dates, func(d dated) bool { return d.Date > 0 && d.Year == year }) || len(r.papersOf(s)) > 0
}
