package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
)

// calendar makes an iCalendar file of the clocks. Its UIDs are stable, so that
// importing it again updates the entries instead of doubling them; what runs no
// more is in it as cancelled, without alarms. No medical word goes into it, since
// calendars are shared.
func (a *app) calendar(c *appeal.Case, clocks []law.Deadline, over []calendarEntry, held map[string]calendarEntry, today appeal.Day) (string, []calendarEntry) {
	cal := ics.NewCalendarFor("imeappeal")
	cal.SetMethod(ics.MethodPublish)
	stamp := a.editionOf(today)
	var entries []calendarEntry
	add := func(n calendarEntry) *ics.VEvent {
		n.Turn = n.turn(held, stamp)
		entries = append(entries, n)
		return n.event(cal, stamp)
	}
	for _, d := range clocks {
		if d.Conservative.IsZero() {
			continue
		}
		text := a.words.say("ics.summary", "step", a.stepName(d.Step), "claim", c.Claim.ClaimNumber)
		e := add(calendarEntry{UID: calendarUID(c, d), Day: d.Conservative, Text: text})
		lines := slices.Concat(a.holdsIf(d), []string{d.Caution, d.Rule}, d.Arithmetic)
		e.SetDescription(strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n"))
		remind(e, d.Conservative, today, text)
	}
	for _, n := range over {
		add(n).SetDescription(a.words.say("ics.over.description"))
	}
	return cal.Serialize(), entries
}

// editionOf is when a calendar was made: this minute, or the beginning of the
// day that --as-of names, so that the same question gives the same file.
func (a *app) editionOf(today appeal.Day) time.Time {
	if now := a.now(); a.flags.asOf == "" && appeal.DayOf(now) == today {
		return now.UTC().Truncate(time.Minute)
	}
	return time.Date(today.Year, today.Month, today.Date, 0, 0, 0, 0, time.UTC)
}

// calendarTurn numbers the editions of an entry, by the minute: a later file
// wins, a correction on the same day too.
func calendarTurn(made time.Time) int { return int(made.Unix() / 60) }

// remind sets the alarms of a deadline that are still to come: calendars ring at
// once for those of days that have passed.
func remind(e *ics.VEvent, day, today appeal.Day, text string) {
	for _, before := range []int{14, 7, 2} {
		if !day.AddDays(-before).After(today) {
			continue
		}
		alarm := e.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger(fmt.Sprintf("-P%dD", before))
		alarm.SetDescription(text)
	}
}

// calendarUID is the same for the same clock of the same case on every run.
func calendarUID(c *appeal.Case, d law.Deadline) string {
	return uidPart(d.ID) + "." + calendarName(c) + "@imeappeal"
}

// calendarName is the case's name in calendars: the one that it was given at the
// first export, else one for every person, also where claim numbers are missing
// or shared.
func calendarName(c *appeal.Case) string {
	if c.Calendar != "" {
		return uidPart(c.Calendar)
	}
	who := sha256.Sum256([]byte(c.Claimant.Name + "\n" + c.Claimant.DateOfBirth.String() + "\n" + c.Claim.Insurer.Name))
	return uidPart(c.Claim.ClaimNumber) + "." + hex.EncodeToString(who[:6])
}

func uidPart(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' {
			return r
		}
		return '-'
	}, s)
}

// writeCalendar writes the file that --ics names, never over another.
func (a *app) writeCalendar(path string, force bool, f *casefile.File, laws *law.Law, clocks []law.Deadline, today appeal.Day) error {
	if err := writable(path, force); err != nil {
		return err
	}
	first := false
	if name := calendarName(&f.Case); f.Case.Calendar == "" {
		// Numbers and names that come in later must not make other entries of the
		// same days. A folder that cannot be written to keeps no name.
		if err := a.change(func(f *casefile.File) error { return f.Set("calendar", name) }); err == nil {
			f.Case.Calendar = name
			first = true
		}
	}
	held, known := heldEntries(f)
	if !known && !first {
		held = a.overEntries(&f.Case, laws, today)
	}
	text, entries := a.calendar(&f.Case, clocks, a.ended(&f.Case, clocks, held), held, today)
	if err := writeFile(path, []byte(text)); err != nil {
		return err
	}
	keepEntries(f, entries)
	return nil
}
