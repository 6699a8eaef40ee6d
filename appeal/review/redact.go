package review

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// Key says what each token of a redacted worksheet stands for: [CLAIMANT] →
// the name. It is the secret that stays at home.
type Key map[string]string

// tokenShape is how a token looks.
var tokenShape = regexp.MustCompile(`\[[A-Z]+(?:-[A-Z]+)*(?:-\d+)?(?::[A-Z0-9]+)?\]`)

// Restore puts the names and numbers back into what a reader gave.
func (k Key) Restore(g Given) Given {
	put := func(s string) string {
		return tokenShape.ReplaceAllStringFunc(s, func(t string) string {
			if was, ok := k[t]; ok {
				return was
			}
			return t
		})
	}
	g.Quote, g.Subject, g.Why, g.Says, g.Question, g.Wording = put(g.Quote), put(g.Subject), put(g.Why), put(g.Says), put(g.Question), put(g.Wording)
	g.Against = slices.Clone(g.Against)
	for i := range g.Against {
		g.Against[i] = put(g.Against[i])
	}
	return g
}

// Redact gives the worksheet with names and numbers of persons, companies and
// claims replaced by tokens. A key from an earlier time keeps its tokens; the
// same case and key give the same tokens. It knows what the case names and what
// the report's own wording gives away (titles, degrees, labels, addresses); a
// name that stands bare in a sentence and nowhere else may remain.
func (w Worksheet) Redact(in Input, earlier Key) (Worksheet, Key) {
	m := newMask(in, earlier)
	for _, f := range allFacts(in.Case) { // fixes the tokens' spelling as the case file has it
		m.cover(f.Value)
	}
	out := w
	out.Facts, out.Documents, out.Report, out.Found = nil, nil, nil, slices.Clone(w.Found)
	for _, d := range w.Documents {
		out.Documents = append(out.Documents, WorksheetFile{m.document(d.ID), m.cover(d.Title), m.cover(d.Date), m.cover(d.Author), d.Pages})
	}
	for _, f := range w.Facts {
		if _, ok := in.Case.Document(f.Value); ok {
			out.Facts = append(out.Facts, Fact{f.Key, m.document(f.Value)})
			continue
		}
		out.Facts = append(out.Facts, Fact{f.Key, m.cover(f.Value)})
	}
	for _, p := range w.Report {
		out.Report = append(out.Report, m.page(p))
	}
	for i := range out.Found {
		out.Found[i].Quote = m.cover(out.Found[i].Quote)
	}
	return out, m.key
}

// mask replaces, pattern by pattern.
type mask struct {
	key     Key
	tokens  map[string]string // by base and folded surface
	covers  []cover
	ordered []string // tokens in the order of use, for the marks while covering
}

// cover is one thing to take out. A group in the pattern narrows what is taken.
type cover struct {
	base    string
	re      *regexp.Regexp
	counted bool // another surface is another thing: PHONE-2, not PHONE:2
}

func newMask(in Input, earlier Key) *mask {
	m := &mask{key: Key{}, tokens: map[string]string{}}
	for t, was := range earlier {
		m.key[t] = was
		m.tokens[bareBase(t)+"\n"+report.Fold(was)] = t
	}
	m.addCase(in.Case)
	m.addWording()
	return m
}

// bareBase is a token without its running number: [PHONE-2] and [INSURER:2] are
// PHONE and INSURER; [CLAIMANT:SURNAME] keeps its part.
func bareBase(token string) string {
	t := strings.Trim(token, "[]")
	t = regexp.MustCompile(`:\d+$`).ReplaceAllString(t, "")
	for _, counted := range []string{"PHONE", "EMAIL", "ADDRESS", "NUMBER", "SSN", "DOCUMENT", "PERSON", "FACILITY", "RELATIVE"} {
		if strings.HasPrefix(t, counted+"-") {
			return counted
		}
	}
	return t
}

