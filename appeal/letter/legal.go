package letter

import (
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal/law"
)

// legal finds citations of law in typed text: by the sign or the name of a
// federal collection, a case by its parties, and in plain words by the name of a
// collection or an act beside a number: "RCW 51.36.070", "section 627.736 of the
// Florida Statutes". A section of the policy, a code of a diagnosis and the
// number of a claim are none.
var legal = []*regexp.Regexp{
	regexp.MustCompile(`(?:\d+ )?(?:U\. ?S\. ?C\.?|C\. ?F\. ?R\.?|USC\b|CFR\b)(?: §+)? ?[\w.-]*(?:\([A-Za-z0-9]+\))*`),
	regexp.MustCompile(`(?i:sections?|sec\.|articles?|art\.|rules?|regulations?|chapter|clause) ` + sectionAt + `(?:(?:,| and| or| to)+ ` + sectionAt + `)* of (?:the )?(?:\p{Lu}[\p{L}.'’]*,? |of |and |for |on |the )*(?:Code|Act|Statutes?|Laws?|Regulations|GDPR|FCA Handbook)\b(?: (?:of )?\d{4})?`),
	regexp.MustCompile(named + `(?:Code|Stat\.|Statutes?|Laws?|Regulations?|GDPR)(?: Ann\.)?,? (?:(?i:§+ ?|sections? |sec\. |articles? |art\. )` + sectionAt + `|\d+(?:[.:-]\d[\w.:-]*` + pinpoints + `|` + pinpoint + pinpoints + `))`),
	regexp.MustCompile(named + `(?:Insurance|Labou?r|Compensation|Civil|Penal|Vehicle|Administrative|Revised|Ins\.|Lab\.|Admin\.|Rev\.|Civ\.) (?:Code|Laws?|Stat\.|Statutes)(?: Ann\.)? \d+`),
	regexp.MustCompile(`(?:\p{Lu}[\p{L}'’-]* (?:\(\p{Lu}[\p{L} ]*\) |(?:and|of|for|to|with) )*){1,8}Act(?: of)? \d{4}\b|\bPublic (?:Act|Law) (?:No\. )?\d+[\d-]*(?: of \d{4})?`),
	regexp.MustCompile(`\b(?:ERISA|PHS Act)(?: §+ ?| [Ss]ections? | [Ss]ec\. | )\d[\w.-]*` + pinpoints + `(?: (?i:(?:calendar|business|working) )?(?i:days?|hours?|weeks?|months?|years?)\b)?`),
	regexp.MustCompile(`(?:\b\d+ )?\b(?:N\.?Y\.?C\.?R\.?R\.?|R\.?C\.?W\.?|W\.?A\.?C\.?|N\.?J\.?[SA]\.?[AC]\.?|O\.?[AR]\.?C\.?|A\.?R\.?S\.?|T\.?A\.?C\.?|CMR|DISP|ICOBS)(?: §+)? \d+[.:-]\d[\w.:-]*` + pinpoints),
	regexp.MustCompile(`\b(?:M\.?C\.?L\.?A?|[KNO]\.?R\.?S)\.?(?: §+)? \d{3}[A-Z]?\.\d+` + pinpoints + `|\b\d+ ILCS \d+/[\w.-]+`),
	regexp.MustCompile(`§+ ?[\w.:-]+` + pinpoints),
	regexp.MustCompile(`\p{Lu}[\p{L}.’']* v\.? \p{Lu}[\p{L}.’']*`),
}

const (
	pinpoint  = `\([A-Za-z0-9]+\)`
	pinpoints = `(?:` + pinpoint + `)*`
	sectionAt = `\d[\w.:-]*` + pinpoints
	named     = `\b(?:\p{Lu}[\p{L}.'’&-]* (?:(?:and|of|for|on|in|to|the) )*){0,8}`
)

// notLegal are numbers of another sort that such words stand before (a code, "the
// ERISA 180-day limit"), and rules that an employer or a plan makes.
var notLegal = regexp.MustCompile(`(?i)\b(ICD(-?\d+)?(-CM)?|CPT|HCPCS|diagnos\w+|procedure|billing|zip|postal|post|occupation\w*|access|error|confirmation|tracking|reason|remark|denial|claim|adjustment|service|modifier|revenue|group|plan|fund|scheme|trust|policy|company|area|bar|dress|status|member|provider)('s|’s)? (codes?|laws?|regulations?)\b|^ERISA \d+[ -]([a-z]+[ -])?(days?|hours?|weeks?|months?|years?)\b`)

// leadIn is the word with which a sentence comes to a citation.
var leadIn = regexp.MustCompile(`^(See|Under|By|In|And|The|Also|Per) (the )?`)

// citationsIn gives the citations of law that a text holds, each place once.
func citationsIn(text string) []string {
	var out []string
	for _, re := range legal {
		text = re.ReplaceAllStringFunc(text, func(m string) string {
			if notLegal.MatchString(m) {
				return m
			}
			out = append(out, strings.Trim(leadIn.ReplaceAllString(m, ""), " .,;:"))
			return strings.Repeat(" ", len(m))
		})
	}
	return out
}

