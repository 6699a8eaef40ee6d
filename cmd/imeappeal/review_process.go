package main

import (
	"context"
	"fmt"
	"strings"

	"imeappeal/appeal/review"
)

// showProcess prints the course of the examination, station by station.
func (a *app) showProcess(ctx context.Context) error {
	f, err := a.openCase()
	if err != nil {
		return err
	}
	in, result, err := a.reviewInput(ctx, f)
	if err != nil {
		return err
	}
	stations, err := review.Process(in, result)
	if err != nil {
		return err
	}
	if a.flags.json {
		if err := a.printJSON(map[string]any{"kind": "process", "version": 1, "stations": stations}); err != nil {
			return err
		}
		return unreadCode(result)
	}
	a.indented(0, a.words.say("process.head"))
	for i, s := range stations {
		a.printStation(i+1, s)
	}
	return unreadCode(result)
}

// printStation writes one station as a block that reads well aloud: a table with
// columns would not.
func (a *app) printStation(n int, s review.Station) {
	a.printf("\n%d. %s  [%s]\n", n, s.Title, a.words.say("process.state."+string(s.State)))
	a.indented(3, s.Question)
	for _, part := range []struct {
		id    string
		shown []review.Shown
	}{{"process.known", s.Known}, {"process.open", s.Open}, {"process.missing", s.Missing}} {
		for _, one := range part.shown {
			text := one.Text
			if len(one.Places) > 0 {
				text = fmt.Sprintf("%s (%s)", text, strings.Join(one.Places[:min(len(one.Places), 6)], ", "))
			}
			a.indented(3, a.words.say(part.id, "text", text))
		}
	}
	if s.Letter != "" {
		a.indented(3, a.words.say("process.letter", "letter", s.Letter))
	}
}