// token gives the token of a surface, a new one if it has none yet.
func (m *mask) token(base, surface string, counted bool) string {
	surface = strings.Join(strings.Fields(surface), " ")
	id := base + "\n" + report.Fold(surface)
	if t, ok := m.tokens[id]; ok {
		return t
	}
	sep := ":"
	if counted {
		sep = "-"
	}
	t := "[" + base + "]"
	for n := 2; m.key[t] != ""; n++ {
		t = fmt.Sprintf("[%s%s%d]", base, sep, n)
	}
	m.key[t], m.tokens[id] = surface, t
	return t
}

func (m *mask) document(id string) string { return m.token("DOCUMENT", id, true) }

// page covers a page as a whole, since a name may run over the end of a line.
func (m *mask) page(p WorksheetPage) WorksheetPage {
	var lines []string
	for _, l := range p.Lines {
		lines = append(lines, strings.ReplaceAll(l.Text, "\n", " "))
	}
	covered := strings.Split(m.cover(strings.Join(lines, "\n")), "\n")
	out := WorksheetPage{p.Page, p.Unread, []WorksheetLine{}}
	for i, l := range p.Lines {
		out.Lines = append(out.Lines, WorksheetLine{l.Line, covered[i]})
	}
	return out
}

// Tokens stand as marks from the private use area while patterns are still to
// come, so that no pattern matches inside a token.
const markStart, markEnd = '\uE000', '\uE001'

var mark = regexp.MustCompile("\uE000(\\d+)\uE001")

// cover takes everything out of a text. Line breaks stay where they were.
func (m *mask) cover(text string) string {
	text = strings.Map(func(r rune) rune {
		if r == markStart || r == markEnd {
			return -1
		}
		return r
	}, text)
	for _, c := range m.covers {
		text = m.coverWith(c, text)
	}
	return mark.ReplaceAllStringFunc(text, func(s string) string {
		n := 0
		fmt.Sscanf(s[len(string(markStart)):], "%d", &n)
		return m.ordered[n]
	})
}

func (m *mask) coverWith(c cover, text string) string {
	var b strings.Builder
	at := 0
	for _, loc := range c.re.FindAllStringSubmatchIndex(text, -1) {
		from, to := loc[0], loc[1]
		if len(loc) > 2 && loc[2] >= 0 {
			from, to = loc[2], loc[3]
		}
		if from < at || !bordered(text, from, to) || monthOfDate(text, from, to) {
			continue
		}
		surface := strings.ReplaceAll(text[from:to], "-\n", "")
		m.ordered = append(m.ordered, m.token(c.base, surface, c.counted))
		b.WriteString(text[at:from])
		fmt.Fprintf(&b, "%c%d%c%s", markStart, len(m.ordered)-1, markEnd, strings.Repeat("\n", strings.Count(text[from:to], "\n")))
		at = to
	}
	b.WriteString(text[at:])
	return b.String()
}

var (
	calledMonth = regexp.MustCompile(`(?i)^(jan|january|march|april|may|june|july|august)$`)
	dayBehind   = regexp.MustCompile(`^\.?\s+(\d{1,2}(st|nd|rd|th)?\b|(of\s+)?(19|20)\d\d\b)`)
	dayInFront  = regexp.MustCompile(`\b\d{1,2}(st|nd|rd|th)?\s+(of\s+)?$`)
)

// monthOfDate: a first name that is a month's, where it stands in a date.
func monthOfDate(text string, from, to int) bool {
	return calledMonth.MatchString(text[from:to]) && (dayBehind.MatchString(text[to:]) || dayInFront.MatchString(text[:from]))
}

// bordered: no letter or digit right beside the match.
func bordered(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !inWord(before) && !inWord(after)
}

// literal matches a text over line breaks, with a word divided by a hyphen, as
// written or in capitals.
func literal(text string) string {
	var words, loud []string
	for _, w := range strings.Fields(text) {
		words, loud = append(words, breakable(w)), append(loud, breakable(strings.ToUpper(w)))
	}
	return "(?:" + strings.Join(words, `\s+`) + "|" + strings.Join(loud, `\s+`) + ")"
}

func breakable(word string) string {
	var parts []string
	for _, r := range word {
		switch r {
		case '\'', '’':
			parts = append(parts, "['’]")
		default:
			parts = append(parts, regexp.QuoteMeta(string(r)))
		}
	}
	return strings.Join(parts, `(?:-\n)?`)
}

