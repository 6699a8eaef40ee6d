package report

import (
	"regexp"
	"strings"
	"unicode"
)

// turn is a passage that puts a question, by the mark it begins with.
type turn struct {
	at    int // index into the passages
	style string
	asks  bool // by its own words, not only by its mark
}

var (
	letterForm = regexp.MustCompile(`^\(?([a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})[.)]\s`)
	bareMark   = regexp.MustCompile(`^\(?(?:[a-zA-Z]|[ivxIVX]{2,4})[.)]$`)
	paraNumber = regexp.MustCompile(`^\d{1,2}\.\d{1,2}\.?\s+`)
	yourForm   = regexp.MustCompile(`(?i)^(?:(?:your|the|referral|carrier's|insurer's|client's) )?(?:question|inquiry|issue|query)(?:\s+(?:no\.?\s*)?[\w]{1,3})?\s*[.:)—–-]\s`)
	replyForm  = regexp.MustCompile(`(?i)^(?:(?:my|the|our) )?(?:answer|response|reply|opinion|comment|A)(?:\s*(?:no\.?\s*)?\d{0,2})?\s*[.:)]\s`)
	wantsExam  = regexp.MustCompile(`(?i)\b(?:describe|summari[sz]e|detail|outline|state|set out|provide|give|what (?:are|were)|report)\b.{0,40}\b(?:examination|physical|clinical|objective) findings\b`)
	wantsStory = regexp.MustCompile(`(?i)\b(?:describe|summari[sz]e|detail|outline|state|set out|provide|give)\b.{0,30}\b(?:history|mechanism of injury|complaints)\b`)
)

// interleave finds questions and answers that follow one another, by letters,
// figures or "Your question: … Response: …", in a letter without headings or in
// a section that is named for the questions, links them, and gives what stands
// there the kind of section that it is.
func (r *Report) interleave() {
	r.takeTurns(-1, 0, r.firstSection())
	for i := 0; i < len(r.Sections); i++ {
		switch s := r.Sections[i]; s.Kind {
		case Opening, OtherSection, Questions, Answers, Discussion, "":
			r.takeTurns(i, s.First, s.Last)
		case Footnotes, Certification, Addendum:
		default:
			if r.asksInWords(s) {
				r.takeTurns(i, s.First, s.Last)
			}
		}
	}
}

// asksInWords reports whether passages of a section begin with the word for a
// question, or with a figure before a question of one sentence: a letter that
// goes on without another heading.
func (r *Report) asksInWords(s Section) bool {
	n := 0
	for _, g := range r.passages(s.First, s.Last) {
		text := r.Sentences[g.first].Text
		if firstMatch(text, askForm) > 0 || yourForm.MatchString(text) || numberForm.MatchString(text) && g.last == g.first+1 && strings.HasSuffix(strings.TrimRight(text, "\"”"), "?") {
			n++
		}
	}
	return n >= 2
}

// firstSection gives the index of the first sentence that stands in a section.
func (r *Report) firstSection() int {
	if len(r.Sections) == 0 {
		return len(r.Sentences)
	}
	return r.Sections[0].First
}

func (r *Report) takeTurns(section, first, last int) {
	for i := first; i < last; i++ {
		if r.Sentences[i].Question > 0 {
			return
		}
	}
	groups := r.passages(first, last)
	turns := r.turnsIn(groups, section >= 0 && r.Sections[section].Kind == Answers)
	if len(turns) < 2 || section >= 0 && r.Sections[section].Kind == Answers && r.counts(groups, turns) {
		return
	}
	number := r.numbering(groups, turns)
	for n, t := range turns {
		end := last
		if n+1 < len(turns) {
			end = groups[turns[n+1].at].first
		}
		g := groups[t.at]
		r.setQuestion(g.first, r.askedUntil(g), number[n])
		r.setAnswer(r.askedUntil(g), end, number[n])
	}
	from := groups[turns[0].at].first
	if section >= 0 && (r.Sections[section].Kind == Questions || r.Sections[section].Kind == Answers) {
		r.Sections[section].Kind = Answers
	} else {
		r.cut(from, Answers)
	}
	for n, t := range turns {
		kind := wanted(r.textOf(groups[t.at]))
		if kind == "" {
			continue
		}
		if n+1 < len(turns) {
			r.cut(groups[turns[n+1].at].first, Answers)
		}
		r.cut(groups[t.at].last, kind)
	}
}

