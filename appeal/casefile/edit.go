package casefile

import (
	"reflect"
	"slices"
	"strconv"
	"unicode/utf8"

	"imeappeal/appeal"
)

// Set gives a key of the case a value: "denial.received", a Day;
// "exam.notes.tests[2].performed", a bool; "claimant.address", a []string. A
// list may be set one past its end. Only the lines that hold the value change;
// comments, order and quoting elsewhere stay. A value that says nothing (the
// zero Day, an empty text) removes its key. An edit that would make the file
// wrong is refused with *Invalid and changes nothing. Nothing is on disk before
// Save.
func (f *File) Set(key string, value any) error {
	steps, ok := stepsOf(key)
	if !ok {
		return &Uneditable{key, "this is not a key of the case file"}
	}
	return f.edit(key, func(e *editor, want *appeal.Case) error {
		target, ok := reach(want, steps)
		if !ok {
			return &Uneditable{key, "the case file has no such key"}
		}
		v, ok := convert(value, target.Type())
		if !ok || !validText(v) {
			return &Uneditable{key, "the value is of the wrong kind"}
		}
		target.Set(v)
		if keepsZero(target) {
			return e.put(steps, target)
		}
		if absent(target) && len(steps) > 0 && steps[len(steps)-1].name != "" {
			return e.remove(steps)
		}
		return e.put(steps, target)
	})
}

// Append adds an element at the end of a list: Append("log", entry).
func (f *File) Append(key string, value any) error {
	steps, ok := stepsOf(key)
	if !ok {
		return &Uneditable{key, "this is not a key of the case file"}
	}
	list, ok := reach(copied(&f.Case), steps)
	if !ok || list.Kind() != reflect.Slice {
		return &Uneditable{key, "this is not a list"}
	}
	return f.Set(key+"["+strconv.Itoa(list.Len())+"]", value)
}

// Remove takes a key, or an element of a list, out of the file. A key that is
// not there is no error.
func (f *File) Remove(key string) error {
	steps, ok := stepsOf(key)
	if !ok {
		return &Uneditable{key, "this is not a key of the case file"}
	}
	return f.edit(key, func(e *editor, want *appeal.Case) error {
		last := steps[len(steps)-1]
		parent, ok := reach(want, steps[:len(steps)-1])
		switch {
		case ok && last.name == "" && parent.Kind() == reflect.Slice && last.index < parent.Len():
			kept := reflect.AppendSlice(parent.Slice(0, last.index), parent.Slice(last.index+1, parent.Len()))
			parent.Set(kept)
		case ok && last.name != "":
			target, ok := reach(want, steps)
			if !ok {
				return &Uneditable{key, "the case file has no such key"}
			}
			target.SetZero()
		default:
			return &Uneditable{key, "the case file has no such place"}
		}
		return e.remove(steps)
	})
}

// edit runs one change. Afterwards the text must say exactly what is wanted and
// nothing else may have changed: if a first try with plain texts does not pass,
// a second one quotes everything, and if that fails nothing is changed.
func (f *File) edit(key string, change func(*editor, *appeal.Case) error) error {
	var failure error
	for _, strict := range []bool{false, true} {
		want, e := copied(&f.Case), &editor{src: f.text, old: copied(&f.Case), strict: strict}
		if err := change(e, want); err != nil {
			return err
		}
		next, problems := f.decoded(e.src)
		switch {
		case failed(problems):
			failure = &Invalid{Path: Name, Problems: problems}
		case !same(reflect.ValueOf(next), reflect.ValueOf(*want)):
			failure = &Uneditable{key, "its place in the file is written in an unusual way; edit it by hand"}
		default:
			f.dirty = f.dirty || string(e.src.raw) != string(f.text.raw)
			f.text, f.Case, f.Warnings = e.src, next, problems
			return nil
		}
	}
	return failure
}

func (f *File) decoded(src source) (appeal.Case, []appeal.Problem) {
	if p := unreadable(src.raw); p != nil {
		return appeal.Case{}, []appeal.Problem{*p}
	}
	c, problems := decodeCase(src)
	if !failed(problems) {
		problems = append(problems, checkFiles(f.Dir, c, src)...)
	}
	return c, problems
}

