package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"imeappeal/appeal"
)

// spanForm is a time to appeal as a notice gives it: 20 days, within 60
// calendar days of receipt, 2 meses.
var spanForm = regexp.MustCompile(`^(?:within |dentro de |en )?(\d{1,3}) ?(?:calendar |business |working )?(days?|weeks?|months?|d[ií]as?|semanas?|mes(?:es)?)\b[^0-9]*$`)

// readSpan counts a time that stands where a day was asked from the day printed
// on the notice. The outcome is a proposal: the asker reads it back and asks.
func readSpan(c *appeal.Case, text string) *appeal.Problem {
	end, ok := SpanEnd(text, c.Denial.Date)
	switch {
	case !ok:
		return nil
	case c.Denial.Date.IsZero():
		return problem("", "intake.span-no-date", map[string]string{"value": text})
	}
	return problem("", "intake.span", map[string]string{"value": text, "printed": c.Denial.Date.Long(), "day": end.String(), "long": end.LongWeekday()})
}

// SpanEnd counts a time as a letter gives it (20 days, within 3 weeks) from a day.
// Business days are counted as calendar days, which ends sooner.
func SpanEnd(text string, from appeal.Day) (appeal.Day, bool) {
	m := spanForm.FindStringSubmatch(strings.ToLower(text))
	if m == nil || from.IsZero() {
		return appeal.Day{}, m != nil
	}
	n, _ := strconv.Atoi(m[1])
	switch m[2][0] {
	case 'w', 's':
		return from.AddDays(7 * n), true
	case 'm':
		return monthsOn(from, n), true
	}
	return from.AddDays(n), true
}

// monthsOn goes n months on, to the month's last day where it has no such day.
func monthsOn(d appeal.Day, n int) appeal.Day {
	last := appeal.DayOf(time.Date(d.Year, d.Month+time.Month(n)+1, 0, 12, 0, 0, 0, time.UTC))
	return appeal.Day{Year: last.Year, Month: last.Month, Date: min(d.Date, last.Date)}
}
