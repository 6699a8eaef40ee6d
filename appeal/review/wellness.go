package review

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// stance is the side that a piece of text takes on one concept.
type stance struct {
	concept *clinic.Concept
	side    int
	at      int // in the text
	body    Side
	own     bool   // by words of the concept, not by those that say it of anything
	text    string // the clause
}

var conceptCut = clinic.Expr(`;|: |\. |, (?:and|but|while|although|though|whereas|however|which|who|he|she|it|they|there|then) | but | while | although | though | whereas | however `)

// tells gives what folded text says of each concept, clause by clause. The head
// names a thing of which the text speaks without repeating it.
func (r *Reading) tells(low, head string, only map[*clinic.Concept]bool) []stance {
	if only != nil && len(only) == 0 {
		return nil
	}
	var out []stance
	table := r.Clinic.Concepts
	look := clinic.LookAt(low)
	whole := sideOf(low)
	var cut []piece
	for _, c := range table.Concepts {
		if only != nil && !only[c] || !c.Touches(look) && (head == "" || c.Named(head) < 0) {
			continue
		}
		if cut == nil {
			cut = cutAt(conceptCut, low)
		}
		before := head
		for _, p := range cut {
			side, at, own := table.Says(c, p.text, before)
			if side != 0 && at >= 0 {
				body := sideOf(p.text)
				if body == "" {
					body = whole
				}
				out = append(out, stance{c, side, p.at + at, body, own, p.text})
			}
			if head == "" {
				before = ""
				if p.at+len(p.text) < len(low) && low[p.at+len(p.text)] == ':' && len(p.text) < 40 {
					before = p.text // "gait: slow"
				}
			}
		}
	}
	return out
}

// source is a text of the case that a sentence of the report is held against.
type source struct {
	key, text, who string
	low, head      string
	doc            *appeal.Document
	side           Side // of the body, where the source names it apart from its text
	seen           bool // it tells what was done or seen at the visit, not what was said
	test           int  // the number of the test that it remarks on, from 1
	answers        bool // it gives an answer to a question
}

var (
	answerNever = clinic.Expr(`^(?:(?:i|we) )?(?:said|answered|told (?:him|her|them))?,? ?(?:that )?(no|never|none|not one|nothing|i (?:do|did|have|had|was|am|could|can) ?(?:not|n't|never))\b`)
	sinceNever  = clinic.Expr(`^(?:i )?(?:said )?not since\b`)
	saidFirst   = clinic.Expr(`^(?:i |we )?(?:said|answered|told (?:him|her|them))[, ]*(?:that )?`)
)

// visitSources gives the notes of the visit as texts that can be held against
// the report: an answer with its question, a remark with the name of its test.
func (r *Reading) visitSources() []source {
	var out []source
	n := r.Case.Exam.Notes
	for i, q := range n.Questions {
		low := clinic.Fold(q)
		open := strings.IndexByte(low, '(')
		m := answerPart.FindStringSubmatch(low)
		if open < 3 || m == nil || sinceNever.MatchString(m[1]) {
			continue
		}
		question := strings.TrimSpace(low[:open])
		answer := saidFirst.ReplaceAllString(m[1], "")
		text := question + " " + answer
		if answerNever.MatchString(m[1]) {
			text = "no " + strings.TrimPrefix(strings.TrimPrefix(question, "whether "), "if ")
			if _, rest, ok := strings.Cut(answer, ","); ok {
				text += ", but " + strings.TrimSpace(rest)
			}
		}
		out = append(out, source{key: fmt.Sprintf("exam.notes.questions[%d]", i), text: q, who: "the claimant", low: text, answers: true})
	}
	for i, s := range n.Remarks {
		low := clinic.Fold(s)
		out = append(out, source{key: fmt.Sprintf("exam.notes.remarks[%d]", i), text: s, who: "the claimant", low: low, seen: !toldWords.MatchString(low), answers: toldWords.MatchString(low)})
	}
	if n.Witness != nil {
		for i, s := range n.Witness.Saw {
			out = append(out, source{key: fmt.Sprintf("exam.notes.witness.saw[%d]", i), text: s, who: "the witness", low: clinic.Fold(s), seen: true})
		}
	}
	for i, t := range n.Tests {
		if t.Remark == "" || t.Performed != nil && !*t.Performed {
			continue
		}
		out = append(out, source{key: fmt.Sprintf("exam.notes.tests[%d]", i), text: t.Name + " " + t.Side + ": " + t.Remark, who: "the claimant", low: clinic.Fold(t.Remark), head: clinic.Fold(t.Name), side: Side(strings.ToLower(t.Side)), test: i + 1, seen: true})
	}
	return out
}

// standing is what the case says of a concept in one source.
type standing struct {
	stance
	from *source
}

// wellOrNot finds statements that say of a thing that it is well, or is not,
// where the notes of the visit or the paper that the statement tells say the
// contrary.
func wellOrNot(r *Reading) []appeal.Finding {
	visit := r.visitSources()
	byVisit := map[*clinic.Concept][]standing{}
	only := map[*clinic.Concept]bool{}
	for i := range visit {
		for _, t := range r.tells(visit[i].low, visit[i].head, nil) {
			if visit[i].side != "" {
				t.body = visit[i].side
			}
			if !t.own && (visit[i].head == "" || t.concept.Named(visit[i].head) < 0) && !visit[i].answers {
				continue // "because of the pain" says nothing of what else the remark names
			}
			byVisit[t.concept] = append(byVisit[t.concept], standing{t, &visit[i]})
			only[t.concept] = true
		}
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records && (s.Item || s.Row) || len(s.Low) > 500 || !s.ownAnswer() || strings.HasSuffix(s.Low, "?") {
			return
		}
		if p, _ := r.group("admission", s); p != nil {
			return
		}
		if f, ok := r.againstVisit(s, byVisit, only); ok {
			out = append(out, f)
		} else if f, ok := r.againstPapers(s); ok {
			out = append(out, f)
		}
	})
	return out
}

