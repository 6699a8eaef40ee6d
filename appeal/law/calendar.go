package law

import (
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/nz"
	"github.com/rickar/cal/v2/us"

	"imeappeal/appeal"
)

// holiday names the public holiday that falls on the day, and the one that is
// observed on it in lieu (a Friday for a Saturday, a Monday for a Sunday).
//
// The federal roll rule knows only the days of 5 U.S.C. § 6103(a): in-lieu days
// are a pay-and-leave rule and move no date. "Last business day" shuns both,
// since offices are closed on both.
func holiday(country string, d appeal.Day) (actual, inLieu string) {
	for _, h := range holidays(country) {
		for year := d.Year - 1; year <= d.Year+1; year++ {
			on, observed := h.Calc(year)
			if !on.IsZero() && appeal.DayOf(on) == d {
				actual = h.Name
			}
			if !observed.IsZero() && appeal.DayOf(observed) == d && actual != h.Name {
				inLieu = h.Name
			}
		}
	}
	return actual, inLieu
}

func holidays(country string) []*cal.Holiday {
	switch country {
	case "US":
		return us.Holidays
	case "GB":
		return gb.Holidays
	case "IE":
		return ie.Holidays
	case "CA":
		return ca.Holidays
	case "AU":
		return au.HolidaysNSW
	case "NZ":
		return nz.Holidays
	}
	return nil
}

func weekend(d appeal.Day) bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
}

// countsAsBusiness reports whether the day is a business day for counting: not a
// weekend, not a public holiday itself. In the United States an in-lieu day
// counts, which gives the earlier and so the safer date for the claimant. Abroad
// only the other side's time is counted in business days; there the later date is
// the safe one, and an in-lieu day is none.
func countsAsBusiness(country string, d appeal.Day) bool {
	actual, inLieu := holiday(country, d)
	if country != "US" && inLieu != "" {
		return false
	}
	return !weekend(d) && actual == ""
}

// open reports whether offices and mail can be relied on, and if not, why.
func open(country string, d appeal.Day) (bool, string) {
	if weekend(d) {
		return false, d.Weekday().String()
	}
	actual, inLieu := holiday(country, d)
	switch {
	case actual != "":
		return false, actual
	case inLieu != "":
		return false, inLieu + ", observed"
	}
	return true, ""
}

// LastBusinessDay gives d itself, or the last day before it that is neither a
// weekend nor a public holiday nor a day on which one is observed.
func LastBusinessDay(country string, d appeal.Day) appeal.Day {
	for {
		if ok, _ := open(country, d); ok {
			return d
		}
		d = d.AddDays(-1)
	}
}

// rollForward gives d itself, or the next day that is not a Saturday, Sunday or
// federal holiday (29 C.F.R. § 2590.715-2719(d)(2)(i)).
func rollForward(d appeal.Day) appeal.Day {
	for !countsAsBusiness("US", d) {
		d = d.AddDays(1)
	}
	return d
}

// addMonths goes n calendar months on. Where that month has no such day it
// gives the month's last day, or the first of the next month with firstOfNext.
func addMonths(d appeal.Day, n int, firstOfNext bool) appeal.Day {
	first := time.Date(d.Year, d.Month, 1, 12, 0, 0, 0, time.UTC).AddDate(0, n, 0)
	last := first.AddDate(0, 1, -1)
	if d.Date <= last.Day() {
		return appeal.Day{Year: first.Year(), Month: first.Month(), Date: d.Date}
	}
	if firstOfNext {
		return appeal.DayOf(last.AddDate(0, 0, 1))
	}
	return appeal.DayOf(last)
}

// add goes on by amount of unit. Day 1 is the day after d. Hours are turned
// into days: the last of them is the day on which the last hour falls.
func add(country string, d appeal.Day, amount int, unit string, firstOfNext bool) appeal.Day {
	switch unit {
	case "months":
		return addMonths(d, amount, firstOfNext)
	case "years":
		return addMonths(d, 12*amount, firstOfNext)
	case "hours":
		return d.AddDays((amount + 23) / 24)
	case "business-days":
		for amount > 0 {
			d = d.AddDays(1)
			if countsAsBusiness(country, d) {
				amount--
			}
		}
		return d
	}
	return d.AddDays(amount)
}

// knownUnit reports a unit that add can count.
func knownUnit(unit string) bool {
	switch unit {
	case "calendar-days", "business-days", "months", "years", "hours":
		return true
	}
	return false
}

// unitOf reads the units of the state tables.
func unitOf(unit string) string {
	if unit == "days" || unit == "calendar days" {
		return "calendar-days"
	}
	return unit
}
