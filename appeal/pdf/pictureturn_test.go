package pdf

import (
	"bytes"
	"encoding/binary"
	"image/jpeg"
	"testing"
)

// noted gives the quarter picture as a JPG whose Exif block notes how it is to
// be displayed.
func noted(t *testing.T, orientation int, ord binary.AppendByteOrder, mark string) []byte {
	t.Helper()
	var jpg bytes.Buffer
	if err := jpeg.Encode(&jpg, quarter(), &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	exif := ord.AppendUint16([]byte("Exif\x00\x00"+mark), 42)
	exif = ord.AppendUint16(ord.AppendUint32(exif, 8), 1)
	exif = ord.AppendUint16(ord.AppendUint16(exif, 0x0112), 3)
	exif = ord.AppendUint16(ord.AppendUint16(ord.AppendUint32(exif, 1), uint16(orientation)), 0)
	exif = ord.AppendUint32(exif, 0)
	out := append([]byte("\xff\xd8\xff\xe1"), byte((len(exif)+2)>>8), byte(len(exif)+2))
	return append(append(out, exif...), jpg.Bytes()[2:]...)
}

// TestOrientation displays a picture whose upper left quarter is black as its
// camera noted.
func TestOrientation(t *testing.T) {
	for orientation, want := range map[int][2]int{ // right half, lower half
		0: {0, 0}, 1: {0, 0}, 2: {1, 0}, 3: {1, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 1}, 8: {0, 1}, 9: {0, 0},
	} {
		data := noted(t, orientation, binary.BigEndian, "MM")
		if orientation%2 == 0 {
			data = noted(t, orientation, binary.LittleEndian, "II")
		}
		f := openPictureFile(bytes.NewReader(data), int64(len(data)))
		p, err := f.picture(0)
		if err != nil {
			t.Fatal(err)
		}
		if high := p.Height > p.Width; high != (orientation >= 5 && orientation <= 8) {
			t.Errorf("orientation %d: %d by %d pixels", orientation, p.Width, p.Height)
		}
		page := f.textPage(0)
		if (page.Height > page.Width) != (p.Height > p.Width) {
			t.Errorf("orientation %d: the page is %g by %g", orientation, page.Width, page.Height)
		}
		for right := range 2 {
			for low := range 2 {
				v := p.Pix[(p.Height/4+low*p.Height/2)*p.Width+p.Width/4+right*p.Width/2]
				if black := v < 128; black != (want == [2]int{right, low}) {
					t.Errorf("orientation %d: quarter %d,%d is %d", orientation, right, low, v)
				}
			}
		}
	}
}

// FuzzPictureFile holds that no picture file panics on its way to pixels.
func FuzzPictureFile(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff"))
	f.Add([]byte("II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x08\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := openPictureFile(bytes.NewReader(data), int64(len(data)))
		if p == nil {
			return
		}
		for i := range min(p.count(), 3) {
			p.textPage(i)
			_, _ = p.picture(i)
		}
	})
}
