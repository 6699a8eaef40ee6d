package casefile

import (
	"reflect"
	"strconv"
	"strings"
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
	target, ok := reach(copied(&f.Case), steps)
	if !ok {
		return &Uneditable{key, "the case file has no such key"}
	}
	v, ok := convert(value, target.Type())
	if !ok || !validText(v) {
		return &Uneditable{key, "the value is of the wrong kind"}
	}
	if absent(v) && !keepsZero(v) && steps[len(steps)-1].name != "" {
		return f.Remove(key)
	}
	return f.edit(key, func(e *editor, want *appeal.Case) error {
		target, _ := reach(want, steps)
		target.Set(v)
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

// appendAll adds several elements to a list in one edit.
func (f *File) appendAll(steps []step, items []piece) error {
	if len(items) == 0 {
		return nil
	}
	return f.edit(stepsString(steps), func(e *editor, want *appeal.Case) error {
		list, ok := reach(want, steps)
		if !ok {
			return &Uneditable{stepsString(steps), "the case file has no such list"}
		}
		for _, p := range items {
			v := reflect.New(list.Type().Elem()).Elem()
			fill(v, p)
			list.Set(reflect.Append(list, v))
		}
		return e.putAll(steps, items)
	})
}

// fill puts a piece of texts, days and lists in brackets into a struct.
func fill(v reflect.Value, p piece) {
	for i, key := range p.keys {
		at, text := fieldOf(v, key), p.values[i].text
		switch {
		case at.Kind() == reflect.Slice:
			at.Set(reflect.ValueOf(strings.Split(strings.Trim(text, "[]"), ", ")))
		case at.Type() != dayType:
			at.SetString(text)
		default:
			if day, err := appeal.ParseDay(text); err == nil {
				at.Set(reflect.ValueOf(day))
			}
		}
	}
}

// Remove takes a key, or an element of a list, out of the file. A key that is
// not there is no error.
func (f *File) Remove(key string) error {
	steps, ok := stepsOf(key)
	if !ok {
		return &Uneditable{key, "this is not a key of the case file"}
	}
	if target, ok := reach(copied(&f.Case), steps); !ok || !target.IsValid() {
		return &Uneditable{key, "the case file has no such place"}
	}
	if root, _ := parse(f.text.plain()); root == nil || walk(root, steps).missing > 0 {
		return nil
	}
	return f.edit(key, func(e *editor, want *appeal.Case) error {
		last := steps[len(steps)-1]
		parent, _ := reach(want, steps[:len(steps)-1])
		if last.name == "" {
			parent.Set(reflect.AppendSlice(parent.Slice(0, last.index), parent.Slice(last.index+1, parent.Len())))
		} else {
			target, _ := reach(want, steps)
			target.SetZero()
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

const sharedReason = "it is written once and used in several places (& and *)"

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
