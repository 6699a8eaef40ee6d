package review

import (
	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// group finds the first phrase of a group in a statement.
func (r *Reading) group(name string, s *Statement) (*clinic.Phrase, int) {
	for _, p := range r.Clinic.Phrases(name) {
		if from, _, ok := p.FindIn(s.look()); ok {
			return p, from
		}
	}
	return nil, 0
}

// scopeOfRecords finds wording that hides what was read.
func scopeOfRecords(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Kind != report.Records && s.Kind != report.Opening && s.Kind != report.RecordsSummary && s.Kind != report.OtherSection && s.Kind != report.Questions && !(s.Kind == report.History && listIntro.Matches(s.look())) || s.Voice == Asked {
			return
		}
		p, from := r.group("scope", s)
		if p == nil && (s.Kind == report.Records || listIntro.Matches(s.look())) {
			p, from = r.group("left-open", s)
		}
		if p != nil {
			out = append(out, asking(aboutAt(s, from, appeal.Medium, "records reviewed: "+p.ID, "The wording does not say which records were sent and which of them were read."),
				"", "The report does not say which records were sent and which were read."))
		}
	})
	return out
}
