package main

import (
	"strings"

	"imeappeal/appeal/intake"
)

type questionJSON struct {
	ID       string   `json:"id"`
	Step     int      `json:"step"`
	Kind     string   `json:"kind"`
	Flag     string   `json:"flag"`
	Choices  []string `json:"choices"`
	Required bool     `json:"required"`
	Question string   `json:"question"`
	Help     string   `json:"help"`
}

// showQuestions prints the interview: every question with the key of case.yaml
// and the flag that answer it.
func (a *app) showQuestions() error {
	list := []questionJSON{}
	for _, q := range intake.Questions() {
		row := questionJSON{ID: q.ID, Step: q.Step, Kind: string(q.Kind), Choices: orEmpty(q.Choices), Required: q.Required, Question: a.words.say("ask." + q.ID)}
		if q.Flag != "" {
			row.Flag = "--" + q.Flag
		}
		if id := "ask." + q.ID + ".help"; a.words.has(id) {
			row.Help = a.words.say(id)
		}
		list = append(list, row)
	}
	if a.flags.json {
		return a.printJSON(map[string]any{"kind": "questions", "version": 1, "questions": list})
	}
	for _, q := range list {
		a.printf("%s  %s\n", q.ID, q.Flag)
		a.indented(4, q.Question)
		if q.Help != "" {
			a.indented(4, q.Help)
		}
		if len(q.Choices) > 0 {
			a.indented(4, strings.Join(q.Choices, ", "))
		}
	}
	return nil
}
