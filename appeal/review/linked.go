package review

import (
	"strconv"
	"strings"

	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// questions gives the questions put to the examiner with their answers: as the
// report's own numbering links them, else by the marks "(a)", "2." that stand in
// the running text of the paragraphs that ask and of those that answer.
func (r *Reading) questions() []report.Question {
	if len(r.asks) > 0 {
		return r.fromBlocks()
	}
	all := r.Report.Questions()
	for _, q := range all {
		if len(q.Answer) > 0 {
			return all
		}
	}
	asked := r.marked(func(s *Statement) bool { return s.Kind == report.Questions || s.Voice == Asked }, true)
	replies := r.marked(func(s *Statement) bool {
		return s.Voice != Asked && (s.Kind == report.Answers || s.Kind == report.Discussion || s.Kind == report.Impression || s.Kind == report.OtherSection)
	}, false)
	if len(asked) < 2 || len(replies) < 2 {
		return all
	}
	var out []report.Question
	for i, q := range asked {
		x := report.Question{Number: i + 1, Ref: r.Said[q.at[0]].Ref}
		for _, k := range q.at {
			x.Text = strings.TrimSpace(x.Text + " " + r.Said[k].Text)
			x.Asked = append(x.Asked, k)
		}
		for _, a := range replies {
			if a.mark == q.mark {
				x.Answer = a.at
			}
		}
		out = append(out, x)
	}
	return out
}

var questionHead = clinic.Expr(`^(?:question|issue|interrogatory|inquiry)\s*(?:no\.?\s*|#\s*|number\s*)?(\d{1,2})\s*[.:)-]`)

// blocks finds paragraphs "Question 1. …?" with what answers them below, in
// sections that are named for something else, or lists that ask and answer.
func (r *Reading) blocks() (asks, replies map[int]int) {
	asks, replies = map[int]int{}, map[int]int{}
	ss := r.Report.Sentences
	most, asked := 0, false
	for i := range ss {
		most, asked = max(most, ss[i].Question, ss[i].Answers), asked || ss[i].Question > 0
	}
	switch {
	case most > 1 && asked:
		return map[int]int{}, map[int]int{}
	case most > 1:
		return r.listed()
	case most == 1:
		return r.inOneBreath() // the rest of the questions may stand in its answer
	}
	number, paragraph, found := 0, -1, 0
	for i := range ss {
		if ss[i].Paragraph != paragraph {
			paragraph = ss[i].Paragraph
			if m := questionHead.FindStringSubmatch(clinic.Fold(ss[i].Text)); m != nil {
				number, _ = strconv.Atoi(m[1])
				found++
				for k := i; k < len(ss) && ss[k].Paragraph == paragraph; k++ {
					if k == i || strings.HasSuffix(ss[k].Text, "?") {
						asks[k] = number
					} else {
						replies[k] = number
					}
				}
				continue
			}
		}
		if number > 0 && asks[i] == 0 && replies[i] == 0 {
			if kind, ok := report.KindOf(ss[i].Text); ok && kind == report.Certification || headline(ss[i].Text) && ss[i].Text != strings.ToUpper(ss[i].Text) && len(strings.Fields(ss[i].Text)) < 4 {
				number = 0
				continue
			}
			replies[i] = number
		}
	}
	if found < 2 || len(replies) < found {
		return r.inOneBreath()
	}
	return asks, replies
}

// inOneBreath finds a paragraph that asks and answers by turns: "(a) Is there a
// diagnosis? None. (b) Can she work? She can."
func (r *Reading) inOneBreath() (asks, replies map[int]int) {
	asks, replies = map[int]int{}, map[int]int{}
	ss := r.Report.Sentences
	paragraph, number := -1, 0
	for i := range ss {
		if ss[i].Paragraph != paragraph {
			paragraph = ss[i].Paragraph
			if len(asks) > 1 && len(replies) >= len(asks) {
				break // one paragraph has them all
			}
			clear(asks)
			clear(replies)
			number = 0
		}
		low := clinic.Fold(ss[i].Text)
		switch m := inlineMark.FindStringSubmatch(low); {
		case m != nil && strings.HasSuffix(low, "?"):
			number++
			asks[i] = number
		case number > 0 && m == nil:
			replies[i] = number
		}
	}
	if len(asks) < 2 || len(replies) < len(asks) {
		return r.listed()
	}
	return asks, replies
}

func (r *Reading) fromBlocks() []report.Question {
	var out []report.Question
	at := map[int]int{}
	for i := range r.Said {
		if n := r.asks[i]; n > 0 {
			if _, ok := at[n]; !ok {
				at[n] = len(out)
				out = append(out, report.Question{Number: n, Ref: r.Said[i].Ref})
			}
			out[at[n]].Text = strings.TrimSpace(out[at[n]].Text + " " + r.Said[i].Text)
			out[at[n]].Asked = append(out[at[n]].Asked, i)
		}
		if n := r.replies[i]; n > 0 {
			if k, ok := at[n]; ok {
				out[k].Answer = append(out[k].Answer, i)
			}
		}
	}
	return out
}

// markedText is what stands under one mark.
type markedText struct {
	mark string
	at   []int
}

var inlineMark = clinic.Expr(`^\W*(?:\d{1,2}\. [a-z' ,]{3,30}[.:] )?(?:(?:question|issue|answer|item|point|inquiry|reply|response|ad|re|as to|to|regarding) )?(?:no\. ?|number )?\(?(?:q ?)?([a-h]|\d{1,2})[.):](?:\s|$)`)

// rowMark is the mark of a row of a table of questions and replies.
var rowMark = clinic.Expr(`^([a-h]|\d{1,2}) [a-z0-9]`)

// marked gathers sentences under marks that run on from the first: a, b, c or 1,
// 2, 3. A run that begins again replaces one that had a single member.
func (r *Reading) marked(is func(*Statement) bool, asks bool) []markedText {
	var out []markedText
	last := -2
	for i := range r.Said {
		s := &r.Said[i]
		if !is(s) {
			if len(out) > 0 && i-last > 3 {
				if len(out) > 1 {
					break
				}
				out = nil
			}
			continue
		}
		m := inlineMark.FindStringSubmatch(s.Low)
		if m == nil && s.Row && !asks {
			m = rowMark.FindStringSubmatch(s.Low)
		}
		if m != nil {
			switch {
			case m[1] == next(out):
				out, last = append(out, markedText{m[1], []int{i}}), i
				continue
			case (m[1] == "a" || m[1] == "1") && len(out) < 2:
				out, last = []markedText{{m[1], []int{i}}}, i
				continue
			}
		}
		if len(out) > 0 && (asks || i-last <= 12) && s.Paragraph == r.Said[last].Paragraph {
			out[len(out)-1].at, last = append(out[len(out)-1].at, i), i
		}
	}
	return out
}

// next gives the mark that follows the last one.
func next(out []markedText) string {
	if len(out) == 0 {
		return ""
	}
	m := out[len(out)-1].mark
	if n, err := strconv.Atoi(m); err == nil {
		return strconv.Itoa(n + 1)
	}
	return string(rune(m[0] + 1))
}
