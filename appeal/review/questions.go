package review

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// asking words and their answers' words carry no subject of a question.
var generic = wordSet(`diagnos question evaluat examin opinion basis state identif support further indicat addition relat follow object find reason medical current condit treat comment
appropri necess any explain detail address answer complet enclos form respons specif list each specialt standpoint forward date present work job perform abl period extent respect post number suppl letter amount
regard particular used use name file becaus expect frequenc kind way capabl capacit possibl occupat posed claim injur accid incid illness januar februar march april june jul august september october november december
need there test consist psychiatr neurolog orthop rheumatolog psycholog reasonabl reasonable pleas review enclosed record resolv matter help would obtain`)

// unanswered finds questions to which the report gives no answer, or which it
// answers in part.
func unanswered(r *Reading) []appeal.Finding {
	all := r.questions()
	if !slices.ContainsFunc(all, func(q report.Question) bool { return len(q.Answer) > 0 }) {
		return nil // no answers were told apart: nothing can be said
	}
	var out []appeal.Finding
	for _, q := range all {
		if q.Text == "" {
			continue
		}
		var a []*Statement
		for _, i := range q.Answer {
			if s := &r.Said[i]; s.Voice != Formula && !signature(s.Text) && !bareMark.MatchString(s.Low) {
				a = append(a, s)
			}
		}
		if f, ok := r.checkAnswer(q, a); ok {
			out = append(out, f)
		}
	}
	return out
}

// The signature lines at the end of a report follow the last answer.
var (
	degreeLine = clinic.Expr(`^\S+ (\S+ ){1,4}(M\.?D|D\.?O|Ph\.?D|D\.?C|Psy\.?D|MD|DO|PhD|DC)\b\.?`)
	closing    = clinic.Expr(`licen[cs]e|diplomate|board[- ]certified|respectfully|sincerely`)
)

// signature reports such a line.
func signature(text string) bool {
	return closing.MatchString(strings.ToLower(text)) || strings.Contains(text, "D") && degreeLine.MatchString(text)
}

func (r *Reading) checkAnswer(q report.Question, a []*Statement) (appeal.Finding, bool) {
	asked := clinic.Fold(q.Text)
	at := "report#p" + strconv.Itoa(q.Ref.Page) + ",l" + strconv.Itoa(q.Ref.Line)
	if len(a) == 0 {
		f := appeal.Finding{
			ID: fmt.Sprintf("question %d", q.Number), Ref: r.place(report.Answers, report.Discussion), Confidence: appeal.Medium, Subject: fmt.Sprintf("question %d", q.Number),
			Why: fmt.Sprintf("No answer to question %d was found: “%s”", q.Number, whole(q)), Against: []string{at},
		}
		if len(q.Asked) > 0 {
			s := &r.Said[q.Asked[0]]
			f.Ref, f.Quote = s.Ref, quote(s.Text)
		}
		return asking(f, "What is your answer to this question?", fmt.Sprintf("The report gives no answer to question %d.", q.Number)), true
	}
	said := ""
	for _, s := range a {
		said += " " + s.Low
	}
	if len(a) <= 2 && dodges.MatchString(a[0].Low) {
		f := about(a[0], appeal.Medium, fmt.Sprintf("question %d", q.Number), fmt.Sprintf("Question %d is put aside, not answered: “%s”", q.Number, whole(q)), at)
		return asking(f, "What is your answer to this question?", fmt.Sprintf("The report puts question %d aside.", q.Number)), true
	}
	if f, ok := r.leftOut(q, asked, said, a, at); ok {
		return f, true
	}
	parts := r.parts(q)
	missing := missingParts(parts, said)
	if yesNo(a[0].Low) {
		missing = slices.DeleteFunc(missing, func(p part) bool { return closed.MatchString(p.text) })
	}
	refers := r.refersElsewhere(a)
	if refers != nil && len(missing) > 0 && !r.treated(missing, a) {
		return r.answerFinding(q, refers, at, appeal.High, parts, missing, true), true
	}
	if len(missing) == 0 {
		return appeal.Finding{}, false
	}
	c := appeal.Low // words that are not there may be said in other words
	if len(parts) > 1 && len(missing) == len(parts) && refers == nil && !strings.HasPrefix(strings.TrimLeft(a[0].Low, "0123456789.) "), "no") {
		c = appeal.Medium
	}
	return r.answerFinding(q, quotable(a), at, c, parts, missing, false), true
}

