package letter

import (
	"cmp"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// dayFirst are countries that write the day before the month and spell as in
// Britain.
func dayFirst(country string) bool {
	switch country {
	case "GB", "IE", "AU", "NZ":
		return true
	}
	return false
}

var (
	wholeDate = regexp.MustCompile(`^(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2}), (\d{4})$`)
	anyDate   = regexp.MustCompile(`\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2}), (\d{4})\b`)
)

// localize writes dates and the templates' own words as the claim's country
// does. Words of papers and of the person stay as they are.
func (c *composer) localize(blocks []Block) error {
	words, err := wordsOf(c.data.Templates, c.country())
	if err != nil || words == nil && !dayFirst(c.country()) {
		return err
	}
	closing := "Yours faithfully,"
	if c.info.Recipient == "treating" || c.info.Recipient == "independent" {
		closing = "Yours sincerely,"
	}
	for i := range blocks {
		changeRuns(&blocks[i], func(r *Run) {
			switch {
			case r.Source.Kind == FromTemplate && r.Text == "Sincerely," && dayFirst(c.country()):
				r.Text = closing
			case r.Source.Kind == FromTemplate:
				r.Text = words.in(r.Text)
			case !dayFirst(c.country()):
			case r.Source.Kind == FromCase:
				r.Text = wholeDate.ReplaceAllString(r.Text, "$2 $1 $3")
			case r.Source.Kind != FromDocument && r.Source.Kind != Typed:
				r.Text = anyDate.ReplaceAllString(r.Text, "$2 $1 $3")
			}
		})
	}
	return nil
}

// placeWords are a country's words for those of the templates.
type placeWords struct {
	form *regexp.Regexp
	by   map[string]string
}

// wordsOf reads those of a country, nil where the templates' own stand.
func wordsOf(over fs.FS, country string) (*placeWords, error) {
	raw, err := open(over, "countries.yaml")
	if err != nil {
		return nil, err
	}
	var rows []struct {
		Countries []string          `yaml:"countries"`
		Words     map[string]string `yaml:"words"`
	}
	if err := yaml.UnmarshalWithOptions(raw, &rows, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("countries.yaml: %s", yaml.FormatError(err, false, false))
	}
	for _, row := range rows {
		if slices.Contains(row.Countries, country) {
			return newPlaceWords(row.Words), nil
		}
	}
	return nil, nil
}

func newPlaceWords(by map[string]string) *placeWords {
	w := &placeWords{by: map[string]string{}}
	var forms []string
	for from, to := range by {
		w.by[from], w.by[capital(from)] = to, capital(to)
		forms = append(forms, regexp.QuoteMeta(from), regexp.QuoteMeta(capital(from)))
	}
	slices.SortFunc(forms, func(x, y string) int { return cmp.Or(len(y)-len(x), strings.Compare(x, y)) })
	w.form = regexp.MustCompile(`\b(?:` + strings.Join(forms, "|") + `)\b`)
	return w
}

// in changes the words of a text, the longest phrases first.
func (w *placeWords) in(text string) string {
	if w == nil {
		return text
	}
	return w.form.ReplaceAllStringFunc(text, func(m string) string { return w.by[m] })
}

// changeRuns lets f change every run of a block.
func changeRuns(b *Block, f func(*Run)) {
	lists := append([]Runs{b.Runs}, b.Items...)
	lists = append(lists, b.Header...)
	for _, row := range b.Rows {
		lists = append(lists, row...)
	}
	for _, runs := range lists {
		for i := range runs {
			f(&runs[i])
		}
	}
}
