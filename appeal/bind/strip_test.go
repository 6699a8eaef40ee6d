package bind_test

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	lpdf "github.com/ledongthuc/pdf"

	"imeappeal/appeal/pdf"
)

// TestStrip binds pages of every shape: the visible box grows at the edge that
// is displayed at the bottom, and nowhere else unless the page is too narrow.
func TestStrip(t *testing.T) {
	tests := []struct {
		name, page string
		want       pdf.Rect
	}{
		{"upright", "/MediaBox[0 0 612 792]", pdf.Rect{0, -18, 612, 792}},
		{"turned right", "/MediaBox[0 0 612 792]/Rotate 90", pdf.Rect{0, 0, 630, 792}},
		{"upside down", "/MediaBox[0 0 612 792]/Rotate 180", pdf.Rect{0, 0, 612, 810}},
		{"turned left", "/MediaBox[0 0 612 792]/Rotate -90", pdf.Rect{-18, 0, 612, 792}},
		{"cropped", "/MediaBox[0 0 612 792]/CropBox[100 100 500 700]", pdf.Rect{100, 82, 500, 700}},
		{"crop box beyond media box", "/MediaBox[0 0 612 792]/CropBox[-50 -50 900 900]", pdf.Rect{0, -18, 612, 792}},
		{"corners the other way round", "/MediaBox[612 792 0 0]", pdf.Rect{0, -18, 612, 792}},
		{"no box", "", pdf.Rect{0, -18, 612, 792}},
		{"unit of two points", "/MediaBox[0 0 306 396]/UserUnit 2", pdf.Rect{0, -9, 306, 396}},
		{"unit of a micrometre", "/MediaBox[0 0 200000 200000]/UserUnit 0.0138889", pdf.Rect{0, -18 / 0.0138889 * 2.777778, 200000, 200000}},
		{"plan of a building", "/MediaBox[0 0 3000 2000]", pdf.Rect{0, -54, 3000, 2000}},
		{"box that is none", "/MediaBox[0 0 (x) null]", pdf.Rect{0, -18, 612, 792}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, _ := alone(t, onePage(tt.page+"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>",
				content("BT /F 12 Tf 150 150 Td (evidence) Tj ET"), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"))
			f := open(t, data)
			if got := f.Frame(f.Pages[0]).Visible; !near(got, tt.want) {
				t.Errorf("visible box = %v, want %v", got, tt.want)
			}
		})
	}
}

func near(a, b pdf.Rect) bool {
	for i := range a {
		if math.Abs(a[i]-b[i]) > 0.01 {
			return false
		}
	}
	return true
}

func TestTinyPageStaysLegible(t *testing.T) {
	for _, page := range []string{"/MediaBox[0 0 20 10]", "/MediaBox[0 0 10 400]", "/MediaBox[0 0 100 50]/Rotate 270"} {
		data, _ := alone(t, onePage(page))
		f := open(t, data)
		v := f.Frame(f.Pages[0])
		w := v.Visible.Width()
		if v.Rotate%180 != 0 {
			w = v.Visible.Height()
		}
		if w < 60 {
			t.Errorf("%s: %.1f pt wide, too narrow for the stamps", page, w)
		}
	}
}

// TestSecondReader lets another library find the stamps of a whole packet.
func TestSecondReader(t *testing.T) {
	b := caseBundle(t)
	b.plan.Fictional, b.plan.Draft = true, true
	data, _ := b.bind(t)
	r, err := lpdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if r.NumPage() != b.plan.Pages {
		t.Fatalf("%d pages, want %d", r.NumPage(), b.plan.Pages)
	}
	for i := range b.plan.Pages {
		var text strings.Builder
		for _, w := range r.Page(i + 1).Content().Text {
			text.WriteString(w.S)
		}
		for _, want := range []string{
			fmt.Sprintf("MULLER-%06d", i+1), fmt.Sprintf("Page %d of %d", i+1, b.plan.Pages), "Claim LTD-2025-0417", "FICTIONAL", "DRAFT",
		} {
			if !strings.Contains(text.String(), want) {
				t.Errorf("page %d has no %q", i+1, want)
			}
		}
	}
}

// TestDamagedContent: whatever the content does, the stamp is found.
func TestDamagedContent(t *testing.T) {
	tests := []struct {
		name, content string
		annotation    bool
	}{
		{"sound", "q 1 0 0 1 0 0 cm Q", false},
		{"q left open", "q q 0.1 0 0 0.1 0 0 cm", false},
		{"Q too many", "Q Q Q 0 g", false},
		{"layer left open", "/OC /Hidden BDC q", false},
		{"text left open", "BT /F 12 Tf (x) Tj", true},
		{"string left open", "BT (x", true},
		{"unknown operator", "1 0 0 RGB ETBT", true},
		{"stray bracket", "1 ] 0", true},
		{"picture left open", "BI /W 1 /H 1 ID abc", true},
		{"picture", "BI /W 4 /H 1 /BPC 8 /CS /G ID (EI) EI Q", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, res := alone(t, onePage("/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Properties<</Hidden 5 0 R>>>>", content(tt.content), "<</Type/OCG/Name(x)>>"))
			unclean := false
			for _, n := range res.Notes {
				unclean = unclean || n.Kind == "content-unclean"
			}
			if unclean != tt.annotation {
				t.Errorf("stamped by an annotation: %v, want %v", unclean, tt.annotation)
			}
			_ = data
		})
	}
}
