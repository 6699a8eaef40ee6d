package paper

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var documentPhrases = sync.OnceValue(func() phrases { return mustLoad(documentsYAML) })

// Describe reads what a document says of itself. The report may hold the first
// pages only; whole says that it holds all of them.
func (r Reader) Describe(rep *report.Report, whole bool) Description {
	s := r.sheet(rep)
	var d Description
	take := func(p *Proposal, doubt *Doubt) {
		if p != nil {
			d.Proposals = append(d.Proposals, *p)
		}
		if doubt != nil {
			d.Doubts = append(d.Doubts, *doubt)
		}
	}
	kind, title := s.kind(rep)
	d.Person, d.Namesake = s.about(rep)
	defer func() { mark(rep, d.Proposals, d.Doubts) }()
	var k appeal.DocumentKind
	var what string
	switch {
	case r.givenStands(kind):
		k = r.Given
	case kind == nil:
		return d
	default:
		k, what = kind.Value.(appeal.DocumentKind), kind.Text
		kind.Text = string(k)
		take(kind, nil)
	}
	if k == appeal.DenialKind {
		day, doubt := s.noticeDay()
		if day != nil {
			day.Key = "date"
		}
		if doubt != nil {
			doubt.Key = "date"
		}
		take(day, doubt)
		if by, _ := s.insurer(); by != nil {
			by.Key = "author"
			take(by, nil)
		}
	} else {
		day, doubt := s.paperDay(k, what, title, whole)
		if added, ok := addendum(rep); ok && k == appeal.ReportKind && day != nil {
			// the report and its addendum are of two days: a person says which counts
			day, doubt = nil, &Doubt{Key: "date", Why: "addendum", Found: []Found{day.Found, added}}
		}
		take(day, doubt)
		take(s.author(k, title))
	}
	if title != nil {
		take(title, nil)
	}
	return d
}

// givenStands reports that a paper is the report or the denial letter because a
// person says so, and its own text, as that of many a letter, says nothing else.
func (r Reader) givenStands(read *Proposal) bool {
	pillar := r.Given == appeal.ReportKind || r.Given == appeal.DenialKind
	return pillar && (read == nil || read.Value == appeal.LetterKind)
}

// About finds the name that a document is about, where it is not the claimant's,
// else a date of birth that is not theirs: what Describe gives as Person and
// Namesake, for who needs nothing else.
func (r Reader) About(rep *report.Report) (person, namesake *Found) {
	s := &sheet{Reader: r, lines: linesOf(rep)}
	return s.about(rep)
}

// addendum finds where an addendum follows a report.
func addendum(rep *report.Report) (Found, bool) {
	for _, sec := range rep.Sections {
		if sec.Kind == report.Addendum {
			return Found{Ref: sec.Ref, Quote: sec.Title, Text: sec.Title}, true
		}
	}
	return Found{}, false
}

// How far from the top a title may stand, and how long a line may be that is one.
const (
	titleLines = 24
	titleRunes = 110
)

// kind finds what the paper is by its title, else by the words of its text. The
// title comes with it where there is one.
func (s *sheet) kind(rep *report.Report) (kind, title *Proposal) {
	if p := s.denialByText(); p != nil {
		return p, nil
	}
	n := 0
	for i, l := range s.lines {
		if n == titleLines || l.ref.Page != s.lines[0].ref.Page || s.inRecordsList(l) {
			break
		}
		n++
		if faxHeader.MatchString(l.text) {
			continue
		}
		for k, c := range l.cells {
			low := folded(c)
			if strings.HasPrefix(low, "re:") || strings.HasPrefix(low, "regarding") || strings.HasPrefix(low, "subject") {
				continue
			}
			if strings.Count(l.text, " ") > 8 && prose.MatchString(l.text) && n > 2 {
				return s.kindByText(rep), nil
			}
			p, at, ok := documentPhrases().says("title", low)
			if !ok {
				p, c, ok = s.titleBehind(c)
				at = []int{0, 1}
			}
			if !ok || len([]rune(c)) > titleRunes && at[0] > 0 || s.inProse(i, k, at) || resulted.MatchString(c) {
				continue
			}
			name, what, _ := strings.Cut(p.ID, "/")
			f := Found{Ref: l.ref, Quote: quoteOf(l.print), Text: what}
			kind = &Proposal{Key: "kind", Value: appeal.DocumentKind(name), Why: "title", Found: f}
			if l.role == report.Header {
				if title = s.titleBelow(i, name); title != nil {
					return kind, title
				}
			}
			if text := titleOf(c, what); text != "" {
				f.Text = text
				title = &Proposal{Key: "title", Value: text, Why: "title", Found: f}
			}
			return kind, title
		}
	}
	return s.kindByText(rep), nil
}

