package review

import (
	"fmt"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	byScreen  = clinic.Expr(`\b(conducted|held|performed|done|carried out|took place|taken|seen|spoke|spoken|interviewed|examined|evaluated|met|evaluation|examination|assessment|visit|interview)\b[^.;]{0,50}\b(by|via|over|through|using) (a |an |the )?(secure |live |encrypted |hipaa-compliant |two-way )*(audio-?visual|video\w*|telehealth|tele-?medicine|telephone|phone|zoom|webcam|internet|teleconference)\b|\b(telehealth|telemedicine|telepsychiatr\w+|virtual|remote|video) (evaluation|examination|exam|assessment|visit|interview|appointment|consultation|platform|link)\b|\b(conducted|held|performed|done|carried out|took place|seen|examined|evaluated) (\w+ )?(remotely|virtually)\b`)
	onPaper   = clinic.Expr(`\b(did|have|has|had) not (\w+ )?(examined?|meet|met|seen?|interviewed?)\b[^.;]{0,30}\b(claimant|examinee|patient|insured|worker|member|him|her)\b|\b(without|no) (a |an |any )?(\w+ )?(examination|interview) (was|of the|of (him|her)|took)\b|\b(records?|file|paper|chart)[- ](only )?review (only|alone)\b|\b(on|from) (the )?(file|records|papers?) (alone|only)\b|\bnever (met|examined|seen)\b`)
	notScreen = clinic.Expr(`\b(not|never|no|prior|previous|treating|dr\.)\b`)
	byHand    = clinic.Expr(`\b[0-5][+-]? ?/ ?5\b|\b(deep tendon |tendon )?reflexes (were|are|was|is)\b|\b[0-4]\+ (and|bilateral|symmetric|right|left|at|throughout)|\bpalpat\w+|\b(non-?)?tender(ness)?\b|\b(pin ?prick|light touch|vibration|monofilament|two-point)\b|\bauscultat\w+|\b(spurling|lachman|mcmurray|phalen|tinel|hoffmann|babinski|straight leg rais\w+)\b|\b(goniomet\w+|inclinomet\w+|dynamomet\w+|jamar)\b|\bgrip strength (was|of)\b|\b(no|palpable|muscle) spasm\b|\bcircumference\b|\bto passive\b`)
	byReport  = clinic.Expr(`\b(self-?report\w*|reported|stated|described|by video|on (the )?(screen|camera)|appear\w*|observ\w+|asked to|had (him|her)|self-?(palpat\w+|administered)|dr\.|records?|notes?|could not|cannot|was unable|not (tested|possible|done|assessed))\b`)
)

// handsOnFromAfar finds a result that needs a hand on the person, in a report of
// a visit by video or telephone, or of papers alone.
func handsOnFromAfar(r *Reading) []appeal.Finding {
	how := "by video or telephone"
	at := r.find(func(s *Statement) bool {
		return s.Voice == Examiner && byScreen.Matches(s.look()) && !notScreen.Matches(s.look()) && !s.history() && s.Kind != report.RecordsSummary
	})
	if at == nil {
		how = "without an examination of the person"
		at = r.find(func(s *Statement) bool {
			return s.Voice == Examiner && !s.history() && firstP.Matches(s.look()) && onPaper.Matches(s.look())
		})
	}
	if at == nil {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if len(out) > 1 || s.Index == at.Index || s.Kind != report.Examination || s.Voice != Examiner || leftUndone(s.Low) || byReport.Matches(s.look()) || !byHand.Matches(s.look()) {
			return
		}
		f := about(s, appeal.Medium, "a result that needs a hand", fmt.Sprintf("The report says that it was made %s: “%s” (p. %d). It does not say how this was tested.", how, quote(at.Text), at.Page))
		out = append(out, asking(citing(f, at), "Can this be found without touching the patient?", fmt.Sprintf("The report says that it was made %s; it does not say how this was tested.", how)))
	})
	return out
}
