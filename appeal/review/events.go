package review

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// event is something of the case that has a day, with the words for it.
type event struct {
	name, key string
	day       appeal.Day
	named     func(low string) bool // folded text speaks of it
}

var (
	hurtWords    = clinic.Expr(`\b(injur(y|ed)|accident|collision|crash|incident|fall|fell|event|onset|mishap|attack|assault|explosion)\b`)
	beganWords   = clinic.Expr(`\b(symptoms?|complaints?|trouble|illness|disability|condition) (began|started|arose|date)\b|\bonset\b`)
	madeWords    = clinic.Expr(`\b(diagnos\w+|was (found|told)|first (found|noted|seen|known|appeared)|known (since|for)|dates? (from|back)|since|began|onset)\b`)
	underCare    = clinic.Expr(`\b(first|began|consult\w*|came under|came to|under the care|under his care|under her care|established|has (been )?(seen|treated|followed)|referred|initial\w*|since|sought|see a)\b`)
	workEnded    = clinic.Expr(`\b(last worked|stopped work\w*|ceased work\w*|laid down (his|her) work|left work|went off work|last day (of|at) work|gave up work|was grounded|off work since|not worked since|worked (until|through)|stopped (flying|teaching|driving)|work\w* ended)\b`)
	workWent     = clinic.Expr(`\b((continued|went on|kept|carried on) (to )?\w+(ing)?|served|remained at work|worked|taught|flew|was (still )?(employed|working|at work))\b[^.;]{0,60}\b(until|through|up to|till)\b`)
	operatedWord = clinic.Expr(`\b(operation|surgery|operated|underwent|procedure|\w+(ectomy|otomy|plasty|desis|scopy)|fixation|fusion|repair|reconstruction|release|replacement)\b`)
	// eventCut ends a clause, and no date in the midst of it.
	eventCut   = clinic.Expr(`;|, (?:and|but|which|who|he|she|it|they|there|where|when|after|before|so|with|in the course) | but | although | though | whereas | and (?:was|has|had|is) `)
	otherThing = clinic.Expr(`\b(mri|ct|x-ray|radiograph\w*|scan|echocardiogram|emg|study|test|note|report|visit|evaluation|examin\w+|letter|form|record|therap\w+|hospital|emergency|injection|seen|saw|discharge\w*|claim|filed|application|denied|referr\w+)\b`)
)

// events are the days of the case that a report may tell otherwise.
func (r *Reading) events() []event {
	c := r.Case
	var out []event
	add := func(name, key string, day appeal.Day, named func(string) bool) {
		if !day.IsZero() {
			out = append(out, event{name, key, day, named})
		}
	}
	add("the injury", "claim.date_of_injury", c.Claim.DateOfInjury, hurtWords.MatchString)
	for i, q := range c.Exam.Notes.Questions {
		if low := clinic.Fold(q); whenBegan.MatchString(low) {
			if ds := r.dates(low); len(ds) > 0 && ds[0].Month > 0 && !r.near30(ds[0].first(), c.Claim.DateOfInjury) {
				add("the beginning", fmt.Sprintf("exam.notes.questions[%d]", i), ds[0].first(), beganFirst.MatchString)
			}
		}
	}
	add("the onset", "claim.onset_date", c.Claim.OnsetDate, func(low string) bool {
		return beganWords.MatchString(low) || workEnded.MatchString(low)
	})
	for i, d := range c.Diagnoses {
		if d.Since != c.Claim.DateOfInjury {
			add("the diagnosis of "+d.Name, fmt.Sprintf("diagnoses[%d].since", i), d.Since, func(low string) bool {
				return madeWords.MatchString(low) && (r.diagnosisIn(low) == i || firstNoun(low, d.Name))
			})
		}
	}
	for i, p := range c.Physicians {
		if name := surname(p.Name); len(name) > 3 {
			add("care by "+p.Name, fmt.Sprintf("physicians[%d].since", i), p.Since, func(low string) bool {
				return strings.Contains(low, name) && underCare.MatchString(low)
			})
		}
	}
	if d, ok := r.onlySurgery(); ok {
		title := clinic.Fold(d.Title)
		add(titleOf(d), "document:"+d.ID, d.Date, func(low string) bool { return operatedWord.MatchString(low) && !otherOperation(low, title) })
	}
	for i := range r.Known {
		k := &r.Known[i]
		if at := workEnded.FindStringIndex(k.low); at != nil {
			if ds := r.dates(k.low[at[1]:]); len(ds) > 0 && ds[0].exact() {
				add("the last day of work", k.key, ds[0].Day, func(low string) bool { return workEnded.MatchString(low) || workWent.MatchString(low) })
				break
			}
		}
	}
	return out
}

var (
	whenBegan  = clinic.Expr(`^(when|since when|how long ago) .{0,25}\b(start\w*|beg[au]n|came on)\b`)
	beganFirst = clinic.Expr(`\b(first (symptoms?|signs?|complaints?|trouble)|(symptoms?|trouble|complaints?|illness|pain) (\w+ )?(began|started|set in|came on)|onset)\b`)
)

