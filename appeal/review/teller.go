package review

import "imeappeal/appeal/clinic"

// A sentence contradicts a note only if it gives the claimant's own answer on
// the same thing. What a relative says or asks, a question that is retold, what
// is not remembered or does not help, and a habit that has ended are none.
var (
	relation    = `(husband|wife|spouse|partner|mother|father|parents?|son|daughter|child(ren)?|boy|girl|sister|brother|aunt|uncle|elder|eldest|younger|youngest|toddler|baby|friend|neighbou?r|roommate|supervisor|employer|boss|co-?workers?|attorney|lawyer|teacher|caregiver)`
	otherTeller = clinic.Expr(`^\W*((the|her|his|their|my|one|an?|mr\.|ms\.|mrs\.) )?(\w+ )?` + relation + `(,|\b)(?:[^,]{0,30},)? ?(\w+ )?(has|have|had|is|are|was|were|does|do|did|asks?|asked|says?|said|states?|stated|tells?|told|reports?|reported|adds?|added|denie[sd]|wonders?|wants?|recalls?|complain\w*|notes?|noted|feels?|thinks?|works?|lives?|goes|went|drives?|drove|takes?|took|helps?)\b`)
	retoldAsk   = clinic.Expr(`\b(asks?|asked|asking|wonders?|wondered|wants? to know|wanted to know|inquired?) (me |him |her |them )?(why|whether|if|how|when|where|what|who)\b`)
	endedHabit  = clinic.Expr(`\b(any ?more|any longer|no longer|not since|ever since|never again|not again|these days)\b`)
	otherDoes   = clinic.Expr(`\b(her|his|the|their) (\w+ )?` + relation + `\b.{0,25}\b(does|do|did|walks?|drives?|cooks?|cleans?|mows?|works?|carries|shops?|gardens?)\b`)
	notTheFact  = clinic.Expr(`\b(not|never|no|without|cannot) (\w+ )?(know|recall|remember|understand|like|want|wish|hope|expect|plan|discuss|ask|need|only|just|sure|certain|clear|familiar|change[sd]?|relie(f|ve[sd]?)|benefit(ed)?|improve\w*|help(ed|ful)?|effect|increase\w*|decrease\w*|doubt|reduc\w*|recollection|memory|explain|worse\w*|better)\b`)
)

// ownAnswer reports whether the sentence can be the claimant's own answer.
func (s *Statement) ownAnswer() bool { return !s.others }
