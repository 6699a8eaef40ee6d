package review

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// askedAbout holds what the claimant noted of one question of the visit beside
// the sentence of the history that speaks of the same thing: how often, how
// many, yes or no, gone or going on. Where the two say the thing in other words
// and nothing proves a difference, it is a question only.
func askedAbout(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	taken := map[int]bool{}
	for i := range r.Notes {
		n := &r.Notes[i]
		if !strings.HasPrefix(n.Key, "exam.notes.questions") {
			continue
		}
		q, ok := r.question(n)
		if !ok {
			continue
		}
		s, weight := r.speaksOf(q)
		if s == nil || taken[s.Index] || r.answersAnother(s, q, weight) {
			continue
		}
		c, why, at := r.toldApart(s, q)
		if c == "" {
			if weight < 1.6 && !tellsMuch(s, q) || !r.ofTheThing(s, q) && !tellsMuch(s, q) || r.tellsSame(s, n) || r.agreesWith(s, q) {
				continue
			}
			c, why = appeal.Low, "The report and the notes both speak of this; do they say the same?"
		}
		taken[s.Index] = true
		f := aboutClause(s, max(at, 0), c, "what was asked at the visit", why+" The claimant noted: “"+plain(n.Text)+"”.", n.Key)
		out = append(out, asking(f, "What do your own notes of the history record on this point?", "The claimant’s notes of that day record another answer on this point."))
	}
	return out
}

// tellsMuch: the sentence has several of the words in which what was asked is told.
func tellsMuch(s *Statement, q askedThing) bool {
	return s.history() && slices.ContainsFunc(q.about, func(a *clinic.AskedOf) bool { return a.Told(s.Low) >= 2 })
}

// answersAnother: the sentence takes up another question as well, and agrees
// with what was answered to that one.
func (r *Reading) answersAnother(s *Statement, q askedThing, weight float64) bool {
	for i := range r.Notes {
		n := &r.Notes[i]
		if n.Key == q.note.Key || !strings.HasPrefix(n.Key, "exam.notes.questions") {
			continue
		}
		if o, ok := r.question(n); ok && r.takesUp(s, o) >= 0.8*weight && r.agreesWith(s, o) {
			return true
		}
	}
	return false
}

// askedThing is a question of the visit: what it was about, and the answer.
type askedThing struct {
	note   *Note
	head   []term
	topics []int
	about  []*clinic.AskedOf // of the table of what is asked at examinations
	answer string
	terms  []term // of the answer
}

func (r *Reading) question(n *Note) (askedThing, bool) {
	open := strings.IndexByte(n.Low, '(')
	m := answerPart.FindStringSubmatch(n.Low)
	if open < 3 || m == nil {
		return askedThing{}, false
	}
	q := askedThing{note: n, answer: iSaid.ReplaceAllString(m[1], "")}
	for _, t := range termsOf(n.Low[:open]) {
		if !askWords[t.word] {
			q.head = append(q.head, t)
		}
	}
	for _, t := range n.Topic {
		if r.Clinic.Topics[t].In(n.Low[:open]) && !broad[r.Clinic.Topics[t].ID] {
			q.topics = append(q.topics, t)
		}
	}
	for _, a := range r.Clinic.Interview() {
		if a.Asked(n.Low[:open]) {
			q.about = append(q.about, a)
		}
	}
	q.terms = termsOf(q.answer)
	return q, len(q.head) > 0 && len(q.answer) > 1
}

var iSaid = clinic.Expr(`^ ?(i )?(said|answered|told (him|her|them))( that)?:?,? ?`)

// ofTheVisit: the sentence tells how long the visit itself took.
var ofTheVisit = clinic.Expr(`\b(interview|examination|evaluation|visit|session)\b.{0,60}\b(hours?|minutes)\b`)

// speaksOf gives the sentence of the history that best takes up what was asked.
func (r *Reading) speaksOf(q askedThing) (*Statement, float64) {
	var best *Statement
	most := 0.0
	for i := range r.Said {
		s := &r.Said[i]
		if s.Voice == Asked || s.Voice == Formula || s.Voice == Records || s.Row || s.Kind == report.Records || s.Kind == report.Examination && s.Voice == Examiner || s.Kind == report.Testing || s.Kind == report.Occupation || s.opinion() && s.Voice == Examiner || len(s.Low) > 450 || ofTheVisit.Matches(s.look()) {
			continue
		}
		if w := r.takesUp(s, q); w > most {
			best, most = s, w
		}
	}
	if most < 0.9 {
		return nil, 0
	}
	return best, most
}

func (r *Reading) takesUp(s *Statement, q askedThing) float64 {
	words, w, head := termsOf(s.Low), 0.0, false
	for _, h := range q.head {
		if !slices.ContainsFunc(words, func(t term) bool { return r.alike(h, t) }) {
			continue
		}
		switch {
		case !r.broad(h):
			w, head = w+1, true
		case len(q.head) == 1:
			w, head = w+0.6, true
		default:
			w += 0.3
		}
	}
	for _, t := range q.topics {
		if slices.Contains(s.topics, t) {
			w, head = w+0.8, true
			break
		}
	}
	most := 0
	for _, a := range q.about {
		most = max(most, a.Told(s.Low))
	}
	if most > 0 && (head || s.history() || s.Voice == Claimant) {
		w, head = w+0.5+0.2*float64(most), true
	}
	if !head {
		return 0
	}
	for _, t := range q.terms {
		if slices.ContainsFunc(words, func(x term) bool { return r.alike(t, x) }) {
			if r.broad(t) {
				w += 0.1
			} else {
				w += 0.35
			}
		}
	}
	return w
}