// againstVisit holds what was found against what was seen, and what was told
// against what was answered.
func (r *Reading) againstVisit(s *Statement, visit map[*clinic.Concept][]standing, only map[*clinic.Concept]bool) (appeal.Finding, bool) {
	exam := s.inExam() && s.Voice == Examiner && !leftUndone(s.Low)
	history := s.history() || s.Voice == Claimant && !s.inExam()
	if !exam && !history || history && pastOf.Matches(s.look()) {
		return appeal.Finding{}, false
	}
	for _, t := range r.tells(s.Low, "", only) {
		if exam && (t.side != clinic.Well || t.concept.Conduct) {
			continue
		}
		var against *standing
		agreed := false
		for i, v := range visit[t.concept] {
			if exam && !v.from.seen || history && !v.from.answers || apartSides(t.body, v.body) || otherPlace(t.text, s, v.text+" "+v.from.head) {
				continue
			}
			if v.side == t.side {
				agreed = true
				break
			}
			if against == nil {
				against = &visit[t.concept][i]
			}
		}
		if agreed || against == nil || history && t.side == clinic.Amiss && !against.from.answers {
			continue
		}
		f := aboutClause(s, t.at, r.surely(s, t, against), t.concept.Name, "The report and the notes of the visit differ. Noted by "+against.from.who+": “"+plain(against.from.text)+"”.", against.from.key)
		f.Kind = appeal.ContradictsExam
		return asking(f, "What have you found or been told on this point, and when?", "The claimant’s notes of that day differ from this statement."), true
	}
	return appeal.Finding{}, false
}

// surely: medium where a paper and the report both use the concept's own words,
// or where the note is of the very test that the sentence reports; all else is a
// question.
func (r *Reading) surely(s *Statement, t stance, against *standing) appeal.Confidence {
	from := against.from
	if from.doc != nil && t.own && against.own {
		return appeal.Medium
	}
	if from.test > 0 && t.own && against.own {
		if _, _, ok := r.reportsTest(s, r.tests[from.test-1]); ok {
			return appeal.Medium
		}
	}
	return appeal.Low
}

// pastOf: the history of another time or of another person.
var pastOf = clinic.Expr(`\b(prior to|before the|previously|in the past|formerly|as a child|childhood|years ago|at that time|initially|at first|then)\b`)

func apartSides(a, b Side) bool {
	return (a == Left || a == Right) && b == a.other()
}

// otherPlace: both name parts of the body, and none in common.
func otherPlace(clause string, s *Statement, other string) bool {
	theirs := append(anatomy(other), partsIn(other)...)
	if len(theirs) == 0 {
		return false
	}
	mine := append(anatomy(clause), partsIn(clause)...)
	if len(mine) == 0 {
		mine = append(anatomy(s.Low), s.Parts...)
	}
	return len(mine) > 0 && len(shared(mine, theirs)) == 0
}

// againstPapers holds what is said of a paper against that paper.
func (r *Reading) againstPapers(s *Statement) (appeal.Finding, bool) {
	if s.inExam() && s.Voice == Examiner || s.Voice == Claimant {
		return appeal.Finding{}, false
	}
	docs := r.papersOrBefore(s)
	if len(docs) == 0 || len(docs) > 2 {
		return appeal.Finding{}, false
	}
	mine := r.tells(s.Low, "", nil)
	if len(mine) == 0 {
		return appeal.Finding{}, false
	}
	only := map[*clinic.Concept]bool{}
	for _, t := range mine {
		only[t.concept] = true
	}
	for _, d := range docs {
		theirs := map[*clinic.Concept][]standing{}
		for _, k := range r.paperSentences(d.ID) {
			if hypothetical.MatchString(k.low) {
				continue
			}
			src := &source{key: k.key, text: k.text, low: k.low, doc: d}
			for _, t := range r.tells(k.low, "", only) {
				theirs[t.concept] = append(theirs[t.concept], standing{t, src})
			}
		}
		for _, t := range mine {
			if against := contrary(t, s, theirs[t.concept]); against != nil && (t.side == clinic.Well || t.concept.Conduct) && !r.bothDeny(s, t, d.ID) {
				f := aboutClause(s, t.at, r.surely(s, t, against), t.concept.Name, fmt.Sprintf("The report and the paper that it tells differ on this. %s says: “%s”", describe(*d), quote(against.from.text)), against.from.key)
				return asking(f, "What do your records have on this point?", "The paper itself reads: “"+clip(against.from.text)+"”"), true
			}
		}
	}
	return appeal.Finding{}, false
}

// bothDeny: the clause denies a thing that the paper itself denies
// ("no neuropathy", "no polyneuropathy").
func (r *Reading) bothDeny(s *Statement, t stance, paper string) bool {
	for _, d := range r.denialsOf(s) {
		if len(d.heads) == 0 || !strings.Contains(t.text, d.heads[0].word) {
			continue
		}
		for _, k := range r.paperSentences(paper) {
			for _, o := range k.denials {
				if len(o.heads) > 0 && strings.HasSuffix(o.heads[0].word, d.heads[0].word) {
					return true
				}
			}
		}
	}
	return false
}

// contrary gives a place that says the other of a concept, nil where one says
// the same.
func contrary(t stance, s *Statement, there []standing) *standing {
	var against *standing
	for i, v := range there {
		if apartSides(t.body, v.body) || otherPlace(t.text, s, v.text) {
			continue
		}
		if v.side == t.side {
			return nil
		}
		if against == nil {
			against = &there[i]
		}
	}
	return against
}
