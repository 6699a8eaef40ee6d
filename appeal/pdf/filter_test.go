package pdf

import (
	"bytes"
	"compress/zlib"
	"testing"
)

func deflated(b []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write(b)
	w.Close()
	return out.Bytes()
}

func TestUndo(t *testing.T) {
	var f File
	parms := func(s string) Object { o, _, _ := ParseObject([]byte(s)); return o }
	tests := []struct {
		name, filter, parms string
		in                  []byte
		want                string
	}{
		{"flate", "FlateDecode", "", deflated([]byte("hello")), "hello"},
		{"flate, wrong header", "Fl", "", append([]byte{0, 0}, deflated([]byte("hello"))[2:]...), "hello"},
		{"flate, PNG up", "FlateDecode", "<</Predictor 12/Columns 3>>", deflated([]byte{2, 1, 2, 3, 2, 1, 1, 1}), "\x01\x02\x03\x02\x03\x04"},
		{"flate, PNG sub and Paeth", "FlateDecode", "<</Predictor 15/Columns 3>>", deflated([]byte{1, 1, 1, 1, 4, 1, 0, 0}), "\x01\x02\x03\x02\x02\x03"},
		{"flate, TIFF", "FlateDecode", "<</Predictor 2/Columns 4>>", deflated([]byte{1, 1, 1, 1}), "\x01\x02\x03\x04"},
		// The example of ISO 32000-1, 7.4.4.2.
		{"LZW", "LZWDecode", "", []byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01}, "-----A---B"},
		{"hexadecimal", "ASCIIHexDecode", "", []byte("68 65 6C6c 6f>junk"), "hello"},
		{"base 85", "ASCII85Decode", "", []byte("<~87cURD]i,\"Ebo7~>"), "Hello World"},
		{"base 85, zeros", "A85", "", []byte("z~>"), "\x00\x00\x00\x00"},
		{"runs", "RunLengthDecode", "", []byte{2, 'a', 'b', 'c', 254, 'x', 128, 9}, "abcxxx"},
	}
	for _, tt := range tests {
		f.budget = 1 << 20
		got, err := f.undo(tt.filter, parms(tt.parms), tt.in, 1000)
		if string(got) != tt.want {
			t.Errorf("%s: %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
}

// TestBombs: no filter gives more than it may.
func TestBombs(t *testing.T) {
	var f File
	for filter, in := range map[string][]byte{
		"FlateDecode":     deflated(make([]byte, 1<<22)),
		"RunLengthDecode": bytes.Repeat([]byte{129, 0}, 1<<15),
	} {
		f.budget = 1 << 30
		got, err := f.undo(filter, Object{}, in, 1000)
		if len(got) > 1000 || err == nil {
			t.Errorf("%s: %d bytes, %v", filter, len(got), err)
		}
	}
}

func FuzzLZW(f *testing.F) {
	f.Add([]byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01})
	f.Fuzz(func(t *testing.T, in []byte) {
		if out, _ := expandLZW(in, true, 1<<16); len(out) > 1<<16 {
			t.Errorf("%d bytes", len(out))
		}
	})
}
