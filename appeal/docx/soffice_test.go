package docx_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal/docx"
	"imeappeal/appeal/letter"
	"imeappeal/internal/outside"
)

// TestLibreOffice lets LibreOffice open the files and compares the words on
// the pages that it makes with the words of the letter.
func TestLibreOffice(t *testing.T) {
	outside.Need(t, "libreoffice-writer-nogui", "soffice")
	outside.Need(t, "poppler-utils", "pdftotext")
	letters := []letter.Letter{everything(), draft(t, "appeal"), draft(t, "claims-file"), draft(t, "rebuttal-answer")}
	dir := t.TempDir()
	var files []string
	for _, l := range letters {
		file := filepath.Join(dir, l.ID+".docx")
		if err := os.WriteFile(file, written(t, l, docx.Options{}), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	pictured := filepath.Join(dir, "pictured.docx")
	headed := everything()
	headed.Letterhead = true
	if err := os.WriteFile(pictured, written(t, headed, docx.Options{Letterhead: logo(t, 300, 150)}), 0o644); err != nil {
		t.Fatal(err)
	}
	toPDF(t, dir, append(files, pictured))
	if data, err := os.ReadFile(filepath.Join(dir, "pictured.pdf")); err != nil || !bytes.Contains(data, []byte("/Subtype/Image")) {
		t.Errorf("LibreOffice shows no picture (%v)", err)
	}
	for _, l := range letters {
		t.Run(l.ID, func(t *testing.T) {
			pdf := filepath.Join(dir, l.ID+".pdf")
			samePages(t, l, pdf)
			data, err := os.ReadFile(pdf)
			if err != nil {
				t.Fatal(err)
			}
			links := len(checkFile(t, written(t, l, docx.Options{}))["word/document.xml"].all("hyperlink"))
			if got := bytes.Count(data, []byte("/Subtype/Link")); got < links {
				t.Errorf("%d links in the PDF, %d in the letter", got, links)
			}
		})
	}
}

func toPDF(t *testing.T, dir string, files []string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	profile := filepath.ToSlash(filepath.Join(dir, "profile"))
	if runtime.GOOS == "windows" {
		profile = "/" + profile
	}
	args := append([]string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "pdf", "--outdir", dir}, files...)
	if out, err := exec.CommandContext(ctx, "soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// samePages compares the words of the PDF's pages, without what stands in the
// margins, with those of the letter. Where there is a table, lines of cells
// side by side mix, so the order does not count, and a head may come again.
func samePages(t *testing.T, l letter.Letter, pdf string) {
	t.Helper()
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	var got []string
	for i, page := range pages {
		foot := strings.Join(strings.Fields(l.Reference), " ") + " · Page "
		at := strings.LastIndex(page, foot)
		if at < 0 || !strings.Contains(page, "DRAFT") || !strings.Contains(page, "FICTIONAL") {
			t.Fatalf("page %d lacks its marks or its number:\n%s", i+1, page)
		}
		_, body, _ := strings.Cut(page[:at], "demonstration only")
		got = append(got, bare(body)...)
	}
	trees := checkFile(t, written(t, l, docx.Options{}))
	want := bare(plainText(trees))
	body := trees["word/document.xml"]
	if len(body.all("tbl")) > 0 {
		slices.Sort(got)
		slices.Sort(want)
	}
	var heads []string
	for _, row := range body.all("tr") {
		if row.kid("trPr").kid("tblHeader").Name != "" {
			heads = append(heads, bare(runTexts(row))...)
		}
	}
	got, want = without(got, heads), without(want, heads)
	if len(want) < 20 {
		t.Fatalf("only %d words", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-letter +PDF):\n%s", diff)
	}
}

// bare gives the words of a text: a line may end after a hyphen, a slash or
// between brackets; bullets and lines to write on are no words.
func bare(text string) []string {
	text = strings.NewReplacer("-", " ", "–", " ", "/", " ", "(", " ( ", ")", " ) ", "[ ]", " ", "☐", " ", "•", " ", "_", " ").Replace(text)
	return words(text)
}

func without(words, leave []string) []string {
	return slices.DeleteFunc(words, func(w string) bool { return slices.Contains(leave, strings.TrimSuffix(w, ":")) })
}
