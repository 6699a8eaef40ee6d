package main

import (
	"testing"

	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// TestTestsInOrder: what the papers name comes first, under any of its names.
func TestTestsInOrder(t *testing.T) {
	tables, err := clinic.Load()
	if err != nil {
		t.Fatal(err)
	}
	papers := papersWords(report.Fold("In the supine position straight leg raising was negative. Reflexes were 2+."))
	got := inOrder(tables.Tests, "lumbar", papers)
	if len(got) < 10 || got[0].Name != "Straight leg raise" || papers.names(got[len(got)-1]) {
		t.Errorf("%d tests, the first %q, the last %q", len(got), got[0].Name, got[len(got)-1].Name)
	}
}
