package typeset_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"imeappeal/appeal/typeset"
)

// corner is a picture with a black upper left corner on white.
func corner(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{255, 255, 255, 255}
			if x < w/2 && y < h/2 {
				c = color.RGBA{0, 0, 0, 255}
			}
			m.Set(x, y, c)
		}
	}
	return m
}

func encoded(t testing.TB, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpg(t testing.TB, m image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, m, nil) })
}

// heldAt puts an Exif segment with an orientation into a JPG.
func heldAt(jpg []byte, orientation uint16) []byte {
	tiff := []byte("II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00")
	tiff = binary.LittleEndian.AppendUint16(tiff, orientation)
	tiff = append(tiff, 0, 0, 0, 0, 0, 0)
	seg := append([]byte("Exif\x00\x00"), tiff...)
	out := []byte{0xFF, 0xD8, 0xFF, 0xE1}
	out = binary.BigEndian.AppendUint16(out, uint16(len(seg)+2))
	return append(append(out, seg...), jpg[2:]...)
}

func TestImagePageKeepsJPEG(t *testing.T) {
	data := jpg(t, corner(400, 300))
	set, err := typeset.ImagePage("photo.jpg", data, typeset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(set.PDF, data) {
		t.Error("the JPG's bytes are not in the PDF as they were")
	}
	if !bytes.Contains(set.PDF, []byte("/MediaBox[0 0 792.00 612.00]")) {
		t.Error("a picture wider than high is not on a lying page")
	}
	again, _ := typeset.ImagePage("photo.jpg", data, typeset.Options{})
	if !bytes.Equal(set.PDF, again.PDF) {
		t.Error("the same picture gave other bytes")
	}
}

// What a camera notes beside a picture, and what a telephone puts behind it,
// does not go out; the dots stay as they are coded.
func TestImagePageWithoutNotes(t *testing.T) {
	data := jpg(t, corner(400, 300))
	noted := heldAt(data, 6)
	noted = append(bytes.Clone(noted[:2]), append([]byte("\xff\xfe\x00\x0bhome: 9 W"), noted[2:]...)...)
	noted = append(noted, []byte("a film of the room")...)
	set, err := typeset.ImagePage("photo.jpg", noted, typeset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"Exif", "home: 9", "film"} {
		if bytes.Contains(set.PDF, []byte(s)) {
			t.Errorf("%q goes out with the picture", s)
		}
	}
	if !bytes.Contains(set.PDF, data) {
		t.Error("the picture itself was changed")
	}
	torn := noted[:len(noted)/2]
	if set, err := typeset.ImagePage("photo.jpg", torn, typeset.Options{}); err != nil || !set.Damaged || bytes.Contains(set.PDF, []byte("Exif")) {
		t.Errorf("a JPG that ends early: %v", err)
	}
}

func TestImagePageOrientation(t *testing.T) {
	data := jpg(t, corner(400, 300))
	for o := uint16(1); o <= 8; o++ {
		set, err := typeset.ImagePage("photo.jpg", heldAt(data, o), typeset.Options{})
		if err != nil {
			t.Fatal(err)
		}
		lying := bytes.Contains(set.PDF, []byte("/MediaBox[0 0 792.00 612.00]"))
		if lying != (o < 5) {
			t.Errorf("orientation %d: lying page %v", o, lying)
		}
	}
}

func TestImagePagePNG(t *testing.T) {
	rgba := corner(40, 60)
	see := image.NewNRGBA(rgba.Bounds())
	deep := image.NewNRGBA64(rgba.Bounds())
	grey := image.NewGray16(rgba.Bounds())
	few := image.NewPaletted(rgba.Bounds(), color.Palette{color.White, color.Black, color.Transparent})
	for y := range 60 {
		for x := range 40 {
			see.Set(x, y, color.NRGBA{255, 0, 0, uint8(4 * y)})
			deep.Set(x, y, color.NRGBA64{60000, 1, 2, 65535})
			grey.Set(x, y, color.Gray16{uint16(x * 1000)})
			few.SetColorIndex(x, y, uint8(x%3))
		}
	}
	for name, m := range map[string]image.Image{"plain": rgba, "alpha": see, "deep": deep, "grey16": grey, "palette": few} {
		set, err := typeset.ImagePage(name, encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, m) }), typeset.Options{})
		if err != nil || set.Pages != 1 {
			t.Errorf("%s: %v", name, err)
		}
		if bytes.Contains(set.PDF, []byte("/SMask")) {
			t.Errorf("%s: transparency is left to the reader's program", name)
		}
	}
	if _, err := typeset.ImagePage("gif", encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, rgba, nil) }), typeset.Options{}); err != nil {
		t.Error(err)
	}
}

