package typeset

import (
	"bytes"
	"encoding/binary"
)

// imageFormat names what a file is by its first bytes; names lie.
func imageFormat(data []byte) string {
	for _, f := range []struct {
		at          int
		magic, name string
	}{
		{0, "\xff\xd8\xff", "JPG"},
		{0, "\x89PNG\r\n\x1a\n", "PNG"},
		{0, "GIF8", "GIF"},
		{0, "II*\x00", "TIFF"},
		{0, "MM\x00*", "TIFF"},
		{0, "BM", "BMP"},
		{8, "WEBP", "WebP"},
		{4, "ftypavif", "AVIF"},
		{4, "ftyphei", "HEIC"},
		{4, "ftyphev", "HEIC"},
		{4, "ftypmif1", "HEIC"},
		{0, "PK\x03\x04", "Word or ZIP"},
		{0, "\xd0\xcf\x11\xe0", "Word"},
		{0, "%PDF-", "PDF"},
	} {
		if len(data) >= f.at && bytes.HasPrefix(data[f.at:], []byte(f.magic)) {
			return f.name
		}
	}
	return "unknown"
}

// exifOrientation finds how a JPG's camera was held: 1 to 8, 1 where nothing
// is noted. It walks the segments up to the picture's data and reads the
// orientation tag in the first directory of the Exif segment.
func exifOrientation(jpg []byte) int {
	for at := 2; at+4 <= len(jpg) && jpg[at] == 0xFF; {
		kind, size := jpg[at+1], int(be16(jpg, at+2))
		if kind == 0xFF { // fill
			at++
			continue
		}
		if kind == 0xDA || size < 2 || at+2+size > len(jpg) {
			return 1
		}
		if exif, ok := bytes.CutPrefix(jpg[at+4:at+2+size], []byte("Exif\x00\x00")); ok && kind == 0xE1 {
			return orientationIn(exif)
		}
		at += 2 + size
	}
	return 1
}

// orientationIn gives the orientation that a TIFF structure notes.
func orientationIn(tiff []byte) int {
	if o := tiffTag(tiff, 0x0112); o >= 1 && o <= 8 {
		return int(o)
	}
	return 1
}

// tiffTag gives the number that a tag of the first directory holds (SHORT or
// RATIONAL), 0 where there is none.
func tiffTag(tiff []byte, tag uint16) float64 {
	const short, rational = 3, 5
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > int64(len(tiff)) {
		return 0
	}
	for i := range int64(order.Uint16(tiff[at:])) {
		entry := at + 2 + 12*i
		if entry+12 > int64(len(tiff)) {
			return 0
		}
		if order.Uint16(tiff[entry:]) != tag {
			continue
		}
		switch order.Uint16(tiff[entry+2:]) {
		case short:
			return float64(order.Uint16(tiff[entry+8:]))
		case rational:
			value := int64(order.Uint32(tiff[entry+8:]))
			if value+8 > int64(len(tiff)) || order.Uint32(tiff[value+4:]) == 0 {
				return 0
			}
			return float64(order.Uint32(tiff[value:])) / float64(order.Uint32(tiff[value+4:]))
		}
		return 0
	}
	return 0
}
