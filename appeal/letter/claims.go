package letter

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal/law"
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

// legal finds a citation of law in typed text.
var legal = regexp.MustCompile(`(?:\d+ )?(?:U\. ?S\. ?C\.?|C\. ?F\. ?R\.?|USC\b|CFR\b)(?: §+)? ?[\w.-]*(?:\([A-Za-z0-9]+\))*|§+ ?[\w.:-]+(?:\([A-Za-z0-9]+\))*|\p{Lu}[\p{L}.’']* v\.? \p{Lu}[\p{L}.’']*`)

// claimed gives what a person typed that no acknowledgment can bear out: law
// that this letter may not cite, and claims that no letter may make.
func (k *lock) claimed(text string) []Fact {
	text = quoted.ReplaceAllString(text, " ")
	var out []Fact
	for _, m := range legal.FindAllString(text, -1) {
		if m = strings.Trim(m, " .,;"); !k.law.contains(m) {
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

// citable is the text of every citation that this letter may print.
func citable(l Letter, data Data) *haystack {
	if data.Law == nil {
		return newHaystack("")
	}
	var uses []string
	if info, err := find(data.Templates, l.ID); err == nil {
		uses = info.Uses
	}
	var s strings.Builder
	data.eachCitable(uses, func(a law.Authority) { s.WriteString(clean(a.Citation) + " \n") })
	return newHaystack(s.String())
}

func (d Data) eachCitable(uses []string, f func(law.Authority)) {
	for _, a := range d.Law.Authorities {
		if ok, _ := d.Law.Printable(a.ID, d.Regime, uses...); ok {
			f(a)
		}
	}
}
