package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// A page whose text lies on its side or its head, with no turn of its own, is
// handed over as it is read; one that has the right turn already, or a note along
// its margin, is not turned.
func TestPagesThatLie(t *testing.T) {
	text := func(matrix string, step string) string {
		return "BT /F1 12 Tf " + matrix + " Tm " + strings.Repeat("(The lumbar spine was examined in flexion.) Tj "+step+" Td ", 5) + "ET "
	}
	upright := text("1 0 0 1 72 700", "0 -20")
	for _, c := range []struct {
		name, attributes, content string
		turn                      int
		width, height             float64
	}{
		{"upright", "", upright, 0, 612, 792},
		{"on its head", "", text("-1 0 0 -1 540 92", "0 -20"), 2, 612, 792},
		{"upwards", "", text("0 1 -1 0 92 72", "0 -20"), 1, 792, 612},
		{"downwards", "", text("0 -1 1 0 520 720", "0 -20"), 3, 792, 612},
		{"on its head, and turned by the file", " /Rotate 180", text("-1 0 0 -1 540 92", "0 -20"), 0, 612, 792},
		{"upright, turned wrongly by the file", " /Rotate 90", upright, 3, 612, 792},
		{"a note along the margin", "", upright + "BT /F1 8 Tf 0 1 -1 0 20 72 Tm (Received by fax) Tj ET", 0, 612, 792},
		{"a stamp alone", "", "BT /F1 12 Tf 0 1 -1 0 20 72 Tm (Received) Tj ET", 0, 612, 792},
	} {
		t.Run(c.name, func(t *testing.T) {
			read := readOne(t, onePage(letterSize+c.attributes, helvetica, c.content))
			p := read.Sound()
			if p.Turn != c.turn || p.Width != c.width || p.Height != c.height {
				t.Fatalf("turned by %d, %v × %v; want %d, %v × %v", p.Turn, p.Width, p.Height, c.turn, c.width, c.height)
			}
			if c.turn == 0 {
				return
			}
			a, b := p.Words[0].Box, p.Words[1].Box // “The lumbar”, from the left to the right, near the top
			if fmt.Sprint(p.Words[0].Text, p.Words[1].Text) != "Thelumbar" || !(a[0] > 50 && a[2] < b[0] && a[1] == b[1] && a[1] > 40 && a[3] < 200 && a[2]-a[0] > a[3]-a[1]) {
				t.Errorf("%v %v", p.Words[0], p.Words[1])
			}
		})
	}
}

// What a bookmark says is kept with its page: it may hold a number.
func TestTitlesAreUnseenText(t *testing.T) {
	file := written("<< /Type /Catalog /Pages 2 0 R /Outlines << /First 5 0 R >> >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R "+letterSize+" /Resources << "+helvetica+" >> /Contents 4 0 R >>",
		streamObject("", "BT /F1 12 Tf 72 700 Td (Office note) Tj ET"), "<< /Title (Member 123-45-6789) /Dest [3 0 R /Fit] >>")
	f, err := openText(bytes.NewReader(file), int64(len(file)), "", false)
	if err != nil {
		t.Fatal(err)
	}
	var p TextPage
	if err := f.eachPage(0, func(int) error { return nil }, func(q TextPage) error { p = q; return nil }); err != nil {
		t.Fatal(err)
	}
	if len(p.Unseen) != 1 || p.Unseen[0].Text != "Member 123-45-6789" || p.Unseen[0].Why != "bookmark" {
		t.Errorf("%q", p.Unseen)
	}
}
