package main

import (
	"fmt"

	"imeappeal/appeal/letter"
)

// factLock refuses a letter with a fact that nothing in the case, the papers,
// the law or the template vouches for.
func (t *tools) factLock(l letter.Letter, data letter.Data) error {
	loose := letter.Check(l, data)
	if len(loose) == 0 {
		return nil
	}
	first := loose[0]
	return fail("letter.unsourced", l.ID, "fact", first.Fact, "sentence", first.Sentence, "more", fmt.Sprint(len(loose)-1))
}

// printTrace lists each fact of a letter with where it comes from.
func (a *app) printTrace(l letter.Letter) {
	for _, step := range letter.Trace(l) {
		a.printf("%-60s %s\n", oneLine(step.Text), step.Source)
	}
}
