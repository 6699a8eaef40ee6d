package bind_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal/bind"
)

// The resolution of a scan is that of the picture on the page as displayed; a
// page of writing has none, nor one with a small picture.
func TestScans(t *testing.T) {
	picture := "<</Type/XObject/Subtype/Image/Width 850/Height 1100/BitsPerComponent 8/ColorSpace/DeviceGray/Length 0>>\nstream\n\nendstream"
	for _, tt := range []struct {
		name, page, show string
		want             []bind.Scan
	}{
		{"letter", "/MediaBox[0 0 612 792]", "612 0 0 792 0 0 cm /I Do", []bind.Scan{{Page: 1, Dots: 100}}},
		{"sideways", "/MediaBox[0 0 792 612]/Rotate 90", "0 612 -792 0 792 0 cm /I Do", []bind.Scan{{Page: 1, Dots: 100}}},
		{"reduced", "/MediaBox[0 0 306 396]", "306 0 0 396 0 0 cm /I Do", []bind.Scan{{Page: 1, Dots: 200}}},
		{"logo", "/MediaBox[0 0 612 792]", "61 0 0 79 0 0 cm /I Do", nil},
		{"empty", "/MediaBox[0 0 612 792]", "", nil},
	} {
		data := onePage(tt.page+"/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>", content(tt.show), picture)
		got, err := bind.Scans(bytes.NewReader(data), int64(len(data)), "")
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, %v, want %v", tt.name, got, err, tt.want)
		}
	}
}

// A picture that reaches beyond the visible part of a page is told when it is
// bound; one that is a hair too large, and a page that was not cut, are not.
func TestBeyond(t *testing.T) {
	picture := "<</Type/XObject/Subtype/Image/Width 8/Height 11/BitsPerComponent 8/ColorSpace/DeviceGray/Length 88>>\nstream\n" + strings.Repeat("x", 88) + "\nendstream"
	for _, tt := range []struct {
		name, page, show string
		want             []int
	}{
		{"whole", "/MediaBox[0 0 612 792]", "612 0 0 792 0 0 cm /I Do", nil},
		{"cut", "/MediaBox[0 0 612 792]/CropBox[0 400 612 792]", "612 0 0 792 0 0 cm /I Do", []int{1}},
		{"cut and turned", "/MediaBox[0 0 612 792]/CropBox[0 0 300 792]/Rotate 90", "612 0 0 792 0 0 cm /I Do", []int{1}},
		{"a hair", "/MediaBox[0 0 612 792]/CropBox[4 4 608 788]", "612 0 0 792 0 0 cm /I Do", nil},
		{"margins cut, picture within", "/MediaBox[0 0 612 792]/CropBox[100 100 512 692]", "400 0 0 500 106 140 cm /I Do", nil},
		{"a large sheet", "/MediaBox[0 0 612 792]", "700 0 0 900 -40 -50 cm /I Do", nil},
	} {
		data := onePage(tt.page+"/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>", content(tt.show), picture)
		got, err := bind.Beyond(bytes.NewReader(data), int64(len(data)), "")
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, %v, want %v", tt.name, got, err, tt.want)
		}
		_, res := alone(t, data)
		if told := slices.ContainsFunc(res.Notes, func(n bind.Note) bool { return n.Kind == bind.PictureOutside }); told != (tt.want != nil) {
			t.Errorf("%s: told %v", tt.name, told)
		}
	}
}
