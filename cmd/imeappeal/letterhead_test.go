package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLetterhead: a PNG or a JPG becomes an opaque PNG of its size; anything
// else is refused, and a picture that claims to be vast is not decoded.
func TestLetterhead(t *testing.T) {
	dir := t.TempDir()
	half := image.NewNRGBA(image.Rect(0, 0, 30, 10))
	half.Set(3, 3, color.NRGBA{R: 200, A: 128})
	var pngFile, jpgFile bytes.Buffer
	if err := png.Encode(&pngFile, half); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&jpgFile, half, nil); err != nil {
		t.Fatal(err)
	}
	vast := bytes.Clone(pngFile.Bytes())
	binary.BigEndian.PutUint32(vast[16:], 60000)
	for name, file := range map[string]struct {
		data []byte
		ok   bool
	}{
		"logo.png":  {pngFile.Bytes(), true},
		"logo.jpg":  {jpgFile.Bytes(), true},
		"short.png": {pngFile.Bytes()[:40], false},
		"vast.png":  {vast, false},
		"text.png":  {[]byte("a logo"), false},
		"empty.png": {nil, false},
		"large.png": {append(pngFile.Bytes(), make([]byte, mostLetterhead)...), false},
	} {
		if err := os.WriteFile(filepath.Join(dir, name), file.data, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := readLetterhead(dir, name)
		if (err == nil) != file.ok {
			t.Errorf("%s: %v", name, err)
		}
		if !file.ok {
			continue
		}
		picture, err := png.Decode(strings.NewReader(got))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if opaque, is := picture.(interface{ Opaque() bool }); picture.Bounds() != image.Rect(0, 0, 30, 10) || !is || !opaque.Opaque() {
			t.Errorf("%s: %v, opaque %v", name, picture.Bounds(), is)
		}
	}
	if _, err := readLetterhead(dir, "none.png"); err == nil {
		t.Error("a picture that is not there is read")
	}
}