// A lawbook is the law that a letter may cite, one text each.
type lawbook []string

// lawbookOf gathers what this letter may cite: the authorities of the regime,
// what the table of the country gives to letters, and what the tool itself set
// in this letter, which an edited paragraph may keep.
func lawbookOf(l Letter, data Data) lawbook {
	var out lawbook
	for _, text := range l.lawful {
		out = append(out, text)
	}
	if data.Law == nil {
		return out
	}
	var uses []string
	if info, err := find(data.Templates, l.ID); err == nil {
		uses = info.Uses
	}
	for _, a := range data.Law.Authorities {
		if ok, _ := data.Law.Printable(a.ID, data.Regime, uses...); ok {
			out = append(out, a.Citation)
		}
	}
	if cr, ok := abroad(data); ok {
		for _, text := range readAbroad(cr) {
			out = append(out, text)
		}
	}
	return out
}

// readAbroad gives the law of a country's table that was read.
func readAbroad(cr law.CountryRegime) []string {
	var out []string
	for _, a := range cr.Access {
		if a.Seen {
			out = append(out, a.Citation, a.Letter, a.Within)
		}
	}
	for _, d := range cr.Duty {
		if d.Seen {
			out = append(out, d.Citation, d.Letter)
		}
	}
	for _, s := range cr.Steps {
		if s.Seen {
			out = append(out, s.Citation)
			for _, clock := range s.Clocks {
				out = append(out, clock.Letter)
			}
		}
	}
	return out
}

// has reports that a citation may be printed: it stands in one of the texts, in
// these words or, where a text is cited in plain words, with all its numbers
// under the same collection of law.
func (b lawbook) has(citation string) bool {
	want := levelCitation(citation)
	numbers := sectionNumber.FindAllString(want, -1)
	byNumber := len(numbers) > 0 && strings.ContainsFunc(numbers[0], isMark) && !strings.Contains(citation, "§") && !federal.MatchString(want)
	return slices.ContainsFunc(b, func(text string) bool {
		have := levelCitation(text)
		if standsIn(have, want) {
			return true
		}
		known := sectionNumber.FindAllString(have, -1)
		return byNumber && !slices.ContainsFunc(numbers, func(n string) bool { return !slices.Contains(known, n) }) && within(initials(citation), initials(text))
	})
}

// initials gives the first letters of the name of a collection, by which "WAC" and
// "Wash. Admin. Code", "Fla. Stat." and "Florida Statutes" are known to be one.
func initials(citation string) string {
	var out []byte
	for _, word := range collectionWord.FindAllString(citation, -1) {
		switch bare := strings.ReplaceAll(word, ".", ""); {
		case notNaming.MatchString(bare):
		case bare == strings.ToUpper(bare):
			out = append(out, bare...)
		default:
			out = append(out, bare[0])
		}
	}
	return strings.ToUpper(string(out))
}

// within reports that each letter of a is one of b.
func within(a, b string) bool {
	for _, letter := range a {
		if !strings.ContainsRune(b, letter) {
			return false
		}
		b = strings.Replace(b, string(letter), "", 1)
	}
	return true
}

var (
	collectionWord = regexp.MustCompile(`\p{Lu}[A-Za-z.]*`)
	notNaming      = regexp.MustCompile(`(?i)^(sections?|sec|articles?|art|rules?|chapter|clause|the|of|ann|see|under|by|in|and|also|per|title|tit)$`)

	sectionNumber = regexp.MustCompile(`\d[\w.:/-]*\w|\d`)
	federal       = regexp.MustCompile(`\b(usc|cfr)\b`)
	citationWords = strings.NewReplacer("u. s. c.", "usc", "u.s.c.", "usc", "c. f. r.", "cfr", "c.f.r.", "cfr", "§", " ", "sections ", " ", "section ", " ", "sec. ", " ")
)

func isMark(r rune) bool { return strings.ContainsRune(".:-/", r) }

// standsIn reports that a text has these words, and not as a part of a number or
// of a word.
func standsIn(text, want string) bool {
	for from := 0; want != ""; {
		i := strings.Index(text[from:], want)
		if i < 0 {
			return false
		}
		i += from
		if !partOfNumber.MatchString(text[:i]) && !goesOn.MatchString(text[i+len(want):]) {
			return true
		}
		from = i + 1
	}
	return false
}

var (
	partOfNumber = regexp.MustCompile(`[0-9a-z][.:/-]?$`)
	goesOn       = regexp.MustCompile(`^(?:[.:/-][0-9]|[0-9a-z])`)
)

// levelCitation makes "29 CFR 2560.503-1" and "29 C.F.R. § 2560.503-1" one.
func levelCitation(s string) string {
	return strings.Join(strings.Fields(citationWords.Replace(flatten(s))), " ")
}
