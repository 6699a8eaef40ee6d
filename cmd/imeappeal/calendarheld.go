package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
)

// calendarEntry is one entry of a calendar that was written for the case.
type calendarEntry struct {
	UID  string     `json:"uid"`
	Day  appeal.Day `json:"day"`
	Text string     `json:"text"`
	Turn int        `json:"turn"`           // the edition, SEQUENCE in the file
	Over bool       `json:"over,omitempty"` // cancelled
}

// turn numbers the edition: a change takes a higher number than the entry had,
// in the same minute too; what has not changed keeps its number.
func (n calendarEntry) turn(held map[string]calendarEntry, made time.Time) int {
	was, ok := held[n.UID]
	if !ok {
		return calendarTurn(made)
	}
	n.Turn = was.Turn
	if n == was {
		return was.Turn
	}
	return max(calendarTurn(made), was.Turn+1)
}

// event puts the entry into a calendar. STATUS:CANCELLED in a published calendar
// takes the entry back (RFC 5545, 3.8.1.11; RFC 5546, 3.2.1).
func (n calendarEntry) event(cal *ics.Calendar, stamp time.Time) *ics.VEvent {
	e := cal.AddEvent(n.UID)
	e.SetDtStampTime(stamp)
	e.SetModifiedAt(stamp)
	e.SetSequence(n.Turn)
	start := time.Date(n.Day.Year, n.Day.Month, n.Day.Date, 0, 0, 0, 0, time.UTC)
	e.SetAllDayStartAt(start)
	e.SetAllDayEndAt(start.AddDate(0, 0, 1))
	e.SetSummary(n.Text)
	if n.Over {
		e.SetStatus(ics.ObjectStatusCancelled)
		e.SetTimeTransparency(ics.TransparencyTransparent)
	}
	return e
}

// ended gives, as cancelled, the entries that calendars hold and that are none of
// the clocks that run now.
func (a *app) ended(c *appeal.Case, clocks []law.Deadline, held map[string]calendarEntry) []calendarEntry {
	run := map[string]bool{}
	for _, d := range clocks {
		run[calendarUID(c, d)] = !d.Conservative.IsZero()
	}
	var out []calendarEntry
	for _, n := range held {
		if run[n.UID] {
			continue
		}
		if !n.Over {
			n.Text, n.Over = a.words.say("ics.over", "text", n.Text), true
		}
		out = append(out, n)
	}
	slices.SortFunc(out, func(x, y calendarEntry) int { return strings.Compare(x.UID, y.UID) })
	return out
}

// overEntries is what calendars may hold where nothing tells what was written:
// the clocks that once ran, by the case's own log.
func (a *app) overEntries(c *appeal.Case, laws *law.Law, today appeal.Day) map[string]calendarEntry {
	out := map[string]calendarEntry{}
	for _, d := range laws.Over(c, today) {
		n := calendarEntry{UID: calendarUID(c, d), Day: d.Conservative, Turn: calendarTurn(a.editionOf(today))}
		n.Text = a.words.say("ics.summary", "step", a.stepName(d.Step), "claim", c.Claim.ClaimNumber)
		out[n.UID] = n
	}
	return out
}

const heldName = "calendar.json"

// heldEntries reads what the last calendar held; false where that is not known.
func heldEntries(f *casefile.File) (map[string]calendarEntry, bool) {
	cache, err := f.Cache()
	if err != nil {
		return nil, false
	}
	b, err := os.ReadFile(filepath.Join(cache, heldName))
	var list []calendarEntry
	if err != nil || json.Unmarshal(b, &list) != nil {
		return nil, false
	}
	out := map[string]calendarEntry{}
	for _, n := range list {
		out[n.UID] = n
	}
	return out, true
}

// keepEntries notes what the calendar held. Where the folder cannot be written to
// there is no note, and the log says the next time what is over.
func keepEntries(f *casefile.File, entries []calendarEntry) {
	cache, err := f.Cache()
	if err != nil {
		return
	}
	if b, err := json.Marshal(entries); err == nil {
		_ = writeFile(filepath.Join(cache, heldName), append(b, '\n')) // the calendar itself is written
	}
}
