package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// sheet is a PDF of one page, its objects given.
func sheet(tail string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString(tail)
	return b.Bytes()
}

func TestRepair(t *testing.T) {
	tree := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"}
	tests := []struct {
		name string
		file []byte
		want int
		err  error
	}{
		{"no table", sheet("trailer<</Root 1 0 R>>", tree...), 1, nil},
		{"no trailer", sheet("", tree...), 1, nil},
		{"table points elsewhere", sheet("xref\n0 4\n0000000000 65535 f \n0000000001 00000 n \n0000000002 00000 n \n0000000003 00000 n \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n160\n%%EOF", tree...), 1, nil},
		{"startxref beyond the end", sheet("startxref\n99999999\n%%EOF", tree...), 1, nil},
		{"Prev points to itself", sheet("xref\n0 0\ntrailer<</Root 1 0 R/Prev 0>>\nstartxref\n0\n", tree...), 1, nil},
		{"junk in front", append([]byte("MIME-Version: 1.0\r\n\r\n"), sheet("trailer<</Root 1 0 R>>", tree...)...), 1, nil},
		{"no tree, but pages", sheet("", "<</Type/Catalog/Pages 9 0 R>>", "<</Type/Page>>", "<</Type/Page>>"), 2, nil},
		{"tree in a circle", sheet("trailer<</Root 1 0 R>>", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]>>", "<</Type/Page>>"), 1, nil},
		{"page in the tree itself", sheet("trailer<</Root 1 0 R>>", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[<</Type/Page/MediaBox[0 0 9 9]>>]>>"), 1, nil},
		{"no pages", sheet("trailer<</Root 1 0 R>>", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]>>"), 0, ErrNoPages},
		{"a letter", []byte("Dear Ms. Rivera, we regret"), 0, ErrNotPDF},
		{"only a header", []byte("%PDF-1.4\n"), 0, ErrDamaged},
	}
	for _, tt := range tests {
		f, err := Open(bytes.NewReader(tt.file), int64(len(tt.file)), "")
		got := 0
		if err == nil {
			got = len(f.Pages)
		}
		if got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%s: %d pages, %v; want %d, %v", tt.name, got, err, tt.want, tt.err)
		}
	}
}

func TestInheritance(t *testing.T) {
	file := sheet("trailer<</Root 1 0 R>>",
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R 5 0 R]/MediaBox[0 0 100 200]/Rotate 90/Resources<</A 1>>>>",
		"<</Type/Pages/Kids[4 0 R]/CropBox[10 10 50 60]>>",
		"<</Type/Page/Rotate 180>>", "<</Type/Page/MediaBox[0 0 300 300]/UserUnit 2>>")
	f, err := Open(bytes.NewReader(file), int64(len(file)), "")
	if err != nil {
		t.Fatal(err)
	}
	want := []Frame{{Rect{10, 10, 50, 60}, 180, 1}, {Rect{0, 0, 300, 300}, 90, 2}}
	for i, p := range f.Pages {
		if got := f.Frame(p); got != want[i] {
			t.Errorf("page %d: %v, want %v", i+1, got, want[i])
		}
		if p.Inherited.Resources.Lookup("A") == nil {
			t.Errorf("page %d has no resources", i+1)
		}
	}
}

// TestHugeNumbers: a few bytes must not cost memory or time by what they claim.
func TestHugeNumbers(t *testing.T) {
	for _, file := range []string{
		"%PDF-1.7\n8388607 0 obj<</Type/Page>>endobj 1 0 obj<</Type/Catalog/Pages 8388607 0 R>>endobj trailer<</Root 1 0 R>>",
		"%PDF-1.7\n1 0 obj<</Type/XRef/W[1 8 8]/Index[0 2147483647]/Size 999999999999/Length 0>>stream\nendstream endobj startxref\n9\n%%EOF",
		"%PDF-1.7\nxref\n0 999999999\ntrailer<</Root 1 0 R/Size 999999999>>\nstartxref\n9\n%%EOF",
		"%PDF-1.7\n" + strings.Repeat("1 0 obj(", 20000),
		"%PDF-1.7\n" + strings.Repeat("1 0 obj<</Type/XRef ", 20000),
		"%PDF-1.7\n1 0 obj<</Type/ObjStm/N 999999999/First 999999999/Filter[" + strings.Repeat("/Fl ", 1000) + "]/Length 9>>stream\n123456789endstream endobj",
	} {
		start := time.Now()
		f, err := Open(strings.NewReader(file), int64(len(file)), "")
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%.40q took %v", file, took)
		}
		if err == nil && len(f.Pages) > 1 {
			t.Errorf("%.40q: %d pages", file, len(f.Pages))
		}
	}
}

// TestOpenStrangers opens every file of a folder; none may hang.
func TestOpenStrangers(t *testing.T) {
	dir := os.Getenv("IMEAPPEAL_STRANGERS")
	if dir == "" {
		t.Skip("IMEAPPEAL_STRANGERS is not set: no files by strangers to open")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		if f, err := Open(bytes.NewReader(data), int64(len(data)), ""); err == nil {
			f.Outline()
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s took %v", filepath.Base(name), took)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(sheet("trailer<</Root 1 0 R>>", "<</Type/Catalog/Pages 2 0 R/Outlines<</First 4 0 R>>>>", "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page>>", "<</Title(x)/Dest[3 0 R/Fit]/Next 4 0 R>>"), "")
	addPapers(f, func(data []byte) { f.Add(data, "") })
	files, _ := filepath.Glob("testdata/encrypted/*.pdf")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, "user")
	}
	f.Fuzz(func(t *testing.T, data []byte, password string) {
		file, err := Open(bytes.NewReader(data), int64(len(data)), password)
		if err != nil {
			return
		}
		file.Outline()
		for _, p := range file.Pages {
			if fr := file.Frame(p); fr.Visible.Width() < 1 || fr.Visible.Height() < 1 {
				t.Errorf("visible box %v", fr.Visible)
			}
			o := file.PageObject(p)
			if c := o.Lookup("Contents"); c != nil && c.Kind == Ref {
				file.Decode(file.Load(c.Num), 1<<20)
			}
		}
	})
}
