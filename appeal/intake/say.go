package intake

import (
	"reflect"
	"strings"

	"imeappeal/appeal"
)

// SayAbout gives the month or year that a case has where it has no day, "" for none.
func SayAbout(c *appeal.Case, key string) string { return Say(c, key+about) }

// Say gives what a case has at a key as a person would read it, "" for nothing:
// a date in words, the lines of an address with commas between them.
func Say(c *appeal.Case, key string) string {
	v := field(c, key, false)
	if v.IsValid() && v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if !v.IsValid() || v.Kind() != reflect.Bool && v.IsZero() {
		return ""
	}
	switch value := v.Interface().(type) {
	case appeal.Day:
		return value.LongWeekday()
	case appeal.Month:
		return value.Long()
	case []string:
		return strings.Join(value, ", ")
	case bool:
		if value {
			return "yes"
		}
		return "no"
	}
	if v.Kind() == reflect.String {
		return v.String()
	}
	return ""
}
