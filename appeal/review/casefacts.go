package review

import (
	"fmt"
	"reflect"
	"strings"

	"imeappeal/appeal"
)

// Fact is one thing that the case file says, by its key.
type Fact struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// CaseFacts lists what a reader of the report needs of the case file, in its
// order, each by the key that "against" may name. Where the claimant lives, who
// represents, what was decided and what was sent is no reader's business.
func CaseFacts(c *appeal.Case) []Fact {
	told := appeal.Case{
		Claimant: c.Claimant, Claim: c.Claim, Denial: c.Denial, Exam: c.Exam, Physicians: c.Physicians,
		Diagnoses: c.Diagnoses, Medications: c.Medications, Measurements: c.Measurements,
	}
	var out []Fact
	for _, f := range allFacts(&told) {
		if !private(f.Key) {
			out = append(out, f)
		}
	}
	return out
}

func private(key string) bool {
	for _, end := range []string{".phone", ".email", ".fax"} {
		if strings.HasSuffix(key, end) {
			return true
		}
	}
	return key == "version" || strings.Contains(key, "address[")
}

// allFacts flattens a case: every key that holds something, in order.
func allFacts(c *appeal.Case) []Fact {
	var out []Fact
	flatten(reflect.ValueOf(*c), "", &out)
	return out
}

func flatten(v reflect.Value, key string, out *[]Fact) {
	if d, ok := v.Interface().(appeal.Day); ok {
		if !d.IsZero() {
			*out = append(*out, Fact{key, d.String()})
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			flatten(v.Elem(), key, out)
		}
	case reflect.Slice:
		for i := range v.Len() {
			flatten(v.Index(i), fmt.Sprintf("%s[%d]", key, i), out)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
			flatten(v.Field(i), strings.TrimPrefix(key+"."+name, "."), out)
		}
	case reflect.Bool: // "performed: false" says something, an unset "final" does not
		if v.Bool() || strings.HasSuffix(key, ".performed") || strings.HasSuffix(key, ".made") {
			*out = append(*out, Fact{key, fmt.Sprint(v.Bool())})
		}
	case reflect.Int:
		if v.Int() != 0 {
			*out = append(*out, Fact{key, fmt.Sprint(v.Int())})
		}
	case reflect.String:
		if s := strings.TrimSpace(v.String()); s != "" {
			*out = append(*out, Fact{key, s})
		}
	}
}

// valuesAt gives what stands at a key of the case and below it.
func valuesAt(facts []Fact, key string) []string {
	var out []string
	for _, f := range facts {
		rest, ok := strings.CutPrefix(f.Key, key)
		if ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			out = append(out, f.Value)
		}
	}
	return out
}
