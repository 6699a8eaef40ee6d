package review

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// contrary is a pair of statements that exclude one another: one in the words
// of a report, one in the words of a claimant's notes.
type contrary struct {
	subject      string
	report, note *clinic.Expression
	unless       *clinic.Expression // in the report's sentence
}

const aid = `(cane|walker|brace|crutch(es)?|wheelchair|rollator|collar|splint|walking stick|orthosis|sling)`

// contraries are what reports and claimants' notes most often tell differently.
var contraries = []contrary{
	{
		"use of an aid", clinic.Expr(`\b(without|no|denie[sd]|not (use|using|require|need)) (the )?(use of )?(any |an? )?((assistive|walking|ambulatory|supportive) )?(devices?|aids?|` + aid + `)\b|\b(devices?|aids?): ?none\b|\bunaided\b|\bno longer (uses?|wears?|needs?|requires?) (a |an |the |his |her )?(\w+ )?` + aid + `\b`),
		clinic.Expr(`\b(i|with|my|still|used|using|wore|wear|in)\b.{0,30}\b` + aid + `\b`), nil,
	},
	{
		"posture at the visit", clinic.Expr(`\b(sat|seated|sitting|upright)\b.{0,60}\b(throughout|comfortabl\w+|whole|entire|upright|without difficulty)\b`),
		clinic.Expr(`\b(i|she|he|had to|needed to|let me|allowed to|asked to)\b.{0,25}\b(lay|lying|laid|lie|reclin\w+|stood up|stand|got up|get up)\b`), nil,
	},
	{"weight", clinic.Expr(`\bweight (has been |is |was |remains |has remained )?(stable|unchanged|steady|constant)|\bno (change (in|of) weight|weight (loss|change))`), clinic.Expr(`\b(lost|gained) (about |some )?(\w+ )?(\d+|\w+) (pounds|lb|lbs|kg|kilos)\b|\blost weight\b`), nil},
	{"leaving the room", clinic.Expr(`\bwithout (interruption|a break|a pause|leaving|getting up)\b`), clinic.Expr(`\b(leave|left) the room\b|\b(took|needed|had) (a )?breaks?\b|\bwe stopped\b`), nil},
	{
		"return to work", clinic.Expr(`\b(resumed|returned to|went back to|has been (back )?at|continues to|is now) (\w+[- ]){0,3}work(ing)?\b`),
		clinic.Expr(`\b(have|had|has)? ?(not|never|haven't|hadn't)\b.{0,25}\b(work(ed)?|back to (my )?(work|job))\b`), clinic.Expr(`\b(not|never|until|then stopped|unable|no)\b`),
	},
	{
		"driving", clinic.Expr(`\b(drives|is driving|(continues|able) to drive|now drive[sn]?|(he|she) drove|drove (him|her)self|having driven|driven (him|her)self)\b`),
		clinic.Expr(`\b(not|never|haven't|don't|stopped|no longer|cannot|can't) (been |be )?(driven|driving|drive)\b`), clinic.Expr(`\b(accident|collision|vehicle|struck|no longer|not|never)\b`),
	},
	{
		"memory of the event", clinic.Expr(`\b(recalls?|remembers?|recollects?|(full|complete|clear) (recall|recollection|memory) of)\b.{0,50}\b(impact|accident|event|everything|collision|all|fall)\b`),
		clinic.Expr(`\b(remember|recall) (nothing|little|only)|\b(do not|don't|cannot|can't|did not|didn't) (remember|recall)\b.{0,40}\b(impact|accident|event|collision|crash|fall|hit|happened|anything|it|until|after)\b|\bno memory\b`), clinic.Expr(`\b(not|no|unable|cannot)\b`),
	},
	{
		"self-care", clinic.Expr(`\b(independent (in|with|for)|able to|no (difficulty|problems?) with|without (difficulty|assistance|help))\b.{0,60}\b(care|shower\w*|bath\w*|dress\w*|groom\w*|wash\w*|hygiene)\b|\b(shower|bathe|dress|wash|groom)\w*\b.{0,60}\bwithout (difficulty|assistance|help)\b`),
		clinic.Expr(`\b(help\w*|assist\w*|cannot|can't|unable|must (lie|rest)|have to (lie|rest)|lie down|struggl\w+)\b.{0,50}\b(wash\w*|shower\w*|bath\w*|dress\w*|hair|groom\w*)\b|\b(after|wash\w*|shower\w*|bath\w*|dress\w*)\b.{0,40}\b(must|have to|need to|lie down|rest|help\w*)\b`), clinic.Expr(`\b(not|unable|needs)\b`),
	},
	{
		"effect of activity", clinic.Expr(`\b(no|without|denie[sd]|not) .{0,30}\b(worse\w*|relapse|flare|exacerbation|crash)\b.{0,30}\b(activity|exertion|effort|exercise)\b`),
		clinic.Expr(`\b(crash|worse|in bed|wiped out|relapse|pay for it|lie down)\b.{0,50}\b(after|exertion|activity|days)\b`), nil,
	},
	{
		"sleep", clinic.Expr(`\bsleep(s|ing)?\b (is |was )?(quite |very )?(well|good|restful|adequate|normal|soundly)\b|\bno (difficulty|trouble|problems?) (with )?sleep\w*|\bnormal sleep\b`),
		clinic.Expr(`\bsleep .{0,20}\b(one|two|three|four|five|1|2|3|4|5) hours\b|\bwake (up )?(\w+ ){0,3}(times|every|nightly|screaming|sweating|because|from|with)\b|\b(cannot|can't|don't|do not|hardly) sleep\b`), nil,
	},
	{
		"earlier injury", clinic.Expr(`\b(prior|previous|earlier|pre-?existing) (\w+ )?(injur\w+|accidents?|problems?|complaints?|pain)\b:? .*\b(19|20)\d\d\b|\bhistory of (\w+ ){0,2}(pain|injur\w+|complaints?) (antedating|before|prior to|preceding)`),
		clinic.Expr(`\b(never|no)\b.{0,20}\b(injur\w+|hurt|accident|problem|pain)\b.{0,15}\b(before|prior|previous\w*)\b|\bfirst time\b`), clinic.Expr(`\b(no|none|denie[sd]|not)\b`),
	},
	{
		"who came along", clinic.Expr(`\baccompanied by: ?(no ?one|nobody|none|self)\b|\b(came|attended|arrived|presented) (\w+ )?(alone|unaccompanied)\b|\bunaccompanied\b`),
		clinic.Expr(`\bmy (husband|wife|son|daughter|mother|father|sister|brother|partner|friend|neighbou?r)\b.{0,40}\b(in the room|whole time|sat (in|with)|with me|stayed|beside)\b`), nil,
	},
	{
		"who gave the tests", clinic.Expr(`\b(personally|himself|herself|myself|by me) .{0,40}\b(administer\w*|test\w*|gave)\b|\b(administer\w*|performed|conducted) (\w+ ){0,3}(by me|personally|myself)\b`),
		clinic.Expr(`\b(assistant|technician|young (wo)?man|student|somebody else|another (person|woman|man)|psychometrist|nurse)\b.{0,40}\b(tests?|tested|testing|administer\w*|questionnaires?|booklets?)\b`), nil,
	},
	{
		"symptoms during the visit", clinic.Expr(`\b(made|voiced|had|offered|expressed) no complaints?\b|\bdid not (appear|seem|complain)\b.{0,40}\b(bother\w*|discomfort|pain|fatigue\w*|tired|headache|light|distress)\b|\bno (signs? of )?(fatigue|discomfort|distress|pain behaviou?r)\b (was|were)? ?(seen|noted|observed|evident|apparent)`),
		clinic.Expr(`\bi (had|asked|told|said|was|felt|needed)\b.{0,40}\b(headache|lights?|pain|break|tired|exhausted|dizzy|rest)\b`), nil,
	},
	{
		"the course of the visit", clinic.Expr(`\b(connection|video|audio|picture|sound)\b.{0,40}\b(excellent|good|clear|uninterrupted|stable)\b`),
		clinic.Expr(`\b(connection|video|audio|picture|sound|call|line|screen|we|it)\b.{0,30}\b(froze|frozen|cut off|dropped|lost|interrupted|broke up|disconnected)\b`), nil,
	},
	{
		"family history", clinic.Expr(`\bno family (\w+ )?history of\b|\bfamily (\w+ )?history\b.{0,20}\b(negative|non-?contributory|unremarkable|none|denied)\b`),
		clinic.Expr(`\bmy (sister|brother|mother|father|aunt|uncle|son|daughter|grand\w+)\b.{0,50}\b(suicid\w*|depress\w*|bipolar|schizo\w*|alcohol\w*|killed|breakdown|hospital\w*|cancer|heart|stroke)\b`), nil,
	},
	{
		"how often", clinic.Expr(`\b(headaches?|migraines?|dizz\w+|falls?|attacks?|panic|nightmares?|pain|numbness|tingling|spasms?)\b.{0,30}\b(occasional(ly)?|infrequent(ly)?|rare(ly)?|seldom|sporadic|intermittent|now and then|from time to time)\b|\b(occasional|infrequent|rare|sporadic|intermittent) (\w+ )?(headaches?|migraines?|dizz\w+|falls?|attacks?|panic|nightmares?|pain|numbness|tingling|spasms?)\b`),
		clinic.Expr(`\b(every (single )?(day|night|week)|daily|constant(ly)?|all the time|most (days|nights)|always|never stops)\b`), nil,
	},
}

