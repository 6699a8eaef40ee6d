package docx

import (
	"fmt"
	"strconv"
	"strings"

	"imeappeal/appeal/letter"
)

// The numbering instances that the styles name; those of the letter's numbered
// lists follow, one each, so that each begins anew.
const (
	bulletList = 1
	numberList = 2
	firstList  = 3
)

// mostNumber is the highest number that Word counts to.
const mostNumber = 32767

func (d *document) bullets(items []letter.Runs, keep bool) {
	for i, item := range items {
		d.paragraph(look{style: "ListBullet", keep: keep && i == len(items)-1}, item)
	}
}

// numbered writes a list that counts from its start. Numbers that Word cannot
// count to are written out.
func (d *document) numbered(b letter.Block, keep bool) {
	start := max(b.Start, 1)
	last := start + len(b.Items) - 1
	l := look{style: "ListNumber", list: notNumbered}
	if last <= mostNumber {
		d.lists = append(d.lists, start)
		l.list = firstList + len(d.lists) - 1
	}
	if digits := len(strconv.Itoa(last)); digits > 2 || l.list == notNumbered {
		l.hanging = d.em(0.9 + 0.5*float64(digits))
	}
	for i, item := range b.Items {
		l.keep = keep && i == len(b.Items)-1
		d.open(l)
		if l.list == notNumbered {
			d.run("", false, false, strconv.Itoa(start+i)+".\t")
		}
		d.runs(item)
		d.close()
	}
}

// numbering writes the part that says how lists count.
func (d *document) numbering() string {
	var out strings.Builder
	out.WriteString(head + `<w:numbering ` + wordSpaces + `>`)
	for id, l := range []struct{ style, format, mark string }{{"ListBullet", "bullet", "•"}, {"ListNumber", "decimal", "%1."}} {
		fmt.Fprintf(&out, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>`+
			`<w:numFmt w:val="%s"/><w:pStyle w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%[5]d" w:hanging="%[5]d"/></w:pPr></w:lvl></w:abstractNum>`,
			id+1, l.format, l.style, l.mark, d.em(listIndent))
	}
	for _, id := range []int{bulletList, numberList} {
		fmt.Fprintf(&out, `<w:num w:numId="%[1]d"><w:abstractNumId w:val="%[1]d"/></w:num>`, id)
	}
	for i, start := range d.lists {
		fmt.Fprintf(&out, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>`,
			firstList+i, numberList, start)
	}
	out.WriteString(`</w:numbering>`)
	return out.String()
}

// listIndent is how far the text of an item stands in.
const listIndent = 1.7
