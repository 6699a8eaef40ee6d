package bind_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// TestSameBytes: the same input gives the same bytes, however many processors
// there are.
func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	first := ""
	for i, n := range []int{1, 2, 1, 4} {
		runtime.GOMAXPROCS(n)
		_, res := caseBundle(t).bind(t)
		if i == 0 {
			first = res.SHA256
		} else if res.SHA256 != first {
			t.Errorf("with %d processors: %s, first %s", n, res.SHA256, first)
		}
	}
}

// TestBoundAgain: a packet can be an exhibit of another one, and keeps its
// stamps beside the new ones.
func TestBoundAgain(t *testing.T) {
	inner, _ := caseBundle(t).bind(t)
	outer := newBundle()
	outer.plan.Bates = packet.Bates{Prefix: "SECOND-", Digits: 4, Start: 100}
	outer.plan.Title = "Supplement"
	outer.add(t, packet.LetterPart, "letter", letterPages(1, "Letter"))
	outer.add(t, packet.ExhibitPart, "packet", inner)
	data, _ := outer.bind(t)
	for _, want := range []string{"(MULLER-000031)", "(SECOND-0131)"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	f := open(t, data)
	marks := f.Outline()
	if len(marks) != 2 || len(marks[1].Kids) == 0 {
		t.Fatalf("bookmarks = %+v", marks)
	}
	if k := marks[1].Kids[0]; k.Title != "letter (p. 1) (p. 2)" || k.Dest.Page != 1 {
		t.Errorf("the inner packet's first bookmark = %q page %d", k.Title, k.Dest.Page+1)
	}
}

// TestLinksWithinAnExhibit: explicit and named destinations lead to the same
// pages of the packet, dead ones are gone.
func TestLinksWithinAnExhibit(t *testing.T) {
	link := func(s string) string { return "<</Type/Annot/Subtype/Link/Rect[9 9 99 99]" + s + ">>" }
	exhibit := document(
		"<</Type/Catalog/Pages 2 0 R/Dests<</old[3 0 R/Fit]>>/Names<</Dests<</Kids[<</Names[(new)<</D[4 0 R/XYZ 0 500 1.5]>>]>>]>>>>/Outlines<</First 5 0 R>>>>",
		"<</Type/Pages/Count 2/MediaBox[0 0 612 792]/Kids[3 0 R 4 0 R]>>",
		"<</Type/Page/Annots["+link("/Dest[4 0 R/FitH 20]")+link("/Dest(new)")+link("/A<</S/GoTo/D(new)>>")+link("/A<</S/GoTo/D(gone)>>")+link("/Dest[7 0 R/Fit]")+"]>>",
		"<</Type/Page/Annots["+link("/Dest/old")+link("/Dest[0/Fit]")+"]>>",
		"<</Title(Part one)/Dest(new)/First 6 0 R/Next 5 0 R>>",
		"<</Title<FEFF00DC0062006500720020006D006500680072>/A<</S/GoTo/D/old>>>>",
	)
	b := newBundle()
	b.add(t, packet.LetterPart, "letter", letterPages(2, "Letter"))
	b.add(t, packet.TabPart, "tab", letterPages(1, "A"))
	b.add(t, packet.ExhibitPart, "exhibit", exhibit)
	b.plan.Bookmarks = []packet.Bookmark{{Title: "Letter (p. 1)", Page: 1}, {Title: "Exhibit A (p. 3)", Page: 3}}
	data, _ := b.bind(t)
	f := open(t, data)
	for page, want := range map[int][]int{4: {5, 5, 5}, 5: {4, 4}} {
		var got []int
		for _, a := range f.Value(f.PageObject(f.Pages[page-1]), "Annots").Items {
			if d, ok := f.Dest(f.Value(f.Resolve(a), "Dest")); ok {
				got = append(got, d.Page+1)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("links of page %d lead to %v, want %v", page, got, want)
		}
	}
	marks := f.Outline()
	if len(marks) != 2 || len(marks[1].Kids) != 1 || len(marks[1].Kids[0].Kids) != 1 {
		t.Fatalf("bookmarks = %+v", marks)
	}
	if got := marks[1].Kids[0].Kids[0]; got.Title != "Über mehr (p. 4)" || got.Dest.Page != 3 {
		t.Errorf("bookmark = %q page %d", got.Title, got.Dest.Page+1)
	}
}

// TestReasons: what cannot be bound is named with its reason, all of it at
// once and before anything is written.
func TestReasons(t *testing.T) {
	locked, err := os.ReadFile("../pdf/testdata/encrypted/aes-256-packed.pdf")
	if err != nil {
		t.Fatal(err)
	}
	b := newBundle()
	b.add(t, packet.LetterPart, "letter", letterPages(1, "Letter"))
	for i, data := range [][]byte{locked, []byte("%PDF-1.4\n1 0 obj"), letterPages(2, "two")} {
		id := fmt.Sprintf("exhibit-%d", i)
		b.files[id] = data
		b.plan.Parts = append(b.plan.Parts, packet.Part{ID: id, Kind: packet.ExhibitPart, Document: id, File: id + ".pdf", First: i + 2, Pages: 1})
		b.plan.Pages++
	}
	var out bytes.Buffer
	_, err = bind.Write(context.Background(), &out, b.plan, b.open, bind.Options{})
	for _, want := range []error{pdf.ErrPassword, pdf.ErrDamaged, bind.ErrPages} {
		if !errors.Is(err, want) {
			t.Errorf("error lacks %v:\n%v", want, err)
		}
	}
	var part *bind.PartError
	if !errors.As(err, &part) || part.Part.Document != "exhibit-0" {
		t.Errorf("the first reason names %+v", part)
	}
	if out.Len() > 0 {
		t.Errorf("%d bytes were written", out.Len())
	}
	if !strings.Contains(err.Error(), "exhibit-2 (exhibit-2.pdf): ") {
		t.Errorf("error = %v", err)
	}
}

func TestEncryptedExhibit(t *testing.T) {
	for _, name := range []string{"rc4-40", "aes-128-packed", "aes-256"} {
		data, err := os.ReadFile("../pdf/testdata/encrypted/" + name + ".pdf")
		if err != nil {
			t.Fatal(err)
		}
		b := newBundle()
		b.pass["exhibit"] = "user"
		b.add(t, packet.ExhibitPart, "exhibit", data)
		out, res := b.bind(t)
		f := open(t, out)
		page := f.PageObject(f.Pages[0])
		body, err := f.Decode(f.Load(f.Value(page, "Contents").Items[1].Num), 1000)
		if err != nil || !bytes.Contains(body, []byte("(sealed words)")) {
			t.Errorf("%s: content = %q, %v", name, body, err)
		}
		if got := f.Value(f.Resolve(f.Value(page, "Annots").Items[0]), "Contents").Text(); got != "a sealed note" {
			t.Errorf("%s: note = %q", name, got)
		}
		if len(res.Notes) != 1 || res.Notes[0].Kind != bind.Decrypted {
			t.Errorf("%s: notes = %v", name, res.Notes)
		}
	}
}

func TestCancel(t *testing.T) {
	b := caseBundle(t)
	ctx, cancel := context.WithCancel(context.Background())
	opts := bind.Options{Progress: func(done, _ int) {
		if done == 5 {
			cancel()
		}
	}}
	if _, err := bind.Write(ctx, &bytes.Buffer{}, b.plan, b.open, opts); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
}

type fullDisk struct{ left int }

func (d *fullDisk) Write(b []byte) (int, error) {
	if d.left -= len(b); d.left < 0 {
		return 0, errors.New("no space left")
	}
	return len(b), nil
}

func TestFullDisk(t *testing.T) {
	b := caseBundle(t)
	if _, err := bind.Write(context.Background(), &fullDisk{1000}, b.plan, b.open, bind.Options{}); err == nil || !strings.Contains(err.Error(), "no space") {
		t.Errorf("err = %v", err)
	}
}

// FuzzWrite: whatever a file is, it is refused with a reason or gives a packet
// that Verify accepts.
func FuzzWrite(f *testing.F) {
	f.Add(letterPages(2, "Letter"))
	f.Add(onePage("/MediaBox[0 0 9 9]/Rotate 90/Annots[<</Subtype/Widget/FT/Tx/V(x)/Rect[0 0 5 5]>>]/Contents 4 0 R", content("q (a) Q Q")))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := bindAlone(data); err != nil {
			for _, known := range []error{pdf.ErrNotPDF, pdf.ErrPassword, pdf.ErrCipher, pdf.ErrDamaged, pdf.ErrNoPages, pdf.ErrTooMuch} {
				if errors.Is(err, known) && !strings.Contains(err.Error(), "runtime error") {
					return
				}
			}
			t.Error(err)
		}
	})
}
