package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Why a file could not be used and what to do about it is said to the person;
// the insurer reads only that the paper is not there, with a slip sheet or
// without.
func TestNoAdviceInPacket(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case")
	if err := os.CopyFS(dir, os.DirFS("../../testdata/cases/01-lumbar-ltd-oh")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "documents", "emg-2024-06-18.pdf"), []byte("no PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, slips := range []string{"--allow-missing", ""} {
		out := filepath.Join(dir, "packet"+slips+".pdf")
		var said, errs bytes.Buffer
		args := []string{"packet", "-C", dir, "--as-of", "2025-10-07", "--no-input", "--ocr", "never", "-o", out}
		if slips == "--allow-missing" {
			args = append(args, slips)
		}
		if code := run(args, strings.NewReader(""), &said, &errs); code != exitPartly || !strings.Contains(errs.String(), "print it to a PDF") {
			t.Fatalf("packet exits %d: %s", code, errs.String())
		}
		text := strings.Join(strings.Fields(textOf(t, out)), " ")
		if !strings.Contains(text, "Not available when this packet was made") || strings.Contains(text, "print it to a PDF") || strings.Contains(text, "whatever its name") {
			t.Errorf("%s: the packet says the wrong thing about the missing exhibit", slips)
		}
	}
}
