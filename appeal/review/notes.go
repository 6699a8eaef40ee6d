package review

import (
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal/clinic"
)

// Note is one thing that the claimant or a witness noted as said, seen or done
// at the examination.
type Note struct {
	Key    string // exam.notes.remarks[2]
	Text   string
	Low    string
	Remark string // the note without the name of a test, folded
	Said   bool   // what the claimant says was told to the examiner
	Other  bool   // the note gives the act to another person, or limits it
	Topic  []int
	Stems  []string
}

var (
	toldWords  = clinic.Expr(`\bi (told|said|answered|explained|mentioned|reported)\b`)
	someone    = clinic.Expr(`\b(my (wife|husband|son|daughter|mother|father|brother|sister|partner|friend|neighbou?r)|he|she|they)\b.{0,20}\b(does|do|did|walks?|drives?|cooks?|cleans?|mows?|works?|carries|shops?)\b|\bi (only )?(sit|watch|keep)\b|\bnot me\b|\bcompany\b|\bused to\b|\bnot since\b|\bno longer\b|\bnot any more\b`)
	answerPart = clinic.Expr(`\(([^)]*)\)`)
)

// notes gathers the claimant's remarks, the answers noted beside questions,
// what the witness saw, and remarks on single tests.
func (r *Reading) notes() []Note {
	n := r.Case.Exam.Notes
	var out []Note
	add := func(key, text string, said bool) {
		low := clinic.Fold(text)
		if low == "" {
			return
		}
		out = append(out, Note{key, text, low, low, said || toldWords.MatchString(low), someone.MatchString(low), r.Clinic.TopicsIn(low), stems(low)})
	}
	for i, s := range n.Remarks {
		add("exam.notes.remarks["+strconv.Itoa(i)+"]", s, false)
	}
	for i, s := range n.Questions {
		if answerPart.MatchString(s) {
			add("exam.notes.questions["+strconv.Itoa(i)+"]", s, true)
		}
	}
	if n.Witness != nil {
		for i, s := range n.Witness.Saw {
			add("exam.notes.witness.saw["+strconv.Itoa(i)+"]", s, false)
		}
	}
	for i, t := range n.Tests {
		if t.Remark != "" {
			add("exam.notes.tests["+strconv.Itoa(i)+"]", t.Name+" "+t.Side+": "+t.Remark, false)
			out[len(out)-1].Remark = ""
			if t.Side == "" {
				out[len(out)-1].Remark = clinic.Fold(t.Remark)
			}
		}
	}
	return out
}

// about reports whether the note and a folded sentence touch a common topic.
func (n *Note) about(s *Statement) []int {
	var out []int
	for _, t := range n.Topic {
		if slices.Contains(s.topics, t) {
			out = append(out, t)
		}
	}
	return out
}

// topicNamed gives the index of a topic by its id, -1 if there is none.
func (r *Reading) topicNamed(id string) int {
	for i := range r.Clinic.Topics {
		if r.Clinic.Topics[i].ID == id {
			return i
		}
	}
	return -1
}

// noteMatching gives the first note that an expression fits.
func (r *Reading) noteMatching(re *clinic.Expression) *Note {
	return r.noteWith(func(n *Note) bool { return re.MatchString(n.Low) })
}

func (r *Reading) noteWith(is func(*Note) bool) *Note {
	i := slices.IndexFunc(r.Notes, func(n Note) bool { return is(&n) })
	if i < 0 {
		return nil
	}
	return &r.Notes[i]
}

// plain is text without the quotation of an answer, for a sentence of ours.
func plain(s string) string { return strings.TrimSuffix(strings.TrimSpace(s), ".") }
