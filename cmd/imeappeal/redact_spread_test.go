package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/report"
)

// hiddenPages is a PDF of two pages that show less than they hold: lines below
// the crop box, a note, a name over the end of a line and of the page.
func hiddenPages() []byte {
	const note = "<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/Contents(Call back, SSN 457-55-5462)>>"
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 2/Kids[3 0 R 5 0 R]>>\nendobj\n")
	texts := []string{
		"BT /F 12 Tf 72 700 Td (Account No. 0034 5567 8812, Visa 4111 1111 1111 1111) Tj 0 -40 Td (Seen with Maria Harbaugh-) Tj 0 -20 Td (Lopez, who is) Tj 0 -20 Td (her aunt Ana) Tj " +
			"0 -608 Td (SSN 219-09-9999) Tj ET",
		"BT /F 12 Tf 72 700 Td (Velasquez. Gait antalgic.) Tj ET",
	}
	for i, text := range texts {
		annots := ""
		if i == 1 {
			annots = note
		}
		fmt.Fprintf(&b, "%d 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/CropBox[0 50 612 792]/Contents %d 0 R/Annots[%s]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>\nendobj\n", 3+2*i, 4+2*i, annots)
		fmt.Fprintf(&b, "%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", 4+2*i, len(text), text)
	}
	b.WriteString("trailer\n<</Root 1 0 R>>\n")
	return b.Bytes()
}

// Several kinds and words go in one run, also what no page shows and what runs
// over the end of a line or a page.
func TestRedactHiddenAndSpread(t *testing.T) {
	const document = "emg-2024-06-18"
	dir := filepath.Join(t.TempDir(), "case")
	if err := os.CopyFS(dir, os.DirFS("../../testdata/cases/01-lumbar-ltd-oh")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "documents", document+".pdf"), hiddenPages(), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	do := func(args ...string) string {
		t.Helper()
		out.Reset()
		if code := run(append(args, "-C", dir, "--no-input", "--ocr", "never"), strings.NewReader(""), &out, &errs); code != exitDone {
			t.Fatalf("%v exits %d: %s", args, code, errs.String())
		}
		return out.String()
	}
	for _, want := range []string{"page 1, beyond its visible edge: looks like a Social", "page 2, in a note or form field: looks like a Social", "page 1, line 1: looks like a card"} {
		if said := do("scan"); !strings.Contains(said, want) {
			t.Errorf("scan does not say %q: %s", want, said)
		}
	}
	bound := filepath.Join(dir, "bound.pdf")
	do("packet", "-o", bound)
	raw, err := os.ReadFile(bound)
	if err != nil {
		t.Fatal(err)
	}
	if left, err := bind.Holds(bytes.NewReader(raw), int64(len(raw)), []string{"219-09"}); err != nil || left || strings.Contains(errs.String(), "beyond its visible edge") {
		t.Errorf("the packet carries what lies beyond the edge (%v): %s", err, errs.String())
	}
	if text := textOf(t, bound); !strings.Contains(text, "who is") || !strings.Contains(errs.String(), "beyond the visible edge of page") {
		t.Errorf("what is seen is gone too, or nothing is said: %s", errs.String())
	}
	said := do("redact", document, "--find", "all", "--text", "Harbaugh-Lopez", "--text", "Ana Velasquez")
	for _, want := range []string{"page 1, line 2: gone", "page 1, line 3: gone", "page 1, line 4: gone", "page 2, line 1: gone", "beyond its visible edge: gone", "in a note or form field: gone"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q: %s", want, said)
		}
	}
	f, err := casefile.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := f.Case.Document(document)
	raw, err = os.ReadFile(f.Path(d))
	if err != nil {
		t.Fatal(err)
	}
	left, err := bind.Holds(bytes.NewReader(raw), int64(len(raw)), []string{"219-09", "457-55", "4111", "8812", "Lopez", "Velasquez"})
	if err != nil || left {
		t.Errorf("something is left in the copy (%v)", err)
	}
}

// A text that is to go is found over the ends of lines, whatever hyphen stands
// there, and only where it begins on the first line and ends on the last.
func TestRunsOver(t *testing.T) {
	for _, test := range []struct {
		lines []string
		text  string
		want  bool
	}{
		{[]string{"seen with Maria", "Lopez today"}, "maria lopez", true},
		{[]string{"seen with Har-", "baugh today"}, "harbaugh", true},
		{[]string{"Maria Harbaugh-", "Lopez"}, "harbaugh-lopez", true},
		{[]string{"Maria", "Elena", "Lopez"}, "maria elena lopez", true},
		{[]string{"nothing here", "Maria Lopez"}, "maria lopez", false},
		{[]string{"Maria Lopez", "today"}, "maria lopez", false},
		{[]string{"Maria", "Lopez", "today"}, "maria lopez", false},
		{[]string{"Mariana", "Lopez"}, "maria lopez", false},
	} {
		var lines []report.Line
		for i, text := range test.lines {
			lines = append(lines, report.Line{Ref: appeal.Ref{Page: 1, Line: i + 1}, Text: text})
		}
		if got := runsOver(lines, test.text); got != test.want {
			t.Errorf("runsOver(%q, %q) = %v", test.lines, test.text, got)
		}
	}
}
