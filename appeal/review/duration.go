package review

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	visitWords = clinic.Expr(`\b(i (gave|granted|accorded) (him|her|(the|this) \w+|m(r|s|rs|iss)\.? [\w'-]+) (\w+ ){0,5}(hours?|minutes)( and a half)?[,.]|(greeting|leave-?taking|start to finish|door to door|devoted|allotted|allocated|set aside|blocked out|consumed|contact|talked|conversed|leisurely|unhurried|together|in (my|the) (examining |exam |consulting )?(room|office)|in my presence|assignment|meeting|with (him|her)|at my disposal|time with|time spent|contact time|total time|examin\w*|evaluation|interview\w*|session|appointment|visit|encounter|face[- ]to[- ]face|spent|assessment|consultation|spoke (to|with) me|met with|saw (him|her|the|mr|ms|mrs|dr)|i saw|administered (all )?(\w+ )?tests|conversation|video call|the call|seen for|occupied|(with|of) the (claimant|examinee|insured|worker|member|patient))\b)`)
	otherTime  = clinic.Expr(`\b(drive|drove|trip|commute|travel\w*|test was completed|tested|questionnaire|inventory|therapy|arrived|late|early|minutes before|minutes after|sitting|walk\w*|sleep|rest|lies|lay|standing|video of|surveillance|observed for|attention span|over (two|three|several|\d+) days|pulse|blood pressure|recall)\b`)
	paperTime  = clinic.Expr(`\b(record|records|file|report|chart)s?\b.{0,30}\b(review|preparation|dictat\w*)|\b(review|preparation|reading) of\b`)
	apartFrom  = clinic.Expr(`\b(in addition to|exclusive of|excluding|not including|apart from|besides|other than|plus)\b.*$`)
)

// examDuration compares the length of the visit that the report states with
// the times that the claimant noted.
func examDuration(r *Reading) []appeal.Finding {
	noted, ok := r.visitMinutes()
	if !ok {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if f, ok := r.startAndFinish(s, noted); ok {
			out = append(out, f)
			return
		}
		if s.Voice == Asked || s.Voice == Records && !testedFor.Matches(s.look()) && !together.Matches(s.look()) || s.history() && s.Kind != report.History && !together.Matches(s.look()) || s.Row || s.Kind == report.Surveillance {
			return
		}
		if len(spans(s.Low)) == 0 {
			return
		}
		low := alsoTested.ReplaceAllString(apartFrom.ReplaceAllString(s.Low, ""), "interviewed")
		if !visitWords.MatchString(low) && !(s.Kind == report.Opening && hasDay(r.dates(low), r.Case.Exam.Date)) || paperTime.MatchString(low) || otherTime.MatchString(low) || s.Kind == report.History && !strings.Contains(low, "examination") && !together.MatchString(low) {
			return
		}
		for _, sp := range spans(low) {
			if sp.minutes <= float64(noted)*1.25+4 {
				continue
			}
			stated := low[sp.from-len(roughly.FindString(low[:sp.from])) : sp.to]
			why := fmt.Sprintf("The report gives %s for the examination; the claimant noted %s to %s, %s.", stated,
				r.Case.Exam.Notes.Started, r.Case.Exam.Notes.Ended, minutesText(noted))
			f := aboutAt(s, sp.from, appeal.High, "length of the examination", why, "exam.notes.started", "exam.notes.ended")
			if r.Case.Exam.Notes.Witness != nil {
				f.Against = append(f.Against, "exam.notes.witness")
			}
			tested := ""
			if strings.Contains(apartFrom.FindString(s.Low), "test") {
				tested = ", the time for testing included"
			}
			out = append(out, asking(f, "Can the findings that the report lists be obtained in "+minutesText(noted)+"?",
				"The report states "+stated+"; the claimant’s notes of that day record "+minutesText(noted)+" in all"+tested+"."))
			return
		}
	})
	return out
}

// roughly is what a report says before a time: "more than an hour".
var roughly = clinic.Expr(`\b((just |well )?(more than|over|under)|nearly|almost|about|approximately|roughly|around|at least|some|the better part of) $`)

