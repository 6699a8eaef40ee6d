package ocr

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

var sampleLines = []string{
	"INDEPENDENT MEDICAL EXAMINATION",
	"The claimant was seen on March 14, 2025.",
	"I found a full range of motion of the neck",
	"and normal strength in both hands. The",
	"records of the treating surgeon were read.",
}

// rendered sets lines in a serif face on a letter page's upper part at that
// resolution, the first baseline two inches down, the margin one inch.
func rendered(t testing.TB, dots int, lines []string) *sheet {
	t.Helper()
	f, err := opentype.Parse(liberationserifregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 12, DPI: float64(dots)})
	if err != nil {
		t.Fatal(err)
	}
	m := image.NewGray(image.Rect(0, 0, dots*17/2, dots*5))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	d := font.Drawer{Dst: m, Src: image.Black, Face: face}
	for i, l := range lines {
		d.Dot = fixed.P(dots, 2*dots+i*dots*18/72)
		d.DrawString(l)
	}
	k := 72 / float64(dots)
	return &sheet{w: m.Rect.Dx(), h: m.Rect.Dy(), pix: m.Pix, toPage: affine{k, 0, 0, k, 0, 0}}
}

// fileOf writes sheets as the pages of a PDF that are pictures.
func fileOf(t testing.TB, sheets ...*sheet) string {
	return fileWith(t, sheets, make([]string, len(sheets)))
}

// fileWith writes sheets as the pages of a PDF, faxes with a bit a pixel, and
// over each more content; /F in it is Helvetica.
func fileWith(t testing.TB, sheets []*sheet, over []string) string {
	t.Helper()
	var b bytes.Buffer
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	stream := func(dict, data string) string {
		return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	kids := ""
	for i := range sheets {
		kids += fmt.Sprintf("%d 0 R ", 3+3*i)
	}
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(sheets)))
	for i, s := range sheets {
		w, h := float64(s.w)*s.toPage[0], float64(s.h)*s.toPage[3]
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents %d 0 R /Resources << /XObject << /P %d 0 R >> "+
			"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>", w, h, 4+3*i, 5+3*i))
		object(stream("", fmt.Sprintf("q %g 0 0 %g 0 0 cm /P Do Q %s", w, h, over[i])))
		form, data := encoded(t, s)
		object(stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray %s", s.w, s.h, form), data))
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, off := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	path := filepath.Join(t.TempDir(), "scan.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// encoded gives a sheet's pixels as a PDF holds them.
func encoded(t testing.TB, s *sheet) (form, data string) {
	t.Helper()
	var b bytes.Buffer
	if !s.bilevel {
		if err := jpeg.Encode(&b, &image.Gray{Pix: s.pix, Stride: s.w, Rect: image.Rect(0, 0, s.w, s.h)}, &jpeg.Options{Quality: 85}); err != nil {
			t.Fatal(err)
		}
		return "/BitsPerComponent 8 /Filter /DCTDecode", b.String()
	}
	w := zlib.NewWriter(&b)
	for y := range s.h {
		row := make([]byte, (s.w+7)/8)
		for x, v := range s.pix[y*s.w : (y+1)*s.w] {
			if v > 127 {
				row[x/8] |= 0x80 >> (x % 8)
			}
		}
		_, _ = w.Write(row)
	}
	_ = w.Close()
	return "/BitsPerComponent 1 /Filter /FlateDecode", b.String()
}
