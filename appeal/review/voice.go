package review

import (
	"strings"

	"imeappeal/appeal/report"

	"imeappeal/appeal/clinic"
)

var (
	reported = clinic.Expr(`\b(claimant|examinee|patient|insured|worker|member|he|she|mr\. [a-z'-]+|ms\. [a-z'-]+|mrs\. [a-z'-]+|dr\. [a-z'-]+) (also |then |further |now )?(states?|stated|reports?|reported|says|said|describes|described|complains|complained|denies|denied|estimates?|estimated|recalls?|recalled|told me|admits|admitted|acknowledged|indicated|indicates|feels|felt|gives|gave a history|explained|answered|confirmed|notes|noted that (he|she))\b`)
	asked    = clinic.Expr(`\bwas asked\b|^asked (about|whether)`)
	wrote    = clinic.Expr(`\b(recorded|diagnosed|documented|wrote|prescribed|recommended|recommends|opined|noted|found|made (a|the) diagnosis|ordered|records|restricts|interpreted|reported by|according to|was read as|was reported|were reported)\b`)
	treating = clinic.Expr(`\b(surgeon|therapist|neurologist|rheumatologist|psychiatrist|psychologist|radiologist|physician assistant|primary (care|physician)|family (doctor|physician)|treating|nurse|chiropractor|emergency department)\b`)
	papers   = clinic.Expr(`\b(notes?|records?|chart|forms?|letters?|summary|therapist|provider) (of [\w. ]+ )?(documents?|documented|shows?|showed|describes?|described|states?|stated|records?|indicates?|lists?|contains?|mentions?)\b`)
	formula  = clinic.Expr(`\b(penalt(y|ies)|perjury|i (hereby )?(certify|declare|verify|affirm|attest)|reserve the right|doctor-patient|physician-patient|patient relationship|not (my|his|her|the (examiner|doctor)'s) patient|financial interest|compensation does not|fee is not|conflict of interest)\b`)
	firstP   = clinic.Expr(`\b(i|my|me)\b`)

	// ofAllOpinions: the words of certainty said of the report's opinions at
	// large. Before one conclusion they belong to that conclusion.
	ofAllOpinions = clinic.Expr(`\b(opinions?|conclusions?|statements?|answers|findings|views|the (above|foregoing))\b[^;]{0,80}\breasonable (degree of )?(medical|professional|psychological|scientific)|reasonable (degree of )?(medical|professional) \w+[^;]{0,40}\b(opinions?|conclusions?|statements?|answers) (are|is|were|have|has|expressed|stated|given|rendered|contained|above|herein)\b`)
)

// isFormula reports the set words of a certification.
func (s *Statement) isFormula() bool {
	return formula.Matches(s.look()) || ofAllOpinions.Matches(s.look())
}

// voice tells who speaks. Section first, then the sentence's own words.
func (r *Reading) voice(s *Statement) Voice {
	switch {
	case s.Question > 0 && (s.Kind != report.Answers || strings.HasSuffix(s.Low, "?") || strings.Contains(s.Low, "whether")):
		return Asked
	case s.Kind == report.Records, s.Kind == report.RecordsSummary:
		return Records
	case s.Kind == report.Certification || s.isFormula():
		return Formula
	case s.Answers == 0 && strings.HasSuffix(s.Low, "?"):
		return Asked
	}
	if s.history() {
		return Claimant
	}
	if s.inExam() && didRecall.Matches(s.look()) {
		return Examiner
	}
	if at := reported.FindIndex(s.look()); at != nil && at[0] < 40 && !r.namesPhysician(s.Low[at[0]:at[1]]) {
		if !strings.Contains(s.Low, "in my opinion") {
			return Claimant
		}
	}
	if papers.Matches(s.look()) && !firstP.Matches(s.look()) {
		return Records
	}
	if asked.Matches(s.look()) {
		return Claimant
	}
	if wrote.Matches(s.look()) && !firstP.Matches(s.look()) && (treating.Matches(s.look()) || r.namesPhysician(s.Low)) {
		return Records
	}
	return Examiner
}

// didRecall: a result of a memory test, not a story.
var didRecall = clinic.Expr(`\brecalled? (all |only )?(none|one|two|three|four|five|\d+)( of| out of| words| items| objects|/)|\bperformed serial`)

// namesPhysician reports whether text names one of the case's physicians.
func (r *Reading) namesPhysician(low string) bool {
	for _, n := range r.surnames {
		if len(n) > 2 && strings.Contains(low, n) {
			return true
		}
	}
	return false
}

// The words that turn a statement round or leave a test undone.
var (
	negation = clinic.Expr(`\b(no|not|never|none|without|denie[sd]|denying|negative|neither|nor|absent|absence of|free of|cannot|could not|does not|did not|has not|nothing|w/o)\b`)
	undone   = clinic.Expr(`\b(not|never|un)\b.{0,30}\b(test|perform|examin|carried out|done|assess|measur|attempt|obtain|possible|check|evaluat|conduct|administer|taken|tried|palpat|inspect|asked|request|sought|look|view|visuali[sz]|seen|undertaken|used|made|auscultat|weigh|drawn)\w*|\bdid not (draw|test|examine|measure|palpate|inspect|perform|do|take|ask|weigh|touch|press|put|listen|bother|have (him|her|them|the \w+))\b|(^|[ :-])(nt|n/t|not tested)\.?$|\b(took|made|did|performed|obtained) (\w+ )?(of )?(neither|no)\b|\bspared\b|\bno\b.{0,40}\b(was|were) (drawn|taken|obtained|performed|done|ordered|made|given)\b|\bforgone\b|\bwaived\b|\bdeferred\b|\bdeclined\b|\bomitted\b|\brefused\b|\bnot (tested|done|performed)\b|\bunable to (test|perform)\b|\bcould not be\b|\buntested\b`)
)

func negated(low string) bool { return negation.MatchString(low) }

// leftUndone reports that the sentence says openly that something was not done.
func leftUndone(low string) bool { return undone.MatchString(low) }