func (m *mask) add(base, pattern string, counted bool) {
	m.covers = append(m.covers, cover{base, regexp.MustCompile(pattern), counted})
}

// addText takes a text out wherever it stands as it is.
func (m *mask) addText(base, text string, counted bool) {
	if len([]rune(strings.TrimSpace(text))) >= 4 {
		m.add(base, literal(text), counted)
	}
}

// addPerson takes a person's full name out, then its parts.
func (m *mask) addPerson(base, name string) {
	bare, _, _ := strings.Cut(name, ",")
	words := strings.Fields(bare)
	for len(words) > 1 && suffixes[strings.Trim(clinic.Fold(words[len(words)-1]), ".")] {
		words = words[:len(words)-1]
	}
	if len(words) > 1 {
		m.add(base, literal(strings.Join(words, " ")), false)
	}
	for i, w := range words {
		if len([]rune(strings.Trim(w, "."))) < 3 {
			continue
		}
		part := ":GIVEN"
		if i == len(words)-1 {
			part = ":SURNAME"
		}
		m.add(base+part, literal(w), false)
	}
}

// addCompany takes a company's name out, also when it is cut short.
func (m *mask) addCompany(base, name string) {
	words := strings.Fields(name)
	for n := len(words); n >= 1; n-- {
		short := strings.Trim(strings.Join(words[:n], " "), ",")
		if n > 1 || len(words) == 1 || strings.Contains(short, "-") {
			m.addText(base, short, false)
		}
	}
}

// addCase takes out what the case file names, the longest first.
func (m *mask) addCase(c *appeal.Case) {
	numbers := []struct{ base, text string }{
		{"CLAIM-NUMBER", c.Claim.ClaimNumber},
		{"POLICY-NUMBER", c.Claim.PolicyNumber},
		{"GROUP-NUMBER", c.Claim.GroupNumber},
		{"LICENSE", c.Exam.Examiner.License},
		{"EMAIL", c.Claimant.Email},
		{"PHONE", c.Claimant.Phone},
	}
	for _, n := range numbers {
		m.addText(n.base, n.text, n.base == "EMAIL" || n.base == "PHONE")
	}
	m.addBirth(c.Claimant.DateOfBirth)
	m.addAddresses(c)
	m.addCompany("INSURER", c.Claim.Insurer.Name)
	m.addText("PLAN", c.Claim.Plan.Name, false)
	employer, _, _ := strings.Cut(c.Claim.Plan.Administrator, ",")
	m.addCompany("EMPLOYER", employer)
	m.addCompany("VENDOR", c.Exam.Examiner.Vendor)
	m.addPerson("CLAIMANT", c.Claimant.Name)
	if w := c.Exam.Notes.Witness; w != nil {
		m.addPerson("WITNESS", w.Name)
	}
	if r := c.Representative; r != nil {
		m.addPerson("REPRESENTATIVE", r.Name)
		m.addCompany("FIRM", r.Firm)
	}
	m.addPerson("EXAMINER", c.Exam.Examiner.Name)
	for i, p := range c.Physicians {
		m.addPerson(fmt.Sprintf("PHYSICIAN-%d", i+1), p.Name)
	}
	for i, d := range c.Documents {
		if person(d.Author) {
			m.addPerson(fmt.Sprintf("AUTHOR-%d", i+1), d.Author)
		} else {
			m.addCompany(fmt.Sprintf("SENDER-%d", i+1), d.Author)
		}
	}
}

// addBirth takes the date of birth out in the ways in which it is written.
func (m *mask) addBirth(d appeal.Day) {
	if d.IsZero() {
		return
	}
	month, short := d.Month.String(), d.Month.String()[:3]
	m.add("DATE-OF-BIRTH", fmt.Sprintf(`(?i:%s|(?:%s|%s\.?)\s+0?%d,?\s+%d|0?%d\s+(?:%s|%s\.?)\s+%d|0?%d[/.-]0?%d[/.-](?:%d|%02d))`,
		d.String(), month, short, d.Date, d.Year, d.Date, month, short, d.Year, int(d.Month), d.Date, d.Year, d.Year%100), false)
}

