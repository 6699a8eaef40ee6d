package review

import (
	"strconv"
	"strings"
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

// dated is a date in text: a day, a month (Date 0) or a year (Month and Date 0).
type dated struct {
	appeal.Day
	from, to int
}

// first and last give the days that a date of that precision covers.
func (d dated) first() appeal.Day {
	return appeal.Day{Year: d.Year, Month: max(d.Month, 1), Date: max(d.Date, 1)}
}

func (d dated) last() appeal.Day {
	switch {
	case d.Month == 0:
		return appeal.Day{Year: d.Year, Month: 12, Date: 31}
	case d.Date == 0:
		return appeal.DayOf(time.Date(d.Year, d.Month+1, 0, 12, 0, 0, 0, time.UTC))
	}
	return d.Day
}

func (d dated) exact() bool { return d.Date > 0 && d.Month > 0 && d.Year > 0 }

const monthName = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`

// ordinalName is a day of the month in words: "the fifteenth of May 2024".
const ordinalName = `(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth`

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
	"thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "twenty": 20, "thirty": 30,
}

// dayNumber reads a day of the month in figures or words.
func dayNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	sum := 0
	for part := range strings.SplitSeq(s, "-") {
		sum += ordinals[part]
	}
	return sum
}

var (
	dateForms = clinic.Expr(`\b(?:` +
		monthName + ` (\d{1,2})(?:st|nd|rd|th)?\b(?:,? ((?:19|20)\d\d)\b)?` + // 1 2 3: May 4, 2024
		`|(\d{1,2}|` + ordinalName + `)(?:st|nd|rd|th)? (?:day )?(?:of )?` + monthName + `,? (?:of )?((?:19|20)\d\d)\b` + // 4 5 6: 4 May 2024
		`|(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)?\d\d)\b` + // 7 8 9: 5/4/24
		`|((?:19|20)\d\d)-(\d\d)-(\d\d)\b` + // 10 11 12: 2024-05-04
		`|(\d{1,2})/((?:19|20)\d\d)\b` + // 13 14: 5/2024
		`|` + monthName + `,? (?:of )?((?:19|20)\d\d)\b` + // 15 16: May 2024
		`|((?:19|20)\d\d)\b)`) // 17: 2024
	openMonth = clinic.Expr(`\b` + monthName + ` (?:to|through|until|and|-|thru) ` + monthName)
)

// sameYear follows a date whose year is the one named before it.
var sameYear = clinic.Expr(`^,? (?:of|in) (?:that|the same) year\b`)

func monthOf(s string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), s[:3]) {
			return m
		}
	}
	return 0
}

// dates finds the dates of folded text in order. A date without a year takes
// the year of the next date that has one, or with "of that year" of the one
// before. Day-first reading where the country
// writes so or the figures allow no other.
func dates(low string, dayFirst bool) []dated {
	if !strings.ContainsAny(low, "0123456789") {
		return nil
	}
	var out []dated
	for _, m := range dateForms.FindAllStringSubmatchIndex(low, -1) {
		if d, ok := dateOf(low, m, dayFirst); ok {
			out = append(out, d)
		}
	}
	for _, m := range openMonth.FindAllStringSubmatchIndex(low, -1) {
		if len(out) > 0 && !covered(out, m[2], m[3]) {
			out = append(out, dated{appeal.Day{Month: monthOf(low[m[2]:m[3]])}, m[2], m[3]})
		}
	}
	sortDates(out)
	kept := out[:0]
	for i := range out {
		if m := sameYear.FindStringIndex(low[out[i].to:]); m != nil && out[i].Year == 0 {
			if len(kept) == 0 {
				continue // a year that was named before: not known here
			}
			out[i].Year = kept[len(kept)-1].Year
		}
		for j := i + 1; out[i].Year == 0 && j < len(out); j++ {
			out[i].Year = out[j].Year
		}
		if out[i].Year > 0 {
			kept = append(kept, out[i])
		}
	}
	return kept
}

func covered(ds []dated, from, to int) bool {
	for _, d := range ds {
		if from < d.to && d.from < to {
			return true
		}
	}
	return false
}

func sortDates(ds []dated) {
	for i := 1; i < len(ds); i++ {
		for j := i; j > 0 && ds[j].from < ds[j-1].from; j-- {
			ds[j], ds[j-1] = ds[j-1], ds[j]
		}
	}
}

func dateOf(low string, m []int, dayFirst bool) (dated, bool) {
	get := func(g int) string {
		if m[2*g] < 0 {
			return ""
		}
		return low[m[2*g]:m[2*g+1]]
	}
	num := func(g int) int { n, _ := strconv.Atoi(get(g)); return n }
	d := dated{from: m[0], to: m[1]}
	switch {
	case get(1) != "":
		d.Day = appeal.Day{Year: num(3), Month: monthOf(get(1)), Date: num(2)}
	case get(4) != "":
		d.Day = appeal.Day{Year: num(6), Month: monthOf(get(5)), Date: dayNumber(get(4))}
	case get(7) != "":
		a, b, y := num(7), num(8), num(9)
		if y < 100 {
			y += 2000
			if y > 2060 {
				y -= 100
			}
		}
		if dayFirst && b <= 12 || a > 12 {
			a, b = b, a
		}
		d.Day = appeal.Day{Year: y, Month: time.Month(a), Date: b}
	case get(10) != "":
		d.Day = appeal.Day{Year: num(10), Month: time.Month(num(11)), Date: num(12)}
	case get(13) != "":
		d.Day = appeal.Day{Year: num(14), Month: time.Month(num(13))}
	case get(15) != "":
		d.Day = appeal.Day{Year: num(16), Month: monthOf(get(15))}
	default:
		d.Day = appeal.Day{Year: num(17)}
	}
	return d, d.Month >= 0 && d.Month <= 12 && d.Date <= 31
}

// dates finds the dates of folded text as the claim's country writes them.
func (r *Reading) dates(low string) []dated {
	c := r.Case.Claim.Country
	return dates(low, c != "" && c != "US" && c != "CA")
}
