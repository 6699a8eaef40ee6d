package main

import (
	"fmt"
	"time"
)

// How often a person hears how far a long run is: after the first second in one
// line that is written over, or, where nothing may be redrawn, in a new line now
// and then.
const (
	progressAfter = time.Second
	progressEvery = 250 * time.Millisecond
	progressAloud = 15 * time.Second
)

// progress gives what tells how many pages are done; nil where nobody looks.
func (a *app) progress() func(done, of int) {
	if !isTerminal(a.err) || a.flags.json {
		return nil
	}
	return a.meter(a.wantsPlain(a.err))
}

// meter counts one run after the other: each begins with its first page and ends
// with its last, unless more pages come to light; one that stops before is ended
// by none of none. aloud writes sentences and moves no cursor.
func (a *app) meter(aloud bool) func(done, of int) {
	var start, last time.Time
	shown := false
	return func(done, of int) {
		now := a.now()
		if start.IsZero() || done == 1 {
			start, last = now, now
		}
		every := progressEvery
		if aloud {
			every = progressAloud
		}
		if done == of {
			if shown {
				fmt.Fprint(a.err, "\r\x1b[K")
			}
			shown = false
			return
		}
		if now.Sub(start) < progressAfter || now.Sub(last) < every {
			return
		}
		last = now
		if aloud {
			fmt.Fprintln(a.err, a.words.say("progress.aloud", "done", fmt.Sprint(done), "of", fmt.Sprint(of)))
			return
		}
		text := a.words.say("progress.pages", "done", fmt.Sprint(done), "of", fmt.Sprint(of))
		shown = true
		fmt.Fprintf(a.err, "\r\x1b[K%s", text)
	}
}