// dodges are ways to put a question aside.
var dodges = clinic.Expr(`\b(place|put|give|attach) (little|no|not much) (reliance|weight|importance|credence|stock)\b|\bnot (needed|necessary|relevant|required|material) (for|to) my (opinion|conclusion)|\bno (further )?(comment|opinion)\b|\b(decline|unable|not able|not prepared) to (comment|answer|say|address)|\bnot applicable\b|\bn/a\b|\b(better|best|more properly|rather) (put|addressed|directed|left|asked|answered|posed|referred) (to|by|of)\b|\b(is|are) (a (matter|question) )?for (the|his|her|your|others|another|someone)( \w+)? to (answer|say|decide|judge)\b|\b(did not|do not) (consider|address|comment)`)

// closed questions are answered by yes or no.
var closed = clinic.Expr(`^(whether|is|are|was|were|does|do|did|can|could|has|have|should|would|will)\b`)

// quotable is the sentence of an answer that shows it best: the last lettered
// part, else the first that says more than yes or no.
func quotable(a []*Statement) *Statement {
	for i := len(a) - 1; i >= 0; i-- {
		if lettered.MatchString(a[i].Low) {
			return a[i]
		}
	}
	for _, s := range a {
		if len(s.Stems) >= 1 && !yesNo(s.Low) || len(s.Stems) >= 2 {
			return s
		}
	}
	return a[0]
}

var lettered = clinic.Expr(`^\([a-h]\) `)

// answerFinding quotes the question whole, or of a long one the sentences that
// hold what is missing: a phrase torn out of one reads as another question.
func (r *Reading) answerFinding(q report.Question, s *Statement, at string, c appeal.Confidence, parts, missing []part, refers bool) appeal.Finding {
	var asked, letters []string
	for _, m := range missing {
		if !slices.Contains(asked, m.from) {
			asked = append(asked, m.from)
		}
		if m.letter != "" && !slices.Contains(letters, m.letter) {
			letters = append(letters, m.letter)
		}
	}
	text, what := unnumbered(q.Text), "it"
	if len(strings.Fields(text)) > maxQuote {
		text = fitting(asked)
	}
	switch {
	case len(letters) > 0:
		what = "part " + strings.Join(letters, ", ") + " of it"
	case len(missing) < len(parts):
		what = "all of it"
	}
	why, says := "The answer does not speak of "+what+".", "The answer does not speak of "+what+"."
	switch {
	case refers:
		why = "The answer refers to another part of the report, which does not speak of " + what + "."
	case c == appeal.Low: // the answer may say it in other words
		if len(letters) == 0 {
			what = "a part of it"
		}
		why, says = "The answer may leave "+what+" open.", "The answer leaves "+what+" open."
	}
	f := about(s, c, fmt.Sprintf("question %d", q.Number), fmt.Sprintf("Question %d asks: “%s” %s", q.Number, text, why), at)
	return asking(f, "What is your answer to this question?", fmt.Sprintf("Question %d asks: “%s” %s", q.Number, text, says))
}

// fitting joins as many of the sentences as a quote may hold.
func fitting(sentences []string) string {
	text := ""
	for _, s := range sentences {
		if longer := strings.TrimSpace(text + " " + s); len(strings.Fields(longer)) <= maxQuote {
			text = longer
		}
	}
	if text == "" {
		return quote(sentences[0]) + " …"
	}
	return text
}

// part is one thing that a question asks for, with the sentence and, where there
// is one, the letter under which it asks.
type part struct {
	text   string
	stems  []string
	from   string
	letter string
}

var (
	partEnd    = clinic.Expr(`\([a-e]\)|[,;?]| and (?:if so|if not|whether|what|state|for how|at what|to what|is|has|its?|the|of|on)?\b| or `)
	partMark   = clinic.Expr(` \([a-h]\) `)
	partLetter = clinic.Expr(`^\([a-h]\) `)
	askedNo    = clinic.Expr(`(?i)^\W*\d+\.\d+\.?\s+|^\W*((your |the )?(question|issue|inquiry)\s*)?(no\.?\s*)?(q\s?)?(\d+(\.\d+)?|[a-z])?[.):]\s*|^\W*(question |q)?\d+\s+`)
)

// unnumbered gives the text of a question without the number before it.
func unnumbered(text string) string { return strings.TrimSpace(askedNo.ReplaceAllString(text, "")) }

// whole gives a question as it can be quoted.
func whole(q report.Question) string { return quote(unnumbered(q.Text)) }

