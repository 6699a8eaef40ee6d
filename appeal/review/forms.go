package review

import (
	"strings"

	"imeappeal/appeal/clinic"
)

var (
	leaderDots = clinic.Expr(` ?(?:\.{4,}|(?:\. ){4,}|_{4,}) ?`)
	emptyBox   = clinic.Expr(`\[ ?\] ?[^\[]*|\( \) ?[^(]*|☐ ?[^☐☒☑]*`)
	tickedBox  = clinic.Expr(`\[[x✓*]\] ?|\(x\) |[☒☑] ?`)
	bullet     = clinic.Expr(`^[*•●▪◦‣·»-] +`)
	paragraph  = clinic.Expr(`^(?:\d{1,2}\.\d{1,2}\.?|[a-z]\.\d{1,2}\.?|[a-z]\d{1,2}\.) `)
)

// read brings a sentence into the form that the rules read: folded, the dots of
// a form's line as a colon, only the ticked boxes' words, no paragraph number.
func read(text string) string {
	low := clinic.Fold(text)
	if strings.Contains(low, "...") || strings.Contains(low, "___") || strings.Contains(low, ". . .") {
		low = leaderDots.ReplaceAllString(low, ": ")
	}
	if strings.ContainsAny(low, "[(☒☑") && tickedBox.MatchString(low) {
		low = tickedBox.ReplaceAllString(emptyBox.ReplaceAllString(low, ""), "")
	}
	low = bullet.ReplaceAllString(low, "")
	return strings.TrimSpace(paragraph.ReplaceAllString(low, ""))
}

// unticked reports that a line is a box left empty: what it names was not there.
func unticked(text string) bool {
	t := bullet.ReplaceAllString(strings.TrimSpace(text), "")
	return (strings.HasPrefix(t, "[ ]") || strings.HasPrefix(t, "[]") || strings.HasPrefix(t, "☐") || strings.HasPrefix(t, "( )")) && !tickedBox.MatchString(clinic.Fold(t))
}
