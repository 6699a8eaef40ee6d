package review

import (
	"strings"

	"imeappeal/appeal/clinic"
)

// oftenWords give how often something comes, in times a month, in words
// without a count. They are what the words commonly mean, rounded; only far
// apart ones are set against each other.
var oftenWords = []struct {
	times float64
	re    *clinic.Expression
}{
	{0, clinic.Expr(`\b(never|not once|not at all|at no time|none at all)\b`)},
	{120, clinic.Expr(`\b(constant(ly)?|all the time|never stops|night and day|day and night|around the clock|continuous(ly)?|unremitting|without let-?up|incessant(ly)?|hourly)\b`)},
	{30, clinic.Expr(`\b(every|each) (single )?(day|night|morning|evening)\b|\b(daily|nightly|always)\b|\bnight after night\b|\bday after day\b`)},
	{20, clinic.Expr(`\b(most|nearly every|almost every) (of the )?(days?|nights?|mornings?|evenings?|time)\b|\boften\b|\bfrequent(ly)?\b`)},
	{4, clinic.Expr(`\b(weekly|once a week|every week|(on|every) (a )?(mon|tues|wednes|thurs|fri|satur|sun)days?|on (the )?weekends?)\b`)},
	{2, clinic.Expr(`\b(occasional(ly)?|now and then|from time to time|once in a while|sporadic(ally)?|infrequent(ly)?|a few times|at times|every (so|now and) (often|then))\b`)},
	{1, clinic.Expr(`\b(monthly|once a month|every month)\b`)},
	{0.5, clinic.Expr(`\b(rare(ly)?|seldom|hardly ever|scarcely|almost never|few and far between)\b`)},
}

var (
	perTime    = map[string]float64{"day": 30, "night": 30, "week": 4.3, "fortnight": 2.15, "month": 1, "quarter": 1.0 / 3, "year": 1.0 / 12}
	countPer   = clinic.Expr(`\b(?:(once)(?: or (twice))?|(twice)|(thrice)|` + numeral + `(?:(?: or | to |-)` + numeral + `)?)(?: [a-z-]+){0,3}? (?:a|an|per|in a|each|every|in the|of the|in any|nights? a|times? a)? ?(day|night|week|fortnight|month|year)\b`)
	everyOther = clinic.Expr(`\bevery (other|second|third|few|two|three|four|five|six|eight) (day|night|week|month)s?\b`)
)

// rate is how often something comes, as a range in times a month.
type rate struct{ lo, hi float64 }

// howOften reads how often something comes; the first is the one that is told.
func howOften(low string) []rate {
	var out []rate
	for _, m := range countPer.FindAllStringSubmatch(low, -1) {
		a, b := 0.0, 0.0
		switch {
		case m[1] != "":
			a, b = 1, 1
			if m[2] != "" {
				b = 2
			}
		case m[3] != "":
			a, b = 2, 2
		case m[4] != "":
			a, b = 3, 3
		default:
			v, good := number(m[5])
			if !good {
				continue
			}
			a, b = v, v
			if w, good := number(m[6]); good && w > v {
				b = w
			}
		}
		if !strings.Contains(m[0], " a ") && !strings.Contains(m[0], " an ") && !strings.Contains(m[0], "per ") && !strings.Contains(m[0], "each") && !strings.Contains(m[0], "every") && !strings.Contains(m[0], " in ") && !strings.Contains(m[0], " of ") {
			continue // "three months" is a length
		}
		if strings.Contains(m[0], "hour") || strings.Contains(m[0], "minute") || strings.Contains(m[0], "block") {
			continue // an amount, not a count
		}
		f := perTime[m[7]]
		out = append(out, rate{a * f, b * f})
	}
	if m := everyOther.FindStringSubmatch(low); m != nil {
		n := map[string]float64{"other": 2, "second": 2, "third": 3, "few": 3, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8}[m[1]]
		out = append(out, rate{perTime[m[2]] / n, perTime[m[2]] / n})
	}
	for _, w := range oftenWords {
		if w.re.MatchString(low) {
			out = append(out, rate{w.times, w.times})
		}
	}
	return out
}

// farApart: of what is told on the two sides, every pair lies apart by half or
// more.
func farApart(as, bs []rate) bool {
	for _, a := range as {
		for _, b := range bs {
			less, more := a, b
			if less.lo > more.hi {
				less, more = more, less
			}
			if less.hi*2 > more.lo || less.hi == more.lo {
				return false
			}
		}
	}
	return len(as) > 0 && len(bs) > 0
}
