package bind_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

func TestCasePacket(t *testing.T) {
	b := caseBundle(t)
	data, res := b.bind(t)
	if res.Pages != b.plan.Pages || res.Bytes != int64(len(data)) || len(res.SHA256) != 64 {
		t.Errorf("result = %+v for %d bytes", res, len(data))
	}
	f := open(t, data)
	index := f.PageObject(f.Pages[b.plan.IndexPage-1])
	to := map[int]bool{}
	for _, a := range f.Value(index, "Annots").Items {
		if d, ok := f.Dest(f.Value(f.Resolve(a), "Dest")); ok {
			to[d.Page+1] = true
		}
	}
	for _, l := range b.plan.Links {
		if !to[l.To] {
			t.Errorf("index has no link to page %d", l.To)
		}
	}
	for i, m := range f.Outline() {
		want := b.plan.Bookmarks[i]
		if m.Title != want.Title || m.Dest.Page+1 != want.Page {
			t.Errorf("bookmark %d = %q page %d, want %q page %d", i, m.Title, m.Dest.Page+1, want.Title, want.Page)
		}
	}
	root := f.Catalog()
	for key, want := range map[string]string{"PageMode": "UseOutlines", "Lang": "en-US"} {
		if got := string(f.Value(root, key).StringBytes()); got != want {
			t.Errorf("/%s = %q, want %q", key, got, want)
		}
	}
	if got := f.Value(f.Value(f.Trailer(), "Info"), "Title").Text(); got != b.plan.Title {
		t.Errorf("title = %q", got)
	}
}

// TestLinkBox: a box given from the upper left corner of the displayed page
// lands on the same spot, whatever the page's rotation.
func TestLinkBox(t *testing.T) {
	for page, want := range map[string]pdf.Rect{
		"/MediaBox[0 0 612 792]":            {72, 678, 540, 692},
		"/MediaBox[10 20 622 812]":          {82, 698, 550, 712},
		"/MediaBox[0 0 792 612]/Rotate 90":  {100, 72, 114, 540},
		"/MediaBox[0 0 612 792]/Rotate 180": {72, 100, 540, 114},
		"/MediaBox[0 0 792 612]/Rotate 270": {678, 72, 692, 540},
	} {
		b := newBundle()
		b.add(t, packet.IndexPart, "index", onePage(page))
		b.plan.Links = []packet.Link{{Page: 1, Box: report.Box{72, 100, 540, 114}, To: 1}}
		data, _ := b.bind(t)
		f := open(t, data)
		link := f.Resolve(f.Value(f.PageObject(f.Pages[0]), "Annots").Items[0])
		if got, _ := f.Rect(f.Value(link, "Rect")); !near(got, want) {
			t.Errorf("%s: link at %v, want %v", page, got, want)
		}
	}
}

// TestBigFile takes the way of files that are not held in memory.
func TestBigFile(t *testing.T) {
	big := scans(9, 1)
	if len(big) < 2<<20 {
		t.Fatalf("%d bytes are too few", len(big))
	}
	b := newBundle()
	b.add(t, packet.LetterPart, "letter", letterPages(1, "Letter"))
	b.add(t, packet.ExhibitPart, "scans", big)
	b.add(t, packet.ExhibitPart, "more", letterPages(3, "More"))
	data, _ := b.bind(t)
	f, from := open(t, data), open(t, big)
	picture := func(f *pdf.File, page int) []byte {
		p := f.Pages[page]
		x := f.Value(f.Value(f.PageObject(p), "Resources"), "XObject").Lookup("I")
		raw, err := f.Raw(f.Load(x.Num))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(raw)
		if err != nil {
			t.Fatal(err)
		}
		return body
	}
	for i := range 9 {
		if !bytes.Equal(picture(f, 1+i), picture(from, i)) {
			t.Errorf("the picture on page %d has changed", 2+i)
		}
	}
}

func TestReturnLink(t *testing.T) {
	b := caseBundle(t)
	data, _ := b.bind(t)
	f := open(t, data)
	for i, p := range f.Pages {
		back := 0
		for _, a := range f.Value(f.PageObject(p), "Annots").Items {
			d, ok := f.Dest(f.Value(f.Resolve(a), "Dest"))
			if ok && d.Page == b.plan.IndexPage-1 {
				back++
			}
		}
		if want := i+1 != b.plan.IndexPage; (back > 0) != want {
			t.Errorf("page %d: %d links back to the index", i+1, back)
		}
	}
}

func ExampleWrite() {
	files := map[string][]byte{"letter": letterPages(2, "Letter"), "mri": letterPages(1, "MRI")}
	plan := packet.Plan{
		Title: "Appeal", Pages: 3, Reference: "Claim 17", Bates: packet.Bates{Prefix: "DOE-", Digits: 6, Start: 1},
		Parts: []packet.Part{
			{ID: "letter", Kind: packet.LetterPart, First: 1, Pages: 2},
			{ID: "mri", Kind: packet.ExhibitPart, Document: "mri", File: "mri.pdf", First: 3, Pages: 1},
		},
		Bookmarks: []packet.Bookmark{{Title: "Letter (p. 1)", Page: 1}, {Title: "A  MRI (p. 3)", Page: 3}},
	}
	open := func(part packet.Part) (bind.Source, error) {
		data := files[part.ID]
		return bind.Source{Reader: bytes.NewReader(data), Size: int64(len(data))}, nil
	}
	var out bytes.Buffer
	res, err := bind.Write(context.Background(), &out, plan, open, bind.Options{})
	fmt.Println(res.Pages, err)
	fmt.Println(bind.Verify(bytes.NewReader(out.Bytes()), res.Bytes, plan))
	// Output:
	// 3 <nil>
	// <nil>
}

func ExampleProbe() {
	file := letterPages(3, "A letter")
	info, err := bind.Probe(bytes.NewReader(file), int64(len(file)), "")
	fmt.Println(info.Pages, info.Encrypted, err)
	// Output: 3 false <nil>
}

func TestProbeRefuses(t *testing.T) {
	for name, data := range map[string][]byte{"picture": []byte("\xff\xd8\xff\xe0 JFIF"), "empty": nil, "text": []byte("Dear Sir")} {
		_, err := bind.Probe(bytes.NewReader(data), int64(len(data)), "")
		if err != nil && err.Error() != pdf.ErrNotPDF.Error() {
			t.Errorf("%s: %v, want %v", name, err, pdf.ErrNotPDF)
		}
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
