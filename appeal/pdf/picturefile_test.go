package pdf

import (
	"bytes"
	"os"
	"testing"
)

// TestPictureFileIsNoNegative: a page coded as a fax with 0 for black comes white.
func TestPictureFileIsNoNegative(t *testing.T) {
	data, err := os.ReadFile("../../testdata/cases/08-rotator-cts-wc-pa/documents/emg-2025-09-25.tif")
	if err != nil {
		t.Fatal(err)
	}
	p, err := openPictureFile(bytes.NewReader(data), int64(len(data))).picture(0)
	if err != nil {
		t.Fatal(err)
	}
	if white := bytes.Count(p.Pix, []byte{0xFF}); white*10 < len(p.Pix)*8 {
		t.Errorf("%d of %d dots are white", white, len(p.Pix))
	}
}
