package casefile

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// In every sample case every text is set, one at a time: the value is there, and
// all lines but the value's own stand as they stood.
func TestSetAnyTextOfAnyCase(t *testing.T) {
	for _, dir := range caseFolders(t) {
		raw, err := os.ReadFile(filepath.Join(dir, Name))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Replace(string(raw), "claim:\n", "# mine\n\nclaim: # here\n", 1)
		for i, key := range textKeys(t, text) {
			if i%3 != 0 { // every third: each one is parsed four times
				continue
			}
			value := []string{"plain", "it's: \"x\" # y", "two\nlines", "0042", "Zoë – 日本"}[i%5]
			f := &File{Dir: dir, text: source{raw: []byte(text)}}
			f.Case, _ = decodeCase(f.text)
			steps, _ := stepsOf(key)
			if err := f.Set(key, value); err != nil {
				t.Errorf("%s %s: %v", dir, key, err)
				continue
			}
			if got, _ := reach(copied(&f.Case), steps); got.String() != value {
				t.Errorf("%s %s: got %q, want %q", dir, key, got, value)
			}
			root, _ := parse(text)
			at := walk(root, steps).node()
			lines := linesOf(text)
			before, after := text[:lines.start(at.start)], text[lines.end(at.end):]
			if got := string(f.Text()); !strings.HasPrefix(got, before) || !strings.HasSuffix(got, after) {
				t.Errorf("%s %s: more changed than its lines", dir, key)
			}
		}
	}
}

// textKeys lists the keys of a case that hold free text.
func textKeys(t *testing.T, text string) []string {
	t.Helper()
	c, problems := Decode([]byte(text))
	if failed(problems) {
		t.Fatalf("%+v", problems)
	}
	var out []string
	var collect func(v reflect.Value, key string)
	collect = func(v reflect.Value, key string) {
		switch {
		case v.Kind() == reflect.Pointer && !v.IsNil():
			collect(v.Elem(), key)
		case v.Kind() == reflect.Slice:
			for i := range v.Len() {
				collect(v.Index(i), fmt.Sprintf("%s[%d]", key, i))
			}
		case v.Kind() == reflect.Struct && v.Type() != dayType:
			for i := range v.NumField() {
				collect(v.Field(i), join(key, keyOf(v.Type().Field(i))))
			}
		case v.Kind() == reflect.String && v.String() != "" && isFree(key):
			out = append(out, key)
		}
	}
	collect(reflect.ValueOf(c), "")
	return out
}

func isFree(key string) bool {
	for _, part := range []string{".name", ".remark", "remarks[", "address[", "reasons[", ".title", ".author", ".dose", ".occupation", ".value", ".specialty", "_number"} {
		if strings.Contains(key, part) {
			return true
		}
	}
	return false
}
