package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// quarter is a picture of 16 by 8 whose upper left quarter is black.
func quarter() *image.Gray {
	m := image.NewGray(image.Rect(0, 0, 16, 8))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	for y := range 4 {
		for x := range 8 {
			m.SetGray(x, y, color.Gray{})
		}
	}
	return m
}

// packed gives the picture as samples of one bit, 1 for white.
func packed(m *image.Gray) []byte {
	out := make([]byte, m.Rect.Dy()*2)
	for y := range 8 {
		for x := range 16 {
			if m.GrayAt(x, y).Y > 127 {
				out[y*2+x/8] |= 0x80 >> (x % 8)
			}
		}
	}
	return out
}

// ofBits gives the bytes that ones and zeros spell.
func ofBits(bits string) string {
	bits = strings.ReplaceAll(bits, " ", "")
	out := make([]byte, (len(bits)+7)/8)
	for i, b := range bits {
		if b == '1' {
			out[i/8] |= 0x80 >> (i % 8)
		}
	}
	return string(out)
}

func TestPicture(t *testing.T) {
	var jpg bytes.Buffer
	if err := jpeg.Encode(&jpg, quarter(), &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	bits := packed(quarter())
	inverted := bytes.Clone(bits)
	for i := range inverted {
		inverted[i] = ^inverted[i]
	}
	var rgb []byte
	for _, v := range quarter().Pix {
		rgb = append(rgb, v, v, v)
	}
	// Group 4 of the same: horizontal with 0 white and 8 black, then as above (V0);
	// three rows as above; pass over the black, V0; three rows as above; the end.
	group4 := ofBits("001 00110101 000101 1  111 111 111  0001 1  1 1 1  000000000001 000000000001")
	const size = "/Type /XObject /Subtype /Image /Width 16 /Height 8 "
	for _, tt := range []struct{ name, dict, data, page string }{
		{"jpeg", size + "/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode", jpg.String(), ""},
		{"one bit", size + "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode", string(deflated(bits)), ""},
		{"one bit, 1 is black", size + "/BitsPerComponent 1 /ColorSpace /DeviceGray /Decode [1 0] /Filter /FlateDecode", string(deflated(inverted)), ""},
		{"palette", size + "/BitsPerComponent 1 /ColorSpace [/Indexed /DeviceRGB 1 <FFFFFF000000>] /Filter /FlateDecode", string(deflated(inverted)), ""},
		{"RGB", size + "/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode", string(deflated(rgb)), ""},
		{"mask", size + "/ImageMask true /Filter /FlateDecode", string(deflated(bits)), ""},
		{"group 4", size + "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 16 /Rows 8 >>", group4, ""},
		{"turned page", size + "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode", string(deflated(bits)), "/Rotate 180"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			content := "q 160 0 0 80 0 0 cm /P Do Q"
			file := onePage("/MediaBox [0 0 160 80] "+tt.page, "/XObject << /P 5 0 R >>", content, streamObject(tt.dict, tt.data))
			f, err := Open(bytes.NewReader(file), int64(len(file)), "")
			if err != nil {
				t.Fatal(err)
			}
			p, err := f.picture(0)
			if err != nil {
				t.Fatal(err)
			}
			checkQuarter(t, *p, tt.page != "")
		})
	}
}

// checkQuarter holds that the right quarter is black, by its place on the page.
func checkQuarter(t *testing.T, p Picture, turned bool) {
	t.Helper()
	for i, v := range p.Pix {
		x, y := matrix(p.Place).apply(float64(i%p.Width)+0.5, float64(i/p.Width)+0.5)
		if turned {
			x, y = 160-x, 80-y
		}
		if math.Abs(x-80) < 0.5 || math.Abs(y-40) < 0.5 {
			continue // an edge that is drawn lies between
		}
		if black := x < 80 && y < 40; black != (v < 128) {
			t.Fatalf("pixel %d at %g, %g is %d; %d by %d, place %v", i, x, y, v, p.Width, p.Height, p.Place)
		}
	}
}

