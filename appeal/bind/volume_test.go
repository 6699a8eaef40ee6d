package bind_test

import (
	"bytes"
	"context"
	"io"
	"testing"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// A volume of a finished packet holds just its pages, with the stamps that
// they have; a link that leaves it is gone, one within it leads to its page.
func TestVolume(t *testing.T) {
	page := func(links string) string {
		return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 9 0 R/Annots[" + links + "]>>"
	}
	link := func(to string) string { return "<</Subtype/Link/Rect[0 0 9 9]/Dest[" + to + " 0 R/Fit]>>" }
	file := rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 5/Kids[3 0 R 4 0 R 5 0 R 6 0 R 7 0 R]>>",
		page(""), page(link("3")+link("5")), page(link("4")), page(link("7")), page(""), "null", "<</Length 0>>stream\n\nendstream")
	cover := rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>")
	open := func(p packet.Part) (bind.Source, error) {
		data := file
		if p.Set == packet.VolumeSet {
			data = cover
		}
		return bind.Source{Reader: bytes.NewReader(data), Size: int64(len(data))}, nil
	}
	whole := packet.Plan{
		Title: "Appeal", Pages: 5, Bates: packet.Bates{Prefix: "DOE-", Digits: 6, Start: 1},
		Parts: []packet.Part{{ID: "x", Kind: packet.ExhibitPart, File: "x.pdf", From: 1, First: 1, Pages: 5}},
	}
	var first bytes.Buffer
	if _, err := bind.Write(context.Background(), &first, whole, open, bind.Options{}); err != nil {
		t.Fatal(err)
	}
	file = first.Bytes()
	plan := whole.Part(packet.Volume{Number: 2, Of: 3, First: 2, Last: 3, Total: 5})
	var out bytes.Buffer
	if _, err := bind.Write(context.Background(), &out, plan, open, bind.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := bind.Verify(bytes.NewReader(out.Bytes()), int64(out.Len()), plan); err != nil {
		t.Fatal(err)
	}
	f, err := pdf.Open(bytes.NewReader(out.Bytes()), int64(out.Len()), "")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]int{nil, {2}, {1}} {
		var got []int
		for _, a := range f.Value(f.PageObject(f.Pages[i]), "Annots").Items {
			if dest, ok := f.Dest(f.Value(f.Resolve(a), "Dest")); ok {
				got = append(got, dest.Page)
			}
		}
		if len(got) != len(want) || len(got) > 0 && got[0] != want[0] {
			t.Errorf("links of page %d lead to pages %v, want %v", i, got, want)
		}
	}
	if b := whole.Bates.Number(4); bytes.Contains(out.Bytes(), []byte(b)) {
		t.Errorf("%s is in the volume", b)
	}
	plan.Parts[1].From = 5
	if _, err := bind.Write(context.Background(), io.Discard, plan, open, bind.Options{}); err == nil {
		t.Error("pages that the packet does not have were bound")
	}
}

// rawPDF makes a file of objects 1, 2, 3 …
func rawPDF(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	for i, o := range objects {
		b.WriteString(string(rune('1'+i)) + " 0 obj\n" + o + "\nendobj\n")
	}
	b.WriteString("trailer\n<</Root 1 0 R>>\n")
	return b.Bytes()
}
