// Package intake is the interview: what to ask about a case, in which order,
// what counts as an answer, and what is missing or odd. One list serves the
// prompts, the flags and the check. The words of the questions live with the
// program; how they are asked is its business too.
package intake

import (
	"strings"
	"sync"

	"imeappeal/appeal"
)

// Kind says what form an answer has.
type Kind string

// The kinds of answer.
const (
	Text    Kind = "text"
	Long    Kind = "long-text"
	Date    Kind = "date"
	Clock   Kind = "time"
	Choice  Kind = "choice"
	YesNo   Kind = "yes-no"
	Lines   Kind = "list" // one thing a line
	Address Kind = "address"
	Number  Kind = "number"
	Paper   Kind = "file" // the id of a document; a new file must be added first
	Papers  Kind = "files"
)

// Weight says what hangs on an answer.
type Weight string

// Needed: a deadline or a letter waits for it. Useful: a letter is better with
// it, or the review finds more. Extra: nice to have.
const (
	Needed Weight = "needed"
	Useful Weight = "useful"
	Extra  Weight = "extra"
)

// Question is one thing to ask. Its words are the messages ask.ID and
// ask.ID.help.
type Question struct {
	ID       string // the key in the case; [] stands for a position in a list
	Step     int    // 0 the start, 1 to 6 the steps of the appeal
	Kind     Kind
	Choices  []string // ids, for Choice
	Required bool     // a case cannot be without it
	Weight   Weight
	Flag     string // "" when no flag answers it
	// When says whether the question makes sense for this case; nil: always.
	When func(*appeal.Case) bool
}

// List names the list that the question's element stands in: physicians for
// physicians[].name; "" when it asks for one thing only.
func (q Question) List() string {
	list, _, ok := strings.Cut(q.ID, "[]")
	if !ok {
		return ""
	}
	return list
}

// Find gives the question for a key of the case, with or without list
// positions: physicians[1].name is physicians[].name.
func Find(key string) (Question, bool) {
	q, ok := byID()[withoutPositions(key)]
	return q, ok
}

// byID is made once: a sheet of cases looks a question up for every cell.
var byID = sync.OnceValue(func() map[string]Question {
	all := map[string]Question{}
	for _, q := range Questions() {
		all[q.ID] = q
	}
	return all
})

func (q Question) fits(c *appeal.Case) bool { return q.When == nil || q.When(c) }