// contradictory finds statements of the report that the claimant's notes
// exclude, by the pairs, by what was never asked, and by quantities.
func contradictory(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	touched := map[string][]*contrary{} // by the note's key
	for i := range r.Notes {
		for k := range contraries {
			if contraries[k].note.MatchString(r.Notes[i].Low) {
				touched[r.Notes[i].Key] = append(touched[r.Notes[i].Key], &contraries[k])
			}
		}
	}
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records && s.Item || s.Kind == report.RecordsSummary || s.Row && s.Kind == report.Examination || !s.ownAnswer() {
			return
		}
		for i := range r.Notes {
			n := &r.Notes[i]
			subject, why := r.excludes(s, n, touched[n.Key])
			if why == "" {
				continue
			}
			c := appeal.High
			if notAsked.MatchString(n.Low) && !negated(s.Low) || subject == "how often" && vagueRate.MatchString(s.Low) || subject == "symptoms during the visit" && !noComplaint.MatchString(s.Low) {
				c = appeal.Medium // it may have been told unasked; it may be of another kind or day; looks are no words
			}
			f := about(s, c, subject, why+" Noted by "+whose(n)+": “"+plain(n.Text)+"”.", n.Key)
			out = append(out, asking(f, "What do your own notes of the history record on this point?", "The claimant’s notes of that day differ from this statement."))
			return
		}
	})
	return out
}

