package review

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	denies     = clinic.Expr(`\b(denie[sd]|denying|no|not|never|without|nor|none)\b`)
	concedes   = clinic.Expr(`\b(admitted|admits|acknowledged|acknowledges|conceded|concedes|on further questioning|when pressed|revealed|disclosed)\b`)
	noteSaysNo = clinic.Expr(`\b(no|not|never|none|nothing|don't|didn't|cannot|can't|quit|stopped)\b`)
	counted    = clinic.Expr(`\b` + numeral + ` (times?|weeks?|months?|visits?|pounds|lb|miles?|blocks?|sites?|places?|points?|spots?|hours?|minutes?|degrees?|sessions?|falls?|packs?|days?|a week)\b`)
)

// saidOtherwise compares what the report says the claimant told with what the
// claimant noted as told: a denial of what was said, an admission of what
// another person does, another number, the opposite.
func saidOtherwise(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Voice == Records || s.Row && s.Kind == report.Examination || !s.ownAnswer() {
			return
		}
		for i := range r.Notes {
			n := &r.Notes[i]
			c, why := r.differs(s, n)
			if c == "" {
				continue
			}
			f := about(s, c, subjectOf(r, n), why+" The claimant noted: “"+plain(n.Text)+"”.", n.Key)
			wording := "The claimant’s notes of that day differ from this statement."
			if n.Said {
				wording = "The claimant’s notes of that day record another answer on this point."
			}
			out = append(out, asking(f, "What do your own notes of the history record on this point?", wording))
			return
		}
	})
	return out
}

// differs tells how a sentence and a note disagree; "" when they need not.
func (r *Reading) differs(s *Statement, n *Note) (appeal.Confidence, string) {
	topics := slices.DeleteFunc(n.about(s), func(t int) bool { return broad[r.Clinic.Topics[t].ID] })
	if opposite := r.opposed(s, n); opposite {
		return appeal.High, "The report gives the opposite of what was noted."
	}
	if len(topics) == 0 {
		return "", ""
	}
	affirmed := n.Said && r.affirmed(n, topics)
	switch {
	case s.history() || s.Voice == Claimant || s.Kind == report.OtherSection:
	default:
		return "", ""
	}
	switch {
	case affirmed && r.deniedTopic(s, topics) && !r.pastOnly(s):
		return appeal.High, "The report records a denial of what the claimant says was told."
	case n.Said && concedes.Matches(s.look()) && n.Other && !negated(s.Low) && !otherDoes.Matches(s.look()):
		return appeal.High, "The report records an admission; the claimant noted another answer."
	case n.Said && !negated(s.Low) && r.quitNow(s, n, topics):
		return appeal.High, "The report states as present what the claimant says has ended."
	case n.Said && r.countDiffers(s, n):
		return appeal.High, "The report gives another number than the claimant says was told."
	}
	return "", ""
}

// broad topics come up in every report; that both texts touch one of them does
// not make them speak of the same thing.
var broad = wordSet("pain sleep walking sitting standing-up lifting mri surgery work-return brace childcare other-work prior-injury mood")

// opposed: report and note touch topics that exclude one another.
func (r *Reading) opposed(s *Statement, n *Note) bool {
	for _, t := range n.Topic {
		if o := r.topicNamed(r.Clinic.Topics[t].Opposite); o >= 0 && slices.Contains(s.topics, o) && !slices.Contains(s.topics, t) && !negated(s.Low) &&
			!strings.Contains(s.Low, "license") {
			return true
		}
	}
	return false
}

// affirmed: the note says yes to the topic, in the words of the answer itself.
func (r *Reading) affirmed(n *Note, topics []int) bool {
	answer := n.Low
	if m := answerPart.FindStringSubmatch(n.Low); m != nil {
		answer = m[1]
		if notMine.MatchString(answer) {
			return false // "(he looked into the bag)" is no answer
		}
		if strings.Contains(answer, "said no") || strings.Contains(answer, " never") {
			return false
		}
		return true
	}
	for _, clause := range noteClause.Split(answer, -1) {
		if slices.ContainsFunc(topics, func(t int) bool { return r.Clinic.Topics[t].In(clause) }) {
			return !noteSaysNo.MatchString(clause)
		}
	}
	return !noteSaysNo.MatchString(answer)
}

var noteClause = clinic.Expr(`, | and | but |; `)

// deniedTopic: a denial stands before the topic within the same clause, and it
// is the topic that is denied. A list may follow "denied"; "not" reaches a few
// words.
func (r *Reading) deniedTopic(s *Statement, topics []int) bool {
	for _, clause := range clauses(s.Low) {
		at := denies.FindStringIndex(clause)
		if at == nil || endedHabit.MatchString(clause) || notTheFact.MatchString(clause) {
			continue
		}
		reach := clause[at[0]:]
		if ws := strings.Fields(reach); len(ws) > 9 && !strings.HasPrefix(reach, "den") {
			reach = strings.Join(ws[:9], " ")
		}
		for _, t := range topics {
			if r.Clinic.Topics[t].In(reach) {
				return true
			}
		}
	}
	return false
}

