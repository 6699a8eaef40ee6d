package review

import (
	"fmt"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// dateRule looks for a date that stands after words of one kind.
type dateRule struct {
	subject string
	key     string
	before  *clinic.Expression // must end right before the date
	day     func(*Reading) appeal.Day
}

const joinDate = `( which| that)?( (took place|occurred|happened|occurring))?[ ,:]*(on|of|in|dated|from|back in|:)?( the)?[ ,]*(or about )?$`

var dateRules = []dateRule{
	{
		"date of injury", "claim.date_of_injury", clinic.Expr(`\b(injur(y|ed)|accident|collision|incident|fell|fall|crash|event|date of (injury|loss|accident|onset|disability)|d/a|doi|struck|hurt)( of record| herself| himself| at work)?` + joinDate),
		func(r *Reading) appeal.Day { return r.Case.Claim.DateOfInjury },
	},
	{
		"date of birth", "claimant.date_of_birth", clinic.Expr(`\b(date of birth|d\.?o\.?b\.?|born)` + joinDate),
		func(r *Reading) appeal.Day { return r.Case.Claimant.DateOfBirth },
	},
	{
		"date of the examination", "exam.date", clinic.Expr(`\b(date of (exam\w*|evaluation|service)|exam(ination)? date|examined|(was|were) seen|evaluated)` + joinDate),
		func(r *Reading) appeal.Day { return r.Case.Exam.Date },
	},
}

// factDates compares dates of injury, birth, examination and operation.
func factDates(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Kind == report.PastHistory || s.Kind == report.Records {
			return
		}
		for _, d := range s.Dates {
			if !d.exact() {
				continue
			}
			for _, rule := range dateRules {
				want := rule.day(r)
				loose := rule.key == "claim.date_of_injury" && near(d.Day, want) && hurtBefore.MatchString(s.Low[max(0, d.from-110):d.from]) && !laterThing.MatchString(s.Low[max(0, d.from-30):d.from])
				if want.IsZero() || d.Day == want || !loose && !rule.before.MatchString(s.Low[:d.from]) || r.known(d.Day) {
					continue
				}
				if rule.key == "exam.date" && (s.Voice == Records || !near(d.Day, want) || s.history()) {
					continue
				}
				c := appeal.High
				if !near(d.Day, want) {
					c = appeal.Low
				}
				f := aboutClause(s, d.from, c, rule.subject, fmt.Sprintf("The case file gives %s as the %s; the report says %s.", want.Long(), rule.subject, d.Long()), rule.key)
				out = append(out, asking(f, "", fmt.Sprintf("The %s is %s.", rule.subject, want.Long())))
			}
		}
	})
	return append(append(out, openingDate(r)...), studyDates(r)...)
}

// hurtBefore: the injury is told in the words before the date.
var hurtBefore = clinic.Expr(`\b(injur\w+|slipped|fell|struck|rear-ended|collision|accident|hurt)\b[^.;]* on $`)

// laterThing: the date is of what came of the injury, or came after it ("all
// effects of the accident ended on …").
var laterThing = clinic.Expr(`\b(ended|ceased|resolved|healed|recovered|subsided|cleared|abated|lapsed|expired|stopped|settled|stabili[sz]ed|plateaued|returned|reached|released|discharged|concluded|terminated|closed|reported|notified|filed|diagnosed|seen|examined|evaluated|treated|admitted|operated|paid|accepted|denied)( \w+){0,3} on $`)

// openingDate finds the history's first date a slip away from the date of
// injury, or of onset: there the report tells it, in whatever words.
func openingDate(r *Reading) []appeal.Finding {
	want, what, key := r.Case.Claim.DateOfInjury, "date of injury", "claim.date_of_injury"
	if want.IsZero() {
		want, what, key = r.Case.Claim.OnsetDate, "date of onset", "claim.onset_date"
	}
	first := r.find(func(s *Statement) bool {
		return s.Kind == report.History && len(s.Dates) > 0 && s.Dates[0].exact()
	})
	if want.IsZero() || first == nil || !near(first.Dates[0].Day, want) || r.known(first.Dates[0].Day) || len(classesIn(first.Low)) > 0 || hurtBefore.MatchString(first.Low) ||
		visitWords.MatchString(first.Low) || surgeryDone.MatchString(first.Low) {
		return nil
	}
	d := first.Dates[0]
	return []appeal.Finding{asking(aboutClause(first, d.from, appeal.Medium, what, fmt.Sprintf("The case file gives %s as the %s; the history begins on %s.", want.Long(), what, d.Long()), key),
		"", fmt.Sprintf("The %s is %s.", what, want.Long()))}
}

