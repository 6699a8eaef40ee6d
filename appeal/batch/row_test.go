package batch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
)

var today = appeal.Day{Year: 2026, Month: 11, Date: 22}

func jobs(t *testing.T, s *Sheet, root string) []Job {
	t.Helper()
	survey, err := s.Survey()
	if err != nil {
		t.Fatal(err)
	}
	folder, err := OpenFolder(root)
	if err != nil {
		t.Fatal(err)
	}
	r := &Reading{Sheet: s, Survey: survey, Folder: folder, Today: today, Letters: []string{"appeal", "claims-file"}}
	var out []Job
	if err := s.Each(func(row Row) error { out = append(out, r.Job(row)); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

// jobsOf reads a sheet's text; paths in it start at root.
func jobsOf(t *testing.T, root, text string) []Job {
	t.Helper()
	s, err := Open(written(t, "s.csv", []byte(text)), Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Problems) > 0 {
		t.Fatalf("headings: %v", s.Problems)
	}
	return jobs(t, s, root)
}

// TestDamage has one cell a row: what becomes of it, and what is proposed.
func TestDamage(t *testing.T) {
	for _, tt := range []struct{ column, cell, id, proposal string }{
		{"claim_number", "1.23E+11", "batch.scientific", ""},
		{"claim_number", "00123", "", ""},
		{"claim_number", `="00123"`, "", ""},
		{"claim_number", "'00123", "", ""},
		{"claim_number", "20863.0", "batch.decimal", "20863"},
		{"claim_number", "1,234,568", "batch.thousands", "1234568"},
		{"policy_number", "20,863.00", "batch.thousands", "20863"},
		{"claim_number", "120,000", "batch.thousands", "120000"},
		{"claim_number", "120,00", "batch.decimal", "120"},
		{"claim_number", "12,34", "", ""},
		{"claim_number", "1234567890123450", "batch.fifteen", ""},
		{"claim_number", "AB–12", "batch.smart-quotes", "AB-12"},
		{"claim_number", " AB-12 ", "batch.spaces", "AB-12"},
		{"claim_number", "#REF!", "batch.cell-error", ""},
		{"claim_number", "########", "batch.cell-error", ""},
		{"claimant_zip", "2138", "batch.zip", "02138"},
		{"claimant_zip", "501-1234", "batch.zip", "00501-1234"},
		{"denial_date", "45871", "batch.serial-date", "2025-08-02"},
		{"denial_date", "2026-07-06", "", ""},
		{"denial_date", "7/6/26", "batch.date-two", "2026-07-06 / 2026-06-07"},
		{"denial_date", "7/26/26", "", ""},
		{"denial_date", "2027-07-06", "intake.date-ahead", ""},
		{"denial_date", "soon", "intake.date", ""},
		{"occupation", `=HYPERLINK("http://x","y")`, "batch.formula", ""},
		{"occupation", `=cmd|' /C calc'!A0`, "batch.formula", ""},
		{"occupation", "@SUM(1)", "batch.formula", ""},
		{"examiner_name", "+SUM(1)", "batch.formula", ""},
		{"internal_note", "=> see the mail of \x07Monday", "", ""},
		{"claimant_phone", "+1 (937) 555-0101", "", ""},
		{"examiner_name", "Ana\x07Lee", "batch.control", "AnaLee"},
		{"examiner_name", "Ana\u202eeeL", "batch.control", "AnaeeL"},
		{"examiner_name", "Ana\r\nLee", "batch.line-break", "Ana Lee"},
		{"examiner_name", strings.Repeat("x", 5000), "batch.too-long", ""},
		{"examiner_name", "JosÃ© Lee", "batch.mojibake", ""},
		{"examiner_name", "Jos\ufffd Lee", "batch.lost-letter", ""},
		{"examiner_name", "Zoë O’Brien", "", ""},
		{"sex", "123-45-6789", "intake.ssn", ""},
		{"claim_kind", "pizza", "intake.choice", ""},
		{"accept", "all", "batch.accept", ""},
		{"letters", "appeal, love", "batch.letter", ""},
	} {
		t.Run(tt.column+" "+shown(tt.cell), func(t *testing.T) {
			text := "case_id,name,claim_kind,exam_report,claimant_street,claimant_city\n"
			row := "A,Ana Sample,workers-comp,r.pdf,1 Way,Dayton"
			if tt.column == "claim_kind" {
				text, row = "case_id,name,exam_report,claimant_street,claimant_city\n", "A,Ana Sample,r.pdf,1 Way,Dayton"
			}
			text = strings.TrimSuffix(text, "\n") + "," + tt.column + "\n" + row + `,"` + strings.ReplaceAll(tt.cell, `"`, `""`) + "\"\n"
			root := t.TempDir()
			touch(t, root, "r.pdf")
			got := jobsOf(t, root, text)[0].Problems
			var ids, proposals []string
			for _, p := range got {
				ids, proposals = append(ids, p.ID), append(proposals, p.Proposal)
			}
			if diff := cmp.Diff(tt.id, strings.Join(ids, " ")); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(tt.proposal, strings.Join(proposals, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func touch(t *testing.T, root, name string) {
	t.Helper()
	path := filepath.Join(root, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("%PDF-1.4 "+name), 0o600); err != nil {
		t.Fatal(err)
	}
}

func ids(j Job) string {
	var out []string
	for _, p := range j.Problems {
		if p.ID != "batch.no-report" {
			out = append(out, p.ID)
		}
	}
	return strings.Join(out, " ")
}

// TestDateOrder: one date that can be read in one way only settles its column,
// two that contradict each other settle nothing.
func TestDateOrder(t *testing.T) {
	const head = "name,claim_kind,claim_number,denial_date\n"
	for _, tt := range []struct{ name, first, want, id string }{
		{"month first", "8/25/2026", "2026-07-06", ""},
		{"day first", "25/8/2026", "2026-06-07", ""},
		{"not shown", "2026-08-25", "", "batch.date-two"},
		{"mixed", "8/25/2026\nD,other,5,25/8/2026", "", "batch.date-mixed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := jobsOf(t, t.TempDir(), head+"A,other,1,7/6/2026\nB,other,2,"+tt.first+"\n")[0]
			if got.Case.Denial.Date.String() != tt.want || ids(got) != tt.id {
				t.Errorf("%s %q, want %s %q", got.Case.Denial.Date, ids(got), tt.want, tt.id)
			}
		})
	}
}

func TestDoublesAndZeros(t *testing.T) {
	got := jobsOf(t, t.TempDir(), "case_id,name,claim_kind,claim_number\n"+
		"A,Ana Sample,other,00123456\nB,Ben Sample,other,12345678\nC,Cy Sample,other,12345679\nD,Di Sample,other,12345670\nE,Ed Sample,other,12345671\n"+
		"F,Flo Sample,other,123456\na,Gus Sample,other,99999999\nH,ANA  SAMPLE,other,00123456\n")
	want := []string{"", "", "", "", "", "batch.zeros", "batch.id-twice", "batch.claimant-twice"}
	for i, j := range got {
		if ids(j) != want[i] {
			t.Errorf("row %d: %q, want %q", j.Row, ids(j), want[i])
		}
	}
	if p := got[5].Problems[0]; p.Proposal != "00123456" {
		t.Errorf("proposal %q", p.Proposal)
	}
}

// TestNearIDs: ids that differ in zeros alone are said to; both stay cases.
func TestNearIDs(t *testing.T) {
	got := jobsOf(t, t.TempDir(), "case_id,name,claim_kind,claim_number\n"+
		"1,Ana Sample,other,A-1\n01,Ben Sample,other,A-2\nC-007,Cy Sample,other,A-3\nc-7,Di Sample,other,A-4\n10,Ed Sample,other,A-5\n100,Flo Sample,other,A-6\n")
	want := []string{"", "batch.id-near", "", "batch.id-near", "", ""}
	for i, j := range got {
		if ids(j) != want[i] {
			t.Errorf("row %d: %q, want %q", j.Row, ids(j), want[i])
		}
	}
}

// TestPaths: documents come from below the sheet's folder, or not at all.
func TestPaths(t *testing.T) {
	parent := t.TempDir()
	root := filepath.Join(parent, "root")
	touch(t, parent, "outside/secret.pdf")
	touch(t, root, "papers/A/report.pdf")
	touch(t, root, "papers/B/inner/x.pdf")
	links := os.Symlink(filepath.Join(parent, "outside"), filepath.Join(root, "link")) == nil &&
		os.Symlink(filepath.Join(parent, "outside", "secret.pdf"), filepath.Join(root, "papers", "B", "secret.pdf")) == nil
	if err := os.WriteFile(filepath.Join(root, "empty.pdf"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	big, err := os.Create(filepath.Join(root, "big.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if err := big.Truncate(10 << 30); err != nil {
		t.Skip("no sparse files here")
	}
	big.Close()
	for _, tt := range []struct {
		column, path, id string
		link             bool
	}{
		{"documents_folder", "papers/A", "", false},
		{"documents_folder", `papers\A`, "", false},
		{"documents_folder", "../outside", "batch.path-outside", false},
		{"documents_folder", "papers/../../outside", "batch.path-outside", false},
		{"documents_folder", "../root/papers/A", "", false}, // out and back in again
		{"documents_folder", "../roots/papers", "batch.path-outside", false},
		{"documents_folder", "/etc", "batch.path-absolute", false},
		{"documents_folder", `C:\papers`, "batch.path-absolute", false},
		{"documents_folder", `\\server\share`, "batch.path-absolute", false},
		{"documents_folder", "file:///etc", "batch.path-absolute", false},
		{"documents_folder", "papers/Z", "batch.path-missing", false},
		{"documents_folder", "papers/A/report.pdf", "batch.path-not-a-folder", false},
		{"documents_folder", "link", "batch.path-link-outside", true},
		{"documents_folder", "papers/B", "batch.folder-in-folder batch.path-link-outside", true},
		{"exam_report", "link/secret.pdf", "batch.path-link-outside", true},
		{"exam_report", "papers/A/report.pdf", "", false},
		{"exam_report", "papers", "batch.path-not-a-file", false},
		{"exam_report", "empty.pdf", "batch.path-empty", false},
		{"exam_report", "big.pdf", "batch.path-too-large", false},
		{"exam_report", "papers/A/raport.pdf", "batch.path-missing", false},
	} {
		t.Run(tt.column+" "+tt.path, func(t *testing.T) {
			if tt.link && !links {
				t.Skip("no symbolic links here")
			}
			j := jobsOf(t, root, "case_id,name,claim_kind,"+tt.column+"\nA,Ana,other,"+tt.path+"\n")[0]
			if ids(j) != tt.id {
				t.Errorf("%q, want %q", ids(j), tt.id)
			}
			for _, p := range j.Papers {
				if strings.Contains(p.Path, "secret") {
					t.Errorf("took %s", p.Path)
				}
			}
		})
	}
}

func TestFolderName(t *testing.T) {
	for _, tt := range []struct{ id, want string }{
		{"HAR-001", "HAR-001"},
		{"zoë-1", "zoë-1"},
		{"CON", "case-CON-"},
		{"nul.txt", "case-nul.txt-"},
		{"../../x", "x-"},
		{"a/b", "a-b-"},
		{"a.", "a-"},
		{"患者", "9db4a3b3"},
		{strings.Repeat("x", 200), strings.Repeat("x", 60) + "-"},
	} {
		got := folderName(tt.id)
		if !strings.HasPrefix(got, tt.want) || strings.HasSuffix(tt.want, "-") == (got == tt.want) {
			t.Errorf("folderName(%q) = %q, want %q", tt.id, got, tt.want)
		}
	}
	if folderName("a/b") == folderName("a-b") || folderName("a/b") == folderName("a:b") {
		t.Error("two ids share a name")
	}
}

func FuzzFolderName(f *testing.F) {
	for _, s := range []string{"", "..", "CON", "a/b", "COM1.x", "é", "\x00", "con ", "ｘ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, id string) {
		name := folderName(id)
		if name == "" || len(name) > 80 || !filepath.IsLocal(name) || filepath.Base(name) != name || name[0] == '.' ||
			strings.ContainsAny(name, "<>:\"/\\|?*\x00 ") || strings.HasSuffix(name, ".") || device.MatchString(strings.SplitN(name, ".", 2)[0]) {
			t.Fatalf("folderName(%q) = %q", id, name)
		}
	})
}

func TestSafeCell(t *testing.T) {
	for in, want := range map[string]string{"=1+1": "'=1+1", "+1": "'+1", "-2": "-2", "-2+3": "'-2+3", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx", "x=": "x=", "": ""} {
		if got := SafeCell(in); got != want {
			t.Errorf("SafeCell(%q) = %q, want %q", in, got, want)
		}
	}
}
