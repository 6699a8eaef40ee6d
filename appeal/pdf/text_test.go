package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal/report"
)

// written makes a PDF of objects 1, 2, 3 …; object 1 is the catalog.
func written(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	at := make([]int, len(objects))
	for i, o := range objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, off := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

func streamObject(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// onePage makes a PDF of one page; objects 5 and on are extra.
func onePage(attributes, resources, content string, extra ...string) []byte {
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R " + attributes + " /Resources << " + resources + " >> /Contents 4 0 R >>",
		streamObject("", content),
	}
	return written(append(objects, extra...)...)
}

const (
	letterSize = "/MediaBox [0 0 612 792]"
	helvetica  = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"
)

func readOne(t *testing.T, file []byte) TextPage {
	t.Helper()
	f, err := openText(bytes.NewReader(file), int64(len(file)), "", false)
	if err != nil {
		t.Fatal(err)
	}
	return f.readPage(f.pages(0)[0], 1)
}

func wordTexts(p TextPage) string {
	var out []string
	for _, w := range p.Words {
		out = append(out, w.Text)
	}
	return strings.Join(out, "|")
}

func TestContent(t *testing.T) {
	for _, tt := range []struct{ name, content, want string }{
		{"spaces", `BT /F1 12 Tf 72 700 Td (Range of motion) Tj ET`, "Range|of|motion"},
		{"kerned, and a gap as space", `BT /F1 12 Tf 72 700 Td [(W)80(as)-400(seen)20(.)] TJ ET`, "Was|seen."},
		{"character spacing is not a gap", `BT /F1 12 Tf 2 Tc 72 700 Td (IME) Tj ET`, "IME"},
		{"wide character spacing is", `BT /F1 12 Tf 6.9 Tc 72 700 Td (-C) Tj ET`, "-|C"},
		{"lines", `BT /F1 12 Tf 14 TL 72 700 Td (one) Tj T* (two) Tj (three) ' 1 2 (four) " ET`, "one|two|three|four"},
		{"TD sets the leading", `BT /F1 12 Tf 72 700 TD (a) Tj 0 -20 TD (b) Tj T* (c) Tj ET`, "a|b|c"},
		{"a word in pieces", `BT /F1 12 Tf 72 700 Td (exam) Tj (ination) Tj ET`, "examination"},
		{"escapes and octal", `BT /F1 12 Tf 72 700 Td (a\(b\)\055\12c) Tj ET`, "a(b)-c"},
		{"hex string", `BT /F1 12 Tf 72 700 Td <48 69 2> Tj ET`, "Hi"},
		{"soft hyphen", `BT /F1 12 Tf 72 700 Td (treat\255) Tj ET`, "treat-"},
		{"raised letters stay", `BT /F1 12 Tf 72 700 Td (10) Tj /F1 8 Tf 4 Ts (th) Tj ET`, "10th"},
		{"a note's mark does not", `BT /F1 12 Tf 72 700 Td (injury.) Tj /F1 7 Tf 4 Ts (1) Tj ET`, "injury.|1"},
		{"printed twice for bold", `BT /F1 12 Tf 72 700 Td (Bold) Tj ET BT /F1 12 Tf 72.3 700 Td (Bold) Tj ET`, "Bold"},
		{"off the page", `BT /F1 12 Tf 72 900 Td (gone) Tj ET BT /F1 12 Tf 72 90 Td (here) Tj ET`, "here"},
		{"inline image", "q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80(EI Q\n EI Q BT /F1 12 Tf 72 700 Td (after) Tj ET", "after"},
		{"saved state", `BT /F1 12 Tf ET q BT /F1 1 Tf ET Q BT 72 700 Td (a) Tj 6.67 0 Td (b) Tj ET`, "ab"},
		{"odd numbers", `BT /F1 12. Tf 1 0 0 1 72 --700 Tm 0 1400Td (x) Tj ET`, "x"},
		{"replacement text", `BT /F1 12 Tf 72 700 Td (e) Tj /Span << /ActualText (ffi) >> BDC (f) Tj EMC (cacy) Tj ET`, "efficacy"},
		{"unclosed everything", `BT /F1 12 Tf 72 700 Td (a) Tj [(b) (c`, "a"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := wordTexts(readOne(t, onePage(letterSize, helvetica, tt.content)))
			if got != tt.want {
				t.Errorf("words %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFonts(t *testing.T) {
	toUnicode := streamObject("", "1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <0042> <42> <FB03> endbfchar 1 beginbfrange <61> <63> <0078> endbfrange")
	wideMap := streamObject("", "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0003> [<0049> <004D> <0045>] endbfrange")
	for _, tt := range []struct {
		name, font, shown, want string
		extra                   []string
	}{
		{"ToUnicode wins over WinAnsi", "/Subtype /Type1 /BaseFont /X /Encoding /WinAnsiEncoding /ToUnicode 5 0 R", "(ABabcZ)", "BffixyzZ", []string{toUnicode}},
		{"ToUnicode wins over a dictionary", "/Subtype /Type1 /BaseFont /X /Encoding << /Differences [65 /Z] >> /ToUnicode 5 0 R", "(A)", "B", []string{toUnicode}},
		{"differences over a base", "/Subtype /Type1 /BaseFont /X /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /ffi /emdash /uni2019 /Lslash /g999] >>", `(x\001\002\003\004\005\222)`, "xffi—’Ł\ufffd’", nil},
		{"standard encoding", "/Subtype /Type1 /BaseFont /Times-Roman", `('\256x\320)`, "’fix—", nil},
		{"Mac Roman", "/Subtype /TrueType /BaseFont /X /Encoding /MacRomanEncoding", `(\216)`, "é", nil},
		{"check box", "/Subtype /Type1 /BaseFont /ZapfDingbats", "(4)", "✓", nil},
		{"two bytes", "/Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [<< /Subtype /CIDFontType2 /DW 500 /W [1 [278] 2 3 700] >>]", "<000100020003>", "IME", []string{wideMap}},
		{"two bytes without a map", "/Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 >>]", "<0001>", "\ufffd", nil},
		{"UTF-16 codes", "/Subtype /Type0 /BaseFont /X /Encoding /UniJIS-UCS2-H /DescendantFonts [<< /Subtype /CIDFontType0 >>]", "<0049004d0045>", "IME", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := onePage(letterSize, "/Font << /F1 << /Type /Font "+tt.font+" >> >>", "BT /F1 12 Tf 72 700 Td "+tt.shown+" Tj ET", tt.extra...)
			if got := wordTexts(readOne(t, file)); got != tt.want {
				t.Errorf("words %q, want %q", got, tt.want)
			}
		})
	}
}

func TestBoxes(t *testing.T) {
	// "II" in Helvetica 10: two advances of 2.78; ascent .75, descent -.25.
	const content = `BT /F1 10 Tf 100 700 Td (II) Tj ET`
	for _, tt := range []struct {
		name, attributes string
		width, height    float64
		box              report.Box
	}{
		{"upright", letterSize, 612, 792, report.Box{100, 84.5, 105.56, 94.5}},
		{"cropped", letterSize + " /CropBox [50 0 612 742]", 562, 742, report.Box{50, 34.5, 55.56, 44.5}},
		{"turned right", letterSize + " /Rotate 90", 792, 612, report.Box{697.5, 100, 707.5, 105.56}},
		{"upside down", letterSize + " /Rotate 180", 612, 792, report.Box{506.44, 697.5, 512, 707.5}},
		{"turned left", letterSize + " /Rotate -90", 792, 612, report.Box{84.5, 506.44, 94.5, 512}},
		{"corners swapped, not at the origin", "/MediaBox [622 802 10 10]", 612, 792, report.Box{90, 94.5, 95.56, 104.5}},
		{"user unit", letterSize + " /UserUnit 2", 1224, 1584, report.Box{200, 169, 211.12, 189}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := readOne(t, onePage(tt.attributes, helvetica, content))
			if p.Width != tt.width || p.Height != tt.height || len(p.Words) != 1 {
				t.Fatalf("page %v x %v, %d words; want %v x %v, 1", p.Width, p.Height, len(p.Words), tt.width, tt.height)
			}
			if diff := cmp.Diff(tt.box, p.Words[0].Box); diff != "" {
				t.Errorf("box (-want +got):\n%s", diff)
			}
		})
	}
}

func TestForms(t *testing.T) {
	form := streamObject("/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Matrix [1 0 0 1 50 0] /Resources << /Font << /G << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >>", "BT /G 10 Tf 0 100 Td (inside) Tj ET /Self Do")
	p := readOne(t, onePage(letterSize, helvetica+" /XObject << /Self 5 0 R >>", "BT /F1 10 Tf 72 700 Td (before) Tj ET q 2 0 0 2 0 0 cm /Self Do Q", form))
	if got := wordTexts(p); got != "before|inside" {
		t.Fatalf("words %q", got)
	}
	if got, want := p.Words[1].Box, (report.Box{100, 577, 172, 597}); got != want {
		t.Errorf("box in form %v, want %v", got, want)
	}
	field := "<< /Type /Annot /Subtype /Widget /FT /Tx /V (Dr. Rivera) /Rect [100 100 300 120] >>"
	p = readOne(t, onePage(letterSize+" /Annots [5 0 R]", helvetica, "BT /F1 10 Tf 72 700 Td (Name) Tj ET", field))
	if got := wordTexts(p); got != "Name|Dr.|Rivera" {
		t.Errorf("field %q", got)
	}
}

func TestVerdicts(t *testing.T) {
	image := streamObject("/Type /XObject /Subtype /Image /Width 1 /Height 1", "x")
	scan := "q 612 0 0 792 0 0 cm /I Do Q "
	resources := helvetica + " /XObject << /I 5 0 R >>"
	report := strings.Repeat("BT /F1 12 Tf 72 400 Td (The examinee was pleasant and cooperative.) Tj ET 1 0 0 1 0 -9 cm ", 20)
	for _, tt := range []struct{ name, content, want string }{
		{"nothing", "", UnreadEmpty},
		{"a background and a frame", "0 0 99 99 re f 1 1 97 97 re S", UnreadEmpty},
		{"strokes of a pen", strings.Repeat("0 0 m 9 9 l S ", 8), UnreadPicture},
		{"a scan", scan, UnreadPicture},
		{"a scan with a fax header", scan + "BT /F1 8 Tf 20 780 Td (12/03/2025 FROM 614 555 0140 P. 3/8) Tj ET", UnreadPicture},
		{"text on letterhead", scan + report, ""},
		{"outlined writing", strings.Repeat("0 0 m 9 9 l 9 0 l f ", 100), UnreadPicture},
		{"no sense", "BT /F1 12 Tf 72 700 Td (\x01\x02) Tj /F2 9 Tf (abc) Tj ET", UnreadGarbled},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := onePage(letterSize, strings.Replace(resources, "/Font <<", "/Font << /F2 << /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<<>>] >> ", 1), tt.content, image)
			if p := readOne(t, file); p.Unread != tt.want {
				t.Errorf("verdict %q, want %q (%d words, picture %.2f, strange %.2f)", p.Unread, tt.want, len(p.Words), p.Picture, p.Strange)
			}
		})
	}
	hidden := readOne(t, onePage(letterSize, resources, scan+"3 Tr "+report, image))
	if !hidden.Layer() || hidden.Unread != "" {
		t.Errorf("hidden layer: Layer %v, Unread %q", hidden.Layer(), hidden.Unread)
	}
}

func TestFilters(t *testing.T) {
	const content = "BT /F1 12 Tf 72 700 Td (packed) Tj ET"
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	_, _ = w.Write([]byte(content))
	_ = w.Close()
	for _, tt := range []struct{ name, filter, data string }{
		{"hex", "/ASCIIHexDecode", fmt.Sprintf("%x>", content)},
		{"flate in hex", "[/ASCIIHexDecode /FlateDecode]", fmt.Sprintf("%x>", z.String())},
		{"flate cut off", "/FlateDecode", z.String()[:z.Len()-6]},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := written("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /Parent 2 0 R "+letterSize+" /Resources << "+helvetica+" >> /Contents 4 0 R >>",
				streamObject("/Filter "+tt.filter, tt.data))
			if got := wordTexts(readOne(t, file)); got != "packed" {
				t.Errorf("words %q", got)
			}
		})
	}
}

