package review

import (
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal/clinic"
)

// formRow is an entry of a form's head by the labels that it goes under, and the
// sentence that the entry makes: rules are written for sentences. An entry that
// Without fits makes another.
type formRow struct {
	Label   string `yaml:"label"` // an expression for the whole label
	Says    string `yaml:"says"`
	Without string `yaml:"without"`
	Else    string `yaml:"else"`

	whole, head, without *clinic.Expression
}

// formRows gives the table, read once.
var formRows = sync.OnceValue(func() []formRow {
	b, err := data.ReadFile("data/formlines.yaml")
	if err != nil {
		panic(err)
	}
	var t struct{ Rows []formRow }
	if err := yaml.Unmarshal(b, &t); err != nil {
		panic(err)
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		row.whole, row.head = clinic.Expr(`^(?:`+row.Label+`)$`), clinic.Expr(`^(?:`+row.Label+`) `)
		if row.Without != "" {
			row.without = clinic.Expr(row.Without)
		}
	}
	return t.Rows
})

const maxLabel = 40 // bytes

// formLine turns a line of a form ("Accompanied by: nobody", or the two cells of
// a row) into the sentence that it stands for.
func formLine(low string) (string, bool) {
	at := strings.IndexByte(low, ':')
	if at < 0 || at > maxLabel {
		at = -1
	}
	if at <= 0 && len(strings.Fields(low)) > 8 {
		return "", false
	}
	for _, row := range formRows() {
		label, entry := "", ""
		if at > 0 {
			label, entry = low[:at], low[at+1:]
		} else if m := row.head.FindStringIndex(low); m != nil && !formVerb.MatchString(low[m[1]:]) {
			label, entry = low[:m[1]-1], low[m[1]:]
		}
		entry = strings.Trim(entry, " .")
		if entry == "" || !row.whole.MatchString(strings.TrimSpace(label)) {
			continue
		}
		says := row.Says
		if row.without != nil && row.without.MatchString(entry) {
			says = row.Else
		}
		return strings.ReplaceAll(says, "%", entry), true
	}
	return "", false
}

// formVerb: a sentence that begins with the word of a label.
var formVerb = clinic.Expr(`^(?:is|was|were|are|has|had|of|in|at|by|and|the|that|to|with|from|for|as|on|which|who|he|she)\b|\b(?:is|was|were|has|had|did|does)\b`)