// keepsZero reports that false and 0 are answers at this place.
func keepsZero(v reflect.Value) bool {
	return v.Kind() == reflect.Bool || v.Kind() == reflect.Int || v.Kind() == reflect.Pointer && !v.IsNil()
}

// validText refuses bytes that are no text anywhere in a value.
func validText(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return utf8.ValidString(v.String())
	case reflect.Pointer:
		return v.IsNil() || validText(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			if !validText(v.Index(i)) {
				return false
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !validText(v.Field(i)) {
				return false
			}
		}
	}
	return true
}

// copied gives a copy that shares nothing with the case.
func copied(c *appeal.Case) *appeal.Case {
	return deepCopy(reflect.ValueOf(c)).Interface().(*appeal.Case)
}

func deepCopy(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(deepCopy(v.Elem()))
		}
	case reflect.Slice:
		if !v.IsNil() {
			out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		}
		for i := range v.Len() {
			out.Index(i).Set(deepCopy(v.Index(i)))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if out.Field(i).CanSet() {
				out.Field(i).Set(deepCopy(v.Field(i)))
			}
		}
	}
	return out
}

// editor changes the text of a case step by step.
type editor struct {
	src    source
	old    *appeal.Case
	strict bool
}

// tree parses the text as it stands now.
func (e *editor) tree() (*node, lines, style, error) {
	text := e.src.plain()
	root, problems := parse(text)
	if root == nil || failed(problems) {
		return nil, lines{}, style{}, &Invalid{Path: Name, Problems: problems}
	}
	s := styleOf(root)
	s.strict = e.strict
	return root, linesOf(text), s, nil
}

// put makes the text say v at the place of the steps. Where the place exists,
// only the parts that differ are touched.
func (e *editor) put(steps []step, v reflect.Value) error {
	root, lines, style, err := e.tree()
	if err != nil {
		return err
	}
	at := walk(root, steps)
	if at.blocked {
		return &Uneditable{stepsString(steps), "it is written once and used in several places (& and *)"}
	}
	if at.missing > 0 {
		rest := steps[len(steps)-at.missing:]
		return e.insert(at, rest, pieceOf(v).within(rest[1:]), lines, style)
	}
	switch n := at.node(); {
	case n.shape == isMap && len(n.entries) > 0 && v.Kind() != reflect.Slice:
		return e.putFields(steps, v)
	case n.shape == isList && len(n.items) > 0:
		return e.putItems(steps, v)
	default:
		return e.replaceValue(at, pieceOf(v), lines, style)
	}
}

func (e *editor) putFields(steps []step, v reflect.Value) error {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	before, _ := reach(copied(e.old), steps)
	if before.Kind() == reflect.Pointer {
		before = before.Elem()
	}
	for i := range v.NumField() {
		if before.IsValid() && same(before.Field(i), v.Field(i)) {
			continue
		}
		below := append(slices.Clone(steps), step{name: keyOf(v.Type().Field(i))})
		change := func() error { return e.put(below, v.Field(i)) }
		if absent(v.Field(i)) {
			change = func() error { return e.remove(below) }
		}
		if err := change(); err != nil {
			return err
		}
	}
	return nil
}

func (e *editor) putItems(steps []step, v reflect.Value) error {
	before, _ := reach(copied(e.old), steps)
	for i := range v.Len() {
		if i < before.Len() && same(before.Index(i), v.Index(i)) {
			continue
		}
		if err := e.put(append(slices.Clone(steps), step{index: i}), v.Index(i)); err != nil {
			return err
		}
	}
	for i := before.Len() - 1; i >= v.Len(); i-- {
		if err := e.remove(append(slices.Clone(steps), step{index: i})); err != nil {
			return err
		}
	}
	return nil
}

func stepsString(steps []step) string {
	out := ""
	for _, s := range steps {
		if s.name != "" && out != "" {
			out += "."
		}
		out += s.String()
	}
	return out
}
