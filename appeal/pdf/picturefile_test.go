package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
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

// TestPictureFileGIF: a web page saved as a picture is read like any other.
func TestPictureFileGIF(t *testing.T) {
	var b bytes.Buffer
	if err := gif.Encode(&b, image.NewPaletted(image.Rect(0, 0, 20, 10), color.Palette{color.White, color.Black}), nil); err != nil {
		t.Fatal(err)
	}
	f := openPictureFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if f == nil || f.count() != 1 {
		t.Fatal("a GIF is not taken for a picture")
	}
	if p, err := f.picture(0); err != nil || len(p.Pix) != 200 || p.Pix[0] != 0xFF {
		t.Errorf("its picture: %v", err)
	}
}
