package docx

import (
	"strings"
	"unicode/utf8"

	"imeappeal/appeal/letter"
)

// A line to write on is a tab that draws its way to the right margin: it stays
// a line when somebody types before it, and needs no characters.

// fields writes labels with a line behind each, or below it where the label
// leaves less than a third of the width.
func (d *document) fields(labels []letter.Runs, keep bool) {
	for i, label := range labels {
		d.open(look{style: "FormField", keep: keep && i == len(labels)-1})
		d.runs(label)
		if words := label.PlainText(); 3*d.measure(words) > 2*d.width() || strings.Contains(words, "\n") {
			d.run("", false, false, "\n\t")
		} else {
			d.run("", false, false, " \t")
		}
		d.close()
	}
}

// checks writes labels behind boxes to tick. The few answers to one question
// stay on one page.
func (d *document) checks(labels []letter.Runs, keep bool) {
	for i, label := range labels {
		d.open(look{style: "CheckItem", keep: i < len(labels)-1 && len(labels) <= fewItems || keep && i == len(labels)-1})
		d.run("CheckBox", false, false, "☐")
		d.run("", false, false, "\t")
		d.runs(label)
		d.close()
	}
}

// fewItems are so few that they cannot push much to the next page.
const fewItems = 6

// ruled writes empty lines to write on; a few stay on one page, and of many the
// first and the last are not alone.
func (d *document) ruled(n int, keep bool) {
	for i := range n {
		last := i == n-1
		d.open(look{style: "WritingLine", keep: last && keep || !last && (n <= fewItems || i == 0 || i == n-2)})
		d.run("", false, false, "\t")
		d.close()
	}
}

// signature keeps the closing words, the line to sign on and what stands below
// it on one page.
func (d *document) signature(b letter.Block, keep bool) {
	items := b.Items
	if len(b.Runs) > 0 {
		items = append([]letter.Runs{b.Runs}, items...)
	}
	if len(items) > 0 {
		d.paragraph(look{style: "Closing", keep: true}, items[0])
		items = items[1:]
	}
	d.open(look{style: "SigningLine", keep: len(items) > 0 || keep})
	d.run("", false, false, "\t")
	d.close()
	if len(items) > 0 {
		d.open(look{style: "Signature", keep: keep})
		d.lines(items)
		d.close()
	}
}

// measure guesses how wide words are: a letter of a serif face is about half
// its size wide. No font is at hand, and the reader's may be another anyway.
func (d *document) measure(words string) int {
	return d.em(0.5 * float64(utf8.RuneCountInString(words)))
}
