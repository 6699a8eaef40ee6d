package batch

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"imeappeal/appeal"
)

// The styles of a workbook that is written, by their place in xl/styles.xml.
const (
	plainStyle = iota
	headStyle
	textStyle // what is typed stays as it is typed: zeros are not lost
	dateStyle // year-month-day
	wrapStyle
)

// writtenBook is a workbook to write: the parts of Office Open XML that spreadsheet
// programs need (ECMA-376 part 1, chapter 18), and no more.
type writtenBook []writtenSheet

type writtenSheet struct {
	name    string
	columns []writtenColumn
	rows    [][]string
	wrap    bool // long texts
}

type writtenColumn struct {
	head, help string
	width      int
	style      int
	choices    []string // a drop-down
	others     bool     // which does not hold all that may stand there
}

// write packs the workbook. The same book gives the same bytes.
func (b writtenBook) write(w io.Writer) error {
	z := zip.NewWriter(w)
	put := func(name, text string) error {
		part, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		_, err = io.WriteString(part, xml.Header+text)
		return err
	}
	var types, sheets, rels strings.Builder
	for i, s := range b {
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i+1)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(s.name), i+1, i+1)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
	}
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + sheets.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", fmt.Sprintf(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`, rels.String(), len(b)+1)},
		{"xl/styles.xml", stylesXML},
	} {
		if err := put(part[0], part[1]); err != nil {
			return err
		}
	}
	for i, s := range b {
		if err := put(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), s.xml()); err != nil {
			return err
		}
	}
	return z.Close()
}

const stylesXML = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
	`<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// lastRow is how far down drop-downs and hints reach.
const lastRow = 20000

// xml gives the sheet's part. The order of its elements is the standard's.
func (s writtenSheet) xml() string {
	var b, rules strings.Builder
	b.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	n := 0
	for i, c := range s.columns {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" style="%d" customWidth="1"/>`, i+1, i+1, c.width, s.styleOf(i))
		if rule := c.rule(letters(i)); rule != "" {
			rules.WriteString(rule)
			n++
		}
	}
	b.WriteString(`</cols><sheetData><row r="1">`)
	for i, c := range s.columns {
		textCell(&b, letters(i)+"1", headStyle, c.head)
	}
	b.WriteString(`</row>`)
	for r, row := range s.rows {
		fmt.Fprintf(&b, `<row r="%d">`, r+2)
		for i, text := range row {
			s.cell(&b, i, r+2, text)
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData>`)
	if n > 0 {
		fmt.Fprintf(&b, `<dataValidations count="%d">%s</dataValidations>`, n, rules.String())
	}
	b.WriteString(`</worksheet>`)
	return b.String()
}

func (s writtenSheet) styleOf(column int) int {
	if s.wrap {
		return wrapStyle
	}
	return s.columns[column].style
}

// cell writes a value: a day as the spreadsheet program's number, everything else
// as text. A text that begins like a formula is a text here, and stays one.
func (s writtenSheet) cell(b *strings.Builder, column, row int, text string) {
	if text == "" {
		return
	}
	at := letters(column) + strconv.Itoa(row)
	if s.columns[column].style == dateStyle {
		if day, err := appeal.ParseDay(text); err == nil {
			fmt.Fprintf(b, `<c r="%s" s="%d"><v>%d</v></c>`, at, dateStyle, appeal.Day{Year: 1899, Month: 12, Date: 30}.DaysUntil(day))
			return
		}
	}
	textCell(b, at, s.styleOf(column), text)
}

func textCell(b *strings.Builder, at string, style int, text string) {
	fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style, escaped(text))
}

// The most that spreadsheet programs take in a drop-down's list and in a hint.
const (
	maxChoices = 255
	maxHint    = 255
)

// rule gives the column's drop-down and hint.
func (c writtenColumn) rule(letter string) string {
	list := strings.Join(c.choices, ",")
	if c.help == "" && list == "" {
		return ""
	}
	hint := []rune(c.help)
	if len(hint) > maxHint {
		hint = append(hint[:maxHint-1], '…')
	}
	attributes := fmt.Sprintf(`allowBlank="1" showInputMessage="1" showErrorMessage="1" prompt="%s" sqref="%s2:%s%d"`, escaped(string(hint)), letter, letter, lastRow)
	switch {
	case list != "" && len(list) <= maxChoices:
		if c.others {
			attributes = `errorStyle="warning" ` + attributes
		}
		return fmt.Sprintf(`<dataValidation type="list" %s><formula1>"%s"</formula1></dataValidation>`, attributes, escaped(list))
	case c.style == dateStyle:
		return fmt.Sprintf(`<dataValidation type="date" errorStyle="warning" operator="greaterThan" %s><formula1>1</formula1></dataValidation>`, attributes)
	}
	return `<dataValidation ` + attributes + `/>`
}

// letters names a column: 0 is A, 26 is AA.
func letters(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a Buffer takes everything
	return b.String()
}
