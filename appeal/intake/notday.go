package intake

import (
	"regexp"
	"strings"

	"imeappeal/appeal"
)

var (
	dateShape = regexp.MustCompile(`^(\d{4} ?[/.\-] ?\d{1,2} ?[/.\-] ?\d{1,2}|\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?(\d{4}|\d{2}))$`)
	dayNumber = regexp.MustCompile(`\b\d{1,2}(st|nd|rd|th)?\b`)
)

// NotADay says why a text that ParseDay cannot read is no day: tomorrow, a day
// that no calendar has, a weekday that does not fit, or no date at all.
func NotADay(text string, today appeal.Day) *appeal.Problem {
	plain := inEnglish(strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(text), " ")), " .,"))
	if plain == "tomorrow" || plain == "mañana" {
		return problem("", "intake.date-ahead", map[string]string{"value": text, "date": today.AddDays(1).Long()})
	}
	if _, rest, ok := strings.Cut(plain, " "); ok {
		if days := appeal.ReadDay(rest, today); len(days) > 0 {
			return problem("", "intake.date-weekday", map[string]string{"value": text, "day": days[0].LongWeekday()})
		}
	}
	first := dayNumber.FindStringIndex(plain)
	if dateShape.MatchString(plain) || first != nil && len(appeal.ReadDay(plain[:first[0]]+"1"+plain[first[1]:], today)) > 0 {
		return problem("", "intake.date-never", map[string]string{"value": text})
	}
	return problem("", "intake.date", map[string]string{"value": text})
}
