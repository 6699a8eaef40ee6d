package report

import (
	"sort"
	"strings"

	"imeappeal/appeal"
)

// Question is a question put to the examiner and where the report answers it.
type Question struct {
	Number int
	Text   string // "" when only its answer is in the report
	Ref    appeal.Ref
	Asked  []int // the sentences of Text, as indexes into Report.Sentences
	Answer []int // likewise, in order
}

// Questions gives the questions put to the examiner by number, each with the
// sentences that answer it; none where the report leaves it open.
func (r *Report) Questions() []Question {
	at := map[int]int{}
	var out []Question
	find := func(n int, ref appeal.Ref) *Question {
		k, ok := at[n]
		if !ok {
			k = len(out)
			at[n] = k
			out = append(out, Question{Number: n, Ref: ref})
		}
		return &out[k]
	}
	asked := map[int]int{} // number → the last sentence where it is first asked
	for i, s := range r.Sentences {
		if s.Question > 0 {
			q := find(s.Question, s.Ref)
			if last, ok := asked[s.Question]; !ok || last == i-1 {
				asked[s.Question] = i
				if q.Text == "" {
					q.Ref = s.Ref
				}
				q.Text = strings.TrimSpace(q.Text + " " + s.Text)
				q.Asked = append(q.Asked, i)
			}
		}
		if s.Answers > 0 {
			q := find(s.Answers, s.Ref)
			q.Answer = append(q.Answer, i)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Number < out[j].Number })
	return out
}