// parts splits a question into the things that it asks for, each with words of
// its own.
func (r *Reading) parts(q report.Question) []part {
	var out []part
	for i, k := range q.Asked {
		text := r.Said[k].Text
		if i == 0 {
			text = unnumbered(text)
		}
		from, letter := text, ""
		for at := []int{0}; at != nil; {
			if m := partLetter.FindString(text); m != "" {
				letter = strings.TrimSpace(m)
			}
			one := text
			if at = partMark.FindStringIndex(text); at != nil {
				one, text = text[:at[0]], text[at[0]+1:]
			}
			for _, p := range partsOf(one) {
				p.from, p.letter = from, letter
				out = append(out, p)
			}
		}
	}
	return out
}

func partsOf(text string) []part {
	var out []part
	for _, p := range partEnd.Split(clinic.Fold(text), -1) {
		p = strings.Trim(p, " .:")
		if strings.HasPrefix(p, "if ") {
			continue
		}
		var own []string
		for _, w := range stems(p) {
			if !isGeneric(w) && len(w) > 3 && (w[0] < '0' || w[0] > '9') {
				own = append(own, w)
			}
		}
		if len(own) > 0 {
			out = append(out, part{text: p, stems: own})
		}
	}
	return out
}

func isGeneric(w string) bool {
	return generic[w] || len(w) > 5 && generic[w[:len(w)-1]] || len(w) > 6 && generic[w[:len(w)-2]]
}

// also are words that answer for one another.
var also = map[string][]string{
	"prognosi": {"course", "improv", "outlook", "recover"}, "prognos": {"course", "outlook", "expect", "recover"}, "restrict": {"limit", "none", "restrict"}, "limit": {"restrict", "none"},
	"caus": {"relat", "result", "due"}, "related": {"caus"}, "causally": {"relat", "caus"}, "maximum": {"mmi", "improv", "fixed", "stabl"}, "improvement": {"mmi", "stabl"}, "long": {"until", "week", "month", "year", "permanent", "indefinite", "discontinued"}, "exist": {"prior", "histor"}, "onset": {"began", "start", "since"},
	"restrictions": {"none"}, "pre-exist": {"prior", "histor", "pre-exist"}, "preexist": {"prior", "histor"}, "contribut": {"share", "apportion", "percent"}, "cognitiv": {"attent", "memor", "concentrat", "mental"},
	"exaggerat": {"valid", "over-report", "magnif", "effort"}, "recover": {"recover", "resolv"}, "disabil": {"disab", "work", "restrict"}, "rating": {"percent"}, "impair": {"percent"},
	"alternat": {"instead", "recommend"}, "correlat": {"correlat", "correspond"}, "conservativ": {"therap", "injection", "month"},
}

func missingParts(parts []part, said string) []part {
	have := stems(said)
	var out []part
	for _, p := range parts {
		if !slices.ContainsFunc(p.stems, func(w string) bool {
			return slices.ContainsFunc(have, func(h string) bool { return sameStem(w, h) }) ||
				slices.ContainsFunc(also[w], func(a string) bool { return strings.Contains(said, a) })
		}) {
			out = append(out, p)
		}
	}
	return out
}

func sameStem(a, b string) bool {
	return a == b || len(a) >= 5 && strings.HasPrefix(b, a) || len(b) >= 5 && strings.HasPrefix(a, b)
}

var yesNoStart = clinic.Expr(`^\W*(\d+\W+|question \d+\W+|a\d*[.:| ] *|(my )?(answer|response|reply)\W+(\d+\W+)?)?(\([a-e]\) )?(yes|no|none|not|there (is|are) none)\b`)

func yesNo(low string) bool { return yesNoStart.MatchString(low) }

// refersElsewhere gives the sentence of an answer that only points to another
// part of the report.
func (r *Reading) refersElsewhere(a []*Statement) *Statement {
	for _, s := range a {
		if p, _ := r.group("referral", s); p != nil && len(a) <= 2 {
			return s
		}
	}
	return nil
}

// treated: the examiner speaks of the missing parts elsewhere in own words.
func (r *Reading) treated(missing []part, a []*Statement) bool {
	for _, m := range missing {
		if r.find(func(s *Statement) bool {
			return s.opinion() && s.Question == 0 && !slices.ContainsFunc(a, func(x *Statement) bool { return x.Index == s.Index }) &&
				len(missingParts([]part{m}, s.Low)) == 0
		}) == nil {
			return false
		}
	}
	return true
}
