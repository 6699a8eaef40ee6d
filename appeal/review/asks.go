package review

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// askRow is one thing that a question may ask for besides its subject, and the
// words of an answer that gives it.
type askRow struct {
	What   string   `yaml:"what"`
	Asks   string   `yaml:"asks"`
	Tells  string   `yaml:"tells"`
	IfSo   bool     `yaml:"if_so"` // not asked where the answer says no
	Hits   []string `yaml:"hits"`  // "question | answer" that leaves it out
	Misses []string `yaml:"misses"`

	asks, tells *clinic.Expression
}

type askTable struct {
	Dispensable string   `yaml:"dispensable"`
	Rows        []askRow `yaml:"rows"`

	dispensable *clinic.Expression
}

// asksTable gives the table, read once.
var asksTable = sync.OnceValue(func() *askTable {
	b, err := data.ReadFile("data/asks.yaml")
	if err != nil {
		panic(err)
	}
	t := &askTable{}
	if err := yaml.Unmarshal(b, t); err != nil {
		panic(err)
	}
	t.dispensable = clinic.Expr(t.Dispensable)
	for i := range t.Rows {
		row := &t.Rows[i]
		row.asks, row.tells = clinic.Expr(row.Asks), clinic.Expr(row.Tells)
	}
	return t
})

var saysNo = clinic.Expr(`\b(no|not|never|none|neither|cannot)\b`)

// leaves reports that an answer gives nothing of what the question asks for here.
func (a *askRow) leaves(asked, said string) bool {
	return a.asks.MatchString(asked) && !a.tells.MatchString(said) && !(a.IfSo && saysNo.MatchString(said))
}

// leftOut finds an answer that gives no cause, day, measure, share or number where
// the question asks for one.
func (r *Reading) leftOut(q report.Question, asked, said string, a []*Statement, at string) (appeal.Finding, bool) {
	t := asksTable()
	if r.refersElsewhere(a) != nil || t.dispensable.MatchString(said) {
		return appeal.Finding{}, false
	}
	said = answerMark.ReplaceAllString(strings.TrimSpace(said), "") // its number tells nothing
	var what []string
	for i := range t.Rows {
		if row := &t.Rows[i]; row.leaves(unnumbered(asked), said) {
			what = append(what, row.What)
		}
	}
	if len(what) == 0 {
		return appeal.Finding{}, false
	}
	list := strings.Join(what, " and ")
	f := about(quotable(a), appeal.Medium, fmt.Sprintf("question %d", q.Number), fmt.Sprintf("Question %d asks for %s: “%s” The answer gives none.", q.Number, list, whole(q)), at)
	return asking(f, "What is your answer to this part of the question?", fmt.Sprintf("Question %d also asked for %s.", q.Number, list)), true
}

var (
	answerMark = regexp.MustCompile(`^\W*(?:(?:question|answer|issue|response|reply|item|point|inquiry|to|re|ad)\.? ?(?:no\.? ?)?)?[a-z]{0,2}\d{0,2}[.):|]+\s+|^[a-z]\d{1,2}\s+`)
	itemMark   = regexp.MustCompile(`^(?:[•*▪◦–-] ?)?\(?(?:(?:question|issue|inquiry|item|point|answer|response|q|a|no\.?|#) ?)?([a-z]?)(\d{1,2}|[a-z])(?:[.):|]+\s|\s\|? ?)`)
	bareMark   = regexp.MustCompile(`^(?:[•*▪◦–-] ?)?\(?(?:question|issue|inquiry|item|point|answer|response|no\.?|#) ?[a-z]?(?:\d{1,2}|[a-z])[.):|]+$`)
	asksFor    = clinic.Expr(`^(whether|what|which|if|how|when|who|the (cause|diagnos\w+|prognosis|need|extent|nature|date)|please|kindly|state|describe|comment|provide|list|identify|explain|address|discuss|give|your|any)\b`)
	asksBelow  = clinic.Expr(`\b(asks?|asked|questions?|wants?|wished?|wishes|requests?|requested|address|answer|to know|inquir\w+|query|queries|instructed|directed)\b[^.]*[.:]?\W*$`)
)

