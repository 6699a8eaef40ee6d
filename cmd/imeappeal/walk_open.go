package main

import (
	"fmt"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
)

// shownOpen is how many open questions are named where nothing may be asked.
const shownOpen = 5

type walkDocument struct {
	Kind    string     `json:"kind"`
	Version int        `json:"version"`
	Open    []openJSON `json:"open"`
}

type openJSON struct {
	Key      string   `json:"key"`
	Question string   `json:"question"`
	Form     string   `json:"form"`
	Choices  []string `json:"choices"`
	Flag     string   `json:"flag"` // "" where only case.yaml or `add` can answer
	Step     int      `json:"step"`
}

// nameOpen names the next open questions, each with its flag or key, and ends
// with the code for a missing answer; 0 when nothing is open.
func (w *walk) nameOpen() error {
	open := intake.Missing(&w.f.Case)
	if w.flags.json {
		doc := walkDocument{Kind: "walk", Version: 1, Open: []openJSON{}}
		for _, q := range open {
			doc.Open = append(doc.Open, openJSON{q.Key, w.words.say("ask." + q.ID), string(q.Kind), orEmpty(q.Choices), dashed(q.Flag), q.Step})
		}
		if err := w.printJSON(doc); err != nil {
			return err
		}
	}
	if len(open) == 0 {
		if !w.flags.json {
			w.tell("walk.nothing-open")
		}
		return nil
	}
	if w.flags.json {
		return quiet(exitUsage)
	}
	f := &failure{id: "walk.no-input", exit: exitUsage, pairs: []string{"n", fmt.Sprint(len(open))}}
	for _, q := range open[:min(shownOpen, len(open))] {
		id := "walk.open-key"
		if q.Flag != "" {
			id = "walk.open-flag"
		}
		f.many = append(f.many, appeal.Problem{Where: q.Key, ID: id, Level: appeal.LevelError, Args: map[string]string{
			"question": w.words.say("ask." + q.ID), "flag": q.Flag, "key": q.Key,
		}})
	}
	return f
}

func dashed(flag string) string {
	if flag == "" {
		return ""
	}
	return "--" + flag
}
