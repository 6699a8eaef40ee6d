package main

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
)

// turn is a letter that went out and has no answer yet.
type turn struct {
	id     string // of the letter that is waited on
	to     string // the physician that it went to, where the log names one
	since  appeal.Day
	days   int    // from since to today
	due    bool   // it is time to ask again
	letter string // the letter that asks again, "" where there is none
}

// answersTo are the log's words that end the waiting for a letter. The first is
// the one that the walk writes.
var answersTo = map[string][]string{
	"claims-file":      {"claims file received"},
	"plan-documents":   {"plan documents received"},
	"rebuttal-request": {"rebuttal received", rebuttalDeclined, rebuttalAgrees},
	"counter-ime":      {"counter-ime report received", counterDeclined},
	"appeal":           {"appeal decision received", "final denial received", "final response received", "final position letter received", "appeal denied", "appeal granted", "appeal granted in part"},
	"external-review":  {"external-review decision received"},
	"second-demand":    {"claims file received", "missing papers received"},
}

// What the log calls answers that no clock knows.
const (
	rebuttalDeclined = "rebuttal declined"
	rebuttalAgrees   = "treating physician agrees with the examiner"
	counterDeclined  = "counter-ime declined"
)

// waitedOn are the letters to which an answer is waited for, in the order in
// which the walk asks.
var waitedOn = []string{"claims-file", "second-demand", "plan-documents", "rebuttal-request", "counter-ime", "appeal", "external-review"}

// openTurns gives what is waited for and whether it is time to ask again. clocks
// are the law's; where it gives no number of days the safe custom of the field
// serves: 14 days for a physician, 30 for papers.
func openTurns(c *appeal.Case, clocks []law.Deadline, today appeal.Day) []turn {
	var out []turn
	for _, w := range waits(c) {
		id, since := w.id, sentTo(c, w.id, w.to)
		if since.IsZero() || since.After(today) || slices.ContainsFunc(answersTo[id], func(word string) bool {
			came := loggedFor(c, word, w.to)
			return came.Compare(since) >= 0 && !came.IsZero()
		}) {
			continue
		}
		t := turn{id: id, to: w.to, since: since, days: since.DaysUntil(today)}
		switch id {
		case "rebuttal-request":
			t.ask(c, "rebuttal-followup", 14, 14, today)
		case "claims-file":
			t.ask(c, "second-demand", orDays(clocks, "produce-claim-file", since, 30), 30, today)
			t.due = t.due && lastLogged(c, law.SentWord("second-demand")).IsZero()
		case "second-demand":
			t.ask(c, "regulator-complaint", 30, 1<<20, today)
		case "external-review":
			t.due = t.days >= orDays(clocks, "external-review-decision", since, 60)
		case "plan-documents":
			t.due = t.days >= orDays(clocks, "produce-plan-documents", since, 30)
		case "appeal":
			t.ask(c, "late-decision", orDays(clocks, "decide-appeal", since, 1<<20), 30, today)
			if said := lastLogged(c, law.SentWord("late-decision")); t.due && !said.IsZero() {
				t.ask(c, "regulator-complaint", 0, 1<<20, today)
			}
		}
		out = append(out, t)
	}
	return out
}

// waits are the letters that may be waited on: one that went to several physicians
// once for each of them.
func waits(c *appeal.Case) []turn {
	var out []turn
	for _, id := range waitedOn {
		var seen []string
		for _, e := range c.Log {
			if plainWord(e.What) == plainWord(law.SentWord(id)) && !slices.Contains(seen, plainWord(e.To)) {
				seen = append(seen, plainWord(e.To))
				out = append(out, turn{id: id, to: e.To})
			}
		}
	}
	return out
}

// sentTo gives the newest day on which a letter went to a physician, or to nobody
// named.
func sentTo(c *appeal.Case, id, to string) appeal.Day {
	return newest(c, law.SentWord(id), func(e appeal.LogEntry) bool { return plainWord(e.To) == plainWord(to) })
}

// loggedFor gives the newest entry with these words that is about a physician; one
// that names nobody is about all of them.
func loggedFor(c *appeal.Case, what, to string) appeal.Day {
	return newest(c, what, func(e appeal.LogEntry) bool { return e.To == "" || plainWord(e.To) == plainWord(to) })
}

// ask sets the letter that asks again after some days, and once more when it
// was sent and some more days have gone by.
func (t *turn) ask(c *appeal.Case, letter string, after, again int, today appeal.Day) {
	t.letter, t.due = letter, t.days >= after
	if said := loggedFor(c, law.SentWord(letter), t.to); !said.IsZero() && !said.Before(t.since) {
		t.due = t.due && said.DaysUntil(today) >= again
	}
}

// orDays is how many days after since the law's clock for a step is over, with
// every extension; without such a clock the days given. A claim that may have
// several clocks has the latest.
func orDays(clocks []law.Deadline, step string, since appeal.Day, days int) int {
	var last appeal.Day
	for _, d := range clocks {
		if d.Who == "claimant" || !strings.HasPrefix(d.Step, step) || strings.Contains(d.Step, "urgent") {
			continue
		}
		for _, day := range []appeal.Day{d.Conservative, d.Outer} {
			if day.After(last) {
				last = day
			}
		}
	}
	if last.IsZero() {
		return days
	}
	return since.DaysUntil(last) + 1
}

// lastLogged gives the newest day of an entry with these words, the zero Day
// where there is none. Hyphens and the case of letters do not matter.
func lastLogged(c *appeal.Case, what string) appeal.Day {
	return newest(c, what, func(appeal.LogEntry) bool { return true })
}

func newest(c *appeal.Case, what string, fits func(appeal.LogEntry) bool) appeal.Day {
	var last appeal.Day
	for _, e := range c.Log {
		if plainWord(e.What) == plainWord(what) && fits(e) && !e.Date.Before(last) {
			last = e.Date
		}
	}
	return last
}

func plainWord(what string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(what), "-", " ")), " ")
}
