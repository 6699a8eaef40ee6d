package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// amount is a number with what it counts: "22 to 24 headache days a month".
type amount struct {
	lo, hi float64
	unit   string // singular, "" for a bare score
	per    string // day, week, month, year
	about  []term // what stands around it in its clause
	text   string
	at     int
}

// listBefore: "11, 10 and 12 minutes" are minutes, all of them.
var listBefore = clinic.Expr(`\d+(?:\.\d+)?(?:, \d+(?:\.\d+)?)*,? (?:and|or) $`)

// notCounted: words between a number and a unit that part them.
var notCounted = clinic.Expr(`\b(a|an|per|each|every|in|after|before|at|for|with|on|over|within|of|to|from|and|or|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)\b`)

const countUnits = `(days?|nights?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|seconds|times|visits?|sessions?|episodes?|attacks?|occasions|percent|%|mm|cm|ml|lit(?:er|re)s?|pack-years?|grams?|cups?|glasses|ounces|degrees|pounds|lbs?\.?|kg|feet|blocks?|miles?|met(?:er|re)s|points?|mets?|pillows?|flights?|stairs|injections?|falls?|treatments?|procedures?|operations?|surgeries|units|beats|rounds?|crashes|children|stops|patients|packages|monitors|screens|people|employees|words|items|pages)`

var (
	amountForm = clinic.Expr(`\b(?:(more than|over|at least|up to|no more than|not more than|less than|under|fewer than) )?` + numeral + `(?:(?: to | or |-| - )` + numeral + `)?[ -]((?:[a-z]+ ){0,2}?)` + countUnits + `(?:(?: an?| per| each| every|/) ?(hour|day|week|month|year|night|session|visit)\b|\b)`)
	bareScore  = clinic.Expr(`\b([a-z][a-z0-9-]{2,})(?: (?:score|index|scale|total|rating|value|level))?(?: of| was| is| at|:|,)? (\d{1,4}(?:\.\d+)?)\b`)
	dateWords  = wordSet("january february march april may june july august september october november december age aged page pages table figure section question paragraph chapter room suite volume edition version class grade stage type level title part item exhibit number approximately about since until from for and the through only over under level below above than least most exceeds exceeding between versus")
)

// amountsIn finds the numbers of folded text with their units.
func amountsIn(low string) []amount {
	var out []amount
	whole := termsOf(low)
	for _, c := range clausesOf(low) {
		words := termsOf(c.text)
		if len(words) < 2 {
			words = whole // ", 50 hours a week"
		}
		for _, m := range amountForm.FindAllStringSubmatchIndex(c.text, -1) {
			get := func(g int) string {
				if m[2*g] < 0 {
					return ""
				}
				return c.text[m[2*g]:m[2*g+1]]
			}
			lo, ok := number(get(2))
			if !ok || notCounted.MatchString(get(4)) {
				continue // "two a year" is a rate, "from 64 to 101 in ten minutes" no 101 minutes
			}
			hi := lo
			if v, ok := number(get(3)); ok && v > lo {
				hi = v
			}
			if list := listBefore.FindString(c.text[:m[0]]); list != "" {
				for _, w := range figureForm.FindAllString(list, -1) {
					v, _ := number(w)
					lo, hi = min(lo, v), max(hi, v)
				}
			}
			switch get(1) {
			case "more than", "over", "at least":
				hi = lo * 1.5
			case "up to", "less than", "under", "fewer than", "no more than", "not more than":
				lo = 0
			}
			a := amount{lo: lo, hi: hi, unit: unitOf(get(5)), per: get(6), text: c.text[m[0]:m[1]], at: c.at + m[0]}
			for _, t := range words {
				if len(words) == len(whole) || t.at < m[0] || t.at >= m[1] || get(4) != "" && strings.Contains(get(4), t.word) {
					a.about = append(a.about, t)
				}
			}
			out = append(out, a)
		}
		for _, m := range rateForm.FindAllStringSubmatchIndex(c.text, -1) {
			if taken(out, c.at+m[0], c.at+m[1]) {
				continue
			}
			lo, ok := number(c.text[m[2]:m[3]])
			if !ok {
				continue
			}
			hi := lo
			if m[4] >= 0 {
				if v, ok := number(c.text[m[4]:m[5]]); ok && v > lo {
					hi = v
				}
			}
			unit := "event"
			if noun := strings.Fields(c.text[m[6]:m[7]]); len(noun) > 0 && !happening.MatchString(noun[len(noun)-1]) {
				unit = unitOf(noun[len(noun)-1]) // shifts, cigarettes
			}
			out = append(out, amount{lo: lo, hi: hi, unit: unit, per: c.text[m[8]:m[9]], about: words, text: c.text[m[0]:m[1]], at: c.at + m[0]})
		}
		if !strings.ContainsAny(c.text, "0123456789") {
			continue
		}
		for _, m := range bareScore.FindAllStringSubmatchIndex(c.text, -1) {
			name := c.text[m[2]:m[3]]
			rest := c.text[m[5]:]
			if dateWords[name] || common[name] || strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, "-") || countsOn.MatchString(rest) {
				continue
			}
			v, _ := number(c.text[m[4]:m[5]])
			if v >= 1900 && v <= 2100 {
				continue
			}
			out = append(out, amount{lo: v, hi: v, about: []term{{name, stem(name), 0}}, text: c.text[m[0]:m[1]], at: c.at + m[0]})
		}
	}
	for i := range out {
		if f := timesAMonth[out[i].per]; f > 0 && out[i].unit != "hour" && out[i].unit != "day" {
			out[i].lo, out[i].hi, out[i].per = out[i].lo*f, out[i].hi*f, "month"
		}
		switch out[i].unit {
		case "time", "attack", "episode", "occasion", "crashe", "fall":
			if out[i].per != "" {
				out[i].unit = "event"
			}
		}
	}
	return out
}

