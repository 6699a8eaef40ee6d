package review

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// contradictory finds statements of the report that the claimant's notes
// exclude, by the pairs, by what was never asked, and by quantities.
func contradictory(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	touched := map[string][]*clinic.Pair{} // by the note's key
	for i := range r.Notes {
		for _, p := range r.Clinic.Pairs("told") {
			if p.Other(r.Notes[i].Low) != nil {
				touched[r.Notes[i].Key] = append(touched[r.Notes[i].Key], p)
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
			if notAsked.MatchString(n.Low) && !negated(s.Low) || subject == "what goes on" || subject == "how often" && vagueRate.Matches(s.look()) || subject == "symptoms during the visit" && !noComplaint.Matches(s.look()) {
				c = appeal.Medium // it may have been told unasked; it may be of another kind or day; looks are no words
			}
			if subject == "how the claimant looked" && len(shared(s.Stems, n.Stems)) == 0 {
				continue
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

func (r *Reading) excludes(s *Statement, n *Note, pairs []*clinic.Pair) (subject, why string) {
	if len(s.Low) > 600 {
		return "", ""
	}
	for _, c := range pairs {
		if c.OneIn(s.look()) == nil {
			continue
		}
		if c.ID == "how-often" && len(n.about(s)) == 0 {
			continue
		}
		if (c.ID == "aid" || c.ID == "sleep") && n.Other || c.ID == "posture" && openlyStands.Matches(s.look()) {
			continue
		}
		return c.Subject, "The report and the notes of the visit exclude each other."
	}
	if subject := r.neverAsked(s, n); subject != "" {
		return subject, "The report gives an answer to a question that was not asked by the notes."
	}
	if r.otherDoes(s, n) {
		return "who does it", "The report gives to the claimant what the notes give to another person."
	}
	if r.anotherDid(s, n) {
		return "who did it", "The report gives to the claimant what the notes give to another person."
	}
	if r.endedThough(s, n) {
		return "what goes on", "The report gives as ended what the notes say goes on."
	}
	if subject := givenUp(s, n); subject != "" {
		return subject, "The report states as going on what the notes say has stopped."
	}
	if subject := r.goneBy(s, n); subject != "" {
		return subject, "The report states as going on what the notes say has ended."
	}
	if subject := r.longer(s, n); subject != "" {
		return subject, "The report gives another measure than the notes."
	}
	return "", ""
}

var (
	notAsked   = clinic.Expr(`\b(did not|didn't|never|not) (once )?(ask|question|inquire)\w*( me)?( about| whether| if)?\b|\b(asked|asks) (me )?(nothing|no questions?)( about)?\b|\bno questions? (about|on)\b`)
	toldVerb   = clinic.Expr(`\b(denie[sd]|denying|report(s|ed)|stat(es|ed)|sa(ys|id)|told|explained|described|recounted|admitted|mentioned|went (over|through)|discussed|confirmed|detailed|outlined)\b`)
	toldAnswer = clinic.Expr(`\b(denie[sd]|denying|denial of|reports?|reported|states?|stated|says|said|is|was|are|were|has)\b`)
)

// neverAsked: the note says that something was not asked of which the report
// gives the answer as part of the history.
func (r *Reading) neverAsked(s *Statement, n *Note) string {
	if !s.history() && s.Voice != Claimant {
		return ""
	}
	at := notAsked.FindStringIndex(n.Low)
	if at == nil || !toldAnswer.Matches(s.look()) {
		return ""
	}
	if own := stems(n.Low[at[1]:]); len(own) > 0 && len(own) <= 2 && len(shared(own, s.Stems)) == len(own) && (negated(s.Low) || toldVerb.Matches(s.look())) {
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

var (
	otherOne = clinic.Expr(`\bmy (wife|husband|son|daughter|mother|father|brother|sister|partner|friend|neighbou?r|kids|children)\b (\w+ )?(does|do|did|drives?|cooks?|cleans?|mows?|carries|shops?|washes|handles|takes care)\b`)
	sheDoes  = clinic.Expr(`\b(he|she|claimant|patient|examinee|insured|worker|mr\. \S+|ms\. \S+|mrs\. \S+) (still |also |now |regularly |usually |often )?(does|do|tends?|drives?|cooks?|cleans?|mows?|carries|shops?|washes|handles|manages|keeps|takes care|gardens|prepares|performs)\b`)
)

// otherDoes: on one topic the note says that another person does it, the report
// that the claimant does.
func (r *Reading) otherDoes(s *Statement, n *Note) bool {
	if s.Voice != Claimant && !s.history() || negated(s.Low) || !otherOne.MatchString(n.Low) || !sheDoes.Matches(s.look()) || otherDoes.Matches(s.look()) || helped.Matches(s.look()) {
		return false
	}
	for _, t := range n.about(s) {
		if id := r.Clinic.Topics[t].ID; id == "gardening" || id == "housework" || id == "driving" || id == "childcare" || id == "pet" || id == "lifting" || id == "self-care" {
			return true
		}
	}
	return false
}

var helped = clinic.Expr(`\b(with help|with assistance|helps?|helped|sometimes|a little|short|light)\b`)

// givenUp: the report tells in the present what the notes say has not been done.
func givenUp(s *Statement, n *Note) string {
	if s.Voice != Claimant && !s.history() || n.Other && !n.Said {
		return ""
	}
	m := notDone.FindStringSubmatch(n.Low)
	if m == nil || anyNo.Matches(s.look()) {
		return ""
	}
	k := thirdNow.FindStringSubmatch(s.Low)
	if k == nil || plainVrb[m[1]] || stem(m[1]) != stem(k[1]) {
		return ""
	}
	return "what goes on"
}

var (
	goneBy_  = clinic.Expr(`\b(gave (my |the |it |her |his |all )?(\w+ )?(away|up)|sold|quit|no longer|used to|not since|the last (time|trip|one|game|show|ride))\b`)
	endedNow = clinic.Expr(`\b(used to|formerly|no longer|stopped|gave|sold|quit|until|previously|former|ex-|had|was|were|once|in the past|ago|before|last)\b`)
)

// goesOnNow: what a person does at present.
var goesOnNow = clinic.Expr(`\b(he|she|claimant|patient|examinee|insured|member|worker|his wife|her husband) (and (his|her) \w+ )?(also |still |now |often |regularly |usually )?(?:is an? (?:avid|keen|active|regular|frequent)|[a-z]+s|travel|go|play)\b|\b(is in use|avid|keen|enjoys|continues|frequently|regularly|every (week|day|evening|weekend)|most (days|evenings|weekends))\b`)

// goneBy: the note says of a thing that it has ended or is gone; the report
// speaks of it in the present.
func (r *Reading) goneBy(s *Statement, n *Note) string {
	if s.Voice != Claimant && !s.history() || !strings.HasPrefix(n.Key, "exam.notes.questions") && !strings.HasPrefix(n.Key, "exam.notes.remarks") || negated(s.Low) {
		return ""
	}
	at := goneBy_.FindStringIndex(n.Low)
	if at == nil {
		return ""
	}
	end := len(n.Low)
	if i := strings.IndexAny(n.Low[at[1]:], ",;."); i >= 0 {
		end = at[1] + i
	}
	gone := termsOf(n.Low[at[0]:end])
	if open := strings.IndexByte(n.Low, '('); open > 0 && len(gone) < 2 {
		gone = append(gone, termsOf(n.Low[:open])...)
	}
	for _, c := range cutAt(eventCut, s.Low) {
		if endedNow.MatchString(c.text) || !goesOnNow.MatchString(c.text) {
			continue
		}
		for _, t := range termsOf(c.text) {
			if r.broad(t) || r.often[t.stem] > 2 || fillers[t.word] || len(t.word) < 3 || endedVerbs[t.word] {
				continue
			}
			if slices.ContainsFunc(gone, func(g term) bool { return r.alike(t, g) }) {
				return "what goes on"
			}
		}
	}
	return ""
}

var endedVerbs = wordSet("gave sold stopped quit used last time since away hobbies hobby family happens")

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
	if rates.Matches(s.look()) && strings.Contains(n.Low, "pain") {
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
	if len(n.about(s)) > 0 {
		if a, b := perMonth(s.Low), perMonth(n.Low); a > 0 && b > 0 && (a*2 <= b || b*2 <= a) {
			return "how often"
		}
	}
	if m := goesOn.FindStringSubmatch(s.Low); m != nil && !negated(s.Low) && ended.MatchString(n.Low) && len(shared([]string{stem(m[1])}, n.Stems)) > 0 {
		return "what goes on"
	}
	for _, t := range n.about(s) {
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
		case in == nil && timeIn.Matches(s.look()):
			in = s
		case outAt == nil && timeOut.Matches(s.look()):
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
