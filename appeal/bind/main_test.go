package bind_test

import (
	"os"
	"testing"

	"imeappeal/appeal/pdf"
)

func TestMain(m *testing.M) {
	pdf.MaybeChild() // the tests read strangers' files in a process of their own
	os.Exit(m.Run())
}
