package main

import (
	"fmt"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
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

// sayLoose names, in a draft, what the fact lock would refuse in a final letter.
func (a *app) sayLoose(loose []letter.Unsourced) {
	for _, u := range loose {
		a.sayWarning("", a.words.say("letter.loose", "fact", u.Fact, "sentence", u.Sentence))
	}
}

// acknowledge notes in the case that the person vouches for the paragraphs that
// were typed or edited and hold facts that nothing else bears out.
func (a *app) acknowledge(f *casefile.File, d draft, data letter.Data) error {
	day, err := a.today(&f.Case)
	if err != nil {
		return err
	}
	done := map[string]bool{}
	for _, u := range letter.Check(d.Letter, data) {
		if u.Source.Kind != letter.Typed || done[u.SHA256] {
			continue
		}
		done[u.SHA256] = true
		a.tell("letter.acknowledged", "fact", u.Fact, "sentence", u.Sentence)
		if err := f.Append("acknowledged", appeal.Acknowledgment{SHA256: u.SHA256, Date: day}); err != nil {
			return err
		}
	}
	a.printf("%s\n", a.words.plural("letter.acknowledged-count", len(done)))
	return f.Save()
}

// printTrace lists each fact of a letter with where it comes from.
func (a *app) printTrace(l letter.Letter) {
	for _, step := range letter.Trace(l) {
		a.printf("%-60s %s\n", oneLine(step.Text), step.Source)
	}
}
