package paper

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// Denial reads a denial letter. The proposals come in the order of the
// interview; what is not found has none.
func (r Reader) Denial(rep *report.Report) Denial { return r.denial(rep, true) }

// Facts reads of a denial letter what Differences, Ends and Person need, for who
// holds many cases against their letters.
func (r Reader) Facts(rep *report.Report) Denial { return r.denial(rep, false) }

func (r Reader) denial(rep *report.Report, all bool) Denial {
	s := r.sheet(rep)
	var d Denial
	take := func(p *Proposal, doubt *Doubt) {
		if p != nil {
			d.Proposals = append(d.Proposals, *p)
		}
		if doubt != nil {
			d.Doubts = append(d.Doubts, *doubt)
		}
	}
	take(s.noticeDay())
	take(s.lastDay())
	if all {
		insurer, unsure := s.insurer()
		take(insurer, unsure)
		if unsure != nil {
			insurer = &Proposal{Value: unsure.Found[0].Text} // its line is no part of the address
		}
		take(s.appealAddress(insurer))
		take(s.appealFax())
	}
	for _, n := range []struct{ group, key string }{
		{"claim-number", "claim.claim_number"}, {"policy-number", "claim.policy_number"}, {"group-number", "claim.group_number"},
	} {
		take(settle(n.key, "labelled", s.labelled(n.group, numbers), sameNumber))
	}
	take(s.injuryDay())
	if all {
		d.Proposals = append(d.Proposals, s.reasons()...)
	}
	take(s.examDay())
	if all {
		take(s.examiner())
		take(s.signatory(), nil)
	}
	term, doubt := s.terms()
	d.Term = term
	take(nil, doubt)
	d.Person, d.Namesake = s.about(rep)
	if kind, _ := s.kind(rep); kind != nil && kind.Value == appeal.ReportKind {
		d.Report = &kind.Found
	}
	mark(rep, d.Proposals, d.Doubts)
	if d.Term != nil {
		mark(rep, nil, nil, &d.Term.Found)
	}
	return d
}

var (
	onlyDate  = regexp.MustCompile(`(?i)^(?:dated?:?\s*)?` + anyDate + `\.?$`)
	labelLike = regexp.MustCompile(`(?i):\s*$|\b(?:date|injury|birth|d\.?o\.?b|claim|policy|plan|insured|loss|accident|employer|member|effective|received|hire|exam)\b`)
	received  = regexp.MustCompile(`(?i)\breceived\b|\bscanned\b`)
)

// noticeDay finds the day printed on the letter: behind a label that says so, or
// a date that stands alone above the salutation. Two different ones are a doubt.
func (s *sheet) noticeDay() (*Proposal, *Doubt) {
	var all []valued
	var days []appeal.Day
	add := func(l line, text string) *Doubt {
		dates := s.datesIn(text)
		if len(dates) == 0 {
			return nil
		}
		day, unsure := s.day(dates[0])
		if unsure == "" && !s.Today.IsZero() && day.After(s.Today) {
			unsure = "ahead"
		}
		f := Found{Ref: l.ref, Quote: l.print, Text: dates[0].text}
		if unsure != "" {
			return &Doubt{Key: "denial.date", Why: unsure, Found: []Found{f}}
		}
		all, days = append(all, valued{f, 1}), append(days, day)
		return nil
	}
	head := s.head()
	for i, l := range head {
		if received.MatchString(l.text) {
			continue
		}
		for k := range denialPhrases()["notice-date"] {
			p := &denialPhrases()["notice-date"][k]
			for _, at := range p.places(l.seen()) {
				text := l.text[at[0]:at[1]]
				if len(s.datesIn(text)) == 0 && i+1 < len(head) {
					text, _ = below(l, head[i+1], at[0], at[0]+len(strings.TrimRight(text, " ")))
				}
				if doubt := add(l, text); doubt != nil {
					return nil, doubt
				}
			}
		}
		for k, c := range l.cells {
			beside := slices.ContainsFunc(l.cells[:k], labelLike.MatchString)
			if onlyDate.MatchString(c) && !beside && !s.underLabel(head, i, k) {
				if doubt := add(l, c); doubt != nil {
					return nil, doubt
				}
			}
		}
	}
	return settleDay("denial.date", "printed-date", all, days)
}