func (m *mask) addAddresses(c *appeal.Case) {
	lists := [][]string{c.Claimant.Address, c.Claim.Insurer.Address, c.Claim.Plan.AdministratorAddress}
	if c.Representative != nil {
		lists = append(lists, c.Representative.Address)
	}
	for _, p := range c.Physicians {
		lists = append(lists, p.Address)
	}
	for _, lines := range lists {
		for _, l := range lines {
			if strings.ContainsFunc(l, unicode.IsDigit) {
				m.addText("ADDRESS", l, true)
			}
		}
	}
}

// addWording takes out what the report's own wording gives away.
func (m *mask) addWording() {
	const (
		name  = `\p{Lu}[\p{L}'’-]+`
		full  = name + `(?:\s+\p{Lu}\.)?(?:\s+` + name + `){1,2}`
		date  = `(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|\p{Lu}\p{Ll}+\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+\p{Lu}\p{Ll}+\s+\d{4})`
		title = `\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof)\.?\s+`
		grade = `,?\s+(?:M\.?D|D\.?O|D\.?C|Ph\.?D|Psy\.?D|R\.?N|N\.?P|P\.?A(?:-C)?|D?PT|OTR(?:/L)?|F\.?N\.?P)\b`
		kin   = `\b(?:husband|wife|spouse|son|daughter|mother|father|brother|sister|partner|friend|fianc[ée]e?|neighbou?r),?\s+`
	)
	m.add("EMAIL", `[\w.+-]+@[\w-]+(?:\.[\w-]+)+`, true)
	m.add("SSN", `\d{3}-\d{2}-\d{4}`, true)
	m.add("PHONE", `(?:\+?1[-. ])?\(?\d{3}\)?[-.\s]\s?\d{3}[-.\s]\d{4}`, true)
	m.add("DATE-OF-BIRTH", `(?i:date\s+of\s+birth|birth\s*date|d\.?o\.?b\.?|born(?:\s+on)?)\W{0,6}(`+date+`)`, false)
	m.add("NUMBER", `(?i:claim|file|policy|case|group|member|certificate|chart|record|account|reference|docket|mrn|license|ref)\s*(?i:no\.?|number|num\.?|id|#)?\s*[:#.]?\s*([A-Za-z]{0,5}[-/]?\d[\w/-]{3,})`, true)
	m.add("ADDRESS", `\d{1,6}\s+(?:[NSEW]\.?\s+)?(?:\p{Lu}[\p{L}'’-]+\.?\s+){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Plaza|Parkway|Pkwy|Highway|Hwy|Circle|Terrace)\b\.?(?:,?\s+(?:Suite|Ste|Apt|Unit|Floor)\.?\s+\w+)?`, true)
	m.add("ADDRESS", `(?i:p\.?\s?o\.?\s+box\s+\d+)`, true)
	m.add("ADDRESS", `(?:`+name+`\s+){0,2}`+name+`,\s+(?:[A-Z]{2}|`+name+`)\s+\d{5}(?:-\d{4})?`, true)
	m.add("EMPLOYER", `(?:employed\s+(?:by|at|with)|works?\s+for|worked\s+for|(?:Employer|Policyholder)\s*:)[ \t]+((?:the[ \t]+)?\p{Lu}[\p{L}&'’.-]*(?:[ \t]+(?:\p{Lu}[\p{L}&'’.-]*|of|and|&))*)`, false)
	m.add("PERSON", title+`(`+full+`|`+name+`)`, true)
	m.add("PERSON", `(`+full+`)`+grade, true)
	m.add("PERSON", `(?:Attn|Attention|Signed|Dictated by|Adjuster|Case manager)\s*[:.]?\s+(`+full+`)`, true)
	m.add("FACILITY", `(?:`+name+`[ \t]+){1,4}(?:Hospitals?|Medical\s+Center|Medical\s+Group|Health\s+System|Clinic|Rehabilitation|Imaging|Radiology|Orthopa?edics|Investigations|Associates)`, true)
	m.add("RELATIVE", kin+`(`+name+`)`, true)
}
