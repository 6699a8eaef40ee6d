package review

import (
	"fmt"
	"slices"
	"sync"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal/clinic"
)

// Side is left, right, both or, "", not said.
type Side string

// The sides.
const (
	Left  Side = "left"
	Right Side = "right"
	Both  Side = "both"
)

var (
	leftWord  = clinic.Expr(`\bleft\b`)
	rightWord = clinic.Expr(`\bright\b`)
	bothWord  = clinic.Expr(`\b(both|bilateral(ly)?|symmetric(al|ally)?|each)\b`)
)

// sideOf tells which side folded text speaks of, "" when none or unclear.
func sideOf(low string) Side {
	l, r := leftWord.MatchString(low), rightWord.MatchString(low)
	switch {
	case bothWord.MatchString(low), l && r:
		return Both
	case l:
		return Left
	case r:
		return Right
	}
	return ""
}

func (s Side) other() Side {
	switch s {
	case Left:
		return Right
	case Right:
		return Left
	}
	return ""
}

// bodyPart is a part that has a left and a right, with the words that mean it.
type bodyPart struct {
	Name  string `yaml:"name"`
	Words string `yaml:"words"`

	re *clinic.Expression
}

// partTable is data/parts.yaml. It is in the program, so that a mistake in it is
// one of the program, which its test finds.
var partTable = sync.OnceValue(func() (table struct {
	Version int        `yaml:"version"`
	Parts   []bodyPart `yaml:"parts"`
	Regions []string   `yaml:"regions"`
},
) {
	b, err := data.ReadFile("data/parts.yaml")
	if err == nil {
		err = yaml.UnmarshalWithOptions(b, &table, yaml.Strict())
	}
	if err != nil {
		panic(fmt.Errorf("parts.yaml: %w", err))
	}
	for i := range table.Parts {
		table.Parts[i].re = clinic.Expr(table.Parts[i].Words)
	}
	return table
})

// IsRegion reports that a word in lower case says where something was measured,
// and not what.
func IsRegion(word string) bool { return slices.Contains(partTable().Regions, word) }

// partsIn names the body parts in folded text.
func partsIn(low string) []string {
	var out []string
	l := clinic.LookAt(low)
	parts := partTable().Parts
	for i := range parts {
		if parts[i].re.Matches(l) {
			out = append(out, parts[i].Name)
		}
	}
	return out
}
