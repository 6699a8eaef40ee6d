package paper

import (
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// place is an address of the letter with what it is for.
type place struct {
	lines []string // without the company's own name
	role  role
	Found
}

type role int

const (
	letterhead role = iota
	appeals
	elsewhere // a regulator, payments, an examination
	addressee
	unclear
)

const usStates = `(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)`

// lastLine ends an address: town, state and ZIP code, or what stands for them in
// the United Kingdom, Canada and Australia.
var (
	lastLine    = regexp.MustCompile(`([A-Z][A-Za-z.'\- ]{1,30}?),?\s+(?:` + usStates + `\.?,?\s+\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|(?:[A-Z]{2},?\s+)?[A-Z]\d[A-Z]\s?\d[A-Z]\d|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT)\s+\d{4})\b`)
	street      = regexp.MustCompile(`(?i)^(?:\d+[A-Z]?\b|P\.?\s?O\.?\s?Box|GPO Box|[\w ]+,? (?:house|tower|plaza|building|floor)\b|(?:one|two|three|suite|unit|apt|floor|room|mail ?stop|mail code|box)\b)|\b(?:street|st\.?|avenue|ave\.?|road|rd\.?|drive|boulevard|blvd\.?|lane|way|parkway|plaza|tower|square|court|suite \d+|floor)\b`)
	departments = regexp.MustCompile(`(?i)\b(?:claims|department|dept|division|unit|team|operations|services|center|centre|management|benefits|office|administration)\b`)
	verbs       = regexp.MustCompile(`(?i)(?:.*(?:\b(?:to|at|with|address(?:ed)?|mail|write|fax(?:ed)?)\b|:|;)\s+)(?:the |our |us at )?`)
)

// rowLabel heads a row of a table that says where an appeal goes: the cell is no
// line of the address.
var rowLabel = regexp.MustCompile(`(?i)^(?:(?:by )?(?:mail|post|fax|phone|e-?mail|telephone)|how|where|(?:mailing )?address|write(?: to)?|send(?: to)?|in (?:writing|person)|online|standard(?: appeals?)?|expedited(?: appeals?)?)$`)

// places finds the addresses of the letter.
func (s *sheet) places() []place {
	var out []place
	for i := range s.lines {
		for _, p := range s.placesAt(i) {
			if !slices.ContainsFunc(out, func(o place) bool { return slices.Equal(o.lines, p.lines) && o.role == p.role }) {
				out = append(out, p)
			}
		}
	}
	return out
}

// placesAt finds the addresses whose last line stands on line i: inside a
// sentence, in one line, or as the end of a block of lines.
func (s *sheet) placesAt(i int) []place {
	var out []place
	for k, c := range s.lines[i].cells {
		text, first := c, i
		at := lastLine.FindAllStringIndex(text, -1)
		if len(at) == 0 && k == len(s.lines[i].cells)-1 && i+1 < len(s.lines) && len(text) > 60 {
			// a sentence may break inside the address: only what begins here counts
			joined := text + " " + s.lines[i+1].cells[0]
			for _, m := range lastLine.FindAllStringIndex(joined, -1) {
				if m[0] < len(text) && m[1] > len(text)+1 {
					text, at = joined, append(at, m)
				}
			}
		}
		for _, m := range at {
			before := strings.TrimRight(text[:m[0]], " ,")
			goesOn := strings.TrimSpace(text[m[1]:]) != ""
			if before == "" && i > 0 && k == 0 && (goesOn || s.prose(i)) && !s.inHeadLine(i) && strings.HasSuffix(s.lines[i-1].text, ",") {
				if p, ok := s.inline(i, "", text[m[0]:m[1]]); ok { // the sentence breaks before the town
					out = append(out, p)
					continue
				}
			}
			if before == "" || before == strings.TrimSpace(s.lines[i].text) {
				if p, ok := s.block(i, k, text[m[0]:m[1]]); ok {
					out = append(out, p)
				}
				continue
			}
			p, ok := s.inline(first, before, text[m[0]:m[1]])
			if ok {
				out = append(out, p)
			}
		}
	}
	return out
}

// inline reads an address that stands in a sentence or on one line, its parts
// between commas. It may begin on the line above.
func (s *sheet) inline(i int, before, town string) (place, bool) {
	ref, quote := s.lines[i].ref, s.lines[i].print
	context := before
	switch {
	case i == 0:
	case s.inHeadLine(i):
		if above := s.lines[i-1].text; len(s.lines[i-1].cells) == 1 && departments.MatchString(above) && !onlyDate.MatchString(above) && !strings.Contains(above, ":") {
			context = above + ", " + before
		}
	case before == "" && i > 1 && len(s.lines[i-1].text) <= 60:
		context = s.lines[i-2].text + " " + s.lines[i-1].text
	case before == "" || s.prose(i):
		context = s.lines[i-1].text + " " + before
	}
	text := verbs.ReplaceAllString(context, "")
	if dot := strings.LastIndex(text, ". "); dot >= 0 && !strings.HasSuffix(text[:dot], "O") && !strings.HasSuffix(text[:dot], "P.O") && dot > 3 && len(text)-dot > 3 && text[dot-2] != '.' && text[dot-2] != ' ' {
		text = text[dot+2:]
	}
	lines := []string{town}
	parts := strings.Split(text, ",")
	streets := 0
	for k := len(parts) - 1; k >= 0 && len(lines) < 6; k-- {
		part := strings.TrimSpace(parts[k])
		if part == "" {
			continue
		}
		if !startsUpper(part) && !street.MatchString(part) || len(strings.Fields(part)) > 8 {
			break
		}
		if street.MatchString(part) {
			streets++
		}
		lines = append([]string{part}, lines...)
	}
	if streets == 0 {
		return place{}, false
	}
	p := place{lines: lines, Found: Found{Ref: ref, Quote: quoteOf(quote), Text: strings.Join(lines, ", ")}}
	p.role = s.roleOf(i, context, lines)
	return p, true
}

// prose reports that line i goes on from the line above.
func (s *sheet) prose(i int) bool {
	above := s.lines[i-1]
	return above.ref.Page == s.lines[i].ref.Page && len(above.text) > 60 && !strings.HasSuffix(above.text, ":")
}

// block reads an address of several lines that ends on line i, in column k.
func (s *sheet) block(i, k int, town string) (place, bool) {
	lines, top := []string{town}, i
	streets := 0
	for j := i - 1; j >= 0 && i-j <= 6 && s.lines[j].ref.Page == s.lines[i].ref.Page; j-- {
		l := s.lines[j]
		if len(l.cells) <= k && len(l.cells) != 1 {
			break
		}
		cell := l.cells[min(k, len(l.cells)-1)]
		if k > 0 && len(l.cells) == 1 {
			break
		}
		if len(cell) > 62 || strings.HasSuffix(cell, ":") || strings.HasSuffix(cell, ".") && len(strings.Fields(cell)) > 5 || onlyDate.MatchString(cell) ||
			strings.Contains(cell, ":") || rowLabel.MatchString(cell) || salutation.MatchString(strings.ToLower(cell)) || lastLine.MatchString(cell) || !startsUpper(cell) && !street.MatchString(cell) {
			break
		}
		if street.MatchString(cell) {
			streets++
		}
		lines, top = append([]string{cell}, lines...), j
	}
	if streets == 0 {
		return place{}, false
	}
	p := place{lines: lines, Found: Found{Ref: s.lines[top].ref, Quote: strings.Join(lines, " / "), Text: strings.Join(lines, ", ")}}
	context := ""
	if top > 0 && s.lines[top-1].ref.Page == s.lines[i].ref.Page {
		context = s.lines[top-1].text
		if top > 1 && !s.inHeadLine(top-1) {
			context = s.lines[top-2].text + " " + context
		}
	}
	p.role = s.roleOf(top, context, lines)
	return p, true
}

func (s *sheet) inHeadLine(i int) bool {
	for j := range s.lines {
		if salutation.MatchString(s.lines[j].low) {
			return i < j
		}
	}
	return false
}

// roleOf tells what an address is for by the words before it and in it.
func (s *sheet) roleOf(i int, context string, lines []string) role {
	own := folded(strings.Join(lines, " "))
	if s.isClaimant(strings.Join(lines, " ")) {
		return addressee
	}
	if s.inHeadLine(i) {
		if s.afterDateOrName(i) || s.writtenTo(i, lines) {
			return addressee
		}
		if label, _, ok := strings.Cut(context, ":"); ok && len(label) <= 40 { // a letterhead with several: Appeals: …, Payments: …
			if what := forWhat(folded(label)); what != unclear {
				return what
			}
		}
		return letterhead
	}
	return forWhat(folded(sentenceEnd(context)) + " " + own)
}

// forWhat tells by the words around an address what goes there.
func forWhat(low string) role {
	if _, _, no := denialPhrases().says("goes-elsewhere", low); no {
		return elsewhere
	}
	if _, _, yes := denialPhrases().says("goes-to-appeals", low); yes {
		return appeals
	}
	return unclear
}

// afterDateOrName reports that an address in the head begins with somebody's
// name, as the addressee's does.
func (s *sheet) afterDateOrName(i int) bool {
	return s.Claimant == "" && i > 0 && onlyDate.MatchString(s.lines[i-1].text)
}

var (
	personLine = regexp.MustCompile(`^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?[A-Z][A-Za-z'’\-]+(?: [A-Z]\.?)?(?: [A-Z][A-Za-z'’\-]+){1,3}(?:,? (?:Jr|Sr|II|III|Esq|Esquire|` + degrees + `)\.?)*,?$`)
	personMark = regexp.MustCompile(`^(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b| [A-Z]\.? |,? (?:Jr|Sr|II|III|Esq|Esquire|` + degrees + `)\.?,?$`)
	initialEnd = regexp.MustCompile(`^[A-Z][A-Za-z'’\-]+ [A-Z]\.$`) // a longer name is on the line above, or lost
	dearName   = regexp.MustCompile(`(?i)^dear (?:(?:mr|mrs|ms|miss|mx|dr|sir|madam)\b\.?,? ?(?:or |/)?)*(.*)$`)
)

// writtenTo reports that an address in the head is where the letter went: it
// begins with a person's name, or holds the name of who is greeted or one that is
// nearly the claimant's. A name that was misread, or changed since, and that of a
// lawyer, are not the claimant's; an appeal must not be sent there.
func (s *sheet) writtenTo(i int, lines []string) bool {
	if slices.ContainsFunc(lines, initialEnd.MatchString) {
		return true
	}
	first := strings.TrimSpace(lines[0])
	if i > 0 && street.MatchString(first) { // the name stands on the line above
		first = s.lines[i-1].cells[0]
	}
	_, _, company := denialPhrases().says("company", folded(first))
	switch {
	case company, companyIn.MatchString(first), departments.MatchString(first), jobWords.MatchString(first):
	case personLine.MatchString(first) && !street.MatchString(first) && (personMark.MatchString(first) || s.belowDate(i)):
		return true
	}
	words := strings.FieldsFunc(folded(strings.Join(lines, " ")), func(r rune) bool { return r == ' ' || r == ',' })
	for _, name := range append(s.greeted(), surname(s.Claimant)) {
		if len(name) > 3 && slices.ContainsFunc(words, func(w string) bool { return nearly(w, name, 2) }) {
			return true
		}
	}
	return false
}

// belowDate reports that the letter's day stands alone above line i.
func (s *sheet) belowDate(i int) bool {
	return slices.ContainsFunc(s.lines[:i], func(l line) bool { return onlyDate.MatchString(l.text) })
}

// greeted gives the last name of who is greeted, where anybody is.
func (s *sheet) greeted() []string {
	for _, l := range s.lines {
		if !salutation.MatchString(l.low) {
			continue
		}
		m := dearName.FindStringSubmatch(strings.TrimRight(strings.Join(l.cells, " "), " :,;"))
		if m == nil || m[1] == "" || companyIn.MatchString(m[1]) {
			return nil
		}
		return []string{surname(m[1])}
	}
	return nil
}

// sentenceEnd gives the last sentence of a text, or the last two where the last
// is short.
func sentenceEnd(text string) string {
	at := strings.LastIndex(text, ". ")
	for at > 0 && len(text)-at < 25 {
		at = strings.LastIndex(text[:at], ". ")
	}
	if at < 0 || strings.HasSuffix(text[:at], "P.O") || strings.HasSuffix(text[:at], "O") {
		return text
	}
	return text[at+2:]
}

func startsUpper(text string) bool {
	return text != "" && (text[0] >= 'A' && text[0] <= 'Z' || text[0] >= '0' && text[0] <= '9')
}

// appealAddress proposes where the letter says that an appeal goes, else the
// letterhead's address. Several that differ are a doubt.
func (s *sheet) appealAddress(insurer *Proposal) (*Proposal, *Doubt) {
	all := s.places()
	for _, want := range []struct {
		role role
		why  string
	}{{appeals, "appeals-address"}, {letterhead, "letterhead-address"}} {
		var kept, others []place
		for _, p := range all {
			p.lines = withoutName(p.lines, insurer)
			switch {
			case p.role == want.role && !slices.ContainsFunc(kept, func(k place) bool { return sameNumber(k.lines[len(k.lines)-1]+box(k), p.lines[len(p.lines)-1]+box(p)) }):
				kept = append(kept, p)
			case p.role != want.role && p.role != addressee:
				others = append(others, p)
			}
		}
		if len(kept) > 1 {
			d := &Doubt{Key: "claim.insurer.address", Why: "two-values"}
			for _, p := range kept {
				d.Found = append(d.Found, p.Found)
			}
			return nil, d
		}
		if len(kept) == 1 {
			p := kept[0]
			out := &Proposal{Key: "claim.insurer.address", Value: tidyLines(p.lines), Why: want.why, Found: p.Found}
			for _, o := range others {
				out.Passed = append(out.Passed, o.Found)
			}
			return out, nil
		}
	}
	return nil, nil
}

func box(p place) string {
	for _, l := range p.lines {
		if street.MatchString(l) {
			return l
		}
	}
	return ""
}

// withoutName takes the company's own name off the front of an address.
func withoutName(lines []string, insurer *Proposal) []string {
	if insurer == nil || len(lines) < 2 {
		return lines
	}
	name := bare(insurer.Value.(string))
	out := slices.Clone(lines)
	for len(out) > 1 {
		head := bare(out[0])
		if head == "" || suffix.MatchString(out[0]) && len(out[0]) < 10 || strings.HasPrefix(name, head) || strings.HasPrefix(head, name) && !street.MatchString(out[0]) && len(head)-len(name) < 12 {
			out = out[1:]
			continue
		}
		break
	}
	return slices.DeleteFunc(out, func(l string) bool { return len(out) > 2 && bare(l) == name })
}

func tidyLines(lines []string) []string {
	var out []string
	for _, l := range lines {
		l = titled(strings.Trim(strings.Join(strings.Fields(l), " "), ",;"))
		out = append(out, l)
	}
	return stateKept(out)
}

// stateKept writes a state's code of the last line in capitals again.
func stateKept(lines []string) []string {
	last := len(lines) - 1
	words := strings.Fields(lines[last])
	for i, w := range words {
		if code := strings.ToUpper(strings.Trim(w, ",.")); len(code) == 2 && i > 0 {
			if st, ok := appeal.FindState(code); ok && st.Code == code {
				words[i] = strings.ToUpper(w)
			}
		}
	}
	lines[last] = strings.Join(words, " ")
	return lines
}

var (
	faxForm = regexp.MustCompile(`(?i)\b(?:fax|facsimile|telefax|telecopier)\b[^0-9+]{0,30}?((?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4}|\+44[\d ]{9,13}|0\d{3,4} \d{3} ?\d{3,4})`)
	byFax   = regexp.MustCompile(`(?i)((?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]\d{4})\s*\(?fax\)?`)
)

// appealFax proposes the fax number of appeals, else the letterhead's.
func (s *sheet) appealFax() (*Proposal, *Doubt) {
	var all []valued
	for i, l := range s.lines {
		text := l.text
		if i+1 < len(s.lines) && !faxForm.MatchString(text) && faxForm.MatchString(text+" "+s.lines[i+1].text) && !faxForm.MatchString(s.lines[i+1].text) {
			text += " " + s.lines[i+1].text
		}
		m := faxForm.FindStringSubmatchIndex(text)
		if m == nil {
			if m = byFax.FindStringSubmatchIndex(text); m == nil {
				continue
			}
		}
		number := strings.TrimSpace(text[m[2]:m[3]])
		if faxHeader.MatchString(text) && i < 3 {
			continue // the header that a fax machine prints
		}
		rank := 3
		switch {
		case s.inHeadLine(i):
			rank = 2
		case s.faxFor(i, text[:m[0]]) == appeals:
			rank = 1
		case s.faxFor(i, text[:m[0]]) == elsewhere:
			continue
		}
		all = append(all, valued{Found{Ref: l.ref, Quote: l.print, Text: number}, rank})
	}
	p, doubt := settle("claim.insurer.fax", "fax", all, sameNumber)
	if p != nil && len(all) > 0 {
		for _, v := range all {
			if v.rank == 3 && sameNumber(v.Text, p.Text) {
				return nil, &Doubt{Key: p.Key, Why: "unclear-place", Found: []Found{v.Found}}
			}
		}
	}
	return p, doubt
}

// faxFor tells what a fax number is for by the sentence before it, or by the
// address block above it.
func (s *sheet) faxFor(i int, before string) role {
	context := before
	for j := i - 1; j >= 0 && i-j <= 4 && s.lines[j].ref.Page == s.lines[i].ref.Page; j-- {
		context = s.lines[j].text + " " + context
	}
	last := folded(sentenceEnd(context))
	if _, _, no := denialPhrases().says("goes-elsewhere", last); no {
		return elsewhere
	}
	if _, _, yes := denialPhrases().says("goes-to-appeals", last); yes {
		return appeals
	}
	return unclear
}
