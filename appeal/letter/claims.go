package letter

import (
	"fmt"
	"io/fs"
	"regexp"

	"github.com/goccy/go-yaml"
)

// ForbiddenClaim is what no letter may say, whoever typed it; no
// acknowledgment lets it through.
const ForbiddenClaim FactKind = "forbidden"

// claim is one row of templates/claims.yaml.
type claim struct {
	ID      string   `yaml:"id"`
	Pattern string   `yaml:"pattern"`
	Why     string   `yaml:"why"`
	Hits    []string `yaml:"hits"`
	Misses  []string `yaml:"misses"`
	re      *regexp.Regexp
}

func forbiddenClaims(over fs.FS) ([]claim, error) {
	raw, err := open(over, "claims.yaml")
	if err != nil {
		return nil, err
	}
	var rows []claim
	if err := yaml.UnmarshalWithOptions(raw, &rows, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("claims.yaml: %s", yaml.FormatError(err, false, false))
	}
	for i, row := range rows {
		if rows[i].re, err = regexp.Compile(row.Pattern); err != nil {
			return nil, fmt.Errorf("claims.yaml: %s: %w", row.ID, err)
		}
	}
	return rows, nil
}

// claimed gives what a person typed that no acknowledgment can bear out: law
// that this letter may not cite, and claims that no letter may make.
func (k *lock) claimed(text string) []Fact {
	text = quoted.ReplaceAllString(text, " ")
	var out []Fact
	for _, m := range citationsIn(text) {
		if !k.law.has(m) {
			out = append(out, Fact{Text: m, Kind: Citation})
		}
	}
	for _, row := range k.claims {
		if m := row.re.FindString(text); m != "" {
			out = append(out, Fact{Text: m, Kind: ForbiddenClaim, Why: row.Why})
		}
	}
	return out
}
