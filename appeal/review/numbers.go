package review

import (
	"fmt"
	"strconv"
	"strings"

	"imeappeal/appeal/clinic"
)

var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a": 1, "an": 1, "hundred": 100, "dozen": 12,
}

const numeral = `(\d+(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:a |one )?dozen|an|a)`

// number reads a numeral in digits or words; ok is false when it is none.
func number(s string) (float64, bool) {
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		return v, true
	}
	if strings.HasSuffix(s, "dozen") {
		return 12, true
	}
	sum := 0
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '-' || r == ' ' }) {
		n, ok := numberWords[part]
		if !ok {
			return 0, false
		}
		sum += n
	}
	return float64(sum), sum > 0
}

// span is a length of time found in text, in minutes.
type span struct {
	minutes  float64
	from, to int
}

var (
	hoursMinutes = clinic.Expr(`\b` + numeral + `[- ]?(?:(?:full|good|leisurely|unhurried|solid|whole|long|thorough|productive|careful|clear|complete|uninterrupted|and more|or more|some),? ){0,3}(?:hours?|hrs?\.?|h)\b(?:(?:,| and)? (?:a )?` + numeral + `[- ]?(?:minutes?|mins?\.?)\b| and (a half|one half|a quarter|one quarter|three quarters))?`)
	halfHours    = clinic.Expr(`\b(?:(one|two|three|four|five|1|2|3|4|5) and (?:a|one)[- ]half hours|(?:one[- ]|a )?half[- ](?:an? )?hour|half an hour|three[- ]quarters of an hour|(?:a|one)[- ]quarter of an hour|an hour and a half)\b`)
	onlyMinutes  = clinic.Expr(`\b` + numeral + `[- ]?(?:(?:full|good|leisurely|unhurried|solid|whole|long|thorough|careful|odd) )?(?:minutes?|mins?\.?)(?:\b|$)`)
)

// spans finds the lengths of time in folded text.
func spans(low string) []span {
	if !strings.Contains(low, "min") && !strings.Contains(low, "hour") && !strings.Contains(low, "hr") {
		return nil
	}
	var out []span
	free := func(at []int) bool {
		for _, s := range out {
			if at[0] < s.to && s.from < at[1] {
				return false
			}
		}
		return true
	}
	for _, at := range halfHours.FindAllStringIndex(low, -1) {
		out = append(out, span{halfHour(low[at[0]:at[1]]), at[0], at[1]})
	}
	for _, m := range hoursMinutes.FindAllStringSubmatchIndex(low, -1) {
		if h, ok := number(low[m[2]:m[3]]); ok && free(m) {
			min := h * 60
			if m[4] >= 0 {
				extra, _ := number(low[m[4]:m[5]])
				min += extra
			}
			if m[6] >= 0 {
				min += map[string]float64{"a half": 30, "one half": 30, "a quarter": 15, "one quarter": 15, "three quarters": 45}[low[m[6]:m[7]]]
			}
			out = append(out, span{min, m[0], m[1]})
		}
	}
	for _, m := range onlyMinutes.FindAllStringSubmatchIndex(low, -1) {
		if v, ok := number(low[m[2]:m[3]]); ok && free(m) {
			out = append(out, span{v, m[0], m[1]})
		}
	}
	return out
}

func halfHour(s string) float64 {
	switch {
	case strings.Contains(s, "three"):
		if strings.Contains(s, "quarters") {
			return 45
		}
		return 210
	case strings.Contains(s, "quarter"):
		return 15
	case strings.Contains(s, "hour and a half"):
		return 90
	case strings.Contains(s, "hours"):
		n, _ := number(strings.Fields(s)[0])
		return n*60 + 30
	}
	return 30
}

var clockTime = clinic.Expr(`\b(\d{1,2})[:.](\d{2}) ?(a\.?m\.?|p\.?m\.?|hours)?`)

// clocks finds the times of day in folded text, as minutes after midnight.
func clocks(low string) []int {
	var out []int
	for _, m := range clockTime.FindAllStringSubmatch(low, -1) {
		h, _ := strconv.Atoi(m[1])
		min, _ := strconv.Atoi(m[2])
		if h > 23 || min > 59 {
			continue
		}
		if strings.HasPrefix(m[3], "p") && h < 12 {
			h += 12
		}
		if strings.HasPrefix(m[3], "a") && h == 12 {
			h = 0
		}
		out = append(out, h*60+min)
	}
	return out
}

const hourWords = `(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday)`

var (
	pastHour = clinic.Expr(`\b(?:an? )?(half|quarter|twenty|twenty-five)(?: minutes)? (past|after|to|before) ` + hourWords + `\b(?: o'clock)?`)
	fullHour = clinic.Expr(`\b` + hourWords + ` o'clock\b|\b(?:at|after|toward|towards|until|till|about|around|from|past|near|to) ` + hourWords + `(?: (?:and|until|till|to|in the|that|this|when|or)\b|[,.;]|$)`)
)

// clockInFigures writes the hours of folded text that are told in words as
// figures: "half past ten", "shortly after nine and".
func clockInFigures(low string) string {
	for m := pastHour.FindStringSubmatchIndex(low); m != nil; m = pastHour.FindStringSubmatchIndex(low) {
		minutes := map[string]int{"half": 30, "quarter": 15, "twenty": 20, "twenty-five": 25}[low[m[2]:m[3]]]
		at := numberWords[low[m[6]:m[7]]] * 60
		if at == 0 {
			at = 12 * 60 // noon
		}
		if toward := low[m[4]:m[5]]; toward == "past" || toward == "after" {
			at += minutes
		} else {
			at -= minutes
		}
		low = low[:m[0]] + fmt.Sprintf("%d:%02d", at/60, at%60) + low[m[1]:]
	}
	for m := fullHour.FindStringSubmatchIndex(low); m != nil; m = fullHour.FindStringSubmatchIndex(low) {
		g := 2
		if m[g] < 0 {
			g = 4
		}
		hour, ok := numberWords[low[m[g]:m[g+1]]]
		if !ok {
			hour = 12 // noon
		}
		low = low[:m[g]] + strconv.Itoa(hour) + ":00" + low[m[g+1]:]
	}
	return low
}
