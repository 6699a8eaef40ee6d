package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal/batch"
)

// TestBatchBar: the bar knows its rows, the rate of those that were made, not
// skipped, and the time that is left; a failure is named above it.
func TestBatchBar(t *testing.T) {
	catalogue, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	clock := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	a := &app{err: &out, words: catalogue, now: func() time.Time { return clock }}
	run := &makeRun{app: a, bar: true, total: 48, start: clock}
	hear := func(r batch.Result) string {
		out.Reset()
		run.hear(r)
		return strings.ReplaceAll(out.String(), "\x1b[K", "")
	}
	made := batch.Result{Record: batch.Record{State: batch.Made, Case: "A"}}
	skipped := made
	skipped.Skipped = true
	for range 12 {
		hear(skipped)
	}
	clock = clock.Add(10 * time.Second)
	got := ""
	for range 5 {
		got = hear(made)
	}
	if want := "\r[########................] 17/48 0.5 a second 1m2s left"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	failed := batch.Result{Record: batch.Record{State: batch.Failed, Case: "B", Row: 9, Reason: "no paper"}}
	if got := hear(failed); !strings.HasPrefix(got, "\rrow 9: B: failed: no paper\n\r[#") {
		t.Errorf("a failure: %q", got)
	}
	run.bar = false
	if got := hear(made); strings.Count(got, "\n") != 1 || strings.ContainsAny(got, "\r[") {
		t.Errorf("without a terminal: %q", got)
	}
}
