package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"plain – “quoted”\n\tline": "plain – “quoted”\n\tline",
		"\x1b[2Jgone":              "�[2Jgone",
		"\u009b31mred":             "�31mred",
		"back\r\boverwritten":      "back��overwritten",
		"a\u202etxt.exe":           "a�txt.exe",
		"bell\a":                   "bell�",
	} {
		if got := printable(in); got != want {
			t.Errorf("printable(%q) = %q, want %q", in, got, want)
		}
		if one := oneLine(in); strings.ContainsAny(one, "\n\t\r\x1b\u009b") {
			t.Errorf("oneLine(%q) = %q", in, one)
		}
		b, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		var back string
		if err := json.Unmarshal(printableJSON(b), &back); err != nil || back != in || strings.ContainsAny(string(printableJSON(b)), "\u009b\u202e") {
			t.Errorf("JSON of %q: %q, back %q, %v", in, printableJSON(b), back, err)
		}
	}
}
