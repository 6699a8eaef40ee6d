package bind

import (
	"slices"

	"imeappeal/appeal/pdf"
)

// Annotation flags (ISO 32000-1, 12.5.3).
const (
	flagHidden   = 1 << 1
	flagPrint    = 1 << 2
	flagNoView   = 1 << 5
	flagReadOnly = 1 << 6
	flagLocked   = 1 << 7
	flagFrozen   = 1 << 9 // locked contents
)

// treatment is what becomes of an annotation.
type treatment uint8

const (
	drop   treatment = iota
	keep             // as it is, without actions
	freeze           // its look only, as a locked stamp
	draw             // a field's value, drawn by us, as a locked stamp
)

// treat decides what becomes of an annotation; nothing is written.
func (c *carrier) treat(o pdf.Object) treatment {
	kind := c.file.Value(o, "Subtype").NameText()
	switch {
	case o.Kind != pdf.Dict || kind == "" || kind == "Popup": // a popup shows its parent's contents once more
		return drop
	case kind == "Link":
		if _, ok := c.target(o); ok {
			return keep
		}
		return drop
	case slices.Contains(shownAnnotations, kind):
		return keep
	case kind == "Widget" && c.wantsDrawing(o):
		return draw
	}
	if c.normalLook(o) != nil {
		return freeze
	}
	return drop
}

// noteTreatment records what a reader of the packet will miss.
func (c *carrier) noteTreatment(o pdf.Object, t treatment) {
	kind := c.file.Value(o, "Subtype").NameText()
	add := func(k NoteKind) { c.note(Note{c.part.ID, c.page0, k, 1}) }
	switch {
	case kind == "Widget":
		add(FormFlattened)
		if t == draw && c.hasValue(o) {
			add(ValueDrawn)
		}
	case kind == "FileAttachment":
		add(FilesDropped)
	case slices.Contains(mediaAnnotations, kind):
		add(MediaDropped)
	case kind == "Link" && t == drop:
		add(ActionsDropped)
	}
	if o.Lookup("AA") != nil || kind != "Link" && kind != "Widget" && o.Lookup("A") != nil {
		add(ActionsDropped)
	}
}

// annotation writes a safe copy of an annotation and reports whether there is
// one.
func (c *carrier) annotation(o pdf.Object) bool {
	t := c.treat(o)
	switch t {
	case drop:
		return false
	case keep:
		c.keepAnnotation(o)
	case freeze:
		c.freezeAnnotation(o, *c.normalLook(o))
	case draw:
		c.drawField(o)
	}
	return true
}

func (c *carrier) keepAnnotation(o pdf.Object) {
	kind := c.file.Value(o, "Subtype").NameText()
	c.str("<</Type/Annot/Subtype/" + kind)
	c.putKeys(o, annotationKeys)
	if irt := o.Lookup("IRT"); irt != nil && irt.Kind == pdf.Ref {
		c.setRole(irt.Num, annotation)
		c.str("/IRT")
		c.put(*irt, false)
	}
	if n := c.file.Value(o, "AP").Lookup("N"); n != nil && n.Kind != pdf.Null {
		c.str("/AP<</N")
		c.put(*n, false)
		c.str(">>")
	}
	if kind == "Link" {
		t, _ := c.target(o)
		c.putTarget(t)
	}
	c.str(">>")
}

func (c *carrier) putKeys(o pdf.Object, keys []string) {
	for _, k := range keys {
		v := o.Lookup(k)
		if v == nil || v.Kind == pdf.Null {
			continue
		}
		c.str("/" + k)
		c.put(*v, false)
	}
}

// freezeAnnotation writes only an annotation's look.
func (c *carrier) freezeAnnotation(o, look pdf.Object) {
	c.str("<</Type/Annot/Subtype/Stamp")
	c.putKeys(o, frozenKeys)
	c.printf("/F %d/AP<</N", c.frozenFlags(o))
	c.put(look, false)
	c.str(">>>>")
}

// frozenFlags keeps whether an annotation is seen and printed, and locks it.
func (c *carrier) frozenFlags(o pdf.Object) int {
	f := c.file.Value(o, "F").Int(0)
	return f&(flagHidden|flagPrint|flagNoView) | flagReadOnly | flagLocked | flagFrozen
}

// normalLook gives the appearance stream that is shown, as a reference, nil if
// there is none.
func (c *carrier) normalLook(o pdf.Object) *pdf.Object {
	n := c.file.Value(o, "AP").Lookup("N")
	if n == nil {
		return nil
	}
	if n.Kind == pdf.Ref && c.file.Load(n.Num).Stream {
		return n
	}
	states := c.file.Resolve(*n)
	state := c.file.Value(o, "AS").NameText()
	if state == "" {
		state = c.fieldValue(o, "V").NameText()
	}
	if state == "" {
		state = "Off"
	}
	if n = states.Lookup(state); n != nil && n.Kind == pdf.Ref && c.file.Load(n.Num).Stream {
		return n
	}
	return nil
}