// timesAMonth brings rates to one period.
var timesAMonth = map[string]float64{"day": 30, "night": 30, "week": 4.3, "month": 1, "year": 1.0 / 12}

var rateForm = clinic.Expr(`\b` + numeral + `(?:(?: to | or |-)` + numeral + `)?((?: [a-z]+){0,2}) (?:a|per|each|every) (day|week|month|year)\b`)

// happening: what comes and goes, and may be told by any of these words or none.
var happening = clinic.Expr(`^(times?|attacks?|episodes?|occasions?|events?|falls?|crash(es)?|spells?|bouts?|migraines?|headaches?|seizures?|flares?|nightmares?|vomiting|only|or|so|in|more|once|twice)$`)

func taken(as []amount, from, to int) bool {
	for _, a := range as {
		if from < a.at+len(a.text) && a.at < to {
			return true
		}
	}
	return false
}

// countsOn: what follows makes the number another kind of amount.
var countsOn = clinic.Expr(`^,? ?(?:to \d|or \d|[a-z]+ ){0,2}?` + countUnits + `\b|^,? ?(?:19|20)\d\d|^ ?(?:mg|mcg|g|to|x|a\.m|p\.m|am|pm)\b`)

func unitOf(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "."), "s")
	switch s {
	case "hr":
		return "hour"
	case "min":
		return "minute"
	case "%":
		return "percent"
	case "lb":
		return "pound"
	case "feet":
		return "foot"
	case "point":
		return ""
	}
	return s
}

// sameMeasure reports that two amounts count the same thing.
func (r *Reading) sameMeasure(a, b amount) bool {
	if a.unit != b.unit || a.per != b.per && (a.per != "" && b.per != "" || a.per == "hour" || b.per == "hour" || spanUnits[a.unit]) {
		return false // three days in bed are no three days a week, a mile no mile an hour
	}
	if a.unit == "" {
		for _, x := range a.about {
			for _, y := range b.about {
				if r.alike(x, y) && !r.broad(x) && !scoreWords[x.word] {
					return true
				}
			}
		}
		return false
	}
	common, broad := 0, 0
	for _, x := range a.about {
		for _, y := range b.about {
			if r.alike(x, y) {
				if r.broad(x) || vagueUnits[x.word] {
					broad++
				} else {
					common++
				}
				break
			}
		}
	}
	if vagueUnits[a.unit] && a.per == "" {
		return common >= 2 || common >= 1 && broad >= 1
	}
	return common >= 1 || broad >= 1 && a.per == b.per && a.per != ""
}

