package review

import (
	"strings"

	"imeappeal/appeal/clinic"
)

// denial is one thing that a sentence says is not so: the words that name it,
// and whether it says so of all times.
type denial struct {
	heads []term
	ever  bool
	past  bool // of the time before
	verb  bool // a verb alone: "does not drop things"
	at    int
}

var (
	noNoun = clinic.Expr(`\b(?:no|without(?: any)?|denie[sd](?: having(?: had)?| ever having(?: had)?| any)?|denying(?: any)?|absence of(?: any)?|lack of|lacks|negative for|free of|never had(?: any| an?)?|nor(?: any)?|never (?:undergone|undergoing|received|required)(?: any| an?)?|(?:not|never) (?:been )?(?:\w+ )?any|none of|nobody (?:in the family )?(?:has|had)(?: a| an| any)?|no one (?:in the family )?(?:has|had)(?: a| an| any)?|yet to (?:be|have|receive|undergo)(?: \w+ with| any)?)\b`)
	// nounEnd ends the noun phrase behind a negation.
	nounEnd = clinic.Expr(` (?:is|was|were|are|has|have|had|be|been|that|which|who|on|in|at|after|before|since|during|until|but|although|though|when|while|to|from|by|for|with|than|as|because|so|there|he|she|it|they|can|could|will|would|may|might|should|does|did)\b|[.;:()]`)
	notVerb = clinic.Expr(`\b(?:has|have|had|was|were|is|are|did|does|do|could|can|would|will)(?: not|n't)(?: been| yet| ever)? (\w+)|\bnever(?: been)? (\w+)`)
	always  = clinic.Expr(`\b(never|ever|any|(file|record|chart|note|document)s? (contain|show|hold|reflect|disclose|document)s?|in the (file|records?|chart|notes)|ha(s|ve) (not )?been|history of|prior|previous|past|earlier|at any time|to date|so far|documented)\b`)
	before_ = clinic.Expr(`\b(before|prior|previous(ly)?|earlier|past|antedat\w+|pre-?existing|pre-?dat\w+|history of)\b`)
	isNone  = clinic.Expr(`^(.{3,60}?)(?:: ?| (?:was|were|is|are) )(?:none|absent|denied|nil|not (?:done|performed|tried|given|obtained|documented|recorded|reported|seen|found|mentioned))\b`)
)

// provesNone: no study or paper shows the thing that follows.
var provesNone = clinic.Expr(`^ (?:\w+ ){0,3}?(?:stud(?:y|ies)|tests?|testing|imaging|scans?|biops(?:y|ies)|records?|notes?|papers?|documents?|reports?|films?|mri|ct|emg|eeg|examinations?|physicians?|provider|specialist)(?: or \w+(?: \w+)?)? (?:has |have |had )?(?:ever |yet |to date )?(?:shown|shows?|demonstrat\w+|document\w*|reveal\w*|confirm\w*|disclos\w*|establish\w*|detect\w*|found|finds?|identif\w+|recorded|diagnosed|proven|proved) (?:any |an? |the )?`)

// upTo: a thing is not denied but limited.
var upTo = clinic.Expr(`^ (?:\w+ ){1,3}?(?:over|more than|above|beyond|longer than|greater than|heavier than|in excess of|exceeding) ` + numeral + `\b`)

// relative begins a clause that says more of the thing named before it.
var relative = clinic.Expr(` (?:that|which|who|whom|of which|as) `)

// bareNot begins a clause of a note in short: "Not dazed, recalls all".
var bareNot = clinic.Expr(`(?:^|[,;:] )not ([a-z]{4,})\b`)

// doneVerbs say that the thing itself did not take place.
var doneVerbs = wordSet("tried performed done given obtained undertaken attempted made taken documented reported recorded seen found mentioned noted carried received administered prescribed required used offered ordered started begun shown present demonstrated established identified tested investigated assessed evaluated measured verified corroborated borne contemplated planned proposed detected evident diagnosed described considered")

// fillers name no thing of their own in a denial.
var fillers = wordSet(`since record records recorded evidence history sign signs indication indications documentation documented mention report reports reported complaint complaints finding findings formal further prior previous
significant other such real true objective medical clinical specific apparent obvious problem problems difficulty difficulties condition symptom symptoms kind type sort form need reason doubt question indication suggestion
ongoing current new recent additional any past family earlier personal known long early late visible clear definite convincing abnormal acute chronic focal gross
thing things anything objects items number count frequency drug drugs agents`)

// denialsOf gives what a statement denies, looked for once.
func (r *Reading) denialsOf(s *Statement) []denial {
	return r.denied.of(s, func() []denial { return denialsIn(s.Low) })
}

