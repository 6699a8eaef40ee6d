package pdf

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// strangers lists PDFs by other hands, or skips the test loudly.
func strangers(t testing.TB) []string {
	t.Helper()
	dir := os.Getenv("IMEAPPEAL_STRANGERS")
	if dir == "" {
		t.Skip("IMEAPPEAL_STRANGERS is not set: strangers' PDFs are NOT read")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no PDFs in %s", dir)
	}
	return files
}

// TestStrangersText holds that every file gives words, a picture verdict or a
// named reason, within its limits.
func TestStrangersText(t *testing.T) {
	w := NewWorker(Options{Time: 10 * time.Second, Compiled: engineFolder()})
	defer w.Close()
	start := time.Now()
	second := 0
	for _, path := range strangers(t) {
		from := time.Now()
		pages, err := w.Pages(context.Background(), path)
		took := time.Since(from)
		if took > 12*time.Second {
			t.Errorf("%s took %v", filepath.Base(path), took)
		}
		var unreadable *UnreadableError
		if err != nil {
			if !errors.As(err, &unreadable) || unreadable.Reason == "" {
				t.Errorf("%s: %v", filepath.Base(path), err)
				continue
			}
			t.Logf("%-60.60s %6dms  %s", filepath.Base(path), took.Milliseconds(), unreadable.Reason)
			continue
		}
		words, verdicts := 0, map[string]int{}
		if slices.ContainsFunc(pages, func(p TextPage) bool { return p.Second }) {
			second++
		}
		for _, p := range pages {
			words += len(p.Words)
			if p.Unread != "" {
				verdicts[p.Unread]++
			} else if len(p.Words) == 0 {
				t.Errorf("%s page %d: no words and no reason", filepath.Base(path), p.Number)
			}
		}
		t.Logf("%-60.60s %6dms  %d pages, %d words %v", filepath.Base(path), took.Milliseconds(), len(pages), words, verdicts)
	}
	t.Logf("all in %v; in %d files PDFium read what the first reader could not", time.Since(start), second)
}
