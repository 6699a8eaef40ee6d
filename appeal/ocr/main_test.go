package ocr

import (
	"os"
	"testing"

	"imeappeal/appeal/pdf"
)

func TestMain(m *testing.M) {
	pdf.MaybeChild()
	MaybeChild()
	maybeTesseract()
	os.Exit(m.Run())
}
