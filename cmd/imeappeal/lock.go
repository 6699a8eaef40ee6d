package main

import (
	"cmp"
	"fmt"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/letter"
)

// factLock refuses a letter with a fact that nothing in the case, the papers,
// the law or the template vouches for.
func (t *tools) factLock(l letter.Letter, data letter.Data) error {
	loose := letter.Check(l, data)
	if len(loose) == 0 {
		return confirmedLetter(l, data.Case)
	}
	var never []appeal.Problem
	for _, u := range loose {
		if u.Final() {
			never = append(never, appeal.Problem{
				Where: cmp.Or(u.Source.Key, l.ID), ID: lockWords(u), Level: appeal.LevelError,
				Args: map[string]string{"fact": u.Fact, "sentence": placeIn(u.Sentence, u.Fact), "why": u.Why},
			})
		}
	}
	if len(never) > 0 {
		p := never[0]
		f := fail(p.ID, p.Where, "fact", p.Args["fact"], "sentence", p.Args["sentence"], "why", p.Args["why"])
		f.many = never[1:]
		return f
	}
	first, more := loose[0], ""
	if n := len(loose) - 1; n > 0 {
		more = t.words.say("letter.unsourced.more", "n", fmt.Sprint(n))
	}
	return fail("letter.unsourced", l.ID, "fact", first.Fact, "sentence", first.Sentence, "more", more)
}

// placeIn gives the part of a long paragraph that holds a fact.
func placeIn(sentence, fact string) string {
	const room = 120
	at := strings.Index(sentence, fact)
	if at < 0 || len(sentence) <= 3*room {
		return sentence
	}
	from, to := max(0, at-room), min(len(sentence), at+len(fact)+room)
	for from > 0 && sentence[from-1] != ' ' {
		from--
	}
	for to < len(sentence) && sentence[to] != ' ' {
		to++
	}
	return strings.TrimSpace("… " + sentence[from:to] + " …")
}

// lockWords is the message for what no acknowledgment lets through.
func lockWords(u letter.Unsourced) string {
	if u.Kind == letter.ForbiddenClaim {
		return "letter.forbidden"
	}
	return "letter.foreign-law"
}

// sayLoose names, in a draft, what the fact lock would refuse in a final letter.
func (a *app) sayLoose(loose []letter.Unsourced) {
	for _, u := range loose {
		if u.Final() {
			a.sayWarning("", a.words.say(lockWords(u)+".what", "fact", u.Fact, "sentence", u.Sentence, "why", u.Why))
			continue
		}
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
	done, never := map[string]bool{}, map[string]bool{}
	loose := letter.Check(d.Letter, data)
	for _, u := range loose {
		if u.Final() {
			never[u.SHA256] = true
			a.sayWarning("", a.words.say(lockWords(u)+".what", "fact", u.Fact, "sentence", u.Sentence, "why", u.Why))
		}
	}
	for _, u := range loose {
		if u.Source.Kind != letter.Typed || never[u.SHA256] {
			continue
		}
		a.tell("letter.acknowledged", "fact", u.Fact, "sentence", u.Sentence)
		if done[u.SHA256] {
			continue
		}
		done[u.SHA256] = true
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