// denialsIn finds what folded text denies.
func denialsIn(low string) []denial {
	if !negation.MatchString(low) && !strings.Contains(low, "n't") && !strings.Contains(low, "lack") {
		return nil
	}
	var out []denial
	ever, past := always.MatchString(low), before_.MatchString(low)
	add := func(phrase string, at int) {
		var heads []term
		for _, t := range termsOf(phrase) {
			if !fillers[t.word] {
				t.at += at
				heads = append(heads, t)
			}
		}
		if len(heads) > 0 && len(heads) <= 5 {
			out = append(out, denial{heads: heads, ever: ever, past: past, at: at})
		}
	}
	for _, at := range noNoun.FindAllStringIndex(low, -1) {
		rest := low[at[1]:]
		if m := upTo.FindString(rest); m != "" && !hasAny(m, "for", "in", "at") {
			continue // "no sitting over 20 minutes" leaves what is less
		}
		list := strings.HasPrefix(low[at[0]:], "den") || strings.HasPrefix(low[at[0]:], "negative")
		if end := nounEnd.FindStringIndex(rest); end != nil {
			rest = rest[:end[0]]
		}
		if m := provesNone.FindStringIndex(low[at[1]:]); m != nil {
			object := low[at[1]+m[1]:]
			if end := nounEnd.FindStringIndex(object); end != nil && !strings.HasPrefix(object[end[0]:], " of ") {
				object = object[:end[0]]
			}
			ever = true
			add(object, at[1]+m[1])
			ever = always.MatchString(low)
			continue
		}
		if !list {
			if c := strings.Index(rest, ", "); c >= 0 && !strings.Contains(rest[c:], " or ") {
				rest = rest[:c]
			}
		}
		from := at[1]
		for _, p := range splitList(rest) {
			add(p, from)
		}
	}
	for _, clause := range clausesOf(low) {
		m := notVerb.FindStringSubmatchIndex(clause.text)
		if m == nil {
			continue
		}
		verb := clause.text[max(m[2], m[4]):max(m[3], m[5])]
		subject, object := clause.text[:m[0]], clause.text[m[1]:]
		if strings.HasPrefix(strings.TrimSpace(object), "any ") {
			continue // taken above
		}
		if at := relative.FindStringIndex(subject); at != nil && at[0] > 6 {
			subject = subject[:at[0]] // "the stricture that her physician speaks of"
		}
		if len(strings.Fields(subject)) > 6 {
			ws := strings.Fields(subject)
			subject = strings.Join(ws[len(ws)-6:], " ")
		}
		if doneVerbs[verb] {
			add(subject, clause.at)
			continue
		}
		ws := strings.Fields(object)
		if len(ws) > 6 {
			ws = ws[:6]
		}
		before := len(out)
		add(subject+" "+verb+" "+strings.Join(ws, " "), clause.at)
		if len(out) > before && len(out[before].heads) < 2 {
			out[before].verb = true
		}
	}
	for _, m := range bareNot.FindAllStringSubmatchIndex(low, -1) {
		add(low[m[2]:m[3]], m[2])
	}
	if m := isNone.FindStringSubmatch(low); m != nil {
		add(m[1], 0)
	}
	return out
}

var cannotDo = clinic.Expr(`\b(?:cannot|can't|can not|could not|couldn't|unable to) (\w+(?: \w+){0,4})`)

// inabilities gives what the claimant noted as not possible: "cannot stand in
// the shower".
func inabilities(low string) []denial {
	var out []denial
	for _, m := range cannotDo.FindAllStringSubmatchIndex(low, -1) {
		phrase, _, _ := strings.Cut(low[m[2]:m[3]], " and ")
		var heads []term
		for _, t := range termsOf(phrase) {
			if !fillers[t.word] {
				heads = append(heads, t)
			}
		}
		if len(heads) > 1 && len(heads) < 4 {
			out = append(out, denial{heads: heads, at: m[0]})
		}
	}
	return out
}

func splitList(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ", ") {
		for _, q := range strings.Split(p, " or ") {
			out = append(out, strings.Split(q, " and ")...)
		}
	}
	return out
}

// piece is a clause with its place.
type piece struct {
	text string
	at   int
}

var clauseCut = clinic.Expr(`[;,] (?:and |but |which |who |so )?|\. | but | although | though | whereas | however | and (?:there|he|she|it|the|his|her|i|no|has|have|was|were|is|are)\b`)

// clausesOf cuts folded text where another statement begins.
func clausesOf(low string) []piece { return cutAt(clauseCut, low) }

func cutAt(border *clinic.Expression, low string) []piece {
	var out []piece
	from := 0
	for _, at := range border.FindAllStringIndex(low, -1) {
		if at[0]-from > 2 {
			out = append(out, piece{low[from:at[0]], from})
		}
		from = at[0] + 1
	}
	if from < len(low) {
		out = append(out, piece{low[from:], from})
	}
	return out
}
