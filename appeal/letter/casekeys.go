package letter

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"imeappeal/appeal"
)

// caseFacts lists every text and date of the case under its key, as
// case.yaml writes the key: "claim.plan.name", "physicians[0].since".
func caseFacts(c *appeal.Case) map[string]string {
	facts := map[string]string{}
	if c != nil {
		told := *c
		told.Imported = nil // what another reader wrote bears nothing out
		collect(reflect.ValueOf(told), "", facts)
	}
	return facts
}

func collect(v reflect.Value, key string, into map[string]string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), key, into)
		}
	case reflect.Struct:
		if day, ok := v.Interface().(appeal.Day); ok {
			if !day.IsZero() {
				into[key] = day.Long()
			}
			return
		}
		for i := range v.NumField() {
			collect(v.Field(i), join(key, yamlName(v.Type().Field(i))), into)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), fmt.Sprintf("%s[%d]", key, i), into)
		}
	case reflect.String:
		if s := clean(v.String()); s != "" {
			into[key] = s
		}
	case reflect.Int:
		if v.Int() != 0 {
			into[key] = strconv.FormatInt(v.Int(), 10)
		}
	}
}

// isCaseKey reports whether case.yaml has such a key, filled or not, so that a
// misspelt key in a template is an error and not a fact that is missing.
func isCaseKey(key string) bool {
	t := reflect.TypeFor[appeal.Case]()
	for part := range strings.SplitSeq(key, ".") {
		name, index, indexed := strings.Cut(part, "[")
		if indexed && (!strings.HasSuffix(index, "]") || strings.Trim(index, "0123456789]") != "") {
			return false
		}
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return false
		}
		found := false
		for f := range t.NumField() {
			if yamlName(t.Field(f)) == name {
				t, found = t.Field(f).Type, true
				break
			}
		}
		if !found {
			return false
		}
		if indexed {
			if t.Kind() != reflect.Slice {
				return false
			}
			t = t.Elem()
		}
	}
	return true
}

func yamlName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	return name
}

func join(key, name string) string {
	if key == "" {
		return name
	}
	return key + "." + name
}

// clean makes one line of a value: white space is one space, control
// characters and marks that reorder text are gone, the rest is as it was.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
