package review

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

// ToneRule is a way of speaking that the tool does not use: an accusation, an
// adjective about a person, a promise, a diagnosis of its own.
type ToneRule struct {
	ID      string   `yaml:"id"`
	Match   string   `yaml:"match"`
	Unless  string   `yaml:"unless"`
	Readers bool     `yaml:"readers"` // asked of another reader's words only
	Hits    []string `yaml:"hits"`
	Misses  []string `yaml:"misses"`

	match, unless *regexp.Regexp
}

// Tone gives the rules that every letter and every imported finding are held to.
var Tone = sync.OnceValues(func() ([]ToneRule, error) {
	var table struct {
		Version int        `yaml:"version"`
		Rules   []ToneRule `yaml:"rules"`
	}
	b, err := data.ReadFile("data/tone.yaml")
	if err == nil {
		err = yaml.UnmarshalWithOptions(b, &table, yaml.Strict())
	}
	if err != nil {
		return nil, fmt.Errorf("tone.yaml: %w", err)
	}
	for i := range table.Rules {
		r := &table.Rules[i]
		if r.match, err = regexp.Compile("(?i)" + r.Match); err == nil && r.Unless != "" {
			r.unless, err = regexp.Compile("(?i)" + r.Unless)
		}
		if err != nil {
			return nil, fmt.Errorf("tone.yaml: %s: %w", r.ID, err)
		}
	}
	return table.Rules, nil
})

// Find gives the words of a text that the rule does not want, "" for none. Each
// sentence is judged by itself.
func (r ToneRule) Find(text string) string {
	for s := range strings.SplitSeq(sentenceEnd.ReplaceAllString(text, "$1\n"), "\n") {
		if words := r.match.FindString(s); words != "" && (r.unless == nil || !r.unless.MatchString(s)) {
			return words
		}
	}
	return ""
}

// sentenceEnd is a mark behind a word, not behind "Dr" or an initial.
var sentenceEnd = regexp.MustCompile(`([a-z0-9)%]{3,}[.?!]) +`)

// unwanted gives the first words of a reader's finding that the tool would not
// say, and the rule. What it quotes is others' words and free.
func unwanted(g Given) (words, rule string, err error) {
	rules, err := Tone()
	if err != nil {
		return "", "", err
	}
	for _, text := range []string{g.Subject, g.Why, g.Wording, g.Question} {
		for _, r := range rules {
			if words := r.Find(withoutQuotes(text)); words != "" {
				return strings.TrimSpace(words), r.ID, nil
			}
		}
	}
	return "", "", nil
}

var inQuotes = regexp.MustCompile(`“[^”]*”|"[^"]*"`)

// withoutQuotes takes out what stands in quotation marks: the report's words.
func withoutQuotes(text string) string { return inQuotes.ReplaceAllString(text, "…") }