var (
	// vagueRate: "occasional" may be of another kind or time; a number is not.
	vagueRate = clinic.Expr(`\b(occasional(ly)?|infrequent(ly)?|rare(ly)?|seldom|sporadic|intermittent|now and then|from time to time)\b`)
	// noComplaint: words denied. How a person looked denies nothing that was felt.
	noComplaint = clinic.Expr(`\bno complaints?\b|\bdid not complain\b`)
)

func (r *Reading) excludes(s *Statement, n *Note, pairs []*contrary) (subject, why string) {
	if len(s.Low) > 600 {
		return "", ""
	}
	for _, c := range pairs {
		if !c.report.MatchString(s.Low) || c.unless != nil && c.unless.MatchString(around(s.Low, c.report.FindStringIndex(s.Low))) {
			continue
		}
		if c.subject == "how often" && len(n.about(r, s.Low)) == 0 {
			continue
		}
		if (c.subject == "use of an aid" || c.subject == "sleep") && n.Other || c.subject == "posture at the visit" && openlyStands.MatchString(s.Low) {
			continue
		}
		return c.subject, "The report and the notes of the visit exclude each other."
	}
	if subject := r.neverAsked(s, n); subject != "" {
		return subject, "The report gives an answer to a question that was not asked by the notes."
	}
	if subject := givenUp(s, n); subject != "" {
		return subject, "The report states as going on what the notes say has stopped."
	}
	if subject := r.longer(s, n); subject != "" {
		return subject, "The report gives another measure than the notes."
	}
	return "", ""
}

// around gives a match with the few words before it.
func around(low string, at []int) string { return low[max(0, at[0]-20):at[1]] }

var (
	notAsked   = clinic.Expr(`\b(did not|didn't|never|not) (once )?(ask|question|inquire)\w*( me)?( about| whether| if)?\b|\b(asked|asks) (me )?(nothing|no questions?)( about)?\b|\bno questions? (about|on)\b`)
	toldAnswer = clinic.Expr(`\b(denie[sd]|denying|denial of|reports?|reported|states?|stated|says|said|is|was|are|were|has)\b`)
)

// neverAsked: the note says that something was not asked of which the report
// gives the answer as part of the history.
func (r *Reading) neverAsked(s *Statement, n *Note) string {
	at := notAsked.FindStringIndex(n.Low)
	if at == nil || !s.history() && s.Voice != Claimant || !toldAnswer.MatchString(s.Low) {
		return ""
	}
	if own := stems(n.Low[at[1]:]); len(own) > 0 && len(own) <= 2 && len(shared(own, s.Stems)) == len(own) && (negated(s.Low) || s.Voice == Claimant) {
		return "what was never asked"
	}
	for _, t := range n.Topic {
		topic := &r.Clinic.Topics[t]
		if topic.In(n.Low[at[1]:]) && topic.In(s.Low) {
			return strings.ReplaceAll(topic.ID, "-", " ")
		}
	}
	return ""
}

