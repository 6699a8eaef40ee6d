package review

import (
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

var (
	cameAlone    = clinic.Expr(`\b(came|attended|arrived|was|presented) (\w+ )?(alone|unaccompanied|by (him|her)self)\b|\bdid not bring anyone\b|\bno one (else )?(was present|accompanied)|\bunaccompanied\b`)
	wasInRoom    = clinic.Expr(`\b(in the room|whole (visit|time|exam\w*|call)|entire (visit|exam\w*)|sat (in|with)|stayed with|beside me|during the exam\w*)\b`)
	droveSelf    = clinic.Expr(`\b(drove|driven|drive) (him|her)self\b|\b(driven|drove|driving)\b.{0,30}\b(him|her)self\b|\bat the wheel\b|\bdrove (his|her) own\b|\b(she|he|claimant|examinee) drove (to|here|a distance|about|approximately|\d)`)
	wasDriven    = clinic.Expr(`\bdrove me\b|\bdrove (us|her|him) (there|to)\b|\b(my|a) (husband|wife|son|daughter|friend|mother|father|sister|brother|partner) (drove|took|brought)\b|\b(took|came by|rode) (in )?(a |the )?(bus|taxi|cab|uber|ride)\b|\bi (did not|didn't|do not|don't) drive\b`)
	notRecorded  = clinic.Expr(`\b(was|were) not (\w+ )?record(ed|ing)\b|\bno (audio |video )?recording (was|device)`)
	byExaminer   = clinic.Expr(`\bby (me|us|the examiner|this office)\b`)
	chaperone    = clinic.Expr(`\b(chaperone|nurse|assistant|staff member)\b.{0,40}\b(present|attended|in the room)\b`)
	waitedOut    = clinic.Expr(`\bwait\w* (in|outside|at) (the )?(\w+ )?(car|hall|hallway|waiting room|lobby|corridor|outside)|\bwas not (let|allowed) in\b`)
	elsewhere    = clinic.Expr(`\b(mass|church|services?|choir|concerts?|games?|school|classes|meetings?|weddings?|funerals?|shops?|shopping|park|attends|sundays?|every (week|day|month))\b`)
	companion    = clinic.Expr(`\b(in the presence of|attended by|with|together with) (her|his) (husband|wife|son|daughter|mother|father|friend|sister|brother|partner|spouse) ?(present|in the room|in attendance|\.|$)|\b(her|his) (husband|wife|son|daughter|mother|father|friend|sister|brother|partner|spouse) (was present|sat in|was in the room|attended the exam\w*)`)
	noOneElse    = clinic.Expr(`\b(no (nurse|chaperone|assistant|one else)|alone with|only the doctor|nobody else)\b`)
	seatedAll    = clinic.Expr(`\b(sat|seated|remained seated|sitting)\b.{0,60}\b(throughout|without (getting|standing|difficulty|shifting|discomfort|changing)|entire|whole|comfortably)\b`)
	stoodUp      = clinic.Expr(`\b(i )?(stood up|had to stand|got up|had to get up|kept (moving|shifting)|could not sit)\b`)
	openlyStands = clinic.Expr(`\bstood\b`)
)

// whose tells the claimant's notes from what the witness saw.
func whose(n *Note) string {
	if strings.HasPrefix(n.Key, "exam.notes.witness") {
		return "the witness"
	}
	return "the claimant"
}

// presence compares who came, who drove, who was in the room and how the
// claimant sat with what the claimant and the witness noted.
func presence(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	against := func(s *Statement, n *Note, c appeal.Confidence, subject string) {
		out = append(out, asking(about(s, c, subject, "Noted by "+whose(n)+": “"+plain(n.Text)+"”.", n.Key), "",
			"The claimant’s notes of that day differ from this statement."))
	}
	outside := r.noteMatching(waitedOut)
	in := r.noteWith(func(n *Note) bool { return wasInRoom.MatchString(n.Low) && !waitedOut.MatchString(n.Low) })
	driven, alone, stood := r.noteMatching(wasDriven), r.noteMatching(noOneElse), r.noteMatching(stoodUp)
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Records || s.Voice == Formula {
			return
		}
		switch {
		case in != nil && r.Case.Exam.Notes.Witness != nil && cameAlone.Matches(s.look()):
			against(s, in, appeal.High, "who was present")
		case outside != nil && in == nil && companion.Matches(s.look()) && !elsewhere.Matches(s.look()):
			against(s, outside, appeal.High, "who was present")
		case driven != nil && droveSelf.Matches(s.look()):
			against(s, driven, appeal.High, "how the claimant came to the examination")
		case alone != nil && chaperone.Matches(s.look()):
			against(s, alone, appeal.High, "who was present")
		case stood != nil && seatedAll.Matches(s.look()) && !openlyStands.Matches(s.look()):
			against(s, stood, appeal.High, "how the claimant sat")
		case r.Case.Exam.Notes.Recording != nil && r.Case.Exam.Notes.Recording.Made && notRecorded.Matches(s.look()) && !byExaminer.Matches(s.look()):
			out = append(out, about(s, appeal.High, "recording", "The case file says that the examination was recorded.", "exam.notes.recording"))
		}
	})
	return out
}
