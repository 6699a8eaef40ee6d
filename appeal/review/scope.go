package review

import (
	"strings"

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
		if p == nil && r.namesNoRecord(s) {
			out = append(out, asking(about(s, appeal.Low, "records reviewed", "This speaks of what was read and names none of it: does the report say elsewhere what was sent and what was read?"),
				"", "The report does not say which records were sent and which were read."))
		}
		if p != nil {
			out = append(out, asking(aboutClause(s, from, appeal.Medium, "records reviewed: "+p.ID, "The wording does not say which records were sent and which of them were read."),
				"", "The report does not say which records were sent and which were read."))
		}
	})
	return out
}

// namesNoRecord: a sentence on what was sent or read that names no paper, and
// says neither that all was read nor that something was missing.
func (r *Reading) namesNoRecord(s *Statement) bool {
	return s.Kind == report.Records && !s.Row && len(s.Low) < 250 && len(strings.Fields(s.Low)) > 2 && ofPapers.Matches(s.look()) && readOrSent.Matches(s.look()) &&
		!saysWhich.Matches(s.look()) && len(s.Dates) == 0 && !r.namesPhysician(s.Low) && !titledDoctor.Matches(s.look())
}

var (
	ofPapers   = clinic.Expr(`\b(records?|papers?|documents?|documentation|files?|charts?|notes|pages|packets?|bundles?|bind(er|ers)|folders?|dis[ck]s?|drive|box(es)?|envelope|materials?|entries|letters|mail|extracts?|summar(y|ies)|information|items|contents?|copies|correspondence|submission|upload)\b`)
	readOrSent = clinic.Expr(`\b(read|reviewed|examined|looked|seen|saw|opened|sampled|skimmed|studied|consulted|considered|perused|went|gone|drawn|drew|used|flagged|sorted|confined|limited|sent|supplied|provided|furnished|forwarded|came|arrived|received|given|handed|had|available|on hand|at hand|enclosed|set out|identified|numerous|ran to|list(ed)?|partial(ly)?|usual)\b`)
	// saysWhich: a list follows, or all was read, or what is not there is named.
	saysWhich = clinic.Expr(`:\W*$|\b(the following|as follows|listed|below|attached|every(thing)?|all (of )?(it|them|the|these|\d+)|in (full|their entirety|its entirety)|entire(ty|ly)?|each|complete(ly)?|not (sent|provided|supplied|received|available|included|enclosed|furnished|among|in (it|the))|no (other|further|additional)?|none|without|nothing|certif\w+|bates|numbered|prior to the (visit|exam\w*)|requested|asked for|missing)\b`)
)
