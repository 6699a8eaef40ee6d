package review

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

var (
	doseForm  = clinic.Expr(`\b` + numeral + `[ -]?(mg|mcg|micrograms?|milligrams?|grams?|units|g|ml|µg)\b`)
	everySo   = clinic.Expr(`\b(?:every|each|once (?:a|every)) (?:` + numeral + ` )?(other )?(day|week|month)s?\b|\b(weekly|monthly|fortnightly)\b`)
	nowAndTh  = clinic.Expr(`\b(now and then|now and again|occasional(ly)?|rarely|seldom|sparingly|infrequently|sporadic(ally)?|once in a while|from time to time|when (he|she) remembers|intermittently|not regularly|irregularly)\b`)
	asNeeded  = clinic.Expr(`\b(as needed|prn|p\.r\.n|when needed|if needed|for (attacks|clusters|flares|breakthrough))\b`)
	notHere   = clinic.Expr(`\b(?:now and (?:then|again))\b| (?:and|but|plus|with|while|whereas) `)
	unitNames = map[string]string{"milligram": "mg", "microgram": "mcg", "µg": "mcg", "gram": "g"}
)

// doseIn reads the first dose of folded text, its number in digits or words.
func doseIn(low string) (n, unit string) {
	m := doseForm.FindStringSubmatch(low)
	if m == nil {
		return "", ""
	}
	v, ok := number(m[1])
	if !ok {
		return "", ""
	}
	unit = m[2]
	if name, ok := unitNames[strings.TrimSuffix(unit, "s")]; ok {
		unit = name
	}
	return fmt.Sprintf("%g", v), unit
}

// daysApart reads how many days lie between two doses, 0 if the text does not
// say so in days, weeks or months.
func daysApart(low string) float64 {
	m := everySo.FindStringSubmatch(low)
	if m == nil {
		return 0
	}
	switch m[4] {
	case "weekly":
		return 7
	case "fortnightly":
		return 14
	case "monthly":
		return 30
	}
	n := 1.0
	if v, ok := number(m[1]); ok {
		n = v
	}
	if m[2] != "" {
		n = 2
	}
	return n * map[string]float64{"day": 1, "week": 7, "month": 30}[m[3]]
}

// otherRhythm: the report gives a medicine at other intervals than the case
// file, or as taken now and then what is taken every day.
func otherRhythm(s *Statement, at int, rest string, i int, m appeal.Medication) (appeal.Finding, bool) {
	dose, rest := clinic.Fold(m.Dose), ofDoseAlone(rest)
	mine, theirs := daysApart(dose), daysApart(rest)
	apart := mine > 0 && theirs > 0 && (mine >= 1.4*theirs || theirs >= 1.4*mine)
	loose := nowAndTh.MatchString(rest) && (perDay(dose) > 0 || mine > 0) && !asNeeded.MatchString(dose) && perDay(rest) == 0
	if !apart && !loose {
		return appeal.Finding{}, false
	}
	c := appeal.High
	if loose {
		c = appeal.Medium
	}
	f := aboutAt(s, at, c, m.Name, fmt.Sprintf("The case file has %s %s; the report says how often otherwise.", m.Name, m.Dose), fmt.Sprintf("medications[%d]", i))
	return asking(f, "Which dose do you prescribe, and for what?", fmt.Sprintf("The claimant takes %s, %s.", m.Name, m.Dose)), true
}

// ofDoseAlone cuts off what a sentence goes on to: "daily and sees a therapist weekly".
func ofDoseAlone(rest string) string {
	for _, m := range notHere.FindAllStringIndex(rest, -1) {
		if strings.HasPrefix(rest[m[0]:], " ") {
			return rest[:m[0]]
		}
	}
	return rest
}
