package docx

import (
	"strings"
	"time"

	"imeappeal/appeal"
)

// head begins every part.
const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Names of the format (ECMA-376 parts 1 and 2).
const (
	wordSpaces  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	drawSpaces  = ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	packageNS   = "http://schemas.openxmlformats.org/package/2006/"
	officeRel   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordContent = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// wordParts are the parts of the document and their kinds: for each the type
// of its content and of the relationship that leads to it.
var wordParts = [...]struct{ file, content, rel string }{
	{"styles.xml", "styles+xml", "styles"},
	{"settings.xml", "settings+xml", "settings"},
	{"numbering.xml", "numbering+xml", "numbering"},
	{"header1.xml", "header+xml", "header"},
	{"footer1.xml", "footer+xml", "footer"},
}

// The ids of two relationships, by their places in wordParts.
const (
	headerRel = "rId4"
	footerRel = "rId5"
)

// part is a file within the file.
type part struct{ name, data string }

// parts gives all parts in the order in which they are stored; a reader looks
// for the content types first.
func (d *document) parts() []part {
	spaces := wordSpaces
	if d.illustrated {
		spaces += drawSpaces
	}
	all := []part{
		{"[Content_Types].xml", contentTypes(d.illustrated)},
		{"_rels/.rels", relationships([]string{
			`Type="` + officeRel + `officeDocument" Target="word/document.xml"`,
			`Type="` + packageNS + `relationships/metadata/core-properties" Target="docProps/core.xml"`,
		})},
		{"word/document.xml", head + `<w:document ` + spaces + `><w:body>` + d.out.String() + d.section() + `</w:body></w:document>`},
		{"word/_rels/document.xml.rels", documentRelationships(d.illustrated)},
		{"word/styles.xml", d.skeleton(stylesXML)},
		{"word/settings.xml", d.skeleton(settingsXML)},
		{"word/numbering.xml", d.numbering()},
		{"word/header1.xml", d.header()},
		{"word/footer1.xml", d.footer()},
		{"docProps/core.xml", d.properties()},
	}
	if d.illustrated {
		all = append(all, part{"word/" + pictureFile, d.opts.Letterhead})
	}
	return all
}

func contentTypes(illustrated bool) string {
	var out strings.Builder
	out.WriteString(head + `<Types xmlns="` + packageNS + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	if illustrated {
		out.WriteString(`<Default Extension="png" ContentType="image/png"/>`)
	}
	out.WriteString(`<Override PartName="/word/document.xml" ContentType="` + wordContent + `document.main+xml"/>`)
	for _, p := range wordParts {
		out.WriteString(`<Override PartName="/word/` + p.file + `" ContentType="` + wordContent + p.content + `"/>`)
	}
	out.WriteString(`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`)
	return out.String()
}

func documentRelationships(illustrated bool) string {
	var all []string
	for _, p := range wordParts {
		all = append(all, `Type="`+officeRel+p.rel+`" Target="`+p.file+`"`)
	}
	if illustrated {
		all = append(all, `Type="`+officeRel+`image" Target="`+pictureFile+`"`)
	}
	return relationships(all)
}

func relationships(all []string) string {
	var out strings.Builder
	out.WriteString(head + `<Relationships xmlns="` + packageNS + `relationships">`)
	for i, r := range all {
		out.WriteString(`<Relationship Id="rId` + string(rune('1'+i)) + `" ` + r + `/>`)
	}
	out.WriteString(`</Relationships>`)
	return out.String()
}

// properties say what the file is. Its dates are the letter's, never the
// clock's; a day that is not known is left out.
func (d *document) properties() string {
	var out strings.Builder
	out.WriteString(head + `<cp:coreProperties xmlns:cp="` + packageNS + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escaped(oneLine(d.letter.Title)) + `</dc:title><dc:subject>` + escaped(oneLine(d.letter.Reference)) + `</dc:subject><dc:language>en-US</dc:language>`)
	if at := instant(d.letter.Date); at != "" {
		out.WriteString(`<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified>`)
	}
	out.WriteString(`</cp:coreProperties>`)
	return out.String()
}

// instant gives a day as noon, so that no reader's time zone shows another.
func instant(d appeal.Day) string {
	if d.IsZero() {
		return ""
	}
	at := time.Date(d.Year, d.Month, d.Date, 12, 0, 0, 0, time.UTC)
	if at.Year() < 1601 || at.Year() > 9999 { // Windows knows no earlier time
		return ""
	}
	return at.Format(time.RFC3339)
}
