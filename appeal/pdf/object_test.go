package pdf

import (
	"strings"
	"testing"
)

func TestParseObject(t *testing.T) {
	tests := []struct{ in, want string }{
		{"<< /A 1 /B [ 2 0 R (x\\)y) <41> ] >>", "<</A 1/B[2 0 R(x\\)y)<41>]>>"},
		{"/J#61vaScript", "/JavaScript"},
		{"/A#20B#2f", "/A#20B#2F"},
		{"/#", "/#23"},
		{"[1 2 R 3 0 R 4]", "[1 0 R 3 0 R 4]"},
		{"[1 2 3 0 R 4]", "[1 2 3 0 R 4]"},
		{"[--5 1.2.3 6.02e23 1e5 +.5 - .]", "[-5 1.2 6.02 100000 +.5 0 0]"},
		{"<</A/B/C>>", "<</A/B>>"},
		{"<</K 1 endobj", "<</K 1>>"},
		{"% note\n null", "null"},
		{"<</A null /B true>>", "<</A null/B true>>"},
		{"(((a)b)", ""},
		{"<</A (", ""},
		{"[[[", ""},
		{strings.Repeat("[", 5000), ""},
		{">>", ""},
	}
	for _, tt := range tests {
		o, _, err := ParseObject([]byte(tt.in))
		got := ""
		if err == nil {
			got = string(o.AppendTo(nil, func(n int32) int32 { return n }))
		}
		if got != tt.want {
			t.Errorf("ParseObject(%.40q) = %q (%v), want %q", tt.in, got, err, tt.want)
		}
	}
}

func TestLookupTakesTheLast(t *testing.T) {
	o, _, err := ParseObject([]byte("<</A 1/AB 2/A 3>>"))
	if err != nil || o.Lookup("A").Int(0) != 3 || o.Lookup("AB").Int(0) != 2 || o.Lookup("B") != nil {
		t.Errorf("%v %v", o, err)
	}
}

func TestText(t *testing.T) {
	tests := []struct{ in, want string }{
		{`(a\(b\)\101\n\
c)`, "a(b)A\nc"},
		{"(\\53\\0053)", "+\x053"},
		{"<FEFF005A006F00EB>", "Zoë"},
		{"<FFFE5A006F00EB00>", "Zoë"},
		{"<EFBBBF5A6FC3AB>", "Zoë"},
		{"(\x92 \xa0 \x84)", "™ € —"},
		{"<4>", "@"},
		{"<FEFFD83DDE00>", "😀"},
	}
	for _, tt := range tests {
		o, _, err := ParseObject([]byte(tt.in))
		if got := o.Text(); err != nil || got != tt.want {
			t.Errorf("Text(%q) = %q (%v), want %q", tt.in, got, err, tt.want)
		}
		back, _, err := ParseObject(AppendText(nil, tt.want))
		if got := back.Text(); err != nil || got != tt.want {
			t.Errorf("AppendText(%q) reads as %q (%v)", tt.want, got, err)
		}
	}
}
