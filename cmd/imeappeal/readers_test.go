package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"imeappeal/internal/outside"
)

// outsideReaders opens a packet with the programs that a reviewer may have. A
// program that is not installed is named; .ci/run installs them.
func outsideReaders(t *testing.T, path string) {
	t.Helper()
	reads := func(install, program string, fine func(code int, said string) bool, args ...string) {
		t.Helper()
		if outside.Find(t, install, program) == "" {
			return
		}
		ctx, stop := context.WithTimeout(t.Context(), 5*time.Minute)
		defer stop()
		said, err := exec.CommandContext(ctx, program, args...).CombinedOutput()
		code := 0
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			code = exit.ExitCode()
		} else if err != nil {
			t.Errorf("%s: %v", program, err)
		}
		if ctx.Err() != nil || !fine(code, string(said)) {
			t.Errorf("%s exits %d: %.600s", program, code, said)
		}
	}
	whole := func(code int, _ string) bool { return code == 0 }
	reads("qpdf", "qpdf", func(code int, said string) bool { return code == 0 || code == 3 && !strings.Contains(said, "ERROR") }, "--check", path)
	reads("poppler-utils", "pdftotext", whole, path, os.DevNull)
	// A page with damaged content is an error to MuPDF, as it is in its own file.
	reads("mupdf-tools", "mutool", func(code int, said string) bool { return code == 0 || code == 1 && strings.Count(said, "error:") < 20 }, "draw", "-q", "-r", "20", "-F", "png", "-o", os.DevNull, path)
	folder := os.Getenv("IMEAPPEAL_PDFJS")
	if folder == "" {
		t.Log("IMEAPPEAL_PDFJS names no folder of pdfjs-dist 3: the packet is not opened with pdf.js")
		return
	}
	reads("nodejs", "node", func(code int, said string) bool { return code == 0 && strings.Contains(said, `"wrong":[]`) }, "../../testdata/readers/pdfjs.js", folder, path)
}

// popplerOpens reports that another program finds pages in a file.
func popplerOpens(t *testing.T, path string) bool {
	t.Helper()
	// Only pdfinfo says which of the strangers' files can be opened at all.
	outside.Need(t, "poppler-utils", "pdfinfo")
	said, err := exec.CommandContext(t.Context(), "pdfinfo", path).Output()
	return err == nil && bytes.Contains(said, []byte("Pages:")) && !bytes.Contains(said, []byte("Pages:           0\n"))
}
