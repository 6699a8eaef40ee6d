package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
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
		if !s.opinion() && s.Kind != report.Impression {
			return
		}
		for _, p := range r.Clinic.Phrases("normal-summary") {
			from, _, ok := p.Find(s.Low)
			if !ok {
				continue
			}
			if against := pick(found, covering[p.About], s); against != nil {
				why := fmt.Sprintf("The report itself records: “%s” (p. %d).", quote(against.Text), against.Page)
				c := appeal.High
				if p.About == "all" && !strings.Contains(s.Low, "examination") || p.About == "repair" || p.About == "motion" && against.Kind == report.RecordsSummary {
					c = appeal.Medium
				}
				f := aboutAt(s, from, c, strings.ReplaceAll(p.ID, "-", " "), why, placeOf(against))
				out = append(out, asking(f, "Which of the two statements agrees with your findings?", "The report’s own examination records otherwise."))
				return
			}
		}
	})
	return out
}

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

// pick gives the finding that fits a summary best: one of its part, and of the
// same part of the body where the summary names one.
func pick(found []sign, parts []string, s *Statement) *Statement {
	body := s.Parts
	var other *Statement
	for _, f := range found {
		if f.s.Index == s.Index || !slices.Contains(parts, f.part) {
			continue
		}
		theirs := f.s.Parts
		if len(body) == 0 || len(theirs) == 0 || len(shared(body, theirs)) > 0 {
			return f.s
		}
		if other == nil && f.part == "rom" {
			other = f.s
		}
	}
	return other
}
