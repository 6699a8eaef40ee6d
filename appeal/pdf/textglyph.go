package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	lib "github.com/ledongthuc/pdf"
)

// glyphTexts gives the text of glyph names ("ffi", "uni2019", "a.sc", "f_f").
// Names of the Adobe Glyph List are looked up in the library, which holds it.
func glyphTexts(names []string) []string {
	out := make([]string, len(names))
	var ask []string
	var at []int
	for i, name := range names {
		base, _, _ := strings.Cut(name, ".")
		if base == "" || len(base) > 64 {
			continue
		}
		if t := spelledGlyph(base); t != "" {
			out[i] = t
			continue
		}
		ask, at = append(ask, base), append(at, i)
	}
	for i, t := range listedGlyphs(ask) {
		out[at[i]] = t
		if t == "" && strings.Contains(ask[i], "_") {
			out[at[i]] = strings.Join(glyphTexts(strings.Split(strings.ReplaceAll(ask[i], ".", ""), "_")), "")
		}
	}
	return out
}

// spelledGlyph reads names that are a letter or spell out a code point, and
// some of TeX's and Microsoft's that the Adobe list lacks.
func spelledGlyph(name string) string {
	if len(name) == 1 && (name[0]|32 >= 'a' && name[0]|32 <= 'z') {
		return name
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		var b strings.Builder
		for i := 0; i < len(hex); i += 4 {
			v, err := strconv.ParseUint(hex[i:i+4], 16, 32)
			if err != nil {
				return ""
			}
			b.WriteRune(rune(v))
		}
		return b.String()
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if v, err := strconv.ParseUint(hex, 16, 32); err == nil && v <= 0x10ffff {
			return string(rune(v))
		}
	}
	switch name {
	case "ff", "fi", "fl", "ffi", "ffl":
		return name
	case "nbspace", "visiblespace":
		return " "
	case "dotlessj":
		return "ȷ"
	case "Ifractur":
		return "ℑ"
	case "suppress":
		return "ł"
	case "sfthyphen", "hyphenminus", "softhyphen":
		return "-"
	}
	return ""
}

// listedGlyphs asks the library what names mean, 255 at a time: it is given a
// font, in a PDF in memory, whose codes from 0 on are those names.
func listedGlyphs(names []string) []string {
	out := make([]string, 0, len(names))
	for len(names) > 0 {
		n := min(len(names), 255)
		out = append(out, listedPage(names[:n])...)
		names = names[n:]
	}
	return out
}

// listedPage looks up at most 255 names. A name that the library does not know
// gives back its code, so each is asked at two codes: its answers then differ.
func listedPage(names []string) (out []string) {
	out = make([]string, len(names))
	defer func() { _ = recover() }()
	var diff bytes.Buffer
	for _, n := range names {
		diff.WriteByte('/')
		for i := range len(n) {
			if Regular(n[i]) && n[i] != '#' && n[i] > 32 && n[i] < 127 {
				diff.WriteByte(n[i])
			} else {
				fmt.Fprintf(&diff, "#%02X", n[i])
			}
		}
		diff.WriteByte(' ')
	}
	file := "%PDF-1.7\n"
	xref := len(file)
	file += fmt.Sprintf("xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /A << /Encoding << /Differences [0 %s] >> >> /B << /Encoding << /Differences [1 %s] >> >> >>\n", diff.String(), diff.String())
	file += string(endingWith(int64(xref)))
	r, err := lib.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		return out
	}
	a := lib.Font{V: r.Trailer().Key("A")}
	b := lib.Font{V: r.Trailer().Key("B")}
	ea, eb := a.Encoder(), b.Encoder()
	for i := range names {
		ta, tb := ea.Decode(string([]byte{byte(i)})), eb.Decode(string([]byte{byte(i + 1)}))
		if ta == tb {
			out[i] = ta
		}
	}
	return out
}
