package bind_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// marked binds one file with marks and gives its bytes.
func marked(t *testing.T, data []byte, marks ...bind.Mark) []byte {
	t.Helper()
	b := newBundle()
	b.add(t, packet.ExhibitPart, "report", data)
	var out bytes.Buffer
	if _, err := bind.WriteMarked(context.Background(), &out, b.plan, marks, b.open); err != nil {
		t.Fatal(err)
	}
	if err := bind.Verify(bytes.NewReader(out.Bytes()), int64(out.Len()), b.plan); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// annotationsOn gives subtype and rectangle of a page's annotations.
func annotationsOn(t *testing.T, f *pdf.File, page int) map[string][]pdf.Rect {
	t.Helper()
	out := map[string][]pdf.Rect{}
	for _, a := range f.Value(f.PageObject(f.Pages[page]), "Annots").Items {
		o := f.Resolve(a)
		r, ok := f.Rect(f.Value(o, "Rect"))
		if !ok {
			t.Fatalf("page %d: an annotation without a place", page+1)
		}
		kind := f.Value(o, "Subtype").NameText()
		if f.Value(o, "AP").Lookup("N") == nil && kind != "Link" {
			t.Errorf("page %d: %s has no look of its own", page+1, kind)
		}
		out[kind] = append(out[kind], r)
	}
	return out
}

func TestMarksStandOnTheirWords(t *testing.T) {
	// The words of letterPages stand at 72, 700: 80 to 92 points from the top.
	mark := bind.Mark{Page: 2, Number: 7, Margin: 60, Label: "differs from notes", Text: "7. Differs (likely): why – “so”", Boxes: []packet.Box{{72, 82, 200, 95}, {72, 97, 120, 110}}}
	out := marked(t, letterPages(3, "words"), mark)
	f := open(t, out)
	if got := annotationsOn(t, f, 0); len(got["Highlight"])+len(got["Stamp"]) != 0 {
		t.Errorf("page 1 has marks: %v", got)
	}
	got := annotationsOn(t, f, 1)
	if len(got["Highlight"]) != 1 || len(got["Stamp"]) != 1 {
		t.Fatalf("page 2 has %v, want a highlight and a note", got)
	}
	h := got["Highlight"][0]
	if h[0] > 72 || h[2] < 200 || h[3] < 792-82 || h[1] > 792-110 || h[3] > 720 {
		t.Errorf("the highlight stands at %v, the words at 72..200, 682..710", h)
	}
	if n := got["Stamp"][0]; n[2] > 612 || n[0] < 612-60 {
		t.Errorf("the note stands at %v, not in the right margin", n)
	}
	for _, want := range []string{"(7 differs from)", "/BM/Multiply", "/QuadPoints["} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("the file lacks %s", want)
		}
	}
}

// On a turned page a mark stands on the words as displayed.
func TestMarksOnTurnedPages(t *testing.T) {
	for _, turn := range []int{0, 90, 180, 270} {
		page := onePage(fmt.Sprintf("/MediaBox[0 0 600 800]/Rotate %d/Contents 4 0 R/Resources<<>>", turn), content("0 g"))
		f := open(t, marked(t, page, bind.Mark{Page: 1, Number: 1, Boxes: []packet.Box{{10, 20, 110, 40}}}))
		got := annotationsOn(t, f, 0)["Highlight"][0]
		want := map[int]pdf.Rect{0: {9, 759, 111, 781}, 90: {19, 9, 41, 111}, 180: {489, 19, 591, 41}, 270: {559, 689, 581, 791}}[turn]
		for i := range want {
			if d := got[i] - want[i]; d > .01 || d < -.01 {
				t.Errorf("turned by %d: highlight at %v, want %v", turn, got, want)
				break
			}
		}
	}
}

// Notes of neighbouring lines do not lie on each other.
func TestNotesKeepApart(t *testing.T) {
	var marks []bind.Mark
	for i := range 5 {
		marks = append(marks, bind.Mark{Page: 1, Number: i + 1, Boxes: []packet.Box{{72, 100, 300, 110}}})
	}
	notes := annotationsOn(t, open(t, marked(t, letterPages(1, "x"), marks...)), 0)["Stamp"]
	if len(notes) != 5 {
		t.Fatalf("%d notes, want 5", len(notes))
	}
	for i := 1; i < len(notes); i++ {
		if notes[i][3] > notes[i-1][1] {
			t.Errorf("note %d (%v) lies on note %d (%v)", i+1, notes[i], i, notes[i-1])
		}
	}
}

func TestMarkedIsDeterministicAndInert(t *testing.T) {
	page := onePage("/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>/AA<</O<</S/JavaScript/JS(app.alert(1))>>>>", content("0 g"))
	mark := bind.Mark{Page: 1, Number: 1, Text: "x", Boxes: []packet.Box{{10, 20, 110, 40}}}
	a, b := marked(t, page, mark), marked(t, page, mark)
	if sha256.Sum256(a) != sha256.Sum256(b) {
		t.Error("the same marks give other bytes")
	}
	if strings.Contains(string(a), "JavaScript") {
		t.Error("a script got in")
	}
}

func TestMarkOnNoPage(t *testing.T) {
	b := newBundle()
	b.add(t, packet.ExhibitPart, "report", letterPages(1, "x"))
	var out bytes.Buffer
	_, err := bind.WriteMarked(context.Background(), &out, b.plan, []bind.Mark{{Page: 2, Number: 3, Boxes: []packet.Box{{1, 1, 2, 2}}}}, b.open)
	if err == nil || out.Len() > 0 || !strings.Contains(err.Error(), "mark 3: page 2 of 1") {
		t.Errorf("a mark on no page gives %v and %d bytes", err, out.Len())
	}
}
