package batch

import (
	"bytes"
	"testing"
)

// TestCSVShowsWhatIsUnseen: no cell holds a sign that a terminal obeys.
func TestCSVShowsWhatIsUnseen(t *testing.T) {
	var b bytes.Buffer
	c := NewCSV(&b)
	c.Row("a\x00b", "\x1b[31mred", "one\ntwo", "right\u202eleft", "=1+1")
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	want := string(bomUTF8) + "a\ufffdb,\ufffd[31mred,\"one\ntwo\",right\ufffdleft,'=1+1\r\n"
	if got := b.String(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
