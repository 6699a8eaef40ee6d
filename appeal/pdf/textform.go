package pdf

import (
	"regexp"

	lib "github.com/ledongthuc/pdf"
)

const formDepth = 12

// resources are a page's or form's fonts and forms by name.
type resources struct {
	fonts    lib.Value
	fontRefs map[string]string
	objects  lib.Value
	formRefs map[string]string
	states   lib.Value
	props    lib.Value
}

var namedReference = regexp.MustCompile(`/(\S+) (\d+ \d+) R\b`)

func readResources(v lib.Value) resources {
	r := resources{fonts: v.Key("Font"), objects: v.Key("XObject"), states: v.Key("ExtGState"), props: v.Key("Properties")}
	r.fontRefs, r.formRefs = referencesIn(r.fonts), referencesIn(r.objects)
	return r
}

// referencesIn gives the references in a dictionary by key. The library
// resolves them and does not tell; but it prints them.
func referencesIn(dict lib.Value) map[string]string {
	out := map[string]string{}
	if dict.Kind() == lib.Dict {
		for _, m := range namedReference.FindAllStringSubmatch(dict.String(), -1) {
			out[m[1]] = m[2]
		}
	}
	return out
}

// object draws a form or notes where a picture is.
func (in *interpreter) object(name string) error {
	ref := in.res.formRefs[name]
	form, ok := in.f.forms[ref]
	if !ok || ref == "" {
		form = in.f.loadForm(in.res.objects, name)
		if ref != "" && len(form.content) < 1<<20 {
			in.f.forms[ref] = form
		}
	}
	in.f.lost = in.f.lost || form.lost
	switch {
	case form.picture:
		in.cover.add(in.st.ctm)
	case form.content != nil:
		return in.form(form, in.res, in.st)
	}
	return nil
}

// formContent is a form ready to run; many pages and other forms may call it.
type formContent struct {
	picture   bool // not a form but a picture
	lost      bool // not all of it could be read
	content   []byte
	resources *resources // nil: those of the caller
	matrix    matrix
}

// loadForm reads a form; what cannot be read is empty, and marked as lost.
func (f *textFile) loadForm(objects lib.Value, name string) (form *formContent) {
	form = &formContent{lost: true}
	defer func() { _ = recover() }()
	x := objects.Key(name)
	form.lost = false
	switch x.Key("Subtype").Name() {
	case "Image":
		form.picture = true
	case "Form":
		f.readForm(form, x)
	}
	return form
}

func (f *textFile) readForm(form *formContent, x lib.Value) {
	form.lost = true
	b, err := f.stream(x)
	form.content, form.matrix = b, matrixOf(x.Key("Matrix"), identity)
	if own := x.Key("Resources"); own.Kind() == lib.Dict {
		r := readResources(own)
		form.resources = &r
	}
	form.lost = err != nil
}

// form runs a form's own content; resources it lacks are its caller's.
func (r *textRun) form(form *formContent, from resources, st textState) error {
	if r.depth >= formDepth {
		return nil
	}
	if r.ops += 10; r.ops > opLimit {
		return errTooMuch
	}
	if form.resources != nil {
		from = *form.resources
	}
	st.ctm = form.matrix.times(st.ctm)
	r.depth++
	defer func() { r.depth-- }()
	return r.content(form.content, from, st)
}
