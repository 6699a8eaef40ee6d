package letter_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal/letter"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// TestGoldens writes every letter for every case, as a draft for reading.
func TestGoldens(t *testing.T) {
	t.Parallel()
	list, err := letter.List(nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range sampleCases(t) {
		for _, info := range list {
			t.Run(name+"/"+info.ID, func(t *testing.T) {
				l, err := letter.Compose(info.ID, data)
				var refused *letter.RefusedError
				if errors.As(err, &refused) {
					golden(t, name+"/"+info.ID+".refused.txt", refused.Error()+"\n")
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				golden(t, name+"/"+info.ID+".md", letter.Markdown(l))
			})
		}
	}
}
