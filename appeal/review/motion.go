package review

import (
	"strings"

	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	motionRow = clinic.Expr(`\b(flexion|extension|rotation|bending|abduction|adduction|pronation|supination|dorsiflexion|deviation|inversion|eversion|tilt)\b`)
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
		if !motionRow.MatchString(s.Low) || s.Kind == report.RecordsSummary {
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

func jointOf(joint string, s *Statement) bool {
	for _, p := range s.Parts {
		if strings.HasPrefix(joint, p) {
			return true
		}
	}
	return false
}
