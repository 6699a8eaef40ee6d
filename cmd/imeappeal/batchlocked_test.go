package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal/casefile"
)

// TestBatchMakeSaysWhoIsAtWork: a second run on a folder says which run is there
// and what to do, and does not call the folder a case.
func TestBatchMakeSaysWhoIsAtWork(t *testing.T) {
	dir := t.TempDir()
	sheet, out := filepath.Join(dir, "cases.csv"), filepath.Join(dir, "built")
	text := "case_id,claimant_name,claim_kind,state,denial_date\nA-1,Ana Ruiz,erisa-disability,OH,2026-10-05\n"
	if err := os.WriteFile(sheet, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	make := func() (int, string) {
		var said bytes.Buffer
		code := run([]string{"batch", "make", sheet, "-o", out, "--letters", "claims-file", "--as-of", "2026-11-22"}, strings.NewReader(""), &said, &said)
		return code, said.String()
	}
	if code, said := make(); code != exitPartly {
		t.Fatalf("%d\n%s", code, said)
	}
	unlock, err := casefile.LockFolder(out)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	code, said := make()
	for _, want := range []string{"another `batch make` is at work in this folder, since ", "(process ", "batch status", "goes on with what is left"} {
		if !strings.Contains(strings.Join(strings.Fields(said), " "), want) {
			t.Errorf("%q is not said", want)
		}
	}
	if code != exitCould || strings.Contains(said, "this case") {
		t.Errorf("%d\n%s", code, said)
	}
}