// list is a run of items with marks that count on: (1), (2); a., b.; A1, A2.
type list struct {
	letter string
	marks  []string
	first  []int // the sentence that each begins with
	end    int   // the sentence behind the last
	asks   bool
}

// lists gives the runs of items of two and more, in their order.
func (r *Reading) lists() []list {
	ss := r.Report.Sentences
	var out []list
	var now list
	for i := 0; i <= len(ss); i++ {
		if i < len(ss) && i > 0 && ss[i].Paragraph == ss[i-1].Paragraph && !bareMark.MatchString(strings.ToLower(ss[i].Text)) {
			continue
		}
		letter, mark := "", ""
		if i < len(ss) {
			if m := itemMark.FindStringSubmatch(r.itemText(i)); m != nil && (ss[i].Row || ss[i].Item || m[1] != "" || strings.ContainsAny(m[0], ".):")) {
				letter, mark = m[1], m[2]
			}
		}
		switch {
		case mark != "" && len(now.marks) > 0 && letter == now.letter && mark == following(now.marks[len(now.marks)-1]) && ss[i].Section == ss[now.first[0]].Section:
			now.marks, now.first = append(now.marks, mark), append(now.first, i)
			continue
		case len(now.marks) > 1:
			now.end = endOf(ss, now.first[len(now.first)-1])
			now.asks = r.listAsks(now)
			out = append(out, now)
		}
		if now = (list{}); mark == "1" || mark == "a" {
			now = list{letter: letter, marks: []string{mark}, first: []int{i}}
		}
	}
	return out
}

// itemText gives the folded sentence that an item begins with; a mark that was
// taken for a sentence has the next one with it.
func (r *Reading) itemText(i int) string {
	ss := r.Report.Sentences
	text := ss[i].Text
	if (len(text) < 5 || bareMark.MatchString(strings.ToLower(text))) && i+1 < len(ss) && ss[i+1].Paragraph == ss[i].Paragraph {
		text += " " + ss[i+1].Text
	}
	return clinic.Fold(text)
}

// endOf gives the sentence behind the paragraph that one belongs to.
func endOf(ss []report.Sentence, i int) int {
	for k := i + 1; k < len(ss); k++ {
		if ss[k].Paragraph != ss[i].Paragraph {
			return k
		}
	}
	return len(ss)
}

func following(mark string) string {
	if n, err := strconv.Atoi(mark); err == nil {
		return strconv.Itoa(n + 1)
	}
	return string(rune(mark[0] + 1))
}

// listAsks: half of a list's items put a question, or all of it does by what
// stands before it.
func (r *Reading) listAsks(l list) bool {
	ss, n := r.Report.Sentences, 0
	for k, i := range l.first {
		end := l.end
		if k+1 < len(l.first) {
			end = l.first[k+1]
		}
		low := itemMark.ReplaceAllString(r.itemText(i), "")
		if asksFor.MatchString(low) || slices.ContainsFunc(ss[i:end], func(s report.Sentence) bool { return strings.HasSuffix(s.Text, "?") }) {
			n++
		}
	}
	return n*2 > len(l.first) || n > 0 && l.first[0] > 0 && asksBelow.MatchString(clinic.Fold(ss[l.first[0]-1].Text))
}

// listed finds a list of questions that no heading names ("It asked me: (1)
// whether …") and the last list under the same marks, which answers it.
func (r *Reading) listed() (asks, replies map[int]int) {
	asks, replies = map[int]int{}, map[int]int{}
	lists := r.lists()
	at := slices.IndexFunc(lists, func(l list) bool { return l.asks })
	if at < 0 {
		return asks, replies
	}
	q := lists[at]
	for k := len(lists) - 1; k > at; k-- {
		a := lists[k]
		if a.asks || a.letter != q.letter || a.marks[0] != q.marks[0] || len(a.marks) > len(q.marks) || len(a.marks)*2 < len(q.marks) {
			continue
		}
		q.number(asks)
		a.number(replies)
		break
	}
	return asks, replies
}

// number writes the place of each item in the list to its sentences.
func (l list) number(out map[int]int) {
	for i, n := l.first[0], 0; i < l.end; i++ {
		if n < len(l.first) && i == l.first[n] {
			n++
		}
		out[i] = n
	}
}
