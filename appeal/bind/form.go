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
	fieldCombo     = 1 << 17
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
// not show (without this the value would vanish with the form), or a frame and
// no appearance at all.
func (c *carrier) wantsDrawing(o pdf.Object) bool {
	look := c.normalLook(o)
	if look == nil && c.framed(o) {
		return true
	}
	if !c.hasValue(o) {
		return false
	}
	if c.fieldValue(o, "FT").IsName("Btn") {
		return look == nil
	}
	if look == nil || c.blank(*look) {
		return true
	}
	_, ok := winAnsi(c.fieldText(o))
	return c.form.redraws && ok
}

// hasValue reports whether a person filled the field in.
func (c *carrier) hasValue(o pdf.Object) bool {
	switch c.fieldValue(o, "FT").NameText() {
	case "Tx", "Ch":
		return strings.TrimSpace(c.fieldText(o)) != ""
	case "Btn":
		return c.ticked(o)
	}
	return false
}

// framed reports whether the field's box is to be seen even when it is empty.
func (c *carrier) framed(o pdf.Object) bool {
	mk := c.file.Value(o, "MK")
	return len(c.file.Value(mk, "BG").Items) > 0 || len(c.file.Value(mk, "BC").Items) > 0
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

// maxValue bounds a field's text: no field shows more.
const maxValue = 100_000

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
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.Join(lines, "\n"))
	return text[:min(len(text), maxValue)]
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

// options gives what a list box shows, from its first visible line on, and
// which of it is chosen; nil for any other field.
func (c *carrier) options(o pdf.Object) (texts []string, chosen []bool) {
	if !c.fieldValue(o, "FT").IsName("Ch") || c.fieldValue(o, "Ff").Int(0)&fieldCombo != 0 {
		return nil, nil
	}
	value := "\n" + c.fieldText(o) + "\n"
	opts := c.fieldValue(o, "Opt").Items
	top := min(max(0, c.fieldValue(o, "TI").Int(0)), len(opts))
	for _, item := range opts[top:min(len(opts), top+200)] {
		item = c.file.Resolve(item)
		text := item.Text()
		if item.Kind == pdf.Array && len(item.Items) > 1 {
			text = c.file.Resolve(item.Items[1]).Text()
		}
		texts = append(texts, text)
		chosen = append(chosen, strings.Contains(value, "\n"+text+"\n"))
	}
	return texts, chosen
}

// blank reports whether an appearance shows neither text nor picture.
func (c *carrier) blank(look pdf.Object) bool {
	data, err := c.file.Decode(c.file.Load(look.Num), 1<<20)
	if err != nil {
		return false
	}
	shows := false
	scanOperators(data, func(o operator) {
		switch string(o.word) {
		case "Tj", "TJ", "'", "\"", "Do", "BI", "sh":
			shows = true
		}
	})
	return !shows
}
