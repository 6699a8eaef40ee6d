package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal/ocr"
)

// A short run says nothing; a long one says how far it is and leaves no trace,
// or, for a screen reader, whole lines.
func TestMeter(t *testing.T) {
	catalogue, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		step       time.Duration
		accessible bool
		lines      int
		end        string
	}{
		{time.Millisecond, false, 0, ""},
		{100 * time.Millisecond, false, 31, "\r\x1b[K"},
		{time.Second, true, 6, "done.\n"},
	} {
		now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
		var errs bytes.Buffer
		a := &app{err: &errs, words: catalogue, now: func() time.Time { now = now.Add(tt.step); return now }}
		meter := a.meter(tt.accessible)
		for i := range 100 {
			meter(i+1, 100)
		}
		said := errs.String()
		for i := range 50 { // a run that is enough half-way leaves no line standing
			meter(i+1, 100)
		}
		meter(0, 0)
		if after := errs.String()[len(said):]; after != "" && !strings.HasSuffix(after, tt.end) {
			t.Errorf("%v a page, left half-way: %q", tt.step, after)
		}
		if got := strings.Count(said, "of 100 pages"); got < tt.lines-1 || got > tt.lines+1 || !strings.HasSuffix(said, tt.end) {
			t.Errorf("%v a page: %d lines, want about %d, then %q: %q", tt.step, got, tt.lines, tt.end, said)
		}
	}
}

// Many scans of one page each are counted as one long run: somebody who waits sees
// that it goes on.
func TestRecognitionOfManyFiles(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	var errs bytes.Buffer
	a := &app{err: &errs, now: func() time.Time { now = now.Add(time.Second); return now }}
	catalogue, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	a.words = catalogue
	say, over := a.tellRecognition(a.meter(false))
	for range 5 {
		say(ocr.Event{File: "scan.pdf", Pages: []int{1}})
		say(ocr.Event{File: "scan.pdf", Pages: []int{1}, Page: 1, Done: 1})
	}
	over()
	if said := errs.String(); !strings.Contains(said, "4 of 5 pages") || !strings.HasSuffix(said, "\r\x1b[K") {
		t.Errorf("five files: %q", said)
	}
}
