package main

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
)

// calendar makes an iCalendar file of the clocks. Its UIDs are stable, so that
// importing it again updates the entries instead of doubling them; no medical
// word goes into it, since calendars are shared.
func (a *app) calendar(c *appeal.Case, clocks []law.Deadline, today appeal.Day) string {
	cal := ics.NewCalendarFor("imeappeal")
	cal.SetMethod(ics.MethodPublish)
	stamp := a.editionOf(today)
	for _, d := range clocks {
		if d.Conservative.IsZero() {
			continue
		}
		e := cal.AddEvent(calendarUID(c, d))
		e.SetDtStampTime(stamp)
		e.SetModifiedAt(stamp)
		e.SetSequence(calendarTurn(stamp))
		start := time.Date(d.Conservative.Year, d.Conservative.Month, d.Conservative.Date, 0, 0, 0, 0, time.UTC)
		e.SetAllDayStartAt(start)
		e.SetAllDayEndAt(start.AddDate(0, 0, 1))
		e.SetSummary(a.words.say("ics.summary", "step", a.stepName(d.Step), "claim", c.Claim.ClaimNumber))
		e.SetDescription(strings.Join(append([]string{d.Rule}, d.Arithmetic...), "\n"))
		remind(e, a.words.say("ics.summary", "step", a.stepName(d.Step), "claim", c.Claim.ClaimNumber))
	}
	return cal.Serialize()
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

// remind sets the three alarms of a deadline.
func remind(e *ics.VEvent, text string) {
	for _, before := range []string{"-P14D", "-P7D", "-P2D"} {
		alarm := e.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger(before)
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
func (a *app) writeCalendar(path string, force bool, f *casefile.File, clocks []law.Deadline, today appeal.Day) error {
	if err := writable(path, force); err != nil {
		return err
	}
	if name := calendarName(&f.Case); f.Case.Calendar == "" {
		// Numbers and names that come in later must not make other entries of the
		// same days. A folder that cannot be written to keeps no name.
		if err := a.change(func(f *casefile.File) error { return f.Set("calendar", name) }); err == nil {
			f.Case.Calendar = name
		}
	}
	return writeFile(path, []byte(a.calendar(&f.Case, clocks, today)))
}
