package review

import (
	"slices"
	"strings"

	"imeappeal/appeal/clinic"
)

const handVerbs = `(ti(?:e|es|ed|ing)|lac(?:e|ed|es)|put|puts|putting|pull(?:s|ed)?|carr(?:y|ies|ied|ying)|load(?:s|ed|ing)?|lift(?:s|ed|ing)?|haul(?:s|ed)?|h[eo]lds?|push(?:es|ed)?|button(?:s|ed)?|zip(?:s|ped)?|fasten(?:s|ed)?|unfasten(?:s|ed)?|remov(?:e|es|ed)|t(?:ake|akes|ook)|open(?:s|ed)?|fill(?:s|ed)?|wr(?:ite|ites|ote)|pour(?:s|ed)?|wheel(?:s|ed)?|bring(?:s)?|brought|pick(?:s|ed)?|bag(?:s|ged)?|chop(?:s|ped)?|cut(?:s)?|wash(?:es|ed)?|shovel(?:s|ed|led)?|rak(?:e|es|ed)|mow(?:s|ed)?|comb(?:s|ed)?|brush(?:es|ed)?|feeds?|fed|bath(?:e|es|ed)|don(?:s|ned)|slip(?:s|ped)?)`

var (
	// anotherActs: somebody else does a thing with the hands.
	anotherActs = clinic.Expr(`\b(?:my|the|an?|his|her)(?: \w+(?:'s)?)? ?(?:wife|husband|spouse|partner|son|daughter|mother|father|sister|brother|friend|neighbou?r|boy|girl|man|woman|aide|nurse|assistant|cousin|niece|nephew|kids|children|colleague|co-?worker|helper)(?: \w+)?(?: (?:had|has|always|usually|now|then|also|who))* ` + handVerbs + `\b|\bhelp(?:s|ed)? (?:me|her|him) (?:off |on |out |up |into |with |to )+`)
	namedActs   = clinic.Expr(`\b[A-Z][a-z]{2,} ` + handVerbs + `\b`) // "Annika tied my shoe"
	ofExaminer  = clinic.Expr(`^(?:She|They|The|You|Who|This|That|Then|And|But|When|Nobody|Doctor|Someone)\b`)
	// claimantActs: the claimant does it.
	claimantActs = clinic.Expr(`\b(?:he|she|claimant|examinee|patient|insured|worker|member|mr\.? \S+|ms\.? \S+|mrs\.? \S+)(?: (?:was|is|had|has|then|also|seen|able|observed|noted|bent|down|forward|over|to|reached|leaned|stooped|sat|and|could|can|readily|easily|promptly|quickly))* ` + handVerbs + `\b`)
	byAnother    = clinic.Expr(`\b(help\w*|assist\w*|aid of|wife|husband|spouse|partner|son|daughter|mother|father|sister|brother|friend|neighbou?r\S*|boy|nurse|aide|companion|for (him|her)|could not|unable|did not|needed)\b`)
)

// anotherDid: the note gives an act with a thing to another person, and the
// report has the claimant do it with the same thing.
func (r *Reading) anotherDid(s *Statement, n *Note) bool {
	if strings.HasPrefix(n.Key, "exam.notes.tests") || s.opinion() && s.Kind != "other" && s.Kind != "surveillance" || byAnother.Matches(s.look()) || !claimantActs.Matches(s.look()) {
		return false
	}
	note, at := n.Low, anotherActs.FindStringIndex(n.Low)
	if at == nil {
		if at = namedActs.FindStringIndex(n.Text); at == nil || ofExaminer.MatchString(n.Text[at[0]:at[1]]) {
			return false
		}
		note = n.Text
	}
	things := handled(clinic.Fold(note[at[1]:]))
	for _, m := range claimantActs.FindAllStringIndex(s.Low, -1) {
		for _, t := range handled(s.Low[m[1]:]) {
			if slices.ContainsFunc(things, func(o term) bool { return t.stem == o.stem || sameWear(t.word, o.word) }) {
				return true
			}
		}
	}
	return false
}

// handled gives the things that an act is done with: the words up to where
// another person, a place or a time begins.
func handled(low string) []term {
	if at := actEnds.FindStringIndex(low); at != nil {
		low = low[:at[0]]
	}
	return slices.DeleteFunc(termsOf(low), func(t term) bool { return fillers[t.word] || gradeWords[t.word] || len(anatomy(t.word)) > 0 })
}

var actEnds = clinic.Expr(`[.;()]| (?:because|when|while|after|before|since|so that|where|then|without|with (?:no|ease|out)|and (?:i|he|she|they|straightened|walked|sat|stood)) `)

var footwear = wordSet("shoe shoes boot boots lace laces shoelace shoelaces sneaker sneakers bootlaces")

func sameWear(a, b string) bool { return footwear[a] && footwear[b] }

var (
	goesOnYet = clinic.Expr(`\b(still|continue|keep going|keep up|every (?:week|day|month|monday|tuesday|wednesday|thursday|friday|saturday)|(?:once|twice|two times|three times|four times) (?:a|every) (?:week|month))\b`)
	hasEnded  = clinic.Expr(`\b(stopped|quit|discontinued|ceased|abandoned|gave up|given up|dropped out|broke off|broken off|lapsed|no longer (?:attends?|goes|has|receives|sees|in)|has not (?:been|gone|attended|returned|had)|last (?:attended|went|session|visit)|(?:came|brought) to an end|ended|finished|completed|was discharged|none since|not since)\b`)
	ofTherapy = clinic.Expr(`\b(physical|occupational|hand|speech\S*|vestibular|cognitive|vision|aquatic|pool|massage|talk|group|cardiac|pulmonary|pelvic|respiratory|behaviou?ral) (?:therap|rehab|\w+ therap)`)
)

// endedThough: a course of treatment is told as ended that the note says goes on.
func (r *Reading) endedThough(s *Statement, n *Note) bool {
	if s.Voice != Claimant && !s.history() && !s.opinion() || !n.Said || !hasEnded.Matches(s.look()) || !goesOnYet.MatchString(n.Low) || negation.MatchString(n.Low) || goesOnYet.Matches(s.look()) {
		return false
	}
	mine, theirs := ofTherapy.FindStringSubmatch(s.Low), ofTherapy.FindStringSubmatch(n.Low)
	if mine != nil && theirs != nil && mine[1] != theirs[1] {
		return false
	}
	return slices.ContainsFunc(n.about(s), func(t int) bool {
		id := r.Clinic.Topics[t].ID
		return id == "therapy" || id == "counseling" || id == "injection" || id == "psychotherapy"
	})
}
