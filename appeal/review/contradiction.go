package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// covering tells which abnormal findings a summary of one part of the
// examination speaks against.
var covering = map[string][]string{
	"neuro":     {"neuro", "strength", "sensation", "gait", "reflex"},
	"strength":  {"strength"},
	"sensation": {"sensation"},
	"gait":      {"gait"},
	"motion":    {"motion", "rom"},
	"mental":    {"mental"},
	"all":       {"neuro", "strength", "sensation", "gait", "motion", "rom", "soft", "mental"},
	"repair":    {"repair"},
}

// summaryAgainstFindings finds a summary that calls normal what the report's
// own examination found abnormal.
func summaryAgainstFindings(r *Reading) []appeal.Finding {
	found := r.abnormal()
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() && s.Kind != report.Impression && !(s.Kind == report.Examination && s.Voice == Examiner && !s.Row) {
			return
		}
		var f appeal.Finding
		var against []*Statement
		for _, p := range r.Clinic.Phrases("normal-summary") {
			from, _, ok := p.Find(s.Low)
			if !ok || s.Kind == report.Examination && (p.About != "motion" || !allPlanes.MatchString(s.Low)) {
				continue
			}
			at := pick(found, p.About, s)
			if at == nil || slices.Contains(against, at) {
				continue
			}
			if against == nil { // the first says what the point is about
				c := appeal.High
				if p.About == "all" && !strings.Contains(s.Low, "examination") || p.About == "repair" || p.About == "motion" && at.Kind == report.RecordsSummary {
					c = appeal.Medium
				}
				f = aboutAt(s, from, c, strings.ReplaceAll(p.ID, "-", " "), "The report itself records:")
			}
			against = append(against, at)
			f.Why += fmt.Sprintf(" “%s” (p. %d).", quote(at.Text), at.Page)
		}
		if against != nil {
			out = append(out, asking(citing(f, against...), "Which of the two statements agrees with your findings?", "The report’s own examination records otherwise."))
		}
	})
	return out
}

// allPlanes: a sentence of the examination that sums up motion as a whole.
var allPlanes = clinic.Expr(`\b(every|all|each) (plane|direction|movement)s?\b|\bno limitation|\bunrestricted\b`)

// sign is an abnormal finding with the part of the examination it belongs to.
type sign struct {
	s    *Statement
	part string
}

// abnormal gathers the abnormal findings that the examiner records, and what
// the records say of a repair.
func (r *Reading) abnormal() []sign {
	var out []sign
	r.each(func(s *Statement) {
		for _, p := range r.Clinic.Phrases("abnormal") {
			if p.About == "repair" {
				if s.Voice != Asked && s.Voice != Formula {
					if _, _, ok := p.Find(s.Low); ok {
						out = append(out, sign{s, p.About})
					}
				}
				continue
			}
			if !s.inExam() || s.Voice != Examiner {
				continue
			}
			if _, _, ok := p.Find(s.Low); ok {
				out = append(out, sign{s, p.About})
			}
		}
	})
	r.each(func(s *Statement) {
		if s.inExam() && s.Voice == Examiner && !s.Row && r.limitedProse(s) {
			out = append(out, sign{s, "rom"})
		}
	})
	for i := range r.Report.Tables {
		out = append(out, r.limitedRows(&r.Report.Tables[i])...)
	}
	return out
}

// nerveGait: how one walks when balance or a nerve fails; a slow or guarded gait
// is no neurological deficit.
var nerveGait = clinic.Expr(`\b(unstead\w+|ataxi\w+|sway\w*|romberg|tandem|wide|broad|steppage|foot ?drop|spastic|circumduct\w+|heel|toes?|balance)\b`)

// pick gives the finding that fits a summary best: one of its part, and of the
// same part of the body where the summary names one.
func pick(found []sign, about string, s *Statement) *Statement {
	parts, body := covering[about], s.Parts
	var other, best *Statement
	heavy := 0
	for _, f := range found {
		if f.s.Index == s.Index || !slices.Contains(parts, f.part) || about == "neuro" && f.part == "gait" && !nerveGait.MatchString(f.s.Low) {
			continue
		}
		theirs := f.s.Parts
		if len(body) == 0 || len(theirs) == 0 || sameRegion(body, theirs) {
			if n := weight(f); n > heavy {
				best, heavy = f.s, n
			}
			continue
		}
		if other == nil && f.part == "rom" {
			other = f.s
		}
	}
	if best != nil {
		return best
	}
	return other
}

// weight tells how strongly a finding speaks: a measured row or a positive test
// before an impression of the gait.
func weight(f sign) int {
	switch {
	case f.part == "rom" && f.s.Row, f.part == "strength", strings.Contains(f.s.Low, "positive at"), strings.Contains(f.s.Low, "positive"):
		return 5
	case f.part == "rom", f.part == "sensation", f.part == "reflex":
		return 4
	case f.part == "neuro", f.part == "repair":
		return 3
	case f.part == "motion", f.part == "mental":
		return 2
	}
	return 1
}

var (
	lowerParts = []string{"hip", "knee", "ankle", "foot", "leg", "lumbar"}
	upperParts = []string{"shoulder", "elbow", "wrist", "hand", "arm", "cervical"}
)

// sameRegion: the parts meet, or one text speaks of the whole limb or its
// spine and the other of a part of it.
func sameRegion(a, b []string) bool {
	if len(shared(a, b)) > 0 {
		return true
	}
	for _, region := range [][]string{lowerParts, upperParts} {
		wholes := region[4:]
		if len(shared(a, region)) > 0 && len(shared(b, region)) > 0 && (len(shared(a, wholes)) > 0 || len(shared(b, wholes)) > 0) {
			return true
		}
	}
	return false
}
