package bind_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
)

// Parts of one PDF bring their own pages each, in the packet's order and around
// other parts, and what they share once.
func TestSharedSource(t *testing.T) {
	own, b := letterPages(4, "our own"), newBundle()
	first := map[string]int{"letter": 3, "index": 1, "tab": 2}
	for _, p := range []packet.Part{
		{ID: "letter", Kind: packet.LetterPart, Pages: 2}, {ID: "index", Kind: packet.IndexPart, Pages: 1}, {ID: "tab", Kind: packet.TabPart, Pages: 1},
	} {
		if p.ID == "tab" {
			b.add(t, packet.ExhibitPart, "between", letterPages(1, "a stranger's"))
		}
		p.First, p.Title = b.plan.Pages+1, p.ID
		b.files[p.ID] = own
		b.plan.Parts = append(b.plan.Parts, p)
		b.plan.Pages += p.Pages
	}
	from := func(part packet.Part) (bind.Source, error) {
		src, err := b.open(part)
		if n := first[part.ID]; n > 0 {
			src.First, src.Shared = n, "ours"
		}
		return src, err
	}
	var out bytes.Buffer
	res, err := bind.Write(context.Background(), &out, b.plan, from, bind.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range res.Notes {
		if n.Kind == bind.PagesLost {
			t.Errorf("pages count as lost: %+v", n)
		}
	}
	at := 0
	for i, want := range []string{"our own, sheet 3", "our own, sheet 4", "our own, sheet 1", "a stranger's, sheet 1", "our own, sheet 2"} {
		n := strings.Index(out.String()[at:], want)
		if n < 0 || strings.Count(out.String(), want) != 1 {
			t.Fatalf("page %d does not hold %q, once and in its place", i+1, want)
		}
		at += n
	}
	if pages := len(open(t, out.Bytes()).Pages); pages != 5 {
		t.Errorf("%d pages", pages)
	}
	if n := strings.Count(out.String(), "/BaseFont/Helvetica>>"); n != 2 {
		t.Errorf("%d copies of the font, want one of ours and one of the stranger's", n)
	}
	first["letter"] = 4
	if _, err := bind.Write(context.Background(), &out, b.plan, from, bind.Options{}); !errors.Is(err, bind.ErrPages) {
		t.Errorf("two pages from the last of four on: %v", err)
	}
}
