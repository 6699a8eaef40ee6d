package appeal

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Month is a month or a year of which no day is known: 2024-03, 2015. It stands
// beside a day's key and never becomes a day.
type Month string

var (
	monthForm  = regexp.MustCompile(`^(\d{4})(?:-(\d{2}))?$`)
	monthWords = regexp.MustCompile(`^(?:in |about |around |since )?(?:([a-z]{3,9})\.?,? (?:of )?)?(\d{4})$`)
	monthDigit = regexp.MustCompile(`^(\d{1,2}) ?[/\-.] ?(\d{4})$`)
)

// ReadMonth reads a month or a year as people write it: March 2024, 3/2024, 2015.
// One that begins after today is none.
func ReadMonth(text string, today Day) (Month, bool) {
	text = strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(text), " ")), " .,")
	month, year := "", ""
	switch {
	case monthForm.MatchString(text):
		m := monthForm.FindStringSubmatch(text)
		year, month = m[1], m[2]
	case monthDigit.MatchString(text):
		m := monthDigit.FindStringSubmatch(text)
		year, month = m[2], m[1]
	case monthWords.MatchString(text):
		m := monthWords.FindStringSubmatch(text)
		if year = m[2]; m[1] != "" {
			days := ReadDay(m[1]+" 1, "+year, today)
			if len(days) != 1 {
				return "", false
			}
			month = strconv.Itoa(int(days[0].Month))
		}
	default:
		return "", false
	}
	if len(month) == 1 {
		month = "0" + month
	}
	out := Month(strings.TrimSuffix(year+"-"+month, "-"))
	first, _, ok := out.Days()
	return out, ok && first.Year > 1899 && !first.After(today)
}

// Days gives the first and the last day that it may be.
func (m Month) Days() (first, last Day, ok bool) {
	parts := monthForm.FindStringSubmatch(string(m))
	if parts == nil {
		return Day{}, Day{}, false
	}
	year, _ := strconv.Atoi(parts[1])
	if parts[2] == "" {
		return Day{year, time.January, 1}, Day{year, time.December, 31}, true
	}
	n, _ := strconv.Atoi(parts[2])
	if n < 1 || n > 12 {
		return Day{}, Day{}, false
	}
	first = Day{year, time.Month(n), 1}
	return first, DayOf(first.noon().AddDate(0, 1, -1)), true
}

// Long gives the form that letters use: March 2024, 2015; "" for none.
func (m Month) Long() string {
	first, last, ok := m.Days()
	switch {
	case !ok:
		return ""
	case first.Month != last.Month:
		return strconv.Itoa(first.Year)
	}
	return first.Month.String() + " " + strconv.Itoa(first.Year)
}
