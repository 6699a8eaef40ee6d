package review

import (
	"strings"

	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	motionRow = clinic.Expr(`\b(motion|flexion|extension|rotation|bending|abduction|adduction|pronation|supination|dorsiflexion|deviation|inversion|eversion|tilt)\b`)
	anyNumber = clinic.Expr(`\d+(?:\.\d+)?`)
)

// limitedRows finds rows of a motion table that are well short of the table's
// own normal column, or of the other side: a quarter or more.
func (r *Reading) limitedRows(t *report.Table) []sign {
	head := clinic.Fold(t.Title + " " + strings.Join(t.Header, " "))
	var out []sign
	for _, row := range t.Rows {
		if row.Sentence < 0 || row.Sentence >= len(r.Said) {
			continue
		}
		s := &r.Said[row.Sentence]
		if !motionRow.Matches(s.look()) || s.Kind == report.RecordsSummary {
			continue
		}
		var v []float64
		for i, c := range row.Cells {
			if m := anyNumber.FindString(c); i > 0 && m != "" {
				n, _ := number(m)
				v = append(v, n)
			}
		}
		if len(v) < 2 {
			continue
		}
		low, high := min(v[0], v[1]), max(v[0], v[1])
		if high > 0 && low < 0.76*high && (strings.Contains(head, "normal") || strings.Contains(head, "right") || len(v) == 2) {
			out = append(out, sign{s, "rom"})
		}
	}
	return out
}

var degreeList = clinic.Expr(`\b(flexion|extension|abduction|adduction|internal rotation|external rotation|rotation|lateral flexion|lateral bending|pronation|supination|dorsiflexion|plantar flexion)(?: was| is| of| to| measured|:)* (?:right |left )?(\d{1,3})\b`)

// limitedProse finds degrees given in running text that lie more than ten below
// the lowest figure read in any reference (the tables' own rule for a flag).
func (r *Reading) limitedProse(s *Statement) bool {
	if r.shortOfNormal(s) {
		return true
	}
	for _, m := range degreeList.FindAllStringSubmatch(s.Low, -1) {
		v, _ := number(m[2])
		for i := range r.Clinic.Motions {
			if k := &r.Clinic.Motions[i]; k.Motion == m[1] && len(k.RangeRead) == 2 && k.RangeRead[0] > 20 && jointOf(k.Joint, s) && v > 0 && v < k.RangeRead[0]-10 {
				return true
			}
		}
	}
	return false
}

var (
	ofNormal   = clinic.Expr(`(\d{1,3}) ?(?:degrees |° )?(?:/|\(normal:? |of (?:a )?(?:normal )?)(\d{2,3})\b`)
	shareOf    = clinic.Expr(`\b(\d{2}) ?(?:%|percent) of (?:the )?normal|\b(one half|half|one third|a third|two thirds|one quarter|three quarters)( of)?( the)? ?(normal|usual|expected|range|$)|\b(about|by) (a |one )?half\b`)
	rangeOf    = clinic.Expr(`\b(\d{1,2}) (?:to|through|-) (\d{2,3})\b(?: degrees|°)?`)
	sidedPairs = clinic.Expr(`\b(\d{1,3})(?: degrees|°)? (?:on the |at the )?(?:right|left),? (?:and )?(?:to the (?:right|left) )?(\d{1,3})(?: degrees|°)? (?:on the |at the )?(?:right|left)`)
	turnPairs  = clinic.Expr(`\bto the (?:right|left) (\d{1,3})(?: degrees|°)?,? (?:and )?to the (?:right|left) (\d{1,3})`)
)

// shortOfNormal finds motion that is well short of the normal value beside it,
// of the other side, or of the whole as a share.
func (r *Reading) shortOfNormal(s *Statement) bool {
	if !motionRow.Matches(s.look()) {
		return false
	}
	for _, m := range ofNormal.FindAllStringSubmatch(s.Low, -1) {
		v, _ := number(m[1])
		n, _ := number(m[2])
		if n >= 15 && v < 0.76*n {
			return true
		}
	}
	if ms := rangeOf.FindAllStringSubmatch(s.Low, -1); len(ms) == 2 {
		a, _ := number(ms[0][2])
		b, _ := number(ms[1][2])
		if d := a - b; max(a, b) >= 30 && (d >= 15 || d <= -15) {
			return true
		}
	}
	if m := shareOf.FindStringSubmatch(s.Low); m != nil {
		v, _ := number(m[1])
		return m[1] == "" && !strings.HasPrefix(m[2], "three") || m[1] != "" && v < 76
	}
	for _, re := range []*clinic.Expression{sidedPairs, turnPairs} {
		for _, m := range re.FindAllStringSubmatch(s.Low, -1) {
			a, _ := number(m[1])
			b, _ := number(m[2])
			if max(a, b) >= 15 && min(a, b) < 0.67*max(a, b) {
				return true
			}
		}
	}
	return false
}

func jointOf(joint string, s *Statement) bool {
	for _, p := range s.Parts {
		if strings.HasPrefix(joint, p) {
			return true
		}
	}
	return false
}
