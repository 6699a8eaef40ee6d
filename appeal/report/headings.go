package report

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/goccy/go-yaml"
)

//go:embed data/headings.yaml
var headingsYAML []byte

// headingRule is one entry of data/headings.yaml.
type headingRule struct {
	Kind    SectionKind `yaml:"kind"`
	Pattern string      `yaml:"pattern"`
	Hits    []string    `yaml:"hits"`
	Misses  []string    `yaml:"misses"`
	form    *regexp.Regexp
}

// headingRules decodes the list once; a test proves that it decodes.
var headingRules = sync.OnceValue(func() []headingRule {
	rules, err := loadHeadings(headingsYAML)
	if err != nil {
		return nil
	}
	return rules
})

func loadHeadings(data []byte) ([]headingRule, error) {
	var rules []headingRule
	if err := yaml.UnmarshalWithOptions(data, &rules, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("headings: %w", err)
	}
	for i, r := range rules {
		form, err := regexp.Compile(`^(?:` + r.Pattern + `)$`)
		if err != nil {
			return nil, fmt.Errorf("headings, %s: %w", r.Kind, err)
		}
		rules[i].form = form
	}
	return rules, nil
}

var (
	// Recognition reads III as Ill or lll.
	headingNumber = regexp.MustCompile(`^(?:\(?(?:[0-9]{1,2}|[ivxIVX]{1,5}|[IVXl][Il1]{1,3}|[A-Z])[.):]|§\s?\d+)(?:\d{1,2}\.?)?\s+`)
	sectionNumber = regexp.MustCompile(`(?i)^(?:section|part|chapter)\s+(?:\d{1,2}|[a-z]|[ivx]{1,4})\s*[-–—:.]\s*`)
	aside         = regexp.MustCompile(`^([^()]*\pL{4}[^()]*?)\s*\([^()]{3,40}\)$`) // "REFERRAL QUESTIONS (verbatim)"
	continued     = regexp.MustCompile(`(?i)[\s,]*\(?\bcont(?:inued|'d|\.)?\)?$`)
)

// KindOf gives the kind of section that a heading begins; ok is false for a
// heading that the list does not know.
func KindOf(heading string) (kind SectionKind, ok bool) {
	if len(heading) > 120 || strings.Count(heading, " ") > 13 {
		return OtherSection, false
	}
	s := bareHeading(heading)
	if s == "" || len(s) > 100 {
		return OtherSection, false
	}
	for _, r := range headingRules() {
		if r.form.MatchString(s) {
			return r.Kind, true
		}
	}
	if bare := leadingArticle.ReplaceAllString(s, ""); bare != s {
		return KindOf(bare)
	}
	return OtherSection, false
}

// result is a line that gives one and does not name what follows.
var result = regexp.MustCompile(`(?i)^(?:normal|abnormal|negative|positive|unremarkable|intact|resolved|limited|decreased|diminished|no)\b.*\.$`)

var leadingArticle = regexp.MustCompile(`^(?:the|my|our|his|her|a|an)\s+`)

// bareHeading lowers the case and takes off number, colon and "(continued)".
func bareHeading(s string) string {
	s = sectionNumber.ReplaceAllString(strings.TrimSpace(s), "")
	s = headingNumber.ReplaceAllString(s, "")
	s = strings.Trim(s, " :.-–—_*#\t")
	s = aside.ReplaceAllString(continued.ReplaceAllString(s, ""), "$1")
	s = strings.NewReplacer("’", "'", "‘", "'", "–", "-").Replace(s)
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// isCapitals reports whether the text is set in capitals: at least four
// letters, hardly one of them small.
func isCapitals(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper >= 4 && lower*12 <= upper
}
