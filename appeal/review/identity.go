package review

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	ageForms = clinic.Expr(`\b` + numeral + `[- ]years?[- ]old\b|\bis ` + numeral + ` years of age\b|\bis ` + numeral + ` years old\b|\bage[:d]? (\d{2})\b`)
	kin      = clinic.Expr(`\b(son|daughter|child|children|mother|father|brother|sister|wife|husband|spouse|boy|girl|grandson|granddaughter|roommate|friend|partner|driver of the other)\b`)
	handForm = clinic.Expr(`\b(left|right)[- ](hand(ed)?[- ]dominant|hand dominant|handed(ness)?|hand dominance)\b|\b(left|right) hand is (his|her) (writing|preferred|better|main) hand\b|\bwrites with (his|her|the) (left|right)\b|\b(left|right)-?hander\b|\bdominant (hand|side|arm|extremity) (is|being|was) (the )?(left|right)\b|\bthe (left|right) hand (is|being|was) (the )?dominant\b|\b(left|right) (hand )?dominan(t|ce)\b|\bhand(ed)?ness:? (left|right)\b|\bdominan(t|ce) ?(hand)?: ?(left|right)\b`)
	manWords = clinic.Expr(`\b(man|male|gentleman|boy)\b`)
	womanW   = clinic.Expr(`\b(woman|female|lady|girl)\b`)
)

// age compares the age that the report gives with the date of birth.
func age(r *Reading) []appeal.Finding {
	born, at := r.Case.Claimant.DateOfBirth, r.Case.Exam.Date
	if born.IsZero() || at.IsZero() {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Kind == report.PastHistory {
			return
		}
		m := ageForms.FindStringSubmatchIndex(s.Low)
		if m == nil || kin.MatchString(s.Low[:m[0]]) || !r.ofClaimant(s) && !strings.HasPrefix(s.Low, "age") || strings.Contains(s.Low, "at age") {
			return
		}
		given := -1
		for g := 1; g <= 4; g++ {
			if m[2*g] >= 0 {
				if v, ok := number(s.Low[m[2*g]:m[2*g+1]]); ok {
					given = int(v)
				}
			}
		}
		right := born.Age(at)
		if given < 14 || given == right || given == born.Age(r.Day) || s.Voice == Records && given < right {
			return
		}
		out = append(out, asking(aboutClause(s, m[0], appeal.High, "age", fmt.Sprintf("Born on %s, the claimant was %d on %s; the report says %d.", born.Long(), right, at.Long(), given),
			"claimant.date_of_birth", "exam.date"), "", fmt.Sprintf("The claimant was %d years old on the day of the examination.", right)))
	})
	return out
}

// ofClaimant reports whether a sentence may speak of the claimant.
func (r *Reading) ofClaimant(s *Statement) bool {
	return hasAny(s.Low, "claimant", "examinee", "patient", "insured", "worker", "member", "he", "she", "man", "woman", "male", "female", "gentleman", "lady", "employee", "plaintiff", "applicant") ||
		strings.Contains(s.Low, surname(r.Case.Claimant.Name))
}

// dominantHand compares the hand that the report calls dominant.
func dominantHand(r *Reading) []appeal.Finding {
	want := Side(strings.ToLower(r.Case.Claimant.DominantHand))
	if want != Left && want != Right {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		at := handForm.FindStringIndex(s.Low)
		if at == nil || s.Voice == Asked || kin.MatchString(s.Low[:at[0]]) {
			return
		}
		if got := sideOf(s.Low[at[0]:at[1]]); got == want.other() {
			out = append(out, asking(aboutClause(s, at[0], appeal.High, "dominant hand", fmt.Sprintf("The claimant is %s-handed; the report says %s.", want, got), "claimant.dominant_hand"),
				"", fmt.Sprintf("The claimant is %s-hand-dominant.", want)))
		}
	})
	return out
}

var (
	heWords    = clinic.Expr(`\b(he|his|him|himself)\b`)
	sheWords   = clinic.Expr(`\b(she|her|hers|herself)\b`)
	otherHuman = clinic.Expr(`\b(dr|doctor|surgeon|therapist|neurologist|psychiatrist|psychologist|rheumatologist|radiologist|nurse|physician|examiner|reviewer|evaluator|technologist|technician|adjuster|driver|attorney|lawyer|supervisor|employer|manager|colleague|co-?worker|foreman|counselor|author|interpreter|witness|relative|investigator|infant|baby|teacher|he or she|his or her|her or his|husband|wife|son|daughter|mother|father|brother|sister|friend|boss|spouse|partner|neighbor|someone|person)s?\b`)
)

// sex compares nouns, titles and pronouns with the claimant's sex.
func sex(r *Reading) []appeal.Finding {
	want := strings.ToLower(r.Case.Claimant.Sex)
	var wrongNoun, wrongPronoun, rightPronoun *clinic.Expression
	var title string
	switch want {
	case "female", "f":
		wrongNoun, wrongPronoun, rightPronoun, title = manWords, heWords, sheWords, "mr. "
	case "male", "m":
		wrongNoun, wrongPronoun, rightPronoun, title = womanW, sheWords, heWords, "ms. "
	default:
		return nil
	}
	name := surname(r.Case.Claimant.Name)
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Records && r.namesPhysician(s.Low) {
			return
		}
		why := "The case file gives the claimant’s sex as " + want + "."
		if at := ageForms.FindStringIndex(s.Low); at != nil && !kin.MatchString(s.Low[:at[0]]) && wrongNoun.MatchString(s.Low) && !rightPronoun.MatchString(s.Low) {
			out = append(out, about(s, appeal.High, "sex", why, "claimant.sex"))
			return
		}
		if name != "" && strings.Contains(s.Low, title+name) {
			out = append(out, about(s, appeal.High, "sex", why, "claimant.sex"))
			return
		}
		prev := ""
		if s.Index > 0 {
			prev = r.Said[s.Index-1].Low
		}
		if (s.examined() || s.opinion()) && wrongPronoun.MatchString(s.Low) && !rightPronoun.MatchString(s.Low) && hasAny(s.Low, "claimant", "examinee", "he", "she", "patient") &&
			!otherHuman.MatchString(s.Low) && !otherHuman.MatchString(prev) && !r.namesPhysician(s.Low) && !r.namesPhysician(prev) && !r.mostly(wrongPronoun, rightPronoun) {
			out = append(out, about(s, appeal.Medium, "sex", why+" The pronoun is another, as in a text about another person.", "claimant.sex"))
		}
	})
	return out
}

// mostly reports whether a pronoun is the report's usual one: then the case
// file, not the report, may be wrong.
func (r *Reading) mostly(a, b *clinic.Expression) bool {
	n := 0
	r.each(func(s *Statement) {
		if a.MatchString(s.Low) {
			n++
		}
		if b.MatchString(s.Low) {
			n--
		}
	})
	return n > 0
}
