package batch

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/internal/outside"
)

func bookTemplate(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	err := TemplateXLSX(&b, func(column, _ string) string { return `about <"` + column + `"> & more` })
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestWorkbookTemplateIsAGoodSheet reads the template with what stands in its
// other sheets.
func TestWorkbookTemplateIsAGoodSheet(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"EXAMPLE-001/ime-report.pdf", "EXAMPLE-001/denial.pdf", "EXAMPLE-001/mri-2026-03-02.pdf", "EXAMPLE-002/ime-report.pdf", "EXAMPLE-002/denial.pdf", "EXAMPLE-002/therapy-notes.pdf"} {
		touch(t, root, "papers/"+name)
	}
	s, err := Open(written(t, "s.xlsx", bookTemplate(t)), Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Problems) > 0 {
		t.Errorf("problems: %v", s.Problems)
	}
	got := jobs(t, s, root)
	if len(got) != 2 {
		t.Fatalf("%d rows, want the two people", len(got))
	}
	for _, j := range got {
		for _, p := range j.Problems {
			t.Errorf("row %d: %s %s %q", p.Row, p.ID, p.Column, p.Value)
		}
	}
	ana := got[0].Case
	if ana.Denial.Date.String() != "2026-10-05" || ana.Claim.ClaimNumber != "00123456" {
		t.Errorf("denial %s, claim %s", ana.Denial.Date, ana.Claim.ClaimNumber)
	}
	if len(ana.Diagnoses) != 1 || ana.Diagnoses[0].Code != "M54.16" || len(ana.Exam.Notes.Tests) != 2 || *ana.Exam.Notes.Tests[1].Performed {
		t.Errorf("diagnoses %v, tests %v", ana.Diagnoses, ana.Exam.Notes.Tests)
	}
	for _, p := range got[0].Papers {
		if p.Name == "mri-2026-03-02.pdf" && (p.Told.Title != "MRI lumbar spine" || p.Kind != appeal.Imaging || p.Told.Date.String() != "2026-03-02" || p.Told.Author != "Example Imaging") {
			t.Errorf("%+v", p)
		}
	}
	if again := bookTemplate(t); !bytes.Equal(again, bookTemplate(t)) {
		t.Error("two templates differ")
	}
}

// TestWorkbookTemplateOpensElsewhere has LibreOffice read every sheet of it.
func TestWorkbookTemplateOpensElsewhere(t *testing.T) {
	office := outside.Need(t, "libreoffice-calc-nogui", "soffice")
	dir := t.TempDir()
	book := filepath.Join(dir, "book.xlsx")
	if err := os.WriteFile(book, bookTemplate(t), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to",
		`csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1`, "--outdir", dir, book).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if strings.Contains(string(out), "no export filter") || strings.Contains(string(out), "could not be loaded") {
		outside.Lack(t, "Calc of LibreOffice", "libreoffice-calc-nogui")
	}
	for sheet, want := range map[string]string{
		"Cases": "EXAMPLE-001,Ana Sample,erisa-disability,,OH,2026-10-05", "documents": "EXAMPLE-001,mri-2026-03-02.pdf,MRI lumbar spine,imaging,2026-03-02",
		"diagnoses": "EXAMPLE-002,rotator cuff tear", "tests": "EXAMPLE-001,reflexes,no", "Columns": "claim_kind",
	} {
		text, err := os.ReadFile(filepath.Join(dir, "book-"+sheet+".csv"))
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s: %v, want %q in\n%.300s", sheet, err, want, text)
		}
	}
}

