package docx

import (
	"fmt"
	"strconv"
	"strings"

	"imeappeal/appeal/letter"
)

// look is how a paragraph looks beside what its style says.
type look struct {
	style   string // "" is Normal
	keep    bool   // on one page with the next paragraph
	list    int    // numbering instance, 0 for none, notNumbered against the style's own
	hanging int    // indent with the first line out by as much; 0 is the style's
}

const notNumbered = -1

// paragraph writes a paragraph of runs.
func (d *document) paragraph(l look, runs letter.Runs) {
	d.open(l)
	d.runs(runs)
	d.close()
}

// open begins a paragraph. The order of its properties is the schema's.
func (d *document) open(l look) {
	d.out.WriteString(`<w:p>`)
	var props strings.Builder
	if l.style != "" {
		props.WriteString(`<w:pStyle w:val="` + l.style + `"/>`)
	}
	if l.keep {
		props.WriteString(`<w:keepNext/>`)
	}
	if d.newPage {
		props.WriteString(`<w:pageBreakBefore/>`)
		d.newPage = false
	}
	if l.list != 0 {
		fmt.Fprintf(&props, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, max(l.list, 0))
	}
	if l.hanging > 0 {
		fmt.Fprintf(&props, `<w:ind w:left="%[1]d" w:hanging="%[1]d"/>`, l.hanging)
	}
	if props.Len() > 0 {
		d.out.WriteString(`<w:pPr>` + props.String() + `</w:pPr>`)
	}
	if d.mark != "" {
		fmt.Fprintf(&d.out, `<w:bookmarkStart w:id="%d" w:name="%s"/>`, len(d.placed), d.mark)
	}
}

// close ends the paragraph, and the bookmark that it took.
func (d *document) close() {
	if d.mark != "" {
		fmt.Fprintf(&d.out, `<w:bookmarkEnd w:id="%d"/>`, len(d.placed))
		d.mark = ""
	}
	d.out.WriteString(`</w:p>`)
}

func (d *document) runs(runs letter.Runs) { d.styledRuns("", runs) }

// styledRuns writes runs in a character style. Neighbours that look alike
// become one, so that a person who searches or edits meets whole sentences.
func (d *document) styledRuns(style string, runs letter.Runs) {
	for i := 0; i < len(runs); {
		first, target := runs[i], d.bookmark(runs[i])
		var words strings.Builder
		for ; i < len(runs) && runs[i].Bold == first.Bold && runs[i].Italic == first.Italic && d.bookmark(runs[i]) == target; i++ {
			words.WriteString(runs[i].Text)
		}
		if target == "" {
			d.run(style, first.Bold, first.Italic, words.String())
			continue
		}
		d.out.WriteString(`<w:hyperlink w:anchor="` + target + `" w:history="1">`)
		// LibreOffice makes a link in its PDF only of a run that has a style.
		d.run("Hyperlink", first.Bold, first.Italic, words.String())
		d.out.WriteString(`</w:hyperlink>`)
	}
}

// bookmark gives the bookmark that a run leads to, "" where it leads out of
// the letter or nowhere.
func (d *document) bookmark(r letter.Run) string {
	if r.Link == nil || r.Link.Document != "" {
		return ""
	}
	return d.names[r.Link.Anchor]
}

func (d *document) run(style string, bold, italic bool, words string) {
	run(&d.out, style, bold, italic, words)
}

func run(out *strings.Builder, style string, bold, italic bool, words string) {
	if words == "" {
		return
	}
	out.WriteString(`<w:r>`)
	if style != "" || bold || italic {
		out.WriteString(`<w:rPr>`)
		if style != "" {
			out.WriteString(`<w:rStyle w:val="` + style + `"/>`)
		}
		if bold {
			out.WriteString(`<w:b/><w:bCs/>`)
		}
		if italic {
			out.WriteString(`<w:i/><w:iCs/>`)
		}
		out.WriteString(`</w:rPr>`)
	}
	text(out, words)
	out.WriteString(`</w:r>`)
}

// bookmarks names the places of a letter by Word's rules: a letter first, then
// letters, digits and underscores, 40 at most, capitals not told apart.
func bookmarks(blocks []letter.Block) map[string]string {
	names, taken := map[string]string{}, map[string]bool{}
	for _, b := range blocks {
		if b.ID == "" || names[b.ID] != "" || vanishes(b) {
			continue
		}
		base := bookmarkName(b.ID)
		name := base
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = base[:min(len(base), 32)] + "_" + strconv.Itoa(n)
		}
		names[b.ID], taken[strings.ToLower(name)] = name, true
	}
	return names
}

func bookmarkName(id string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, id)
	if name[0] < 'A' || name[0] == '_' { // Word hides a name that begins with _
		name = "p" + name
	}
	return name[:min(len(name), 40)]
}
