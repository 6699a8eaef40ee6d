package examiner

import (
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// Shared is a sentence that several reports have in common once names, dates
// and numbers are masked.
type Shared struct {
	Masked string
	Places []Place
}

// Place is where a shared sentence stands.
type Place struct {
	Report string // the caller's name for the report
	appeal.Ref
	Quote string
}

// Paper is one report with the words that are to be masked in it: the parts of
// the claimant's, employer's and doctors' names.
type Paper struct {
	Name  string
	Text  *report.Report
	Names []string
}

// leastWords is how long a masked sentence must be to count: shorter ones are
// the common words of every examination.
const leastWords = 9

// Compare finds the sentences that stand in at least two of the papers, exactly
// alike once names, dates and numbers are masked. The most widely shared come
// first, then the longest. Nearly equal sentences are not found.
func Compare(papers []Paper) []Shared {
	at := map[string][]Place{}
	var order []string
	for _, p := range papers {
		seen := map[string]bool{}
		names := maskFor(p.Names)
		for _, s := range p.Text.Sentences {
			masked := mask(s.Text, names)
			if seen[masked] || len(strings.Fields(masked)) < leastWords {
				continue
			}
			seen[masked] = true
			if at[masked] == nil {
				order = append(order, masked)
			}
			at[masked] = append(at[masked], Place{p.Name, s.Ref, s.Text})
		}
	}
	var out []Shared
	for _, masked := range order {
		if len(at[masked]) > 1 {
			out = append(out, Shared{masked, at[masked]})
		}
	}
	slices.SortStableFunc(out, func(a, b Shared) int {
		if d := len(b.Places) - len(a.Places); d != 0 {
			return d
		}
		return len(b.Masked) - len(a.Masked)
	})
	return out
}

var (
	months  = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`
	dates   = regexp.MustCompile(`(?i)\b` + months + `\s+\d{1,2},?\s+\d{4}\b|\b` + months + `\s+\d{4}\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b`)
	numbers = regexp.MustCompile(`\d+(?:[.,]\d+)*`)
	gender  = regexp.MustCompile(`(?i)\b(?:he|she|they|him|her|his|hers|mr|ms|mrs|man|woman|himself|herself)\b`)
)

// mask replaces what differs from claimant to claimant by signs.
func mask(text string, names *regexp.Regexp) string {
	digits := strings.ContainsAny(text, "0123456789") // most sentences have none
	if digits {
		text = dates.ReplaceAllString(text, "#date")
	}
	if names != nil {
		text = names.ReplaceAllString(text, "#name")
	}
	if digits {
		text = numbers.ReplaceAllString(text, "#")
	}
	text = gender.ReplaceAllString(text, "#who")
	text = strings.ToLower(strings.NewReplacer("’", "'", "“", `"`, "”", `"`).Replace(text))
	return strings.Join(strings.Fields(text), " ")
}

// maskFor matches each part of the names that is long enough to be one.
func maskFor(names []string) *regexp.Regexp {
	var parts []string
	for _, name := range names {
		for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == ',' || r == '.' }) {
			if len([]rune(part)) > 2 {
				parts = append(parts, regexp.QuoteMeta(strings.ToValidUTF8(part, "?")))
			}
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return regexp.MustCompile(`(?i)\b(?:` + strings.Join(parts, "|") + `)\b`)
}
