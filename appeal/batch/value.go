package batch

import (
	"reflect"
	"strconv"
	"strings"

	"imeappeal/appeal"
)

// valueAt gives what a case says at a key, as an answer's value; false when it
// says nothing there.
func valueAt(c *appeal.Case, key string) (any, bool) {
	v := reflect.ValueOf(c).Elem()
	for part := range strings.SplitSeq(key, ".") {
		name, index, listed := strings.Cut(strings.TrimSuffix(part, "]"), "[")
		for v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return nil, false
			}
			v = v.Elem()
		}
		if v = tagged(v, name); !v.IsValid() {
			return nil, false
		}
		if !listed {
			continue
		}
		i, err := strconv.Atoi(index)
		if err != nil || i >= v.Len() {
			return nil, false
		}
		v = v.Index(i)
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil, false
		}
		v = v.Elem()
	} else if v.IsZero() {
		return nil, false
	}
	if v.Kind() == reflect.String {
		return v.String(), true
	}
	return v.Interface(), true
}

func tagged(v reflect.Value, name string) reflect.Value {
	if v.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	for i := range v.NumField() {
		if tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ","); tag == name {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}
