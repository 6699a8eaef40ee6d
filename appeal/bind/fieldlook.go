package bind

import (
	"fmt"
	"math"
	"strings"

	"imeappeal/appeal/pdf"
)

// made is a stream that belongs to the object being written and follows it.
type made struct {
	num  int32
	dict string
	data []byte
}

// flushMade writes the streams that the last object needs.
func (c *carrier) flushMade() {
	for _, m := range c.made {
		c.stream(m.num, m.dict, m.data)
	}
	c.made = c.made[:0]
}

// drawField writes a field as a locked stamp that shows its value.
func (c *carrier) drawField(o pdf.Object) {
	r, _ := c.file.Rect(c.file.Value(o, "Rect"))
	mk := c.file.Value(o, "MK")
	turn := (c.file.Value(mk, "R").Int(0)%360 + 360) % 360 / 90 * 90
	w, h := math.Max(r.Width(), 4), math.Max(r.Height(), 4)
	matrix := ""
	switch turn {
	case 90:
		w, h = h, w
		matrix = fmt.Sprintf("/Matrix[0 1 -1 0 %s 0]", num(h))
	case 180:
		matrix = fmt.Sprintf("/Matrix[-1 0 0 -1 %s %s]", num(w), num(h))
	case 270:
		w, h = h, w
		matrix = fmt.Sprintf("/Matrix[0 -1 1 0 0 %s]", num(w))
	}
	content := c.fieldFrame(mk, w, h)
	text := ""
	switch {
	case c.fieldValue(o, "FT").IsName("Btn"):
		if c.ticked(o) {
			content += cross(w, h)
		}
	default:
		drawn, whole := c.fieldContent(o, w, h)
		content += drawn
		if !whole {
			text = c.fieldText(o)
			c.note(Note{c.part.ID, c.page0, ValueNotDrawn, 1})
		}
	}
	look := c.number()
	c.made = append(c.made, made{look, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %s %s]%s/Resources<</Font<</F %d 0 R>>>>", num(w), num(h), matrix, c.font), []byte(content)})
	c.str("<</Type/Annot/Subtype/Stamp")
	c.putKeys(o, frozenKeys)
	if text != "" { // what the drawing cannot show in full stands here
		c.str("/Contents")
		c.buf = pdf.AppendText(c.buf, text)
	}
	c.printf("/F %d/AP<</N %d 0 R>>>>", c.frozenFlags(o), look)
}

// cross is the mark in a box that is ticked.
func cross(w, h float64) string {
	return fmt.Sprintf("q 1.2 w 0 G %s %s m %s %s l %s %s m %s %s l S Q\n",
		num(w*.2), num(h*.2), num(w*.8), num(h*.8), num(w*.2), num(h*.8), num(w*.8), num(h*.2))
}

// fieldContent sets a field's value and says whether all of it can be read.
func (c *carrier) fieldContent(o pdf.Object, w, h float64) (content string, whole bool) {
	lay := fieldLayout{w: w, h: h, align: c.fieldValue(o, "Q").Int(0)}
	lay.size, lay.colour = defaultLook(c.defaultLookOf(o))
	if texts, chosen := c.options(o); len(texts) > 0 {
		return lay.list(texts, chosen)
	}
	text := c.fieldText(o)
	flags := c.fieldValue(o, "Ff").Int(0)
	lines, known := winAnsiLines(text)
	if flags&fieldPassword != 0 {
		lines, known = [][]byte{[]byte(strings.Repeat("*", len([]rune(text))))}, true
	}
	if flags&fieldComb != 0 {
		lay.cells = c.fieldValue(o, "MaxLen").Int(0)
	}
	lay.multiline = flags&fieldMultiline != 0 || len(lines) > 1
	content, fits := lay.draw(lines)
	return content, known && fits
}

// fieldFrame paints background and border as the field asks for them.
func (c *carrier) fieldFrame(mk pdf.Object, w, h float64) string {
	s := ""
	if op := c.colour(c.file.Value(mk, "BG"), "g", "rg", "k"); op != "" {
		s += fmt.Sprintf("q %s 0 0 %s %s re f Q\n", op, num(w), num(h))
	}
	if op := c.colour(c.file.Value(mk, "BC"), "G", "RG", "K"); op != "" {
		s += fmt.Sprintf("q %s 1 w 0.5 0.5 %s %s re S Q\n", op, num(w-1), num(h-1))
	}
	return s
}

func (c *carrier) colour(o pdf.Object, gray, rgb, cmyk string) string {
	op := map[int]string{1: gray, 3: rgb, 4: cmyk}[len(o.Items)]
	if o.Kind != pdf.Array || op == "" {
		return ""
	}
	var s strings.Builder
	for _, item := range o.Items {
		v, _ := c.file.Resolve(item).Number()
		s.WriteString(num(math.Max(0, math.Min(1, v))) + " ")
	}
	return s.String() + op
}

func (c *carrier) defaultLookOf(o pdf.Object) string {
	if da := c.fieldValue(o, "DA"); da.IsString() {
		return string(da.StringBytes())
	}
	return c.form.look
}

// defaultLook takes font size and colour out of a default appearance; the size
// is 0 where the viewer chooses.
func defaultLook(da string) (size float64, colour string) {
	words := strings.Fields(da)
	colour = "0 g"
	for i, w := range words {
		n := map[string]int{"Tf": 1, "g": 1, "rg": 3, "k": 4}[w]
		if n == 0 || i < n {
			continue
		}
		args := words[i-n : i]
		sound := true
		for _, a := range args {
			v, ok := pdf.Object{Kind: pdf.Token, Raw: []byte(a)}.Number()
			sound = sound && ok
			if w == "Tf" && ok && v >= 0 && v <= 500 {
				size = v
			}
		}
		if sound && w != "Tf" {
			colour = strings.Join(args, " ") + " " + w
		}
	}
	return size, colour
}

func winAnsiLines(text string) (lines [][]byte, ok bool) {
	ok = true
	for _, l := range strings.Split(text, "\n") {
		b, good := winAnsi(l)
		ok = ok && good
		lines = append(lines, b)
	}
	return lines, ok
}
