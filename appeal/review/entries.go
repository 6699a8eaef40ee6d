package review

import (
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// Entry is one item of the report's list of records reviewed.
type Entry struct {
	S       *Statement
	Low     string
	Dates   []dated
	Classes []string // kinds of document that it names
	Listed  bool     // from the list itself, not from a summary of records
	Many    bool     // a sentence that lists several, also read piece by piece
}

var (
	listIntro  = clinic.Expr(`\bi had (studied|read|reviewed|seen)\b|\b(sent|gave|supplied|furnished|handed) me (an? |the )?(\w+ ){0,2}(disk|disc|cd|packet|file|binder|bundle|folder|envelope|box)\b|\b(records|documents|materials|following) .{0,40}\b(reviewed|received|provided|furnished|supplied|available)\b|\bi (have )?(also )?(reviewed|read|received|was provided|was furnished|studied|perused|consulted|looked (at|over|through)|went (over|through)|gone (over|through))\b|\b(given|sent|handed) (to|for) (read|me to read|review)\b|^in it (are|were|is|was)\b|\b(reviewed|received) (the following|records|documents)`)
	listVerb   = clinic.Expr(`^in it (are|were)\b.{5,200}, |\b(contain(s|ed|ing)?|include[sd]?|including|consist(s|ed|ing)?|compris(es|ed|ing)|are the|were the)\b.{5,200}, `)
	notHad     = clinic.Expr(`\b(not|never|no)\b.{0,40}\b(provided|available|received|sent|supplied|furnished|reviewed|seen|have|included)\b`)
	proseSplit = clinic.Expr(`, (?:and )?| and (?:the|an?) `)
	dateComma  = clinic.Expr(`(\d{1,2}), ((?:19|20)\d\d)\b`)    // of a date, which no list is divided at
	entrySplit = clinic.Expr(`;\s+|\s•\s|\s[A-Z]\.\d{1,2}\.? `) // also “A.2 ”, the next item of a template
)

// ownPapers are those of the person that the item before named.
var (
	ownPapers = clinic.Expr(`^(and )?(his|her|their) `)
	doctor    = clinic.Expr(`\bdr\. [\p{L}-]+`)
)

// vagueEntry names papers of which nobody can tell which were there.
var vagueEntry = clinic.Expr(`^(various|assorted|sundry|miscellaneous|some|certain) .{0,40}(glanced|skimmed|looked|reviewed briefly)`)

// entries reads the list of records reviewed: the items of its section, of an
// addendum, and, where a report has no such section, sentences that say what
// was reviewed. Summaries of single records count as read too, by their date.
func (r *Reading) entries() []Entry {
	var out []Entry
	add := func(s *Statement, listed bool) {
		parts, whole := entrySplit.Split(s.Text, -1), false
		if !s.Item && !s.Row && len(parts) == 1 {
			if more := proseParts(s.Text); len(more) > 1 && (listIntro.Matches(s.look()) || s.Kind == report.Records && listVerb.Matches(s.look()) || enumerates(s)) {
				parts, whole = append(parts, more...), true
			}
		}
		sender := ""
		for n, part := range parts {
			low := clinic.Fold(part)
			if m := ownPapers.FindStringIndex(low); m != nil && sender != "" {
				low = sender + "'s " + low[m[1]:] // "Dr. Voll's operative note, and her clinic notes"
			}
			if m := doctor.FindString(low); m != "" && !(n == 0 && whole) {
				sender = m
			}
			if len(low) < 4 || s.Voice == Asked || unticked(s.Text) || vagueEntry.MatchString(low) || notHad.MatchString(low) {
				continue
			}
			out = append(out, Entry{S: s, Low: low, Dates: r.dates(low), Classes: classesIn(low), Listed: listed, Many: n == 0 && whole})
		}
	}
	for i := range r.Said {
		s := &r.Said[i]
		switch {
		case s.Kind == report.Records:
			add(s, true)
		case s.Kind == report.Addendum && (s.Item || s.Row || listIntro.Matches(s.look())):
			add(s, true)
		case s.Kind == report.RecordsSummary, s.Kind == report.Diagnostics:
			add(s, false)
		}
	}
	if !hasListed(out) {
		for i := range r.Said {
			if s := &r.Said[i]; s.Voice != Asked && s.Kind != report.RecordsSummary && s.Kind != report.Diagnostics && (listIntro.Matches(s.look()) || enumerates(s)) {
				add(s, true)
			}
		}
	}
	return out
}

func proseParts(text string) []string {
	return proseSplit.Split(dateComma.ReplaceAllString(text, "$1,\u00a0$2"), -1)
}

// holding begins what a file, a disk or a packet held: "they were the MRI of …".
var holding = clinic.Expr(`^(\w+ ){0,3}(they|these|those|it|there|which|among (them|these)|the (file|packet|disk|binder|envelope|folder|bundle|papers|records|documents|materials|enclosures)) (\w+ ){0,3}(were|was|are|is|had|held|contain\w*|compris\w*|consist\w*|includ\w*)\b|\bi (\w+ )?(found|had|have|opened|saw|used|held|hold|list|name)\b`)

// enumerates reports that a sentence without the words of a list is one: three
// parts or more, two of which name papers, at least one of them with its date.
func enumerates(s *Statement) bool {
	if len(s.Dates) == 0 || s.Voice == Asked || s.inExam() || !holding.Matches(s.look()) {
		return false
	}
	parts := proseParts(s.Text)
	papers := 0
	for _, p := range parts {
		if len(classesIn(clinic.Fold(p))) > 0 {
			papers++
		}
	}
	return len(parts) >= 3 && papers >= 2
}

func hasListed(es []Entry) bool {
	for _, e := range es {
		if e.Listed {
			return true
		}
	}
	return false
}

// recordClass is a kind of record as lists name it. A specific one names what
// one paper is; a general one covers whatever a sender's notes hold.
type recordClass struct {
	name string
	re   *clinic.Expression
}

var recordClasses = []recordClass{
	{"mri", clinic.Expr(`\b(mri|mra|magnetic resonance|mr (scan|imaging|arthrogra\w+)|arthrogra\w+)\b`)},
	{"ct", clinic.Expr(`\b(ct|cat scan|computed tomograph\w+)\b`)},
	{"x-ray", clinic.Expr(`\b(x-?rays?|radiographs?|plain films?|radiographic)\b`)},
	{"bone-scan", clinic.Expr(`\b(bone scan|scintigra\w+)\b`)},
	{"ultrasound", clinic.Expr(`\b(ultrasound|sonogra\w+|doppler)\b`)},
	{"emg", clinic.Expr(`\b(emg|electromyogra\w+|electrical (stud(y|ies)|tests?|testing)|electrodiagnos\w+|nerve (conduction|study|test)\w*|ncs|ncv)\b`)},
	{"eeg", clinic.Expr(`\b(eeg|electroencephalogra\w+)\b`)},
	{"evoked", clinic.Expr(`\bevoked potentials?\b|\bveps?\b`)},
	{"csf", clinic.Expr(`\b(cerebrospinal|lumbar puncture|spinal tap)\b`)},
	{"fce", clinic.Expr(`\b(functional capacity|fce|work capacity evaluation|physical capacity evaluation)\b`)},
	{"neuropsych", clinic.Expr(`\bneuropsych\w*\b`)},
	{"psych-eval", clinic.Expr(`\bpsycholog\w+ (evaluation|assessment|testing|report|and therapy)\b`)},
	{"operative", clinic.Expr(`\b(operative|operation|surgical|surgery) (report|note|record)s?\b|\bop(erative)? (note|report)s?\b|(^|'s )operation\b|\boperation (of|on)\b`)},
	{"procedure", clinic.Expr(`\b(injections?|nerve blocks?|ganglion block|epidural|procedure (note|report)s?|ablation|cystoscopy)\b`)},
	{"discharge", clinic.Expr(`\b(discharge summary|(hospital|trauma|inpatient|acute|icu) (admission|record|course|stay)|admission (at|to)|inpatient)\b`)},
	{"ed", clinic.Expr(`\b(emergency (department|room|record)|(ed|er|a&e) (records?|chart|notes?|reports?|visits?|sheets?|\d\S*))\b`)},
	{"urgent-care", clinic.Expr(`\burgent care\b`)},
	{"ambulance", clinic.Expr(`\b(ambulance|prehospital|ems)\b`)},
	{"therapy", clinic.Expr(`\b(physical therapy|physiotherapy|occupational therapy|hand therapy|vestibular (therapy|rehab\w*)|therapy (notes?|records?|discharge|progress)|rehabilitation( \w+)?( notes?| records?| program| reports?| discharge)?|exercise program|work hardening|speech therapy|pt notes?)\b`)},
	{"chiropractic", clinic.Expr(`\bchiropract\w+\b`)},
	{"acupuncture", clinic.Expr(`\bacupunct\w+\b`)},
	{"sleep", clinic.Expr(`\b(polysomnogra\w+|sleep study)\b`)},
	{"cpet", clinic.Expr(`\b(cardiopulmonary exercise|cpet|exercise test(ing)?)\b`)},
	{"autonomic", clinic.Expr(`\b(lean test|tilt[- ]table|autonomic (test|study)\w*|stand test)\b`)},
	{"scope", clinic.Expr(`\b(bronchoscop\w+|ebus|colonoscop\w+|endoscop\w+|egd|biops\w+|patholog\w+ report)\b`)},
	{"cath", clinic.Expr(`\b(cath|catheteri[sz]ation|angiogra\w+)\b`)},
	{"echo", clinic.Expr(`\b(echo(es|cardiogra\w+)?|stress test|holter|ecg|ekg)\b`)},
	{"pulmonary", clinic.Expr(`\b(pulmonary function|spirometr\w+)\b`)},
	{"audiogram", clinic.Expr(`\b(audiogra\w+|audiometr\w+|hearing test)\b`)},
	{"lab", clinic.Expr(`\b(laborator\w+|labs|blood tests?|lab (results?|reports?|work|sheets?|slips?|data|values?))\b`)},
	{"aps", clinic.Expr(`\b(attending physician('s)? statements?|aps)\b`)},
	{"job", clinic.Expr(`\b(job (description|analys\w+|title|duties)|position description|occupational (duties|demands|description|form|statement|questionnaire|analysis)|statement of occupation\w*|occupation statement|physical demands)\b`)},
	{"vocational", clinic.Expr(`\bvocational\b`)},
	{"police", clinic.Expr(`\b(police|accident report|mv-?104\w*|collision report|crash report)\b`)},
	{"incident", clinic.Expr(`\b(incident (report|summary)|report of (accident|injury)|first report)\b`)},
	{"surveillance", clinic.Expr(`\bsurveillance\b`)},
	{"plan", clinic.Expr(`\b(plan document|policy|certificate of (coverage|insurance)|summary plan description)\b`)},
	{"pharmacy", clinic.Expr(`\b(pharmacy|prescriptions?|dispensing (history|records?|log|sheets?))\b`)},
	{"photo", clinic.Expr(`\bphoto(graph)?s?\b`)},
	{"diary", clinic.Expr(`\b(diary|diaries|log|notebook|journal)\b`)},
	{"ime", clinic.Expr(`\b(independent medical|ime|peer review)\b`)},
	{"statement", clinic.Expr(`\b(witness statement|statement of|affidavit|declaration|narrative (report|statement))\b`)},
	{"letter", clinic.Expr(`\bletters?\b`)},
	{"notes", clinic.Expr(`\b(office|chart|clinic|progress|treatment|clinical|family|consultation|physician|primary care|neurology|psychiatr\w+|rheumatology|orthop\w+|pain \w+|neurosurg\w+|medical|follow-?up) (visit )?(notes?|records?|consultations?|chart)\b|\bnotes\b|'s note\b|\breports? (of|by|from) dr\b|\boffice visits?\b|\bconsultation\b`)},
	{"records", clinic.Expr(`\b((medical|treatment|hospital|complete|psychiatric|clinical) (records?|chart|file)|records (of|from)|chart of)\b`)},
}

var generalClasses = map[string]bool{"notes": true, "records": true, "letter": true, "statement": true}

func classesIn(low string) []string {
	var out []string
	l := clinic.LookAt(low)
	for _, c := range recordClasses {
		if c.re.Matches(l) {
			out = append(out, c.name)
		}
	}
	return out
}

// covers tells whether an entry's dates take in a day: one of them names it
// (as a day, a month or a year), or it lies between two that make a range.
func (e *Entry) covers(d appeal.Day) (covered, known bool) {
	if len(e.Dates) == 0 || d.IsZero() {
		return false, false
	}
	for i, x := range e.Dates {
		if !d.Before(x.first()) && !d.After(x.last()) {
			return true, true
		}
		if !d.Before(x.first()) && goesBack.MatchString(e.Low[:min(x.from, len(e.Low))]) {
			return true, true
		}
		if i+1 < len(e.Dates) && isRange(e.Low[min(x.to, len(e.Low)):min(e.Dates[i+1].from, len(e.Low))]) &&
			!d.Before(x.first()) && !d.After(e.Dates[i+1].last()) {
			return true, true
		}
	}
	return false, true
}

// goesBack: the papers begin there and run on.
var goesBack = clinic.Expr(`\b(going|goes|go|reaching|reaches|dating) back (as far as |to )+(the year )?$|\b(since|beginning (in|with)|starting (in|with)|from (and )?after) $`)

var rangeWord = clinic.Expr(`^[\s,(]*(to|through|thru|until|till|-|up to|and continuing to)[\s,)]*$`)

func isRange(between string) bool { return rangeWord.MatchString(strings.TrimSpace(between) + "") }

// near reports an exact date of the entry within a few days: a two-day test is
// listed by either day.
func (e *Entry) near(d appeal.Day) bool {
	for _, x := range e.Dates {
		if x.exact() && !d.IsZero() && abs(x.Day.DaysUntil(d)) <= 3 {
			return true
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }
