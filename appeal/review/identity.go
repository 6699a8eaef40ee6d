package review

import (
	"fmt"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

const people = `(?:man|woman|lady|gentleman|male|female|individual|person|employee|worker|claimant|fellow)`

var (
	ageForms = clinic.Expr(`\b` + numeral + `[- ]years?[- ]old\b|\bis ` + numeral + ` years of age\b|\bis ` + numeral + ` years old\b|\baged?:? ` + numeral + `\b|\b` + people + ` of ` + numeral + `\b|\b(\d{2}) ?(?:y/?o|yo|yr[- ]?old|yrs[- ]?old|y\.o\.)(?:\b|$)`)
	// ageFirst begins what is said of the claimant where a job follows: "this 44-year-old roofer".
	ageFirst = clinic.Expr(`^(this|the|our|an?) (\w+ ){0,2}\d\d`)
	// bornIn and decades: an age told by the year of birth, or roughly.
	bornIn   = clinic.Expr(`\bborn\b[^.;]{0,25}\b((?:19|20)\d\d)\b`)
	decades  = clinic.Expr(`\b(early|mid|middle|late)[- ]?(?:to late )?(twenties|thirties|forties|fifties|sixties|seventies|20s|30s|40s|50s|60s|70s)\b`)
	kin      = clinic.Expr(`\b(son|daughter|child|children|mother|father|brother|sister|wife|husband|spouse|boy|girl|grandson|granddaughter|roommate|friend|partner|driver of the other)\b`)
	handForm = clinic.Expr(`\b(left|right)[- ](hand(ed)?[- ]dominant|hand dominant|handed(ness)?|hand dominance)\b|\b(left|right) hand is (his|her) (writing|preferred|better|main) hand\b|\bwrites with (his|her|the) (left|right)\b|\b(left|right)-?hander\b|\bdominant (hand|side|arm|extremity) (is|being|was) (the )?(left|right)\b|\bthe (left|right) hand (is|being|was) (the )?dominant\b|\b(left|right) (hand )?dominan(t|ce)\b|\bhand(ed)?ness:? (left|right)\b|\bdominan(t|ce) ?(hand)?: ?(left|right|r|l)\b|\buses (his|her|the) (left|right) hand (by preference|for (writing|most|everything|all|eating|fine))\b|\b(favou?rs|prefers|writes with|throws with|eats with) (his|her|the) (left|right) hand (for|by|as|in|to)\b|\b(left|right|r|l)-?handed\b|\b(left|right) hand,? (with which (he|she) (writes|works|operates|eats|throws)|is (the |his |her )?(better|stronger|writing|working) (one|hand))`)
	// onsetAge: how old the claimant was then.
	onsetAge = clinic.Expr(`\b(at|since|from|until|by|before|after) (about |around |roughly |approximately )?(the )?age\b`)
	// minorHand: the hurt limb is said to be the dominant one, or not.
	minorHand = clinic.Expr(`\b(?:injured|affected|involved|hurt|symptomatic|operated|painful) (?:hand|wrist|arm|elbow|shoulder|limb|extremity|side|upper extremity) (?:is|being|was) (?:the |his |her )?(non-? ?dominant|minor|dominant|major)\b|\b(?:his|her|the) (non-? ?dominant|minor|dominant|major)(?: hand| arm| side| limb| extremity)? (?:is|was) (?:the )?(?:one )?(?:injured|affected|involved|hurt)`)
	manWords  = clinic.Expr(`\b(man|male|gentleman|boy)\b`)
	womanW    = clinic.Expr(`\b(woman|female|lady|girl)\b`)
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
		if f, ok := r.roughAge(s, born, at); ok {
			out = append(out, f)
			return
		}
		m := ageForms.FindStringSubmatchIndex(s.Low)
		if m == nil || kin.MatchString(s.Low[:m[0]]) || !r.ofClaimant(s) && !strings.HasPrefix(s.Low, "age") && !r.agedWorker(s, m[1]) || onsetAge.Matches(s.look()) {
			return
		}
		given := -1
		for g := 1; g <= 6; g++ {
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

// agedWorker: the sentence begins with an age, and a job's title follows it.
func (r *Reading) agedWorker(s *Statement, end int) bool {
	rest, _, _ := strings.Cut(s.Low[end:], ",")
	_, job := r.titleIn(rest)
	return job && ageFirst.MatchString(s.Low) && !kin.MatchString(rest)
}

// roughAge: another year of birth, or another decade of life.
func (r *Reading) roughAge(s *Statement, born, at appeal.Day) (appeal.Finding, bool) {
	why := ""
	m := bornIn.FindStringSubmatchIndex(s.Low)
	if m != nil && !kin.Matches(s.look()) && s.Low[m[2]:m[3]] != strconv.Itoa(born.Year) {
		why = fmt.Sprintf("The case file gives %s as the date of birth.", born.Long())
	}
	if why == "" {
		if m = decades.FindStringSubmatchIndex(s.Low); m == nil || kin.MatchString(s.Low[:m[0]]) || hasAny(s.Low[:m[0]], "since", "until", "began", "when") || !r.ofClaimant(s) {
			return appeal.Finding{}, false
		}
		tens := map[string]int{"tw": 20, "th": 30, "fo": 40, "fi": 50, "si": 60, "se": 70, "20": 20, "30": 30, "40": 40, "50": 50, "60": 60, "70": 70}[s.Low[m[4]:m[4]+2]]
		from, to := tens+map[byte]int{'e': 0, 'm': 3, 'l': 6}[s.Low[m[2]]], tens+map[byte]int{'e': 4, 'm': 7, 'l': 9}[s.Low[m[2]]]
		if age := born.Age(at); age >= from-1 && age <= to+1 {
			return appeal.Finding{}, false
		}
		why = fmt.Sprintf("Born on %s, the claimant was %d on %s.", born.Long(), born.Age(at), at.Long())
	}
	f := aboutClause(s, m[0], appeal.High, "age", why, "claimant.date_of_birth")
	return asking(f, "", fmt.Sprintf("The claimant was %d years old on the day of the examination.", born.Age(at))), true
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
		if f, ok := r.hurtHand(s, want); ok {
			out = append(out, f)
			return
		}
		at := handForm.FindIndex(s.look())
		if at == nil || s.Voice == Asked || kin.MatchString(s.Low[:at[0]]) {
			return
		}
		got := sideOf(s.Low[at[0]:at[1]])
		if got == "" {
			got = map[byte]Side{'r': Right, 'l': Left}[strings.TrimPrefix(s.Low[at[0]:at[1]][strings.LastIndexByte(s.Low[at[0]:at[1]], ' ')+1:], "-")[0]]
		}
		if got == want.other() {
			out = append(out, asking(aboutClause(s, at[0], appeal.High, "dominant hand", fmt.Sprintf("The claimant is %s-handed; the report says %s.", want, got), "claimant.dominant_hand"),
				"", fmt.Sprintf("The claimant is %s-hand-dominant.", want)))
		}
	})
	return out
}

// hurtHand: the hurt hand is called dominant, or not, against the case file.
func (r *Reading) hurtHand(s *Statement, want Side) (appeal.Finding, bool) {
	m := minorHand.FindStringSubmatchIndex(s.Low)
	if m == nil {
		return appeal.Finding{}, false
	}
	word := s.Low[max(m[2], m[4]):max(m[3], m[5])]
	called := strings.HasPrefix(word, "dom") || word == "major"
	sides := map[Side]bool{}
	for _, k := range r.sidedFacts() {
		if len(shared(k.parts, upperParts)) > 0 {
			sides[k.side] = true
		}
	}
	if len(sides) != 1 || sides[Both] || sides[want] == called {
		return appeal.Finding{}, false
	}
	f := aboutClause(s, m[0], appeal.High, "dominant hand", fmt.Sprintf("The claimant is %s-handed.", want), "claimant.dominant_hand")
	return asking(f, "", fmt.Sprintf("The claimant is %s-hand-dominant.", want)), true
}

var (
	heWords    = clinic.Expr(`\b(he|his|him|himself)\b`)
	sheWords   = clinic.Expr(`\b(she|her|hers|herself)\b`)
	otherHuman = clinic.Expr(`\b(dr|doctor|surgeon|therapist|neurologist|psychiatrist|psychologist|rheumatologist|radiologist|nurse|physician|examiner|reviewer|evaluator|technologist|technician|adjuster|driver|attorney|lawyer|supervisor|employer|manager|colleague|co-?worker|foreman|counselor|author|interpreter|witness|relative|investigator|infant|baby|teacher|he or she|his or her|her or his|husband|wife|son|daughter|mother|father|brother|sister|friend|boss|spouse|partner|neighbor|someone|person)s?\b`)
)

// calledA: the claimant is called a man or a woman.
var calledA = clinic.Expr(`\b(claimant|examinee|patient|insured|applicant|worker|member|this|he|she) (is|was) an? (\w+[ -]){0,3}(man|woman|lady|gentleman|male|female)\b|\bthis (\w+ ){0,3}(man|woman|lady|gentleman)\b`)

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
		if at := ageForms.FindIndex(s.look()); at != nil && !kin.MatchString(s.Low[:at[0]]) && wrongNoun.Matches(s.look()) && !rightPronoun.Matches(s.look()) {
			out = append(out, about(s, appeal.High, "sex", why, "claimant.sex"))
			return
		}
		if at := calledA.FindIndex(s.look()); at != nil && wrongNoun.MatchString(s.Low[at[0]:at[1]]) {
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
		if (s.examined() || s.opinion()) && wrongPronoun.Matches(s.look()) && !rightPronoun.Matches(s.look()) && hasAny(s.Low, "claimant", "examinee", "he", "she", "patient") &&
			!otherHuman.Matches(s.look()) && !otherHuman.MatchString(prev) && !r.namesPhysician(s.Low) && !r.namesPhysician(prev) && !r.mostly(wrongPronoun, rightPronoun) {
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
		if a.Matches(s.look()) {
			n++
		}
		if b.Matches(s.look()) {
			n--
		}
	})
	return n > 0
}
