package packet

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// Sensitive is a place in an exhibit that holds a number which should not leave
// the house. The number itself is not repeated.
type Sensitive struct {
	Document string `json:"document"`
	Kind     string `json:"kind"` // ssn, account, card … as in data/sensitive.yaml
	Page     int    `json:"page"` // of the document
	Line     int    `json:"line"` // 0 where Hidden says why nobody sees it on the page

	Hidden report.Hiding `json:"hidden,omitempty"`
}

//go:embed data/sensitive.yaml
var sensitiveData []byte

type sensitivePattern struct {
	Kind, Pattern, Check string
	Label                bool // it begins with a label, which may end the line before
	Hits, Misses         []string
	re                   *regexp.Regexp
	digits               int // that its number holds at least
}

var sensitivePatterns = sync.OnceValue(func() []sensitivePattern {
	var file struct{ Patterns []sensitivePattern }
	if err := yaml.Unmarshal(sensitiveData, &file); err != nil {
		panic(fmt.Sprintf("embedded sensitive.yaml: %v", err)) // the file is part of the program
	}
	for i := range file.Patterns {
		p := &file.Patterns[i]
		p.re, p.digits = regexp.MustCompile(p.Pattern), leastDigits(p.Pattern)
	}
	return file.Patterns
})

// SensitiveLines looks through the exhibits' text, their own or recognized, and
// names each line that holds such a number; then what the file holds unseen, on
// a page that does not show the same number anyway. What the claim is known by
// is none. A page that gave no text is not looked at: the preflight names it.
func SensitiveLines(c *appeal.Case, exhibits []Exhibit, texts map[string]*report.Report) []Sensitive {
	var out []Sensitive
	for _, x := range exhibits {
		r := texts[x.Document]
		if r == nil {
			continue
		}
		for _, n := range SensitiveIn(c, r, "all") {
			s := Sensitive{x.Document, n.Kind, n.Page, 0, n.Hidden}
			if n.Hidden == "" {
				s.Line = r.Lines[n.At].Line
			}
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// Number is a number that should not leave the house, as it stands in a text.
type Number struct {
	Kind, Text string
	Page       int
	At         int           // index into the report's lines; -1 if Hidden
	Hidden     report.Hiding // why it is not seen on its page, "" if it is
}

// SensitiveIn gives the numbers of a kind ("all" for any) that a document
// holds. A label may stand above or before its number, at the end of the line
// before.
func SensitiveIn(c *appeal.Case, r *report.Report, kind string) []Number {
	var out []Number
	shown := map[string]bool{} // page and number
	key := func(page int, text string) string { return fmt.Sprint(page, " ", bare(text)) }
	known := knownBy(c)
	for i, l := range r.Lines {
		before := ""
		if i > 0 && r.Lines[i-1].Page == l.Page {
			before = r.Lines[i-1].Text
		}
		for _, n := range sensitiveNumbers(before, l.Text, kind, known) {
			shown[key(l.Page, n.Text)] = true
			n.Page, n.At = l.Page, i
			out = append(out, n)
		}
	}
	for _, p := range r.Pages {
		before := ""
		for _, u := range p.Unseen {
			for _, n := range sensitiveNumbers(before, u.Text, kind, known) {
				if k := key(p.Number, n.Text); !shown[k] {
					shown[k] = true
					n.Page, n.At, n.Hidden = p.Number, -1, u.Why
					out = append(out, n)
				}
			}
			before = u.Text
		}
	}
	return out
}

// knownBy gives the numbers that the claim itself is known by.
func knownBy(c *appeal.Case) []string {
	return []string{bare(c.Claim.ClaimNumber), bare(c.Claim.PolicyNumber), bare(c.Claim.GroupNumber)}
}

// SensitiveKinds names the kinds of number that are looked for.
func SensitiveKinds() []string {
	var kinds []string
	for _, p := range sensitivePatterns() {
		if !slices.Contains(kinds, p.Kind) {
			kinds = append(kinds, p.Kind)
		}
	}
	return kinds
}

// sensitiveNumbers gives the numbers in a line, the first kind that claims each;
// before is the line before, which may hold the label.
func sensitiveNumbers(before, line, kind string, known []string) []Number {
	var out []Number
	have := digitCount(line) // those of the line before are no part of the number
	for _, p := range sensitivePatterns() {
		if kind != "all" && p.Kind != kind || have < p.digits {
			continue
		}
		for _, n := range p.in(before, line) {
			same := func(o Number) bool { return strings.Contains(o.Text, n) }
			if !slices.Contains(known, bare(n)) && !slices.ContainsFunc(out, same) {
				out = append(out, Number{Kind: p.Kind, Text: n})
			}
		}
	}
	return out
}

// in gives what the pattern finds in a line. A pattern that begins with a label
// looks for it at the end of the line before, too.
func (p sensitivePattern) in(before, line string) []string {
	var out []string
	for _, m := range p.re.FindAllStringSubmatchIndex(line, -1) {
		if n := line[m[2]:m[3]]; p.holds(n) {
			out = append(out, n)
		}
	}
	if len(out) > 0 || before == "" || !p.Label {
		return out
	}
	for _, m := range p.re.FindAllStringSubmatchIndex(before+" "+line, -1) {
		from := m[2] - len(before) - 1
		if n := line[max(0, from):max(0, m[3]-len(before)-1)]; m[0] < len(before) && from >= 0 && from <= mostBefore && p.holds(n) {
			out = append(out, n)
		}
	}
	return out
}

// mostBefore is how far into its line a number may stand whose label is in the
// line before.
const mostBefore = 3

// holds reports that a number satisfies what its kind demands.
func (p sensitivePattern) holds(number string) bool {
	digits := digitsOf(number)
	switch p.Check {
	case "ssn":
		return len(digits) == 9 && digits[:3] != "000" && digits[:3] != "666" && digits[0] != '9' && digits[3:5] != "00" && digits[5:] != "0000"
	case "luhn":
		return luhn(digits)
	case "luhn13":
		return len(digits) >= 13 && luhn(digits)
	case "aba":
		return len(digits) == 9 && routing(digits)
	case "nino":
		return !slices.Contains([]string{"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}, number[:2])
	case "iban":
		return iban(bare(number))
	}
	return true
}

// routing is the check of a bank's routing number: three times the sum of the
// first of each three digits, seven times that of the second, once the third.
func routing(digits string) bool {
	sum := 0
	for i := range len(digits) {
		sum += int(digits[i]-'0') * [3]int{3, 7, 1}[i%3]
	}
	return sum%10 == 0 && sum > 0
}

// iban is the check of ISO 13616: the first four characters behind the others,
// letters as 10 to 35, leaves 1 over 97.
func iban(s string) bool {
	if len(s) < 15 || len(s) > 34 {
		return false
	}
	rest := 0
	for _, c := range []byte(s[4:] + s[:4]) {
		if c >= 'A' {
			rest = (rest*100 + int(c-'A') + 10) % 97
		} else {
			rest = (rest*10 + int(c-'0')) % 97
		}
	}
	return rest == 1
}

func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

func digitCount(s string) (n int) {
	for i := range len(s) {
		if isDigit(rune(s[i])) {
			n++
		}
	}
	return n
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// bare is a number without what divides it.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, strings.ToUpper(s))
}