// underLabel reports that a cell stands below the label of another date: in the
// column of a row of labels, or under a line that is only a label.
func (s *sheet) underLabel(head []line, i, k int) bool {
	if i > 0 && len(head[i-1].cells) == 1 && len(head[i].cells) == 1 && strings.HasSuffix(head[i-1].text, ":") {
		_, _, own := denialPhrases().says("notice-date", head[i-1].low)
		return !own && labelLike.MatchString(head[i-1].text)
	}
	if i == 0 || len(head[i-1].cells) != len(head[i].cells) || len(head[i].cells) < 2 {
		return false
	}
	above := head[i-1].cells[k]
	return labelLike.MatchString(above)
}

// injuryDay finds the day of the injury where the letter labels it.
func (s *sheet) injuryDay() (*Proposal, *Doubt) {
	var all []valued
	var days []appeal.Day
	for _, l := range s.head() {
		_, at, ok := denialPhrases().says("injury-date", l.low)
		if !ok {
			continue
		}
		for _, d := range s.datesIn(l.text[at[0]:at[1]]) {
			day, why := s.day(d)
			f := Found{Ref: l.ref, Quote: l.print, Text: d.text}
			if why != "" {
				return nil, &Doubt{Key: "claim.date_of_injury", Why: why, Found: []Found{f}}
			}
			all, days = append(all, valued{f, 1}), append(days, day)
		}
	}
	return settleDay("claim.date_of_injury", "labelled", all, days)
}

// examDay finds the day of the examination in the sentences that speak of it:
// the date that stands nearest to its words.
func (s *sheet) examDay() (*Proposal, *Doubt) {
	var all []valued
	var days []appeal.Day
	for _, sen := range s.examSentences() {
		text := plain(sen.Text)
		_, at, _ := denialPhrases().says("exam", folded(sen.Text))
		best, gap := -1, 120
		dates := s.datesIn(text)
		for i, d := range dates {
			apart := max(d.at-at[1], at[0]-d.end)
			if notExam.MatchString(strings.ToLower(text[max(0, d.at-24):d.at])) || ofAnotherPaper(strings.ToLower(text[:d.at])) {
				continue
			}
			if apart < gap {
				best, gap = i, apart
			}
		}
		if best < 0 {
			continue
		}
		f := Found{Ref: sen.Ref, Quote: report.Quote(sen), Text: dates[best].text}
		day, why := s.day(dates[best])
		if why != "" {
			return nil, &Doubt{Key: "exam.date", Why: why, Found: []Found{f}}
		}
		all, days = append(all, valued{f, 1}), append(days, day)
	}
	return settleDay("exam.date", "examined", all, days)
}

// notExam stands before dates beside an examination that are not its own.
var notExam = regexp.MustCompile(`(?:effective|after|since|until|through|report of|report dated|addendum of|addendum dated|as of|beyond|letter of|before)\s*$`)

var (
	otherPaper = regexp.MustCompile(`\b(?:statement|letter|notes?|review|addendum|mri|x-?rays?|study|records?|forms?|certificat\w+|visit|chart|scan|report)\b`)
	examWord   = regexp.MustCompile(`\b(?:examin\w*|ime|evaluat\w*|saw you|seen)\b`)
)

// ofAnotherPaper reports that the date which follows is that of a paper named in
// the same part of the sentence: "the statement of Dr. Osei dated".
func ofAnotherPaper(before string) bool {
	part := before[strings.LastIndexAny(before, ",;(")+1:]
	return otherPaper.MatchString(part) && !examWord.MatchString(part)
}

func (s *sheet) examSentences() []report.Sentence {
	var out []report.Sentence
	for _, sen := range s.sentences {
		if _, _, ok := denialPhrases().says("exam", folded(sen.Text)); ok && !s.inHead(sen) {
			out = append(out, sen)
		}
	}
	return out
}

