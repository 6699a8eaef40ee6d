package ocr

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"imeappeal/appeal/pdf"
)

// TestStrangers takes the picture of the first page of every stranger's file
// that has one: a picture or a reason, in bounded time, whatever the file does.
func TestStrangers(t *testing.T) {
	dir := os.Getenv("IMEAPPEAL_STRANGERS")
	if dir == "" {
		t.Skip("IMEAPPEAL_STRANGERS is not set: strangers' pictures are NOT taken")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	w := pdf.NewWorker(pdf.Options{Time: 15 * time.Second, Compiled: filepath.Join(os.TempDir(), "imeappeal-test-engine")})
	defer w.Close()
	taken, slow := 0, 0
	for _, file := range files {
		start := time.Now()
		p, err := w.Picture(t.Context(), file, 1)
		if d := time.Since(start); d > 25*time.Second {
			t.Errorf("%s takes %v", filepath.Base(file), d)
		} else if d > 5*time.Second {
			slow++
		}
		if err != nil {
			t.Logf("%s: %v", filepath.Base(file), err)
			continue
		}
		taken++
		if prepared := prepare(sheetOf(p)); prepared.w < 1 || prepared.h < 1 {
			t.Errorf("%s: nothing is left of %d by %d", filepath.Base(file), p.Width, p.Height)
		}
	}
	t.Logf("%d of %d files give a picture of page 1, %d took over 5 s", taken, len(files), slow)
}
