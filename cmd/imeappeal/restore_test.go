package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
)

// packed makes an archive of entries as a stranger may have made it; the list
// names what is told.
func packed(t *testing.T, list []hashedFile, entries ...tar.Header) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, h := range entries {
		content := []byte("words")
		if h.Typeflag != tar.TypeReg {
			content = nil
		}
		h.Size, h.Mode = int64(len(content)), 0o777
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if list != nil {
		text, _ := json.Marshal(archived{Files: list})
		if err := w.WriteHeader(tarHeader(archiveList, int64(len(text)), entries[0].ModTime)); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	z.Close()
	return b.Bytes()
}

// An archive that leads out of its folder, holds links, gives a name twice, is
// cut off or holds another file than it lists is refused, and nothing is left.
func TestRestoreRefuses(t *testing.T) {
	file := func(name string) tar.Header { return tar.Header{Typeflag: tar.TypeReg, Name: name} }
	right := []hashedFile{{Name: "case.yaml", SHA256: "1f1a1c9d7b6f5ed2d4b3d0f8cbd2b4a5d4a2d3b1e9f8a7c6b5d4e3f2a1b0c9d8", Bytes: 5}}
	whole := packed(t, []hashedFile{}, file("case.yaml"))
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"up", packed(t, right, file("../up")), "leads out of the folder"},
		{"absolute", packed(t, right, file("/tmp/absolute")), "leads out of the folder"},
		{"backslash", packed(t, right, file(`..\up`)), "leads out of the folder"},
		{"link", packed(t, right, tar.Header{Typeflag: tar.TypeSymlink, Name: "a", Linkname: "/etc/passwd"}), "is no file"},
		{"hard link", packed(t, right, tar.Header{Typeflag: tar.TypeLink, Name: "a", Linkname: "case.yaml"}), "is no file"},
		{"twice", packed(t, right, file("case.yaml"), file("case.yaml")), "exists"},
		{"other content", packed(t, right, file("case.yaml")), "is not the file that was archived"},
		{"unlisted", packed(t, []hashedFile{}, file("case.yaml")), "0 files are listed, 1 are there"},
		{"no list", packed(t, nil, file("case.yaml")), "list of files is missing"},
		{"cut off", whole[:len(whole)-20], "damaged"},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "x.tar.gz")
		if err := os.WriteFile(path, tt.data, 0o600); err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		code := run([]string{"restore", path, filepath.Join(dir, "case")}, strings.NewReader(""), &out, &errs)
		if code != exitCould || !strings.Contains(errs.String(), tt.want) {
			t.Errorf("%s: exit %d, %s", tt.name, code, errs.String())
		}
		if left, _ := os.ReadDir(dir); len(left) != 1 {
			t.Errorf("%s: %d things are left behind", tt.name, len(left))
		}
	}
}

// A case archived to a public key comes back with the private one, and an
// encrypted archive that was changed anywhere does not.
func TestArchiveToKey(t *testing.T) {
	dir := t.TempDir()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	identity := filepath.Join(dir, "key.txt")
	if err := os.WriteFile(identity, []byte(key.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(dir, "mine")
	if err := os.CopyFS(mine, os.DirFS("../../testdata/cases/01-lumbar-ltd-oh")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "case.age")
	do := func(args ...string) (int, string) {
		var out, errs bytes.Buffer
		return run(args, strings.NewReader(""), &out, &errs), errs.String()
	}
	if code, said := do("archive", "-C", mine, "--recipient", key.Recipient().String(), "-o", path); code != exitDone {
		t.Fatal(said)
	}
	if code, said := do("restore", path, filepath.Join(dir, "back"), "--identity", identity); code != exitDone {
		t.Fatal(said)
	}
	was, err := os.ReadFile(filepath.Join(mine, "case.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if is, err := os.ReadFile(filepath.Join(dir, "back", "case.yaml")); err != nil || !bytes.Equal(is, was) {
		t.Errorf("case.yaml did not come back: %v", err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{len(data) / 2, len(data) - 1} {
		changed := bytes.Clone(data)
		changed[at] ^= 1
		if err := os.WriteFile(path, changed, 0o600); err != nil {
			t.Fatal(err)
		}
		if code, said := do("restore", path, filepath.Join(dir, "again"), "--identity", identity); code != exitCould {
			t.Errorf("changed at %d: exit %d %s", at, code, said)
		}
		if _, err := os.Stat(filepath.Join(dir, "again")); err == nil {
			t.Errorf("changed at %d: restored", at)
		}
	}
}
