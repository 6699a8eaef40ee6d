package casefile

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
)

func TestDayInName(t *testing.T) {
	tests := []struct{ name, want string }{
		{"mri-2024-04-02.pdf", "2024-04-02"},
		{"2025_04_17 IME.pdf", "2025-04-17"},
		{"scan20250417.pdf", "2025-04-17"},
		{"04-17-2025.pdf", ""},
		{"2025-13-40.pdf", ""},
		{"2024-01-02 to 2024-03-04.pdf", ""},
		{"claim 120250417.pdf", ""},
		{"note.pdf", ""},
	}
	for _, tt := range tests {
		if d, _ := dayIn(tt.name); dayText(d) != tt.want {
			t.Errorf("dayIn(%q) = %s, want %s", tt.name, dayText(d), tt.want)
		}
	}
}

// TestAddStops stops at the second of three files: the first is in, and a second
// run puts in the rest.
func TestAddStops(t *testing.T) {
	f := opened(t, small)
	var paths []string
	for _, name := range []string{"a.pdf", "b.pdf", "c.pdf"} {
		path := filepath.Join(t.TempDir(), name)
		mustWrite(t, path, "%PDF-1 "+name)
		paths = append(paths, path)
	}
	looked := 0
	opts := AddOptions{
		Note: "read", Look: func(string) Told {
			looked++
			return Told{Kind: appeal.Imaging, Author: "R. Osei, M.D.", Title: "MRI: [x]"}
		},
		Stop: func() error {
			if looked == 2 {
				return context.Canceled
			}
			return nil
		},
	}
	got, err := Add(f, opts, paths...)
	if !errors.Is(err, context.Canceled) || len(got) != 2 || got[1].Outcome != Refused || len(f.Case.Documents) != 1 {
		t.Fatalf("%v, %+v, %d documents", err, got, len(f.Case.Documents))
	}
	want := appeal.Document{ID: "a", Title: "MRI: [x]", Kind: appeal.Imaging, Author: "R. Osei, M.D.", File: "documents/a.pdf", Proposed: []string{"kind", "author", "title"}}
	if diff := cmp.Diff(want, f.Case.Documents[0]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, err = Add(f, opts, paths...); err != nil || len(got) != 3 || got[0].Outcome != WasThere || len(f.Case.Documents) != 3 {
		t.Fatalf("again: %v, %+v", err, got)
	}
}