// numbering gives the turns their own figures where these count up, else 1, 2, 3.
func (r *Report) numbering(groups []passage, turns []turn) []int {
	own, counted := make([]int, len(turns)), make([]int, len(turns))
	up := true
	for n, t := range turns {
		own[n], counted[n] = firstMatch(r.Sentences[groups[t.at].first].Text, askForm, numberForm), n+1
		up = up && own[n] > 0 && (n == 0 || own[n] > own[n-1])
	}
	if up {
		return own
	}
	return counted
}

// askedUntil gives the end of the question in a passage that begins with one:
// what follows its last asking sentence answers already.
func (r *Report) askedUntil(g passage) int {
	for i := g.last; i > g.first; i-- {
		if r.asks(passage{first: i - 1, last: i}) {
			return i
		}
	}
	return g.last
}

var (
	asksExam    = regexp.MustCompile(`(?i)\bwhat (?:did|do) (?:you|your examination) (?:find|found|observe|see|note)\b[^,]{0,40}\?|\bwhat\b.{0,30}\b(?:(?:find|found|findings|results?) (?:on|of|at|from|in|upon) (?:your |the )?(?:physical |clinical |mental status )?exam\w*|(?:your |the )?exam\w* (?:show|reveal|disclose|find|consist)|(?:physical|clinical|examination) findings(?: were)?(?: on| at)?[^,]{0,20}\?)`)
	asksStory   = regexp.MustCompile(`(?i)\bwhat (?:history|account|story)\b|\b(?:what|how) (?:did|does|do) (?:he|she|(?:the )?(?:claimant|examinee|insured|patient|worker|employee|member)|(?:mr|ms|mrs|dr)\.? [\w'-]+) (?:say|tell|report|state|relate|describe|recount|complain)\b|\bwhat (?:is|was|are|were) (?:the |his |her )?(?:\w+ )?(?:\w+['’]s )?(?:\w+ )?(?:history|complaints)\b`)
	asksRecords = regexp.MustCompile(`(?i)\b(?:summari[sz]e|outline|abstract) (?:the |all |any )?(?:\w+ )?(?:medical )?(?:records|documents|file|papers)\b|\bwhat\b.{0,20}\b(?:records|documents|file|papers)\b.{0,20}\b(?:show|say|reveal|contain|tell|disclose)`)
	asksList    = regexp.MustCompile(`(?i)\b(?:what|which) (?:records|documents|materials?|papers|file|information)\b.{0,25}\b(?:have|review\w*|receive\w*|provided|supplied|sent|given|read|see|available|consider\w*|use|used|examine\w*|look\w*)\b`)
	asksView    = regexp.MustCompile(`(?i)\b(?:opinion|view|support|diagnos|restrict|limit|consisten|correlat|explain|whether|why|causa|related|work|treat|basis|based)`)
)

// wanted tells the kind of section that the answer to a request makes: one for
// findings, the history or the records, and for nothing that is an opinion.
func wanted(question string) SectionKind {
	switch kind, _ := KindOf(askForm.ReplaceAllString(strings.TrimSpace(question), "")); kind {
	case Examination, History, Complaints, Records, RecordsSummary:
		return kind // “Question 3. What did you find?”
	}
	switch {
	case strings.Contains(question, "?") && asksView.MatchString(question):
		return ""
	case asksExam.MatchString(question):
		return Examination
	case asksStory.MatchString(question):
		return History
	case asksList.MatchString(question):
		return Records
	case asksRecords.MatchString(question):
		return RecordsSummary
	case strings.Contains(question, "?"):
		return ""
	case wantsExam.MatchString(question):
		return Examination
	case wantsStory.MatchString(question):
		return History
	}
	return ""
}

func (r *Report) textOf(g passage) string {
	var b strings.Builder
	for i := g.first; i < g.last; i++ {
		b.WriteString(r.Sentences[i].Text + " ")
	}
	return b.String()
}

// counts reports whether the questions bear figures, which the reading of named
// sections understands.
func (r *Report) counts(groups []passage, turns []turn) bool {
	for _, t := range turns {
		if firstMatch(r.Sentences[groups[t.at].first].Text, askForm, numberForm) == 0 {
			return false
		}
	}
	return true
}

