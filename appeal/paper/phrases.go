package paper

import (
	_ "embed"
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal/clinic"
)

//go:embed data/denial.yaml
var denialYAML []byte

//go:embed data/documents.yaml
var documentsYAML []byte

// phrase is one way of wording something: patterns over folded text, what
// undoes them, and examples that the tests run.
type phrase struct {
	ID     string   `yaml:"id"`
	Rank   int      `yaml:"rank"`   // a lower one wins
	Match  []string `yaml:"match"`  // any of them
	Unless []string `yaml:"unless"` // none of them
	Hits   []string `yaml:"hits"`
	Misses []string `yaml:"misses"`

	match, unless []*clinic.Expression
}

// phrases are the groups of one data file.
type phrases map[string][]phrase

var denialPhrases = sync.OnceValue(func() phrases { return mustLoad(denialYAML) })

// mustLoad gives the built-in phrases; a test proves that they load.
func mustLoad(data []byte) phrases {
	p, err := loadPhrases(data)
	if err != nil {
		return nil
	}
	return p
}

func loadPhrases(data []byte) (phrases, error) {
	var p phrases
	if err := yaml.UnmarshalWithOptions(data, &p, yaml.Strict()); err != nil {
		return nil, err
	}
	for group, list := range p {
		for i := range list {
			if err := list[i].compile(); err != nil {
				return nil, fmt.Errorf("%s, %s: %w", group, list[i].ID, err)
			}
		}
	}
	return p, nil
}

const (
	countWords = `(?:\d{1,3}|one hundred (?:and )?eighty|one hundred (?:and )?twenty|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|fifteen|twenty|twenty-one|twenty-eight|thirty|forty-five|sixty|ninety)`
	anyTerm    = `(?:` + countWords + `(?:\s*\(\d{1,3}\))?(?:\s+|-)(?:calendar |business |working )?(?:days?|weeks?|months?|years?))`
)

var placeholders = strings.NewReplacer("{date}", anyDate, "{term}", anyTerm)

func (p *phrase) compile() error {
	for _, list := range []struct {
		from []string
		to   *[]*clinic.Expression
	}{{p.Match, &p.match}, {p.Unless, &p.unless}} {
		for _, pattern := range list.from {
			source := placeholders.Replace(pattern)
			if _, err := syntax.Parse(source, syntax.Perl); err != nil {
				return err
			}
			*list.to = append(*list.to, clinic.Expr(source))
		}
	}
	return nil
}

// in finds the phrase in a folded text that was looked at: the first pattern's
// place.
func (p *phrase) in(l *clinic.Look) (at []int, ok bool) {
	for _, form := range p.match {
		if at = form.FindIndex(l); at != nil {
			break
		}
	}
	if at == nil || slices.ContainsFunc(p.unless, func(form *clinic.Expression) bool { return form.Matches(l) }) {
		return nil, false
	}
	return at, true
}

// says finds the first phrase of a group in a folded text.
func (p phrases) says(group, low string) (*phrase, []int, bool) {
	l := clinic.LookAt(low)
	for i := range p[group] {
		if at, ok := p[group][i].in(l); ok {
			return &p[group][i], at, true
		}
	}
	return nil, nil, false
}
