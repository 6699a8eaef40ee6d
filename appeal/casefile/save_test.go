package casefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
)

func TestSaveWritesWhatWasSet(t *testing.T) {
	f := opened(t, small)
	if err := f.Set("denial.received", "2025-07-25"); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(f.Dir)
	if err != nil || again.Case.Denial.Received.String() != "2025-07-25" {
		t.Errorf("read again: %v, %v", again, err)
	}
	info, err := os.Stat(filepath.Join(f.Dir, Name))
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	left, _ := filepath.Glob(filepath.Join(f.Dir, ".case-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if err := f.Set("denial.received", "2025-07-26"); err != nil || f.Save() != nil {
		t.Errorf("a second save after the first: %v", err)
	}
}

func TestSaveRefusesAFileThatSomeoneChanged(t *testing.T) {
	f := opened(t, small)
	if err := f.Set("claimant.phone", "555"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(f.Dir, Name)
	mustWrite(t, path, small+"# a line by hand\n")
	if err := f.Save(); !errors.Is(err, ErrChanged) {
		t.Errorf("got %v, want ErrChanged", err)
	}
	if b, _ := os.ReadFile(path); !strings.HasSuffix(string(b), "by hand\n") {
		t.Error("the hand's change is lost")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); !errors.Is(err, ErrChanged) {
		t.Errorf("removed: got %v, want ErrChanged", err)
	}
}

func TestSaveWithoutEditsWritesNothing(t *testing.T) {
	f := opened(t, small)
	if err := os.Remove(filepath.Join(f.Dir, Name)); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Error(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir); !errors.Is(err, ErrNoCase) {
		t.Errorf("no file: %v", err)
	}
	big := strings.Repeat("# a comment that goes on and on\n", maxSize/16)
	tests := map[string]string{"casefile.empty": "", "casefile.too-large": big, "casefile.not-utf8": "version: \xff"}
	for want, text := range tests {
		mustWrite(t, filepath.Join(dir, Name), text)
		var bad *Invalid
		if _, err := Open(dir); !errors.As(err, &bad) || bad.Problems[0].ID != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if err := os.Remove(filepath.Join(dir, Name)); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, Name), 0o700); err != nil {
		t.Fatal(err)
	}
	var bad *Invalid
	if _, err := Open(dir); err == nil || errors.As(err, &bad) && bad.Problems[0].ID != "casefile.not-a-file" {
		t.Errorf("a folder named case.yaml: %v", err)
	}
}

func TestLock(t *testing.T) {
	f := opened(t, small)
	unlock, err := Lock(f.Dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Lock(f.Dir)
	var locked *LockedError
	if !errors.As(err, &locked) {
		t.Fatalf("a second lock: %v", err)
	}
	if locked.Holder != strconv.Itoa(os.Getpid()) || locked.Since.IsZero() {
		t.Errorf("holder: %+v", locked)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	again, err := Lock(f.Dir)
	if err != nil {
		t.Fatalf("after unlock: %v", err)
	}
	if err := again(); err != nil {
		t.Error(err)
	}
	if _, err := Lock(t.TempDir()); !errors.Is(err, ErrNoCase) {
		t.Errorf("no case: %v", err)
	}
}

func TestFind(t *testing.T) {
	f := opened(t, small)
	out, err := f.Out(appeal.Day{Year: 2026, Month: 11, Date: 22})
	if err != nil || !strings.HasSuffix(filepath.ToSlash(out), "/out/2026-11-22") {
		t.Fatal(out, err)
	}
	other := filepath.Join(f.Dir, "elsewhere")
	if err := os.Mkdir(other, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, start := range []string{f.Dir, out} {
		if got, err := Find(start); err != nil || got != f.Dir {
			t.Errorf("Find(%s) = %s, %v", start, got, err)
		}
	}
	if got, err := Find(other); !errors.Is(err, ErrNoCase) {
		t.Errorf("Find in a folder that is no part of the case = %s, %v", got, err)
	}
}

func TestCreate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "rivera")
	c := appeal.Case{Claimant: appeal.Claimant{Name: "Ana: \"Rivera\"", Address: []string{"1 Main St #4"}}, Claim: appeal.Claim{Kind: appeal.WorkersComp}}
	f, err := Create(dir, c)
	if err != nil {
		t.Fatal(err)
	}
	c.Version = Version
	if diff := cmp.Diff(c, f.Case); diff != "" {
		t.Error(diff)
	}
	if len(f.Warnings) > 0 {
		t.Errorf("warnings: %+v", f.Warnings)
	}
	if !strings.Contains(string(f.Text()), "# The person whose claim was denied") {
		t.Errorf("no remarks:\n%s", f.Text())
	}
	if info, _ := os.Stat(dir); runtime.GOOS != "windows" && info.Mode() != fs.ModeDir|0o700 {
		t.Errorf("mode %v", info.Mode())
	}
	if _, err := Create(dir, c); !errors.Is(err, ErrExists) {
		t.Errorf("a second time: %v", err)
	}
	var bad *Invalid
	if _, err := Create(filepath.Join(t.TempDir(), "x"), appeal.Case{}); !errors.As(err, &bad) {
		t.Errorf("a case without a name: %v", err)
	}
}

// Every sample case, written by Create, reads back as itself.
func TestCreateWritesEveryKey(t *testing.T) {
	for _, dir := range caseFolders(t) {
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		got, problems := Decode([]byte(annotated(f.Case)))
		if diff := cmp.Diff(f.Case, got); diff != "" || failed(problems) {
			t.Errorf("%s: %+v\n%s", dir, problems, diff)
		}
	}
}