// TestOtherSheets: what cannot be read in them is named, and nobody's row is lost
// without a word.
func TestOtherSheets(t *testing.T) {
	cases := writtenSheet{name: "Cases", columns: []writtenColumn{{head: "case_id"}, {head: "name"}, {head: "claim_kind"}, {head: "diagnosis_1_name"}}, rows: [][]string{{"A", "Ana", "other", "sprain"}}}
	table := func(name string, heads string, rows ...string) writtenSheet {
		s := writtenSheet{name: name}
		for _, h := range strings.Split(heads, ",") {
			s.columns = append(s.columns, writtenColumn{head: h, style: textStyle})
		}
		for _, r := range rows {
			s.rows = append(s.rows, strings.Split(r, ","))
		}
		return s
	}
	for _, tt := range []struct {
		name string
		more writtenSheet
		ids  string // of the sheet, the strays and the row
	}{
		{"a second diagnosis", table("Diagnosis", "case_id,diagnosis,ICD-10,side", "a,tear,M75.1,right"), ""},
		{"a case that is not there", table("diagnoses", "case_id,name", "B,tear"), "batch.more-stray"},
		{"a row of nobody", table("diagnoses", "case_id,name", ",tear"), "batch.more-stray"},
		{"no case_id", table("diagnoses", "name", "tear"), "batch.more-no-id"},
		{"an unknown heading", table("diagnoses", "case_id,name,colour", "A,tear,blue"), "batch.more-column"},
		{"another sheet", table("Old clients", "who", "Bob"), "batch.sheet-unread"},
		{"an empty sheet", writtenSheet{name: "Sheet2"}, ""},
		{"a formula", table("diagnoses", "case_id,name", `A,=HYPERLINK("http://x")`), "batch.formula"},
		{"a wrong choice", table("diagnoses", "case_id,name,side", "A,tear,upper"), "intake.choice"},
		{"a document without a file", table("documents", "case_id,title", "A,MRI"), "batch.document-no-file"},
		{"a document elsewhere", table("documents", "case_id,file", "A,../../x.pdf"), "batch.path-outside"},
		{"a document of no kind", table("documents", "case_id,file,kind", "A,x.pdf,photo"), "batch.document-kind"},
		{"a document of no day", table("documents", "case_id,file,date", "A,x.pdf,soon"), "intake.date"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := (writtenBook{tt.more, cases}).write(&b); err != nil {
				t.Fatal(err)
			}
			root := t.TempDir()
			touch(t, root, "x.pdf")
			s, err := Open(written(t, "s.xlsx", b.Bytes()), Mapping{})
			if err != nil {
				t.Fatal(err)
			}
			survey, err := s.Survey()
			if err != nil {
				t.Fatal(err)
			}
			folder, err := OpenFolder(root)
			if err != nil {
				t.Fatal(err)
			}
			r := &Reading{Sheet: s, Survey: survey, Folder: folder, Today: today}
			j := read(t, r)[0]
			got := ids(Job{Problems: append(append(s.Problems, r.Strays()...), j.Problems...)})
			if got != tt.ids {
				t.Errorf("%q, want %q", got, tt.ids)
			}
			if tt.ids == "" && tt.more.name == "Diagnosis" && (len(j.Case.Diagnoses) != 2 || j.Case.Diagnoses[1].Code != "M75.1" || j.Case.Diagnoses[1].Side != "right") {
				t.Errorf("diagnoses %+v", j.Case.Diagnoses)
			}
		})
	}
}

// TestDocumentsSheetReachesTheCase makes a case of the template's first person
// and finds what the sheet of documents says in its case.yaml.
func TestDocumentsSheetReachesTheCase(t *testing.T) {
	w := &workshop{t: t, root: t.TempDir(), workers: 1}
	w.out, w.sheet = filepath.Join(w.root, "built"), filepath.Join(w.root, "s.xlsx")
	for _, name := range []string{"1/ime-report.pdf", "1/denial.pdf", "1/mri-2026-03-02.pdf", "2/ime-report.pdf", "2/denial.pdf", "2/therapy-notes.pdf"} {
		touch(t, w.root, "papers/EXAMPLE-00"+name)
	}
	if err := os.WriteFile(w.sheet, bookTemplate(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := w.run(); got != "made made" {
		t.Fatal(got)
	}
	f, err := casefile.Open(filepath.Join(w.out, "EXAMPLE-001"))
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, d := range f.Case.Documents {
		found = found || d.Title == "MRI lumbar spine" && d.Kind == appeal.Imaging && d.Date.String() == "2026-03-02" && d.Author == "Example Imaging"
	}
	if !found || len(f.Case.Documents) != 3 || f.Case.Exam.Report == "" {
		t.Errorf("%+v", f.Case.Documents)
	}
	if got := w.run(); got != "skipped skipped" {
		t.Errorf("again: %s", got)
	}
}