// recordLists gives the parts in which a report lists what it rests on: titles and days
// of others. A heading that is a paper's own title, a review of records, heads none.
func (s *sheet) recordLists(rep *report.Report) []Span {
	var out []Span
	for i, sec := range rep.Sections {
		if sec.Kind != report.Records && sec.Kind != report.RecordsSummary || len(s.lines) < 4 || !earlier(s.lines[2].ref, sec.Ref) {
			continue
		}
		if _, _, title := documentPhrases().says("title", folded(sec.Title)); title {
			continue
		}
		span := Span{From: sec.Ref}
		if i+1 < len(rep.Sections) {
			span.To = rep.Sections[i+1].Ref
		}
		out = append(out, span)
	}
	return out
}

// inRecordsList reports a line of such a part.
func (s *sheet) inRecordsList(l line) bool {
	return slices.ContainsFunc(s.listed, func(part Span) bool { return part.Holds(l.ref) })
}

// titleBelow looks below a running head, which is shortened and holds a name or a
// number, for the title of the same kind of paper that it was made from.
func (s *sheet) titleBelow(head int, kind string) *Proposal {
	for i := head + 1; i < len(s.lines) && i <= titleLines; i++ {
		l := s.lines[i]
		if l.ref.Page != s.lines[head].ref.Page || strings.Count(l.text, " ") > 8 && prose.MatchString(l.text) {
			return nil
		}
		for k, c := range l.cells {
			p, at, ok := documentPhrases().says("title", folded(c))
			if !ok || l.role == report.Header || len([]rune(c)) > titleRunes || s.inProse(i, k, at) || resulted.MatchString(c) {
				continue
			}
			name, what, _ := strings.Cut(p.ID, "/")
			if text := titleOf(c, what); name == kind && text != "" {
				return &Proposal{Key: "title", Value: text, Why: "title", Found: Found{Ref: l.ref, Quote: quoteOf(l.print), Text: text}}
			}
		}
	}
	return nil
}

var (
	prose    = regexp.MustCompile(`(?:\b[a-z]+[ ,;]+){6}`)
	resulted = regexp.MustCompile(`:\s+(?:no|normal|negative|positive|shows|mild|moderate|severe|unremarkable)\b`)
)

// titleBehind looks for a title behind the name of the place that made the
// paper: Three Rivers Therapy: Functional Capacity Evaluation.
func (s *sheet) titleBehind(c string) (*phrase, string, bool) {
	place, rest, found := strings.Cut(c, ": ")
	if !found {
		return nil, c, false
	}
	if _, _, ok := documentPhrases().says("organization", folded(place)); !ok {
		return nil, c, false
	}
	p, _, ok := documentPhrases().says("title", folded(rest))
	return p, rest, ok
}

// inProse reports that a line is the middle of a sentence: it begins in lower
// case, or the line above runs on and is no row of labels.
func (s *sheet) inProse(i, k int, at []int) bool {
	c := s.lines[i].cells[k]
	if c != "" && c[0] >= 'a' && c[0] <= 'z' {
		return true
	}
	if i == 0 || k > 0 || len(s.lines[i-1].cells) > 1 || s.lines[i-1].ref.Page != s.lines[i].ref.Page {
		return false
	}
	above := s.lines[i-1].text
	labels := strings.Contains(above, ": ")
	return len(above) > 70 && !strings.HasSuffix(above, ".") && strings.ToUpper(above) != above && !labels
}

