package bind_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// A file that says it is encrypted, and how is lost, is written anew; the next
// way makes pictures of its pages, without text. What is no PDF stays refused.
func TestMend(t *testing.T) {
	damaged := bytes.Replace(letterPages(2, "Gait antalgic"), []byte("/Root 1 0 R"), []byte("/Root 1 0 R/Encrypt 99 0 R"), 1)
	if _, err := bind.Probe(bytes.NewReader(damaged), int64(len(damaged)), ""); !errors.Is(err, pdf.ErrCipher) {
		t.Fatalf("the file is not refused: %v", err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "damaged.pdf")
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	worker := pdf.NewWorker(pdf.Options{Time: 2 * time.Minute, Compiled: compiled(t)})
	defer worker.Close()
	for _, tt := range []struct {
		failed, want bind.NoteKind
		text         bool
	}{
		{"", bind.Resaved, true},
		{bind.Resaved, bind.Redrawn, false},
	} {
		m, err := bind.Mend(t.Context(), worker, path, tt.failed)
		if err != nil || m.Kind != tt.want || m.Pages != 2 {
			t.Fatalf("Mend after %q = %s, %d pages, %v", tt.failed, m.Kind, m.Pages, err)
		}
		b := newBundle()
		b.add(t, packet.ExhibitPart, "x", m.PDF)
		out, _ := b.bind(t)
		bound := filepath.Join(dir, "bound.pdf")
		if err := os.WriteFile(bound, out, 0o600); err != nil {
			t.Fatal(err)
		}
		pages, err := worker.Words(t.Context(), bound)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, w := range pages[1].Words {
			words = append(words, w.Text)
		}
		if got := strings.Contains(strings.Join(words, " "), "Gait antalgic, sheet 2"); got != tt.text {
			t.Errorf("%s: text on page 2 is %v", tt.want, words)
		}
		if tt.text {
			continue
		}
		picture, err := worker.Picture(t.Context(), bound, 2)
		if err != nil || !inked(picture) {
			t.Errorf("the page that was drawn shows nothing: %v", err)
		}
	}
	if err := os.WriteFile(path, []byte("%PDF-1.4\nnothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	if m, err := bind.Mend(t.Context(), worker, path, ""); err == nil {
		t.Errorf("a file of nothing gave %d pages", m.Pages)
	}
}

// inked reports that there is black on the upper part of a page.
func inked(p pdf.Picture) bool {
	for _, v := range p.Pix[:p.Width*p.Height/4] {
		if v < 60 {
			return true
		}
	}
	return false
}

// compiled is where the tests keep the compiled form of PDFium.
func compiled(t testing.TB) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return t.TempDir()
	}
	return filepath.Join(dir, "imeappeal", "engine")
}
