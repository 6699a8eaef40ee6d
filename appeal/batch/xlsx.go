package batch

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
)

// book is an Office Open XML workbook (ECMA-376 part 1, chapter 18), as far as
// cells go: the sheets' texts, numbers and dates. Formulas are not run; the value
// that the spreadsheet program saved with them is taken.
type book struct {
	path    string
	most    int64 // bytes of a part once unpacked
	sheets  []bookSheet
	part    string   // of the cases' sheet
	strings []string // shared by the cells
	dates   []bool   // by cell style: the number is a date
	pads    []int    // by cell style: the number is shown with so many digits
	since   appeal.Day
}

// bookSheet is one of the sheets of a workbook.
type bookSheet struct{ name, part string }

// workbook makes the sheet read the sheet Cases of an XLSX file, or the first
// one; the others may add to its cases.
func (s *Sheet) workbook() error {
	b := &book{path: s.Path, most: s.most * maxUnpacked, since: appeal.Day{Year: 1899, Month: 12, Date: 30}}
	merged, err := b.open()
	if err != nil {
		return s.unreadBook(err)
	}
	s.Encoding = "xlsx"
	s.rows = func(yield func(int, []entry) error) error { return b.rows(b.part, yield) }
	if err := s.more(b); err != nil {
		return s.unreadBook(err)
	}
	for _, area := range merged {
		s.Problems = append(s.Problems, problem(0, area, area, "batch.merged", appeal.LevelError))
	}
	return nil
}

// unreadBook says why a workbook cannot be read.
func (s *Sheet) unreadBook(err error) error {
	var large *LargeError
	var wide *WideError
	if errors.As(err, &large) || errors.As(err, &wide) {
		return err
	}
	return errors.Join(&NotTextError{s.Path, "xlsx"}, err)
}

// open reads what the cells refer to, and the merged areas.
func (b *book) open() (merged []string, err error) {
	z, err := zip.OpenReader(b.path)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	if err := b.contents(z); err != nil {
		return nil, err
	}
	var text strings.Builder
	err = b.eachElement(z, "xl/sharedStrings.xml", func(d *markup, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		text.Reset()
		err := runs(d, &text)
		if b.strings = append(b.strings, text.String()); int64(len(b.strings)) > b.most/32 {
			return errMany
		}
		return err
	})
	if err != nil && !errors.Is(err, errNoPart) {
		return nil, err
	}
	if err := b.styles(z); err != nil && !errors.Is(err, errNoPart) {
		return nil, err
	}
	err = b.eachElement(z, b.part, func(d *markup, e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			return d.Skip()
		case "mergeCell":
			if len(merged) < maxMerged {
				merged = append(merged, attr(e, "ref"))
			}
		}
		return nil
	})
	return merged, err
}

