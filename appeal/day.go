package appeal

import (
	"fmt"
	"time"
)

// Day is a calendar date without clock or time zone: what a letter prints and
// what a deadline counts. The zero Day means "not known".
type Day struct {
	Year  int
	Month time.Month
	Date  int
}

// ParseDay reads an ISO date (2026-11-22). It refuses dates that do not exist.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Day{}, fmt.Errorf("%q is not a date like 2026-11-22", s)
	}
	return DayOf(t), nil
}

// DayOf gives the date that t shows in t's own location.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// IsZero reports that the day is not known.
func (d Day) IsZero() bool { return d == Day{} }

// String gives the ISO form, "" for the zero Day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Date)
}

// Long gives the form that US letters use: July 21, 2025.
func (d Day) Long() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s %d, %d", d.Month, d.Date, d.Year)
}

// LongWeekday gives Long with the weekday before it: Monday, July 21, 2025.
func (d Day) LongWeekday() string {
	if d.IsZero() {
		return ""
	}
	return d.Weekday().String() + ", " + d.Long()
}

// Weekday gives the day of the week.
func (d Day) Weekday() time.Weekday { return d.noon().Weekday() }

// AddDays gives the day n calendar days later (earlier when n is negative).
func (d Day) AddDays(n int) Day { return DayOf(d.noon().AddDate(0, 0, n)) }

// DaysUntil counts the calendar days from d to e; negative when e is earlier.
func (d Day) DaysUntil(e Day) int {
	return int(e.noon().Sub(d.noon()).Hours() / 24)
}

// Before reports whether d is earlier than e.
func (d Day) Before(e Day) bool { return d.noon().Before(e.noon()) }

// After reports whether d is later than e.
func (d Day) After(e Day) bool { return e.Before(d) }

// Compare orders days for slices.SortFunc.
func (d Day) Compare(e Day) int { return d.noon().Compare(e.noon()) }

// Age gives the completed years between a birth on d and the day at.
func (d Day) Age(at Day) int {
	years := at.Year - d.Year
	if at.Month < d.Month || (at.Month == d.Month && at.Date < d.Date) {
		years--
	}
	return years
}

// MarshalText gives the ISO form.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form; the empty text is the zero Day.
func (d *Day) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Day{}
		return nil
	}
	p, err := ParseDay(string(b))
	if err == nil {
		*d = p
	}
	return err
}

// noon is in UTC, where every day has 24 hours.
func (d Day) noon() time.Time {
	return time.Date(d.Year, d.Month, d.Date, 12, 0, 0, 0, time.UTC)
}