// denialByText tells a denial letter by three things that such letters say.
func (s *sheet) denialByText() *Proposal {
	if s.titledReport() {
		return nil
	}
	said := map[string]Found{}
	var lows []string
	for _, sen := range s.sentences {
		if sen.Page > s.sentences[0].Page+1 {
			break
		}
		low := folded(sen.Text)
		lows = append(lows, low)
		look := clinic.LookAt(low)
		for k := range documentPhrases()["text"] {
			p := &documentPhrases()["text"][k]
			if !strings.HasPrefix(p.ID, "denial/") {
				continue
			}
			if _, ok := p.in(look); ok {
				if _, had := said[p.ID]; !had {
					said[p.ID] = Found{Ref: sen.Ref, Quote: report.Quote(sen), Text: "letter"}
				}
			}
		}
	}
	verdict, ok := said["denial/verdict"]
	if !ok || len(said) < 3 || slices.ContainsFunc(lows, notDenial.MatchString) {
		return nil
	}
	return &Proposal{Key: "kind", Value: appeal.DenialKind, Why: "words", Found: verdict}
}

// notDenial is written by the claimant's side, about a denial.
var notDenial = regexp.MustCompile(`\bmy patient\b|\bi (?:have )?(?:treat|disagree)|\bi (?:hereby )?(?:appeal|request (?:a|an) (?:review|appeal))|\bon behalf of (?:my|our) (?:client|patient)|\bindependent (?:medical )?(?:examination|evaluation) at the request`)

func (s *sheet) titledReport() bool {
	for i, l := range s.lines {
		if i == titleLines {
			break
		}
		for _, c := range l.cells {
			if len([]rune(c)) > 70 {
				continue
			}
			if p, _, ok := documentPhrases().says("title", folded(c)); ok && strings.HasPrefix(p.ID, "report/") {
				return true
			}
		}
	}
	return false
}

// kindByText tells a paper by its words where it has no title: the kind with the
// most different signs, two at least and more than any other.
func (s *sheet) kindByText(rep *report.Report) *Proposal {
	signs := map[string]map[string]bool{}
	where := map[string]Found{}
	for _, l := range s.lines {
		for k := range documentPhrases()["text"] {
			p := &documentPhrases()["text"][k]
			name, sign, _ := strings.Cut(p.ID, "/")
			if name == "denial" {
				continue
			}
			if _, ok := p.in(l.seen()); !ok {
				continue
			}
			if signs[name] == nil {
				signs[name] = map[string]bool{}
				where[name] = Found{Ref: l.ref, Quote: quoteOf(l.print), Text: "text"}
			}
			signs[name][sign] = true
		}
	}
	for _, sec := range rep.Sections {
		sign := map[report.SectionKind]string{
			report.Records: "records", report.RecordsSummary: "records", report.Answers: "opinion", report.Discussion: "opinion",
		}[sec.Kind]
		if sign != "" && signs["report"] != nil {
			signs["report"][sign] = true
		}
	}
	best, second, name := 0, 0, ""
	for _, n := range sortedKeys(signs) {
		switch c := len(signs[n]); {
		case c > best:
			best, second, name = c, best, n
		case c > second:
			second = c
		}
	}
	least := 2
	if name == "report" {
		least = 3
	}
	if best >= least && best > second && (s.letterShaped() == nil || name == "report") {
		return &Proposal{Key: "kind", Value: appeal.DocumentKind(name), Why: "words", Found: where[name]}
	}
	if f := s.letterShaped(); f != nil && best < 3 {
		return &Proposal{Key: "kind", Value: appeal.LetterKind, Why: "words", Found: *f}
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// letterShaped finds a salutation with a farewell or a signature below it.
func (s *sheet) letterShaped() *Found {
	var dear *Found
	for _, l := range s.lines {
		if salutation.MatchString(l.low) && dear == nil {
			dear = &Found{Ref: l.ref, Quote: l.print, Text: "letter"}
		}
		if dear != nil && farewell.MatchString(l.low) {
			return dear
		}
	}
	if dear != nil && s.signatory() != nil {
		return dear
	}
	return nil
}

var (
	titleEnd  = regexp.MustCompile(`(?i)[,;]?\s*\(?` + anyDate + `.*$|\s{3,}.*$`)
	titleHead = regexp.MustCompile(`(?i)^(?:exam(?:ination)?|study|procedure|description)\s*:\s*`)
)

// titleOf makes a document's title of its title line: without the date and what
// follows, capitals written small.
func titleOf(c, what string) string {
	c = titleHead.ReplaceAllString(c, "")
	c = trimTitle(firstSentence(titleEnd.ReplaceAllString(c, "")))
	if what == "declaration" {
		return titled(c)
	}
	if words := strings.Fields(c); len(words) > 14 {
		c = strings.Join(words[:14], " ")
	}
	return sentenceCase(c)
}
