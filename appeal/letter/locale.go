package letter

import (
	"regexp"
	"strings"
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

// british are the words of the templates that are spelled otherwise there.
var british = strings.NewReplacer("favor", "favour", "license", "licence", "License", "Licence", "by mail", "by post", "in the mail", "in the post")

// localize writes dates and the templates' own words as the claim's country
// does. Words of papers and of the person stay as they are.
func (c *composer) localize(title string, blocks []Block) string {
	if !dayFirst(c.country()) {
		return title
	}
	closing := "Yours faithfully,"
	if c.info.Recipient == "treating" || c.info.Recipient == "independent" {
		closing = "Yours sincerely,"
	}
	for i := range blocks {
		changeRuns(&blocks[i], func(r *Run) {
			switch {
			case r.Source.Kind == FromTemplate && r.Text == "Sincerely,":
				r.Text = closing
			case r.Source.Kind == FromTemplate:
				r.Text = british.Replace(r.Text)
			case r.Source.Kind == FromCase:
				r.Text = wholeDate.ReplaceAllString(r.Text, "$2 $1 $3")
			case r.Source.Kind != FromDocument && r.Source.Kind != Typed:
				r.Text = anyDate.ReplaceAllString(r.Text, "$2 $1 $3")
			}
		})
	}
	return anyDate.ReplaceAllString(title, "$2 $1 $3")
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
