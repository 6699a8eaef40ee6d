package bind

import (
	"strings"

	"imeappeal/appeal/pdf"
)

// form is what a file says for all its fields.
type form struct {
	look    string // default appearance
	redraws bool   // viewers draw the values anew (NeedAppearances)
}

func readForm(f *pdf.File) form {
	d := f.Value(f.Catalog(), "AcroForm")
	return form{
		look:    string(f.Value(d, "DA").StringBytes()),
		redraws: string(f.Value(d, "NeedAppearances").Raw) == "true",
	}
}

// Field flags (ISO 32000-1, 12.7.4).
const (
	fieldMultiline = 1 << 12
	fieldPassword  = 1 << 13
	fieldPush      = 1 << 16
	fieldComb      = 1 << 24
)

// fieldValue gives an attribute of a field, its own or inherited.
func (c *carrier) fieldValue(o pdf.Object, key string) pdf.Object {
	for range 32 {
		if v := c.file.Value(o, key); v.Kind != pdf.Null {
			return v
		}
		if o = c.file.Value(o, "Parent"); o.Kind != pdf.Dict {
			break
		}
	}
	return pdf.Object{}
}

// wantsDrawing reports whether a field has a value that its appearance does
// not show: without this the value would vanish with the form.
func (c *carrier) wantsDrawing(o pdf.Object) bool {
	switch c.fieldValue(o, "FT").NameText() {
	case "Tx", "Ch":
		text := c.fieldText(o)
		if strings.TrimSpace(text) == "" {
			return false
		}
		look := c.normalLook(o)
		if look == nil || c.blank(*look) {
			return true
		}
		_, ok := winAnsi(text)
		return c.form.redraws && ok
	case "Btn":
		return c.normalLook(o) == nil && c.ticked(o)
	}
	return false
}

// ticked reports whether a check box or radio button is on.
func (c *carrier) ticked(o pdf.Object) bool {
	if c.fieldValue(o, "Ff").Int(0)&fieldPush != 0 {
		return false
	}
	state := c.file.Value(o, "AS").NameText()
	if state == "" && c.file.Value(o, "Parent").Kind == pdf.Null { // one box, no group
		state = c.file.Value(o, "V").NameText()
	}
	return state != "" && state != "Off"
}

// fieldText gives a text or choice field's value as a person reads it.
func (c *carrier) fieldText(o pdf.Object) string {
	v := c.fieldValue(o, "V")
	if v.Kind == pdf.Null {
		return ""
	}
	var lines []string
	if v.Kind == pdf.Array {
		for _, item := range v.Items {
			lines = append(lines, c.optionText(o, c.file.Resolve(item).Text()))
		}
	} else {
		lines = append(lines, c.optionText(o, c.valueText(o, v)))
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.Join(lines, "\n"))
}

// valueText reads a value that may be a string, a name or a stream.
func (c *carrier) valueText(o, v pdf.Object) string {
	for range 32 {
		if ref := o.Lookup("V"); ref != nil {
			if ref.Kind == pdf.Ref {
				if body := c.file.Load(ref.Num); body.Stream {
					data, _ := c.file.Decode(body, 1<<20)
					return pdf.Object{Kind: pdf.Token, Raw: pdf.AppendHex(nil, data)}.Text()
				}
			}
			break
		}
		o = c.file.Value(o, "Parent")
	}
	return v.Text()
}

// optionText gives what a choice shows for the value it stores.
func (c *carrier) optionText(o pdf.Object, value string) string {
	for _, item := range c.fieldValue(o, "Opt").Items {
		pair := c.file.Resolve(item)
		if pair.Kind == pdf.Array && len(pair.Items) > 1 && c.file.Resolve(pair.Items[0]).Text() == value {
			return c.file.Resolve(pair.Items[1]).Text()
		}
	}
	return value
}

// blank reports whether an appearance shows neither text nor picture.
func (c *carrier) blank(look pdf.Object) bool {
	data, err := c.file.Decode(c.file.Load(look.Num), 1<<20)
	if err != nil {
		return false
	}
	shows := false
	scanOperators(data, func(op []byte) {
		switch string(op) {
		case "Tj", "TJ", "'", "\"", "Do", "BI", "sh":
			shows = true
		}
	})
	return !shows
}
