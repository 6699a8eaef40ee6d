package pdf

import (
	"bytes"
	"encoding/binary"
)

// orientation tells how page i of a picture file is to be displayed: 1 to 8 as
// in Exif 2.3, 4.6.4, 1 where nothing is noted.
func (f *pictureFile) orientation(i int) int {
	if f.ord != nil {
		return orientationAt(f.data, f.ord, int64(f.at[i]))
	}
	jpg := f.data
	for at := 2; at+4 <= len(jpg) && jpg[at] == 0xff; {
		kind, size := jpg[at+1], int(binary.BigEndian.Uint16(jpg[at+2:]))
		if kind == 0xff { // fill
			at++
			continue
		}
		if kind == 0xda || size < 2 || at+2+size > len(jpg) {
			return 1
		}
		if exif, ok := bytes.CutPrefix(jpg[at+4:at+2+size], []byte("Exif\x00\x00")); ok && kind == 0xe1 {
			return exifOrientation(exif)
		}
		at += 2 + size
	}
	return 1
}

// exifOrientation reads the first directory of an Exif block.
func exifOrientation(exif []byte) int {
	if len(exif) < 8 {
		return 1
	}
	var ord binary.ByteOrder = binary.BigEndian
	if exif[0] == 'I' {
		ord = binary.LittleEndian
	}
	return orientationAt(exif, ord, int64(ord.Uint32(exif[4:])))
}

// orientationAt reads the orientation that a TIFF directory notes.
func orientationAt(b []byte, ord binary.ByteOrder, at int64) int {
	if at < 8 || at+2 > int64(len(b)) {
		return 1
	}
	for k := range int64(ord.Uint16(b[at:])) {
		e := at + 2 + 12*k
		if e+12 > int64(len(b)) {
			return 1
		}
		if o := int(ord.Uint16(b[e+8:])); ord.Uint16(b[e:]) == 0x0112 && o >= 1 && o <= 8 {
			return o
		}
	}
	return 1
}

// oriented maps the unit square, in which PDF shows a picture, to a page of
// that size as displayed.
func oriented(orientation int, w, h float64) matrix {
	switch orientation {
	case 2:
		return matrix{-w, 0, 0, -h, w, h}
	case 3:
		return matrix{-w, 0, 0, h, w, 0}
	case 4:
		return matrix{w, 0, 0, h, 0, 0}
	case 5:
		return matrix{0, h, -w, 0, w, 0}
	case 6:
		return matrix{0, h, w, 0, 0, 0}
	case 7:
		return matrix{0, -h, w, 0, 0, h}
	case 8:
		return matrix{0, -h, -w, 0, w, h}
	}
	return matrix{w, 0, 0, -h, 0, h}
}