// twoPages is a TIFF of two one-bit pages in fax resolution: 204 dots across,
// 98 down, uncompressed.
func twoPages() []byte {
	const w, h = 64, 40
	out := []byte("II*\x00\x08\x00\x00\x00")
	entry := func(tag, kind uint16, value uint32) {
		out = binary.LittleEndian.AppendUint16(out, tag)
		out = binary.LittleEndian.AppendUint16(out, kind)
		out = binary.LittleEndian.AppendUint32(out, 1)
		out = binary.LittleEndian.AppendUint32(out, value)
	}
	for page := range 2 {
		const entries, data = 10, w / 8 * h
		after := uint32(len(out)) + 2 + 12*entries + 4
		out = binary.LittleEndian.AppendUint16(out, entries)
		entry(256, 3, w)
		entry(257, 3, h)
		entry(258, 3, 1)
		entry(259, 3, 1)
		entry(262, 3, 1)
		entry(273, 4, after+16)
		entry(278, 3, h)
		entry(279, 4, data)
		entry(282, 5, after)
		entry(283, 5, after+8)
		next := uint32(0)
		if page == 0 {
			next = after + 16 + data
		}
		out = binary.LittleEndian.AppendUint32(out, next)
		for _, n := range []uint32{204, 1, 98, 1} {
			out = binary.LittleEndian.AppendUint32(out, n)
		}
		out = append(out, bytes.Repeat([]byte{0xF0}, data)...)
	}
	return out
}

func TestImagePageTIFF(t *testing.T) {
	set, err := typeset.ImagePage("fax.tif", twoPages(), typeset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if set.Pages != 2 || bytes.Count(set.PDF, []byte("/Type/Page/")) != 2 {
		t.Errorf("%d pages of 2", set.Pages)
	}
	for range 5 {
		if again, _ := typeset.ImagePage("fax.tif", twoPages(), typeset.Options{}); !bytes.Equal(again.PDF, set.PDF) {
			t.Fatal("the same fax gave other bytes")
		}
	}
	// 64 × 40 dots at 204 × 98 to the inch are higher than wide.
	if bytes.Contains(set.PDF, []byte("[0 0 792.00 612.00]")) {
		t.Error("the dots of a fax are taken for square")
	}
	if !bytes.Contains(set.PDF, []byte("/BitsPerComponent 1")) {
		t.Error("black and white is stored as grey")
	}
	endless := twoPages()
	first := 8 + 2 + 12*10
	copy(endless[first:], []byte{8, 0, 0, 0}) // the first page says that it is followed by itself
	if _, err := typeset.ImagePage("fax.tif", endless, typeset.Options{}); err == nil || !strings.Contains(err.Error(), "no end") {
		t.Errorf("an endless file: %v", err)
	}
	if _, err := typeset.ImagePage("fax.tif", []byte("II*\x00"), typeset.Options{}); err == nil {
		t.Error("a file without pages was set")
	}
}

func TestImagePageRefuses(t *testing.T) {
	good := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, corner(40, 60)) })
	bomb := bytes.Clone(good)
	copy(bomb[16:24], []byte{0, 0xFF, 0xFF, 0xFF, 0, 0xFF, 0xFF, 0xFF})
	for _, c := range []struct {
		name, data, want string
		unsupported      bool
	}{
		{"a.heic", "\x00\x00\x00\x18ftypheic____", "a HEIC file cannot be put on a page; save it as JPG", true},
		{"a.docx", "PK\x03\x04", "Word", true},
		{"a.webp", "RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP", true},
		{"empty", "", "unknown", true},
		{"cut.png", string(good[:len(good)/2]), "scan it again", false},
		{"bomb.png", string(bomb), "bomb.png", false},
		{"head.jpg", "\xff\xd8\xff\xe0", "head.jpg", false},
	} {
		_, err := typeset.ImagePage(c.name, []byte(c.data), typeset.Options{})
		var no *typeset.UnsupportedImage
		if err == nil || !strings.Contains(err.Error(), c.want) || errors.As(err, &no) != c.unsupported {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestImagePageCutShort(t *testing.T) {
	data := jpg(t, corner(800, 600))
	set, err := typeset.ImagePage("cut.jpg", data[:len(data)*2/3], typeset.Options{})
	if err != nil || !set.Damaged {
		t.Errorf("a JPG that ends early: damaged %v, %v", set.Damaged, err)
	}
}

func FuzzImagePage(f *testing.F) {
	f.Add(heldAt(jpg(f, corner(8, 8)), 6))
	f.Add(encoded(f, func(b *bytes.Buffer) error { return png.Encode(b, corner(8, 8)) }))
	f.Add([]byte("GIF89a"))
	f.Add(twoPages())
	f.Fuzz(func(t *testing.T, data []byte) {
		if set, err := typeset.ImagePage("x", data, typeset.Options{}); err == nil && (set.Pages < 1 || !bytes.HasPrefix(set.PDF, []byte("%PDF-"))) {
			t.Fatalf("%d pages", set.Pages)
		}
	})
}
