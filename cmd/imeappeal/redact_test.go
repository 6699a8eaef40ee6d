package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/packet"
)

// threePages is a PDF: words on page 1, a Social Security number on page 2 (and
// in title, bookmark and an older state), a drawing that pages 2 and 3 share.
func threePages() []byte {
	stream := func(s string) string { return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(s), s) }
	page := func(contents int) string {
		return fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources 9 0 R>>", contents)
	}
	one := strings.Replace(page(6), "9 0 R", "<</Font<</F 10 0 R>>>>", 1)
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R/Outlines 12 0 R>>", "<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]>>", one, page(7), page(8),
		stream("BT /F 12 Tf 72 700 Td (The first page stays text.) Tj ET"),
		stream("BT /F 12 Tf 72 700 Td (Patient Maria Lopez, SSN: 219-09-9999, seen today.) Tj 0 -300 Td (Gait antalgic.) Tj ET /S Do"),
		stream("BT /F 12 Tf 72 700 Td (The third page.) Tj ET /S Do"),
		"<</Font<</F 10 0 R>>/XObject<</S 11 0 R>>>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 10 0 R>>>>/Length 57>>\nstream\nBT /F 8 Tf 72 60 Td (Clinic of the shared drawing) Tj ET   \nendstream",
		"<</Type/Outlines/First 13 0 R/Last 13 0 R/Count 1>>", "<</Title(Patient 219-09-9999)/Parent 12 0 R/Dest[4 0 R/Fit]>>", "<</Title(219-09-9999)>>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer\n<</Root 1 0 R/Info 14 0 R>>\n")
	return b.Bytes()
}

// caseToRedact gives a copy of a sample case, and what runs a command on it that
// must end with this exit code; it returns what the command said.
func caseToRedact(t *testing.T) (dir string, do func(want int, args ...string) string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "case")
	if err := os.CopyFS(dir, os.DirFS("../../testdata/cases/01-lumbar-ltd-oh")); err != nil {
		t.Fatal(err)
	}
	return dir, func(want int, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(append(args, "-C", dir, "--no-input", "--ocr", "never"), strings.NewReader(""), &out, &errs); code != want {
			t.Fatalf("%v exits %d: %s%s", args, code, out.String(), errs.String())
		}
		return out.String() + errs.String()
	}
}

// What is redacted is gone from the copy, not covered; the rest stays; the
// original stays and the case uses the copy.
func TestRedact(t *testing.T) {
	const document = "emg-2024-06-18"
	dir, do := caseToRedact(t)
	original := filepath.Join(dir, "documents", document+".pdf")
	if err := os.WriteFile(original, threePages(), 0o600); err != nil {
		t.Fatal(err)
	}
	do(exitUsage, "redact", document)
	do(exitUsage, "redact", document, "--find", "name")
	do(exitCould, "redact", document, "--text", "nobody of that name")
	do(exitCould, "redact", document, "--find", "card")
	said := do(exitDone, "redact", document, "--find", "ssn", "--text", "Maria Lopez")
	if !strings.Contains(said, "page 2, line 1: gone") || !strings.Contains(said, "pictures now, without text: page 2–3") {
		t.Errorf("it says: %s", said)
	}
	if now, err := os.ReadFile(original); err != nil || !bytes.Equal(now, threePages()) {
		t.Errorf("the original was touched: %v", err)
	}
	f, err := casefile.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := f.Case.Document(document)
	if d.File != "documents/"+document+"-redacted.pdf" {
		t.Fatalf("the case uses %s", d.File)
	}
	raw, err := os.ReadFile(f.Path(d))
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"219-09-9999", "Maria", "Lopez", "Patient"} {
		left, err := bind.Holds(bytes.NewReader(raw), int64(len(raw)), []string{gone})
		if err != nil || left || bytes.Contains(raw, []byte(gone)) {
			t.Errorf("%q can still be found in the file (%v)", gone, err)
		}
	}
	pages := pagesOf(t, f.Path(d))
	if len(pages) != 3 || !strings.Contains(wordsOf(pages[0]), "The first page stays text.") || wordsOf(pages[1])+wordsOf(pages[2]) != "" {
		t.Fatalf("the copy reads: %v", pages)
	}
	worker := drawingWorker("")
	defer worker.Close()
	drawn, err := worker.Draw(t.Context(), f.Path(d), 2, 72)
	if err != nil {
		t.Fatal(err)
	}
	dark := func(x0, y0, x1, y1 int) (n int) {
		step := len(drawn.Pix) / (drawn.Width * drawn.Height)
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				if drawn.Pix[(y*drawn.Width+x)*step] < 80 {
					n++
				}
			}
		}
		return n * 100 / ((x1 - x0) * (y1 - y0))
	}
	if name, number := dark(118, 84, 175, 92), dark(216, 84, 280, 92); name < 90 || number < 90 {
		t.Errorf("name and number are %d and %d %% black", name, number)
	}
	if seen := dark(292, 80, 340, 94); seen == 0 || seen > 60 {
		t.Errorf("what follows the number is %d %% black", seen)
	}
	if again := do(exitCould, "redact", document, "--find", "all"); !strings.Contains(again, "nothing of that was found") {
		t.Errorf("the second time it says: %s", again)
	}
	if said := do(exitDone, "scan"); strings.Contains(said, "Social Security") {
		t.Errorf("scan still finds: %s", said)
	}
}

