package main

import "imeappeal/appeal"

// statedKey is the last day that the letter itself gives: a day, or one that was
// counted from the letter's date.
const statedKey = "denial.deadline_stated"

// statedAnew reports that the letter's own last day must be asked again: its date
// was corrected, here or elsewhere, and the day may have been counted from the old one.
func (w *walk) statedAnew() bool {
	d := w.f.Case.Denial
	old := w.told.Printed
	w.told.Printed = d.Date
	if d.DeadlineStated.IsZero() {
		w.told.Printed = appeal.Day{}
	}
	if old.IsZero() || w.told.Printed.IsZero() || old == d.Date {
		return false
	}
	w.k.say("")
	w.k.say(w.words.say("walk.stated-anew", "old", old.Long(), "printed", d.Date.Long(), "day", d.DeadlineStated.LongWeekday()))
	return true
}
