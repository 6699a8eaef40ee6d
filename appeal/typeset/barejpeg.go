package typeset

import "bytes"

// bareJPEG gives a JPG without what does not belong to the picture: a camera
// notes the place, the time and a small copy of what was there before it was
// cut, and telephones put a film behind its end. The colour notes of Adobe
// stay, as do the dots themselves. What has no
// coded dots is given as it is.
func bareJPEG(jpg []byte) []byte {
	const (
		fill, start, end, scan = 0xFF, 0xD8, 0xD9, 0xDA
		app1, adobe, app15     = 0xE1, 0xEE, 0xEF
		comment                = 0xFE
	)
	if !bytes.HasPrefix(jpg, []byte{fill, start}) {
		return jpg
	}
	out := append(make([]byte, 0, len(jpg)), jpg[:2]...)
	scanned := false
	for at := 2; at+1 < len(jpg) && jpg[at] == fill; {
		kind := jpg[at+1]
		if kind == fill {
			at++
			continue
		}
		if kind == end {
			return append(out, fill, end)
		}
		if at+4 > len(jpg) {
			return jpg
		}
		next := at + 2 + int(be16(jpg, at+2))
		if next > len(jpg) || next < at+4 {
			return jpg
		}
		if kind == scan {
			next, scanned = behindScan(jpg, next), true
		}
		if kind != comment && (kind < app1 || kind > app15 || kind == adobe) {
			out = append(out, jpg[at:next]...)
		}
		at = next
	}
	if scanned { // its end is missing; without one some readers refuse what there is
		return append(out, fill, end)
	}
	return jpg
}

// behindScan finds the marker that ends the coded dots which begin at a place:
// neither a coded 0xFF nor a restart.
func behindScan(jpg []byte, at int) int {
	for ; at+1 < len(jpg); at++ {
		if jpg[at] != 0xFF {
			continue
		}
		if m := jpg[at+1]; m != 0 && m != 0xFF && (m < 0xD0 || m > 0xD7) {
			return at
		}
	}
	return len(jpg)
}
