package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// batchProgram gives a command that runs the real main: this test's own program
// under the name that TestMain looks for.
func batchProgram(tb testing.TB) string {
	tb.Helper()
	self, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	name := filepath.Join(tb.TempDir(), "imeappeal")
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	raw, err := os.ReadFile(self)
	if err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(name, raw, 0o700); err != nil {
		tb.Fatal(err)
	}
	return name
}

// batchSheet writes a sheet of n cases that share one folder of real papers.
func batchSheet(tb testing.TB, n int) string {
	tb.Helper()
	root := tb.TempDir()
	if err := os.CopyFS(filepath.Join(root, "papers"), os.DirFS("../../testdata/cases/01-lumbar-ltd-oh")); err != nil {
		tb.Fatal(err)
	}
	if err := os.Remove(filepath.Join(root, "papers", "case.yaml")); err != nil {
		tb.Fatal(err)
	}
	var b bytes.Buffer
	b.WriteString("case_id,claimant_name,claim_kind,state,denial_date,denial_received,claim_number,documents_folder,exam_report,denial_document\n")
	for i := range n {
		fmt.Fprintf(&b, "C-%05d,Ana %c%c Sample,erisa-disability,OH,2026-10-05,2026-10-09,%08d,papers/documents,papers/report.pdf,papers/denial.pdf\n", i, 'A'+i%26, 'a'+i/26%26, i)
	}
	path := filepath.Join(root, "cases.csv")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

func batchMakeCommand(program, sheet, out string) *exec.Cmd {
	return exec.Command(program, "batch", "make", sheet, "-o", out, "--as-of", "2026-11-22", "--letters", "claims-file", "--jobs", "2")
}

// TestBatchMakeSurvivesKill kills the process while it works, twice, and finds
// in the end the same files as a run that nobody disturbed.
func TestBatchMakeSurvivesKill(t *testing.T) {
	program, sheet := batchProgram(t), batchSheet(t, 5)
	whole := filepath.Join(t.TempDir(), "whole")
	if out, err := batchMakeCommand(program, sheet, whole).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	killed := filepath.Join(t.TempDir(), "killed")
	for _, lines := range []int{1, 3} {
		cmd := batchMakeCommand(program, sheet, killed)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(time.Minute); journalLines(killed) < lines && time.Now().Before(deadline); {
			time.Sleep(2 * time.Millisecond)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
	}
	out, err := batchMakeCommand(program, sheet, killed).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(string(out), "finished already") {
		t.Errorf("nothing was finished before:\n%s", out)
	}
	if diff := cmp.Diff(hashesBelow(t, whole), hashesBelow(t, killed)); diff != "" {
		t.Error(diff)
	}
}

func journalLines(out string) int {
	b, _ := os.ReadFile(filepath.Join(out, ".journal.jsonl"))
	return bytes.Count(b, []byte("\n"))
}

// hashesBelow hashes every file of the cases; the batch's own accounts begin
// with a dot.
func hashesBelow(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		if strings.HasPrefix(rel, ".journal") || strings.HasPrefix(rel, ".imeappeal") || strings.HasPrefix(rel, ".rows") || rel == ".sheet.json" {
			return nil
		}
		out[filepath.ToSlash(rel)], _, err = hashFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestRowList(t *testing.T) {
	for want, rows := range map[string][]int{
		"row 3":      {3, 3, 3},
		"rows 3, 12": {3, 12, 12},
		"rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 1 more": {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12, 13, 13},
	} {
		if got := rowList(rows); got != want {
			t.Errorf("%v: %q, want %q", rows, got, want)
		}
	}
}

// BenchmarkBatchCheck reads sheets with their papers' pages counted.
func BenchmarkBatchCheck(b *testing.B) {
	program, sheet := batchProgram(b), batchSheet(b, 500)
	for b.Loop() {
		out, err := exec.Command(program, "batch", "check", sheet, "--as-of", "2026-11-22").CombinedOutput()
		var found *exec.ExitError // the rows share a folder, and that is said
		if !errors.As(err, &found) || found.ExitCode() != exitFound {
			b.Fatalf("%v\n%s", err, out)
		}
	}
	b.ReportMetric(500*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