var (
	flatNo    = clinic.Expr(`^ ?(no|none|never|nobody|nothing|not (one|once|at all|ever))\b|^ ?i (never|have never|do not|don't|did not|didn't)\b`)
	lastTime  = clinic.Expr(`\b(the )?last\b`)
	endedThen = clinic.Expr(`\bnot since\b|\bno longer\b|\bnot any ?more\b|\b(gave|given) (it |them )?up\b|\bstopped\b|\bquit\b|\bsold (it|them)\b|\bused to\b|\blast (time|one)?( was)? ?in\b`)
	pastTold  = clinic.Expr(`\b(used to|formerly|no longer|stopped|gave up|quit|until|previously|ex-|former|before (the|his|her|this)|has not|have not|had been|was once|in the past|has had to)\b`)
)

var (
	// ofNow: the question was about the present, so that what once was does not answer it.
	ofNow   = clinic.Expr(`\b(now|still|today|at present|these days|currently)\b`)
	didThen = clinic.Expr(`\b(was|were|had|did|worked|took|went|used|played|drove)\b`)
)

// toldApart compares sentence and answer; "" when nothing shows a difference.
func (r *Reading) toldApart(s *Statement, q askedThing) (c appeal.Confidence, why string, at int) {
	clause, from := r.clauseOf(s, q)
	neg := negation.MatchString(clause)
	if as, bs := howOften(clause), howOften(q.answer); farApart(as, bs) && r.ofTheThing(s, q) && !sameFigure(s.Low, q.answer) {
		c := appeal.Medium // what is counted may not be the same thing
		if as[0].hi == 0 || bs[0].hi == 0 {
			c = appeal.Low
		}
		return c, "The report tells otherwise how often this comes.", from
	}
	switch {
	case flatNo.MatchString(q.answer) && r.ofTheThing(s, q) && !neg && !pastTold.MatchString(clause) && !(ofNow.MatchString(q.note.Low) && (len(s.Dates) > 0 || didThen.MatchString(clause))):
		return appeal.Low, "The report states what was answered with no.", from
	case endedThen.MatchString(q.answer) && !neg && !pastTold.MatchString(clause) && len(s.Dates) == 0 && goesOnNow.Matches(s.look()):
		return appeal.Low, "The report tells in the present what the claimant says has ended.", from
	case !flatNo.MatchString(q.answer) && !endedThen.MatchString(q.answer) && !lastTime.MatchString(q.answer) && !noteSaysNo.MatchString(q.answer) && r.deniesAsked(s, q):
		return appeal.Low, "The report denies what the claimant answered to.", from
	}
	return "", "", from
}

// ofTheThing: the sentence speaks of what was asked, not only of the part of the
// body.
func (r *Reading) ofTheThing(s *Statement, q askedThing) bool {
	words, n, thing := termsOf(s.Low), 0, false
	for _, h := range q.head {
		if slices.ContainsFunc(words, func(t term) bool { return r.alike(h, t) }) {
			n++
			thing = thing || len(anatomy(h.word)) == 0 && h.word != "head"
		}
	}
	return thing && n*2 >= len(q.head) || len(q.topics) > 0 && slices.ContainsFunc(q.topics, func(t int) bool { return slices.Contains(s.topics, t) })
}

// deniesAsked: what the sentence denies is what was asked about.
func (r *Reading) deniesAsked(s *Statement, q askedThing) bool {
	for _, d := range r.denialsOf(s) {
		for _, h := range d.heads {
			if len(d.heads) <= 3 && slices.ContainsFunc(q.head, func(t term) bool { return !r.broad(t) && (r.alike(h, t) || r.covers(h, t)) }) {
				return true
			}
		}
	}
	return false
}

// clauseOf gives the part of a sentence that takes up what was asked.
func (r *Reading) clauseOf(s *Statement, q askedThing) (string, int) {
	for _, c := range clausesOf(s.Low) {
		if r.clauseTakesUp(c.text, q) {
			return c.text, c.at
		}
	}
	return s.Low, 0
}

func (r *Reading) clauseTakesUp(text string, q askedThing) bool {
	words := termsOf(text)
	for _, h := range q.head {
		if slices.ContainsFunc(words, func(t term) bool { return r.alike(h, t) }) {
			return true
		}
	}
	return slices.ContainsFunc(q.topics, func(t int) bool { return r.Clinic.Topics[t].In(text) })
}

// sameFigure: one number stands in both.
func sameFigure(a, b string) bool { return len(shared(figuresIn(a), figuresIn(b))) > 0 }

// agreesWith: the sentence holds half of what the answer says, or denies and
// states as the answer does while it holds a third.
func (r *Reading) agreesWith(s *Statement, q askedThing) bool {
	if answerYes.MatchString(q.answer) && !negation.Matches(s.look()) && strings.HasPrefix(q.answer, "yes") ||
		endedThen.MatchString(q.answer) && pastTold.Matches(s.look()) {
		return true
	}
	if as, bs := howOften(s.Low), howOften(q.answer); len(as) > 0 && len(bs) > 0 {
		return true // as often, or toldApart had said so
	}
	if sameFigure(s.Low, q.answer) {
		return true
	}
	words := termsOf(s.Low)
	n, of := 0, 0
	for _, t := range q.terms {
		if fillers[t.word] || r.broad(t) && len(q.terms) > 3 {
			continue
		}
		of++
		if slices.ContainsFunc(words, func(x term) bool { return r.alike(t, x) || r.covers(t, x) || r.covers(x, t) }) {
			n++
		}
	}
	same := negation.Matches(s.look()) == noteSaysNo.MatchString(q.answer)
	return of == 0 && same || n*2 >= of && same || n*3 >= of*2
}
