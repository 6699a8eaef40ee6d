package letter

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// FactKind says what sort of fact a stretch of text is.
type FactKind string

// The kinds of fact that a letter must be able to prove.
const (
	DateFact      FactKind = "date"
	NumberFact    FactKind = "number"
	NameFact      FactKind = "name"
	Quotation     FactKind = "quotation"
	Citation      FactKind = "citation"
	GapFact       FactKind = "gap"
	UnsourcedFact FactKind = "unsourced"
)

// Fact is a date, number, name or quotation in a text.
type Fact struct {
	Text string
	Kind FactKind
	Why  string // of a ForbiddenClaim
}

var (
	longDate  = regexp.MustCompile(`\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2}), (\d{4})\b`)
	dayDate   = regexp.MustCompile(`\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\b`)
	isoDate   = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)
	slashDate = regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})/(\d{4})\b`)
	quoted    = regexp.MustCompile(`“[^“”]+”|"[^"]+"|[“„"][^“”„"]+[“”"]`)
	numberRun = regexp.MustCompile(`[0-9](?:[0-9.,:/-]*[0-9])?`)
	nameWord  = regexp.MustCompile(`\p{Lu}[\p{L}’'´-]*\p{L}`)
)

// factsIn finds the facts of a text: quotations, dates, numbers, and words
// with a capital that do not begin a sentence.
func factsIn(text string) []Fact {
	var out []Fact
	take := func(re *regexp.Regexp, kind FactKind) {
		text = re.ReplaceAllStringFunc(text, func(m string) string {
			out = append(out, Fact{Text: strings.Trim(m, `“”„"`), Kind: kind})
			return strings.Repeat(" ", len(m))
		})
	}
	take(quoted, Quotation)
	take(longDate, DateFact)
	take(dayDate, DateFact)
	take(isoDate, DateFact)
	take(slashDate, DateFact)
	text = spelledRun.ReplaceAllStringFunc(text, func(m string) string {
		if len(spelled(m)) > 0 {
			out = append(out, Fact{Text: m, Kind: NumberFact})
			return strings.Repeat(" ", len(m))
		}
		return m
	})
	take(numberRun, NumberFact)
	for _, at := range nameWord.FindAllStringIndex(text, -1) {
		if !startsSentence(text, at[0]) {
			out = append(out, Fact{Text: text[at[0]:at[1]], Kind: NameFact})
		}
	}
	return out
}

// startsSentence reports that what comes before is nothing or the end of a
// sentence; an initial ("M.") or a short title ("Dr.") ends none.
func startsSentence(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \n“\"(")
	if before == "" {
		return true
	}
	if !strings.ContainsAny(before[len(before)-1:], ".?!:") {
		return false
	}
	words := strings.Fields(before)
	last := strings.TrimRight(words[len(words)-1], ".")
	return len(last) > 2 || !unicode.IsUpper([]rune(last + "x")[0])
}

// A haystack is a text made ready to be searched for facts, each sort when it
// is first asked for.
type haystack struct {
	text    string
	flat    string // one line, quotation marks and case levelled
	words   map[string]bool
	numbers map[string]bool
	days    map[appeal.Day]bool
}

func newHaystack(text string) *haystack { return &haystack{text: text} }

func (h *haystack) hasWord(word string) bool {
	if h.words == nil {
		h.words = map[string]bool{}
		for _, w := range nameRuns.FindAllString(h.leveled(), -1) {
			w = strings.TrimRight(w, "'") // the end of a quotation
			h.words[w], h.words[strings.TrimSuffix(w, "'s")] = true, true
		}
	}
	return h.words[word]
}

func (h *haystack) hasNumber(n string) bool {
	if h.numbers == nil {
		h.numbers = map[string]bool{}
		for _, n := range numberRun.FindAllString(h.text, -1) {
			h.numbers[levelNumber(n)] = true
		}
		for _, row := range spelledRun.FindAllString(h.text, -1) {
			for _, n := range spelled(row) {
				h.numbers[n] = true
			}
		}
	}
	return h.numbers[n]
}

func (h *haystack) hasDay(day appeal.Day) bool {
	if h.days == nil {
		h.days = map[appeal.Day]bool{}
		for _, re := range []*regexp.Regexp{longDate, dayDate, isoDate, slashDate} {
			for _, d := range re.FindAllString(h.text, -1) {
				if day, ok := readDate(d); ok {
					h.days[day] = true
				}
			}
		}
	}
	return h.days[day]
}

func (h *haystack) leveled() string {
	if h.flat == "" {
		h.flat = flatten(h.text)
	}
	return h.flat
}

var nameRuns = regexp.MustCompile(`[\p{L}][\p{L}'-]*`)

// lacks gives those facts that the haystack does not have.
func (h *haystack) lacks(facts []Fact) []Fact {
	var out []Fact
	for _, f := range facts {
		if !h.has(f) {
			out = append(out, f)
		}
	}
	return out
}

func (h *haystack) has(f Fact) bool {
	switch f.Kind {
	case DateFact:
		day, ok := readDate(f.Text)
		return ok && h.hasDay(day)
	case NumberFact:
		if numbers := spelled(f.Text); spelledRun.MatchString(f.Text) && len(numbers) > 0 {
			return !slices.ContainsFunc(numbers, func(n string) bool { return !h.hasNumber(n) })
		}
		return h.hasNumber(levelNumber(f.Text))
	case NameFact:
		w := flatten(f.Text)
		return h.hasWord(w) || h.hasWord(strings.TrimSuffix(w, "'s"))
	}
	return h.contains(f.Text)
}

func (h *haystack) contains(text string) bool {
	return strings.Contains(h.leveled(), flatten(text))
}

// leveler makes one of the marks for a quotation and an apostrophe, and of the
// hyphens: which one a keyboard, an editor or a scan gives is no difference.
var leveler = strings.NewReplacer("“", "'", "”", "'", "„", "'", "‟", "'", "«", "'", "»", "'", `"`, "'", "″", "'",
	"’", "'", "‘", "'", "‚", "'", "‛", "'", "ʼ", "'", "´", "'", "`", "'", "′", "'", "\u00ad", "", "‐", "-", "‑", "-")

func flatten(s string) string { return strings.ToLower(leveler.Replace(clean(s))) }

// levelNumber makes 3,418.00 and 3418.00 and 3418 one number.
func levelNumber(s string) string {
	s = strings.ReplaceAll(s, ",", "")
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

func readDate(s string) (appeal.Day, bool) {
	for _, layout := range []string{"January 2, 2006", "2 January 2006", time.DateOnly, "1/2/2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return appeal.DayOf(t), true
		}
	}
	return appeal.Day{}, false
}

// documentText gives a document's words, once as lines and once as sentences,
// since a sentence may run over lines and hyphens.
func documentText(r *report.Report) string {
	var s strings.Builder
	for _, l := range r.Lines {
		s.WriteString(l.Text + "\n")
	}
	for _, sentence := range r.Sentences {
		s.WriteString(sentence.Text + " \n")
	}
	return s.String()
}