var (
	notDone  = clinic.Expr(`\b(?:have not|has not|had not|haven't|hasn't|no longer|stopped|quit|gave up) (?:been )?(\w{4,})\b`)
	anyNo    = clinic.Expr(`\b(no|not|never|without|unable|cannot|stopped|used to|formerly|until|if|would)\b`)
	thirdNow = clinic.Expr(`\b(?:he|she|claimant|patient|examinee) (?:also |still |now |often |regularly |usually )?(\w+s)\b`)
	plainVrb = wordSet("been have need able said told seen gone come taken given")
)

// givenUp: the report tells in the present what the notes say has not been done.
func givenUp(s *Statement, n *Note) string {
	if s.Voice != Claimant && !s.history() || anyNo.MatchString(s.Low) || n.Other && !n.Said {
		return ""
	}
	m, k := notDone.FindStringSubmatch(n.Low), thirdNow.FindStringSubmatch(s.Low)
	if m == nil || k == nil || plainVrb[m[1]] || stem(m[1]) != stem(k[1]) {
		return ""
	}
	return "what goes on"
}

var (
	painScore = clinic.Expr(`\b(\d{1,2})(?:\.\d)?(?: ?(?:to|-) ?(\d{1,2}))? ?(?:/|out of|on a scale of|of) ?(?:10|ten)\b`)
	painRange = clinic.Expr(`\bpain\b[^.]{0,40}?\b(\d{1,2})(?: ?(?:to|-|or) ?(\d{1,2}))?\b`)
	rates     = clinic.Expr(`\b(pain|rates?|rated|discomfort|worst|score|vas)\b`)
	feetOf    = clinic.Expr(`\b` + numeral + ` ?(feet|foot|yards|meters|metres|blocks?|miles?)\b`)
)

// longer: on one and the same topic the report gives half as much again as the
// notes, or more: hours of sleep, sitting, standing, a distance, a pain score
// that is lower.
func (r *Reading) longer(s *Statement, n *Note) string {
	if s.Voice != Claimant && !s.history() {
		return ""
	}
	if rates.MatchString(s.Low) && strings.Contains(n.Low, "pain") {
		a, b := painScore.FindStringSubmatch(s.Low), painScore.FindStringSubmatch(n.Low)
		if b == nil {
			b = painRange.FindStringSubmatch(n.Low)
		}
		if a != nil && b != nil && top(a) < low(b)-1 && !strings.Contains(s.Low, "at rest") && !strings.Contains(s.Low, "at best") {
			return "pain score"
		}
	}
	if a, b := feet(s.Low), feet(n.Low); a > 0 && b > 0 && a >= 1.6*b && len(shared(s.Stems, n.Stems)) > 0 {
		return "distance walked"
	}
	if a, b := pillows.FindStringSubmatch(s.Low), pillows.FindStringSubmatch(n.Low); a != nil && b != nil && a[1] != b[1] && a[2][:4] == b[2][:4] {
		return "what was told: " + b[2]
	}
	if len(n.about(r, s.Low)) > 0 {
		if a, b := perMonth(s.Low), perMonth(n.Low); a > 0 && b > 0 && (a*2 <= b || b*2 <= a) {
			return "how often"
		}
	}
	if m := goesOn.FindStringSubmatch(s.Low); m != nil && ended.MatchString(n.Low) && len(shared([]string{stem(m[1])}, n.Stems)) > 0 {
		return "what goes on"
	}
	for _, t := range n.about(r, s.Low) {
		topic := &r.Clinic.Topics[t]
		switch topic.ID {
		case "sleep", "sitting", "standing", "walking", "driving":
			if a, b := r.spanFor(topic, s.Low), r.spanFor(topic, n.Low); a > 0 && b > 0 && a >= 1.5*b {
				return strings.ReplaceAll(topic.ID, "-", " ")
			}
		}
	}
	return ""
}

