package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"imeappeal/appeal"
)

// ParseDay reads a date as people write it; see appeal.ReadDay. Two readings
// mean that the asker must ask which one is meant.
func ParseDay(text string, today appeal.Day) []appeal.Day {
	return appeal.ReadDay(inEnglish(text), today)
}

// about ends the key beside a day's that takes the month or year where no day is
// known.
const about = "_in"

// aboutWhen reads a month or a year where the case has a place for one. It decides
// nothing that hangs on a day.
func aboutWhen(q Question, key, text string, today appeal.Day) (appeal.Month, bool) {
	if q.Kind != Date || !field(&appeal.Case{}, withoutAll(key)+about, true).IsValid() {
		return "", false
	}
	return appeal.ReadMonth(inEnglish(text), today)
}

// withoutAll puts every position of a key to the first.
func withoutAll(key string) string { return position.ReplaceAllString(key, "[0]") }

// AboutKey gives the key beside a day's for the month or year where no day is known.
func AboutKey(key string) string { return key + about }

// WithoutAbout gives the key of the question that a month or a year answered.
func WithoutAbout(key string) string { return strings.TrimSuffix(key, about) }

// LastSuchDay reads a day without its year, sep 19, as the latest one that is
// not after today. It is a proposal: the asker reads it back and asks.
func LastSuchDay(text string, today appeal.Day) (appeal.Day, bool) {
	text = inEnglish(strings.TrimRight(strings.TrimSpace(text), " .,"))
	if !strings.ContainsFunc(text, unicode.IsLetter) || len(appeal.ReadDay(text, today)) > 0 {
		return appeal.Day{}, false
	}
	for back := range 9 { // February 29 comes once in eight years at the worst
		for _, form := range []string{"%s, %d", "%s %d"} {
			for _, d := range appeal.ReadDay(fmt.Sprintf(form, text, today.Year-back), today) {
				if !d.After(today) {
					return d, true
				}
			}
		}
	}
	return appeal.Day{}, false
}

// readDay settles 7/6/26 by itself where only one reading lies in the past, as
// all dates of a case but a stated deadline do.
func (q Question) readDay(text string, today appeal.Day) (any, *appeal.Problem) {
	days := ParseDay(text, today)
	if last, ok := LastSuchDay(text, today); ok && q.ID != "denial.deadline_stated" {
		return nil, problem("", "intake.date-no-year", map[string]string{"value": text, "day": last.String(), "long": last.LongWeekday()})
	}
	if len(days) == 0 {
		return nil, NotADay(text, today)
	}
	if q.ID != "denial.deadline_stated" {
		past := slices.DeleteFunc(slices.Clone(days), func(d appeal.Day) bool { return d.After(today) })
		if len(past) == 0 {
			return nil, problem("", "intake.date-ahead", map[string]string{"value": text, "date": days[0].Long()})
		}
		days = past
	}
	if len(days) > 1 {
		return nil, problem("", "intake.date-two", map[string]string{
			"value": text, "first": days[0].String(), "second": days[1].String(),
			"first_long": days[0].Long(), "second_long": days[1].Long(),
		})
	}
	return days[0], nil
}

var clockForm = regexp.MustCompile(`^(\d{1,2})(?:[:.h](\d{2}))? ?(?:([ap])\.?m\.?)?$`)

// readClock reads 10:05, 10.05 am, 1:20 pm. An early hour without am or pm is
// asked again: nobody is examined at 1:20 at night.
func readClock(text string) (any, *appeal.Problem) {
	m := clockForm.FindStringSubmatch(strings.ToLower(text))
	if m == nil || m[2] == "" && m[3] == "" {
		return nil, problem("", "intake.time", map[string]string{"value": text})
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	switch {
	case minute > 59 || hour > 23 || m[3] != "" && (hour < 1 || hour > 12):
		return nil, problem("", "intake.time", map[string]string{"value": text})
	case m[3] == "" && len(m[1]) == 1 && hour >= 1 && hour <= 6:
		return nil, problem("", "intake.time-half", map[string]string{"value": text})
	case m[3] == "p" && hour < 12:
		hour += 12
	case m[3] == "a" && hour == 12:
		hour = 0
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), nil
}
