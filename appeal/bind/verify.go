package bind

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// Verify reads a written packet again and refuses it unless it is what was
// meant: the plan's pages, every object readable where the table says, nothing
// that could act, and each page's Bates number on it.
func Verify(r io.ReaderAt, size int64, plan packet.Plan) error { return verify(r, size, plan, "") }

func verify(r io.ReaderAt, size int64, plan packet.Plan, password string) error {
	return fenced(func() error {
		f, err := pdf.Open(r, size, password)
		if err != nil {
			return err
		}
		if f.Repaired || f.Encrypted() != (password != "") {
			return errors.New("the packet's structure is not as it was written")
		}
		if len(f.Pages) != plan.Pages {
			return fmt.Errorf("the packet has %d pages, %d were planned", len(f.Pages), plan.Pages)
		}
		if err := nothingActs(f); err != nil {
			return err
		}
		for i, p := range f.Pages {
			if plan.Volume != nil && i == 0 {
				continue // its cover
			}
			if !stamped(f, p, plan.Bates.Number(i+1)) {
				return fmt.Errorf("page %d has no stamp", i+1)
			}
		}
		return f.Err()
	})
}

// actingKeys and actingKinds must not stand in a packet, except as the names
// that a producer gave to fonts and pictures.
var (
	actingKeys = []string{"/AA", "/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/EF", "/RichMediaContent", "/AcroForm"}

	actingKinds = []string{
		"JavaScript", "Launch", "SubmitForm", "ImportData", "ResetForm", "GoToR", "GoToE", "Rendition", "Movie", "Sound",
		"SetOCGState", "RichMediaExecute", "EmbeddedFile", "RichMedia", "FileAttachment", "Screen", "3D", "Filespec", "Widget",
	}
)

// nothingActs looks through every object.
func nothingActs(f *pdf.File) error {
	suspects := map[int32]string{}
	err := f.Walk(func(num int32, b pdf.Body) error {
		if name := acting(b.Object, false, true); name != "" {
			suspects[num] = name
		}
		return nil
	})
	if err != nil || len(suspects) == 0 {
		return err
	}
	// A dictionary that something refers to as a map of names is no suspect.
	err = f.Walk(func(_ int32, b pdf.Body) error {
		eachNameMap(b.Object, func(num int32) { delete(suspects, num) })
		return nil
	})
	for num, name := range suspects {
		return errors.Join(err, fmt.Errorf("object %d holds %s, which a packet must not", num, name))
	}
	return err
}

// acting gives the first name in o that could act, "" if there is none.
func acting(o pdf.Object, names, top bool) string {
	if !names && o.Kind == pdf.Dict {
		for _, key := range []string{"S", "Type", "Subtype"} {
			if v := o.Lookup(key); v != nil && slices.Contains(actingKinds, v.NameText()) {
				return "/" + v.NameText()
			}
		}
	}
	for i, item := range o.Items {
		key := ""
		if o.Kind == pdf.Dict {
			if i%2 == 0 {
				continue
			}
			key = string(o.Items[i-1].Raw)
		}
		if !names && slices.Contains(actingKeys, key) {
			return key
		}
		if key == "/OpenAction" && !(top && item.Kind == pdf.Array) {
			return key
		}
		if name := acting(item, !names && key != "" && holdsNames([]byte(key)), false); name != "" {
			return name
		}
	}
	return ""
}

// eachNameMap calls f for each object that o refers to as a map of names.
func eachNameMap(o pdf.Object, f func(num int32)) {
	for i, item := range o.Items {
		if o.Kind == pdf.Dict && i%2 == 1 && item.Kind == pdf.Ref && holdsNames(o.Items[i-1].Raw) {
			f(item.Num)
		}
		eachNameMap(item, f)
	}
}

// stamped reports whether a page shows its Bates number, in its last content
// stream or in an annotation's look.
func stamped(f *pdf.File, p pdf.Page, bates string) bool {
	text, _ := winAnsi(bates)
	want := pdf.AppendLiteral(nil, text)
	d := f.PageObject(p)
	holds := func(o pdf.Object) bool {
		body := f.Load(o.Num)
		if o.Kind != pdf.Ref || !body.Stream || body.Lookup("Filter") != nil {
			return false
		}
		data, err := f.Decode(body, 1<<16)
		return err == nil && bytes.Contains(data, want)
	}
	if c := f.Value(d, "Contents").Items; len(c) > 0 && holds(c[len(c)-1]) {
		return true
	}
	for _, a := range f.Value(d, "Annots").Items {
		if look := f.Value(f.Resolve(a), "AP").Lookup("N"); look != nil && holds(*look) {
			return true
		}
	}
	return false
}
