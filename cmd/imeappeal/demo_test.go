package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// TestDemoDecisionsMatch keeps the demo honest: each decision in its case file
// is about a finding that the review still makes, everything of high or
// medium confidence is decided, and the packet is final with all that was kept.
func TestDemoDecisionsMatch(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "demo")
	var out, errs bytes.Buffer
	if code := run([]string{"demo", dir}, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("demo exits %d: %s", code, errs.String())
	}
	var seen struct {
		Findings   []appeal.Finding `json:"findings"`
		Admissions []appeal.Finding `json:"admissions"`
	}
	out.Reset()
	if code := run([]string{"review", "--json", "--no-input", "-C", dir}, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("review exits %d: %s", code, errs.String())
	}
	if err := json.Unmarshal(out.Bytes(), &seen); err != nil {
		t.Fatal(err)
	}
	f, err := casefile.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, x := range append(seen.Findings, seen.Admissions...) {
		found[x.ID] = true
		if _, ok := f.Case.Decided(x.ID); !ok && x.Confidence.AtLeast(appeal.Medium) {
			t.Errorf("not decided: %s (%s, %s) %q", x.ID, x.Kind, x.Ref, x.Quote)
		}
	}
	for _, d := range f.Case.Review {
		if !found[d.Finding] {
			t.Errorf("a decision about %s, which the review does not find", d.Finding)
		}
	}
	checkDemoManifest(t, filepath.Join(dir, "out", f.Case.DemoDay.String(), manifestName))
}

func checkDemoManifest(t *testing.T, path string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var m manifest
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Findings) == 0 || len(m.Unreviewed) > 0 || len(m.LeftOut) > 0 || len(m.Cited) == 0 {
		t.Errorf("findings %d, unreviewed %v, left out %v, authorities %d", len(m.Findings), m.Unreviewed, m.LeftOut, len(m.Cited))
	}
}