// turnsIn gives the questions of the first style that has at least two of them
// with an answer behind, most of which ask in so many words; in a section named
// for answers a list of letters with text between them is enough.
func (r *Report) turnsIn(groups []passage, named bool) []turn {
	all := map[string][]turn{}
	var styles []string
	for i, g := range groups {
		if t := r.turnAt(g); t.style != "" && i+1 < len(groups) {
			t.at = i
			if len(all[t.style]) == 0 {
				styles = append(styles, t.style)
			}
			all[t.style] = append(all[t.style], t)
		}
	}
	for _, style := range styles {
		turns := all[style]
		answered, asking := 0, 0
		for n, t := range turns {
			next := len(groups)
			if n+1 < len(turns) {
				next = turns[n+1].at
			}
			if r.repliesIn(groups[t.at], groups[t.at+1:next]) {
				answered++
			}
			if t.asks {
				asking++
			}
		}
		if named && len(turns) >= 3 && answered == len(turns) && style == "letter" {
			return turns
		}
		if len(turns) >= 2 && asking >= 2 && answered*4 >= len(turns)*3 && asking*2 >= len(turns) {
			return turns
		}
	}
	return nil
}

// repliesIn reports whether one of the passages behind a question answers: it
// neither asks on, nor goes on with the question's last line, nor closes the list.
func (r *Report) repliesIn(question passage, behind []passage) bool {
	before := question
	for _, g := range behind {
		text := r.Sentences[g.first].Text
		wrapped := !endsSentence(r.Sentences[before.last-1].Text) && unicode.IsLower([]rune(text)[0])
		if !wrapped && !r.asks(g) && !closing.MatchString(text) {
			return true
		}
		before = g
	}
	return false
}

func (r *Report) turnAt(g passage) turn {
	s := r.Sentences[g.first]
	if bareMark.MatchString(s.Text) && g.first+1 < g.last {
		s.Text += " " + r.Sentences[g.first+1].Text // "I. What documents did you have?" reads as two
	}
	asks := false
	for i := g.first; i < g.last; i++ {
		asks = asks || r.asks(passage{first: i, last: i + 1})
	}
	switch text := s.Text; {
	case s.Row, replyForm.MatchString(text) && !letterForm.MatchString(text):
		return turn{}
	case yourForm.MatchString(text), strings.HasPrefix(text, "Q:"), strings.HasPrefix(text, "Q. "):
		return turn{style: "question", asks: true}
	case firstMatch(text, askForm) > 0:
		return turn{style: "numbered question", asks: true}
	case numberForm.MatchString(text):
		return turn{style: "figure", asks: asks}
	case letterForm.MatchString(text):
		return turn{style: "letter", asks: asks}
	case paraNumber.MatchString(text) && asks:
		return turn{style: "paragraph", asks: true}
	}
	return turn{}
}

// cut begins a new section at a sentence that does not begin one; what follows
// it in its section belongs to the new one.
func (r *Report) cut(at int, kind SectionKind) {
	if at >= len(r.Sentences) {
		return
	}
	old, ref := r.Sentences[at].Section, r.Sentences[at].Ref
	if old >= 0 && r.Sections[old].First == at {
		r.Sections[old].Kind = kind
		return
	}
	last := r.firstSection()
	if old >= 0 {
		last = r.Sections[old].Last
		r.Sections[old].Last = at
	}
	made := Section{Kind: kind, Ref: ref, First: at, Last: last}
	r.Sections = append(r.Sections[:old+1], append([]Section{made}, r.Sections[old+1:]...)...)
	for i := range r.Sentences {
		if s := &r.Sentences[i]; s.Section > old || s.Section == old && i >= at && i < last {
			s.Section++
		}
	}
	for i := range r.Tables {
		if t := &r.Tables[i]; t.Section > old || t.Section == old && len(t.Rows) > 0 && t.Rows[0].Sentence >= at {
			t.Section++
		}
	}
	for i := range r.Lines {
		l := &r.Lines[i]
		later := l.Page > ref.Page || l.Page == ref.Page && l.Line >= ref.Line
		if l.Section > old || l.Section == old && later {
			l.Section++
		}
	}
}
