package packet

import (
	"regexp"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// withGaps puts a row where no medical record of the packet falls for longer
// than the rule allows; unsure says that one may stand in the papers all the same.
func withGaps(rows []Event, medical map[string]bool, unsure func(from, to appeal.Day) bool) []Event {
	var out []Event
	var last appeal.Day
	for _, r := range rows {
		if medical[r.Document] && !r.Date.IsZero() {
			if days := last.DaysUntil(r.Date); !last.IsZero() && days >= rules().GapDays {
				out = append(out, Event{Date: r.Date, Since: last, Gap: days, Unsure: unsure(last, r.Date)})
			}
			last = r.Date
		}
		out = append(out, r)
	}
	return out
}

// entryStart is a line that begins with a date, after a word or two at the most
// ("Date of service:", "DOS 3/4/25"): the way an entry of a chart begins.
var entryStart = regexp.MustCompile(`(?i)^\W*(?:[a-z]+[ :.]+){0,4}?(\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}|[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2}[ \-][a-z]{3,9}\.?[ \-]\d{4})(?:\D|$)`)

// entryDays gives every day, in either reading, with which a line of a record
// begins. A visit that was not told from its text may be one of them.
func entryDays(r *report.Report) []appeal.Day {
	if r == nil {
		return nil
	}
	var out []appeal.Day
	for _, l := range r.Lines {
		if m := entryStart.FindStringSubmatch(strings.TrimSpace(l.Text)); m != nil {
			out = append(out, appeal.ReadDay(m[1], thisCentury)...)
		}
	}
	return out
}

// thisCentury is a day by which years of two digits are read: 25 is 2025.
var thisCentury = appeal.Day{Year: 2050, Month: 1, Date: 1}
