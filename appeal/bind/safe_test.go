package bind_test

import (
	"bytes"
	"strings"
	"testing"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
)

// TestNothingActs binds a file full of things that act.
func TestNothingActs(t *testing.T) {
	data := document(
		"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC 6 0 R>>/Names<</JavaScript<</Names[(a) 6 0 R]>>/EmbeddedFiles<</Names[(f) 8 0 R]>>>>/AcroForm<</Fields[7 0 R]/XFA(x)>>>>",
		"<</Type/Pages/Count 1/Kids[3 0 R]>>",
		`<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/AA<</O 6 0 R>>/Contents 4 0 R/Resources<</XObject<</JS 10 0 R>>/Font<</AA 11 0 R>>>>/Annots[
			<</Type/Annot/Subtype/Link/Rect[10 10 50 50]/A 6 0 R>>
			<</Type/Annot/Subtype/Link/Rect[10 10 50 50]/A<</S/L#61unch/F(cmd.exe)>>>>
			<</Type/Annot/Subtype/Link/Rect[10 60 50 90]/A<</S/URI/URI(https://example.org/)/Next 6 0 R>>>>
			<</Type/Annot/Subtype/Link/Rect[10 60 50 90]/A<</S/URI/URI(file:///etc/passwd)>>>>
			<</Type/Annot/Subtype/Link/Rect[10 60 50 90]/A<</S/URI/URI(javascript:1)>>>>
			7 0 R 9 0 R
			<</Type/Annot/Subtype/Screen/Rect[0 0 9 9]/A<</S/Rendition/JS(x)>>>>
			<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(a note)/A 6 0 R/AA<</E 6 0 R>>>>
		]>>`,
		content("/JS Do"),
		"null",
		"<</Type/Action/S/J#61vaScript/JS(app.launchURL\\('x'\\))>>",
		"<</Type/Annot/Subtype/Widget/FT/Btn/Rect[100 100 150 120]/AP<</N 10 0 R>>/A<</S/SubmitForm/F(http://x)>>/AA<</D 6 0 R>>>>",
		"<</Type/Filespec/F(a.exe)/EF<</F 12 0 R>>>>",
		"<</Type/Annot/Subtype/FileAttachment/Rect[200 200 220 220]/FS 8 0 R/AP<</N 10 0 R>>>>",
		"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/AF 8 0 R/PieceInfo<</X<</Private 6 0 R>>>>/Ref<</F 8 0 R/Page 0>>/Length 3>>\nstream\n0 g\nendstream",
		"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
		"<</Type/EmbeddedFile/Length 2>>\nstream\nMZ\nendstream",
	)
	info, err := bind.Probe(bytes.NewReader(data), int64(len(data)), "")
	if err != nil || !info.HasForm || !info.HasScripts || !info.HasFiles {
		t.Errorf("Probe = %+v, %v", info, err)
	}
	out, res := alone(t, data)
	for _, bad := range []string{"JavaScript", "Launch", "SubmitForm", "EmbeddedFile", "Filespec", "XFA", "/Rendition", "app.", "MZ", "passwd", "/Widget", "/AcroForm", "/PieceInfo"} {
		if bytes.Contains(out, []byte(bad)) {
			t.Errorf("the packet holds %s", bad)
		}
	}
	for _, good := range []string{"(https://example.org/)", "/JS ", "/AA ", "(a note)"} {
		if !bytes.Contains(out, []byte(good)) {
			t.Errorf("the packet lost %s", good)
		}
	}
	kinds := map[bind.NoteKind]bool{}
	for _, n := range res.Notes {
		kinds[n.Kind] = true
	}
	for _, k := range []bind.NoteKind{bind.ActionsDropped, bind.FilesDropped, bind.MediaDropped, bind.FormFlattened} {
		if !kinds[k] {
			t.Errorf("nothing was noted about %s", k)
		}
	}
}

