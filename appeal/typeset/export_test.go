package typeset

import "unicode"

// GlyphWidth gives the width that lines are broken with, for the test that
// compares it with the PDF's own table.
func GlyphWidth(r rune, isBold bool) (int, bool) {
	f := faces()[roman]
	if isBold {
		f = faces()[bold]
	}
	if !f.has(r) || f.widths[r] == 0 || rightToLeft(r) || unicode.IsSpace(r) || !unicode.IsGraphic(r) {
		return 0, false
	}
	return int(f.widths[r]), true
}
