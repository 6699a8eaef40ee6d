package batch

import (
	"cmp"
	"regexp"
	"strconv"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
)

// statedDay is the key of the last day that a denial letter gives.
const statedDay = "denial.deadline_stated"

// firstDay is before every day of a case: what a sheet shows before it is a
// number that was typed into a cell formatted as a date.
var firstDay = appeal.Day{Year: 1910, Month: 1, Date: 1}

// In Excel's calendar 1900 has a February 29, and LibreOffice's begins a day
// earlier: only from here on do both show the same number as the same day.
var (
	beginning = appeal.Day{Year: 1899, Month: 12, Date: 30}
	agreed    = appeal.Day{Year: 1900, Month: 3, Date: 1}
)

var dayWords = regexp.MustCompile(`(?i)^(\d{1,3})( ?(calendar )?days?)?$`)

// numberAsDay finds a number where a day belongs. 180, typed into a cell that is
// formatted as a date, is June 28, 1900 to the spreadsheet program. n is 0 where
// programs differ about the number.
func numberAsDay(c cell, text string) (n int, found bool) {
	if c.kind != intake.Date {
		return 0, false
	}
	if m := dayWords.FindStringSubmatch(text); m != nil {
		if c.key != statedDay {
			return 0, false // no date at all, and said to be none
		}
		n, _ = strconv.Atoi(m[1])
		return n, n > 0
	}
	days := appeal.ReadDay(text, anyDay)
	if len(days) == 0 || !days[0].Before(firstDay) {
		return 0, false
	}
	switch n, err := strconv.ParseFloat(c.number, 64); {
	case err == nil:
		return int(n), true
	case days[0].Before(beginning) || days[0].Before(agreed) || len(days) > 1:
		return 0, true
	}
	return beginning.DaysUntil(days[0]), true
}

// maxStated is above every time to appeal that a denial letter gives.
const maxStated = 366

// countOfDays says what stands there instead of a day, and where it is the time
// that the letter gives, when it ends if it is counted from the letter's date.
func (j *Job) countOfDays(c cell) *Problem {
	text := tidy(c.text)
	n, found := numberAsDay(c, text)
	if !found {
		return nil
	}
	var p Problem
	switch printed := j.Case.Denial.Date; {
	case n == 0:
		p = problem(j.Row, c.heading, text, "batch.day-of-1900", appeal.LevelError)
	case c.key != statedDay || n > maxStated:
		p = problem(j.Row, c.heading, text, "batch.number-as-day", appeal.LevelError, "n", count(n))
	case printed.IsZero():
		p = problem(j.Row, c.heading, text, "batch.days-stated", appeal.LevelError, "n", count(n))
	default:
		end, id := printed.AddDays(n), "batch.days-counted"
		safe := law.LastBusinessDay(cmp.Or(j.Case.Claim.Country, "US"), end)
		if safe != end {
			id = "batch.days-counted-closed"
		}
		p = problem(j.Row, c.heading, text, id, appeal.LevelError, "n", count(n), "end", end.LongWeekday(), "safe", safe.LongWeekday()).proposing(safe.String())
	}
	return &p
}
