package bind_test

import (
	"fmt"
	"slices"
	"testing"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/pdf"
)

// A drawing that draws itself keeps some readers busy for ever: the last step of
// the ring goes, and it is said. What resources only list stays.
func TestLoops(t *testing.T) {
	form := func(res, text string) string {
		return fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources %s/Length %d>>\nstream\n%s\nendstream", res, len(text), text)
	}
	font := func(proc, other int) string {
		return fmt.Sprintf("<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>/CharProcs<</a %d 0 R>>/Resources<</Font<</G %d 0 R/H 9 0 R>>>>>>", proc, other)
	}
	glyph := content("500 0 d0 BT /G 1 Tf (a) Tj ET")
	helvetica := "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
	for _, c := range []struct {
		name string
		page []string // from object 3 on
		left []string // what drawings still name, sorted
		lost int
	}{
		{"glyphs", []string{"/Font<</F 5 0 R>>", content("BT /F 12 Tf (a) Tj ET"), font(6, 7), glyph, font(8, 5), glyph, helvetica}, []string{"/G", "/H", "/H"}, 1},
		{"two forms", []string{"/XObject<</A 5 0 R>>", content("/A Do"), form("<</XObject<</B 6 0 R>>>>", "/B Do"), form("<</XObject<</A 5 0 R>>>>", "q /A Do Q")}, []string{"/B"}, 1},
		{"a form in itself", []string{"/XObject 7 0 R", content("/A Do"), form("<</XObject 7 0 R>>", "/A Do"), helvetica, "<</A 5 0 R>>"}, nil, 1},
		{"resources that all share", []string{"/XObject 7 0 R", content("/A Do"), form("<</XObject 7 0 R>>", "/B Do"), form("<</XObject 7 0 R>>", "0 0 5 5 re f"), "<</A 5 0 R/B 6 0 R>>"}, []string{"/A", "/A", "/B", "/B"}, 0},
		{"a pattern", []string{
			"/Pattern<</P 5 0 R>>", content("/Pattern cs /P scn 0 0 9 9 re f"),
			"<</PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<</Pattern<</P 5 0 R>>>>/Length 31>>\nstream\n/Pattern cs /P scn 0 0 4 4 re f\nendstream",
		}, nil, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, result := alone(t, onePage("/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<"+c.page[0]+">>", c.page[1:]...))
			lost := 0
			for _, n := range result.Notes {
				if n.Kind == bind.ContentLost {
					lost += n.Count
				}
			}
			if lost != c.lost {
				t.Errorf("notes %+v", result.Notes)
			}
			f := open(t, out)
			var left []string
			err := f.Walk(func(_ int32, b pdf.Body) error {
				s := b.Lookup("Subtype")
				if (s == nil || !s.IsName("Form") && !s.IsName("Type3")) && b.Lookup("PatternType") == nil {
					return nil
				}
				for _, key := range []string{"Font", "XObject", "Pattern"} {
					for i, o := range f.Value(f.Value(b.Object, "Resources"), key).Items {
						if i%2 == 0 {
							left = append(left, string(o.Raw))
						}
					}
				}
				return nil
			})
			slices.Sort(left)
			if err != nil || !slices.Equal(left, c.left) {
				t.Errorf("drawings name %v, want %v (%v)", left, c.left, err)
			}
		})
	}
}
