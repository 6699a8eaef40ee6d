package batch

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestHostileRows makes a sheet of them: data is data, what leads elsewhere is
// refused, and nothing outside the output folder is written.
func TestHostileRows(t *testing.T) {
	parent := t.TempDir()
	root := filepath.Join(parent, "root")
	touch(t, parent, "outside/secret.pdf")
	touch(t, root, "papers/ime.pdf")
	if err := os.Symlink(filepath.Join(parent, "outside"), filepath.Join(root, "link")); err != nil {
		t.Log("no symbolic links here")
	}
	big := filepath.Join(root, "big.pdf")
	if err := os.WriteFile(big, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, 10<<30); err != nil {
		t.Log("no sparse files here")
	}
	long := strings.Repeat("x", 5000)
	w := &workshop{t: t, root: root, out: filepath.Join(root, "built"), sheet: filepath.Join(root, "s.csv"), workers: 2}
	rows := []struct{ cells, want string }{
		{`../../x,Ana 1,other,,papers`, "made"},
		{`/etc/passwd,Ana 2,other,,papers`, "made"},
		{`C:\Windows\x,Ana 3,other,,papers`, "made"},
		{`CON,Ana 4,other,,papers`, "made"},
		{`.journal.jsonl,Ana 5,other,,papers`, "made"},
		{`.work,Ana 6,other,,papers`, "made"},
		{`summary.csv,Ana 7,other,,papers`, "made"},
		{`"=HYPERLINK(""http://x"",""y"")",Ana 8,other,,papers`, "failed"},
		{"\"a\r\nb\",Ana 9,other,,papers", "failed"},
		{"a\x07b,Ana 10,other,,papers", "failed"},
		{long + ",Ana 11,other,,papers", "failed"},
		{"a," + long + ",other,,papers", "failed"},
		{`b,"Ana"" 12",other,../outside/secret.pdf,papers`, "failed"},
		{`c,Ana 13,other,` + filepath.Join(parent, "outside", "secret.pdf") + `,papers`, "failed"},
		{`d,Ana 14,other,link/secret.pdf,papers`, "failed"},
		{`e,Ana 15,other,big.pdf,papers`, "failed"},
		{`f,Ana 16,other,,../outside`, "failed"},
	}
	text := "case_id,name,claim_kind,exam_report,documents_folder\n"
	var want []string
	for _, r := range rows {
		text += r.cells + "\n"
		want = append(want, r.want)
	}
	if err := os.WriteFile(w.sheet, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	before := names(t, parent, w.out)
	for range 2 {
		got := strings.Fields(w.run())
		for i := range rows {
			if got[i] != want[i] {
				t.Errorf("%.60s: %s, want %s", rows[i].cells, got[i], want[i])
			}
			if want[i] == "made" {
				want[i] = "skipped" // the second time
			}
		}
	}
	if after := names(t, parent, w.out); after != before {
		t.Errorf("something outside the output folder changed:\n%s\n%s", before, after)
	}
	if inside := names(t, w.out, ""); strings.Contains(inside, "secret") {
		t.Errorf("something came from outside:\n%s", inside)
	}
}

// names lists what stands in a folder, with sizes, a part left out.
func names(t *testing.T, dir, without string) string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path == without {
			return fs.SkipDir
		}
		info, err := e.Info()
		if err == nil && !e.IsDir() {
			all = append(all, path+" "+count(int(info.Size())))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, "\n")
}

// TestTwoHundredThousandRows: a sheet that is far too long is read row by row.
func TestTwoHundredThousandRows(t *testing.T) {
	const rows = 200000
	var b strings.Builder
	b.WriteString("case_id,claimant_name,claim_kind,denial_date\n")
	for i := range rows {
		b.WriteString("C-" + count(i) + ",Ana Sample,other,10/25/2026\n")
	}
	path := written(t, "s.csv", []byte(b.String()))
	b.Reset()
	s, err := Open(path, Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	survey, err := s.Survey()
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if survey.Rows != rows {
		t.Errorf("%d rows, want %d", survey.Rows, rows)
	}
	if held := int64(after.HeapAlloc) - int64(before.HeapAlloc); held > 40<<20 {
		t.Errorf("the survey holds %d MB", held>>20)
	}
	r := &Reading{Sheet: s, Survey: survey, Today: today}
	seen, stop := 0, context.Canceled
	err = s.Each(func(row Row) error {
		if seen++; seen == 100 {
			return stop // a reader that has seen enough is heard
		}
		if j := r.Job(row); HasError(j.Problems) {
			t.Fatalf("row %d: %v", row.Number, j.Problems)
		}
		return nil
	})
	if err != stop {
		t.Errorf("Each gives %v", err)
	}
}