// TestPackedNothing: a blank page may hold a packed stream without any data.
func TestPackedNothing(t *testing.T) {
	file := written("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R "+letterSize+" /Contents 4 0 R >>", streamObject("/Filter /FlateDecode", ""))
	if p := readOne(t, file); p.Unread != UnreadEmpty {
		t.Errorf("verdict %q", p.Unread)
	}
}

// TestOddFiles holds that the words come out whatever is wrong around them.
func TestOddFiles(t *testing.T) {
	good := onePage(letterSize, helvetica, `BT /F1 12 Tf 72 700 Td (here) Tj ET`)
	for _, tt := range []struct {
		name string
		file []byte
	}{
		{"PDF 2.0", bytes.Replace(good, []byte("%PDF-1.4"), []byte("%PDF-2.0"), 1)},
		{"junk before the header", append([]byte("From a mail\r\n\r\n"), good...)},
		{"junk after the end", append(bytes.Clone(good), bytes.Repeat([]byte("\x00"), 500)...)},
		{"table at the wrong place", bytes.Replace(good, []byte("startxref\n"), []byte("startxref\n9"), 1)},
		{"cut off", good[:bytes.Index(good, []byte("xref"))]},
		{"impossible size", bytes.Replace(good, []byte("/Size 5"), []byte("/Size 99999999999999"), 1)},
		{"wrong stream length", bytes.Replace(good, []byte("/Length "), []byte("/Length 9"), 1)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if bytes.Equal(tt.file, good) {
				t.Fatal("the file is not odd")
			}
			pages, err := WordsInProcess(tt.file)
			if err != nil || len(pages) != 1 || len(pages[0].Words) != 1 || pages[0].Words[0].Text != "here" {
				t.Errorf("pages %v, error %v", pages, err)
			}
		})
	}
}
