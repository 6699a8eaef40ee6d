package main

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/paper"
)

// proposalJSON is one thing that a paper says, with the words it was read from.
type proposalJSON struct {
	Key    string      `json:"key"`
	Value  any         `json:"value"`
	Page   int         `json:"page"`
	Line   int         `json:"line"`
	Quote  string      `json:"quote"`
	Why    string      `json:"why"`
	Source string      `json:"source"` // text, ocr
	Passed []foundJSON `json:"passed_over,omitempty"`
	Case   string      `json:"case,omitempty"` // what the case says instead
}

// foundJSON is a place of a paper.
type foundJSON struct {
	Text  string `json:"text"`
	Page  int    `json:"page"`
	Line  int    `json:"line"`
	Quote string `json:"quote"`
}

// doubtJSON is what a paper says in more than one way.
type doubtJSON struct {
	Key   string      `json:"key"`
	Why   string      `json:"why"`
	Found []foundJSON `json:"found"`
}

func proposalsJSON(all []paper.Proposal) []proposalJSON {
	var out []proposalJSON
	for _, p := range all {
		source := "text"
		if p.Recognized {
			source = "ocr"
		}
		out = append(out, proposalJSON{
			Key: p.Key, Value: p.Value, Page: p.Ref.Page, Line: p.Ref.Line, Quote: p.Quote, Why: p.Why, Source: source, Passed: foundsJSON(p.Passed),
		})
	}
	return out
}

func doubtsJSON(all []paper.Doubt) []doubtJSON {
	var out []doubtJSON
	for _, d := range all {
		out = append(out, doubtJSON{d.Key, d.Why, foundsJSON(d.Found)})
	}
	return out
}

func foundsJSON(all []paper.Found) []foundJSON {
	var out []foundJSON
	for _, f := range all {
		out = append(out, foundJSON{f.Text, f.Ref.Page, f.Ref.Line, f.Quote})
	}
	return out
}

// valueWords says a proposed value as a person reads it.
func valueWords(value any) string {
	switch v := value.(type) {
	case appeal.Day:
		return v.LongWeekday()
	case []string:
		return strings.Join(v, ", ")
	}
	return fmt.Sprint(value)
}

// whereWords says where a value was read: page, line, the words, and that they
// are a picture's where they are. What a list of them asks of the person is said
// once below it, by sayPicture.
func (a *app) whereWords(f paper.Found) string { return a.placeWords(f, "paper.where.picture") }

// checkWords are whereWords for a fact that is asked about by itself.
func (a *app) checkWords(f paper.Found) string { return a.placeWords(f, "paper.where.picture-check") }

func (a *app) placeWords(f paper.Found, picture string) string {
	id := "paper.where"
	if f.Recognized {
		id = picture
	}
	return a.words.say(id, "page", fmt.Sprint(f.Ref.Page), "line", fmt.Sprint(f.Ref.Line), "quote", f.Quote)
}

// passedWords says what else stands in the paper and was not taken.
func (a *app) passedWords(passed []paper.Found) string {
	if len(passed) == 0 {
		return ""
	}
	var texts []string
	for _, f := range passed {
		texts = append(texts, fmt.Sprintf("%s (p. %d, l. %d)", f.Text, f.Ref.Page, f.Ref.Line))
	}
	return a.words.say("paper.passed", "texts", strings.Join(texts, ", "))
}

// sayRead shows what was read in a new paper, for the fields that wait for the
// person's word, and what could not be told.
func (a *app) sayRead(open []string, d paper.Description) {
	var shown []paper.Proposal
	for _, field := range open {
		if p, ok := d.Get(field); ok {
			a.sayField(p)
			shown = append(shown, p)
		}
	}
	for _, x := range d.Doubts {
		a.sayDoubt(x)
	}
	a.sayPicture(shown, d.Doubts, nil)
}

// fromPicture reports whether anything that is shown of a paper was recognized.
func fromPicture(shown []paper.Proposal, doubts []paper.Doubt, term *paper.Term) bool {
	recognized := func(f paper.Found) bool { return f.Recognized }
	return term != nil && term.Recognized ||
		slices.ContainsFunc(shown, func(p paper.Proposal) bool { return p.Recognized }) ||
		slices.ContainsFunc(doubts, func(x paper.Doubt) bool { return slices.ContainsFunc(x.Found, recognized) })
}

// sayPicture asks once for each paper to compare it with what was recognized.
func (a *app) sayPicture(shown []paper.Proposal, doubts []paper.Doubt, term *paper.Term) {
	if fromPicture(shown, doubts, term) {
		a.indented(4, a.words.say("paper.picture"))
	}
}

func (a *app) sayField(p paper.Proposal) {
	if p.Key == "denial.reasons" {
		id := "paper.reason-line"
		if p.Recognized {
			id = "paper.reason-line.picture"
		}
		a.indented(4, a.words.say(id, "value", valueWords(p.Value), "page", fmt.Sprint(p.Ref.Page), "line", fmt.Sprint(p.Ref.Line)))
		return
	}
	a.indented(4, a.words.say("paper.field", "field", a.words.say("paper.field."+p.Key), "value", valueWords(p.Value),
		"why", a.words.say("paper.why."+p.Why), "where", a.whereWords(p.Found))+a.passedWords(p.Passed))
}

func (a *app) sayDoubt(x paper.Doubt) {
	var places []string
	for _, f := range x.Found {
		places = append(places, fmt.Sprintf("%s (%s)", f.Text, a.whereWords(f)))
	}
	a.indented(4, a.words.say("paper.doubt", "field", a.fieldWords(x.Key), "why", a.words.say("paper.doubt."+x.Why), "found", strings.Join(places, "; ")))
}

// fieldWords names a fact: a field of a document, or a key of the case.
func (a *app) fieldWords(key string) string {
	if a.words.has("paper.field." + key) {
		return a.words.say("paper.field." + key)
	}
	return key
}

// sayOtherPerson warns of a paper that is about somebody else: a stranger's
// record among a person's papers is a mistake, and a breach of that stranger's
// privacy once it is sent.
func (a *app) sayOtherPerson(c *appeal.Case, d appeal.Document, read paper.Description) {
	if at := read.Namesake; at != nil && (d.Kind != appeal.ReportKind || !readerOf(c, appeal.Day{}).Slip(at)) {
		a.sayProblems([]appeal.Problem{a.otherBirth(d.ID, c, d.ID, *at)}) // a report's slip is the review's to find
	}
	if read.Person == nil {
		return
	}
	id := "paper.other-person"
	if d.Kind == appeal.ReportKind {
		id = "paper.other-person.report"
	}
	a.sayProblems([]appeal.Problem{{Where: d.ID, ID: id, Level: appeal.LevelWarning, Args: map[string]string{
		"name": read.Person.Text, "claimant": c.Claimant.Name, "where": a.whereWords(*read.Person), "id": d.ID,
	}}})
}

// otherBirth warns of a paper whose date of birth is not the claimant's.
func (a *app) otherBirth(where string, c *appeal.Case, id string, at paper.Found) appeal.Problem {
	return appeal.Problem{Where: where, ID: "paper.other-birth", Level: appeal.LevelWarning, Args: map[string]string{
		"born": at.Text, "have": c.Claimant.DateOfBirth.Long(), "where": a.whereWords(at), "id": id,
	}}
}