// otherOperation: the text names operations by their own words, and none of them
// is the title's: "cholecystectomy 2018" beside the report of a laparoscopy.
func otherOperation(low, title string) bool {
	own := operationName.FindAllString(title, -1)
	named := operationName.FindAllString(low, -1)
	return len(named) > 0 && !slices.ContainsFunc(named, func(n string) bool {
		return slices.ContainsFunc(own, func(o string) bool { return strings.Contains(n, o) || strings.Contains(o, n) })
	})
}

var operationName = clinic.Expr(`\b\w{3,}(?:ectomy|otomy|plasty|desis|scopy)\b`)

func (r *Reading) near30(a, b appeal.Day) bool {
	return !a.IsZero() && !b.IsZero() && a.DaysUntil(b) < 31 && b.DaysUntil(a) < 31
}

// firstNoun: the text has the first word of a diagnosis that is long enough to
// name it: "crohn's".
func firstNoun(low, name string) bool {
	w := strings.TrimSuffix(firstWord(clinic.Fold(name)), "'s")
	return len(w) >= 5 && hasPrefixWord(low, w)
}

// onlySurgery gives the one operation of the case, if there is one only.
func (r *Reading) onlySurgery() (appeal.Document, bool) {
	var out appeal.Document
	n := 0
	for _, d := range r.Case.Documents {
		if d.Kind == appeal.Surgical && !strings.Contains(clinic.Fold(d.Title), "injection") {
			out, n = d, n+1
		}
	}
	return out, n == 1
}

// eventDates finds an event of the case under another date, or another length
// of time before or after it.
func eventDates(r *Reading) []appeal.Finding {
	events := r.events()
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records || s.Kind == report.PastHistory || s.Kind == report.Family || s.Row || len(s.Low) > 700 {
			return
		}
		for _, c := range cutAt(eventCut, s.Low) {
			for _, e := range events {
				if !e.named(c.text) {
					continue
				}
				if f, ok := r.otherDay(s, c, e); ok {
					out = append(out, f)
					return
				}
			}
			if f, ok := r.otherSpan(s, c, events); ok {
				out = append(out, f)
				return
			}
		}
	})
	return out
}

var seasons = clinic.Expr(`\b(?:the )?(spring|summer|autumn|fall|winter) of ((?:19|20)\d\d)\b`)

