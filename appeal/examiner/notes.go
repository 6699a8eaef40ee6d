// Package examiner keeps background notes on the examiner and the vendor:
// sourced, dated, neutral. It knows what is usually looked up, refuses words
// that judge a person, and finds the sentences that several reports by one
// examiner share. It looks nothing up itself.
package examiner

import (
	"embed"
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
)

//go:embed data
var data embed.FS

// Lookup is one thing that is usually looked up, and where.
type Lookup struct {
	ID      string `yaml:"id"`
	About   string `yaml:"about"` // examiner, vendor
	What    string `yaml:"what"`
	Where   string `yaml:"where"`
	Address string `yaml:"address"`
	Read    string `yaml:"read"` // the page that was read about it
	Seen    bool   `yaml:"seen"`
	Caution string `yaml:"caution"`
}

// Lookups gives the list, in the order of use, and the day it was checked.
func Lookups() ([]Lookup, appeal.Day, error) {
	var list struct {
		Checked appeal.Day `yaml:"checked"`
		Lookups []Lookup   `yaml:"lookups"`
	}
	err := load("data/lookups.yaml", &list)
	return list.Lookups, list.Checked, err
}

// judging is the list of words that a note may not use, with its examples.
type judging struct {
	Words  []string `yaml:"words"`
	Hits   []string `yaml:"hits"`
	Misses []string `yaml:"misses"`
}

// Check names everything that keeps a note from being used: what is missing,
// and words that judge. Words inside Quote are the source's own and may stay.
func Check(note appeal.Background) ([]appeal.Problem, error) {
	var problems []appeal.Problem
	add := func(key, id string, args map[string]string) {
		problems = append(problems, appeal.Problem{Where: key, ID: id, Args: args, Level: appeal.LevelError})
	}
	if note.About != "examiner" && note.About != "vendor" {
		add("about", "examiner.about", map[string]string{"value": note.About})
	}
	if strings.TrimSpace(note.Statement) == "" {
		add("statement", "examiner.no-statement", nil)
	}
	if strings.TrimSpace(note.Source) == "" {
		add("source", "examiner.no-source", nil)
	}
	if note.DateAccessed.IsZero() {
		add("date_accessed", "examiner.no-date", nil)
	}
	words, err := judgingWords()
	if err != nil {
		return nil, err
	}
	for _, word := range words.FindAllString(note.Statement+"\n"+note.Topic, -1) {
		add("statement", "examiner.judging", map[string]string{"word": word})
	}
	return problems, nil
}

// judgingWords matches each word of the list as a whole word.
func judgingWords() (*regexp.Regexp, error) {
	var list judging
	if err := load("data/judging.yaml", &list); err != nil {
		return nil, err
	}
	quoted := make([]string, len(list.Words))
	for i, w := range list.Words {
		quoted[i] = regexp.QuoteMeta(w)
	}
	return regexp.Compile(`(?i)\b(` + strings.Join(quoted, "|") + `)\b`)
}

func load(name string, into any) error {
	b, err := data.ReadFile(name)
	if err != nil {
		return err
	}
	if err := yaml.UnmarshalWithOptions(b, into, yaml.Strict()); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
