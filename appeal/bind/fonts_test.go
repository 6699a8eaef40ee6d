package bind_test

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"imeappeal/appeal/bind"
)

// A report that brings its fonts along has none to name; one that relies on
// the reader's Helvetica does.
func TestFonts(t *testing.T) {
	own, err := os.ReadFile("../../testdata/cases/01-lumbar-ltd-oh/report.pdf")
	if err != nil {
		t.Fatal(err)
	}
	bare := []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n" +
		"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F 4 0 R>>>>>>\nendobj\n" +
		"4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\ntrailer\n<</Root 1 0 R>>\n")
	for name, c := range map[string]struct {
		file []byte
		want []string
	}{"own": {own, nil}, "bare": {bare, []string{"Helvetica"}}} {
		got, err := bind.Fonts(bytes.NewReader(c.file), int64(len(c.file)), "")
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: fonts not embedded = %v, %v; want %v", name, got, err, c.want)
		}
	}
}