// otherDay: the clause gives one date, and it is not the event's.
func (r *Reading) otherDay(s *Statement, c piece, e event) (appeal.Finding, bool) {
	ds := r.dates(c.text)
	if m := seasons.FindStringIndex(c.text); m != nil && !e.named(c.text[:m[0]]+c.text[m[1]:]) {
		return appeal.Finding{}, false // "the fall of 2024" is no fall
	}
	if len(ds) != 1 || r.anyKnown(ds[0]) {
		return appeal.Finding{}, false
	}
	d := ds[0]
	if m := seasons.FindStringSubmatchIndex(c.text); m != nil {
		from := map[string]time.Month{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[c.text[m[2]:m[3]]]
		if diff := int(e.day.Month) - int(from); e.day.Year == d.Year && diff >= -1 && diff <= 3 {
			return appeal.Finding{}, false
		}
	} else if !e.day.Before(d.first()) && !e.day.After(d.last()) {
		return appeal.Finding{}, false
	}
	if e.name == "the beginning" && r.near30(d.first(), e.day) {
		return appeal.Finding{}, false
	}
	if gap := e.day.DaysUntil(d.Day); d.exact() && (strings.HasPrefix(e.name, "the last day") || e.name == "the onset" && workEnded.MatchString(c.text)) && gap >= -3 && gap <= 3 {
		return appeal.Finding{}, false // the day after the last day of work
	}
	if countedFrom.MatchString(c.text) || ofEdition.MatchString(c.text[d.to:]) {
		return appeal.Finding{}, false // the day is of something else, so long after or before the event
	}
	rest := strings.TrimSpace(c.text[:d.from] + " " + c.text[d.to:])
	if credential.Matches(s.look()) || e.key == "claim.date_of_injury" && laterThing.MatchString(c.text[:d.from]) {
		return appeal.Finding{}, false // the year of a training, or the day of what came of the injury
	}
	if otherThing.MatchString(rest) && !strings.HasPrefix(e.key, "physicians") || relativeTo.MatchString(c.text[max(0, d.from-40):d.from]) || before_.MatchString(rest) || kin.MatchString(rest) {
		return appeal.Finding{}, false
	}
	if e.key == "claim.date_of_injury" && s.Side != "" && len(s.Parts) > 0 && !near(d.Day, e.day) {
		return appeal.Finding{}, false // an earlier injury of its own
	}
	conf := appeal.Low
	if d.exact() && near(d.Day, e.day) || strings.HasPrefix(e.key, "document") || !d.exact() && d.Month > 0 && (d.Year == e.day.Year || d.Month == e.day.Month) {
		conf = appeal.Medium
	}
	f := aboutClause(s, c.at+d.from, conf, "date of "+e.name, fmt.Sprintf("The case file gives %s for %s.", e.day.Long(), e.name), e.key)
	return asking(f, "", fmt.Sprintf("The records give %s for %s.", e.day.Long(), e.name)), true
}

// relativeTo: the date is of something else, which is counted from the event.
var relativeTo = clinic.Expr(`\b(after|before|following|prior to|since|until|by the|revision|criteria|edition|guideline\w*|classification|recommend\w*|propos\w*)\b`)

// countedFrom: a length of time to or from the event stands beside the date.
var countedFrom = clinic.Expr(`\b(days?|weeks?|fortnight|months?|twelvemonth|years?) (after|following|before|prior to|past|post|from|into|since)\b`)

// credential: the line is of the examiner's own training.
var credential = clinic.Expr(`\b(diplomate|(american|royal|national) (\w+ )?(board|college|academy|society)|board of|certified(,? in)? (19|20)\d\d|board[- ]certifi\w+|certified by the|certificat\w+ in|recertified|fellowship|residency in|f\.?a\.?c\.?s)\b`)

// ofEdition: the year is that of a text.
var ofEdition = clinic.Expr(`^(?: \w+)? (?:criteria|edition|guidelines?|classification|version|(?:case )?definition|standards?)\b`)

// anyKnown: the case has a fact, or a paper a line, of that very day or month.
func (r *Reading) anyKnown(d dated) bool {
	if d.exact() && r.known(d.Day) {
		return true
	}
	if d.Month == 0 {
		return false
	}
	for i := range r.Known {
		for _, k := range r.dates(r.Known[i].low) {
			if k.exact() && !k.Day.Before(d.first()) && !k.Day.After(d.last()) {
				return true
			}
		}
	}
	return false
}

var (
	sinceEvent = clinic.Expr(`\b` + numeral + ` (days?|weeks?|months?|years?) (?:have |has |had )?(?:now |already )?(?:gone by |passed |elapsed |out |on )?(since|after|following|from|post|later than) (?:the |his |her |this |that )?(?:\w+ ){0,2}?(injury|accident|collision|crash|incident|fall|event|onset|fracture|rupture|mishap|surgery|operation|procedure)\b`)
	caredFor   = clinic.Expr(`\bfor (?:about |some |nearly |almost |over |only |more than |the past |the last )*` + numeral + ` (months?|years?)\b`)
	unitDays   = map[byte]float64{'d': 1, 'w': 7, 'm': 30.4, 'y': 365.25}
)

// otherSpan: the clause counts another length of time between two days of the
// case than there is.
func (r *Reading) otherSpan(s *Statement, c piece, events []event) (appeal.Finding, bool) {
	var said, is float64
	var at int
	var key, what string
	if m := sinceEvent.FindStringSubmatchIndex(c.text); m != nil {
		n, _ := number(c.text[m[2]:m[3]])
		said, at = n*unitDays[c.text[m[4]]], m[0]
		from, to := r.Case.Claim.DateOfInjury, r.Case.Exam.Date
		if from.IsZero() {
			from = r.Case.Claim.OnsetDate
		}
		key = "claim.date_of_injury"
		op, single := r.onlySurgery()
		switch word := c.text[m[8]:m[9]]; {
		case word == "surgery" || word == "operation" || word == "procedure":
			if !single {
				return appeal.Finding{}, false
			}
			if c.text[m[6]:m[7]] != "since" {
				return appeal.Finding{}, false // what came then is not known
			}
			from, key = op.Date, "document:"+op.ID
		case c.text[m[6]:m[7]] != "since" && single && operatedWord.MatchString(c.text[:m[0]]):
			to = op.Date
		case c.text[m[6]:m[7]] != "since":
			return appeal.Finding{}, false // what came then is not known
		}
		if s.Voice == Records || from.IsZero() || to.IsZero() || before_.MatchString(c.text[:m[0]]) {
			return appeal.Finding{}, false
		}
		is, what = float64(from.DaysUntil(to)), fmt.Sprintf("From %s to %s it was", from.Long(), to.Long())
	} else if m := caredFor.FindStringSubmatchIndex(c.text); m != nil {
		n, _ := number(c.text[m[2]:m[3]])
		for _, e := range events {
			if strings.HasPrefix(e.key, "physicians") && e.named(c.text) && s.Voice != Records {
				said, at, key = n*unitDays[c.text[m[4]]], m[0], e.key
				is, what = float64(e.day.DaysUntil(r.Case.Exam.Date)), fmt.Sprintf("%s began on %s,", e.name, e.day.Long())
			}
		}
	}
	if said == 0 || is <= 0 || math.Abs(said-is) < 21 || said < 1.35*is && is < 1.35*said {
		return appeal.Finding{}, false
	}
	f := aboutClause(s, c.at+at, appeal.Medium, "a length of time", fmt.Sprintf("%s %.0f days; the report counts about %.0f.", what, is, said), key)
	return asking(f, "", ""), true
}
