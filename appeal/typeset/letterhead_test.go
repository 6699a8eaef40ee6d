package typeset_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"imeappeal/appeal/typeset"
)

// TestLetterheadPicture: the firm's picture stands once, above the sender, in
// the same bytes each time, and not on a letter that begins otherwise.
func TestLetterheadPicture(t *testing.T) {
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, 300, 150))); err != nil {
		t.Fatal(err)
	}
	opt := typeset.Options{Letterhead: file.String()}
	l := sampleLetter(t, 3)
	pictures := func(form bool) int {
		l.Letterhead = !form
		set, err := typeset.Letter(l, opt)
		if err != nil {
			t.Fatal(err)
		}
		again, err := typeset.Letter(l, opt)
		if err != nil || !bytes.Equal(set.PDF, again.PDF) {
			t.Errorf("other bytes (%v)", err)
		}
		return bytes.Count(set.PDF, []byte("/Subtype /Image"))
	}
	if n := pictures(false); n != 1 {
		t.Errorf("%d pictures", n)
	}
	if n := pictures(true); n != 0 {
		t.Errorf("%d pictures on a form", n)
	}
	l.Letterhead = true
	if _, err := typeset.Letter(l, typeset.Options{Letterhead: "no picture"}); err == nil || !strings.Contains(err.Error(), "letterhead") {
		t.Errorf("no picture: %v", err)
	}
}