// TestStrips puts a scan together that comes in two pieces.
func TestStrips(t *testing.T) {
	bits := packed(quarter())
	half := "/Type /XObject /Subtype /Image /Width 16 /Height 4 /BitsPerComponent 1 /ColorSpace /DeviceGray"
	file := onePage("/MediaBox [0 0 160 80]", "/XObject << /A 5 0 R /B 6 0 R >>",
		"q 160 0 0 40 0 40 cm /A Do Q q 160 0 0 40 0 0 cm /B Do Q", streamObject(half, string(bits[:8])), streamObject(half, string(bits[8:])))
	f, err := Open(bytes.NewReader(file), int64(len(file)), "")
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.picture(0)
	if err != nil {
		t.Fatal(err)
	}
	checkQuarter(t, *p, false)
}

// TestDrawn has a page without a picture drawn, in the reading process.
func TestDrawn(t *testing.T) {
	file := onePage("/MediaBox [0 0 160 80]", "", "0 40 80 40 re f")
	path := filepath.Join(t.TempDir(), "drawn.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	w := NewWorker(Options{})
	defer w.Close()
	p, err := w.Picture(t.Context(), path, 1)
	if err != nil {
		t.Fatal(err)
	}
	checkQuarter(t, p, false)
}

func TestPictureFiles(t *testing.T) {
	dir := t.TempDir()
	var b bytes.Buffer
	if err := png.Encode(&b, quarter()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "scan.png")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	w := NewWorker(Options{})
	defer w.Close()
	pages, err := w.Pages(t.Context(), path)
	if err != nil || len(pages) != 1 || pages[0].Unread != UnreadPicture || pages[0].Width != 792 || pages[0].Height != 396 {
		t.Fatalf("%v, %+v", err, pages)
	}
	p, err := w.Picture(context.Background(), path, 1)
	if err != nil || p.Width != 16 || p.Height != 8 || p.Pix[0] != 0 || p.Pix[15] != 255 {
		t.Errorf("%v, %+v", err, p)
	}
	for name, content := range map[string]string{"cut.png": b.String()[:40], "loop.tif": "II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00"} {
		bad := filepath.Join(dir, name)
		if err := os.WriteFile(bad, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if pages, err := w.Pages(t.Context(), bad); err == nil && pages[0].Unread == "" {
			t.Errorf("%s reads as a page", name)
		}
		if _, err := w.Picture(t.Context(), bad, 1); err == nil {
			t.Errorf("%s gives a picture", name)
		}
	}
	if _, err := w.Picture(t.Context(), path, 2); !errors.Is(err, ErrNoPicture) {
		t.Errorf("page 2 of 1: %v", err)
	}
}

// FuzzPictureDict reads pictures with any dictionary over any bytes.
func FuzzPictureDict(f *testing.F) {
	f.Add("/Width 16 /Height 8 /BitsPerComponent 1 /ColorSpace /DeviceGray", []byte("0123456789abcdef"))
	f.Add("/Width 9 /Height 3 /BitsPerComponent 4 /ColorSpace [/Indexed /DeviceCMYK 3 <00>] /Decode [1 0]", []byte("xyz"))
	f.Add("/Width 16 /Height 8 /Filter /CCITTFaxDecode /DecodeParms << /K 0 /Columns 99999 /BlackIs1 true >>", []byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, dict string, data []byte) {
		if len(dict) > 500 || len(data) > 4096 || bytes.Contains([]byte(dict), []byte("stream")) {
			return
		}
		file := onePage("/MediaBox [0 0 160 80]", "/XObject << /P 5 0 R >>", "q 160 0 0 80 0 0 cm /P Do Q",
			streamObject("/Subtype /Image "+dict, string(data)))
		own, err := Open(bytes.NewReader(file), int64(len(file)), "")
		if err != nil {
			return
		}
		for i := range own.Pages {
			if p, err := own.picture(i); err == nil && len(p.Pix) != p.Width*p.Height {
				t.Fatal(fmt.Sprint(p.Width, p.Height, len(p.Pix)))
			}
		}
	})
}