// The kinds that can be named are those that are found.
func TestRedactKinds(t *testing.T) {
	if got := strings.Join(packet.SensitiveKinds(), " "); got != "ssn ssn-last4 medicare account iban sin nino pps tfn card" {
		t.Errorf("kinds %s", got)
	}
}

// A page as large as a page can be is drawn coarser, not refused, and it is said.
func TestRedactPoster(t *testing.T) {
	const document = "emg-2024-06-18"
	dir, do := caseToRedact(t)
	poster := bytes.ReplaceAll(threePages(), []byte("[0 0 612 792]/Contents 7"), []byte("[0 0 14400 14400]/Contents 7"))
	poster = bytes.ReplaceAll(poster, []byte("/F 12 Tf 72 700 Td (Patient"), []byte("/F 300 Tf 72 9700 Td (Patient"))
	poster = bytes.ReplaceAll(poster, []byte("<</Length 102>>"), []byte("<</Length 104>>"))
	if err := os.WriteFile(filepath.Join(dir, "documents", document+".pdf"), poster, 0o600); err != nil {
		t.Fatal(err)
	}
	if said := do(exitDone, "redact", document, "--find", "ssn"); !strings.Contains(said, "so large that their pictures are coarse") {
		t.Errorf("nothing is said of the coarse picture: %s", said)
	}
	if text := textOf(t, filepath.Join(dir, "documents", document+"-redacted.pdf")); strings.Contains(text, "219-09") || !strings.Contains(text, "The first page stays text.") {
		t.Errorf("the copy: %.300s", text)
	}
}

// A picture is redacted on the page that a packet has of it; what is no picture
// and no PDF is refused with the way out.
func TestRedactablePicture(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case")
	if err := os.CopyFS(dir, os.DirFS("../../testdata/cases/08-rotator-cts-wc-pa")); err != nil {
		t.Fatal(err)
	}
	f, err := casefile.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := f.Case.Document("emg-2025-09-25")
	path, drop, err := redactable(f, d)
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer page.Close()
	info, err := page.Stat()
	if err != nil {
		t.Fatal(err)
	}
	worker := drawingWorker("")
	defer worker.Close()
	src := bind.Source{Reader: page, Size: info.Size()}
	out := []bind.Blackout{{Page: 1, Width: 100, Height: 100, Boxes: []packet.Box{{0, 0, 100, 100}}}}
	made, err := bind.Redact(t.Context(), worker, path, src, out, false)
	if err != nil || made.Pages < 1 || len(made.Turned) != 1 {
		t.Errorf("redacted: %d pages, %v black, %v", made.Pages, made.Turned, err)
	}
	if drop(); fileExists(path) {
		t.Errorf("%s is left behind", path)
	}
	if err := os.WriteFile(f.Path(d), []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	var refused *failure
	if _, _, err := redactable(f, d); !errors.As(err, &refused) || refused.id != "redact.type" {
		t.Errorf("a HEIC file: %v", err)
	}
}

// What was cut off a scan by the frame of its page is gone when it is asked for.
func TestRedactOutside(t *testing.T) {
	const document = "emg-2024-06-18"
	dir, do := caseToRedact(t)
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n")
	b.WriteString("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/CropBox[0 300 612 792]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>\nendobj\n")
	b.WriteString("4 0 obj\n<</Length 31>>\nstream\nq 612 0 0 792 0 0 cm /I Do Q   \nendstream\nendobj\n")
	secret := bytes.Repeat([]byte{200, 200, 200, 200, 17, 18, 19, 20}, 50)
	fmt.Fprintf(&b, "5 0 obj\n<</Type/XObject/Subtype/Image/Width 20/Height 20/BitsPerComponent 8/ColorSpace/DeviceGray/Length %d>>\nstream\n%s\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n", len(secret), secret)
	if err := os.WriteFile(filepath.Join(dir, "documents", document+".pdf"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if said := do(exitDone, "redact", document, "--outside"); !strings.Contains(said, "page 1, beyond its visible edge: gone") {
		t.Errorf("it says: %s", said)
	}
	f, err := casefile.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := f.Case.Document(document)
	raw, err := os.ReadFile(f.Path(d))
	if err != nil || bytes.Contains(raw, secret[:100]) {
		t.Errorf("the whole picture is still there (%v)", err)
	}
	if cut, err := bind.Beyond(bytes.NewReader(raw), int64(len(raw)), ""); err != nil || len(cut) > 0 {
		t.Errorf("pages with a picture beyond their edge: %v, %v", cut, err)
	}
	do(exitCould, "redact", document, "--outside")
}
