package paper

import (
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// Visit is one of several visits that a paper holds: a chart of office notes, the
// notes of a course of therapy.
type Visit struct {
	Date   appeal.Day // zero where its day can be read in two ways
	Author string     // who is named there as having made the note, "" if nobody
	Head   Found      // the line that its day stands on
	Parts  []Span     // where it stands, in order: a list of visits may precede them
	Others []string   // the other names with a degree in its note
	Entry  bool       // it has no head of its own: a line that begins with the day
}

// Span is a run of lines: From is the first, To the first behind it, the zero Ref
// at the end of the paper.
type Span struct{ From, To appeal.Ref }

// Holds reports that a place is in the span.
func (s Span) Holds(at appeal.Ref) bool {
	return !earlier(at, s.From) && (s.To == (appeal.Ref{}) || earlier(at, s.To))
}

func earlier(a, b appeal.Ref) bool { return a.Page < b.Page || a.Page == b.Page && a.Line < b.Line }

// visitHead is a line at which a visit may begin.
type visitHead struct {
	at     int // in sheet.lines
	date   dated
	day    appeal.Day
	second bool // another way to read its day exists
}

// Visits finds the visits in a paper that holds several. What says the day of a
// visit counts (a label, a title with its date, at last a line that begins with
// one); days of birth, of printing, of signing and of the next appointment do
// not. A paper of one visit, and one that does not say its days in one of these
// ways, has none: its own date speaks for it.
func (r Reader) Visits(rep *report.Report) []Visit {
	s := r.sheet(rep)
	if len(s.lines) == 0 || s.letterShaped() != nil {
		return nil
	}
	for _, find := range []func() []visitHead{s.labelledVisits, s.plainVisits, s.entryVisits} {
		heads := find()
		if visits := s.visitsAt(heads); distinctDays(visits) > 1 {
			for i := range visits {
				mark(rep, nil, nil, &visits[i].Head)
			}
			return visits
		}
	}
	return nil
}

func distinctDays(visits []Visit) int {
	days := map[appeal.Day]bool{}
	for _, v := range visits {
		if !v.Date.IsZero() {
			days[v.Date] = true
		}
	}
	return len(days)
}

// labelledVisits finds the lines that name a day as that of a visit, and the
// titles of notes with their date.
func (s *sheet) labelledVisits() []visitHead {
	var out []visitHead
	for i, l := range s.lines {
		if h, ok := s.visitHeadIn(i, "visit"); ok {
			out = append(out, h)
			continue
		}
		if at, ok := titleOfNote(l); ok {
			if h, ok := s.headOf(i, at); ok {
				out = append(out, h)
			}
		}
	}
	return out
}

// plainVisits takes the bare label Date: as well, but not where somebody signs.
func (s *sheet) plainVisits() []visitHead {
	var out []visitHead
	for i, l := range s.lines {
		h, ok := s.visitHeadIn(i, "visit")
		if !ok && !signing.MatchString(l.low) && (i == 0 || !signing.MatchString(s.lines[i-1].low)) {
			h, ok = s.visitHeadIn(i, "visit-plain")
		}
		if ok {
			out = append(out, h)
		}
	}
	return out
}

var signing = regexp.MustCompile(`\bsign(?:ed|ature)|_{4,}|\bauthenticated|\bprinted|\bwitness`)

// visitHeadIn finds a phrase of the group, with its date, in a line.
func (s *sheet) visitHeadIn(i int, group string) (visitHead, bool) {
	l := s.lines[i]
	for n := range documentPhrases()[group] {
		p := &documentPhrases()[group][n]
		if _, ok := p.in(l.seen()); !ok {
			continue
		}
		for _, at := range p.places(l.seen()) {
			if notThisVisit.MatchString(l.low[:at[0]]) {
				continue
			}
			if h, ok := s.headOf(i, at[0]); ok {
				return h, ok
			}
		}
	}
	return visitHead{}, false
}

// notThisVisit stands before the label of another visit's day.
var notThisVisit = regexp.MustCompile(`\b(?:next|last|previous|prior|return|upcoming|future|first|final|initial|scheduled|follow-?up|follow up)\s+$`)

// titleOfNote reports a line that is the title of a visit's note, and where its
// date may begin.
func titleOfNote(l line) (int, bool) {
	if len([]rune(l.text)) > titleRunes || faxHeader.MatchString(l.text) {
		return 0, false
	}
	p, at, ok := documentPhrases().says("title", l.low)
	if !ok || at[0] > 0 || resulted.MatchString(l.low) {
		return 0, false
	}
	name, _, _ := strings.Cut(p.ID, "/")
	switch appeal.DocumentKind(name) {
	case appeal.OfficeNote, appeal.Therapy, appeal.Surgical:
		rest := l.low[at[1]:]
		if dates := dateForm.FindStringIndex(rest); dates == nil || len(strings.Fields(rest[:dates[0]])) > 6 || notPaperDay.MatchString(rest[:dates[0]]) || scheduled.MatchString(rest[:dates[0]]) {
			return 0, false
		}
		return at[1], true
	}
	return 0, false
}

// scheduled stands before the day of a visit that is still to come, or is told of.
var scheduled = regexp.MustCompile(`\b(?:next|scheduled|return|rtc|last|previous|prior|see|from|per|since|refer to|dated)\b[^.]*$`)

// headOf makes a head of the first date behind a place of a line. A span of days
// is that of the whole record.
func (s *sheet) headOf(i, from int) (visitHead, bool) {
	l := s.lines[i]
	for _, d := range s.datesIn(l.text) {
		if d.end <= from {
			continue
		}
		if d.several || runsOn.MatchString(strings.ToLower(l.text[d.end:])) {
			return visitHead{}, false
		}
		day, why := s.day(d)
		if why == "wrong-weekday" || why == "no-such-day" || why == "" && !s.Today.IsZero() && day.After(s.Today) {
			return visitHead{}, false
		}
		return visitHead{at: i, date: d, day: day, second: why != ""}, true
	}
	return visitHead{}, false
}

// entryVisits takes lines that begin with a date, in rising or falling order,
// where they are the body of the paper and not a list in its history.
func (s *sheet) entryVisits() []visitHead {
	var out []visitHead
	up, down := true, true
	for i, l := range s.lines {
		if faxHeader.MatchString(l.text) || l.role == report.Header || l.role == report.Footer {
			continue
		}
		if told(l) {
			if len(out) == 0 {
				return nil // the days below are those of a history
			}
			continue
		}
		dates := s.datesIn(l.text)
		if len(dates) == 0 || dates[0].at > 0 {
			continue
		}
		h, ok := s.headOf(i, 0)
		if !ok || h.second || notesOf.MatchString(l.low[dates[0].end:]) {
			continue
		}
		if n := len(out); n > 0 {
			up, down = up && !h.day.Before(out[n-1].day), down && !out[n-1].day.Before(h.day)
		}
		out = append(out, h)
	}
	if !up && !down || len(out) == 0 || wordsIn(s.lines[:out[0].at]) > wordsIn(s.lines)/3 {
		return nil
	}
	return out
}

// told heads what is told of earlier days, or lists orders and medicines.
func told(l line) bool { return len(l.cells) == 1 && toldOf.MatchString(l.low) }

var (
	toldOf  = regexp.MustCompile(`^(?:past |prior |previous |interval |relevant |pertinent )?(?:(?:medical|surgical|treatment|imaging|medication|social|family|injury|work) )*(?:history|imaging|studies|diagnostics?|records reviewed|medications?(?: list)?|prescriptions?|immunizations?|results|labs|laboratory|appointments|problem list|allergies|claims|charges)(?: of [a-z ]+)?\s*[:.]?$`)
	notesOf = regexp.MustCompile(`^[\s,:-]*(?:mri|ct|x-?rays?|emg|labs?|mr|ultrasound|cbc|cmp|\d{5}\b|\$|printed|faxed|fax|page)\b`)
)

func wordsIn(lines []line) int {
	n := 0
	for _, l := range lines {
		n += len(realWords.FindAllString(l.text, -1))
	}
	return n
}

var realWords = regexp.MustCompile(`[A-Za-z]{3,}`)

// leastWords is how many words must follow a day before it is a visit and no row
// of a list.
const leastWords = 6

// visitsAt makes visits of the heads: one for each day and who wrote of it, without
// those that nothing is written of.
func (s *sheet) visitsAt(heads []visitHead) []Visit {
	var out []Visit
	open := -1
	for i, h := range heads {
		end, to := len(s.lines), appeal.Ref{}
		if i+1 < len(heads) {
			end = heads[i+1].at
			to = s.lines[end].ref
		}
		l := s.lines[h.at]
		v := Visit{Date: h.day, Head: Found{Ref: l.ref, Quote: quoteOf(l.print), Text: h.date.text}, Parts: []Span{{l.ref, to}}, Entry: h.date.at == 0}
		v.Author, v.Others = s.visitAuthor(v)
		written := wordsIn(s.lines[h.at:end]) - len(realWords.FindAllString(h.date.text, -1))
		same := -1
		if !h.second {
			same = slices.IndexFunc(out, v.partOf)
		}
		switch {
		case same >= 0:
			open = same
		case written < leastWords && open < 0: // a row of a list
			continue
		case written < leastWords: // an appointment or a signature at the end of the one before
		default:
			out = append(out, v)
			open = len(out) - 1
			continue
		}
		joined := &out[open]
		joined.Parts = append(joined.Parts, v.Parts...)
		joined.Author, joined.Others = s.visitAuthor(*joined)
	}
	return out
}

// partOf reports a further part of the other visit: of the same day, and no two
// people are named as having written of it.
func (v Visit) partOf(other Visit) bool {
	return v.Date == other.Date && (v.Author == "" || other.Author == "" || samePerson(v.Author, other.Author))
}

// visitAuthor finds who made the note of a visit, and whom else it names.
func (s *sheet) visitAuthor(v Visit) (string, []string) {
	part := &sheet{Reader: s.Reader, order: s.order, dates: s.dates}
	var named []string
	for _, l := range s.lines {
		if !slices.ContainsFunc(v.Parts, func(span Span) bool { return span.Holds(l.ref) }) {
			continue
		}
		if _, rest, ok := strings.Cut(l.text, v.Head.Text); ok && l.ref == v.Head.Ref { // the label of the name may stand right behind the day
			rest = strings.TrimLeft(rest, " ,;|-")
			part.lines = append(part.lines, line{ref: l.ref, print: rest, text: rest, low: folded(rest), cells: cellsOf(rest), role: l.role})
			l.text, l.low = l.text[:len(l.text)-len(rest)], l.low[:len(l.low)-len(rest)]
			l.cells = cellsOf(l.text)
		}
		part.lines = append(part.lines, l)
		for _, m := range nameWithDegree.FindAllStringSubmatch(l.text, -1) {
			named = append(named, titled(mended(m[1])))
		}
	}
	author := ""
	if p, _ := part.author(appeal.OfficeNote, nil); p != nil {
		author = p.Value.(string)
	}
	return author, slices.DeleteFunc(named, func(name string) bool { return author != "" && samePerson(name, author) })
}

// nameWithDegree finds a person of the healing professions anywhere in a line.
var nameWithDegree = regexp.MustCompile(`(?:^|[^A-Za-z])(` + anyName + `),? ` + degrees + `(?:$|[^A-Za-z])`)
