package casefile

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAdd(t *testing.T) {
	f := opened(t, small)
	from := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(from, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		mustWrite(t, path, content)
		return path
	}
	paths := []string{
		file("MRI_lumbar 2024-04-02.pdf", "%PDF-1.7 one"),
		file("same again.pdf", "%PDF-1.7 one"),
		file("scan.pdf", "\xff\xd8\xff\xe0 a photo"),
		file("denial letter.PDF", "%PDF-1.4 two"),
		file("empty.pdf", ""),
		file("large.pdf", "%PDF-"+strings.Repeat("x", 2000)),
		filepath.Join(from, "gone.pdf"),
		file("con.txt", "some words"),
		filepath.Dir(file("bundle/p10.png", "\x89PNG\r\n\x1a\n10")),
		filepath.Join(from, "scan.pdf"),
	}
	file("bundle/p2.png", "\x89PNG\r\n\x1a\n2")
	file("bundle/.DS_Store", "x")
	file("bundle/more/x.pdf", "%PDF-")
	got, err := Add(f, AddOptions{MaxBytes: 1000, Note: "a guess"}, paths...)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, a := range got {
		line := filepath.Base(a.From) + " " + string(a.Outcome)
		if a.Problem != nil {
			line += " " + a.Problem.ID
		}
		if a.Document.ID != "" {
			line += " " + strings.Join([]string{a.Document.ID, a.Document.Title, string(a.Document.Kind), a.Document.File, string(a.Type)}, "|")
		}
		lines = append(lines, line)
	}
	want := []string{
		"MRI_lumbar 2024-04-02.pdf added mri-lumbar-2024-04-02|MRI lumbar 2024-04-02|imaging|documents/MRI_lumbar 2024-04-02.pdf|pdf",
		"same again.pdf there mri-lumbar-2024-04-02|MRI lumbar 2024-04-02|imaging|documents/MRI_lumbar 2024-04-02.pdf|pdf",
		"scan.pdf added scan|Scan||documents/scan.pdf.jpg|jpg",
		"denial letter.PDF added denial-letter|Denial letter|denial|documents/denial letter.pdf|pdf",
		"empty.pdf refused casefile.add-empty",
		"large.pdf refused casefile.add-too-large",
		"gone.pdf refused casefile.add-missing",
		"con.txt added con|Con||documents/_con.txt|",
		".DS_Store ignored",
		"more refused casefile.add-folder-in-folder",
		"p2.png added p2|P2||documents/p2.png|png",
		"p10.png added p10|P10||documents/p10.png|png",
		"scan.pdf there scan|Scan||documents/scan.pdf.jpg|jpg",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	again, err := Open(f.Dir)
	if err != nil || len(again.Case.Documents) != 6 || len(again.Warnings) != 0 {
		t.Fatalf("read again: %v", err)
	}
	for _, d := range again.Case.Documents {
		if _, err := os.Stat(again.Path(d)); err != nil {
			t.Error(err)
		}
	}
	if !strings.Contains(string(again.Text()), "  proposed: [kind, date]  # a guess\n") {
		t.Errorf("the guess is not marked:\n%s", again.Text())
	}
	if !strings.HasPrefix(string(again.Text()), small) {
		t.Error("the text above the new entries changed")
	}
}

func TestAddNeverOverwrites(t *testing.T) {
	f := opened(t, small)
	for _, content := range []string{"%PDF-1", "%PDF-2", "%PDF-3"} {
		path := filepath.Join(t.TempDir(), "Scan.pdf")
		mustWrite(t, path, content)
		if _, err := Add(f, AddOptions{}, path); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, d := range f.Case.Documents {
		b, _ := os.ReadFile(f.Path(d))
		got = append(got, d.ID+" "+d.File+" "+string(b))
	}
	want := []string{"scan documents/Scan.pdf %PDF-1", "scan-2 documents/Scan-2.pdf %PDF-2", "scan-3 documents/Scan-3.pdf %PDF-3"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A run that was killed between copy and save leaves a whole file and perhaps a
// half one; the next run takes up the first and clears the second.
func TestAddTakesUpAnInterruptedRun(t *testing.T) {
	f := opened(t, small)
	dir, err := f.Documents()
	if err != nil {
		t.Fatal(err)
	}
	mustWrite(t, filepath.Join(dir, "note.pdf"), "%PDF-whole")
	mustWrite(t, filepath.Join(dir, ".add-123.tmp"), "%PDF-ha")
	source := filepath.Join(t.TempDir(), "note.pdf")
	mustWrite(t, source, "%PDF-whole")
	mustWrite(t, filepath.Join(f.Dir, "report.pdf"), "%PDF-report")
	if _, err := Add(f, AddOptions{}, source, filepath.Join(f.Dir, "report.pdf")); err != nil {
		t.Fatal(err)
	}
	if len(f.Case.Documents) != 2 || f.Case.Documents[0].File != "documents/note.pdf" || f.Case.Documents[1].File != "report.pdf" {
		t.Errorf("documents: %+v", f.Case.Documents)
	}
	list, _ := os.ReadDir(dir)
	if len(list) != 1 {
		t.Errorf("in the folder: %v", list)
	}
}

func TestSniffTellsWordFromOtherArchives(t *testing.T) {
	for part, want := range map[string]FileType{"word/document.xml": DOCX, "xl/workbook.xml": Unknown} {
		path := filepath.Join(t.TempDir(), "x")
		out, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		z := zip.NewWriter(out)
		if _, err := z.Create(part); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		info, _ := out.Stat()
		if got := TypeOf(out, info.Size()); got != want {
			t.Errorf("%s: got %q, want %q", part, got, want)
		}
		out.Close()
	}
}

// TestAddRefusesWhatIsNoPaper keeps the case's own files and data files out,
// unless data is asked for.
func TestAddRefusesWhatIsNoPaper(t *testing.T) {
	f := opened(t, small)
	data := filepath.Join(t.TempDir(), "truth.json")
	mustWrite(t, data, `{"a": 1}`)
	packet := filepath.Join(f.Dir, "out", "2026-01-02", "packet.pdf")
	if err := os.MkdirAll(filepath.Dir(packet), 0o700); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, packet, "%PDF-1.4")
	for path, want := range map[string]string{
		filepath.Join(f.Dir, Name): "casefile.add-own", packet: "casefile.add-packet", data: "casefile.add-data",
	} {
		out, err := Add(f, AddOptions{}, path)
		if err != nil || len(out) != 1 || out[0].Outcome != Refused || out[0].Problem.ID != want {
			t.Errorf("%s: %+v, %v; want %s", filepath.Base(path), out, err, want)
		}
	}
	if out, err := Add(f, AddOptions{Data: true}, data); err != nil || out[0].Outcome != WasAdded {
		t.Errorf("data that is asked for: %+v, %v", out, err)
	}
}
