package report

import (
	"regexp"
	"strconv"
	"strings"
)

// passage is the sentences [first, last) of one paragraph.
type passage struct {
	first, last int
	item        bool
}

func (r *Report) passages(first, last int) []passage {
	var out []passage
	for i := first; i < last; i++ {
		if n := len(out); n > 0 && r.Sentences[i].Paragraph == r.Sentences[i-1].Paragraph {
			out[n-1].last = i + 1
			continue
		}
		out = append(out, passage{first: i, last: i + 1, item: r.Sentences[i].Item})
	}
	return out
}

var (
	askForm     = regexp.MustCompile(`(?i)^["“]?(?:question|issue|interrogatory|inquiry|q)\s*(?:no\.?\s*|#\s*|number\s*)?(\d{1,2})\s*(?:[.:)—–-]|\s|$)`)
	answerForm  = regexp.MustCompile(`(?i)^(?:answer|response|reply|a)(?:\s*(?:to|no\.?|#|number)?\s*(?:question|issue)?\s*(?:no\.?|#)?\s*(\d{1,2}))?\s*[.:)—–-]`)
	numberForm  = regexp.MustCompile(`^["“]?\(?(\d{1,2})[.)]\s`)
	refersBack  = regexp.MustCompile(`(?i)^please (?:see|refer|note)\b`)
	imperative  = regexp.MustCompile(`(?i)^(?:please|kindly|describe|comment|state|provide|list|identify|explain|indicate|address|discuss|compare|summari[sz]e|outline|set out|advise|specify|opine|give (?:your|the|a)|your (?:diagnosis|prognosis|opinion)|if (?:so|not|yes|no)\b.*(?:please|what|when|how)|if .* (?:please|identify|describe|state))\b`)
	plainMarker = regexp.MustCompile(`(?i)^(?:[QA][.:]|your question:|question:|answer:|response:|[•●▪◦‣*–—-])\s`)
)

// linkQuestions numbers the questions and their answers.
func (p *parser) linkQuestions() {
	r := p.rep
	r.interleave()
	linked := r.linked()
	for _, s := range r.Sections {
		if s.Kind == Questions {
			r.askIn(s)
		}
	}
	r.askInLists()
	for i, s := range r.Sections {
		if s.Kind == Footnotes || s.Kind == Records || linked[i] {
			continue
		}
		p.rep.answerIn(s)
	}
}

// linked gives the sections that hold answers already told from questions.
func (r *Report) linked() map[int]bool {
	out := map[int]bool{}
	for _, s := range r.Sentences {
		if s.Answers > 0 || s.Question > 0 {
			out[s.Section] = true
		}
	}
	return out
}

// askIn numbers the questions of a section that lists them. A passage goes on
// with the question before it where that one has not ended, and, in a list that
// counts, where it has no number of its own.
func (r *Report) askIn(s Section) {
	n, counted := 0, false
	passages := r.passages(s.First, s.Last)
	for k, g := range passages {
		text := r.Sentences[g.first].Text
		bullet := plainMarker.MatchString(text)
		switch m := firstMatch(text, askForm, numberForm); {
		case !bullet && m != n+1 && r.unfinished(g.first, n):
		case m > 0:
			n, counted = m, true
		case strings.HasSuffix(text, ":") && k+1 < len(passages), closing.MatchString(text):
			continue
		case bullet || r.asks(g) && !strings.HasSuffix(text, ":") && (n == 0 || !subpart(text)):
			if !counted {
				n++
			}
		case n > 0 && subpart(text):
		default:
			continue
		}
		r.setQuestion(g.first, g.last, n)
	}
}

// closing requests about the report itself end a list of questions.
var closing = regexp.MustCompile(`(?i)^(?:please|kindly) (?:send|forward|return|submit|fax|e-?mail|mail|call|contact|do not|feel free|bill|invoice|sign)\b`)

// unfinished reports that the sentence before belongs to question n and stops in
// the middle: its line was wrapped.
func (r *Report) unfinished(first, n int) bool {
	return n > 0 && first > 0 && r.Sentences[first-1].Question == n && !endsSentence(r.Sentences[first-1].Text) && !strings.HasSuffix(r.Sentences[first-1].Text, ";")
}

// askInLists finds numbered lists of questions outside the sections named for
// them: items counted from 1, most of which end with a question mark.
func (r *Report) askInLists() {
	for _, s := range r.Sections {
		if s.Kind == Answers || s.Kind == Questions || s.Kind == Footnotes {
			continue
		}
		groups := r.passages(s.First, s.Last)
		for i := 0; i < len(groups); {
			j, marks := i, 0
			for j < len(groups) && firstMatch(r.Sentences[groups[j].first].Text, numberForm) == j-i+1 {
				if strings.HasSuffix(r.Sentences[groups[j].last-1].Text, "?") {
					marks++
				}
				j++
			}
			if j-i >= 2 && marks*2 >= j-i {
				for k := i; k < j; k++ {
					r.setQuestion(groups[k].first, groups[k].last, k-i+1)
				}
			}
			i = max(j, i+1)
		}
	}
}

