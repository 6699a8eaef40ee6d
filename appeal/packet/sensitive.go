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
	Kind     string `json:"kind"` // ssn, account, card
	Page     int    `json:"page"` // of the document
	Line     int    `json:"line"`
}

//go:embed data/sensitive.yaml
var sensitiveData []byte

type sensitivePattern struct {
	Kind, Pattern, Check string
	Hits, Misses         []string
	re                   *regexp.Regexp
}

var sensitivePatterns = sync.OnceValue(func() []sensitivePattern {
	var file struct{ Patterns []sensitivePattern }
	if err := yaml.Unmarshal(sensitiveData, &file); err != nil {
		panic(fmt.Sprintf("embedded sensitive.yaml: %v", err)) // the file is part of the program
	}
	for i := range file.Patterns {
		file.Patterns[i].re = regexp.MustCompile(file.Patterns[i].Pattern)
	}
	return file.Patterns
})

// SensitiveLines looks through the exhibits' text, their own or recognized, and
// names each line that holds such a number. What the claim is known by is
// none. A page that gave no text is not looked at: the preflight names it.
func SensitiveLines(c *appeal.Case, exhibits []Exhibit, texts map[string]*report.Report) []Sensitive {
	known := knownBy(c)
	var out []Sensitive
	for _, x := range exhibits {
		r := texts[x.Document]
		if r == nil {
			continue
		}
		for _, l := range r.Lines {
			for _, kind := range sensitiveKinds(l.Text, known) {
				out = append(out, Sensitive{x.Document, kind, l.Page, l.Line})
			}
		}
	}
	return out
}

// knownBy gives the numbers that the claim itself is known by.
func knownBy(c *appeal.Case) []string {
	return []string{digitsOf(c.Claim.ClaimNumber), digitsOf(c.Claim.PolicyNumber), digitsOf(c.Claim.GroupNumber)}
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

// SensitiveNumbers gives the numbers of a kind ("all" for any) in a line, as
// they stand there. What the claim is known by is none.
func SensitiveNumbers(c *appeal.Case, text, kind string) []string {
	var out []string
	for _, p := range sensitivePatterns() {
		if kind != "all" && p.Kind != kind {
			continue
		}
		for _, m := range p.re.FindAllStringSubmatch(text, -1) {
			if digits := digitsOf(m[1]); !slices.Contains(knownBy(c), digits) && p.holds(digits) {
				out = append(out, m[1])
			}
		}
	}
	return out
}

// sensitiveKinds gives the kinds of number that a line holds, each once.
func sensitiveKinds(text string, known []string) []string {
	var kinds []string
	for _, p := range sensitivePatterns() {
		for _, m := range p.re.FindAllStringSubmatch(text, -1) {
			digits := digitsOf(m[1])
			if !slices.Contains(known, digits) && p.holds(digits) && !slices.Contains(kinds, p.Kind) {
				kinds = append(kinds, p.Kind)
			}
		}
	}
	return kinds
}

func (p sensitivePattern) holds(digits string) bool {
	switch p.Check {
	case "ssn":
		return len(digits) == 9 && digits[:3] != "000" && digits[:3] != "666" && digits[0] != '9' && digits[3:5] != "00" && digits[5:] != "0000"
	case "luhn":
		return len(digits) >= 13 && luhn(digits)
	}
	return true
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

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
