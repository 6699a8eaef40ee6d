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
// examination, or a conclusion about it, is set beside.
var covering = map[string][]string{
	"neuro":     {"neuro", "strength", "sensation", "gait", "reflex", "tension"},
	"nerve":     {"neuro", "strength", "sensation", "tension"},
	"strength":  {"strength"},
	"sensation": {"sensation"},
	"gait":      {"gait"},
	"motion":    {"motion", "rom"},
	"mental":    {"cognition", "speech", "mood"},
	"cognition": {"cognition", "speech"},
	"speech":    {"speech"},
	"illness":   {"mood", "cognition", "speech"},
	"all":       {"neuro", "strength", "sensation", "gait", "motion", "rom", "soft", "tension", "cognition", "speech", "mood"},
	"repair":    {"repair"},
}

// rulesOut are the summaries that rule out a disease. A sign proves none:
// conclusion and signs are shown side by side, and nothing is said of either.
var rulesOut = map[string]bool{"nerve": true, "illness": true, "cognition": true, "repair": true}

// mostSigns is how many signs are shown beside a conclusion.
const mostSigns = 3

// summaryAgainstFindings finds a summary that calls normal what the report's
// own examination found abnormal, and conclusions that speak of none of the
// abnormal findings recorded.
func summaryAgainstFindings(r *Reading) []appeal.Finding {
	found := r.abnormal()
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() && s.Kind != report.Impression && !(s.Kind == report.Examination && s.Voice == Examiner && !s.Row) {
			return
		}
		if f, ok := r.besideSigns(s, found); ok {
			out = append(out, f)
		}
	})
	return out
}

// besideSigns sets a summary beside the abnormal findings of what it covers.
func (r *Reading) besideSigns(s *Statement, found []sign) (appeal.Finding, bool) {
	var subject string
	var against []*Statement
	start, proved := 0, false
	said := r.summaries(s)
	for _, p := range said {
		most := 1
		if rulesOut[p.About] {
			most = mostSigns
		}
		signs := pick(found, p.About, s)
		for _, at := range signs[:min(most, len(signs))] {
			if slices.Contains(against, at.s) {
				continue
			}
			if against == nil { // the first says what the point is about
				subject = strings.ReplaceAll(p.ID, "-", " ")
				start, _, _ = p.FindIn(s.look())
			}
			proved = proved || proves(p.About, at, s)
			against = append(against, at.s)
		}
	}
	if against == nil {
		return appeal.Finding{}, false
	}
	f := aboutAt(s, start, appeal.Medium, subject, "The report itself also records:")
	question, wording := "What do your own findings show on this point?", "The report itself also records the following."
	if proved {
		f.Confidence, f.Why = appeal.High, "The report itself records:"
		question, wording = "Which of the two statements agrees with your findings?", "The report itself records otherwise."
		if !slices.ContainsFunc(against, func(o *Statement) bool { return !o.inExam() }) {
			wording = "The report’s own examination records otherwise."
		}
	}
	for _, at := range against {
		f.Why += fmt.Sprintf(" “%s” (p. %d).", quote(at.Text), at.Page)
	}
	return asking(citing(f, against...), question, wording), true
}

// summaries gives what a sentence sums up. One that rules out a disease says
// nothing of the examination as a whole.
func (r *Reading) summaries(s *Statement) []*clinic.Phrase {
	var out []*clinic.Phrase
	nerve, narrow := false, false
	for _, p := range r.Clinic.Phrases("normal-summary") {
		if _, _, ok := p.FindIn(s.look()); ok && (s.Kind != report.Examination || p.About == "motion" && allPlanes.Matches(s.look())) {
			out = append(out, p)
			nerve, narrow = nerve || p.About == "nerve", narrow || rulesOut[p.About] && p.About != "repair"
		}
	}
	return slices.DeleteFunc(out, func(p *clinic.Phrase) bool {
		return narrow && p.About == "all" || nerve && p.About == "neuro" && !neuroExam.Matches(s.look())
	})
}

var neuroExam = clinic.Expr(`\bneurolog\w+`)

// proves reports that a finding is of the very kind that the summary denies: a
// measured loss of strength against “no weakness”, not a sign against a disease.
func proves(about string, at sign, s *Statement) bool {
	switch {
	case rulesOut[about], at.part == "tension" && about != "all":
		return false
	case about == "all":
		return strings.Contains(s.Low, "examination") || strings.Contains(s.Low, "test")
	case about == "motion":
		return at.s.Kind != report.RecordsSummary
	}
	return true
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
					if _, _, ok := p.FindIn(s.look()); ok {
						out = append(out, sign{s, p.About})
					}
				}
				continue
			}
			if !s.inExam() || s.Voice != Examiner {
				continue
			}
			if _, _, ok := p.FindIn(s.look()); ok {
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

var (
	ofCoordination = clinic.Expr(`\b(coordinat\w+|cerebell\w+|tremor)\b`)
	ofLimb         = clinic.Expr(`\b(tremor|dysmetria|finger[- ]to[- ]nose)\b`)
	ofWalking      = clinic.Expr(`\b(gait|walk\w*|ambulat\w+|station|stand\w*|stood|romberg|tandem|heel|limp\w*)\b`)
)

// limbOnly: a sign of the coordination of a limb, which says nothing of how one
// walks.
func limbOnly(low string) bool { return ofLimb.MatchString(low) && !ofWalking.MatchString(low) }

// pick gives the findings that fit a summary, those that speak most strongly
// first: of its part of the examination, and of the same part of the body where
// the summary names one.
func pick(found []sign, about string, s *Statement) []sign {
	parts, body := covering[about], s.Parts
	var out, other []sign
	for _, f := range found {
		if !sidesMeet(s.Side, f.s.Side) {
			continue
		}
		if f.s.Index == s.Index || !slices.Contains(parts, f.part) || about == "neuro" && f.part == "gait" && !nerveGait.MatchString(f.s.Low) {
			continue
		}
		if about == "gait" && limbOnly(f.s.Low) && !ofCoordination.Matches(s.look()) {
			continue
		}
		theirs := f.s.Parts
		if about == "motion" && jointsApart(body, theirs) {
			continue
		}
		switch {
		case len(body) == 0 || len(theirs) == 0 || sameRegion(body, theirs):
			out = append(out, f)
		case f.part == "rom" && other == nil:
			other = []sign{f}
		}
	}
	if out == nil {
		return other
	}
	slices.SortStableFunc(out, func(a, b sign) int { return weight(b) - weight(a) })
	return out
}

// jointsApart: both name joints or a part of the spine, and none in common; how
// one moves says nothing of the other.
func jointsApart(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && len(shared(a, b)) == 0
}

// weight tells how strongly a finding speaks: a measured row or a positive test
// before an impression of the gait.
func weight(f sign) int {
	switch {
	case f.part == "tension":
		return 3
	case f.part == "rom" && f.s.Row, f.part == "strength", strings.Contains(f.s.Low, "positive"):
		return 5
	case f.part == "rom", f.part == "sensation", f.part == "reflex":
		return 4
	case f.part == "neuro", f.part == "repair":
		return 3
	case f.part == "motion", f.part == "cognition", f.part == "mood":
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
