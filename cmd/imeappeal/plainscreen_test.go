package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestASCIIScreen(t *testing.T) {
	for text, want := range map[string]string{
		"“Yes” – it’s…":         `"Yes" - it's...`,
		"¿Cuál es su año?":      "Cual es su ano?",
		"┃ 29 C.F.R. § 2560 日本": "| 29 C.F.R. s. 2560 ??",
		"\x1b[31mred\x1b[0m":    "\x1b[31mred\x1b[0m",
	} {
		if got := inASCII(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	for _, tt := range []struct {
		goos string
		env  map[string]string
		want bool
	}{
		{"linux", nil, false},
		{"linux", map[string]string{"LANG": "en_US.UTF-8"}, false},
		{"linux", map[string]string{"LANG": "C"}, true},
		{"linux", map[string]string{"LANG": "de_DE.ISO-8859-1"}, true},
		{"linux", map[string]string{"LANG": "en_US.utf8", "LC_ALL": "POSIX"}, true},
		{"darwin", map[string]string{"LC_CTYPE": "UTF-8"}, false},
		{"windows", map[string]string{"LANG": "C"}, false},
	} {
		if got := onlyASCII(tt.goos, func(name string) string { return tt.env[name] }); got != tt.want {
			t.Errorf("%s %v: %v", tt.goos, tt.env, got)
		}
	}
	if out := new(bytes.Buffer); screenFor(out, true) != out {
		t.Error("a pipe does not get its bytes as they are")
	}
}

// TestEveryWordHasASCII: no message in any language loses a sign to "?" on a
// screen without UTF-8.
func TestEveryWordHasASCII(t *testing.T) {
	for _, code := range languages {
		w, err := loadLanguage(wordFiles, code)
		if err != nil {
			t.Fatal(err)
		}
		for id, text := range w {
			if got := inASCII(text); strings.Count(got, "?") != strings.Count(text, "?") {
				t.Errorf("%s, %s: %s", code, id, got)
			}
		}
	}
}
