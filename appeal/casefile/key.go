package casefile

import (
	"reflect"
	"strconv"
	"strings"

	"imeappeal/appeal"
)

// step is one step of a key: a name, or a position in a list.
type step struct {
	name  string
	index int // counts when name is ""
}

// stepsOf splits exam.notes.tests[2].performed.
func stepsOf(key string) ([]step, bool) {
	var out []step
	for part := range strings.SplitSeq(key, ".") {
		name, rest, _ := strings.Cut(part, "[")
		if name == "" {
			return nil, false
		}
		out = append(out, step{name: name})
		for rest != "" {
			digits, more, closed := strings.Cut(rest, "]")
			i, err := strconv.Atoi(digits)
			if !closed || err != nil || i < 0 || more != "" && more[0] != '[' {
				return nil, false
			}
			out = append(out, step{index: i})
			rest = strings.TrimPrefix(more, "[")
		}
	}
	return out, true
}

func (s step) String() string {
	if s.name != "" {
		return s.name
	}
	return "[" + strconv.Itoa(s.index) + "]"
}

// reach follows the steps through a case. A list may be reached one past its
// end, which lengthens it; a pointer that is nil is filled.
func reach(c *appeal.Case, steps []step) (reflect.Value, bool) {
	v := reflect.ValueOf(c).Elem()
	for _, s := range steps {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		switch {
		case s.name != "" && v.Kind() == reflect.Struct && v.Type() != dayType:
			v = fieldOf(v, s.name)
			if !v.IsValid() {
				return v, false
			}
		case s.name == "" && v.Kind() == reflect.Slice && s.index <= v.Len():
			if s.index == v.Len() {
				v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
			}
			v = v.Index(s.index)
		default:
			return reflect.Value{}, false
		}
	}
	return v, true
}

// convert makes a value of the type that the case has for a key.
func convert(value any, t reflect.Type) (reflect.Value, bool) {
	v := reflect.ValueOf(value)
	if !v.IsValid() {
		return reflect.Zero(t), true
	}
	if v.Type().AssignableTo(t) {
		return v, true
	}
	if t.Kind() == reflect.Pointer {
		inner, ok := convert(value, t.Elem())
		if !ok {
			return v, false
		}
		p := reflect.New(t.Elem())
		p.Elem().Set(inner)
		return p, true
	}
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		return convert(v.Elem().Interface(), t)
	}
	if v.Kind() == reflect.String && t == dayType {
		day, err := appeal.ParseDay(v.String())
		return reflect.ValueOf(day), err == nil
	}
	if v.Kind() == reflect.String && t.Kind() == reflect.String {
		return v.Convert(t), true
	}
	return v, false
}

// same compares two parts of a case. An empty list is as good as none.
func same(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() && b.IsNil()
		}
		return same(a.Elem(), b.Elem())
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	}
	return a.Interface() == b.Interface()
}

// absent reports that a value says nothing; what stands behind a pointer does
// say something: recording: {made: false}.
func absent(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer:
		return v.IsNil()
	case reflect.Slice:
		return v.Len() == 0
	}
	return v.IsZero()
}