// together: the time that examiner and claimant spent with each other, in
// whatever part of the report it is told.
var together = clinic.Expr(`\b(face[- ]to[- ]face|(he|she) and i|(talked|spoke|conversed) (together )?for|devoted to|time with|time spent|with (me|the (claimant|examinee|insured|worker|member|patient|employee))|with (him|her) (was|for|in)|spent (with|on)|spent\b.{0,40}\bwith (him|her|mr\.?|ms\.?|mrs\.?|the \w+)|(interview|examination|evaluation|visit|encounter|session|discussion)\b.{0,60}\b(took|lasted|occupied|required|ran|consumed|extended))\b`)

// alsoTested: the time is of both, not of a test.
var alsoTested = clinic.Expr(`\b(interviewed|examined|evaluated|assessed),? (and|as well as) (\w+ )?tested\b`)

// testedFor: a sentence on the visit that stands among the records.
var testedFor = clinic.Expr(`\b(administered|interview\w*|face[- ]to[- ]face|examined|testing (took|lasted|required))\b`)

var fromTo = clinic.Expr(`\b(start\w*|beg[ia]n\w*|commenced?|from|in)\b.{0,30}\d.*\b(finish\w*|end(ed)?|concluded?|until|to|completed|out|left|through)\b.{0,15}\d`)

var (
	beginsAndEnds = clinic.Expr(`\b(start\w*|beg[ia]n\w*|commenc\w*|opened|arriv\w*)\b.*\b(finish\w*|end(s|ed|ing)?|conclu\w*|clos(ed|ing)|stopped|done|over|left|complet\w*|until|till)\b`)
	surelyHour    = clinic.Expr(`\b(noon|midday|o'clock|half past|quarter (past|after|to|before)|twenty(-five)? (past|to))\b|\d[:.]\d\d\b`)
	seenFor       = clinic.Expr(`\b(saw|seen|interviewed|visit|appointment|session|interview|evaluation|encounter|examined|examination (ran|was held|took place|went))\b`)
	measured      = clinic.Expr(`\b(pain|strength|power|motor|muscles?|scales?|grades?|graded|scor\w+|rat(ed|ing)|levels?|out of|tender\w*|degrees|reflex\w*|numbers?|visits|pounds|visual|fingers?|toes?|shifts?)\b`)
)

// tellsHours: numbers in words are hours of the visit, not grades of strength or
// of pain.
func tellsHours(s *Statement) bool {
	return !measured.Matches(s.look()) && (surelyHour.Matches(s.look()) || beginsAndEnds.Matches(s.look()) || seenFor.Matches(s.look()))
}

// startAndFinish compares the clock times that a report gives for the visit.
func (r *Reading) startAndFinish(s *Statement, noted int) (appeal.Finding, bool) {
	low := clockInFigures(s.Low)
	c := clocks(low)
	if len(c) == 2 && c[1] < c[0] {
		c[1] += 12 * 60 // from eleven to one
	}
	if len(c) == 2 && c[1]-c[0] > 12*60 {
		c[0] += 12 * 60 // "from 1:40 until 2:35 p.m."
	}
	if low != s.Low && !tellsHours(s) {
		return appeal.Finding{}, false
	}
	if s.Voice == Asked || s.Voice == Records || len(c) != 2 || !fromTo.MatchString(low) || otherTime.Matches(s.look()) || c[1]-c[0] <= noted*5/4+4 {
		return appeal.Finding{}, false
	}
	f := about(s, appeal.High, "length of the examination", fmt.Sprintf("The report’s times make %s; the claimant noted %s.", minutesText(c[1]-c[0]), minutesText(noted)), "exam.notes.started", "exam.notes.ended")
	return asking(f, "", "The claimant’s notes of that day record "+minutesText(noted)+" in all."), true
}

// visitMinutes is the length of the visit by the claimant's notes.
func (r *Reading) visitMinutes() (int, bool) {
	a, b := clocks(r.Case.Exam.Notes.Started), clocks(r.Case.Exam.Notes.Ended)
	if len(a) == 0 || len(b) == 0 {
		return 0, false
	}
	n := b[0] - a[0]
	return n, n > 0
}

func minutesText(n int) string {
	switch {
	case n < 60:
		return fmt.Sprintf("%d minutes", n)
	case n%60 == 0 && n == 60:
		return "1 hour"
	case n%60 == 0:
		return fmt.Sprintf("%d hours", n/60)
	}
	return fmt.Sprintf("%d h %02d min", n/60, n%60)
}