// contents finds the parts of the sheets, and how the workbook counts days.
func (b *book) contents(z *zip.ReadCloser) error {
	var ids []string
	err := b.eachElement(z, "xl/workbook.xml", func(_ *markup, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			if on := attr(e, "date1904"); on == "1" || on == "true" {
				b.since = appeal.Day{Year: 1904, Month: 1, Date: 1}
			}
		case "sheet":
			if len(ids) < maxCells {
				ids = append(ids, attr(e, "id"))
				b.sheets = append(b.sheets, bookSheet{name: attr(e, "name")})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = b.eachElement(z, "xl/_rels/workbook.xml.rels", func(_ *markup, e xml.StartElement) error {
		i := slices.Index(ids, attr(e, "Id"))
		if e.Name.Local != "Relationship" || i < 0 {
			return nil
		}
		part := strings.TrimPrefix(path.Join("/xl", attr(e, "Target")), "/")
		if strings.HasPrefix(attr(e, "Target"), "/") {
			part = strings.TrimPrefix(attr(e, "Target"), "/")
		}
		b.sheets[i].part = part
		return nil
	})
	b.sheets = slices.DeleteFunc(b.sheets, func(s bookSheet) bool { return s.part == "" })
	if err != nil || len(b.sheets) == 0 {
		return errors.Join(err, errNoPart)
	}
	i := max(0, slices.IndexFunc(b.sheets, func(s bookSheet) bool { return plain(s.name) == "cases" }))
	b.part = b.sheets[i].part
	return nil
}

// styles learns which cell styles show dates, and which show leading zeros.
func (b *book) styles(z *zip.ReadCloser) error {
	custom := map[string]string{}
	inCells := false
	return b.eachElement(z, "xl/styles.xml", func(_ *markup, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			custom[attr(e, "numFmtId")] = attr(e, "formatCode")
		case "cellStyleXfs":
			inCells = false
		case "cellXfs":
			inCells = true
		case "xf":
			if !inCells {
				return nil
			}
			id := attr(e, "numFmtId")
			n, _ := strconv.Atoi(id)
			code := custom[id]
			b.dates = append(b.dates, n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58 || isDateCode(code))
			pad := 0
			if code != "" && strings.Trim(code, "0") == "" {
				pad = min(len(code), 32)
			}
			if b.pads = append(b.pads, pad); len(b.pads)+len(custom) > maxStyles {
				return errMany
			}
		case "cellStyles", "dxfs":
			inCells = false
		}
		return nil
	})
}

// isDateCode tells a number format with a day and a year in it; texts in quotes
// and colours in brackets do not count.
func isDateCode(code string) bool {
	var plain strings.Builder
	quoted, bracket := false, false
	for _, r := range strings.ToLower(code) {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case !quoted && !bracket:
			plain.WriteRune(r)
		}
	}
	return strings.Contains(plain.String(), "y") && strings.ContainsAny(plain.String(), "dm")
}

// rows gives the rows of a sheet with their numbers.
func (b *book) rows(part string, yield func(int, []entry) error) error {
	z, err := zip.OpenReader(b.path)
	if err != nil {
		return err
	}
	defer z.Close()
	last := 0
	return b.eachElement(z, part, func(d *markup, e xml.StartElement) error {
		if e.Name.Local != "row" {
			return nil
		}
		number, err := strconv.Atoi(attr(e, "r"))
		if err != nil || number <= last {
			number = last + 1
		}
		last = number
		cells, err := b.row(d, number)
		if err != nil {
			return err
		}
		return yield(number, cells)
	})
}

func (b *book) row(d *markup, number int) ([]entry, error) {
	var cells []entry
	for {
		token, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.EndElement:
			if e.Name.Local == "row" {
				return cells, nil
			}
		case xml.StartElement:
			if e.Name.Local != "c" {
				continue
			}
			at := columnOf(attr(e, "r"), len(cells))
			if at >= maxCells {
				return nil, &WideError{number}
			}
			for len(cells) <= at {
				cells = append(cells, entry{})
			}
			if cells[at], err = b.cell(d, e); err != nil {
				return nil, err
			}
		}
	}
}

// columnOf reads the letters of B7; next where there are none.
func columnOf(ref string, next int) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' || n > maxCells {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	if n == 0 {
		return next
	}
	return n - 1
}

func (b *book) cell(d *markup, start xml.StartElement) (entry, error) {
	var value, inline, formula strings.Builder
	for {
		token, err := d.Token()
		if err != nil {
			return entry{}, err
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "c" {
			break
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "v":
			err = runs(d, &value)
		case "is":
			err = runs(d, &inline)
		case "f":
			err = runs(d, &formula)
		default:
			err = d.Skip()
		}
		if err != nil {
			return entry{}, err
		}
	}
	if f := strings.ToUpper(formula.String()); strings.Contains(f, "HYPERLINK(") || strings.ContainsAny(f, "|") {
		return entry{text: "=" + formula.String()}, nil // named as what it is
	}
	return b.shown(start, value.String(), inline.String()), nil
}

// shown gives a cell's value as text: a date in ISO form, a whole number without
// the exponent that the file has for it.
func (b *book) shown(start xml.StartElement, value, inline string) entry {
	switch attr(start, "t") {
	case "s":
		if i, err := strconv.Atoi(value); err == nil && i >= 0 && i < len(b.strings) {
			return entry{text: b.strings[i]}
		}
		return entry{}
	case "inlineStr":
		return entry{text: inline}
	case "str", "e", "d":
		return entry{text: value}
	case "b":
		return entry{text: map[string]string{"1": "yes", "0": "no"}[value]}
	}
	number, err := strconv.ParseFloat(value, 64)
	if err != nil || math.Abs(number) >= 1e15 {
		return entry{text: value, number: value}
	}
	style, _ := strconv.Atoi(attr(start, "s"))
	e := entry{number: strconv.FormatFloat(number, 'f', -1, 64)}
	e.text = e.number
	if number >= 1 && number < 2958466 {
		e.day = b.since.AddDays(int(number))
		if style >= 0 && style < len(b.dates) && b.dates[style] {
			e.text = e.day.String()
			return e
		}
	}
	if style >= 0 && style < len(b.pads) && len(e.text) < b.pads[style] {
		e.text = strings.Repeat("0", b.pads[style]-len(e.text)) + e.text
	}
	return e
}

// runs gathers the text up to the end of the element; phonetic guides (rPh) are
// no part of it.
func runs(d *markup, out *strings.Builder) error {
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "rPh" {
				if err := d.Skip(); err != nil {
					return err
				}
				continue
			}
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if out.Len() < maxCell {
				out.Write(t)
			}
		}
	}
	return nil
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
