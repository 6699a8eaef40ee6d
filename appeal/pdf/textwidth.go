package pdf

import (
	"math"
	"strings"

	lib "github.com/ledongthuc/pdf"
)

// fontName drops a subset's tag ("ABCDEF+") and the case.
func fontName(s string) string {
	if len(s) > 7 && s[6] == '+' {
		s = s[7:]
	}
	return strings.ToLower(s)
}

// boldName tells bold by the name of a font, in small letters. The URW fonts
// that TeX sets in (NimbusRomNo9L-Medi, -MediItal) call their bold so; medium
// in other names is not bold.
func boldName(name string) bool {
	for _, w := range []string{"bold", "black", "heavy", "demi", "cmbx", "-bd", "-mediital", "-mediobli"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return strings.HasSuffix(name, "-medi")
}

// readDescriptor takes the height of the glyphs, where it is believable.
func (t *textFont) readDescriptor(d lib.Value) {
	if d.Kind() != lib.Dict {
		return
	}
	up, down := d.Key("Ascent").Float64()/1000, d.Key("Descent").Float64()/1000
	if up > 0.4 && up < 1.3 {
		t.ascent = up
	}
	if down > 0 {
		down = -down
	}
	if down < -0.05 && down > -0.6 {
		t.descent = down
	}
	if d.Key("Flags").Int64()&(1<<18) != 0 || d.Key("FontWeight").Float64() >= 600 {
		t.bold = true
	}
	if n := d.Key("MissingWidth").Float64(); n > 0 {
		for i := range t.widths {
			t.widths[i] = n / 1000
		}
	}
}

// readWidths takes /Widths, which replace the standard ones.
func (t *textFont) readWidths(v lib.Value) {
	scale := 0.001
	if v.Key("Subtype").Name() == "Type3" {
		t.drawn = true
		t.shape = matrixOf(v.Key("FontMatrix"), t.shape)
		scale = math.Hypot(t.shape[0], t.shape[1])
		t.readType3Height(v.Key("FontBBox"))
		clear(t.widths[:])
	}
	w := v.Key("Widths")
	first := int(v.Key("FirstChar").Int64())
	for i := range min(w.Len(), 256) {
		if c := first + i; c >= 0 && c < 256 {
			t.widths[c] = w.Index(i).Float64() * scale
		}
	}
}

// readType3Height takes a Type3 font's height from its box.
func (t *textFont) readType3Height(box lib.Value) {
	t.ascent, t.descent = 0.75, -0.25
	if r, ok := rectangle(box); ok {
		s := math.Hypot(t.shape[2], t.shape[3])
		if up := r[3] * s; up > 0.1 && up < 5 {
			t.ascent = up
			t.descent = max(-2, min(0, r[1]*s))
		}
	}
}

// setStandardWidths gives the widths of the standard font most like this one.
func (t *textFont) setStandardWidths() {
	italic := strings.Contains(t.name, "italic") || strings.Contains(t.name, "oblique")
	table := &helveticaWidths
	switch {
	case strings.Contains(t.name, "courier") || strings.Contains(t.name, "mono"):
		for i := range t.widths {
			t.widths[i] = 0.6
		}
		return
	case strings.Contains(t.name, "times") || strings.Contains(t.name, "serif") || strings.Contains(t.name, "roman") || strings.Contains(t.name, "georgia") || strings.Contains(t.name, "garamond"):
		table = &timesWidths
		switch {
		case t.bold && italic:
			table = &timesBoldItalicWidths
		case t.bold:
			table = &timesBoldWidths
		case italic:
			table = &timesItalicWidths
		}
	case t.bold:
		table = &helveticaBoldWidths
	}
	for i := range t.widths {
		t.widths[i] = 0.5
		if i >= 32 {
			t.widths[i] = float64(table[i-32]) / 1000
		}
	}
}
