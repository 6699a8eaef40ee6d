package main

import (
	"context"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
)

// askNeeded asks what a case cannot be without, or names each missing flag
// where nothing may be asked.
func (a *app) askNeeded(ctx context.Context, c *appeal.Case) error {
	var open []intake.Ask
	for _, q := range intake.Missing(c) {
		if q.Required {
			open = append(open, q)
		}
	}
	if len(open) > 0 && !a.mayAsk() {
		f := &failure{exit: exitUsage}
		for _, q := range open {
			f.many = append(f.many, appeal.Problem{ID: "init.missing", Args: map[string]string{"flag": q.Flag}, Level: appeal.LevelError})
		}
		return f
	}
	today, err := a.today(c)
	if err != nil {
		return err
	}
	for i := 0; i < len(open); {
		answer, done, err := a.asker().question(ctx, c, open[i], "", today)
		switch {
		case err != nil:
			return err
		case done == leave:
			a.tell("init.left")
			return quiet(exitUsage)
		case done == goBack:
			i = max(0, i-1)
		case done == answered:
			answer.Put(c)
			i++
		default:
			a.asker().say(a.words.say("ask.required"))
		}
	}
	return nil
}