const (
	nameWord = `[A-Z][A-Za-z'’\-]*[a-z]`
	degrees  = `(?:M\.?D|D\.?O|D\.?C|Ph\.?D|Psy\.?D|D\.?P\.?M|M\.?B\.?B\.?S|FRCS|FRCP|FRCPC|DDS|O\.?D|MPH|P\.?T|D\.?P\.?T|OTR(?:/L)?|O\.?T|CHT|R\.?N|N\.?P|FNP(?:-C|-BC)?|APRN|PA-?C|PA|LCSW|LMFT|LPC|ABPP(?:-CN)?|FACS|FAAOS|CRC|CCC-SLP|M\.?S\.?|M\.?A\.?|Ed\.?D|RPh|Pharm\.?D|L\.?Ac|ATC|FLMI)\.?`
	fullName = nameWord + `(?: [A-Z]\.?)?(?: ` + nameWord + `){1,2}`
)

var (
	doctorForm = regexp.MustCompile(`(?:Dr\.?|Doctor) (?:` + nameWord + `|[A-Z]\.)(?: [A-Z]\.)?(?: ` + nameWord + `){0,2}(?:,? ` + degrees + `)?|` + nameWord + `(?: [A-Z]\.?)?(?: ` + nameWord + `){1,2},? ` + degrees + `(?:,? ` + degrees + `)*`)
	// examiner stands around the name: examined you, the examination by NAME.
	nameBefore = regexp.MustCompile(`^[^.;]{0,90}?(?:examined? you|saw you|spent|examination of you|performed an|who (?:performed|examined|conducted))`)
	nameAfter  = regexp.MustCompile(`(?:independent|examin\w+|evaluation|ime|seen|saw)[^.;]{0,75}$`)
)

// examiner finds who examined: the fullest form of the one name that stands with
// the examination.
func (s *sheet) examiner() (*Proposal, *Doubt) {
	var all []valued
	for _, sen := range s.examSentences() {
		text := initialled(plain(sen.Text))
		for _, at := range doctorForm.FindAllStringIndex(text, -1) {
			name, before, after := strings.TrimRight(text[at[0]:at[1]], ", "), strings.ToLower(text[:at[0]]), strings.ToLower(text[at[1]:])
			if strings.HasSuffix(strings.TrimSpace(before), "your") || !nameBefore.MatchString(after) && !nameAfter.MatchString(before) {
				continue
			}
			all = append(all, valued{Found{Ref: sen.Ref, Quote: report.Quote(sen), Text: mended(name)}, 1})
		}
	}
	p, doubt := settle("exam.examiner.name", "examined", all, samePerson)
	if p == nil {
		return nil, doubt
	}
	for _, v := range all {
		if len(v.Text) > len(p.Text) {
			p.Found, p.Value = v.Found, v.Text
		}
	}
	return p, nil
}

// samePerson compares by the last word of the name itself.
func samePerson(a, b string) bool { return surname(a) == surname(b) }

var notSurname = regexp.MustCompile(`(?i)^(?:` + degrees + `|jr\.?|sr\.?|ii|iii)$`)

func surname(name string) string {
	name, _, _ = strings.Cut(plain(name), ",")
	words := strings.Fields(name)
	for len(words) > 1 && notSurname.MatchString(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return ""
	}
	return strings.ToLower(words[len(words)-1])
}

var (
	farewell  = regexp.MustCompile(`^(?:sincerely|yours (?:sincerely|faithfully|truly)|(?:very )?truly yours|(?:kind |best |warm )?regards|cordially|respectfully|thank you,)`)
	signed    = regexp.MustCompile(`^(` + fullName + `|[A-Z]\. ` + nameWord + `)((?:,? ` + degrees + `)*)(?:$|,? ?(.*)$)`)
	jobWords  = regexp.MustCompile(`(?i)\b(?:manager|specialist|analyst|examiner|adjuster|assessor|consultant|coordinator|supervisor|director|representative|nurse|administrator|reviewer|officer|vice president|professional|associate|unit)\b`)
	listMark  = regexp.MustCompile(`^(?:[•▪◦·*–-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+`)
	companyIn = regexp.MustCompile(`(?i)\b(?:company|insurance|inc|llc|plan|department|services|health|life|mutual|indemnity)\b`)
)

