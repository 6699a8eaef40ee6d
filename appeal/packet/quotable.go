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

// Quotable is a sentence in one of the claimant's own records that the other
// side would quote. It is for the claimant's eyes: nothing is taken out for it.
type Quotable struct {
	Document string `json:"document"`
	Kind     string `json:"kind"` // adherence, effort, improvement …
	Page     int    `json:"page"` // of the document
	Line     int    `json:"line"`
	Quote    string `json:"quote"`
	Why      string `json:"why"`    // what is made of it
	Answer   string `json:"answer"` // what can be done
}

//go:embed data/quotable.yaml
var quotableData []byte

type quotableKind struct {
	ID, Why, Answer string
	Match, Unless   []string
	Hits, Misses    []string
	match, unless   []*regexp.Regexp
}

var quotableKinds = sync.OnceValue(func() []quotableKind {
	var file struct{ Kinds []quotableKind }
	if err := yaml.UnmarshalWithOptions(quotableData, &file, yaml.Strict()); err != nil {
		panic(fmt.Sprintf("embedded quotable.yaml: %v", err)) // the file is part of the program
	}
	for i, k := range file.Kinds {
		for _, s := range k.Match {
			file.Kinds[i].match = append(file.Kinds[i].match, regexp.MustCompile(s))
		}
		for _, s := range k.Unless {
			file.Kinds[i].unless = append(file.Kinds[i].unless, regexp.MustCompile(s))
		}
	}
	return file.Kinds
})

// says reports that a folded sentence is of the kind.
func (k quotableKind) says(folded string) bool {
	in := func(re *regexp.Regexp) bool { return re.MatchString(folded) }
	return slices.ContainsFunc(k.match, in) && !slices.ContainsFunc(k.unless, in)
}

// QuotableLines looks through the claimant's own records, as read, for what an
// insurer would quote. The denial, the plan, the examiner's papers and letters
// to and fro are not records. A page that gave no text is not looked at: the
// preflight names it.
func QuotableLines(c *appeal.Case, exhibits []Exhibit, texts map[string]*report.Report) []Quotable {
	var out []Quotable
	for _, x := range exhibits {
		d, _ := c.Document(x.Document)
		r := texts[x.Document]
		if r == nil || !ownRecord(c, d) {
			continue
		}
		for _, s := range r.Sentences {
			folded := report.Fold(s.Text)
			for _, k := range quotableKinds() {
				if k.says(folded) {
					out = append(out, Quotable{x.Document, k.ID, s.Ref.Page, s.Ref.Line, oneSpace(s.Text), k.Why, k.Answer})
				}
			}
		}
	}
	return out
}

func ownRecord(c *appeal.Case, d appeal.Document) bool {
	switch kindGroup(c, d) {
	case denials, plans, examination, correspondence:
		return false
	}
	return true
}

func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }
