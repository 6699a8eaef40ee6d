package main

import (
	"path/filepath"
	"testing"

	"imeappeal/appeal/casefile"
	"imeappeal/appeal/ocr"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

// TestLookoutWaits holds that a scan whose hidden text is garbled is not called
// unreadable for the pages that nobody has recognized yet.
func TestLookoutWaits(t *testing.T) {
	for choice, want := range map[ocr.Choice]int{ocr.Auto: 1, ocr.Never: 2} {
		reader := ocr.NewReader(ocr.Options{Choice: choice})
		l := newLookout(t.Context(), reader)
		l.file = &casefile.File{Dir: t.TempDir()}
		l.took(filepath.Join(l.file.Dir, "scan.pdf"), []report.RawPage{
			{Number: 1}, {Number: 2, Unread: pdf.UnreadGarbled}, {Number: 3, Unread: pdf.UnreadDamaged},
		}, nil)
		if got := l.partly["scan.pdf"]; len(got) != want || got[want-1].Number != 3 {
			t.Errorf("--ocr %s: not read are %v, want %d pages", choice, got, want)
		}
		l.close()
	}
}