// signatory finds who signed: the name below the farewell, else a name above or
// beside a job at the letter's end.
func (s *sheet) signatory() *Proposal {
	closing := -1
	for i, l := range s.lines {
		if farewell.MatchString(l.low) {
			closing = i
		}
	}
	from := closing + 1
	if closing < 0 {
		from = max(0, len(s.lines)-8)
	}
	for i := from; i < min(len(s.lines), from+8); i++ {
		l := s.lines[i]
		m := signed.FindStringSubmatch(aloneInitial.ReplaceAllString(initialled(l.cells[0]), "$1. $2"))
		if m == nil || companyIn.MatchString(m[1]) {
			continue
		}
		job := m[3]
		if job == "" && i+1 < len(s.lines) {
			job = s.lines[i+1].cells[0]
		}
		if !jobWords.MatchString(job) && (closing < 0 || m[3] != "") {
			continue
		}
		name := mended(m[1]) + m[2]
		return &Proposal{Key: SignatoryFact, Value: name, Why: "signed", Found: Found{Ref: l.ref, Quote: l.print, Text: name}}
	}
	return nil
}

// insurer finds who wrote the letter: the first line of the letterhead that
// names a company.
func (s *sheet) insurer() (*Proposal, *Doubt) {
	for _, l := range s.head() {
		for _, c := range l.cells {
			if _, _, ok := denialPhrases().says("company", folded(c)); !ok {
				continue
			}
			name := companyName(c)
			if name == "" || s.isClaimant(name) {
				continue
			}
			found := Found{Ref: l.ref, Quote: l.print, Text: name}
			if d := s.misread(l, found); d != nil {
				return nil, d
			}
			return &Proposal{Key: "claim.insurer.name", Value: name, Why: "letterhead", Found: found}, nil
		}
	}
	return nil, nil
}

// misread doubts the insurer's name on a page that is a picture: recognition was not
// sure of a word of it, or the letter has nearly the same name elsewhere. A letter
// to a company that there is not may come back too late.
func (s *sheet) misread(l line, name Found) *Doubt {
	if !l.picture {
		return nil
	}
	words := strings.Fields(name.Text)
	for _, other := range s.lines {
		have := strings.Fields(other.text)
		for i := 0; len(words) > 1 && i+len(words) <= len(have); i++ {
			if near := strings.Join(have[i:i+len(words)], " "); nearlySpelled(words, have[i:i+len(words)]) {
				return &Doubt{Key: "claim.insurer.name", Why: "two-values", Found: []Found{name, {Ref: other.ref, Quote: other.print, Text: strings.Trim(near, ".,;:")}}}
			}
		}
	}
	for _, w := range l.unsure {
		if hasWord(strings.ToLower(name.Text), strings.ToLower(strings.Trim(plain(w), ".,;:|"))) {
			return &Doubt{Key: "claim.insurer.name", Why: "unsure-letters", Found: []Found{name}}
		}
	}
	return nil
}

// nearlySpelled reports that two runs of words are nearly the same and not the same.
func nearlySpelled(a, b []string) bool {
	differ := false
	for i := range a {
		x, y := strings.ToLower(strings.Trim(a[i], ".,;:")), strings.ToLower(strings.Trim(b[i], ".,;:"))
		if x != y && (len(x) < 4 || len(y) < 4 || !nearly(x, y, 2)) {
			return false
		}
		differ = differ || x != y
	}
	return differ
}

var (
	tail      = regexp.MustCompile(`\s+[-|]\s+.*$|\s+(?:Claim|Policy|File|No\.?)\b.*\d.*$|\s+[A-Z]{0,4}-?\d[\w-]*$`)
	suffix    = regexp.MustCompile(`(?i)^,?\s*(?:inc|llc|ltd|limited|plc|corp|co|p\.?c|n\.?a)\b\.?`)
	faxHeader = regexp.MustCompile(`(?i)\b(?:from|to|fax)\b.*\d{1,2}:\d{2}|\d{1,2}:\d{2}.*(?:\b(?:from|to|fax)\b|\bp(?:age|g)?\.? ?\d+ ?(?:of|/) ?\d+)`)
	dialled   = regexp.MustCompile(`(?i)\b(?:fax|tel|phone|telephone)\b`)
)

