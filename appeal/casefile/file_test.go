package casefile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func caseFolders(t testing.TB) []string {
	t.Helper()
	out, err := filepath.Glob("../../testdata/cases/*/case.yaml")
	if err != nil || len(out) == 0 {
		t.Fatalf("no sample cases: %v", err)
	}
	if more := os.Getenv("IMEAPPEAL_CASES"); more != "" {
		extra, _ := filepath.Glob(filepath.Join(more, "*", "case.yaml"))
		out = append(out, extra...)
	}
	for i := range out {
		out[i] = filepath.Dir(out[i])
	}
	return out
}

func TestOpenReadsTheSampleCases(t *testing.T) {
	for _, dir := range caseFolders(t) {
		f, err := Open(dir)
		var bad *Invalid
		if errors.As(err, &bad) {
			t.Fatalf("%s: %+v", dir, bad.Problems)
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Warnings) > 0 {
			t.Errorf("%s: %+v", dir, f.Warnings)
		}
		if f.Case.Claimant.Name == "" || len(f.Case.Documents) == 0 || f.Case.Denial.Date.IsZero() {
			t.Errorf("%s: read too little: %+v", dir, f.Case)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	dir := caseFolders(b)[0]
	for b.Loop() {
		if _, err := Open(dir); err != nil {
			b.Fatal(err)
		}
	}
}
