package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

// cropped is a page that shows all but the lowest 50 points of its content.
func cropped(content string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n")
	b.WriteString("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/CropBox[0 50 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R/T 6 0 R>>/XObject<</X 7 0 R>>>>>>\nendobj\n")
	fmt.Fprintf(&b, "4 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", len(content), content)
	b.WriteString("5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n")
	b.WriteString("6 0 obj\n<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 0 700 700]/FirstChar 97/LastChar 97/Widths[700]/CharProcs<<>>/Encoding<</Differences[97/a]>>>>\nendobj\n")
	b.WriteString("7 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>>>/Length 41>>\nstream\nBT /F 12 Tf 72 10 Td (formsecret) Tj ET   \nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n")
	return b.Bytes()
}

// What lies beyond the crop box goes from the content, and every word that is
// seen stays where it is; what cannot be told apart stays and is said.
func TestCut(t *testing.T) {
	for _, test := range []struct {
		name, content, gone string
		pieces              int
		left                bool
	}{
		{"a line", "BT /F 12 Tf 72 700 Td (seen) Tj 0 -690 Td (secret) Tj 0 100 Td (seen too) Tj ET", "secret", 1, false},
		{"kerned, then on the same line", "BT /F 12 Tf 0 1 -1 0 300 -200 Tm [(sec) -50 (ret) 20] TJ ( hidden) Tj (                                              ) Tj (comes up) Tj ET", "sec", 3, true},
		{"apostrophe and quotation mark", "BT /F 12 Tf 14 TL 72 60 Td (seen) Tj 0 -40 Td (secret) ' 1 2 (hidden) \" 0 200 Td (a b) Tj ET", "secret", 2, false},
		{"hexadecimal, comment", "BT /F 12 Tf 72 10 Td % x ) (\n<736563726574> Tj 0 90 Td (seen) Tj ET", "736563726574", 1, false},
		{"a form", "/X Do BT /F 12 Tf 72 700 Td (seen) Tj ET", "", 0, true},
		{"a font of drawings", "BT /T 12 Tf 72 10 Td (aaa) Tj ET BT /F 12 Tf 72 700 Td (seen) Tj ET", "", 0, true},
		{"over the edge", "BT /F 12 Tf 500 700 Td (a line that runs out of the page and on) Tj ET", "", 0, true},
		{"nothing", "BT /F 12 Tf 72 700 Td (seen) Tj ET", "", 0, false},
	} {
		data := cropped(test.content)
		f, err := Open(bytes.NewReader(data), int64(len(data)), "")
		if err != nil {
			t.Fatal(err)
		}
		cutter, err := NewCutter(f)
		if err != nil {
			t.Fatal(err)
		}
		cut, err := cutter.Page(0)
		if err != nil || cut.Gone != test.pieces || cut.Left != test.left {
			t.Errorf("%s: %d pieces, left %v, %v: %s", test.name, cut.Gone, cut.Left, err, cut.Content)
		}
		if test.gone != "" && strings.Contains(string(cut.Content), test.gone) {
			t.Errorf("%s: %s", test.name, cut.Content)
		}
		was, now := wordsIn(t, data), wordsIn(t, cropped(string(cut.Content)))
		if !slices.Equal(was, now) {
			t.Errorf("%s: seen before %v, after %v", test.name, was, now)
		}
	}
}

func wordsIn(t *testing.T, data []byte) []report.Word {
	t.Helper()
	pages, err := WordsInProcess(data)
	if err != nil || len(pages) != 1 {
		t.Fatal(err)
	}
	return pages[0].Words
}
