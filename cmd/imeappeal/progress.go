package main

import (
	"fmt"
	"time"
)

// How often a person hears how far a long run is: after the first second in one
// line that is written over, or, for a screen reader, in a new line now and then.
const (
	progressAfter = time.Second
	progressEvery = 250 * time.Millisecond
	progressAloud = 15 * time.Second
)

// progress gives what tells how many pages are done; nil where nobody looks.
func (a *app) progress() func(done, of int) {
	if !a.watched() || a.flags.json {
		return nil
	}
	return a.meter()
}

// meter counts one run after the other: each ends with its last page.
func (a *app) meter() func(done, of int) {
	var start, last time.Time
	shown := false
	return func(done, of int) {
		now := a.now()
		if start.IsZero() || done == 1 {
			start, last = now, now
		}
		every := progressEvery
		if a.flags.accessible {
			every = progressAloud
		}
		if done == of {
			if shown {
				fmt.Fprint(a.err, "\r\x1b[K")
			}
			start, shown = time.Time{}, false
			return
		}
		if now.Sub(start) < progressAfter || now.Sub(last) < every {
			return
		}
		last = now
		text := a.words.say("progress.pages", "done", fmt.Sprint(done), "of", fmt.Sprint(of))
		if a.flags.accessible {
			fmt.Fprintln(a.err, text)
			return
		}
		shown = true
		fmt.Fprintf(a.err, "\r\x1b[K%s", text)
	}
}
