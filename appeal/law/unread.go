package law

import (
	"reflect"
	"regexp"
	"strings"
)

// The researchers marked what they knew only by heart as "remembered". It
// stays in the data files for whoever checks them next, and never comes out of
// the package.
const rememberedMarker = "remembered"

// inside is the text of an aside, which may hold an aside such as (2) itself.
const inside = `(?:[^()]|\([^()]*\))*`

var (
	rememberedAside = regexp.MustCompile(`\s*\(` + inside + rememberedMarker + inside + `\)`)
	clauseEnd       = regexp.MustCompile(`[.;] `)
)

// withoutRemembered drops every clause and every aside that was not read.
func withoutRemembered(s string) string {
	if !strings.Contains(s, rememberedMarker) {
		return s
	}
	s = rememberedAside.ReplaceAllString(s, "")
	var kept []string
	rest := s
	for rest != "" {
		end := len(rest)
		if at := clauseEnd.FindStringIndex(rest); at != nil {
			end = at[1]
		}
		if clause := rest[:end]; !strings.Contains(clause, rememberedMarker) {
			kept = append(kept, clause)
		}
		rest = rest[end:]
	}
	return strings.TrimRight(strings.TrimSpace(strings.Join(kept, "")), ";")
}

// clean applies withoutRemembered to every text of a value, and empties the
// hint that says of itself that it must not be printed.
func clean(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			clean(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name == "UnreadHint" {
				v.Field(i).SetString("")
				continue
			}
			clean(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			clean(v.Index(i))
		}
	case reflect.String:
		v.SetString(withoutRemembered(v.String()))
	}
}