// near reports that two days differ as a slip of the pen does: in the day, the
// month or the year alone.
func near(a, b appeal.Day) bool {
	same := 0
	for _, eq := range []bool{a.Year == b.Year, a.Month == b.Month, a.Date == b.Date} {
		if eq {
			same++
		}
	}
	return same == 2
}

// known reports that the case has the day for something else: a document, a
// diagnosis, an earlier injury.
func (r *Reading) known(d appeal.Day) bool {
	c := r.Case
	return d == c.Claim.DateOfInjury || d == c.Exam.Date || slices.ContainsFunc(c.Documents, func(x appeal.Document) bool { return x.Date == d }) ||
		slices.ContainsFunc(c.Diagnoses, func(x appeal.Diagnosis) bool { return x.Since == d }) || slices.ContainsFunc(c.Physicians, func(x appeal.Physician) bool { return x.Since == d })
}

var surgeryDone = clinic.Expr(`\b(underwent|laminectomy|decompression|orif|internal fixation|operation|surgery|operated|operative report|discectomy|arthroscopy|repair|fusion|replacement)\b`)

// studyDates finds a study or an operation of the case under a date that is a
// slip away from its own, where no paper has that date.
func studyDates(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	classes := map[string][]string{}
	for _, doc := range r.Case.Documents {
		classes[doc.ID] = specific(classesIn(clinic.Fold(doc.Title)))
	}
	r.each(func(s *Statement) {
		if s.Voice == Asked {
			return
		}
		for _, d := range s.Dates {
			if !d.exact() || r.known(d.Day) || countedFrom.MatchString(s.Low[d.to:min(len(s.Low), d.to+40)]) {
				continue
			}
			for _, doc := range r.Case.Documents {
				if doc.Date.IsZero() || !near(d.Day, doc.Date) {
					continue
				}
				match := len(shared(classes[doc.ID], classesIn(s.Low))) > 0 || doc.Kind == appeal.Surgical && surgeryDone.Matches(s.look()) || r.namesTitle(s, doc)
				if !match || doc.Date.IsZero() || doc.Date.Year != d.Year && doc.Date.Month != d.Month || !near(d.Day, doc.Date) ||
					len(partsIn(clinic.Fold(doc.Title))) > 0 && len(shared(s.Parts, partsIn(clinic.Fold(doc.Title)))) == 0 || hasDay(s.Dates, doc.Date) {
					continue
				}
				out = append(out, aboutClause(s, d.from, appeal.Medium, "date of "+titleOf(doc), fmt.Sprintf("%s is dated %s; the report says %s.", titleOf(doc), doc.Date.Long(), d.Long()), "document:"+doc.ID))
				return
			}
		}
	})
	return out
}

// namesTitle: the sentence has the word that tells this paper from the others.
func (r *Reading) namesTitle(s *Statement, d appeal.Document) bool {
	return slices.ContainsFunc(r.titles[d.ID], func(stem string) bool { return hasPrefixWord(s.Low, stem) })
}

func (r *Reading) tellingTitles() map[string][]string {
	out := map[string][]string{}
	for _, d := range r.Case.Documents {
		for _, t := range termsOf(clinic.Fold(d.Title)) {
			if len(t.word) >= 6 && !r.broad(t) && len(anatomy(t.word)) == 0 && len(partsIn(t.word)) == 0 && !paperWords[t.word] {
				out[d.ID] = append(out[d.ID], t.stem)
			}
		}
	}
	return out
}

var paperWords = wordSet("report office progress summary letter discharge initial follow evaluation examination medical record records repeat description")

func hasDay(ds []dated, d appeal.Day) bool {
	return slices.ContainsFunc(ds, func(x dated) bool { return x.Day == d })
}
