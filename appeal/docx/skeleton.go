package docx

import (
	_ "embed"
	"regexp"
	"strconv"
)

// The parts that are the same for every letter but for size, width and font.
var (
	//go:embed skeleton/styles.xml
	stylesXML string
	//go:embed skeleton/settings.xml
	settingsXML string
)

// A measure of the skeleton stands between @: @half 1.35@ is 1.35 times the
// text's size in half-points, @twip 0.65@ in twips; @width@ is that of the
// column of text, @font@ the family.
var measure = regexp.MustCompile(`@(half|twip|width|font)(?: ([0-9.]+))?@`)

// skeleton gives a part with its measures filled in.
func (d *document) skeleton(xml string) string {
	return measure.ReplaceAllStringFunc(xml, func(s string) string {
		m := measure.FindStringSubmatch(s)
		sizes, _ := strconv.ParseFloat(m[2], 64)
		switch m[1] {
		case "half":
			return strconv.Itoa((d.em(sizes) + 5) / 10)
		case "twip":
			return strconv.Itoa(d.em(sizes))
		case "width":
			return strconv.Itoa(d.width())
		}
		return escaped(oneLine(d.opts.Font))
	})
}
