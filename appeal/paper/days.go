package paper

import (
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

// order says how 3/4/2026 is read.
type order int

const (
	monthFirst order = iota
	dayFirst
	unknownOrder
)

// dated is a date in a text, [at, end) its bytes. Several days (May 5 and 6,
// 2025) stand for the last of them.
type dated struct {
	at, end  int
	text     string
	readings []appeal.Day // the US one first; none where there is no such day, or the weekday beside it does not fit
	several  bool
}

const (
	weekdays = `(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?`
	months   = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	// anyDate stands for {date} in the data files.
	anyDate = `(?:` + weekdays + `(?:` + months + `\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+` + months + `,?[\s-]+\d{4}|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}[.-]\d{1,2}[.-]\d{4}|\d{4}-\d{2}-\d{2}))`
)

var (
	dateForm = clinic.Expr(`(?i)` + anyDate)
	lastOf   = clinic.Expr(`(?i)(` + months + `\s+)\d{1,2}(?:\s*(?:,|and|&|-|–|to|through|,\s*and)\s*\d{1,2})*\s*(?:,|and|&|-|–|to|through|,\s*and)\s*(\d{1,2},?\s+\d{4})`)
	spaces   = regexp.MustCompile(`\s+`)

	namesWeekday = regexp.MustCompile(`(?i)^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+`)
)

// datesIn finds the dates of a text.
func (s *sheet) datesIn(text string) []dated {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	all, known := s.dates[text]
	if !known {
		if s.dates == nil {
			s.dates = map[string][]dated{}
		}
		all = slices.Clip(s.findDates(text))
		s.dates[text] = all
	}
	return slices.Clone(all)
}

func (s *sheet) findDates(text string) []dated {
	if !strings.ContainsAny(text, "0123456789") {
		return nil // most lines
	}
	var out []dated
	covered := 0
	for _, m := range lastOf.FindAllStringSubmatchIndex(text, -1) {
		if day, ok := oneDay(text[m[2]:m[3]]+text[m[4]:m[5]], s.Today); ok {
			out = append(out, dated{m[0], m[1], text[m[0]:m[1]], []appeal.Day{day}, true})
		}
	}
	for _, m := range dateForm.FindAllStringIndex(text, -1) {
		if m[0] < covered || slices.ContainsFunc(out, func(d dated) bool { return d.several && m[0] < d.end && d.at < m[1] }) || !freeStanding(text, m[0], m[1]) {
			continue
		}
		covered = m[1]
		found := text[m[0]:m[1]]
		out = append(out, dated{m[0], m[1], found, appeal.ReadDay(strings.ReplaceAll(spaces.ReplaceAllString(found, " "), "Sept.", "Sep"), s.Today), false})
	}
	slices.SortFunc(out, func(a, b dated) int { return a.at - b.at })
	return out
}

func oneDay(text string, today appeal.Day) (appeal.Day, bool) {
	days := appeal.ReadDay(spaces.ReplaceAllString(text, " "), today)
	if len(days) != 1 {
		return appeal.Day{}, false
	}
	return days[0], true
}

// freeStanding reports that a date is no part of a longer number or word.
func freeStanding(text string, at, end int) bool {
	joined := func(b byte) bool {
		return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '/' || b == '-'
	}
	return (at == 0 || !joined(text[at-1])) && (end == len(text) || !joined(text[end]))
}

// orderOf tells how numeric dates are read: as the paper's own others must be,
// else as the claim's country writes.
func (s *sheet) orderOf() order {
	day, month := 0, 0
	for _, l := range s.lines {
		for _, d := range s.datesIn(l.text) {
			parts := strings.FieldsFunc(d.text, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
			if len(parts) != 3 || len(parts[0]) > 2 || strings.ContainsAny(d.text, " ") || len(d.readings) != 1 {
				continue
			}
			switch {
			case len(parts[0]) == 2 && parts[0] > "12":
				day++
			case len(parts[1]) == 2 && parts[1] > "12":
				month++
			}
		}
	}
	switch {
	case day > 0 && month > 0:
		return unknownOrder
	case day > 0:
		return dayFirst
	case month > 0:
		return monthFirst
	}
	switch s.Country {
	case "", "US":
		return monthFirst
	case "GB", "IE", "AU", "NZ":
		return dayFirst
	}
	return unknownOrder
}

// day settles a date; why is a doubt's where it cannot be.
func (s *sheet) day(d dated) (day appeal.Day, why string) {
	switch {
	case len(d.readings) == 0 && namesWeekday.MatchString(d.text) && len(appeal.ReadDay(namesWeekday.ReplaceAllString(d.text, ""), s.Today)) > 0:
		return appeal.Day{}, "wrong-weekday"
	case len(d.readings) == 0:
		return appeal.Day{}, "no-such-day"
	case len(d.readings) == 1:
		return d.readings[0], ""
	case s.order == monthFirst:
		return d.readings[0], ""
	case s.order == dayFirst:
		return d.readings[1], ""
	}
	return appeal.Day{}, "two-readings"
}