func firstMatch(text string, forms ...*regexp.Regexp) int {
	for _, f := range forms {
		if m := f.FindStringSubmatch(text); m != nil && m[1] != "" {
			n, _ := strconv.Atoi(m[1])
			return n
		}
	}
	return 0
}

// misreadOne is a list's 1. as recognition reads it.
var misreadOne = regexp.MustCompile(`^\(?[lI|i!][.)](?:\s|$)`)

// numbered gives the number that a passage begins with. A letter that looks like a
// 1 is one where the next number is 2.
func (r *Report) numbered(groups []passage, k int) int {
	text := r.Sentences[groups[k].first].Text
	if !misreadOne.MatchString(text) {
		return firstMatch(text, numberForm)
	}
	for _, g := range groups[k+1:] {
		if n := firstMatch(r.Sentences[g.first].Text, numberForm); n > 0 {
			if n == 2 {
				return 1
			}
			break
		}
	}
	return 0
}

var subpartForm = regexp.MustCompile(`^\(?[a-z][.)]\s|^\([ivx]+\)\s`)

func subpart(text string) bool { return subpartForm.MatchString(text) }

// asks reports whether a passage is a question or a request.
func (r *Report) asks(g passage) bool {
	first := r.Sentences[g.first].Text
	for _, f := range []*regexp.Regexp{yourForm, askForm, paraNumber, numberForm, letterForm, plainMarker} {
		first = strings.TrimSpace(first[len(f.FindString(first)):])
	}
	return strings.HasSuffix(strings.TrimRight(first, "\"”’) "), "?") || imperative.MatchString(first) && !refersBack.MatchString(first)
}

func (r *Report) setQuestion(first, last, n int) {
	for i := first; i < last; i++ {
		r.Sentences[i].Question = n
	}
}

// answerIn goes through a section that answers questions. A number counts when
// it goes on from the one before; "Question 3" always does. Outside a section
// named for answers only "Question 3" begins.
func (r *Report) answerIn(s Section) {
	known := r.known()
	now := 0
	groups := r.passages(s.First, s.Last)
	counted := known > 0
	for _, g := range groups {
		counted = counted || firstMatch(r.Sentences[g.first].Text, askForm, numberForm) > 0
	}
	for k, g := range groups {
		text := r.Sentences[g.first].Text
		if r.Sentences[g.first].Question > 0 {
			now = 0
			if s.Kind == Answers {
				now = r.Sentences[g.first].Question
			}
			continue
		}
		if n := firstMatch(text, askForm); n > 0 {
			now = n
			r.splitAsked(g, n, true)
			continue
		}
		if n := firstMatch(text, answerForm); n > 0 {
			now = n
		}
		if n := r.numbered(groups, k); s.Kind == Answers && n > 0 && (n == now+1 || n > now && (n <= known || known == 0 && now > 0)) {
			now = n
			alone := k+1 < len(groups) && g.last == g.first+1 && firstMatch(r.Sentences[groups[k+1].first].Text, numberForm) == 0
			r.splitAsked(g, n, alone && isLabel(text))
			continue
		}
		if s.Kind == Answers && !counted && r.asks(g) && !answerForm.MatchString(text) {
			now++
			r.splitAsked(g, now, true)
			continue
		}
		r.setAnswer(g.first, g.last, now)
	}
}

// known gives the highest number among the questions found so far.
func (r *Report) known() int {
	n := 0
	for _, s := range r.Sentences {
		n = max(n, s.Question)
	}
	return n
}

// isLabel reports whether a numbered line names a question without asking it.
func isLabel(text string) bool {
	return len(strings.Fields(text)) <= 10 && !strings.HasSuffix(text, ".")
}

// splitAsked takes the leading questions of a passage for the question and the
// rest for its answer; label says that the first sentence asks in any case.
func (r *Report) splitAsked(g passage, n int, label bool) {
	i := g.first
	for i < g.last && (label && i == g.first || r.asks(passage{first: i, last: i + 1})) {
		i++
	}
	r.setQuestion(g.first, i, n)
	r.setAnswer(i, g.last, n)
}

func (r *Report) setAnswer(first, last, n int) {
	for i := first; i < last; i++ {
		r.Sentences[i].Answers = n
	}
}