var (
	pillows = clinic.Expr(`\b(one|two|three|four|five|\d) (pillows?|flights?|cups?|packs?)\b`)
	goesOn  = clinic.Expr(`\b(?:continue[sd]? to|still|has continued|has resumed|resumed|is back) ?(?:to )?(\w+)`)
	ended   = clinic.Expr(`\b(not since|no longer|stopped|gave up|quit|haven't|have not|never again)\b`)
	rateOf  = clinic.Expr(`\b(once|twice|daily|weekly|monthly|(one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\d+)(?: (?:or|to) \w+)? times?)(?: (?:a|per|every|each) (day|week|month|year))?\b`)
)

// feet reads the longest distance in a text, in feet; a city block counts 300.
func feet(low string) float64 {
	best := 0.0
	for _, m := range feetOf.FindAllStringSubmatch(low, -1) {
		v, _ := number(m[1])
		switch {
		case strings.HasPrefix(m[2], "mile"):
			v *= 5280
		case strings.HasPrefix(m[2], "block"):
			v *= 300
		case strings.HasPrefix(m[2], "yard"), strings.HasPrefix(m[2], "met"):
			v *= 3
		}
		best = max(best, v)
	}
	return best
}

// perMonth reads how often something comes, in times a month; 0 if not said.
func perMonth(low string) float64 {
	m := rateOf.FindStringSubmatch(low)
	if m == nil {
		return 0
	}
	n := map[string]float64{"once": 1, "twice": 2, "daily": 30, "weekly": 4, "monthly": 1}[m[1]]
	if m[2] != "" {
		n, _ = number(m[2])
	}
	switch m[3] {
	case "day":
		n *= 30
	case "week":
		n *= 4
	case "year":
		n /= 12
	case "":
		if m[1] == "once" || m[1] == "twice" || m[2] != "" {
			return 0
		}
	}
	return n
}

func top(m []string) int {
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[2])
	return max(a, b)
}

func low(m []string) int { a, _ := strconv.Atoi(m[1]); return a }

// spanFor gives the length of time nearest behind the topic's word, in minutes.
func (r *Reading) spanFor(topic *clinic.Topic, text string) float64 {
	best, far := 0.0, math.MaxInt
	for _, clause := range strings.Split(text, " and ") {
		if !topic.In(clause) {
			continue
		}
		for _, sp := range spans(clause) {
			if sp.from < far {
				best, far = sp.minutes, sp.from
			}
		}
		if best > 0 {
			return best
		}
	}
	if len(strings.Split(text, " and ")) > 1 && len(spans(text)) == 1 {
		return spans(text)[0].minutes
	}
	return best
}

// clockForm is a line of a form that gives the hour of arrival or leaving.
var (
	timeIn  = clinic.Expr(`^(time in|start(ed)?( time)?|time (started|began|begun)|arriv\w+( time)?|begin time|exam(ination)? (began|started)|from)\b`)
	timeOut = clinic.Expr(`^(time out|end(ed)?( time)?|time (ended|finished|completed)|finish\w*( time)?|depart\w*( time)?|exam(ination)? (ended|completed|finished)|to|until)\b`)
)

// clockLines compares the hours in the lines of a form with the times noted.
func clockLines(r *Reading) []appeal.Finding {
	started, ended := clocks(r.Case.Exam.Notes.Started), clocks(r.Case.Exam.Notes.Ended)
	if len(started) == 0 || len(ended) == 0 {
		return nil
	}
	var in, outAt *Statement
	r.each(func(s *Statement) {
		if len(clocks(s.Low)) != 1 || len(strings.Fields(s.Low)) > 8 {
			return
		}
		switch {
		case in == nil && timeIn.MatchString(s.Low):
			in = s
		case outAt == nil && timeOut.MatchString(s.Low):
			outAt = s
		}
	})
	if in == nil || outAt == nil {
		return nil
	}
	a, b := clocks(in.Low)[0], clocks(outAt.Low)[0]
	noted := ended[0] - started[0]
	if b-a <= noted*5/4+4 {
		return nil
	}
	var out []appeal.Finding
	for _, x := range []struct {
		s         *Statement
		was, says int
		key, when string
	}{{in, started[0], a, "exam.notes.started", r.Case.Exam.Notes.Started}, {outAt, ended[0], b, "exam.notes.ended", r.Case.Exam.Notes.Ended}} {
		if abs(x.was-x.says) >= 4 {
			f := about(x.s, appeal.High, "length of the examination", fmt.Sprintf("The report’s times make %s; the claimant noted %s (%s).", minutesText(b-a), minutesText(noted), x.when), x.key)
			out = append(out, asking(f, "", "The claimant’s notes of that day record "+minutesText(noted)+" in all."))
		}
	}
	return out
}
