package appeal

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// ReadDay reads a date as people write it: 2026-07-06, July 6, 2026, 6 July
// 2026, 7/6/26, yesterday, last Tuesday, three weeks ago. It gives every
// reading, the US one first: 7/6/26 is July 6 or 7 June, so the caller must
// ask; 13/6/26 has one reading. No reading means that the text is no date. A
// day without a year is no date: guessing it could cost a deadline.
func ReadDay(text string, today Day) []Day {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	text = strings.TrimRight(text, " .,")
	if d, ok := relativeDay(text, today); ok {
		return []Day{d}
	}
	text, weekday, named := cutWeekday(text)
	days := numericDay(text, today)
	if d, ok := namedMonthDay(text, today); ok {
		days = []Day{d}
	}
	if !named {
		return days
	}
	var kept []Day
	for _, d := range days {
		if d.Weekday() == weekday {
			kept = append(kept, d)
		}
	}
	return kept
}

var numeric = regexp.MustCompile(`^(\d{1,4}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{1,4})$`)

func numericDay(text string, today Day) []Day {
	m := numeric.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	a, b, c := m[1], m[2], m[3]
	if len(a) == 4 {
		return validDays(Day{number(a), time.Month(number(b)), number(c)})
	}
	if len(a) > 2 || len(c) == 1 || len(c) == 3 {
		return nil
	}
	year := fullYear(c, today)
	return validDays(Day{year, time.Month(number(a)), number(b)}, Day{year, time.Month(number(b)), number(a)})
}

var (
	dayMonth = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ \-]?([a-z]{3,9})\.?,?[ \-](?:'|’)?(\d{4}|\d{2})$`)
	monthDay = regexp.MustCompile(`^([a-z]{3,9})\.?[ \-](?:the )?(\d{1,2})(?:st|nd|rd|th)?,?[ \-,](?: )?(?:'|’)?(\d{4}|\d{2})$`)
)

func namedMonthDay(text string, today Day) (Day, bool) {
	var day, month, year string
	if m := dayMonth.FindStringSubmatch(text); m != nil {
		day, month, year = m[1], m[2], m[3]
	} else if m := monthDay.FindStringSubmatch(text); m != nil {
		month, day, year = m[1], m[2], m[3]
	} else {
		return Day{}, false
	}
	n, ok := monthNamed(month)
	if !ok {
		return Day{}, false
	}
	days := validDays(Day{fullYear(year, today), n, number(day)})
	if len(days) == 0 {
		return Day{}, false
	}
	return days[0], true
}

var ago = regexp.MustCompile(`^(\d{1,4}|[a-z]+) (day|week|month|year)s? ago$`)

func relativeDay(text string, today Day) (Day, bool) {
	switch text {
	case "today":
		return today, true
	case "yesterday":
		return today.AddDays(-1), true
	case "the day before yesterday", "day before yesterday":
		return today.AddDays(-2), true
	}
	if m := ago.FindStringSubmatch(text); m != nil {
		if n, ok := countWord(m[1]); ok {
			return unitsAgo(today, n, m[2]), true
		}
		return Day{}, false
	}
	name := strings.TrimPrefix(strings.TrimPrefix(text, "on "), "last ")
	if w, ok := weekdayNamed(name); ok {
		back := (int(today.Weekday()) - int(w) + 7) % 7
		if back == 0 {
			back = 7
		}
		return today.AddDays(-back), true
	}
	return Day{}, false
}

// unitsAgo counts back; a month without that day ends on its last day.
func unitsAgo(today Day, n int, unit string) Day {
	switch unit {
	case "day":
		return today.AddDays(-n)
	case "week":
		return today.AddDays(-7 * n)
	case "year":
		n *= 12
	}
	first := time.Date(today.Year, today.Month, 1, 12, 0, 0, 0, time.UTC).AddDate(0, -n, 0)
	last := first.AddDate(0, 1, -1).Day()
	return Day{first.Year(), first.Month(), min(today.Date, last)}
}

func cutWeekday(text string) (rest string, w time.Weekday, found bool) {
	first, rest, ok := strings.Cut(text, " ")
	if !ok {
		return text, 0, false
	}
	if w, ok := weekdayNamed(strings.TrimRight(first, ",.")); ok {
		return rest, w, true
	}
	return text, 0, false
}

func weekdayNamed(name string) (time.Weekday, bool) {
	for w := time.Sunday; w <= time.Saturday; w++ {
		full := strings.ToLower(w.String())
		if name == full || name == full[:3] || (name == "tues" || name == "thurs" || name == "thur") && strings.HasPrefix(full, name) {
			return w, true
		}
	}
	return 0, false
}

func monthNamed(name string) (time.Month, bool) {
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if name == full || name == full[:3] || name == "sept" && m == time.September {
			return m, true
		}
	}
	return 0, false
}

func countWord(word string) (int, bool) {
	words := []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if word == "a" || word == "an" {
		return 1, true
	}
	for i, w := range words {
		if w != "" && w == word {
			return i, true
		}
	}
	n, err := strconv.Atoi(word)
	return n, err == nil
}

// fullYear reads a year of two digits as the last such year that is not after
// next year: 26 is 2026, 78 is 1978.
func fullYear(text string, today Day) int {
	y := number(text)
	if len(text) > 2 {
		return y
	}
	century := today.Year - today.Year%100
	if century+y > today.Year+1 {
		return century - 100 + y
	}
	return century + y
}

// validDays keeps the days that exist, each once.
func validDays(days ...Day) []Day {
	var out []Day
	for _, d := range days {
		p, err := ParseDay(fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Date))
		if err == nil && p.Year >= 1900 && p.Year < 2200 && (len(out) == 0 || out[0] != p) {
			out = append(out, p)
		}
	}
	return out
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
