package clinic

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestMeasuresFindTheirHitsAndNotTheirMisses(t *testing.T) {
	tables := load(t)
	for _, m := range tables.Measures {
		for _, s := range []string{m.When, m.Figure, m.Unit} {
			if _, err := regexp.Compile(s); err != nil {
				t.Errorf("%s: %v", m.ID, err)
			}
		}
		if len(m.Hits) == 0 || len(m.Misses) == 0 {
			t.Errorf("%s has no hits or no misses", m.ID)
		}
		for _, s := range m.Hits {
			if got := tables.Implausible(s, ""); len(got) != 1 {
				t.Errorf("%s in %q: %q", m.ID, s, got)
			}
		}
		for _, s := range m.Misses {
			if got := tables.Implausible(s, ""); len(got) != 0 {
				t.Errorf("%s in %q: %q", m.ID, s, got)
			}
		}
	}
}

// TestImplausibleMotion knows how far a joint may go, in a sentence and in the
// row of a table.
func TestImplausibleMotion(t *testing.T) {
	tables := load(t)
	for _, tt := range []struct {
		text, head string
		want       []string
	}{
		{"Flexion 450, extension 30.", "Cervical spine", []string{"450,"}},
		{"Flexion   60   310   70", "Knee, degrees   Right   Left   Normal", []string{"310"}},
		{"Extension   150   25", "Lumbar range of motion", []string{"150"}},
		{"Abduction   150   180", "Shoulder", nil},
		{"Knee flexion was 135 degrees and extension 0.", "", nil},
		{"Rotation to the left was 800 and to the right 75.", "Neck: cervical motion", []string{"800"}},
		{"Flexion and extension films of 2024 were seen, 310 images.", "", nil},
		{"Forward flexion 178 degrees, abduction 175 degrees", "", nil},
		{"Wrist flexion 45/310", "", []string{"45/310"}},
		{"Resisted flexion held 310 seconds", "", nil},
		{"The claimant was seen on 10/14/2025 at 310 Main Street.", "", nil},
	} {
		if got := tables.Implausible(tt.text, tt.head); !slices.Equal(got, tt.want) {
			t.Errorf("%q under %q: %q, want %q", tt.text, tt.head, got, tt.want)
		}
	}
}

// TestImplausibleSparesReports marks nothing in reports as they were written.
func TestImplausibleSparesReports(t *testing.T) {
	tables := load(t)
	files, _ := filepath.Glob("../../testdata/*/*/report.txt")
	if more := os.Getenv("IMEAPPEAL_CASES"); more != "" {
		extra, _ := filepath.Glob(filepath.Join(more, "*", "report.txt"))
		files = append(files, extra...)
	}
	if len(files) < 20 {
		t.Fatalf("only %d reports", len(files))
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			if got := tables.Implausible(line, ""); len(got) > 0 {
				t.Errorf("%s: %q in %q", file, got, line)
			}
		}
	}
}