// TestVerifyRefuses gives Verify packets that somebody changed.
func TestVerifyRefuses(t *testing.T) {
	b := newBundle()
	b.add(t, packet.LetterPart, "letter", letterPages(2, "Letter"))
	data, _ := b.bind(t)
	for name, change := range map[string]func([]byte) []byte{
		"cut off": func(d []byte) []byte { return d[:len(d)/2] },
		"no stamp": func(d []byte) []byte {
			return bytes.ReplaceAll(d, []byte("(MULLER-000002)"), []byte("(MULLER-000003)"))
		},
		"an action":    func(d []byte) []byte { return bytes.Replace(d, []byte("/PageMode"), []byte("/AcroForm"), 1) },
		"object moved": func(d []byte) []byte { return bytes.Replace(d, []byte("%PDF-1.7\n"), []byte("%PDF-1.7\n  "), 1) },
	} {
		d := change(bytes.Clone(data))
		if err := bind.Verify(bytes.NewReader(d), int64(len(d)), b.plan); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	b.plan.Pages++
	if err := bind.Verify(bytes.NewReader(data), int64(len(data)), b.plan); err == nil {
		t.Error("one page missing: accepted")
	}
}

// TestHiddenLayerStaysHidden: the base state, the off list and the usage all
// hide; what is seen stays seen.
func TestHiddenLayerStaysHidden(t *testing.T) {
	for config, want := range map[string]string{
		"/OFF[5 0 R]":              "off",
		"/BaseState/OFF":           "off",
		"/BaseState/OFF/ON[5 0 R]": "on",
		"":                         "on",
		"/AS[<</Event/View/OCGs[5 0 R]/Category[/View]>>]": "off",
	} {
		data, _ := alone(t, document(
			"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R]/D<<"+config+">>>>>>",
			"<</Type/Pages/Count 1/Kids[3 0 R]>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Properties<</L 5 0 R>>>>>>",
			content("/OC /L BDC 0 0 9 9 re f EMC"),
			"<</Type/OCG/Name(draft)/Usage<</View<</ViewState/OFF>>>>>>",
		))
		f := open(t, data)
		props := f.Value(f.Catalog(), "OCProperties")
		if n := len(f.Value(props, "OCGs").Items); n != 1 {
			t.Fatalf("%q: %d layers", config, n)
		}
		got := "on"
		if len(f.Value(f.Value(props, "D"), "OFF").Items) == 1 {
			got = "off"
		}
		if got != want {
			t.Errorf("%q: the layer is %s, want %s", config, got, want)
		}
	}
}

// TestFieldWithoutAppearance: a value is never lost with the form.
func TestFieldWithoutAppearance(t *testing.T) {
	tests := []struct{ name, field, want string }{
		{"text", "/FT/Tx/V(Dr. Okafor)/DA(/Helv 10 Tf 0 0 1 rg)", "(Dr. Okafor)"},
		{"inherited value", "/Parent 5 0 R", "(from the parent)"},
		{"many lines", "/FT/Tx/Ff 4096/V(first line\\nsecond line)", "(second line)"},
		{"accents", "/FT/Tx/V<FEFF005A006F00EB>", "(Zo\xeb)"},
		{"choice with export value", "/FT/Ch/Ff 131072/V(oh)/Opt[[(oh)(Ohio)][(pa)(Pennsylvania)]]", "(Ohio)"},
		{"comb", "/FT/Tx/Ff 16777216/MaxLen 4/V(42)", "(4) Tj"},
		{"empty appearance", "/FT/Tx/V(kept)/AP<</N 6 0 R>>", "(kept)"},
		{"ticked box", "/FT/Btn/AS/Yes/V/Yes", " l S Q"},
		{"empty field with a frame", "/FT/Tx/MK<</BC[1 0 0]>>", "1 0 0 RG"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, res := alone(t, document(
				"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/DA(/Helv 0 Tf 0 g)>>>>",
				"<</Type/Pages/Count 1/Kids[3 0 R]>>",
				"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[4 0 R]>>",
				"<</Type/Annot/Subtype/Widget/Rect[100 100 300 140]/F 4"+tt.field+">>",
				"<</FT/Tx/V(from the parent)>>",
				"<</Type/XObject/Subtype/Form/BBox[0 0 200 40]/Length 11>>\nstream\n/Tx BMC EMC\nendstream",
			))
			if !bytes.Contains(data, []byte(tt.want)) {
				t.Errorf("the packet does not show %s", tt.want)
			}
			if !strings.Contains(string(data), "/Subtype/Stamp") {
				t.Error("the field did not become a stamp")
			}
			if len(res.Notes) == 0 {
				t.Error("nothing was noted")
			}
		})
	}
}

// TestValueThatCannotBeDrawn says so and keeps the value in words.
func TestValueThatCannotBeDrawn(t *testing.T) {
	_, res := alone(t, document(
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/V<FEFF65E5672C>/Rect[9 9 99 29]>>]>>",
	))
	for _, n := range res.Notes {
		if n.Kind == bind.ValueNotDrawn && n.Page == 1 {
			return
		}
	}
	t.Errorf("notes = %v", res.Notes)
}

// TestWhatIsMissingIsNoted: pages that show less than they should do not pass
// in silence.
func TestWhatIsMissingIsNoted(t *testing.T) {
	tests := []struct {
		catalog, tree, page string
		want                bind.NoteKind
	}{
		{"", "/Count 1", "/Contents 9 0 R", bind.ContentLost},
		{"", "/Count 1", "/Contents[4 0 R 9 0 R]", bind.ContentLost},
		{"", "/Count 7", "/Contents 4 0 R", bind.PagesLost},
		{"/NeedsRendering true/AcroForm<</XFA(x)/Fields[5 0 R]>>", "/Count 1", "", bind.DynamicForm},
		{"/Collection<<>>", "/Count 1", "", bind.Portfolio},
	}
	for _, tt := range tests {
		_, res := alone(t, document(
			"<</Type/Catalog/Pages 2 0 R"+tt.catalog+">>", "<</Type/Pages/Kids[3 0 R]"+tt.tree+">>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]"+tt.page+">>", content("0 g"), "<<>>",
		))
		if len(res.Notes) != 1 || res.Notes[0].Kind != tt.want {
			t.Errorf("notes = %v, want %s", res.Notes, tt.want)
		}
	}
}

// TestStripStaysOnTop: an annotation that reaches beyond the visible box must
// not hide the stamp.
func TestStripStaysOnTop(t *testing.T) {
	data, _ := alone(t, onePage("/MediaBox[0 0 612 792]/CropBox[0 100 612 792]/Annots[<</Type/Annot/Subtype/Square/IC[0 0 0]/Rect[0 0 612 300]>>]"))
	f := open(t, data)
	annots := f.Value(f.PageObject(f.Pages[0]), "Annots").Items
	last := f.Resolve(annots[len(annots)-1])
	look := f.Value(last, "AP").Lookup("N")
	if look == nil {
		t.Fatal("the last annotation is not the strip")
	}
	body, err := f.Decode(f.Load(look.Num), 1<<16)
	if err != nil || !bytes.Contains(body, []byte("(MULLER-000001)")) {
		t.Errorf("look = %q, %v", body, err)
	}
}
