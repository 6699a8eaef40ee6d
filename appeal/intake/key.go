package intake

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"imeappeal/appeal"
)

var position = regexp.MustCompile(`\[\d*\]`)

func withoutPositions(key string) string { return position.ReplaceAllString(key, "[]") }

// at puts a position into the first [] of a question's id.
func at(id string, i int) string {
	return strings.Replace(id, "[]", "["+strconv.Itoa(i)+"]", 1)
}

// field finds the part of the case that a key names. With make it fills
// pointers and lengthens lists on the way; without, a part that is not there is
// the zero Value.
func field(c *appeal.Case, key string, make bool) reflect.Value {
	v := reflect.ValueOf(c).Elem()
	for part := range strings.SplitSeq(key, ".") {
		name, index, listed := strings.Cut(strings.TrimSuffix(part, "]"), "[")
		v = below(pointed(v, make), name)
		if !listed || !v.IsValid() {
			continue
		}
		i, err := strconv.Atoi(index)
		if err != nil || i < 0 || v.Kind() != reflect.Slice || i > v.Len() || i == v.Len() && !make {
			return reflect.Value{}
		}
		if i == v.Len() {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		}
		v = v.Index(i)
	}
	return v
}

func pointed(v reflect.Value, make bool) reflect.Value {
	if !v.IsValid() || v.Kind() != reflect.Pointer {
		return v
	}
	if v.IsNil() && make {
		v.Set(reflect.New(v.Type().Elem()))
	}
	return v.Elem()
}

func below(v reflect.Value, name string) reflect.Value {
	if !v.IsValid() || v.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	for i := range v.NumField() {
		if tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ","); tag == name {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}
