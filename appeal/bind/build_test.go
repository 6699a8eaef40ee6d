package bind_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// document builds a PDF out of object bodies; object 1 is the catalog.
func document(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offs := make([]int, len(objects))
	for i, o := range objects {
		offs[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, off := range offs {
		fmt.Fprintf(&b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func content(s string) string {
	return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(s), s)
}

// letterPages builds a plain document of n pages that say what is told.
func letterPages(n int, text string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
	var kids strings.Builder
	for i := range n {
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>", 5+2*i),
			content(fmt.Sprintf("BT /F 12 Tf 72 700 Td (%s, sheet %d) Tj ET", text, i+1)))
		fmt.Fprintf(&kids, " %d 0 R", 4+2*i)
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/MediaBox[0 0 612 792]/Kids[%s]>>", n, kids.String())
	return document(objects...)
}

// onePage builds a document with one page whose dictionary holds what is told
// besides type and parent; more objects start at number 4.
func onePage(page string, more ...string) []byte {
	return document(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R" + page + ">>",
	}, more...)...)
}

// bundle is a plan together with the files of its parts.
type bundle struct {
	plan  packet.Plan
	files map[string][]byte
	pass  map[string]string
}

func newBundle() *bundle {
	return &bundle{
		plan: packet.Plan{
			Title: "Appeal of Zoë Müller-Núñez", Date: appeal.Day{Year: 2026, Month: 11, Date: 22},
			Bates:     packet.Bates{Prefix: "MULLER-", Digits: 6, Start: 1},
			Reference: "Claim LTD-2025-0417",
		},
		files: map[string][]byte{}, pass: map[string]string{},
	}
}

// add puts a part at the end of the packet.
func (b *bundle) add(t testing.TB, kind packet.PartKind, id string, data []byte) packet.Part {
	t.Helper()
	info, err := bind.Probe(bytes.NewReader(data), int64(len(data)), b.pass[id])
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	part := packet.Part{ID: id, Kind: kind, Title: id, First: b.plan.Pages + 1, Pages: info.Pages}
	if kind == packet.ExhibitPart {
		part.Document, part.File = id, id+".pdf"
	}
	b.files[id] = data
	b.plan.Parts = append(b.plan.Parts, part)
	b.plan.Pages += part.Pages
	b.plan.Bookmarks = append(b.plan.Bookmarks, packet.Bookmark{Title: fmt.Sprintf("%s (p. %d)", id, part.First), Page: part.First})
	return part
}

func (b *bundle) open(part packet.Part) (bind.Source, error) {
	data := b.files[part.ID]
	return bind.Source{Reader: bytes.NewReader(data), Size: int64(len(data)), Password: b.pass[part.ID]}, nil
}

// bind writes the packet and checks it.
func (b *bundle) bind(t testing.TB) ([]byte, bind.Result) {
	t.Helper()
	var out bytes.Buffer
	res, err := bind.Write(context.Background(), &out, b.plan, b.open, bind.Options{})
	if err != nil {
		t.Fatalf("Write: %v", err)
	}
	if err := bind.Verify(bytes.NewReader(out.Bytes()), int64(out.Len()), b.plan); err != nil {
		t.Fatalf("Verify: %v", err)
	}
	return out.Bytes(), res
}

// alone binds one file as the only part.
func alone(t testing.TB, data []byte) ([]byte, bind.Result) {
	t.Helper()
	b := newBundle()
	b.add(t, packet.ExhibitPart, "exhibit", data)
	return b.bind(t)
}

func open(t testing.TB, data []byte) *pdf.File {
	t.Helper()
	f, err := pdf.Open(bytes.NewReader(data), int64(len(data)), "")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// caseBundle is the packet of the first sample case with stand-ins for our own
// pages: letter, index, tabs.
func caseBundle(t testing.TB) *bundle {
	t.Helper()
	b := newBundle()
	b.add(t, packet.LetterPart, "letter", letterPages(3, "Letter"))
	b.add(t, packet.IndexPart, "index", letterPages(1, "Index"))
	b.plan.IndexPage = 4
	dir := filepath.Join("..", "..", "testdata", "cases", "01-lumbar-ltd-oh")
	files, err := filepath.Glob(filepath.Join(dir, "documents", "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatal("the sample case has no documents", err)
	}
	files = append([]string{filepath.Join(dir, "denial.pdf"), filepath.Join(dir, "report.pdf")}, files...)
	for i, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		id := strings.TrimSuffix(filepath.Base(name), ".pdf")
		b.add(t, packet.TabPart, "tab-"+id, letterPages(1, "Exhibit "+id))
		part := b.add(t, packet.ExhibitPart, id, data)
		row := float64(100 + 20*i)
		b.plan.Links = append(b.plan.Links, packet.Link{Page: 4, Box: [4]float64{72, row, 540, row + 14}, To: part.First})
	}
	return b
}
