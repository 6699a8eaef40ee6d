package pdf

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

// letterFile is a file of five pages that say their number. In a linearized one
// the first page has the highest number and stands first, the tree last.
func letterFile(linearized bool) []byte {
	var b bytes.Buffer
	offs := map[int]int{}
	object := func(n int, body string) {
		offs[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, body)
	}
	b.WriteString("%PDF-1.7\n")
	numbers := []int{4, 6, 8, 10, 12}
	if linearized {
		numbers = []int{20, 4, 6, 8, 10}
		object(22, "<</Linearized 1/N 5/L 99999/O 20/E 900/H[1 1]/T 9999>>")
		b.WriteString("startxref\n0\n%%EOF\n")
	} else {
		object(1, "<</Type/Catalog/Pages 2 0 R>>")
		object(2, "<</Type/Pages/Count 5/MediaBox[0 0 612 792]/Kids[4 0 R 6 0 R 8 0 R 10 0 R 12 0 R]>>")
	}
	object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for i, n := range numbers {
		object(n, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>", n+1))
		text := fmt.Sprintf("BT /F 12 Tf 72 700 Td (This is the sheet with number %d of the letter) Tj ET", i+1)
		object(n+1, streamObject("", text+strings.Repeat(" ", 400)))
	}
	if linearized {
		object(1, "<</Type/Catalog/Pages 2 0 R>>")
		object(2, "<</Type/Pages/Count 5/Kids[20 0 R 4 0 R 6 0 R 8 0 R 10 0 R]>>")
	}
	start := b.Len()
	b.WriteString("xref\n")
	for n := range 23 {
		if off, ok := offs[n]; ok {
			fmt.Fprintf(&b, "%d 1\n%010d 00000 n \n", n, off)
		}
	}
	fmt.Fprintf(&b, "trailer\n<</Size 23/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

// TestCutFile: a file whose end is missing says so and how many pages it lacks;
// its pages come in their order, and a page whose text is gone is no empty page.
func TestCutFile(t *testing.T) {
	w := NewWorker(Options{})
	defer w.Close()
	for _, linearized := range []bool{false, true} {
		whole := letterFile(linearized)
		for _, percent := range []int{40, 60, 80, 95, 100} {
			name := fmt.Sprintf("linearized %v, %d %%", linearized, percent)
			path := filepath.Join(t.TempDir(), "cut.pdf")
			if err := os.WriteFile(path, whole[:len(whole)*percent/100], 0o600); err != nil {
				t.Fatal(err)
			}
			pages, err := w.Words(t.Context(), path)
			if err != nil || len(pages) == 0 {
				t.Errorf("%s: %d pages, %v", name, len(pages), err)
				continue
			}
			damage := report.Damage{Cut: percent < 100, Rebuilt: percent < 100}
			if linearized {
				damage.Lost = 5 - len(pages)
			}
			for i, p := range pages {
				if !linearized { // the tree counts those whose objects are gone
					damage.Lost = p.File.Lost
				}
				if p.File != damage || (percent < 60) != (p.File.Lost > 1) {
					t.Errorf("%s, page %d: %+v, want %+v", name, i+1, p.File, damage)
				}
				var words []string
				for _, x := range p.Words {
					words = append(words, x.Text)
				}
				switch said := strings.Join(words, " "); {
				case p.Unread == "" && !strings.Contains(said, fmt.Sprintf("number %d", i+1)):
					t.Errorf("%s: page %d reads %q", name, i+1, said)
				case percent == 100 && p.Unread != "", p.Unread == UnreadEmpty:
					t.Errorf("%s: page %d is %q", name, i+1, p.Unread)
				}
			}
		}
	}
}

// TestCutNothingLeft: a file that is cut before anything can be read says that,
// and what a server puts behind the end of a whole one does not cut it.
func TestCutNothingLeft(t *testing.T) {
	w := NewWorker(Options{})
	defer w.Close()
	path := filepath.Join(t.TempDir(), "cut.pdf")
	whole := letterFile(false)
	for _, c := range []struct {
		bytes []byte
		want  string
	}{
		{[]byte("%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 4/First 20/Length 900>>\nstream\nxx"), UnreadCut},
		{append(bytes.Clone(whole), bytes.Repeat([]byte("<!-- sent by the portal -->\n"), 400)...), ""},
	} {
		if err := os.WriteFile(path, c.bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		pages, err := w.Words(t.Context(), path)
		if c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) || c.want == "" && (err != nil || len(pages) != 5 || pages[0].File.Cut) {
			t.Errorf("want %q: %d pages, %v", c.want, len(pages), err)
		}
	}
}