// notMine: what stands in brackets tells of the examiner.
var notMine = clinic.Expr(`^(he|she|they|dr\.? \w+|the (doctor|examiner|assistant|nurse)) `)

var clauseEnd = clinic.Expr(`;| but | although | though | however | whereas `)

func clauses(low string) []string { return clauseEnd.Split(low, -1) }

var (
	longAgo  = clinic.Expr(`\b(prior|previous(ly)?|before|history of|past|until|after (the first|that)|childhood|family)\b`)
	stopped  = clinic.Expr(`\bi? ?(quit|stopped|gave up|no longer|not since|haven't|have not|take no)\b`)
	inThePst = clinic.Expr(`\b(quit|stopped|gave up|former|previously|ex-|used to|no longer|until|was a|discontinued)\b`)
)

func (r *Reading) pastOnly(s *Statement) bool {
	return longAgo.Matches(s.look()) && !strings.Contains(s.Low, "never")
}

// quitNow: the note says that a habit or a medicine has ended and the report
// states it as going on.
func (r *Reading) quitNow(s *Statement, n *Note, topics []int) bool {
	if !stopped.MatchString(n.Low) || inThePst.Matches(s.look()) {
		return false
	}
	return slices.ContainsFunc(topics, func(t int) bool {
		id := r.Clinic.Topics[t].ID
		return id == "smoking" || id == "alcohol"
	})
}

// countDiffers: both give a number of the same thing on a common topic, and
// they lie apart by half or more. Only topics whose number is a total count.
func (r *Reading) countDiffers(s *Statement, n *Note) bool {
	topics := n.about(s)
	if !slices.ContainsFunc(topics, func(t int) bool {
		return slices.Contains([]string{"therapy", "falls", "injection", "hospital", "nightmares", "panic"}, r.Clinic.Topics[t].ID)
	}) {
		return false
	}
	mine := counted.FindAllStringSubmatch(n.Low, -1)
	differs := false
	for _, m := range r.countedOf(s, topics) {
		v, _ := number(m[1])
		for _, k := range mine {
			w, _ := number(k[1])
			if strings.TrimSuffix(m[2], "s") != strings.TrimSuffix(k[2], "s") {
				continue
			}
			if v*1.5 < w || w*1.5 < v {
				differs = true
			} else {
				return false
			}
		}
	}
	return differs
}

// countedOf gives the numbers of a sentence that stand in one member of it with
// a topic: "one injection, and three weeks of physical therapy".
func (r *Reading) countedOf(s *Statement, topics []int) [][]string {
	var out [][]string
	for _, part := range memberEnd.Split(s.Low, -1) {
		if slices.ContainsFunc(topics, func(t int) bool { return r.Clinic.Topics[t].In(part) }) {
			out = append(out, counted.FindAllStringSubmatch(part, -1)...)
		}
	}
	return out
}

var memberEnd = clinic.Expr(`, and |[,;] | but | and then | followed by `)

func subjectOf(r *Reading, n *Note) string {
	if len(n.Topic) > 0 {
		t := &r.Clinic.Topics[n.Topic[0]]
		if t.Name != "" {
			return "what was said about " + t.Name
		}
		return strings.ReplaceAll(t.ID, "-", " ")
	}
	return "what was said"
}

// otherHand finds an act that report and note tell alike but for the side.
func otherHand(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Records || s.Row || len(s.Low) > 500 {
			return
		}
		for i := range r.Notes {
			n := &r.Notes[i]
			side, theirs := noteSide(n.Remark), s.Side
			if side == "" || theirs == "" || theirs == Both || side == theirs {
				continue
			}
			same := shared(n.Stems, s.Stems)
			if len(same) >= 3 || len(same) >= 2 && len(shared(partsIn(n.Low), s.Parts)) > 0 && !s.history() && !strings.HasPrefix(n.Key, "exam.notes.tests") ||
				strings.HasPrefix(n.Key, "exam.notes.tests") && s.examined() && len(same) >= 3 {
				out = append(out, about(s, appeal.High, "side", "The report says "+string(theirs)+"; the claimant noted: “"+plain(n.Text)+"”.", n.Key))
				return
			}
		}
	})
	return out
}

var sideWords = clinic.Expr(`\b(left|right)\b`)

// noteSide is the side that a note gives first: "less on the RIGHT thumb,
// normal on the left".
func noteSide(low string) Side {
	return Side(sideWords.FindString(low))
}
