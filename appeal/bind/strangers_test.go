package bind_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// TestStrangers binds every file of a folder alone: each gives a valid packet
// or a reason with a name, and soon. IMEAPPEAL_BOUND names a folder to keep
// the packets in, for other programs to look at.
func TestStrangers(t *testing.T) {
	dir := os.Getenv("IMEAPPEAL_STRANGERS")
	if dir == "" {
		t.Skip("IMEAPPEAL_STRANGERS is not set: no files by strangers to bind")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no PDF in %s (%v)", dir, err)
	}
	reasons := []error{pdf.ErrNotPDF, pdf.ErrPassword, pdf.ErrCipher, pdf.ErrDamaged, pdf.ErrNoPages, pdf.ErrTooMuch}
	bound, mended := 0, 0
	worker := pdf.NewWorker(pdf.Options{Time: time.Minute, Compiled: compiled(t)})
	defer worker.Close()
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		out, err := bindAlone(data)
		if err != nil {
			if m, again := bind.Mend(t.Context(), worker, name, ""); again == nil {
				t.Logf("%s: %s, %d pages (%v)", filepath.Base(name), m.Kind, m.Pages, err)
				mended++
				out, err = bindAlone(m.PDF)
			}
		}
		if took := time.Since(start); took > 90*time.Second {
			t.Errorf("%s took %v", filepath.Base(name), took)
		}
		if err == nil {
			bound++
			if keep := os.Getenv("IMEAPPEAL_BOUND"); keep != "" {
				if err := os.WriteFile(filepath.Join(keep, filepath.Base(name)), out, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			continue
		}
		named := false
		for _, r := range reasons {
			named = named || errors.Is(err, r)
		}
		t.Logf("%s: %v", filepath.Base(name), err)
		if !named {
			t.Errorf("%s: the reason has no name: %v", filepath.Base(name), err)
		}
	}
	t.Logf("%d of %d bound, %d of them after mending", bound, len(files), mended)
}

func bindAlone(data []byte) ([]byte, error) {
	info, err := bind.Probe(bytes.NewReader(data), int64(len(data)), "")
	if err != nil {
		return nil, err
	}
	b := newBundle()
	b.files["x"] = data
	b.plan.Pages = info.Pages
	b.plan.Parts = []packet.Part{{ID: "x", Kind: packet.ExhibitPart, Document: "x", File: "x.pdf", First: 1, Pages: info.Pages}}
	b.plan.Bookmarks = []packet.Bookmark{{Title: "x (p. 1)", Page: 1}}
	var out bytes.Buffer
	if _, err := bind.Write(context.Background(), &out, b.plan, b.open, bind.Options{}); err != nil {
		return nil, err
	}
	return out.Bytes(), bind.Verify(bytes.NewReader(out.Bytes()), int64(out.Len()), b.plan)
}
