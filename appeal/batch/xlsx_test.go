package batch

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// workbook packs a sheet's XML as spreadsheet programs do, in the order in which
// LibreOffice writes the parts.
func workbook(t testing.TB, sheet, workbookPr string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"xl/workbook.xml", `<workbook xmlns="m" xmlns:r="r"><workbookPr` + workbookPr + `/><sheets><sheet name="Cases" sheetId="1" r:id="rId3"/><sheet name="Other" sheetId="2" r:id="rId4"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId4" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/sharedStrings.xml", `<sst><si><t>case_id</t></si><si><r><t>claimant</t></r><r><t>_name</t></r><rPh><t>no</t></rPh></si><si><t>claim_kind</t></si><si><t>denial_date</t></si><si><t>claim_number</t></si></sst>`},
		{"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000000"/><numFmt numFmtId="165" formatCode="[$-409]d\-mmm\-yy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + sheet + `</sheetData></worksheet>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const bookHeader = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>`

func TestWorkbook(t *testing.T) {
	const rows = bookHeader +
		`<row r="3"><c r="A3" t="inlineStr"><is><t>A-1</t></is></c><c r="B3" t="str"><f>"Ana "&amp;"Sample"</f><v>Ana Sample</v></c><c r="C3" t="inlineStr"><is><t>other</t></is></c><c r="D3" s="1"><v>45871</v></c><c r="E3" s="2"><v>123456</v></c></row>` +
		`<row r="4"><c r="A4"><v>1.23456789012E11</v></c><c r="B4" t="str"><f>HYPERLINK("http://x","y")</f><v>y</v></c><c r="D4" s="3"><v>45871.5</v></c><c r="E4"><v>123456</v></c></row>`
	for _, tt := range []struct{ name, pr, date string }{{"since 1900", "", "2025-08-02"}, {"since 1904", ` date1904="1"`, "2029-08-03"}} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(written(t, "s.xlsx", workbook(t, rows, tt.pr)), Mapping{})
			if err != nil {
				t.Fatal(err)
			}
			if len(s.Problems) > 0 {
				t.Errorf("problems %v", s.Problems)
			}
			var got []string
			err = s.Each(func(r Row) error {
				line := []string{count(r.Number)}
				for _, name := range []string{"case_id", "claimant_name", "claim_kind", "denial_date", "claim_number"} {
					line = append(line, r.text(name))
				}
				got = append(got, strings.Join(line, "|"))
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			want := []string{"3|A-1|Ana Sample|other|" + tt.date + "|00123456", `4|123456789012|=HYPERLINK("http://x","y")||` + tt.date + "|123456"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMergedCells(t *testing.T) {
	s, err := Open(written(t, "s.xlsx", workbook(t, bookHeader+`</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells><sheetData>`, "")), Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Problems) != 1 || s.Problems[0].ID != "batch.merged" {
		t.Errorf("problems %v", s.Problems)
	}
}

// FuzzWorkbook: whatever stands in the sheet's XML, reading it neither panics
// nor goes on for ever.
func FuzzWorkbook(f *testing.F) {
	f.Add(bookHeader)
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>case_id</t></is></c><c r="B1" t="inlineStr"><is><t>denial_date</t></is></c></row><row r="2"><c r="A2"><v>17</v></c><c r="B2" s="1"><v>46209</v></c></row>`)
	f.Add(`<row r="2"><c r="ZZZZZZ2" t="s"><v>-1</v></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		s, err := Open(written(t, "s.xlsx", workbook(t, rows, "")), Mapping{})
		if err == nil {
			_ = s.Each(func(Row) error { return nil })
		}
	})
}
