package pdf

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The samples in testdata/encrypted were made with qpdf 11.3: one page that
// says "sealed words" and has a note, user password "user" (none in the open
// ones), owner password "owner".
func TestEncrypted(t *testing.T) {
	files, err := filepath.Glob("testdata/encrypted/*.pdf")
	if err != nil || len(files) < 9 {
		t.Fatalf("%d samples (%v)", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		passwords := []string{"user", "owner"}
		if strings.Contains(name, "open") {
			passwords = []string{"", "owner", "something else"}
		} else {
			for _, wrong := range []string{"", "User", "user "} {
				if _, err := Open(bytes.NewReader(data), int64(len(data)), wrong); !errors.Is(err, ErrPassword) {
					t.Errorf("%s with %q: %v, want %v", name, wrong, err, ErrPassword)
				}
			}
		}
		for _, p := range passwords {
			f, err := Open(bytes.NewReader(data), int64(len(data)), p)
			if err != nil {
				t.Errorf("%s with %q: %v", name, p, err)
				continue
			}
			page := f.PageObject(f.Pages[0])
			body, err := f.Decode(f.Load(page.Lookup("Contents").Num), 1000)
			if err != nil || !bytes.Contains(body, []byte("(sealed words)")) {
				t.Errorf("%s with %q: content = %q, %v", name, p, body, err)
			}
			note := f.Resolve(f.Value(page, "Annots").Items[0])
			if got := f.Value(note, "Contents").Text(); got != "a sealed note" {
				t.Errorf("%s with %q: note = %q", name, p, got)
			}
			if !f.Encrypted() || f.Repaired {
				t.Errorf("%s: encrypted %v, repaired %v", name, f.Encrypted(), f.Repaired)
			}
		}
	}
}
