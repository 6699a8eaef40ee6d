package letter

import (
	"regexp"
	"strconv"
	"strings"
)

// Numbers in words are facts as numbers in digits are: “nine thousand dollars”
// is 9000, “three of five” is 3 and 5. “A” and “an” are articles, and “one” is
// mostly a pronoun, so that it counts only before a greater word: “one hundred”.

var (
	units = map[string]int{
		"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
		"fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "dozen": 12,
	}
	tens   = map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
	scales = map[string]int{"hundred": 100, "thousand": 1000, "million": 1000000, "billion": 1000000000}
)

// spelledRun is a row of such words with hyphens, blanks and "and" between
// them; digits may stand before a scale: "9 thousand", "1.5 million".
var spelledRun = func() *regexp.Regexp {
	unit := `(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|dozen)`
	ten := `(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)`
	scale := `(?:hundred|thousand|million|billion)`
	word := `(?:` + unit + `|` + ten + `|` + scale + `)`
	return regexp.MustCompile(`(?i)\b(?:[0-9][0-9.,]*[ -]` + scale + `|` + word + `)(?:[ -]+(?:and[ -]+)?` + word + `)*\b`)
}()

// spelled reads a row of number words. A row that holds several numbers
// ("four five") gives each.
func spelled(row string) []string {
	var out []string
	total, part, last := 0.0, 0.0, 0 // last: the place of the word before, 0 at the start
	words, ones := 0, 0
	flush := func() {
		if n := total + part; words > 0 && !(words == 1 && ones == 1) {
			out = append(out, strconv.FormatFloat(n, 'f', -1, 64))
		}
		total, part, last, words, ones = 0, 0, 0, 0, 0
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(row), func(r rune) bool { return r == ' ' || r == '-' }) {
		place, value := 0, 0.0
		switch digits, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64); {
		case err == nil:
			place, value = 1, digits
		case w == "one":
			place, value = 1, 1
			ones++
		case units[w] > 0:
			place, value = 1, float64(units[w])
		case tens[w] > 0:
			place, value = 2, float64(tens[w])
		case scales[w] > 0:
			place, value = 3, float64(scales[w])
		default:
			continue // and
		}
		if place == 3 {
			part = max(part, 1) * value
			if value >= 1000 {
				total, part = total+part, 0
			}
		} else {
			if last == 1 || last == 2 && (place == 2 || value > 9) {
				flush()
				if w == "one" {
					ones = 1
				}
			}
			part += value
		}
		words++
		last = place
	}
	flush()
	return out
}
