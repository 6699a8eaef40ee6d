package casefile

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// Whatever a stranger writes, Decode neither panics nor hangs.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(small))
	for _, file := range []string{"../../testdata/demo/case.yaml", "../../testdata/cases/08-rotator-cts-wc-pa/case.yaml"} {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte("a: &a [*a]\n<<: {b: c}\n? d\n: - e\n"))
	f.Add([]byte("claim: {kind: \"\\x\nexam:\n\t- |\n  x"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, problems := Decode(raw)
		for _, p := range problems {
			if !strings.HasPrefix(p.Where, Name) || p.ID == "" || p.Level == "" {
				t.Errorf("a problem without a place: %+v", p)
			}
		}
	})
}

// Set either refuses, and then changes nothing, or the file says the value, and
// every line that was there and is not the value's own still stands, in order.
func FuzzSet(f *testing.F) {
	keys := []string{"claimant.name", "claimant.occupation", "claimant.address[1]", "claimant.address[2]", "claim.insurer.fax", "denial.reasons[0]", "exam.notes.tests[1].remark", "physicians[0].name", "exam.notes.witness.saw[0]"}
	f.Add(small, uint8(0), "x: y # z")
	f.Add(strings.ReplaceAll(small, "\n", "\r\n"), uint8(5), "two\nlines\n")
	f.Add("{version: 1, claimant: {name: A}, claim: {kind: other}}", uint8(2), "it's")
	f.Add(small, uint8(6), "|\n  '\"\\")
	f.Fuzz(func(t *testing.T, text string, which uint8, value string) {
		dir := t.TempDir()
		if os.WriteFile(filepath.Join(dir, Name), []byte(text), 0o600) != nil {
			t.Skip()
		}
		file, err := Open(dir)
		if err != nil {
			t.Skip()
		}
		key := keys[int(which)%len(keys)]
		err = file.Set(key, value)
		if err != nil {
			var bad *Invalid
			var un *Uneditable
			if !errors.As(err, &bad) && !errors.As(err, &un) || string(file.Text()) != text {
				t.Fatalf("refused with %v, text %q", err, file.Text())
			}
			return
		}
		c, problems := Decode(file.Text())
		if failed(problems) {
			t.Fatalf("%+v in\n%s", problems, file.Text())
		}
		steps, _ := stepsOf(key)
		if got, ok := reach(&c, steps); value != "" && (!ok || got.String() != value) {
			t.Fatalf("%s is %q, want %q in\n%s", key, got, value, file.Text())
		}
		if !same(reflect.ValueOf(c), reflect.ValueOf(file.Case)) {
			t.Fatal("the case is not what the text says")
		}
	})
}
