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
	stamp := time.Date(today.Year, today.Month, today.Date, 0, 0, 0, 0, time.UTC)
	for _, d := range clocks {
		if d.Conservative.IsZero() {
			continue
		}
		e := cal.AddEvent(calendarUID(c, d))
		e.SetDtStampTime(stamp)
		e.SetModifiedAt(stamp)
		e.SetSequence(calendarTurn(today))
		start := time.Date(d.Conservative.Year, d.Conservative.Month, d.Conservative.Date, 0, 0, 0, 0, time.UTC)
		e.SetAllDayStartAt(start)
		e.SetAllDayEndAt(start.AddDate(0, 0, 1))
		e.SetSummary(a.words.say("ics.summary", "step", a.stepName(d.Step), "claim", c.Claim.ClaimNumber))
		e.SetDescription(strings.Join(append([]string{d.Rule}, d.Arithmetic...), "\n"))
		remind(e, a.words.say("ics.summary", "step", a.stepName(d.Step), "claim", c.Claim.ClaimNumber))
	}
	return cal.Serialize()
}

// calendarTurn numbers the editions of an entry: a later day's file wins.
func calendarTurn(today appeal.Day) int {
	return today.Year*10000 + int(today.Month)*100 + today.Date
}

// remind sets the three alarms of a deadline.
func remind(e *ics.VEvent, text string) {
	for _, before := range []string{"-P14D", "-P7D", "-P2D"} {
		alarm := e.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger(before)
		alarm.SetDescription(text)
	}
}

// calendarUID is the same for the same clock of the same case on every run, and
// another for every person, also where claim numbers are missing or shared.
func calendarUID(c *appeal.Case, d law.Deadline) string {
	clean := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
				return r
			}
			return '-'
		}, s)
	}
	who := sha256.Sum256([]byte(c.Claimant.Name + "\n" + c.Claimant.DateOfBirth.String() + "\n" + c.Claim.Insurer.Name))
	return clean(d.ID) + "." + clean(c.Claim.ClaimNumber) + "." + hex.EncodeToString(who[:6]) + "@imeappeal"
}

// writeCalendar writes the file that --ics names, never over another.
func (a *app) writeCalendar(path string, force bool, f *casefile.File, clocks []law.Deadline, today appeal.Day) error {
	if err := writable(path, force); err != nil {
		return err
	}
	return writeFile(path, []byte(a.calendar(&f.Case, clocks, today)))
}
