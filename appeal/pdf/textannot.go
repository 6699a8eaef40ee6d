package pdf

import lib "github.com/ledongthuc/pdf"

// annotations reads what form fields, typed-on text and stamps show: on a
// form the answers stand there and not in the page's own content.
func (r *textRun) annotations(page lib.Value, st textState) (err error) {
	defer func() {
		if x := recover(); x != nil && err == nil {
			err = ErrDamaged
		}
	}()
	annots := page.Key("Annots")
	for i := range min(annots.Len(), 3000) {
		a := fenced(func() lib.Value { return annots.Index(i) })
		if e := r.annotation(a, st); e != nil && err == nil {
			err = e
		}
		r.words.flush()
	}
	return err
}

func (r *textRun) annotation(a lib.Value, st textState) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = ErrDamaged
		}
	}()
	const hidden, noView = 1 << 1, 1 << 5
	kind := a.Key("Subtype").Name()
	if kind != "Link" && kind != "Popup" {
		r.note(a)
	}
	switch kind {
	case "Widget", "FreeText", "Stamp":
	default:
		return nil
	}
	if a.Key("F").Int64()&(hidden|noView) != 0 {
		return nil
	}
	look := a.Key("AP").Key("N")
	if look.Kind() == lib.Dict {
		look = look.Key(a.Key("AS").Name())
	}
	rect, ok := rectangle(a.Key("Rect"))
	if !ok {
		return nil
	}
	before := r.words.total
	if look.Kind() == lib.Stream {
		inside := st
		inside.ctm = appearanceMatrix(look, rect).times(st.ctm)
		form := &formContent{}
		r.f.readForm(form, look)
		r.f.lost = r.f.lost || form.lost
		err = r.form(form, resources{}, inside)
		r.words.flush()
	}
	if r.words.total == before {
		r.setField(fieldText(a), rect, st)
	}
	return err
}

// appearanceMatrix fits an appearance's box into its annotation's rectangle
// (ISO 32000-1, 12.5.5, algorithm 8.1).
func appearanceMatrix(look lib.Value, rect [4]float64) matrix {
	box, ok := rectangle(look.Key("BBox"))
	if !ok {
		return matrix{1, 0, 0, 1, rect[0], rect[1]}
	}
	b := boxAround(matrixOf(look.Key("Matrix"), identity), box[0], box[1], box[2], box[3])
	if b[2]-b[0] < 1e-6 || b[3]-b[1] < 1e-6 {
		return matrix{1, 0, 0, 1, rect[0] - b[0], rect[1] - b[1]}
	}
	sx, sy := (rect[2]-rect[0])/(b[2]-b[0]), (rect[3]-rect[1])/(b[3]-b[1])
	return matrix{sx, 0, 0, sy, rect[0] - b[0]*sx, rect[1] - b[1]*sy}
}
