package bind_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"imeappeal/appeal/bind"
)

// packed gives a content stream as zlib data, changed by spoil.
func packed(text string, spoil func([]byte) []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	data := spoil(b.Bytes())
	return fmt.Sprintf("<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", len(data), data)
}

// Content that cannot be unpacked as it is stands in the packet as far as it
// can be read, so that every reader shows the same; what is lost is said.
func TestTornContent(t *testing.T) {
	var text strings.Builder
	for i := range 200 {
		fmt.Fprintf(&text, "BT /F 9 Tf 72 %d Td (line %d of %x) Tj ET\n", 780-3*i, i, i*i*i*7919)
	}
	for _, c := range []struct {
		name  string
		spoil func([]byte) []byte
		lost  bool
		all   bool
	}{
		{"sound", func(b []byte) []byte { return b }, false, true},
		{"line end behind it", func(b []byte) []byte { return append(b, '\r', '\n') }, false, true},
		{"wrong header", func(b []byte) []byte { b[0] = 0x71; return b }, false, true},
		{"wrong checksum", func(b []byte) []byte { b[len(b)-1] ^= 1; return b }, false, true},
		{"no checksum", func(b []byte) []byte { return b[:len(b)-4] }, false, true},
		{"cut off", func(b []byte) []byte { return b[:len(b)/2] }, true, false},
		{"nothing readable", func(b []byte) []byte { return bytes.Repeat([]byte{0xff}, len(b)) }, true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := "/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Courier>>>>>>"
			out, result := alone(t, onePage(page, packed(text.String(), c.spoil)))
			lost := 0
			for _, n := range result.Notes {
				if n.Kind == bind.ContentLost {
					lost += n.Count
				}
			}
			if lost > 0 != c.lost {
				t.Errorf("notes %+v", result.Notes)
			}
			f := open(t, out)
			var all []byte
			for _, o := range f.Value(f.PageObject(f.Pages[0]), "Contents").Items {
				data, err := f.DecodeStrict(f.Load(o.Num), 1<<20)
				if err != nil {
					t.Errorf("content that no reader can unpack: %v", err)
				}
				all = append(all, data...)
			}
			if whole := bytes.Contains(all, []byte("line 199")); whole != c.all {
				t.Errorf("all of it there: %v", whole)
			}
			if c.name == "cut off" && !bytes.Contains(all, []byte("line 50 ")) {
				t.Error("what can be read is not there")
			}
		})
	}
}
