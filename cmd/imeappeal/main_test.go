package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"imeappeal/appeal/ocr"
	"imeappeal/appeal/pdf"
)

// TestMain lets the test program be the reading process, as the program itself
// is, and the command imeappeal for the tests that sit at a terminal. The scripts
// of testdata are run in the package scripts.
func TestMain(m *testing.M) {
	pdf.MaybeChild()
	ocr.MaybeChild()
	testscript.Main(m, map[string]func(){"imeappeal": main})
}