// ofMeasure: the sentence speaks of what the case measured, in half of its words.
func (r *Reading) ofMeasure(a amount, k *known, unit string) bool {
	named, all := 0, 0
	for _, w := range k.words {
		if scoreWords[w.word] || strings.TrimSuffix(w.word, "s") == unit {
			continue
		}
		all++
		if slices.ContainsFunc(a.about, func(t term) bool { return r.alike(t, w) }) {
			named++
		}
	}
	return named > 0 && 2*named >= all
}

var spanUnits = wordSet("day night week month year")

var scoreWords = wordSet("score scale index total rating points moderate severe mild average value")

// vagueUnits measure so many things that one common word is not enough.
var vagueUnits = wordSet("day week month year percent degree time hour pound total average whole seen tried last min max")

// apart reports that the ranges do not meet and differ by a fifth or more.
func apart(a, b amount) bool {
	if a.lo > b.hi {
		a, b = b, a
	}
	return a.hi < b.lo && b.lo >= 1.2*a.hi && b.lo-a.hi >= 0.5
}

// amountDiffers finds a number of the report that the claimant's notes, another
// paper or the case's own measurements give otherwise.
func amountDiffers(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records || s.Row || s.Kind == report.PastHistory || s.Kind == report.Family || len(s.Low) > 500 {
			return
		}
		if s.opinion() && supposes.Matches(s.look()) {
			return
		}
		for _, a := range amountsIn(s.Low) {
			if k, b := r.otherAmount(s, a); k != nil {
				c := appeal.Low // a paper's number may be of something else
				if k.noted && (s.Voice == Claimant || s.history()) || k.doc == nil {
					c = appeal.High
				}
				f := aboutAt(s, a.at, c, "a number: "+a.text, fmt.Sprintf("The report gives “%s”. %s: “%s”", a.text, k.from(), quoteAround(k.text, strings.Count(k.low[:min(b.at, len(k.low))], " "))), k.key)
				out = append(out, asking(f, "Which number do your records have?", "Another figure stands in the claimant’s papers."))
				return
			}
		}
	})
	return out
}

// supposes: the number is of a case that is thought of.
var supposes = clinic.Expr(`\b(if|would)\b`)

// otherAmount gives what the case knows of the same measure with another number,
// nil if something agrees.
func (r *Reading) otherAmount(s *Statement, a amount) (*known, amount) {
	var against *known
	var other amount
	for i := range r.Known {
		k := &r.Known[i]
		if !r.comparable(s, k, a) {
			continue
		}
		for _, b := range k.amounts {
			if !r.sameMeasure(a, b) || !k.noted && k.doc == nil && !r.ofMeasure(a, k, b.unit) {
				continue
			}
			if !apart(a, b) {
				if a.per != b.per {
					continue // so many at one time, so many a day
				}
				return nil, amount{}
			}
			if against == nil || k.noted && !against.noted {
				against, other = k, b
			}
		}
	}
	return against, other
}

var ownMeasure = wordSet("degree cm mm pound kg beat second foot inch")

// comparable reports that a sentence and a known one may speak of one fact.
func (r *Reading) comparable(s *Statement, k *known, a amount) bool {
	if s.Kind == report.Examination || s.Kind == report.Testing {
		return k.noted && !strings.HasPrefix(k.key, "exam.notes.tests") && !ownMeasure[a.unit]
	}
	if k.noted {
		return s.Voice != Records
	}
	if k.doc == nil {
		return !ownMeasure[a.unit] && (len(s.Dates) == 0 || k.date.IsZero() || hitsDay(s.Dates, k.date))
	}
	if len(s.Dates) > 0 && !hitsDay(s.Dates, k.date) && s.Dates[0].Month > 0 {
		return false
	}
	for _, d := range r.papersOf(s) {
		if d.ID == k.doc.ID {
			return true
		}
	}
	return s.Voice != Records && !ownMeasure[a.unit] && len(s.Dates) == 0 && k.doc.Kind != appeal.ReportKind
}