// companyName cuts from a letterhead's line what is not the name: a claim
// number, a department behind a comma.
func companyName(text string) string {
	if faxHeader.MatchString(text) || dialled.MatchString(text) {
		return ""
	}
	text = tail.ReplaceAllString(text, "")
	head, rest, found := strings.Cut(text, ",")
	if found {
		if m := suffix.FindString(strings.TrimSpace(rest)); m != "" {
			head += ", " + strings.TrimSpace(strings.TrimLeft(m, ", "))
		}
	}
	head = strings.TrimSpace(head)
	if len(strings.Fields(head)) > 9 || strings.ContainsAny(head, "0123456789:") {
		return ""
	}
	return titled(head)
}

func (s *sheet) isClaimant(text string) bool {
	return hasWord(folded(text), surname(s.Claimant))
}

// hasWord reports that a folded text holds a word, not as part of a longer one:
// "lee" does not stand in "sleep".
func hasWord(low, word string) bool {
	for from := 0; word != ""; {
		i := strings.Index(low[from:], word)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(low[:i])
		after, _ := utf8.DecodeRuneInString(low[i+len(word):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from = i + len(word)
	}
	return false
}

// greeted is a letter's "Dear Ms. Lee:". A doctor or an office may be written to
// about somebody else.
var greeted = regexp.MustCompile(`^\s*Dear ((?:Mr|Ms|Mrs|Miss|Mx)\.? \p{Lu}[\p{L}'’ .-]*\p{L})\s*[:,]?\s*$`)

// about finds the name that the paper is about, where it is not the claimant's,
// else a date of birth that is not theirs. A name in a picture that is nearly the
// claimant's is theirs, misread.
func (s *sheet) about(rep *report.Report) (person, namesake *Found) {
	who := s.otherPerson()
	mark(rep, nil, nil, who)
	if who == nil || who.Recognized && s.nearClaimant(who.Text) {
		return nil, s.namesake(rep)
	}
	return who, nil
}

// labelBehindName begins what stands behind a name on a line that a single space
// divides: Patient: Ann Lee DOB: 2/3/1981 MRN: 88123.
var labelBehindName = regexp.MustCompile(`(?i)[ ,;]+(?:dob|d\.o\.b\.?|born|age|sex|gender|mrn|ssn|id|date|claim|policy|file|case|account|acct|employer|insurer|visit|exam|phone)\b`)

var mister = regexp.MustCompile(`^(?:Mr|Mrs|Ms|Miss|Mx)\b\.? *`)

func (s *sheet) nearClaimant(name string) bool {
	name = mister.ReplaceAllString(name, "")
	if len(strings.Fields(name)) == 1 {
		return nearly(surname(name), surname(s.Claimant), 2)
	}
	return NearName(name, s.Claimant)
}

// otherPerson finds the name that the paper is about, where it is not the
// claimant's: the claimant's surname stands nowhere in the paper, or beside a
// relative's given name.
func (s *sheet) otherPerson() *Found {
	if s.Claimant == "" {
		return nil
	}
	for part := range strings.SplitSeq(surname(s.Claimant), "-") {
		for _, l := range s.lines {
			if hasWord(l.low, part) {
				return s.relative()
			}
		}
	}
	if who := s.personNamed(func(name string) bool { return len(strings.Fields(name)) >= 2 }); who != nil {
		return who
	}
	for _, l := range s.lines {
		if m := greeted.FindStringSubmatch(l.text); m != nil && l.ref.Page == s.lines[0].ref.Page {
			return &Found{Ref: l.ref, Quote: l.print, Text: m[1]}
		}
	}
	return nil
}

// personNamed finds the first name behind a label of whom a paper is about that is as
// wanted.
func (s *sheet) personNamed(wanted func(name string) bool) *Found {
	for _, l := range s.head() {
		for k := range denialPhrases()["person"] {
			for _, at := range denialPhrases()["person"][k].places(l.seen()) {
				name := behind(l.text[at[1]:])
				if at := labelBehindName.FindStringIndex(name); at != nil {
					name = name[:at[0]]
				}
				if !strings.ContainsAny(name, "0123456789") && wanted(name) {
					return &Found{Ref: l.ref, Quote: l.print, Text: name}
				}
			}
		}
	}
	return nil
}
