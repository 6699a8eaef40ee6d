package docx

import (
	"fmt"
	"strings"
)

// margin is one inch on every side; header and footer stand in its middle.
const margin = 72

// The words that mark a page. They are those of the PDF.
const (
	draftMark     = "DRAFT – NOT SENT"
	fictionalMark = "FICTIONAL – invented case, for demonstration only"
)

// header marks every page of a draft and of an invented case.
func (d *document) header() string {
	var marks []string
	if d.letter.Draft {
		marks = append(marks, draftMark)
	}
	if d.letter.Fictional {
		marks = append(marks, fictionalMark)
	}
	var out strings.Builder
	out.WriteString(head + `<w:hdr ` + wordSpaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>`)
	for i, mark := range marks {
		if i > 0 {
			run(&out, "", false, false, "   ")
		}
		run(&out, "PageMark", false, false, "\u00A0"+mark+"\u00A0") // room within the frame
	}
	out.WriteString(`</w:p></w:hdr>`)
	return out.String()
}

// footer gives the reference and the number of the page.
func (d *document) footer() string {
	var out strings.Builder
	out.WriteString(head + `<w:ftr ` + wordSpaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>`)
	lead := "Page "
	if reference := oneLine(d.letter.Reference); reference != "" {
		lead = reference + " · " + lead
	}
	run(&out, "", false, false, lead)
	field(&out, "PAGE")
	run(&out, "", false, false, " of ")
	field(&out, "NUMPAGES")
	out.WriteString(`</w:p></w:ftr>`)
	return out.String()
}

// field writes a field that Word fills when it lays out the page.
func field(out *strings.Builder, code string) {
	mark := func(kind string) { out.WriteString(`<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>`) }
	mark("begin")
	out.WriteString(`<w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r>`)
	mark("separate")
	out.WriteString(`<w:r><w:t>1</w:t></w:r>`)
	mark("end")
}

// section ends the body: paper, margins, header and footer.
func (d *document) section() string {
	return fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="%s"/><w:footerReference w:type="default" r:id="%s"/>`+
		`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%[5]d" w:right="%[5]d" w:bottom="%[5]d" w:left="%[5]d" w:header="%[6]d" w:footer="%[6]d" w:gutter="0"/></w:sectPr>`,
		headerRel, footerRel, twips(d.opts.Paper.Width), twips(d.opts.Paper.Height), twips(margin), twips(margin)/2)
}
