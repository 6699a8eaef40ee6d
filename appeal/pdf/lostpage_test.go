package pdf

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLostPage: a page whose object is gone keeps its place, so that what is
// cited from the pages after it is on those pages.
func TestLostPage(t *testing.T) {
	var b bytes.Buffer
	var offs []int
	object := func(body string) {
		offs = append(offs, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offs), body)
	}
	b.WriteString("%PDF-1.7\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Count 3/MediaBox[0 0 612 792]/Kids[4 0 R 6 0 R 8 0 R]>>")
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for i := range 3 {
		page := fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>", 5+2*i)
		if i == 1 {
			page = "null"
		}
		object(page)
		text := fmt.Sprintf("BT /F 12 Tf 72 700 Td (This is the sheet with number %d of the letter) Tj ET", i+1)
		object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(text), text))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offs)+1)
	for _, off := range offs {
		fmt.Fprintf(&b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offs)+1, start)
	f, err := Open(bytes.NewReader(b.Bytes()), int64(b.Len()), "")
	if err != nil || len(f.Pages) != 3 || f.Blank != 1 {
		t.Fatalf("%d pages, %d of them blank, %v", len(f.Pages), f.Blank, err)
	}
	path := filepath.Join(t.TempDir(), "lost.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	w := NewWorker(Options{})
	defer w.Close()
	pages, err := w.Words(t.Context(), path)
	if err != nil || len(pages) != 3 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for i, want := range []string{"number 1", "", "number 3"} {
		var words []string
		for _, x := range pages[i].Words {
			words = append(words, x.Text)
		}
		if got := strings.Join(words, " "); !strings.Contains(got, want) || want == "" && (got != "" || pages[i].Unread == "") {
			t.Errorf("page %d reads %q, unread %q", i+1, got, pages[i].Unread)
		}
	}
}
