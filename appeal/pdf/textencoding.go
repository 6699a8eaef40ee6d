package pdf

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// standardUpper is the upper half of Adobe's StandardEncoding (ISO 32000-1,
// annex D.2), a blank where it has no character.
const standardUpper = "" +
	"                                " + // 80-9F
	" ¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ" + " –†‡· ¶•‚„”»…‰ ¿" + // A0-BF
	" `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ" + "—               " + // C0-DF
	" Æ ª    ŁØŒº    " + " æ   ı  łøœß    " // E0-FF

// baseEncoding gives the texts of a named encoding's 256 codes.
func baseEncoding(name string) (out [256]string) {
	upper := []rune(standardUpper)
	for i := 32; i < 256; i++ {
		switch {
		case name == "WinAnsiEncoding":
			out[i] = string(charmap.Windows1252.DecodeByte(byte(i)))
		case name == "MacRomanEncoding":
			out[i] = string(charmap.Macintosh.DecodeByte(byte(i)))
		case i == 0x27:
			out[i] = "’"
		case i == 0x60:
			out[i] = "‘"
		case i < 127:
			out[i] = string(rune(i))
		case i >= 128 && i-128 < len(upper) && upper[i-128] != ' ':
			out[i] = string(upper[i-128])
		}
	}
	if name == "WinAnsiEncoding" {
		// Codes without a character are bullets there (annex D.2, note 3).
		for _, i := range []int{0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d} {
			out[i] = "•"
		}
		out[0xad] = "-"
	}
	return out
}

// symbolText reads the codes of the picture fonts that Word and forms use for
// bullets and check boxes, which carry no character of their own.
func symbolText(font string, code byte) string {
	switch {
	case strings.Contains(font, "wingdings"):
		switch code {
		case 0x6c, 0x9f, 0x77:
			return "•"
		case 0x6e, 0xa7:
			return "▪"
		case 0x6f, 0xa8, 0x71, 0x72, 0x70:
			return "☐"
		case 0xd8:
			return "➢"
		case 0xfc:
			return "✓"
		case 0xfb, 0xfd:
			return "☒"
		case 0xfe:
			return "☑"
		case 0xe0, 0xf0:
			return "→"
		case 0x76:
			return "❖"
		case 0x20:
			return " "
		}
		return ""
	case strings.Contains(font, "dingbat"):
		switch code {
		case 0x20:
			return " "
		case 0x33, 0x34:
			return "✓"
		case 0x35, 0x36, 0x37, 0x38:
			return "✗"
		case 0x6c:
			return "●"
		case 0x6e:
			return "■"
		case 0x6f, 0x70, 0x71, 0x72:
			return "☐"
		}
		return ""
	case strings.HasPrefix(font, "symbol"):
		if s := []rune(symbolLetters); code >= 0x41 && int(code)-0x41 < len(s) {
			return string(s[code-0x41])
		}
		switch code {
		case 0xa3:
			return "≤"
		case 0xb3:
			return "≥"
		case 0xb0:
			return "°"
		case 0xb1:
			return "±"
		case 0xb4:
			return "×"
		case 0xb7:
			return "•"
		case 0xb9:
			return "≠"
		case 0xbb:
			return "≈"
		case 0xae:
			return "→"
		case 0x2d:
			return "−"
		}
		if code >= 0x20 && code < 0x41 {
			return string(rune(code))
		}
	}
	return ""
}

// symbolLetters are the codes 41 to 7A of the Symbol font (annex D.5).
const symbolLetters = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
