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

// reasons are all that a page or a file may give in place of words.
var reasons = []string{
	UnreadPicture, UnreadEmpty, UnreadDamaged, UnreadPartly, UnreadSlow, UnreadBig, UnreadEncrypted, UnreadGarbled, UnreadCut,
	"not a PDF", "no pages", "not found", "no permission",
}

// mostMemory is what the reading process may have in memory at its highest.
const mostMemory = 1 << 30

// TestStrangersText holds that every file gives words, a picture verdict or a
// named reason, within its limits of time and memory.
func TestStrangersText(t *testing.T) {
	const limit = 10 * time.Second
	w := NewWorker(Options{Time: limit, Compiled: engineFolder()})
	defer w.Close()
	start, second, tally := time.Now(), 0, map[string]int{}
	for _, path := range strangers(t) {
		name, from := filepath.Base(path), time.Now()
		pages, err := w.Pages(context.Background(), path)
		if took := time.Since(from); took > limit+startTime {
			t.Errorf("%s took %v", name, took)
		}
		var unreadable *UnreadableError
		if _, perr := w.Picture(context.Background(), path, 1); perr != nil && !errors.As(perr, &unreadable) && !errors.Is(perr, ErrNoPicture) {
			t.Errorf("%s: its first page as a picture: %v", name, perr)
		}
		switch {
		case errors.As(err, &unreadable):
			if !slices.Contains(reasons, unreadable.Reason) {
				t.Errorf("%s: %q is no reason", name, unreadable.Reason)
			}
			tally["whole file: "+unreadable.Reason]++
			continue
		case err != nil:
			t.Errorf("%s: %v", name, err)
			continue
		case len(pages) == 0:
			t.Errorf("%s: no pages and no reason", name)
			continue
		}
		if slices.ContainsFunc(pages, func(p TextPage) bool { return p.Second }) {
			second++
		}
		words := 0
		for _, p := range pages {
			words += len(p.Words)
			switch {
			case p.Unread == "" && len(p.Words) == 0:
				t.Errorf("%s page %d: no words and no reason", name, p.Number)
			case p.Unread != "" && !slices.Contains(reasons, p.Unread):
				t.Errorf("%s page %d: %q is no reason", name, p.Number, p.Unread)
			}
		}
		if words > 0 {
			tally["words"]++
		} else {
			tally["no words: "+pages[0].Unread]++
		}
	}
	w.Close()
	t.Logf("%v; all in %v; in %d files PDFium read what the first reader could not", tally, time.Since(start), second)
	peak, ok := childrenPeak()
	if ok && peak > mostMemory {
		t.Errorf("a reading process took %d MB", peak>>20)
	}
	t.Logf("peak memory of a reading process: %d MB (known: %v)", peak>>20, ok)
}
