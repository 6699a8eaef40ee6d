package paper

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// Term is the time to appeal as a letter gives it: 180 days from receipt.
type Term struct {
	N    int
	Unit string // day, week, month, year
	// Business is set for business days.
	Business bool
	From     Start
	Found
}

// Start is what a Term is counted from.
type Start string

// What letters count from; NotSaid where the sentence does not tell.
const (
	FromReceipt Start = "receipt"
	FromLetter  Start = "letter"
	FromMailing Start = "mailing"
	NotSaid     Start = ""
)

// String gives the term in few words: 180 days from receipt.
func (t Term) String() string {
	out := strconv.Itoa(t.N) + " " + t.Unit
	if t.Business {
		out = strconv.Itoa(t.N) + " business " + t.Unit
	}
	if t.N != 1 {
		out += "s"
	}
	if t.From != NotSaid {
		out += " from " + string(t.From)
	}
	return out
}

// After gives the day on which the term ends when it is counted from day; ok is
// false for business days, which need a calendar of holidays. A month that has
// no such day ends on its last.
func (t Term) After(day appeal.Day) (end appeal.Day, ok bool) {
	if day.IsZero() || t.Business {
		return appeal.Day{}, false
	}
	n := t.N
	switch t.Unit {
	case "day":
		return day.AddDays(n), true
	case "week":
		return day.AddDays(7 * n), true
	case "year":
		n *= 12
	}
	first := appeal.DayOf(time.Date(day.Year, day.Month+time.Month(n), 1, 12, 0, 0, 0, time.UTC))
	last := appeal.DayOf(time.Date(first.Year, first.Month+1, 0, 12, 0, 0, 0, time.UTC))
	return appeal.Day{Year: first.Year, Month: first.Month, Date: min(day.Date, last.Date)}, true
}

var termForm = regexp.MustCompile(`(` + countWords + `)(?:\s*\((\d{1,3})\))?(?:\s+|-)(calendar |business |working )?(day|week|month|year)s?`)

// terms finds the time to appeal. Sentences that give different times are a
// doubt: a person must see which is theirs.
func (s *sheet) terms() (*Term, *Doubt) {
	var found []Term
	for _, sen := range s.sentences {
		low := folded(sen.Text)
		_, at, ok := denialPhrases().says("deadline-term", low)
		if !ok {
			continue
		}
		m := termForm.FindStringSubmatchIndex(low[at[0]:])
		if m == nil {
			continue
		}
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return low[at[0]+m[2*i] : at[0]+m[2*i+1]]
		}
		n, ok := count(part(1))
		if inside, err := strconv.Atoi(part(2)); err == nil && ok && inside != n {
			continue // sixty (90) days: the letter contradicts itself
		}
		if !ok || n == 0 {
			continue
		}
		t := Term{N: n, Unit: part(4), Business: part(3) == "business " || part(3) == "working ", From: startOf(low[at[0]+m[1]:])}
		t.Found = Found{Ref: sen.Ref, Quote: report.Quote(sen), Text: t.String()}
		known := false
		for _, o := range found {
			known = known || o.N == t.N && o.Unit == t.Unit && o.Business == t.Business && (o.From == t.From || t.From == NotSaid)
		}
		if !known {
			found = append(found, t)
		}
	}
	switch len(found) {
	case 0:
		return nil, nil
	case 1:
		return &found[0], nil
	}
	d := &Doubt{Key: TermFact, Why: "two-values"}
	for _, t := range found {
		d.Found = append(d.Found, t.Found)
	}
	return nil, d
}

// startOf tells what a term is counted from by what follows it.
func startOf(rest string) Start {
	if len(rest) > 110 {
		rest = rest[:110]
	}
	for _, c := range []struct {
		group string
		start Start
	}{{"starts-receipt", FromReceipt}, {"starts-mailing", FromMailing}, {"starts-letter", FromLetter}} {
		if _, _, ok := denialPhrases().says(c.group, rest); ok {
			return c.start
		}
	}
	return NotSaid
}

// count reads a number in figures or words.
func count(text string) (int, bool) {
	if n, err := strconv.Atoi(text); err == nil {
		return n, true
	}
	n, ok := map[string]int{
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "fourteen": 14,
		"fifteen": 15, "twenty": 20, "twenty-one": 21, "twenty-eight": 28, "thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90,
		"one hundred twenty": 120, "one hundred eighty": 180,
	}[strings.ReplaceAll(text, "hundred and ", "hundred ")]
	return n, ok
}

// lastDay finds the last day that the letter itself gives.
func (s *sheet) lastDay() (*Proposal, *Doubt) {
	var all []valued
	var days []appeal.Day
	for _, sen := range s.sentences {
		text := plain(sen.Text)
		_, at, ok := denialPhrases().says("deadline-day", folded(sen.Text))
		if !ok || at[1] > len(text) {
			continue
		}
		dates := s.datesIn(text[at[0]:at[1]])
		if len(dates) == 0 {
			continue
		}
		d := dates[len(dates)-1]
		found := Found{Ref: sen.Ref, Quote: report.Quote(sen), Text: d.text}
		day, why := s.day(d)
		if why != "" {
			return nil, &Doubt{Key: "denial.deadline_stated", Why: why, Found: []Found{found}}
		}
		days = append(days, day)
		all = append(all, valued{found, 1})
	}
	return settleDay("denial.deadline_stated", "last-day", all, days)
}

// settleDay is settle for days.
func settleDay(key, why string, all []valued, days []appeal.Day) (*Proposal, *Doubt) {
	printed := map[string]appeal.Day{}
	for i, v := range all {
		printed[v.Text] = days[i]
	}
	p, doubt := settle(key, why, all, func(a, b string) bool { return printed[a] == printed[b] })
	if p != nil {
		p.Value = printed[p.Text]
	}
	return p, doubt
}
