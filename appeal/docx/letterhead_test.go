package docx_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"imeappeal/appeal/docx"
)

func logo(t testing.TB, width, height int) string {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestLetterheadPicture: the firm's picture is a part of its own in a file that
// the schema allows, within an inch and the text's width; a letter that does
// not begin with its sender has none.
func TestLetterheadPicture(t *testing.T) {
	l := everything()
	l.Letterhead = true
	for _, size := range [][2]int{{300, 150}, {3000, 100}, {10, 3000}} {
		file := written(t, l, docx.Options{Letterhead: logo(t, size[0], size[1])})
		extent := checkFile(t, file)["word/document.xml"].all("extent")
		if len(extent) != 1 {
			t.Fatalf("%v: %d pictures", size, len(extent))
		}
		if cx, cy := extent[0].Attr["cx"], extent[0].Attr["cy"]; len(cx) > 7 || len(cy) > 6 || cx == "0" || cy == "0" {
			t.Errorf("%v: %s by %s", size, cx, cy)
		}
	}
	l.Letterhead = false
	if file := written(t, l, docx.Options{Letterhead: logo(t, 300, 150)}); len(checkFile(t, file)["word/document.xml"].all("extent")) > 0 {
		t.Error("a form has the firm's picture")
	}
	l.Letterhead = true
	if err := docx.Write(&bytes.Buffer{}, l, docx.Options{Letterhead: "no picture"}); err == nil || !strings.Contains(err.Error(), "letterhead") {
		t.Errorf("no picture: %v", err)
	}
}
